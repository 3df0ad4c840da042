import type { Campaign } from '../campaign/campaign.js';
import {
  type CampaignStatus,
  campaignStatusAt,
  isOver,
  nextMilestone,
  registrationClosesAt,
} from '../campaign/status.js';
import type { AgencyId, CampaignId, ShopId } from '../core/ids.js';
import { type Instant, LAST_INSTANT } from '../core/instant.js';
import { isInMarketplace, type MarketplaceTab } from '../eligibility/marketplace.js';
import type { ShopFacts } from '../eligibility/shop.js';
import { settlesAt } from '../registration/advance.js';
import type { Registration } from '../registration/registration.js';
import { type Status, statusAt } from '../registration/status.js';

/** Orders of a list of campaigns: newest first, registration closing soonest first, highest proposed rate first, next boundary first. */
export type CampaignSort = 'newest' | 'closing_soon' | 'highest_rate' | 'milestone';

/** Which campaigns are meant, whatever their order. */
export interface CampaignFilter {
  /** The instant at which statuses and windows are computed. */
  readonly at: Instant;
  /** Campaigns of this agency. */
  readonly agencyId?: AgencyId;
  /** Campaigns in which this shop has any registration (R25). */
  readonly joinedBy?: ShopId;
  /** Campaigns that a tab of the marketplace shows to this shop. */
  readonly marketplace?: { readonly tab: MarketplaceTab; readonly shop: ShopFacts };
  readonly statuses?: readonly CampaignStatus[];
  /** Part of the name, whatever the case. */
  readonly text?: string;
  /** Campaigns with a boundary to announce at or before this instant. */
  readonly milestoneBy?: Instant;
}

/** Which campaigns a store is asked for; every condition that is given must hold. {@link matchesCampaign} defines it. */
export interface CampaignQuery extends CampaignFilter {
  readonly sort: CampaignSort;
}

/** Orders of a list of registrations: by when the current decision was made, or by when a deadline counts as met. */
export type RegistrationSort = 'newest' | 'oldest' | 'due';

/** Which registrations are meant, whatever their order. */
export interface RegistrationFilter {
  /** The instant at which statuses are computed. */
  readonly at: Instant;
  readonly campaignIds?: readonly CampaignId[];
  readonly agencyId?: AgencyId;
  readonly shopId?: ShopId;
  readonly statuses?: readonly Status[];
  /** Registrations whose deadline counts as met at or before this instant: not held, in campaigns not over by then. */
  readonly dueBy?: Instant;
  /** Registrations of which the first attempt was made at this instant or later. */
  readonly registeredSince?: Instant;
}

/** Which registrations a store is asked for; every condition that is given must hold. {@link matchesRegistration} defines it. */
export interface RegistrationQuery extends RegistrationFilter {
  readonly sort: RegistrationSort;
}

/** Where a page begins: behind the row with this sort key and id. */
export interface Position {
  readonly key: number;
  readonly id: string;
}

/** A part of a list: `limit` rows, 1 to 1000, behind `after` or from the beginning. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: Position;
}

/** Rows in the order of the query, and where the next page begins; absent on the last. */
export interface Page<Row> {
  readonly items: readonly Row[];
  readonly next?: Position;
}

/** How many registrations of a campaign have a status. */
export interface StatusCount {
  readonly campaignId: CampaignId;
  readonly status: Status;
  /** 1 or more: a status that none has is left out. */
  readonly count: number;
}

/** How many different shops have registrations in a campaign. */
export interface ShopCount {
  readonly campaignId: CampaignId;
  /** 1 or more: a campaign in which none has any is left out. */
  readonly shops: number;
}

/** What a {@link CampaignFilter} means. `isJoinedBy` tells whether a shop has any registration in the campaign. */
export function matchesCampaign(
  campaign: Campaign,
  filter: CampaignFilter,
  isJoinedBy: (campaign: Campaign, shopId: ShopId) => boolean,
): boolean {
  const { at, agencyId, joinedBy, marketplace, statuses, text, milestoneBy } = filter;
  if (agencyId !== undefined && campaign.agencyId !== agencyId) return false;
  if (statuses !== undefined && !statuses.includes(campaignStatusAt(campaign, at))) return false;
  if (text !== undefined && !campaign.name.toLowerCase().includes(text.toLowerCase())) return false;
  if (milestoneBy !== undefined && !isDue(nextMilestone(campaign)?.at, milestoneBy)) return false;
  if (joinedBy !== undefined && !isJoinedBy(campaign, joinedBy)) return false;
  return marketplace === undefined || isInMarketplace(campaign, marketplace.shop, marketplace.tab, at);
}

/** What a {@link RegistrationFilter} means; `campaign` is the registration's own. */
export function matchesRegistration(
  registration: Registration,
  campaign: Campaign,
  filter: RegistrationFilter,
): boolean {
  const { at, campaignIds, agencyId, shopId, statuses, dueBy, registeredSince } = filter;
  if (campaignIds !== undefined && !campaignIds.includes(registration.campaignId)) return false;
  if (agencyId !== undefined && registration.agencyId !== agencyId) return false;
  if (shopId !== undefined && registration.shopId !== shopId) return false;
  if (registeredSince !== undefined && registration.registeredAt < registeredSince) return false;
  if (dueBy !== undefined && !isDue(dueIn(registration, campaign), dueBy)) return false;
  return statuses === undefined || statuses.includes(statusAt(registration, campaign, at));
}

/** The sort key of a campaign: lists are in ascending order of it, and of the id (by code units) where it is equal. */
export function campaignSortKey(campaign: Campaign, sort: CampaignSort): number {
  switch (sort) {
    case 'newest':
      return -campaign.createdAt;
    case 'closing_soon':
      return registrationClosesAt(campaign);
    case 'highest_rate':
      return -campaign.proposedRate;
    case 'milestone':
      return nextMilestone(campaign)?.at ?? LAST_INSTANT;
  }
}

/** The sort key of a registration: lists are in ascending order of it, and of the id (by code units) where it is equal. */
export function registrationSortKey(registration: Registration, sort: RegistrationSort): number {
  switch (sort) {
    case 'newest':
      return -registration.decidedAt;
    case 'oldest':
      return registration.decidedAt;
    case 'due':
      return settlesAt(registration) ?? LAST_INSTANT;
  }
}

/** When a deadline will be met, unless the campaign is over first: its end wins a tie. */
function dueIn(registration: Registration, campaign: Campaign): Instant | undefined {
  const at = settlesAt(registration);
  return at === null || isOver(campaign, at) ? undefined : at;
}

function isDue(at: Instant | undefined, by: Instant): boolean {
  return at !== undefined && at <= by;
}
