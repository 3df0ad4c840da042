import { given } from '../../core/given.js';
import type { ObservedDecision } from '../../registration/observed.js';
import { decisionShown } from '../observed-decision.js';
import type { ReviewStatus } from '../wire/review-status.js';
import type { Change, FoundProduct } from './finding.js';
import { isBlock, type SeenReview } from './seen-review.js';

/** What it is called that a product went from one status to another. */
export function changeOf(
  about: FoundProduct,
  from: ReviewStatus,
  to: ReviewStatus,
  review: SeenReview | undefined,
): Change {
  switch (to) {
    case 'PENDING':
      return { ...about, kind: 'registered_again' };
    case 'APPROVED':
      return { ...about, kind: from === 'PENDING_CLOSED' ? 'close_declined' : 'approved' };
    case 'REJECTED':
      return {
        ...about,
        kind: 'rejected',
        forGood: review?.fate === 'confirmed' ? isBlock(review) : 'unknown',
      };
    case 'PENDING_CLOSED':
      return { ...about, kind: 'close_requested' };
    case 'CLOSED':
      return { ...about, kind: 'closed' };
  }
}

/** The decision that a status stands for, with what is known of it: the reasons of a rejection are those of what we sent. */
export function decisionFor(status: ReviewStatus, review: SeenReview | undefined): ObservedDecision {
  const { observed } = decisionShown(status, isBlock(review) ? 'blocked' : undefined);
  if (review?.fate !== 'confirmed') return observed;
  const { reasons, note, wanted } = review;
  if (observed.decision === 'rejected') return { ...observed, ...given({ reasons, note, wanted }) };
  if (observed.decision === 'blocked') return { ...observed, ...given({ reasons, note }) };
  return observed;
}
