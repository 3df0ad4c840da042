import type { Campaign } from '../campaign/campaign.js';
import { type CampaignStatus, nextMilestone, registrationClosesAt } from '../campaign/status.js';
import type { Rate } from '../commission/rate.js';
import type { SampleQuantity } from '../commission/sample-quantity.js';
import type { Country } from '../core/country.js';
import type { AgencyId, CampaignId, CreatorId, ProductId, RegistrationId, ShopId } from '../core/ids.js';
import { type Instant, LAST_INSTANT } from '../core/instant.js';
import type { Period } from '../core/period.js';
import type { CreatorLink } from '../creator/link.js';
import type { MarketplaceTab } from '../eligibility/marketplace.js';
import type { ShopFacts } from '../eligibility/shop.js';
import { settlesAt } from '../registration/advance.js';
import type { Registration } from '../registration/registration.js';
import type { Status } from '../registration/status.js';
import { sampleSettlesAt } from '../sample/advance.js';
import type { SampleRequest } from '../sample/request.js';
import type { SampleStatus } from '../sample/status.js';

/** Orders of a list of campaigns: newest first, registration closing soonest first, highest proposed rate first, next boundary first. */
export type CampaignSort = 'newest' | 'closing_soon' | 'highest_rate' | 'milestone';

/**
 * Which campaigns are meant, whatever their order: every condition that is given must hold. It is flat and closed, so
 * that a store can answer it from indexes; what it means is the criterion that it stands for, {@link campaignCriterion}.
 */
export interface CampaignFilter {
  /** The instant at which statuses and windows are computed. */
  readonly at: Instant;
  /** Campaigns of this agency. */
  readonly agencyId?: AgencyId;
  /** Campaigns in which this shop has any registration (R25). */
  readonly joinedBy?: ShopId;
  /** Campaigns that a tab of the marketplace shows to this shop. */
  readonly marketplace?: { readonly tab: MarketplaceTab; readonly shop: ShopFacts };
  /** Campaigns with one of these statuses at that instant. */
  readonly statuses?: readonly CampaignStatus[];
  /** Part of the name, whatever the case: `toLowerCase` of one in that of the other. No character stands for another. */
  readonly text?: string;
  /** Campaigns that sell in this market. */
  readonly market?: Country;
  /** Campaigns that propose a total rate between these, both inclusive. */
  readonly proposedRate?: RateRange;
  /** Campaigns of which the campaign period, until its early end, shares an instant with this period. */
  readonly during?: Period;
  /** Campaigns of which registration is not closed, and closes at or before this instant. */
  readonly registrationClosesBy?: Instant;
  /** Campaigns with a boundary to announce at or before this instant. */
  readonly milestoneBy?: Instant;
}

/** Rates between two others, both inclusive; open where one is left out. */
export interface RateRange {
  readonly minimum?: Rate;
  readonly maximum?: Rate;
}

/** Which campaigns a store is asked for, and in which order. */
export interface CampaignQuery extends CampaignFilter {
  readonly sort: CampaignSort;
}

/** Orders of a list of registrations: by when the current decision was made, by rate, or by when a deadline counts as met. */
export type RegistrationSort = 'newest' | 'oldest' | 'highest_rate' | 'due';

/**
 * Which registrations are meant, whatever their order: every condition that is given must hold. It is flat and closed, so
 * that a store can answer it from indexes; what it means is the criterion that it stands for,
 * {@link registrationCriterion}.
 */
export interface RegistrationFilter {
  /** The instant at which statuses are computed. */
  readonly at: Instant;
  /** Registrations in one of these campaigns. */
  readonly campaignIds?: readonly CampaignId[];
  /** Registrations in campaigns of this agency. */
  readonly agencyId?: AgencyId;
  /** Registrations of this shop. */
  readonly shopId?: ShopId;
  /** Registrations of one of these products. */
  readonly productIds?: readonly ProductId[];
  /** Registrations with one of these statuses at that instant. */
  readonly statuses?: readonly Status[];
  /** Registrations with a total rate between these, both inclusive. */
  readonly totalRate?: RateRange;
  /** Registrations that offer so many sample units or more. */
  readonly samplesAtLeast?: SampleQuantity;
  /** Registrations whose deadline counts as met at or before this instant: not held, in campaigns not over by then. */
  readonly dueBy?: Instant;
  /** Registrations of which the first attempt was made at this instant or later. */
  readonly registeredSince?: Instant;
}

/** Which registrations a store is asked for, and in which order. */
export interface RegistrationQuery extends RegistrationFilter {
  readonly sort: RegistrationSort;
}

/** Whose links or sample requests are meant: every condition that is given must hold. */
export interface CreatorSide {
  /** Those under one of these registrations. */
  readonly registrationIds?: readonly RegistrationId[];
  /** Those in one of these campaigns. */
  readonly campaignIds?: readonly CampaignId[];
  /** Those in campaigns of this agency. */
  readonly agencyId?: AgencyId;
  /** Those for products of this shop. */
  readonly shopId?: ShopId;
  /** Those of this creator. */
  readonly creatorId?: CreatorId;
}

/** Orders of a list of links: by when they were added last. */
export type CreatorLinkSort = 'newest' | 'oldest';

/** Which links a store is asked for, and in which order. */
export interface CreatorLinkQuery extends CreatorSide {
  /** Links with this decision. */
  readonly decision?: CreatorLink['decision'];
  readonly sort: CreatorLinkSort;
}

/** Orders of a list of sample requests: by when the current decision was made, or by when a deadline counts as met. */
export type SampleSort = 'newest' | 'oldest' | 'due';

/** Which sample requests are meant, whatever their order: every condition that is given must hold. */
export interface SampleFilter extends CreatorSide {
  /** The instant at which statuses are computed. */
  readonly at: Instant;
  /** Sample requests with one of these statuses at that instant. */
  readonly statuses?: readonly SampleStatus[];
  /**
   * Sample requests whose deadline counts as met at or before this instant. Not those that a close or the end of the
   * campaign cancels by their deadline: each wins a tie.
   */
  readonly dueBy?: Instant;
}

/** Which sample requests a store is asked for, and in which order. */
export interface SampleQuery extends SampleFilter {
  readonly sort: SampleSort;
}

/** How many sample requests have a status. */
export interface SampleCount {
  readonly status: SampleStatus;
  /** 1 or more: a status that none has is left out. */
  readonly count: number;
}

/** Where a page begins: behind the row with this sort key and id, be it still there or not. */
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
  /**
   * `false` from a store that cannot answer all of the query: then other rows may stand among those that are meant, in
   * the same order. The service leaves them out.
   */
  readonly exact?: false;
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
    case 'highest_rate':
      return -registration.terms.totalRate;
    case 'due':
      return settlesAt(registration) ?? LAST_INSTANT;
  }
}

/** The sort key of a link: lists are in ascending order of it, and of the id (by code units) where it is equal. */
export function creatorLinkSortKey({ addedAt }: CreatorLink, sort: CreatorLinkSort): number {
  return sort === 'newest' ? -addedAt : addedAt;
}

/** The sort key of a sample request: lists are in ascending order of it, and of the id (by code units) where it is equal. */
export function sampleSortKey(request: SampleRequest, sort: SampleSort): number {
  switch (sort) {
    case 'newest':
      return -request.decidedAt;
    case 'oldest':
      return request.decidedAt;
    case 'due':
      return sampleSettlesAt(request) ?? LAST_INSTANT;
  }
}
