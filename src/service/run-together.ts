import * as z from 'zod';
import type { Actor } from '../core/actor.js';
import { given } from '../core/given.js';
import type { CommandId, RegistrationId } from '../core/ids.js';
import { accept, refuse } from '../core/result.js';
import type { CommandReceipt, SaveGroup } from '../ports/save.js';
import type { Registration } from '../registration/registration.js';
import { type Dependencies, MAXIMUM_ATTEMPTS, type WriteOptions } from './dependencies.js';
import { type Judgement, judge, resultOf } from './judge.js';
import { findOne } from './look-up.js';
import type { Answer } from './reasons.js';
import { answerAgain, commandKey, receiptOf } from './receipts.js';
import { type RegistrationResult, registrationResultSchema } from './results.js';
import { payloadOf, type Task, watchedTask } from './task.js';
import type { Asking } from './task-kind.js';
import { type Watch, watch } from './watch.js';
import { readWorld, type World } from './world.js';

const resultsSchema = z.array(registrationResultSchema);

/**
 * Runs tasks all or nothing, in one group of one save: each is judged on what those before it would leave. If any is
 * refused, nothing is saved, and the others say so. `callId` is the idempotency key of the whole call.
 */
export async function runTogether<Context>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  tasks: readonly Task[],
  options: WriteOptions<Context> & { readonly callId?: CommandId },
): Promise<readonly Answer<RegistrationResult>[]> {
  const call = given({ commandId: options.callId });
  const watched = watch(dependencies, actor, tasks, (task) => ({ ...watchedTask(task), ...call }));
  const answers = await watched.over(attemptTogether(dependencies, actor, tasks, options, watched));
  for (const [index, task] of tasks.entries()) watched.answered(task, answers[index] ?? LOST_RACE);
  return answers;
}

const LOST_RACE: Answer<never> = refuse({ code: 'lost_race', parameters: { attempts: MAXIMUM_ATTEMPTS } });

async function attemptTogether<Context>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  tasks: readonly Task[],
  { context, callId }: WriteOptions<Context> & { readonly callId?: CommandId },
  watched: Watch<Task>,
): Promise<readonly Answer<RegistrationResult>[]> {
  const { store, clock, standards } = dependencies;
  const payload = tasks.map(payloadOf);
  const key = callId === undefined ? undefined : commandKey(actor, callId);
  for (let attempt = 1; attempt <= MAXIMUM_ATTEMPTS; attempt += 1) {
    watched.attempt();
    const known = key === undefined ? undefined : await findOne(key, (keys) => store.findCommands(keys));
    if (known !== undefined) return answersAgain(known, payload, tasks.length);

    const world = await readWorld(dependencies, actor, tasks, clock.now());
    for (const task of tasks) watched.found(task, world.registrations.get(task.registrationId)?.campaignId);
    const accepted = acceptedAll(judgeInTurn(tasks, world, { actor, at: clock.now(), standards }));
    if ('refusals' in accepted) return accepted.refusals;
    const standing = standingAfter(accepted);
    const results = accepted.map(({ decided }) =>
      resultOf({ ...decided, registration: standing.get(decided.registration.id) ?? decided.registration }),
    );
    const group = groupOfAll(accepted, standing);
    const receipt = key === undefined ? {} : { receipt: receiptOf(key, payload, results) };
    const [save] = await store.save([{ ...group, ...receipt }], context);
    if (save?.outcome === 'saved') {
      for (const [index, task] of tasks.entries()) watched.saved(task, accepted[index]?.decided.events ?? []);
      return results.map(accept);
    }
    if (save?.outcome === 'duplicate') return answersAgain(save.receipt, payload, tasks.length);
  }
  return tasks.map(() => LOST_RACE);
}

type AcceptedJudgement = Extract<Judgement, { readonly kind: 'accepted' }>;

/** Judges each task on what those before it would leave. */
function judgeInTurn(tasks: readonly Task[], world: World, asking: Asking): readonly Judgement[] {
  const registrations = new Map(world.registrations);
  return tasks.map((task) => {
    const judgement = judge(task, { ...world, registrations }, asking);
    if (judgement.kind === 'accepted') registrations.set(task.registrationId, judgement.decided.registration);
    return judgement;
  });
}

/** The judgements if all are accepted, else an answer for each: its own refusal, or that others were refused. */
function acceptedAll(
  judgements: readonly Judgement[],
): readonly AcceptedJudgement[] | { readonly refusals: readonly Answer<never>[] } {
  const accepted = judgements.filter((judgement) => judgement.kind === 'accepted');
  if (accepted.length === judgements.length) return accepted;
  const items = judgements.flatMap(({ kind }, index) => (kind === 'accepted' ? [] : [index]));
  return {
    refusals: judgements.map((judgement) =>
      judgement.kind === 'refused'
        ? { ok: false, refusal: judgement.refusal }
        : refuse({ code: 'other_items_refused', parameters: { items } }),
    ),
  };
}

/** Each registration as the last of its tasks leaves it. */
function standingAfter(accepted: readonly AcceptedJudgement[]): ReadonlyMap<RegistrationId, Registration> {
  return new Map(accepted.map(({ decided }) => [decided.registration.id, decided.registration]));
}

/** One group for all: each registration that stands then, every event, and each campaign that was read, once. */
function groupOfAll(
  accepted: readonly AcceptedJudgement[],
  standing: ReadonlyMap<RegistrationId, Registration>,
): SaveGroup {
  const reads = new Map(accepted.flatMap((judgement) => judgement.reads).map((read) => [read.id, read]));
  return {
    campaigns: [],
    registrations: [...standing.values()],
    guards: [],
    reads: [...reads.values()],
    events: accepted.flatMap(({ decided }) => decided.events),
  };
}

/** The first results of a call that is made again, item by item. */
function answersAgain(
  receipt: CommandReceipt,
  payload: unknown,
  length: number,
): readonly Answer<RegistrationResult>[] {
  const again = answerAgain(receipt, payload, resultsSchema);
  return again.ok ? again.value.map(accept) : Array.from({ length }, () => again);
}
