import type { ObservedDecision } from '../registration/observed.js';
import type { Decision } from '../registration/registration.js';
import type { ReviewStatus } from './wire/review-status.js';

/** A decision that the platform shows, and how sure it is. */
export interface ReadDecision {
  readonly observed: ObservedDecision;
  /**
   * Of a rejection, whether it is for good; the platform shows both alike, so without what stands here it is `unknown`, and
   * `observed` is the one that may be registered again (U2). Absent for other decisions.
   */
  readonly rejectedForGood?: boolean | 'unknown';
}

/**
 * What a review status says was decided. `standing` is what was decided here last, if anything: it tells a block from a
 * rejection, which the platform does not. Why something was rejected or closed it never tells, so that is left out.
 *
 * @example
 * ```ts
 * import { decisionShown } from 'partner-campaigns/tiktok-shop';
 *
 * decisionShown('REJECTED'); // { observed: { decision: 'rejected' }, rejectedForGood: 'unknown' }
 * ```
 */
export function decisionShown(status: ReviewStatus, standing?: Decision): ReadDecision {
  switch (status) {
    case 'PENDING':
      return { observed: { decision: 'pending' } };
    case 'APPROVED':
      return { observed: { decision: 'approved' } };
    case 'PENDING_CLOSED':
      return { observed: { decision: 'close_requested' } };
    case 'CLOSED':
      return { observed: { decision: 'closed' } };
    case 'REJECTED': {
      const isBlocked = standing === 'blocked';
      const isKnown = isBlocked || standing === 'rejected';
      return {
        observed: { decision: isBlocked ? 'blocked' : 'rejected' },
        rejectedForGood: isKnown ? isBlocked : 'unknown',
      };
    }
  }
}
