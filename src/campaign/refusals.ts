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
    /** `null` when there is no such campaign yet. */
    readonly decision: CampaignDecision | null;
    /** The command that was asked for. */
    readonly command: CampaignCommandType;
    /** The commands that this decision takes. */
    readonly accepted: readonly CampaignCommandType[];
  };
  /** The command gives every field as it stands. */
  readonly nothing_changes: {
    /** The fields that were given. */
    readonly fields: readonly (keyof CampaignDetails)[];
  };
  /** Starts are editable only while the campaign is a draft or upcoming (R8). */
  readonly start_not_editable: {
    /** The periods whose start the edit would move. */
    readonly fields: readonly PeriodField[];
    /** When the campaign began. */
    readonly startedAt: Instant;
  };
  /** A new boundary must lie after the instant of the command. */
  readonly boundary_not_ahead: {
    /** The boundaries that do not. */
    readonly boundaries: readonly BoundaryField[];
    /** The instant of the command. */
    readonly at: Instant;
  };
  /** Registration may not go on after the campaign period (Q4). */
  readonly registration_outlasts_campaign: {
    /** The end of the registration period. */
    readonly registrationEnd: Instant;
    /** The end of the campaign period. */
    readonly campaignEnd: Instant;
  };
  /** The campaign period is longer than allowed (R5). */
  readonly campaign_too_long: {
    /** The latest end for this start. */
    readonly latestEnd: Instant;
    /** The longest campaign period, in days of 24 hours. */
    readonly maximumDays: number;
  };
  /** A text is too long (R4): one reason for each text. */
  readonly text_too_long: {
    /** Which text. */
    readonly field: TextField;
    /** How long it is, in characters. */
    readonly length: number;
    /** How long it may be, in characters. */
    readonly maximum: number;
  };
  /** Too many shops are named (R11). */
  readonly audience_too_large: {
    /** How many are named. */
    readonly shops: number;
    /** How many may be. */
    readonly maximum: number;
  };
  /** Shops are invited one by one only where the audience is named shops; this one is of another kind (R11). */
  readonly audience_not_shops: {
    /** For whom the campaign is. */
    readonly audience: Exclude<Audience['kind'], 'shops'>;
  };
  /** A campaign for named shops names one at least. */
  readonly audience_empty: Record<never, never>;
  /** The market asks an agency for a messenger that the contact lacks (R12). */
  readonly messenger_missing: {
    /** The campaign's market. */
    readonly market: Country;
    /** The messenger that it asks for. */
    readonly messenger: Messenger;
  };
  /** The contact gives a messenger that has no place in the market (R12): one reason for each. */
  readonly messenger_not_applicable: {
    /** The campaign's market. */
    readonly market: Country;
    /** The messenger that was given. */
    readonly messenger: Messenger;
    /** The one that has a place there; `null`: none has. */
    readonly applicable: Messenger | null;
  };
  /** The agency has as many upcoming and ongoing campaigns as it may; one that ends makes room (R14, Q31). */
  readonly too_many_ongoing_campaigns: {
    /** How many it may have. */
    readonly maximum: number;
    /** How many it has. */
    readonly ongoing: number;
  };
  /** Nothing is to be announced yet. */
  readonly nothing_to_announce: {
    /** When there will be; `null`: never. */
    readonly next: Instant | null;
  };
}

/** The campaign is over, early or not. */
export interface CampaignOver {
  /** The campaign is over, early or not: nothing about it changes any more. */
  readonly campaign_over: {
    /** The first instant at which it was over. */
    readonly overFrom: Instant;
  };
}

/** A contact that nobody could use. */
export interface ContactRefusals {
  /** A field of the contact is not of its form: nobody could be reached by it (R12, R23). */
  readonly contact_invalid: {
    /** The field. */
    readonly field: 'email' | 'phone' | 'whatsapp';
  };
}

/** The periods of a campaign. */
export type PeriodField = 'registrationPeriod' | 'campaignPeriod';

/** The boundaries of its periods. */
export type BoundaryField = `${PeriodField}.${'start' | 'end'}`;

/** The texts of a campaign. */
export type TextField = 'name' | 'description' | 'message';

/** Why a campaign command was not accepted. */
export type CampaignReason = ReasonOf<CampaignRefusals>;
