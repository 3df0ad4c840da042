/**
 * A deep copy of JSON data that nobody can change: what is kept must not move when a caller's object does. Fields
 * that are `undefined` are left out, as JSON does.
 */
export function frozenCopy<Data>(data: Data): Data;
export function frozenCopy(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return Object.freeze(data.map((item: unknown) => frozenCopy(item)));
  const copied = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.freeze(Object.fromEntries(copied.map(([key, value]) => [key, frozenCopy(value)])));
}

/** Freezes an object and all that is in it, functions aside: for what must stay the object it is. */
export function freezeThrough(data: unknown): void {
  if (typeof data !== 'object' || data === null) return;
  Object.freeze(data);
  Object.values(data).forEach(freezeThrough);
}
