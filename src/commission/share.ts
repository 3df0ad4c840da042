import type { Rate } from './rate.js';

/** The creator's share of a commission, exactly: so many parts out of so many. 900 out of 1200 is three quarters. */
export interface CreatorShare {
  /** The creator's parts: a whole number, 0 or more, not above `outOf`. */
  readonly parts: number;
  /** All parts: a whole number above 0. */
  readonly outOf: number;
}

/** The share that creators have of a total. Those who get nothing have no share, of whatever total. */
export function shareOf(creatorRate: Rate, totalRate: Rate): CreatorShare {
  return creatorRate === 0 ? { parts: 0, outOf: 1 } : { parts: creatorRate, outOf: totalRate };
}
