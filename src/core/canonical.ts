/**
 * JSON with the keys of every object in code-unit order, and absent or `undefined` fields left out: equal data gives
 * equal text, whatever order its fields were written in. For JSON data only.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

// Sorted first and written then: a function that JSON.stringify asks at every field costs more than both.
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, field]) => [key, sorted(field)]));
}

/**
 * A short stable fingerprint of JSON data: 16 hexadecimal digits. It tells accidental changes apart (another
 * payload under the same command id, a cursor used with another query); it is no defence against someone who
 * searches for a collision, and nothing relies on that.
 */
export function fingerprintOf(value: unknown): string {
  const text = canonicalJson(value);
  return lane(text, 0x01000193) + lane(text, 0x5f356495);
}

/** One 32-bit lane: multiply-and-xor over UTF-16 code units (as FNV-1a), then an avalanche so that near texts differ everywhere. */
function lane(text: string, multiplier: number): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), multiplier);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
