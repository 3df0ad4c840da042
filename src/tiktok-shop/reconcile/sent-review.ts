import type { CampaignId, ProductId, ShopId } from '../../core/ids.js';
import type { Instant } from '../../core/instant.js';
import type { RejectReason, WantedTerms } from '../../registration/rejection.js';
import type { ReviewResult } from '../wire/review.js';
import type { ReviewStatus } from '../wire/review-status.js';

/** A review that was sent to the platform, and has not been seen there yet. */
export interface SentReview {
  readonly campaignId: CampaignId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly result: ReviewResult;
  /** Why, as it was decided here: the platform gives nobody a reason back. */
  readonly reasons?: readonly RejectReason[];
  /** What was said besides, which the platform was not told. */
  readonly note?: string;
  /** What a rejection wanted, which the platform was not told either. */
  readonly wanted?: WantedTerms;
  readonly sentAt: Instant;
  /** When it should be seen by; it is waited for without end when left out. */
  readonly expectedBy?: Instant;
}

/** What becomes of a review that was sent, by what is seen: not yet there, there, or overruled by another before. */
export function fateOf(
  { result, sentAt }: SentReview,
  status: ReviewStatus,
  seenAt: Instant,
): 'awaited' | 'confirmed' | 'overruled' {
  if (seenAt <= sentAt || status === 'PENDING') return 'awaited';
  const isRejected = status === 'REJECTED';
  return (result === 'APPROVE') === !isRejected ? 'confirmed' : 'overruled';
}
