import type { Instant } from './instant.js';

/**
 * A stretch of time, half-open: `start` belongs to it, `end` does not (`[start, end)`), `start` < `end`.
 * The platform's inclusive last second is converted at the edge: see `endAfterLastSecond`.
 */
export interface Period {
  readonly start: Instant;
  readonly end: Instant;
}

/** Tells whether `at` lies in the period: `start ≤ at < end`. */
export function isWithin(period: Period, at: Instant): boolean {
  return period.start <= at && at < period.end;
}
