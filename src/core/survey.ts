/**
 * Most values, fields and items alike, that are looked at in one input. The largest that is any use has about 60,000:
 * a form with 10,000 products, each in a batch of its own.
 */
export const MAXIMUM_VALUES = 100_000;

/** What a first look at untrusted input tells, before a schema reads it. */
export interface Survey {
  /**
   * `null` unless there are more than {@link MAXIMUM_VALUES} values: then the place of the list or object that alone
   * has more, or the whole where it takes several.
   */
  readonly tooLargeAt: readonly PropertyKey[] | null;
  /** Whether an object in it has a field that is `undefined`. */
  readonly hasUndefined: boolean;
}

interface Tally {
  left: number;
  hasUndefined: boolean;
  tooLargeAt: readonly PropertyKey[] | null;
}

/**
 * Looks over untrusted input, `depth` levels deep: a cheap look that stops at the bound, so a list of ten million is
 * known by its length alone. What stands in many places counts in each, as a schema would read it there.
 */
export function surveyOf(input: unknown, depth: number): Survey {
  const tally: Tally = { left: MAXIMUM_VALUES, hasUndefined: false, tooLargeAt: null };
  lookAt(input, [], depth, tally);
  return tally;
}

function lookAt(value: unknown, place: readonly PropertyKey[], depth: number, tally: Tally): void {
  if (typeof value !== 'object' || value === null || depth === 0) return;
  if (Array.isArray(value)) {
    if (!hasRoomFor(value.length, place, tally)) return;
    for (const [index, item] of value.entries()) {
      if (typeof item === 'object') lookAt(item, [...place, index], depth - 1, tally);
      if (tally.tooLargeAt !== null) return;
    }
    return;
  }
  if (!hasRoomFor(lengthOfRow(value), place, tally)) return;
  const keys = Object.keys(value);
  if (!hasRoomFor(keys.length, place, tally)) return;
  for (const key of keys) {
    const field: unknown = Reflect.get(value, key);
    if (field === undefined) tally.hasUndefined = true;
    if (typeof field === 'object') lookAt(field, [...place, key], depth - 1, tally);
    if (tally.tooLargeAt !== null) return;
  }
}

/** The length of bytes or of a text object, which has a key for each: none of them may be listed to be counted. */
function lengthOfRow(value: object): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return value instanceof String ? value.length : 0;
}

function hasRoomFor(count: number, place: readonly PropertyKey[], tally: Tally): boolean {
  tally.left -= count;
  if (tally.left >= 0) return true;
  tally.tooLargeAt = count > MAXIMUM_VALUES ? place : [];
  return false;
}
