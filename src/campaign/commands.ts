import type { Stamped } from '../core/command.js';
import type { Country } from '../core/country.js';
import { frozenCopy } from '../core/frozen.js';
import type { CampaignId, ShopId } from '../core/ids.js';
import type { TimeZone } from '../core/wall-clock.js';
import type { CampaignDetails } from './campaign.js';

/** What an agency gives to create a campaign. Market and time zone stay as they are. */
export interface CampaignDraft extends CampaignDetails {
  readonly market: Country;
  readonly timeZone: TimeZone;
}

/** Creates a campaign that sellers do not see yet (R2). */
export interface CreateCampaign {
  readonly type: 'create';
  /** A new one. */
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

/**
 * Invites more shops to a campaign for named shops (R11). Unlike an edit of the audience it says only what changes, so
 * of two colleagues who invite at once none undoes what the other did.
 */
export interface InviteShops {
  readonly type: 'invite_shops';
  /** 1 to 1000, all different; those that are invited already stay so. */
  readonly shopIds: readonly ShopId[];
}

/**
 * Takes shops off a campaign for named shops (R11). They no longer find it, unless they have joined it: registrations
 * that exist stay as they are.
 */
export interface UninviteShops {
  readonly type: 'uninvite_shops';
  /** 1 to 1000, all different; those that are not invited stay so. */
  readonly shopIds: readonly ShopId[];
}

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
  | InviteShops
  | UninviteShops
  | PublishCampaign
  | EndCampaignEarly
  | AnnounceMilestone;

/** The name of a campaign command. */
export type CampaignCommandType = CampaignCommandInput['type'];

/** Who may issue which campaign command. */
export const campaignCommandRoles = /* @__PURE__ */ frozenCopy({
  create: ['agency'],
  edit: ['agency'],
  invite_shops: ['agency'],
  uninvite_shops: ['agency'],
  publish: ['agency'],
  end_early: ['agency'],
  announce: ['clock'],
} as const);

/** Every campaign command. */
export const campaignCommandTypes = /* @__PURE__ */ frozenCopy([
  'create',
  'edit',
  'invite_shops',
  'uninvite_shops',
  'publish',
  'end_early',
  'announce',
] as const);

/** A campaign command with its actor and instant, ready to be decided. */
export type CampaignCommand = Stamped<CampaignCommandInput, typeof campaignCommandRoles>;
