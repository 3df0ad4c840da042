import type { Rate } from '../commission/rate.js';
import type { SampleQuantity } from '../commission/sample-quantity.js';
import type { Terms } from '../commission/terms.js';
import type { Actor } from '../core/actor.js';
import type { AgencyId, CampaignId, ProductId, RegistrationId, ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { Adoption } from './adoption.js';
import type { Disqualification } from './closure.js';
import type { Deadline, TotalRateDecrease } from './deadline.js';
import type { HoldableCommand, HoldId } from './hold.js';
import type { RejectReason, WantedTerms } from './rejection.js';

/** What every event of a registration says. The seller's contact is in none. */
export interface RegistrationEventBase {
  /** Schema version of this event. */
  readonly v: 1;
  readonly registrationId: RegistrationId;
  readonly campaignId: CampaignId;
  readonly agencyId: AgencyId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  /** The attempt it belongs to, from 1. */
  readonly attempt: number;
  /** When it happened; for a met deadline its true instant, however late the job ran. */
  readonly at: Instant;
  /** Who did it; the clock for a met deadline. */
  readonly actor: Actor;
}

/** A product was put up for review. */
export interface RegistrationSubmitted extends RegistrationEventBase {
  readonly type: 'registration_submitted';
  /** What the seller offers. */
  readonly terms: Terms;
  /** The deadline of its review, if the policy set one (Q8). */
  readonly deadline?: Deadline<'approve' | 'reject'>;
}

/** A product was put up for review again. */
export interface RegistrationResubmitted extends RegistrationEventBase {
  readonly type: 'registration_resubmitted';
  /** What the seller offers. */
  readonly terms: Terms;
  /** The deadline of its review, if the policy set one (Q8). */
  readonly deadline?: Deadline<'approve' | 'reject'>;
}

/** The agency, or the deadline of its review, accepted the product. */
export interface RegistrationApproved extends RegistrationEventBase {
  readonly type: 'registration_approved';
}

/** The agency, or the deadline of its review, said no. */
export interface RegistrationRejected extends RegistrationEventBase {
  readonly type: 'registration_rejected';
  /** One or more. */
  readonly reasons: readonly RejectReason[];
  /** What the agency told the seller besides. */
  readonly note?: string;
  readonly wanted?: WantedTerms;
}

/** The agency said no for good. */
export interface RegistrationBlocked extends RegistrationEventBase {
  readonly type: 'registration_blocked';
  /** May be empty (Q12). */
  readonly reasons: readonly RejectReason[];
  /** What the agency told the seller besides. */
  readonly note?: string;
}

/** The seller took it back before the review. */
export interface RegistrationWithdrawn extends RegistrationEventBase {
  readonly type: 'registration_withdrawn';
}

/** The seller asked to close it. */
export interface CloseRequested extends RegistrationEventBase {
  readonly type: 'close_requested';
  /** Why the seller wants out. */
  readonly note?: string;
  /** The deadline of the answer, if the policy set one (Q14). */
  readonly deadline?: Deadline<'approve_close'>;
}

/** The seller took the close request back. */
export interface CloseRequestCancelled extends RegistrationEventBase {
  readonly type: 'close_request_cancelled';
}

/** The agency agreed to the close, or did not answer in time. */
export interface RegistrationClosed extends RegistrationEventBase {
  readonly type: 'registration_closed';
  /** The agency agreed, or did not answer before the deadline (Q14). */
  readonly because: 'agreed' | 'not_answered_in_time';
}

/** The agency declined the close. */
export interface CloseDeclined extends RegistrationEventBase {
  readonly type: 'close_declined';
  /** Why the agency wants the product to stay. */
  readonly note?: string;
}

/** The seller gave more samples. */
export interface SampleQuantityRaised extends RegistrationEventBase {
  readonly type: 'sample_quantity_raised';
  /** The quantity that stands from now on. */
  readonly sampleQuantity: SampleQuantity;
  /** The quantity before. */
  readonly previous: SampleQuantity;
}

/** The seller set the Shop Ads rate. */
export interface ShopAdsRateSet extends RegistrationEventBase {
  readonly type: 'shop_ads_rate_set';
  /** The rate that stands from now on. */
  readonly shopAdsRate: Rate;
}

/**
 * The seller changed the total rate, or the clock did where a decrease took effect. A decrease that waited is done, or
 * taken back: then the rate may be the one before.
 */
export interface TotalRateChanged extends RegistrationEventBase {
  readonly type: 'total_rate_changed';
  /** The rate that stands from now on. */
  readonly totalRate: Rate;
  /** The rate before. */
  readonly previous: Rate;
}

/** The seller lowered the total rate, and that takes effect later; it takes the place of one that waited (R71, R72). */
export interface TotalRateDecreaseScheduled extends RegistrationEventBase, TotalRateDecrease {
  readonly type: 'total_rate_decrease_scheduled';
  /** The rate that stands until then. */
  readonly current: Rate;
}

/** The agency set the creators' part of the total rate. */
export interface CreatorRateSet extends RegistrationEventBase {
  readonly type: 'creator_rate_set';
  /** The part of the creators from now on. */
  readonly creatorRate: Rate;
  /** The part of the creators for orders that come from ads from now on, if it was set too (Q20). */
  readonly creatorShopAdsRate?: Rate;
}

/** Commands were stopped until the hold is released. */
export interface HoldPlaced extends RegistrationEventBase {
  readonly type: 'hold_placed';
  readonly holdId: HoldId;
  readonly commands: readonly HoldableCommand[];
  /** Why. */
  readonly note?: string;
}

/** A hold was released. */
export interface HoldReleased extends RegistrationEventBase {
  readonly type: 'hold_released';
  readonly holdId: HoldId;
}

/** The platform took the product out, for good. */
export interface RegistrationDisqualified extends RegistrationEventBase, Disqualification {
  readonly type: 'registration_disqualified';
}

/** What was decided elsewhere was recorded, or a registration brought along: the whole of what stands since. */
export interface RegistrationAdopted extends RegistrationEventBase, Adoption {
  readonly type: 'registration_adopted';
  readonly attempt: number;
}

/** What happened to a registration. */
export type RegistrationEvent =
  | RegistrationSubmitted
  | RegistrationResubmitted
  | RegistrationApproved
  | RegistrationRejected
  | RegistrationBlocked
  | RegistrationWithdrawn
  | CloseRequested
  | CloseRequestCancelled
  | RegistrationClosed
  | CloseDeclined
  | SampleQuantityRaised
  | ShopAdsRateSet
  | TotalRateChanged
  | TotalRateDecreaseScheduled
  | CreatorRateSet
  | HoldPlaced
  | HoldReleased
  | RegistrationDisqualified
  | RegistrationAdopted;
