import type { CommissionRates } from '../commission/rates.js';
import { frozenCopy } from '../core/frozen.js';
import type {
  AgencyId,
  CampaignId,
  CreatorId,
  CreatorLinkId,
  ProductId,
  RegistrationId,
  ShopId,
} from '../core/ids.js';
import { joinIds } from '../core/ids.js';
import type { Instant } from '../core/instant.js';

/**
 * What a creator was promised when the link was added (R68): rates of that moment, kept as long as the link counts. They
 * are all that an order's commission is reckoned with.
 */
export type PromisedTerms = CommissionRates;

/** The two decisions of a link. */
export const linkDecisions = /* @__PURE__ */ frozenCopy(['added', 'removed'] as const);

/** What a creator decided about a link: stored. The clock decides nothing. */
export type LinkDecision = (typeof linkDecisions)[number];

/** What every link holds, whether it was removed or not. */
export interface CreatorLinkBase {
  /** Schema version of this record. */
  readonly v: 1;
  /** Derived from registration and creator: see {@link creatorLinkIdOf}. */
  readonly id: CreatorLinkId;
  readonly registrationId: RegistrationId;
  readonly campaignId: CampaignId;
  readonly agencyId: AgencyId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly creatorId: CreatorId;
  /** The attempt of the registration under which it was added last; in a later one the link must be added again. */
  readonly registrationAttempt: number;
  /** What was promised when it was added last. */
  readonly terms: PromisedTerms;
  /** When it was added last. */
  readonly addedAt: Instant;
  /** The last write. */
  readonly changedAt: Instant;
  /** How often it was saved; 0 before the first time. The store raises it. */
  readonly revision: number;
}

/** A link that a creator has in the showcase. */
export interface AddedLink extends CreatorLinkBase {
  readonly decision: 'added';
}

/** A link that the creator took out of the showcase. */
export interface RemovedLink extends CreatorLinkBase {
  readonly decision: 'removed';
  readonly removedAt: Instant;
}

/**
 * The link by which a creator promotes a registered product (R62, R68 to R70): the last time it was added. Earlier times
 * are in its events.
 */
export type CreatorLink = AddedLink | RemovedLink;

/** The id of the one link that a creator has to a registered product. Collision-free. */
export function creatorLinkIdOf(of: {
  readonly campaignId: CampaignId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly creatorId: CreatorId;
}): CreatorLinkId {
  return joinIds(of.campaignId, of.shopId, of.productId, of.creatorId);
}
