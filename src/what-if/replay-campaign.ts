import type { Campaign } from '../campaign/campaign.js';
import type { CampaignCommand } from '../campaign/commands.js';
import { type CampaignOutcome, decideCampaign } from '../campaign/decide.js';
import type { CampaignFacts } from '../campaign/input.js';
import { saved } from '../ports/save.js';
import type { Standards } from '../registration/standards.js';
import type { LoggedCampaignCommand } from './log.js';
import { ongoingCampaignsOf, type World } from './world.js';

/** A command on a campaign as it came in one world. Of the rest, `decideCampaign` gives the same outcome. */
export interface CampaignReplay {
  /** The campaign as it stood; `undefined` before it was created. */
  readonly before: Campaign | undefined;
  /** The command; an edit that tells what it saw has seen what stood. */
  readonly command: CampaignCommand;
  readonly facts: CampaignFacts;
  readonly outcome: CampaignOutcome;
}

/** Puts a command on a campaign to a world, and keeps there what comes of it. */
export function replayCampaign(
  world: World,
  { campaignId, command, facts }: LoggedCampaignCommand,
): CampaignReplay {
  const before = world.campaigns.get(campaignId);
  const counted =
    command.type === 'publish'
      ? { ...facts, ongoingCampaigns: ongoingCampaignsOf(world, command.actor.agencyId, command.at) }
      : facts;
  const replay = judgeCampaign(
    { before, command: seeing(command, before), facts: { ...counted, policy: world.standards.policy } },
    world.standards,
  );
  if (replay.outcome.ok) world.campaigns.set(campaignId, saved(replay.outcome.campaign));
  return replay;
}

/** The same command on the same campaign, judged by these standards. */
export function judgeCampaign(
  { before, command, facts: known }: Omit<CampaignReplay, 'outcome'>,
  { policy }: Standards,
): CampaignReplay {
  const facts = { ...known, policy };
  return { before, command, facts, outcome: decideCampaign(before, command, facts) };
}

/** Whoever gave it is taken to have seen what stands: what they saw in another world says nothing here. */
function seeing(command: CampaignCommand, before: Campaign | undefined): CampaignCommand {
  if (command.type !== 'edit' || command.seenRevision === undefined) return command;
  return { ...command, seenRevision: before?.revision ?? 0 };
}
