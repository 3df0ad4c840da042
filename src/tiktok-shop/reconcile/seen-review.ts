import type { ReviewStatus } from '../wire/review-status.js';
import type { FoundProduct, Notice } from './finding.js';
import type { fateOf, SentReview } from './sent-review.js';

/** A review that was sent, and what became of it. */
export interface SeenReview extends SentReview {
  readonly fate: ReturnType<typeof fateOf>;
}

/** What is to be told of a review that was sent. */
export function tidingsOf(about: FoundProduct, review: SeenReview, status: ReviewStatus): Notice {
  const { result, fate } = review;
  switch (fate) {
    case 'awaited':
      return awaiting(about, review);
    case 'confirmed':
      return { ...about, kind: 'confirmed', sent: result };
    case 'overruled':
      return { ...about, kind: 'overruled', sent: result, status };
  }
}

/** Whether what was sent has put a product out for good. */
export function isBlock(review: SeenReview | undefined): boolean {
  return review?.fate === 'confirmed' && review.result === 'REJECT_FOREVER';
}

/** What was sent is not to be seen yet. */
export function awaiting(about: FoundProduct, { result, expectedBy }: SentReview): Notice {
  const overdue = expectedBy !== undefined && about.seenAt >= expectedBy;
  return { ...about, kind: 'awaiting_confirmation', sent: result, overdue };
}
