import type { Campaign } from './campaign.js';
import { setBy } from './changes.js';
import type { CampaignInput } from './input.js';
import { lengthProblem } from './limits.js';
import type { BoundaryField, CampaignReason, PeriodField } from './refusals.js';
import { campaignStatusAt } from './status.js';

const periodFields = ['registrationPeriod', 'campaignPeriod'] as const satisfies readonly PeriodField[];

/** Keeps the starts of a campaign that has begun (R8). */
export function startsEditable(campaign: Campaign | undefined, input: CampaignInput): CampaignReason | null {
  if (campaign === undefined) return null;
  const status = campaignStatusAt(campaign, input.command.at);
  if (status === 'draft' || status === 'upcoming') return null;
  const changes = setBy(campaign, input);
  const fields = periodFields.filter(
    (field) => (changes[field]?.start ?? campaign[field].start) !== campaign[field].start,
  );
  if (fields.length === 0) return null;
  return { code: 'start_not_editable', parameters: { fields, startedAt: campaign.campaignPeriod.start } };
}

/** Keeps the past as it was: a boundary that is set must lie ahead. A new campaign may have begun, not ended. */
export function boundariesAhead(campaign: Campaign | undefined, input: CampaignInput): CampaignReason | null {
  const { at } = input.command;
  const changes = setBy(campaign, input);
  const boundaries = periodFields.flatMap((field): BoundaryField[] => {
    const period = changes[field];
    if (period === undefined) return [];
    const start = campaign !== undefined && period.start !== campaign[field].start && period.start <= at;
    const end = period.end !== campaign?.[field].end && period.end <= at;
    return [...(start ? [`${field}.start` as const] : []), ...(end ? [`${field}.end` as const] : [])];
  });
  return boundaries.length === 0 ? null : { code: 'boundary_not_ahead', parameters: { boundaries, at } };
}

/** Ends registration no later than the campaign (Q4). */
export function registrationWithinCampaign(
  campaign: Campaign | undefined,
  input: CampaignInput,
): CampaignReason | null {
  const { registrationPeriod, campaignPeriod } = { ...campaign, ...setBy(campaign, input) };
  if (registrationPeriod === undefined || campaignPeriod === undefined) return null;
  if (registrationPeriod.end <= campaignPeriod.end) return null;
  return {
    code: 'registration_outlasts_campaign',
    parameters: { registrationEnd: registrationPeriod.end, campaignEnd: campaignPeriod.end },
  };
}

/** Bounds the length of the campaign period (R5). */
export function lengthWithinLimit(
  campaign: Campaign | undefined,
  input: CampaignInput,
): CampaignReason | null {
  return lengthProblem(setBy(campaign, input), input.facts.policy);
}
