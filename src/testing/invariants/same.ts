/** Tells whether two pieces of JSON data say the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one) || Array.isArray(other)) return isSameList(one, other);
  let fields = 0;
  for (const key in one) {
    if (one[key] === undefined) continue;
    fields += 1;
    if (!isSame(one[key], other[key])) return false;
  }
  for (const key in other) if (other[key] !== undefined) fields -= 1;
  return fields === 0;
}

function isSameList(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  const others: readonly unknown[] = other;
  return one.every((item: unknown, index) => isSame(item, others[index]));
}

/** The fields in which two records differ, those that only one has included; a field that is `undefined` is none. */
export function differingFields(one: unknown, other: unknown): readonly string[] {
  if (!isObject(one) || !isObject(other)) return [];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((key) => !isSame(one[key], other[key]))
    .sort();
}

function isObject(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
