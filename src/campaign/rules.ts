import { rateProblem } from '../commission/rate.js';
import type { Country } from '../core/country.js';
import { isE164 } from '../core/e164.js';
import { isEmail } from '../core/email.js';
import { isBlank, lengthOf } from '../core/text.js';
import { type Messenger, messengerIn, messengers } from '../policy/messengers.js';
import { proposedRateBoundsOf } from '../policy/policy.js';
import type { Rule, Verdict } from '../statechart/compile.js';
import type { Campaign } from './campaign.js';
import { detailFields, setBy } from './changes.js';
import type { AgencyContact } from './contact.js';
import type { CampaignInput } from './input.js';
import {
  boundariesAhead,
  lengthWithinLimit,
  registrationWithinCampaign,
  startsEditable,
} from './period-rules.js';
import type { CampaignReason, TextField } from './refusals.js';
import { isOver, nextMilestone, overFrom } from './status.js';

/** A rule of campaign commands; the campaign is absent while it is being created. */
export type CampaignRule = Rule<Campaign | undefined, CampaignInput, CampaignReason>;

const textFields = ['name', 'description', 'message'] as const satisfies readonly TextField[];

/** Refuses whatever comes after the end (R9). */
function notOver(campaign: Campaign | undefined, { command }: CampaignInput): CampaignReason | null {
  if (campaign === undefined || !isOver(campaign, command.at)) return null;
  return { code: 'campaign_over', parameters: { overFrom: overFrom(campaign) } };
}

/** Asks for the agency's facts, of which the campaign keeps the home country. */
function agencyKnown(_: Campaign | undefined, { command, facts }: CampaignInput): CampaignReason | null {
  const isKnown = command.actor.role === 'agency' && facts.agency?.id === command.actor.agencyId;
  return isKnown ? null : { code: 'fact_missing', parameters: { fact: 'agency' } };
}

/** Refuses an edit, an invitation or its end that changes nothing, so that no event says otherwise. */
function somethingChanges(campaign: Campaign | undefined, input: CampaignInput): CampaignReason | null {
  if (campaign === undefined || Object.keys(setBy(campaign, input)).length > 0) return null;
  if (input.command.type !== 'edit') {
    const isOfShops = campaign.audience.kind === 'shops';
    return isOfShops ? { code: 'nothing_changes', parameters: { fields: ['audience'] } } : null;
  }
  const given = input.command.changes;
  const fields = detailFields.filter((field) => given[field] !== undefined);
  return { code: 'nothing_changes', parameters: { fields } };
}

/** Bounds the texts (R4). */
function textsWithinLimits(campaign: Campaign | undefined, input: CampaignInput): Verdict<CampaignReason> {
  const changes = setBy(campaign, input);
  const limits = input.facts.policy.campaign;
  const maximums = {
    name: limits.nameLength,
    description: limits.descriptionLength,
    message: limits.messageLength,
  };
  const [first, ...rest] = textFields
    .map((field) => ({ field, length: lengthOf(changes[field] ?? ''), maximum: maximums[field] }))
    .filter(({ length, maximum }) => length > maximum)
    .map((parameters) => ({ code: 'text_too_long', parameters }) as const);
  return first === undefined ? null : [first, ...rest];
}

/** Bounds the proposed rate (R10). */
function proposedRateWithinBounds(
  campaign: Campaign | undefined,
  input: CampaignInput,
): CampaignReason | null {
  const rate = setBy(campaign, input).proposedRate;
  return rate === undefined
    ? null
    : rateProblem('proposedRate', rate, proposedRateBoundsOf(input.facts.policy));
}

/** Bounds the number of named shops (R11). */
function audienceWithinLimit(campaign: Campaign | undefined, input: CampaignInput): CampaignReason | null {
  const audience = setBy(campaign, input).audience;
  const { shops: maximum } = input.facts.policy.campaign;
  if (audience?.kind !== 'shops' || audience.shopIds.length <= maximum) return null;
  return { code: 'audience_too_large', parameters: { shops: audience.shopIds.length, maximum } };
}

/** Shops are invited and uninvited only where the audience is named shops; to change its kind is an edit (R11). */
function audienceOfShops(campaign: Campaign | undefined): CampaignReason | null {
  if (campaign === undefined || campaign.audience.kind === 'shops') return null;
  return { code: 'audience_not_shops', parameters: { audience: campaign.audience.kind } };
}

/** Leaves one shop at least; a campaign for nobody is one to end (R11). */
function audienceNotEmptied(campaign: Campaign | undefined, input: CampaignInput): CampaignReason | null {
  const audience = setBy(campaign, input).audience;
  if (audience?.kind !== 'shops' || audience.shopIds.length > 0) return null;
  return { code: 'audience_empty', parameters: {} };
}

/** Asks for an e-mail address in the contact, and for E.164 form of what numbers it has (R12). */
function contactValid(campaign: Campaign | undefined, input: CampaignInput): Verdict<CampaignReason> {
  const contact = setBy(campaign, input).contact;
  if (contact === undefined) return null;
  const numbers = (['phone', 'whatsapp'] as const).filter((field) => !isAbsentOrE164(contact[field]));
  const fields = isEmail(contact.email) ? numbers : (['email', ...numbers] as const);
  const [first, ...rest] = fields.map(
    (field) => ({ code: 'contact_invalid', parameters: { field } }) as const,
  );
  return first === undefined ? null : [first, ...rest];
}

/** Asks for the messenger that the market requires of an agency (R12). */
function requiredMessengerGiven(campaign: Campaign | undefined, input: CampaignInput): CampaignReason | null {
  const contact = setBy(campaign, input).contact;
  const market = marketOf(campaign, input);
  const applicable = messengerIn(market, input.facts.policy.messengers);
  if (contact === undefined || applicable?.required !== true) return null;
  const { messenger } = applicable;
  return gives(contact, messenger) ? null : { code: 'messenger_missing', parameters: { market, messenger } };
}

/** Takes no messenger that has no place in the market: one reason for each (R12). */
function messengersApplicable(campaign: Campaign | undefined, input: CampaignInput): Verdict<CampaignReason> {
  const contact = setBy(campaign, input).contact;
  if (contact === undefined) return null;
  const market = marketOf(campaign, input);
  const applicable = messengerIn(market, input.facts.policy.messengers)?.messenger ?? null;
  const [first, ...others] = messengers
    .filter((messenger) => messenger !== applicable && gives(contact, messenger))
    .map((messenger): CampaignReason => {
      return { code: 'messenger_not_applicable', parameters: { market, messenger, applicable } };
    });
  return first === undefined ? null : [first, ...others];
}

/** Keeps an agency to as many upcoming and ongoing campaigns as the policy allows (R14, Q31). */
function quotaLeft(_: Campaign | undefined, { facts }: CampaignInput): CampaignReason | null {
  const maximum = facts.policy.maximumOngoingCampaigns;
  if (maximum === null) return null;
  const ongoing = facts.ongoingCampaigns;
  if (ongoing === undefined) return { code: 'fact_missing', parameters: { fact: 'ongoing_campaigns' } };
  return ongoing < maximum ? null : { code: 'too_many_ongoing_campaigns', parameters: { maximum, ongoing } };
}

/** Announces a boundary only once it has passed. */
function milestoneReached(campaign: Campaign | undefined, { command }: CampaignInput): CampaignReason | null {
  const milestone = campaign === undefined ? null : nextMilestone(campaign);
  if (milestone !== null && milestone.at <= command.at) return null;
  return { code: 'nothing_to_announce', parameters: { next: milestone?.at ?? null } };
}

/** The rules of campaign commands, by the names under which the machine asks for them. */
export const campaignRules = {
  not_over: notOver,
  agency_known: agencyKnown,
  something_changes: somethingChanges,
  starts_editable: startsEditable,
  boundaries_ahead: boundariesAhead,
  registration_within_campaign: registrationWithinCampaign,
  length_within_limit: lengthWithinLimit,
  texts_within_limits: textsWithinLimits,
  proposed_rate_within_bounds: proposedRateWithinBounds,
  audience_within_limit: audienceWithinLimit,
  audience_of_shops: audienceOfShops,
  audience_not_emptied: audienceNotEmptied,
  contact_valid: contactValid,
  required_messenger_given: requiredMessengerGiven,
  messengers_applicable: messengersApplicable,
  quota_left: quotaLeft,
  milestone_reached: milestoneReached,
} as const satisfies Readonly<Record<string, CampaignRule>>;

/** The name of a campaign rule. */
export type CampaignRuleName = keyof typeof campaignRules;

/** The market of a campaign, which no command changes. */
function marketOf(campaign: Campaign | undefined, { command }: CampaignInput): Country {
  return command.type === 'create' ? command.draft.market : (campaign?.market ?? '');
}

/** Tells whether a contact gives a messenger; a form sends the fields that were left empty as blank. */
function gives(contact: AgencyContact, messenger: Messenger): boolean {
  return !isBlank(contact[messenger] ?? '');
}

function isAbsentOrE164(number: string | undefined): boolean {
  return number === undefined || isE164(number);
}
