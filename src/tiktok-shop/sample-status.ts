import { given } from '../core/given.js';
import type { SampleCancellation } from '../sample/cancellation.js';
import type { SampleDecision } from '../sample/request.js';
import type { SampleLapse } from '../sample/status.js';
import { isUnknown, type Open } from './codecs/open-enum.js';
import type { Loss, Outgoing } from './outgoing.js';
import {
  type SampleStatusVariant,
  sampleStatusVariants,
  type WireSampleStatus,
} from './wire/sample-status.js';

/**
 * Why a sample request came to nothing, as far as the platform tells: as our cancellations, but of a no neither who said it
 * nor why, and with the end of the product in the campaign, which is no cancellation here (Q24).
 */
export type ObservedSampleCancellation =
  | Exclude<SampleCancellation, { readonly because: 'rejected_by_agency' | 'rejected_by_seller' }>
  | { readonly because: 'rejected' }
  | { readonly because: Extract<SampleLapse, 'product_closed'> };

/** What the platform shows of a creator's sample, as a request of ours: none, one that goes on, or one that is cancelled. */
export type ObservedSample =
  | { readonly kind: 'none' }
  | { readonly kind: 'request'; readonly decision: Exclude<SampleDecision, 'cancelled'> }
  | {
      readonly kind: 'request';
      readonly decision: 'cancelled';
      readonly cancellation: ObservedSampleCancellation;
    };

/** How a host reads what the platform leaves open of a sample's status. */
export interface ReadSampleStatusOptions {
  /**
   * Whose review `PENDING` waits for. The platform has one status and does not say; its seller side reviews requests in it,
   * so `seller_review` when left out (R83, R85, Q21).
   */
  readonly pendingIs?: 'agency_review' | 'seller_review';
}

const shown: Readonly<Record<Exclude<WireSampleStatus, 'PENDING'>, ObservedSample>> = {
  NOT_REQUESTED: { kind: 'none' },
  AWAITING_SHIPMENT: { kind: 'request', decision: 'awaiting_shipment' },
  AWAITING_COLLECTION: { kind: 'request', decision: 'awaiting_shipment' },
  SHIPPED: { kind: 'request', decision: 'shipped' },
  CONTENT_PENDING: { kind: 'request', decision: 'content_pending' },
  COMPLETED: { kind: 'request', decision: 'completed' },
  OPERATOR_MANUAL_COMPLETED: { kind: 'request', decision: 'completed' },
  REJECT_CANCELLED: cancelled({ because: 'rejected' }),
  OVERDUE_CANCELLED: cancelled({ because: 'not_reviewed_in_time' }),
  SELLER_NOT_SHIP_CANCELLED: cancelled({ because: 'not_shipped_in_time' }),
  UNFULFIL_CANCELLED: cancelled({ because: 'no_content_in_time' }),
  WITHDRAW_CANCELLED: cancelled({ because: 'withdrawn' }),
  DEL_PLAN_CANCELLED: cancelled({ because: 'product_closed' }),
  UNFULFILLABLE_CANCELLED: cancelled({ because: 'unpromotable' }),
  OPERATOR_MANUAL_CANCELLED: cancelled({ because: 'platform' }),
  OPERATOR_MANUAL_FAILED: cancelled({ because: 'platform' }),
};

/**
 * What a status of a creator's sample says of the request (section 4 of the facts, R87, R88): seventeen statuses, and the
 * spellings of the seller side (U11). One that waits for its collection is not with the carrier yet, so it awaits its
 * shipment. What staff of the platform completed is completed, and what they cancelled or failed the platform cancelled. A
 * status that this version does not know stays as it is.
 *
 * @example
 * ```ts
 * import { sampleShown } from 'partner-campaigns/tiktok-shop';
 *
 * sampleShown('OVERDUE_CANCELLED');
 * // { kind: 'request', decision: 'cancelled', cancellation: { because: 'not_reviewed_in_time' } }
 * ```
 */
export function sampleShown(
  status: Open<WireSampleStatus | SampleStatusVariant>,
  { pendingIs = 'seller_review' }: ReadSampleStatusOptions = {},
): Open<ObservedSample> {
  if (isUnknown(status)) return status;
  const plain = plainStatus(status);
  return plain === 'PENDING' ? { kind: 'request', decision: pendingIs } : shown[plain];
}

/** A request of ours, as far as its status goes. A record of ours is one. */
export type SampleStanding =
  | { readonly decision: Exclude<SampleDecision, 'cancelled'> }
  | { readonly decision: 'cancelled'; readonly cancellation: SampleCancellation };

const ofDecision: Readonly<Record<Exclude<SampleDecision, 'cancelled'>, WireSampleStatus>> = {
  agency_review: 'PENDING',
  seller_review: 'PENDING',
  awaiting_shipment: 'AWAITING_SHIPMENT',
  shipped: 'SHIPPED',
  content_pending: 'CONTENT_PENDING',
  completed: 'COMPLETED',
};

const ofCancellation: Readonly<Record<SampleCancellation['because'], WireSampleStatus>> = {
  rejected_by_agency: 'REJECT_CANCELLED',
  rejected_by_seller: 'REJECT_CANCELLED',
  withdrawn: 'WITHDRAW_CANCELLED',
  not_reviewed_in_time: 'OVERDUE_CANCELLED',
  not_shipped_in_time: 'SELLER_NOT_SHIP_CANCELLED',
  no_content_in_time: 'UNFULFIL_CANCELLED',
  unpromotable: 'UNFULFILLABLE_CANCELLED',
  platform: 'OPERATOR_MANUAL_CANCELLED',
};

/**
 * The status in which the platform would show a request of ours; no request is `NOT_REQUESTED`. No call takes it: it is for
 * comparing, and for a double of the platform in tests. What two of ours have in common there is told: the review of the
 * agency looks like the seller's, and of a no neither who said it nor why is to be seen.
 */
export function encodeSampleStatus(request: SampleStanding | null): Outgoing<WireSampleStatus> {
  if (request === null) return { body: 'NOT_REQUESTED', losses: [] };
  if (request.decision !== 'cancelled') {
    const isHidden = request.decision === 'agency_review';
    return {
      body: ofDecision[request.decision],
      losses: isHidden ? [{ path: 'decision', why: 'shown_alike' }] : [],
    };
  }
  return {
    body: ofCancellation[request.cancellation.because],
    losses: lostOf(request.cancellation),
  };
}

function lostOf(cancellation: SampleCancellation): readonly Loss[] {
  const { because } = cancellation;
  const said = given({
    reason: 'reason' in cancellation ? cancellation.reason : undefined,
    note: 'note' in cancellation ? cancellation.note : undefined,
  });
  const isRejected = because === 'rejected_by_agency' || because === 'rejected_by_seller';
  return [
    ...(isRejected ? [{ path: 'cancellation.because', why: 'shown_alike' } as const] : []),
    ...Object.keys(said).map((field) => ({ path: `cancellation.${field}`, why: 'no_field' }) as const),
  ];
}

function cancelled(cancellation: ObservedSampleCancellation): ObservedSample {
  return { kind: 'request', decision: 'cancelled', cancellation };
}

function plainStatus(status: WireSampleStatus | SampleStatusVariant): WireSampleStatus {
  switch (status) {
    case 'UNFULFILL_CANCELLED':
    case 'DEL_OPEN_COLLAB':
    case 'OPS_CANCELLED':
    case 'OPS_FAILED':
    case 'OPS_COMPLETED':
      return sampleStatusVariants[status];
    default:
      return status;
  }
}
