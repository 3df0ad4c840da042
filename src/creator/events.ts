import type { Actor } from '../core/actor.js';
import type {
  AgencyId,
  CampaignId,
  CreatorId,
  CreatorLinkId,
  ProductId,
  RegistrationId,
  ShopId,
} from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { PromisedTerms } from './link.js';

/** What every event of a link says. */
export interface CreatorLinkEventBase {
  /** Schema version of this event. */
  readonly v: 1;
  readonly creatorLinkId: CreatorLinkId;
  readonly registrationId: RegistrationId;
  readonly campaignId: CampaignId;
  readonly agencyId: AgencyId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly creatorId: CreatorId;
  /** The attempt of the registration, from 1. */
  readonly registrationAttempt: number;
  /** When it happened. */
  readonly at: Instant;
  /** Who did it. */
  readonly actor: Actor;
}

/** A creator added the link: from now on the orders count under these terms (R68). */
export interface LinkAdded extends CreatorLinkEventBase {
  readonly type: 'link_added';
  readonly terms: PromisedTerms;
}

/** A creator removed the link. */
export interface LinkRemoved extends CreatorLinkEventBase {
  readonly type: 'link_removed';
}

/** What happened to a link. */
export type CreatorLinkEvent = LinkAdded | LinkRemoved;
