import type { Actor } from '../core/actor.js';
import type { Country } from '../core/country.js';
import type { AgencyId, CampaignId, ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { CampaignChanges, CampaignDraft } from './commands.js';

/** What every event of a campaign says. */
export interface CampaignEventBase {
  /** Schema version of this event. */
  readonly v: 1;
  readonly campaignId: CampaignId;
  readonly agencyId: AgencyId;
  /** When it happened; for a settled boundary its true instant, however late the job ran. */
  readonly at: Instant;
  /** Who did it; the clock for a settled boundary. */
  readonly actor: Actor;
}

/** The agency wrote a campaign that sellers do not see yet (R2). */
export interface CampaignCreated extends CampaignEventBase {
  readonly type: 'campaign_created';
  /** What it wrote. */
  readonly draft: CampaignDraft;
  /** Where the agency is at home, as of now. */
  readonly agencyCountry: Country;
}

/** The agency changed some details (R8, R9). */
export interface CampaignEdited extends CampaignEventBase {
  readonly type: 'campaign_edited';
  /** Only what really changed. */
  readonly changes: CampaignChanges;
}

/** More shops are invited. */
export interface ShopsInvited extends CampaignEventBase {
  readonly type: 'shops_invited';
  /** Those that were not invited before; they come after those that were. */
  readonly shopIds: readonly ShopId[];
}

/** Shops are no longer invited. Their registrations, if they have any, stay as they are. */
export interface ShopsUninvited extends CampaignEventBase {
  readonly type: 'shops_uninvited';
  /** Those that were invited until then. */
  readonly shopIds: readonly ShopId[];
}

/** The agency showed the campaign to sellers (R3). */
export interface CampaignPublished extends CampaignEventBase {
  readonly type: 'campaign_published';
}

/** The agency ended the campaign before the end of its period (Q16). */
export interface CampaignEndedEarly extends CampaignEventBase {
  readonly type: 'campaign_ended_early';
}

/** The campaign period began: approved products are live (R41). */
export interface CampaignStarted extends CampaignEventBase {
  readonly type: 'campaign_started';
}

/** The campaign is over, early or not. */
export interface CampaignEnded extends CampaignEventBase {
  readonly type: 'campaign_ended';
}

/** What happened to a campaign. */
export type CampaignEvent =
  | CampaignCreated
  | CampaignEdited
  | ShopsInvited
  | ShopsUninvited
  | CampaignPublished
  | CampaignEndedEarly
  | CampaignStarted
  | CampaignEnded;
