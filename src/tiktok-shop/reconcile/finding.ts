import type { Terms } from '../../commission/terms.js';
import type { ProductId, RegistrationId, ShopId } from '../../core/ids.js';
import type { Instant } from '../../core/instant.js';
import type { ReviewResult } from '../wire/review.js';
import type { ReviewStatus } from '../wire/review-status.js';

/** Which product a finding is about. */
export interface FoundProduct {
  readonly registrationId: RegistrationId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  /** When the page was asked for that it was found on; of what was not on any, when the last whole look began. */
  readonly seenAt: Instant;
}

/** The name of a change that an adoption takes over. */
export type ChangeKind =
  | 'appeared'
  | 'registered_again'
  | 'approved'
  | 'rejected'
  | 'close_requested'
  | 'close_declined'
  | 'closed'
  | 'rate_changed'
  | 'quota_changed';

/** Something changed there, and an adoption takes it over. */
export type Change = FoundProduct &
  (
    | { readonly kind: 'appeared'; readonly status: ReviewStatus }
    | { readonly kind: 'registered_again' | 'approved' | 'close_requested' | 'close_declined' | 'closed' }
    | {
        readonly kind: 'rejected';
        /** Whether for good: told by what we sent, and otherwise not to be known (the platform shows both alike). */
        readonly forGood: boolean | 'unknown';
      }
    | {
        readonly kind: 'rate_changed';
        readonly field: 'totalRate' | 'creatorRate';
        /** Absent where it was not set. */
        readonly before?: number;
        readonly after: number;
      }
    | { readonly kind: 'quota_changed'; readonly before: number; readonly after: number }
  );

/** Something to know of that nothing is adopted for. */
export type Notice = FoundProduct &
  (
    | {
        /** What we sent is there: once the adoptions are taken over, it need not be watched any more. */
        readonly kind: 'confirmed';
        readonly sent: ReviewResult;
      }
    | {
        /** What we sent is not to be seen yet; `overdue` once it should be, and best sent again. */
        readonly kind: 'awaiting_confirmation';
        readonly sent: ReviewResult;
        readonly overdue: boolean;
      }
    | {
        /** What we sent did not count: somebody had decided otherwise before. */
        readonly kind: 'overruled';
        readonly sent: ReviewResult;
        readonly status: ReviewStatus;
      }
    | {
        /** No way leads there from what is known: somebody has to look. */
        readonly kind: 'impossible';
        readonly because: 'no_way' | 'out_for_good' | 'rates_do_not_add_up';
        readonly from: ReviewStatus | null;
        readonly to: ReviewStatus;
      }
    | {
        /** A status that this version does not know. */
        readonly kind: 'unknown_status';
        readonly raw: unknown;
      }
    | {
        /** A product that was not known here, without what a registration must have. */
        readonly kind: 'incomplete';
        readonly missing: readonly (keyof Terms)[];
      }
    | {
        /** It was seen twice at one instant, differently: the next look will tell. */
        readonly kind: 'contradictory';
      }
    | {
        /** It was seen before what is known here was written, so it tells nothing new. */
        readonly kind: 'outdated';
      }
    | {
        /** It is not listed any more, and nobody has seen why. */
        readonly kind: 'vanished';
        readonly status: ReviewStatus;
      }
  );

/** What a look at the platform has found. */
export type Finding = Change | Notice;
