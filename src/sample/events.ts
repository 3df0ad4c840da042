import type { Actor } from '../core/actor.js';
import type {
  AgencyId,
  CampaignId,
  CreatorId,
  ProductId,
  RegistrationId,
  SampleRequestId,
  ShopId,
} from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { SampleCancellation } from './cancellation.js';
import type { SampleContent } from './content.js';
import type { SampleDeadline } from './deadline.js';
import type { FirstSampleDecision, SampleRequestBase } from './request.js';

/** What every event of a sample request says. */
export interface SampleEventBase {
  /** Schema version of this event. */
  readonly v: 1;
  readonly sampleRequestId: SampleRequestId;
  readonly registrationId: RegistrationId;
  readonly campaignId: CampaignId;
  readonly agencyId: AgencyId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly creatorId: CreatorId;
  /** Which time of asking it belongs to, from 1. */
  readonly attempt: number;
  /** The attempt of the registration of whose quota the unit is. */
  readonly registrationAttempt: number;
  /** When it happened; for a met deadline its true instant, however late the job ran. */
  readonly at: Instant;
  /** Who did it; the clock for a met deadline. */
  readonly actor: Actor;
}

/** A unit was asked for, and is reserved (R82, R83, Q22). */
export interface SampleRequested extends SampleEventBase {
  readonly type: 'sample_requested';
  /** Who asked: the creator (R83), or the agency for the creator (R82). */
  readonly requestedBy: SampleRequestBase['requestedBy'];
  /** Where it leads: whoever reviews first, or to the seller's shipping where nobody is left to ask. */
  readonly decision: FirstSampleDecision;
  /** The variant that was asked for, an id of the host's. */
  readonly skuId?: string;
  readonly deadline?: SampleDeadline;
}

/** The agency agreed; now the seller reviews (Q21). */
export interface SampleEndorsed extends SampleEventBase {
  readonly type: 'sample_endorsed';
  readonly deadline?: SampleDeadline;
}

/** All agreed; it has to be shipped. */
export interface SampleApproved extends SampleEventBase {
  readonly type: 'sample_approved';
  readonly deadline?: SampleDeadline;
}

/** It was handed to the carrier: the unit is used (Q22). */
export interface SampleHandedOver extends SampleEventBase {
  readonly type: 'sample_shipped';
}

/** The creator has it, and owes content. */
export interface SampleReceived extends SampleEventBase {
  readonly type: 'sample_received';
  readonly deadline?: SampleDeadline;
}

/** The creator has longer to post content, once (R87). */
export interface SampleDutyExtended extends SampleEventBase {
  readonly type: 'sample_duty_extended';
  readonly deadline: SampleDeadline;
}

/** The creator posted content (R90). */
export interface SampleContentPosted extends SampleEventBase {
  readonly type: 'sample_content_posted';
  readonly content: SampleContent;
}

/** It came to nothing; a unit that was not shipped is free again. */
export interface SampleRequestCancelled extends SampleEventBase {
  readonly type: 'sample_cancelled';
  readonly cancellation: SampleCancellation;
  /** Whether its unit was reserved, and is free again: not once it was shipped (Q22). */
  readonly released: boolean;
}

/** What happened to a sample request. */
export type SampleEvent =
  | SampleRequested
  | SampleEndorsed
  | SampleApproved
  | SampleHandedOver
  | SampleReceived
  | SampleDutyExtended
  | SampleContentPosted
  | SampleRequestCancelled;
