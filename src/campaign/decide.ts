import { effectiveInstant } from '../core/effective-instant.js';
import { type Refused, refuse } from '../core/result.js';
import { compile, refusalOf, targetOf } from '../statechart/compile.js';
import { type Campaign, type CampaignDecision, campaignDecisions } from './campaign.js';
import { type CampaignCommand, type CampaignCommandType, campaignCommandTypes } from './commands.js';
import { campaignEventOf } from './event-of.js';
import type { CampaignEvent } from './events.js';
import { evolveCampaign } from './evolve.js';
import type { CampaignFacts } from './input.js';
import { campaignMachine } from './machine.js';
import type { CampaignReason } from './refusals.js';
import { type CampaignRule, campaignRules } from './rules.js';

/** The answer to a campaign command: the next record and what happened, or every reason why not. */
export type CampaignOutcome =
  | { readonly ok: true; readonly campaign: Campaign; readonly events: readonly CampaignEvent[] }
  | Refused<CampaignReason>;

const table = compile<CampaignDecision, CampaignCommandType, CampaignRule>({
  machine: campaignMachine,
  states: campaignDecisions,
  commands: campaignCommandTypes,
  rules: campaignRules,
});

/**
 * Decides a command on a campaign; on no campaign, `create`. Pure: the record is never changed, and a refusal
 * changes nothing. Whether the campaign is the actor's at all is asked before, by whoever looked it up.
 */
export function decideCampaign(
  campaign: Campaign | undefined,
  command: CampaignCommand,
  facts: CampaignFacts,
): CampaignOutcome {
  const changedAt = campaign?.changedAt ?? command.at;
  const at = effectiveInstant(command.at, changedAt, facts.policy.clockTolerance);
  if (at === null) return refuse({ code: 'time_went_back', parameters: { at: command.at, changedAt } });

  const seenRevision = command.type === 'edit' ? command.seenRevision : undefined;
  const revision = campaign?.revision ?? 0;
  if (seenRevision !== undefined && seenRevision !== revision) {
    return refuse({ code: 'stale_view', parameters: { seenRevision, revision } });
  }
  const row = cellsOf(campaign)?.get(command.type);
  if (row === undefined) return refuse(notAccepted(campaign, command.type));

  const input = { command: at === command.at ? command : { ...command, at }, facts };
  const refusal = refusalOf(row, campaign, input);
  if (refusal !== null) return { ok: false, refusal };

  const target = targetOf(row, campaign, input);
  const event = campaignEventOf(campaign, input);
  const next = evolveCampaign(campaign, event);
  if (next.decision !== target)
    throw new TypeError(`${event.type} leads to ${next.decision}, the machine to ${target}`);
  return { ok: true, campaign: next, events: [event] };
}

/** What each command does in the campaign's decision, or while there is no campaign. */
function cellsOf(campaign: Campaign | undefined) {
  return campaign === undefined ? table.creation : table.rows.get(campaign.decision);
}

function notAccepted(campaign: Campaign | undefined, command: CampaignCommandType): CampaignReason {
  const decision = campaign?.decision ?? null;
  const taken = [...(cellsOf(campaign)?.keys() ?? [])];
  // The clock's own command is none that anyone could try instead.
  const accepted = taken.filter((type) => type !== 'announce');
  return { code: 'campaign_command_not_accepted', parameters: { decision, command, accepted } };
}
