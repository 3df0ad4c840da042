import type { RateBounds } from '../commission/rate.js';
import type { Policy } from './policy.js';

/** The bounds of the rate that a campaign proposes under a policy. */
export function proposedRateBoundsOf({
  proposedRateBounds,
  totalRate,
}: Pick<Policy, 'proposedRateBounds' | 'totalRate'>): RateBounds {
  return proposedRateBounds ?? totalRate;
}
