declare const instantBrand: unique symbol;

/**
 * A point in time: whole milliseconds since 1970-01-01T00:00:00Z, from 0 to 8,640,000,000,000,000 (the last
 * instant a JavaScript date can hold). Branded, so that a count of seconds or of days is not taken for one.
 */
export type Instant = number & { readonly [instantBrand]: true };

/** The last instant that a JavaScript date can hold. */
export const LAST_INSTANT = 8_640_000_000_000_000;

/** Milliseconds of a day of 24 hours. */
export const ONE_DAY = 86_400_000;

/** Tells whether a value is an {@link Instant}: a whole number within its bounds. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LAST_INSTANT;
}

/**
 * Brands epoch milliseconds as an {@link Instant}. Throws a `RangeError` for anything else: what comes from
 * outside is parsed, not branded.
 *
 * @example
 * ```ts
 * import { instant } from 'partner-campaigns';
 *
 * const noon = instant(Date.UTC(2026, 2, 1, 12));
 * ```
 */
export function instant(epochMilliseconds: number): Instant {
  // JSON does not keep -0; a record must not change by being stored.
  const milliseconds = epochMilliseconds + 0;
  if (!isInstant(milliseconds)) throw new RangeError(`Not an instant: ${epochMilliseconds}`);
  return milliseconds;
}

/** The later of two instants. */
export function laterOf(one: Instant, other: Instant): Instant {
  return one >= other ? one : other;
}

/** The earlier of two instants. */
export function earlierOf(one: Instant, other: Instant): Instant {
  return one <= other ? one : other;
}
