import type { TimeZone } from '../core/calendar.js';
import type { Stamped } from '../core/command.js';
import type { CampaignId } from '../core/ids.js';
import type { CampaignDetails, Country } from './campaign.js';

/** What an agency gives to create a campaign. Market and time zone stay as they are. */
export interface CampaignDraft extends CampaignDetails {
  readonly market: Country;
  readonly timeZone: TimeZone;
}

/** Creates a campaign that sellers do not see yet (R2). */
export interface CreateCampaign {
  readonly type: 'create';
  readonly campaignId: CampaignId;
  readonly draft: CampaignDraft;
}

/** Changes some details; what is left out, or given as it stands, stays (R8, R9). */
export interface EditCampaign {
  readonly type: 'edit';
  readonly changes: CampaignChanges;
  /** The revision that the form showed; with it, an edit of a campaign that changed since is `stale_view`. */
  readonly seenRevision?: number;
}

/** The part of the details that an edit sets. */
export type CampaignChanges = Partial<CampaignDetails>;

/** Shows the campaign to sellers (R3). */
export interface PublishCampaign {
  readonly type: 'publish';
}

/** Ends the campaign now, before the end of its campaign period (Q16). */
export interface EndCampaignEarly {
  readonly type: 'end_early';
}

/** Tells consumers, once, that a boundary has passed. Issued by the clock only. */
export interface AnnounceMilestone {
  readonly type: 'announce';
}

/** A campaign command as it comes from outside. */
export type CampaignCommandInput =
  | CreateCampaign
  | EditCampaign
  | PublishCampaign
  | EndCampaignEarly
  | AnnounceMilestone;

/** The name of a campaign command. */
export type CampaignCommandType = CampaignCommandInput['type'];

/** Who may issue which campaign command. */
export const campaignCommandRoles = {
  create: ['agency'],
  edit: ['agency'],
  publish: ['agency'],
  end_early: ['agency'],
  announce: ['clock'],
} as const;

/** Every campaign command. */
export const campaignCommandTypes = ['create', 'edit', 'publish', 'end_early', 'announce'] as const;

/** A campaign command with its actor and instant, ready to be decided. */
export type CampaignCommand = Stamped<CampaignCommandInput, typeof campaignCommandRoles>;
