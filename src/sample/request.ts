import { frozenCopy } from '../core/frozen.js';
import type {
  AgencyId,
  CampaignId,
  CreatorId,
  ProductId,
  RegistrationId,
  SampleRequestId,
  ShopId,
} from '../core/ids.js';
import { joinIds } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { SampleCancellation } from './cancellation.js';
import type { SampleContent } from './content.js';
import type { SampleDeadline } from './deadline.js';

/** The seven decisions of a sample request, in the order of its life. */
export const sampleDecisions = /* @__PURE__ */ frozenCopy([
  'agency_review',
  'seller_review',
  'awaiting_shipment',
  'shipped',
  'content_pending',
  'completed',
  'cancelled',
] as const);

/** What was decided about a sample request, or has become of it: stored. The clock decides nothing. */
export type SampleDecision = (typeof sampleDecisions)[number];

/** A decision that a request may begin with. */
export type FirstSampleDecision = Extract<
  SampleDecision,
  'agency_review' | 'seller_review' | 'awaiting_shipment'
>;

/** What every sample request holds, whatever was decided. */
export interface SampleRequestBase {
  /** Schema version of this record. */
  readonly v: 1;
  /** Derived from registration and creator: see {@link sampleRequestIdOf}. */
  readonly id: SampleRequestId;
  readonly registrationId: RegistrationId;
  readonly campaignId: CampaignId;
  readonly agencyId: AgencyId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly creatorId: CreatorId;
  /** Which time of asking this is, from 1. */
  readonly attempt: number;
  /** The attempt of the registration of whose quota the unit is. */
  readonly registrationAttempt: number;
  /** Who asked: the creator (R83), or the agency for the creator (R82). */
  readonly requestedBy: 'creator' | 'agency';
  /** The variant that is asked for, an id of the host's; one unit of it. */
  readonly skuId?: string;
  /** When it was asked for this time. */
  readonly requestedAt: Instant;
  /** When the current decision was made. */
  readonly decidedAt: Instant;
  /** The last write. */
  readonly changedAt: Instant;
  /** How often it was saved; 0 before the first time. The store raises it. */
  readonly revision: number;
}

/** Waits for the agency, because the creator asked (R83). */
export interface SampleInAgencyReview extends SampleRequestBase {
  readonly decision: 'agency_review';
  readonly deadline?: SampleDeadline;
}

/** Waits for the seller (R85). */
export interface SampleInSellerReview extends SampleRequestBase {
  readonly decision: 'seller_review';
  readonly deadline?: SampleDeadline;
}

/** Agreed; the seller has to ship it. */
export interface SampleAwaitingShipment extends SampleRequestBase {
  readonly decision: 'awaiting_shipment';
  readonly deadline?: SampleDeadline;
}

/** On its way to the creator. */
export interface SampleShipped extends SampleRequestBase {
  readonly decision: 'shipped';
  readonly shippedAt: Instant;
}

/** With the creator, who owes content (R87, R90). */
export interface SampleContentPending extends SampleRequestBase {
  readonly decision: 'content_pending';
  readonly shippedAt: Instant;
  readonly receivedAt: Instant;
  /** Whether the one extension was taken (R87). */
  readonly extended: boolean;
  readonly deadline?: SampleDeadline;
}

/** The creator posted content. */
export interface SampleCompleted extends SampleRequestBase {
  readonly decision: 'completed';
  readonly shippedAt: Instant;
  readonly receivedAt: Instant;
  readonly content: SampleContent;
}

/** It came to nothing. */
export interface SampleCancelled extends SampleRequestBase {
  readonly decision: 'cancelled';
  readonly cancellation: SampleCancellation;
  /** When it was handed to the carrier, if it was. */
  readonly shippedAt?: Instant;
  /** When the creator got it, if so. */
  readonly receivedAt?: Instant;
}

/** One creator's request for one unit of a registered product: decisions, never a status. */
export type SampleRequest =
  | SampleInAgencyReview
  | SampleInSellerReview
  | SampleAwaitingShipment
  | SampleShipped
  | SampleContentPending
  | SampleCompleted
  | SampleCancelled;

/** The id of the one sample request that a creator has for a registered product (R88). Collision-free. */
export function sampleRequestIdOf(of: {
  readonly campaignId: CampaignId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly creatorId: CreatorId;
}): SampleRequestId {
  return joinIds(of.campaignId, of.shopId, of.productId, of.creatorId);
}

/** The deadline stamped on a sample request, if there is one. */
export function sampleDeadlineOf(request: SampleRequest | undefined): SampleDeadline | undefined {
  return request !== undefined && 'deadline' in request ? request.deadline : undefined;
}

/** The decisions of a request whose unit is reserved: asked for, not shipped, and not cancelled. */
export const unshippedDecisions = /* @__PURE__ */ frozenCopy([
  'agency_review',
  'seller_review',
  'awaiting_shipment',
] as const satisfies readonly SampleDecision[]);

/** Tells whether its unit is reserved: asked for, not shipped, and not cancelled. */
export function isBeforeShipment(
  request: SampleRequest,
): request is SampleInAgencyReview | SampleInSellerReview | SampleAwaitingShipment {
  return unshippedDecisions.some((decision) => decision === request.decision);
}
