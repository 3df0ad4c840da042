/**
 * A deep copy of JSON data that nobody can change: what is kept must not move when a caller's object does. Fields
 * that are `undefined` are left out, as JSON does.
 */
export function frozenCopy<Data>(data: Data): Data;
export function frozenCopy(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return Object.freeze(data.map((item: unknown) => frozenCopy(item)));
  // Copied as it is and then deepened: several times as fast as put together from its entries.
  const copy: Record<string, unknown> = { ...data };
  for (const key of Object.keys(copy)) {
    const value = copy[key];
    if (value === undefined) delete copy[key];
    else if (typeof value === 'object') copy[key] = frozenCopy(value);
  }
  return Object.freeze(copy);
}

/** Freezes an object and all that is in it, functions aside: for what must stay the object it is. */
export function freezeThrough(data: unknown): void {
  if (typeof data !== 'object' || data === null) return;
  Object.freeze(data);
  Object.values(data).forEach(freezeThrough);
}
