import type { Rate } from '../commission/rate.js';
import type { Country } from '../core/country.js';
import { frozenCopy } from '../core/frozen.js';
import type { AgencyId, CampaignId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { Period } from '../core/period.js';
import type { TimeZone } from '../core/wall-clock.js';
import type { Audience } from './audience.js';
import type { AgencyContact } from './contact.js';

/** What people decided about a campaign; the clock decides nothing (R2, R3). */
export const campaignDecisions = /* @__PURE__ */ frozenCopy(['draft', 'published', 'ended_early'] as const);

/** What people decided about a campaign: stored. */
export type CampaignDecision = (typeof campaignDecisions)[number];

/** What an agency writes about a campaign, and may edit (R4 to R12). */
export interface CampaignDetails {
  /** 1 to 49 characters by default (R4). */
  readonly name: string;
  /** Up to 999 characters by default (R4). */
  readonly description: string;
  /** What the partner tells sellers about the collaboration (seed step 4); up to 999 characters by default. */
  readonly message: string;
  /** When sellers may register products: half-open (R6). */
  readonly registrationPeriod: Period;
  /** When approved products are live: half-open, at most 360 days by default (R5). */
  readonly campaignPeriod: Period;
  /** The total rate the agency proposes to sellers; advisory by default (R10, Q3). */
  readonly proposedRate: Rate;
  /** How a seller reaches the agency (R12, seed step 4). */
  readonly contact: AgencyContact;
  /** Who may register (R11). */
  readonly audience: Audience;
}

/** What every campaign holds, whatever was decided. */
export interface CampaignBase extends CampaignDetails {
  /** Schema version of this record. */
  readonly v: 1;
  readonly id: CampaignId;
  /** The agency (partner) that opened it. */
  readonly agencyId: AgencyId;
  /** Where that agency is at home, as of the creation: what makes the campaign local for a shop (seed step 3). */
  readonly agencyCountry: Country;
  /** The market it sells in; the shop's market must be the same (R13). */
  readonly market: Country;
  /** The time zone in which its calendar days are counted (Q33). */
  readonly timeZone: TimeZone;
  readonly createdAt: Instant;
  /** The last write. */
  readonly changedAt: Instant;
  /** How often it was saved; 0 before the first time. The store raises it. */
  readonly revision: number;
}

/** What every campaign holds that sellers have seen. */
export interface ShownCampaign extends CampaignBase {
  /** When it was published (R3). */
  readonly publishedAt: Instant;
  /** What has been told to consumers: its start, then its end. Absent before the first. */
  readonly announced?: 'start' | 'end';
}

/** Written, not shown to sellers (R2). */
export interface DraftCampaign extends CampaignBase {
  readonly decision: 'draft';
}

/** Shown to sellers (R3); upcoming, ongoing or closed by the clock alone. */
export interface PublishedCampaign extends ShownCampaign {
  readonly decision: 'published';
}

/** Ended by its agency before the end of its campaign period (Q16). */
export interface EndedCampaign extends ShownCampaign {
  readonly decision: 'ended_early';
  readonly endedAt: Instant;
}

/** A partner campaign as it is stored: decisions and texts, never a status. */
export type Campaign = DraftCampaign | PublishedCampaign | EndedCampaign;
