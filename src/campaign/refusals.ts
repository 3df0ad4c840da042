import type { RateRefusals } from '../commission/rate.js';
import type { CommandRefusals } from '../core/command.js';
import type { Country } from '../core/country.js';
import type { Instant } from '../core/instant.js';
import type { ReasonOf } from '../core/refusal.js';
import type { Messenger } from '../policy/messengers.js';
import type { Audience } from './audience.js';
import type { CampaignDecision, CampaignDetails } from './campaign.js';
import type { CampaignCommandType } from './commands.js';

/** Codes that campaign commands refuse with. */
export interface CampaignRefusals
  extends RateRefusals,
    Pick<CommandRefusals, 'time_went_back' | 'stale_view' | 'fact_missing'>,
    CampaignOver,
    ContactRefusals {
  /** The campaign's decision does not take this command; `accepted` are those it takes. */
  readonly campaign_command_not_accepted: {
    readonly decision: CampaignDecision | null;
    readonly command: CampaignCommandType;
    readonly accepted: readonly CampaignCommandType[];
  };
  /** The command gives every field as it stands. */
  readonly nothing_changes: { readonly fields: readonly (keyof CampaignDetails)[] };
  /** Starts are editable only while the campaign is a draft or upcoming (R8). */
  readonly start_not_editable: { readonly fields: readonly PeriodField[]; readonly startedAt: Instant };
  /** A new boundary must lie after the instant of the command. */
  readonly boundary_not_ahead: { readonly boundaries: readonly BoundaryField[]; readonly at: Instant };
  /** Registration may not go on after the campaign period (Q4). */
  readonly registration_outlasts_campaign: {
    readonly registrationEnd: Instant;
    readonly campaignEnd: Instant;
  };
  /** The campaign period is longer than allowed (R5). */
  readonly campaign_too_long: { readonly latestEnd: Instant; readonly maximumDays: number };
  /** A text is too long (R4): one reason for each text, its length and limit in characters. */
  readonly text_too_long: {
    readonly field: TextField;
    readonly length: number;
    readonly maximum: number;
  };
  /** Too many shops are named (R11). */
  readonly audience_too_large: { readonly shops: number; readonly maximum: number };
  /** Shops are invited one by one only where the audience is named shops; this one is of another kind (R11). */
  readonly audience_not_shops: { readonly audience: Exclude<Audience['kind'], 'shops'> };
  /** A campaign for named shops names one at least. */
  readonly audience_empty: Record<never, never>;
  /** The market asks an agency for a messenger that the contact lacks (R12). */
  readonly messenger_missing: { readonly market: Country; readonly messenger: Messenger };
  /** The contact gives a messenger that has no place in the market; `applicable` is the one that has (R12). */
  readonly messenger_not_applicable: {
    readonly market: Country;
    readonly messenger: Messenger;
    readonly applicable: Messenger | null;
  };
  /** The agency has as many upcoming and ongoing campaigns as it may; one that ends makes room (R14, Q31). */
  readonly too_many_ongoing_campaigns: { readonly maximum: number; readonly ongoing: number };
  /** Nothing is to be announced yet. */
  readonly nothing_to_announce: { readonly next: Instant | null };
}

/** The campaign is over, early or not. */
export interface CampaignOver {
  readonly campaign_over: { readonly overFrom: Instant };
}

/** A contact that nobody could use. */
export interface ContactRefusals {
  readonly contact_invalid: { readonly field: 'email' | 'whatsapp' };
}

/** The periods of a campaign. */
export type PeriodField = 'registrationPeriod' | 'campaignPeriod';

/** The boundaries of its periods. */
export type BoundaryField = `${PeriodField}.${'start' | 'end'}`;

/** The texts of a campaign. */
export type TextField = 'name' | 'description' | 'message';

/** Why a campaign command was not accepted. */
export type CampaignReason = ReasonOf<CampaignRefusals>;
