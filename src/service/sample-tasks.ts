import * as z from 'zod';
import { given } from '../core/given.js';
import {
  type CampaignId,
  type CreatorId,
  mapKeyOf,
  type RegistrationId,
  type SampleRequestId,
} from '../core/ids.js';
import type { CreatorFacts } from '../creator/creator.js';
import type { SkuKey } from '../ports/directories.js';
import { saved } from '../ports/save.js';
import type { Registration } from '../registration/registration.js';
import { canSeeSample, isOwnSampleCommand, sampleRoleNotAllowed } from '../sample/authority.js';
import type { SampleCommandInput } from '../sample/commands.js';
import { decideSample } from '../sample/decide.js';
import { type SampleLedger, sampleLedgerIdOf } from '../sample/ledger.js';
import { type SampleDecision, type SampleRequest, sampleDecisions } from '../sample/request.js';
import type { SkuFacts } from '../sample/sku.js';
import type { CreatorTask } from './creator-item.js';
import { creatorsIn } from './creator-readers.js';
import { type CreatorWorld, placeIdOf, readCreatorWorld } from './creator-world.js';
import { itself, lookUp } from './look-up.js';
import { campaignOf } from './read-registrations.js';
import { registrationNotFound } from './reasons.js';
import { refused, type TaskKind } from './task-kind.js';

/** What an accepted command on a sample request led to. */
export interface SampleResult {
  readonly sampleRequestId: SampleRequestId;
  readonly registrationId: RegistrationId;
  readonly campaignId: CampaignId;
  readonly creatorId: CreatorId;
  readonly decision: SampleDecision;
  /** Which time of asking it is in, from 1. */
  readonly attempt: number;
  /** The revision that stands now: what a reviewer who saw this has seen. */
  readonly revision: number;
}

/** A parsed command on a sample request. */
export type SampleTask = CreatorTask<SampleCommandInput>;

interface SampleWorld extends CreatorWorld<SampleRequest> {
  readonly ledgers: ReadonlyMap<string, SampleLedger>;
  readonly creators: ReadonlyMap<string, CreatorFacts>;
  readonly skus: ReadonlyMap<string, SkuFacts>;
}

/** How commands on sample requests are run. */
export const sampleTasks: TaskKind<SampleTask, SampleWorld, SampleResult> = {
  // Those under one registration share its ledger.
  turnOf: ({ registrationId }) => registrationId,
  read: async (dependencies, actor, tasks) => {
    const { samples, ledgers } = creatorsIn(dependencies.store);
    const world = await readCreatorWorld(dependencies, actor, tasks, {
      find: (ids) => samples.find(ids),
      canSee: canSeeSample,
    });
    const { directories } = dependencies;
    const asking = tasks.filter(
      (task) => task.command.type === 'request_sample' && world.registrations.has(placeIdOf(task)),
    );
    const [ofAttempts, creators, skus] = await Promise.all([
      lookUp([...world.registrations.values()].map(ledgerIdOf), itself, (ids) => ledgers.find(ids)),
      lookUp(
        asking.map(({ creatorId }) => creatorId),
        itself,
        async (ids) => directories.creators?.find(ids) ?? [],
      ),
      lookUp(
        asking.flatMap((task) => skuKeyOf(task, world.registrations.get(placeIdOf(task))) ?? []),
        skuName,
        async (keys) => directories.skus?.find(keys) ?? [],
      ),
    ]);
    return { ...world, ledgers: ofAttempts, creators, skus };
  },
  judge: (task, world, { actor, at, standards }) => {
    const request = world.kept.get(placeIdOf(task));
    const registration = world.registrations.get(placeIdOf(task));
    if (registration === undefined) return refused(registrationNotFound(task.registrationId));
    const campaign = campaignOf(registration, world.campaigns);

    const { creatorId } = task;
    const input = task.command.type === 'request_sample' ? { ...task.command, creatorId } : task.command;
    const command = { ...input, at, actor };
    if (!isOwnSampleCommand(command)) return refused(sampleRoleNotAllowed(input, actor));
    const receipt = task.commandId === undefined ? undefined : world.receipts.get(task.commandId);
    if (receipt !== undefined) return { kind: 'answered', receipt };

    const ledger = world.ledgers.get(ledgerIdOf(registration));
    const key = skuKeyOf(task, registration);
    const facts = {
      ...standards,
      registration,
      campaign,
      ...given({
        ledger,
        creator: world.creators.get(creatorId),
        sku: key && world.skus.get(skuName(key)),
      }),
    };
    const outcome = decideSample(request, command, facts);
    if (!outcome.ok) return { kind: 'refused', ...outcome };
    const reads = [
      { kind: 'campaign', id: campaign.id, revision: campaign.revision },
      { kind: 'registration', id: registration.id, revision: registration.revision },
    ] as const;
    const sampleLedgers = outcome.ledger === undefined || outcome.ledger === ledger ? [] : [outcome.ledger];
    return {
      kind: 'accepted',
      group: {
        campaigns: [],
        registrations: [],
        guards: [],
        sampleRequests: [outcome.request],
        ...(sampleLedgers.length === 0 ? {} : { sampleLedgers }),
        reads,
        events: outcome.events,
      },
      result: resultOf(saved(outcome.request)),
    };
  },
  campaignIn: ({ registrations }, task) => registrations.get(placeIdOf(task))?.campaignId,
  watched: (task) => ({
    command: task.command.type,
    kind: 'sample_request',
    id: placeIdOf(task),
    ...given({ commandId: task.commandId }),
  }),
  payloadOf: ({ registrationId, creatorId, command }) => ({ registrationId, creatorId, command }),
  resultSchema: z.strictObject({
    sampleRequestId: z.string(),
    registrationId: z.string(),
    campaignId: z.string(),
    creatorId: z.string(),
    decision: z.enum(sampleDecisions),
    attempt: z.int(),
    revision: z.int(),
  }),
};

/** The ledger of the registration's current attempt: of earlier ones nothing moves any more. */
function ledgerIdOf({ campaignId, shopId, productId, attempt }: Registration): string {
  return sampleLedgerIdOf({ campaignId, shopId, productId, registrationAttempt: attempt });
}

function skuKeyOf({ command }: SampleTask, registration: Registration | undefined) {
  if (command.type !== 'request_sample' || command.skuId === undefined || registration === undefined)
    return undefined;
  const { shopId, productId } = registration;
  return { shopId, productId, skuId: command.skuId };
}

function skuName({ shopId, productId, skuId }: SkuKey): string {
  return mapKeyOf(shopId, productId, skuId);
}

function resultOf(request: SampleRequest): SampleResult {
  const { id, registrationId, campaignId, creatorId, decision, attempt, revision } = request;
  return { sampleRequestId: id, registrationId, campaignId, creatorId, decision, attempt, revision };
}
