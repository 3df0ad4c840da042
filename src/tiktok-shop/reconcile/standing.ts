import type { Terms } from '../../commission/terms.js';
import type { Instant } from '../../core/instant.js';
import type { ObservedDecision } from '../../registration/observed.js';
import type { Decision, Registration } from '../../registration/registration.js';
import type { ReviewStatus } from '../wire/review-status.js';

/** What is known of a product before a sighting of it is looked at. */
export interface Standing {
  /** What the platform shows of it. */
  readonly status: ReviewStatus;
  /** What stands here. */
  readonly decision: ObservedDecision;
  /** Whether it is out for good: blocked, or disqualified. */
  readonly isOut: boolean;
  readonly attempt: number;
  readonly terms: Terms;
  /** The last that is known of it. */
  readonly since: Instant;
  readonly revision: number;
}

/** What the platform shows of each decision. It knows no withdrawal: what was withdrawn must be registered again. */
const shownAs: Readonly<Record<Decision, ReviewStatus>> = {
  pending: 'PENDING',
  approved: 'APPROVED',
  close_requested: 'PENDING_CLOSED',
  rejected: 'REJECTED',
  blocked: 'REJECTED',
  withdrawn: 'REJECTED',
  closed: 'CLOSED',
};

/** What is known of a product by its registration here. */
export function standingOf(registration: Registration): Standing {
  const { decision, attempt, terms, changedAt, revision } = registration;
  const isDisqualified = decision === 'closed' && registration.closure.because === 'disqualified';
  return {
    status: shownAs[decision],
    decision: { decision },
    isOut: decision === 'blocked' || isDisqualified,
    attempt,
    terms,
    since: changedAt,
    revision,
  };
}
