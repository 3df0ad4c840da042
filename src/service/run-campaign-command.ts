import type { AgencyFacts } from '../campaign/agency.js';
import type { Campaign } from '../campaign/campaign.js';
import {
  type CampaignCommand,
  type CampaignCommandInput,
  campaignCommandRoles,
} from '../campaign/commands.js';
import { decideCampaign } from '../campaign/decide.js';
import { canSeeCampaign } from '../campaign/visibility.js';
import { type Actor, hasRole } from '../core/actor.js';
import type { Stamp } from '../core/command.js';
import { given } from '../core/given.js';
import type { CampaignId, CommandId } from '../core/ids.js';
import { accept, refuse } from '../core/result.js';
import { saved } from '../ports/save.js';
import { type Dependencies, MAXIMUM_ATTEMPTS, type WriteOptions } from './dependencies.js';
import { findOne } from './look-up.js';
import { quotaFor } from './quota.js';
import { type Answer, campaignNotFound, type RefusalReason } from './reasons.js';
import { answerAgain, commandKey, receiptOf } from './receipts.js';
import { type CampaignResult, campaignResultSchema } from './results.js';
import { type Watch, type WatchedCommand, watch } from './watch.js';
import { joinedOf } from './world.js';

/** A parsed command together with the campaign it is for. */
export interface CampaignTask {
  readonly campaignId: CampaignId;
  readonly command: CampaignCommandInput;
  readonly commandId?: CommandId;
}

/** Runs one campaign command: reads, asks whose it is, decides and saves; anew when it loses a race. */
export async function runCampaignCommand<Context>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  task: CampaignTask,
  options: WriteOptions<Context>,
): Promise<Answer<CampaignResult>> {
  const watched = watch(dependencies, actor, [task], watchedCampaignTask);
  const answer = await watched.over(attemptCommand(dependencies, actor, task, options, watched));
  watched.answered(task, answer);
  return answer;
}

function watchedCampaignTask({ campaignId, command, commandId }: CampaignTask): WatchedCommand {
  return { command: command.type, kind: 'campaign', id: campaignId, campaignId, ...given({ commandId }) };
}

async function attemptCommand<Context>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  task: CampaignTask,
  { context }: WriteOptions<Context>,
  watched: Watch<CampaignTask>,
): Promise<Answer<CampaignResult>> {
  const { store, clock, standards } = dependencies;
  const { policy } = standards;
  const { campaignId, command: input, commandId } = task;
  const payload = payloadOf(task);
  const key = commandId === undefined ? undefined : commandKey(actor, commandId);
  let lost = 0;
  let crowded = 0;
  while (lost < MAXIMUM_ATTEMPTS && crowded < MAXIMUM_CROWD) {
    watched.attempt();
    const at = clock.now();
    const campaign = await findOne(campaignId, (ids) => store.campaigns.find(ids));
    const command = { ...input, at, actor };
    const stranger = await strangerReason(dependencies, command, campaign, campaignId);
    if (stranger !== null) return refuse(stranger);
    if (!isOwnCommand(command)) return refuse(roleNotAllowed(command));
    const known = key === undefined ? undefined : await findOne(key, (keys) => store.findCommands(keys));
    if (known !== undefined) return answerAgain(known, payload, campaignResultSchema);

    const agency =
      command.type === 'create' ? await agencyOf(dependencies, command.actor.agencyId) : undefined;
    const quota = await quotaFor(dependencies, campaign, command);
    const facts = { policy, ...quota.facts, ...given({ agency }) };
    const outcome = decideCampaign(campaign, command, facts);
    if (!outcome.ok) return outcome;
    const result = resultOf(saved(outcome.campaign));
    const { guards } = quota;
    const group = {
      campaigns: [outcome.campaign],
      registrations: [],
      guards,
      reads: [],
      events: outcome.events,
    };
    const receipt = key === undefined ? {} : { receipt: receiptOf(key, payload, result) };
    const [save] = await store.save([{ ...group, ...receipt }], context);
    if (save?.outcome === 'saved') {
      watched.saved(task, outcome.events);
      return accept(result);
    }
    if (save?.outcome === 'duplicate') return answerAgain(save.receipt, payload, campaignResultSchema);
    if (save?.outcome === 'conflict' && save.conflicts.every(({ kind }) => kind === 'guard')) crowded += 1;
    else lost += 1;
  }
  return refuse({ code: 'lost_race', parameters: { attempts: lost + crowded } });
}

/**
 * How often a decision is made anew because of its guard alone: nobody wrote the same campaign, only others of the same
 * agency, each of whom got its place.
 */
const MAXIMUM_CROWD = 100;

/** Why there is no such campaign for this actor, or `null` when there is, or when it is being created. */
async function strangerReason(
  { store }: Dependencies,
  command: CampaignCommandInput & Stamp,
  campaign: Campaign | undefined,
  id: CampaignId,
): Promise<RefusalReason | null> {
  if (campaign === undefined && command.type === 'create') return null;
  if (campaign !== undefined && canSeeCampaign(command.actor, campaign)) return null;
  const joined = await joinedOf(store, command.actor, [id], command.at);
  return campaign !== undefined && joined.has(id) ? null : campaignNotFound(id);
}

function agencyOf({ directories }: Dependencies, agencyId: string): Promise<AgencyFacts | undefined> {
  return findOne(agencyId, (ids) => directories.agencies.find(ids));
}

function isOwnCommand(command: CampaignCommandInput & Stamp): command is CampaignCommand {
  return hasRole(command.actor, campaignCommandRoles[command.type]);
}

function roleNotAllowed({ type, actor }: CampaignCommandInput & Stamp): RefusalReason {
  const parameters = { command: type, role: actor.role, allowed: campaignCommandRoles[type] };
  return { code: 'role_not_allowed', parameters };
}

/** What a command id stands for. A new campaign has another id at each call, so that is no part of it. */
function payloadOf({ campaignId, command }: CampaignTask): unknown {
  return command.type === 'create' ? { create: command.draft } : { campaignId, command };
}

function resultOf({ id, decision, revision }: Campaign): CampaignResult {
  return { campaignId: id, decision, revision };
}
