import type { Country } from '../core/country.js';
import type { Rule, Verdict } from '../statechart/compile.js';
import { everyReason } from '../statechart/verdict.js';
import type { Campaign } from './campaign.js';
import { detailFields, setBy } from './changes.js';
import type { CampaignInput } from './input.js';
import {
  audienceProblem,
  contactProblems,
  missingMessenger,
  proposedRateProblem,
  strangeMessengers,
  textProblems,
} from './limits.js';
import {
  boundariesAhead,
  lengthWithinLimit,
  registrationWithinCampaign,
  startsEditable,
} from './period-rules.js';
import type { CampaignReason } from './refusals.js';
import { isOver, nextMilestone, overFrom } from './status.js';

/** A rule of campaign commands; the campaign is absent while it is being created. */
export type CampaignRule = Rule<Campaign | undefined, CampaignInput, CampaignReason>;

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
  return everyReason(textProblems(setBy(campaign, input), input.facts.policy));
}

/** Bounds the proposed rate (R10). */
function proposedRateWithinBounds(
  campaign: Campaign | undefined,
  input: CampaignInput,
): CampaignReason | null {
  return proposedRateProblem(setBy(campaign, input), input.facts.policy);
}

/** Bounds the number of named shops (R11). */
function audienceWithinLimit(campaign: Campaign | undefined, input: CampaignInput): CampaignReason | null {
  return audienceProblem(setBy(campaign, input), input.facts.policy);
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
  return everyReason(contactProblems(setBy(campaign, input)));
}

/** Asks for the messenger that the market requires of an agency (R12). */
function requiredMessengerGiven(campaign: Campaign | undefined, input: CampaignInput): CampaignReason | null {
  return missingMessenger(setBy(campaign, input), marketOf(campaign, input), input.facts.policy.messengers);
}

/** Takes no messenger that has no place in the market: one reason for each (R12). */
function messengersApplicable(campaign: Campaign | undefined, input: CampaignInput): Verdict<CampaignReason> {
  return everyReason(
    strangeMessengers(setBy(campaign, input), marketOf(campaign, input), input.facts.policy.messengers),
  );
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
