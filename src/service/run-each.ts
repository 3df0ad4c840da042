import type { Actor } from '../core/actor.js';
import { accept, refuse } from '../core/result.js';
import type { SaveAnswer } from '../ports/save.js';
import { type Dependencies, MAXIMUM_ATTEMPTS, type WriteOptions } from './dependencies.js';
import { groupOf, type Judgement, judge, resultOf } from './judge.js';
import type { Answer } from './reasons.js';
import { answerAgain } from './receipts.js';
import { type RegistrationResult, registrationResultSchema } from './results.js';
import { payloadOf, type Task, watchedTask } from './task.js';
import { type Watch, watch } from './watch.js';
import { readWorld } from './world.js';

/**
 * Runs tasks, each by itself: one read and one save for all of them, an answer for each, in order. Those on one
 * registration take turns, so that each is judged on what those before it have left.
 */
export async function runEach<Context>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  tasks: readonly Task[],
  options: WriteOptions<Context>,
): Promise<readonly Answer<RegistrationResult>[]> {
  const answers = new Map<Task, Answer<RegistrationResult>>();
  for (const turn of turnsOf(tasks)) {
    const watched = watch(dependencies, actor, turn, watchedTask);
    const answered = await watched.over(runTurn(dependencies, actor, turn, options, watched));
    for (const [task, answer] of answered) answers.set(task, answer);
    for (const task of turn) watched.answered(task, LOST_RACE);
  }
  return tasks.map((task) => answers.get(task) ?? LOST_RACE);
}

/** The first task on each registration, then the second on each that has one, and so on. */
function turnsOf(tasks: readonly Task[]): readonly (readonly Task[])[] {
  const turns: Task[][] = [];
  const taken = new Map<string, number>();
  for (const task of tasks) {
    const turn = taken.get(task.registrationId) ?? 0;
    taken.set(task.registrationId, turn + 1);
    const together = turns[turn];
    if (together === undefined) turns.push([task]);
    else together.push(task);
  }
  return turns;
}

/**
 * Runs tasks on different registrations. Those that lose a race are judged anew on what stands then, a bounded number
 * of times, and are without an answer in the end; a reviewer whose view went stale in between is refused then, not
 * retried into approving what was not seen.
 */
async function runTurn<Context>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  tasks: readonly Task[],
  { context }: WriteOptions<Context>,
  watched: Watch<Task>,
): Promise<ReadonlyMap<Task, Answer<RegistrationResult>>> {
  const answers = new Map<Task, Answer<RegistrationResult>>();
  let open = tasks;
  for (let attempt = 1; open.length > 0 && attempt <= MAXIMUM_ATTEMPTS; attempt += 1) {
    watched.attempt();
    const judged = await judgeAll(dependencies, actor, open, watched);
    const accepted = judged.flatMap(({ task, judgement }) =>
      judgement.kind === 'accepted' ? { task, judgement, group: groupOf(task, actor, judgement) } : [],
    );
    const saves = await saveAll(dependencies, accepted, context);

    for (const { task, judgement } of judged) {
      const save = saves.get(task);
      const answer = answerOf(task, judgement, save);
      if (answer === null) continue;
      answers.set(task, answer);
      if (judgement.kind === 'accepted' && save?.outcome === 'saved')
        watched.saved(task, judgement.decided.events);
      watched.answered(task, answer);
    }
    open = open.filter((task) => !answers.has(task));
  }
  return answers;
}

const LOST_RACE: Answer<never> = refuse({ code: 'lost_race', parameters: { attempts: MAXIMUM_ATTEMPTS } });

async function judgeAll<Context>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  tasks: readonly Task[],
  watched: Watch<Task>,
) {
  const { clock, standards } = dependencies;
  const world = await readWorld(dependencies, actor, tasks, clock.now());
  for (const task of tasks) watched.found(task, world.registrations.get(task.registrationId)?.campaignId);
  const asking = { actor, at: clock.now(), standards };
  return tasks.map((task) => ({ task, judgement: judge(task, world, asking) }));
}

async function saveAll<Context>(
  { store }: Dependencies<Context>,
  accepted: readonly { readonly task: Task; readonly group: ReturnType<typeof groupOf> }[],
  context: Context | undefined,
): Promise<ReadonlyMap<Task, SaveAnswer>> {
  if (accepted.length === 0) return new Map();
  const answers = await store.save(
    accepted.map(({ group }) => group),
    context,
  );
  return new Map(
    accepted.map(({ task }, index) => {
      const answer = answers[index];
      if (answer === undefined) throw new TypeError('The store left a group unanswered');
      return [task, answer] as const;
    }),
  );
}

/** The answer to a task, or `null` when it lost a race. */
function answerOf(
  task: Task,
  judgement: Judgement,
  save: SaveAnswer | undefined,
): Answer<RegistrationResult> | null {
  switch (judgement.kind) {
    case 'refused':
      return { ok: false, refusal: judgement.refusal };
    case 'answered':
      return answerAgain(judgement.receipt, payloadOf(task), registrationResultSchema);
    case 'accepted':
      if (save?.outcome === 'saved') return accept(resultOf(judgement.decided));
      return save?.outcome === 'duplicate'
        ? answerAgain(save.receipt, payloadOf(task), registrationResultSchema)
        : null;
  }
}
