import type { Actor } from '../core/actor.js';
import { accept, refuse } from '../core/result.js';
import type { SaveAnswer, SaveGroup } from '../ports/save.js';
import { type Dependencies, MAXIMUM_ATTEMPTS, type WriteOptions } from './dependencies.js';
import type { Answer } from './reasons.js';
import { answerAgain, commandKey, receiptOf } from './receipts.js';
import type { AnyTask, TaskJudgement, TaskKind } from './task-kind.js';
import { type Watch, type WatchedAnswerValue, watch } from './watch.js';

/**
 * Runs tasks, each by itself: one read and one save for all of them, an answer for each, in order. Those that must not
 * be judged side by side take turns, so that each is judged on what those before it have left.
 */
export async function runEach<Context, Task extends AnyTask, World, Result extends WatchedAnswerValue>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  tasks: readonly Task[],
  options: WriteOptions<Context>,
  kind: TaskKind<Task, World, Result>,
): Promise<readonly Answer<Result>[]> {
  const answers = new Map<Task, Answer<Result>>();
  for (const turn of turnsOf(tasks, kind.turnOf)) {
    const watched = watch(dependencies, actor, turn, kind.watched);
    const run: Run<Context, Task, World, Result> = { dependencies, actor, options, kind, watched };
    for (const [task, answer] of await watched.over(runTurn(run, turn))) answers.set(task, answer);
    for (const task of turn) watched.answered(task, LOST_RACE);
  }
  return tasks.map((task) => answers.get(task) ?? LOST_RACE);
}

/** Runs one task by itself. */
export async function runOne<Context, Task extends AnyTask, World, Result extends WatchedAnswerValue>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  task: Task,
  options: WriteOptions<Context>,
  kind: TaskKind<Task, World, Result>,
): Promise<Answer<Result>> {
  const [answer] = await runEach(dependencies, actor, [task], options, kind);
  if (answer === undefined) throw new TypeError('A task was left unanswered');
  return answer;
}

/** What stays the same while tasks are run. */
interface Run<Context, Task extends AnyTask, World, Result extends WatchedAnswerValue> {
  readonly dependencies: Dependencies<Context>;
  readonly actor: Actor;
  readonly options: WriteOptions<Context>;
  readonly kind: TaskKind<Task, World, Result>;
  readonly watched: Watch<Task>;
}

/** The first task of each name, then the second of each that has one, and so on. */
function turnsOf<Task>(tasks: readonly Task[], nameOf: (task: Task) => string): readonly (readonly Task[])[] {
  const turns: Task[][] = [];
  const taken = new Map<string, number>();
  for (const task of tasks) {
    const name = nameOf(task);
    const turn = taken.get(name) ?? 0;
    taken.set(name, turn + 1);
    const together = turns[turn];
    if (together === undefined) turns.push([task]);
    else together.push(task);
  }
  return turns;
}

/**
 * Runs tasks that do not touch each other. Those that lose a race are judged anew on what stands then, a bounded number
 * of times, and are without an answer in the end; a reviewer whose view went stale in between is refused then, not
 * retried into approving what was not seen.
 */
async function runTurn<Context, Task extends AnyTask, World, Result extends WatchedAnswerValue>(
  run: Run<Context, Task, World, Result>,
  tasks: readonly Task[],
): Promise<ReadonlyMap<Task, Answer<Result>>> {
  const answers = new Map<Task, Answer<Result>>();
  let open = tasks;
  for (let attempt = 1; open.length > 0 && attempt <= MAXIMUM_ATTEMPTS; attempt += 1) {
    run.watched.attempt();
    const judged = await judgeAll(run, open);
    const saves = await saveAll(run, judged);
    for (const { task, judgement } of judged) {
      const save = saves.get(task);
      const answer = answerOf(run.kind, task, judgement, save);
      if (answer === null) continue;
      answers.set(task, answer);
      if (judgement.kind === 'accepted' && save?.outcome === 'saved')
        run.watched.saved(task, judgement.group.events);
      run.watched.answered(task, answer);
    }
    open = open.filter((task) => !answers.has(task));
  }
  return answers;
}

const LOST_RACE: Answer<never> = refuse({ code: 'lost_race', parameters: { attempts: MAXIMUM_ATTEMPTS } });

/** A task, and what it comes to. */
interface Judged<Task, Result> {
  readonly task: Task;
  readonly judgement: TaskJudgement<Result>;
}

async function judgeAll<Context, Task extends AnyTask, World, Result extends WatchedAnswerValue>(
  { dependencies, actor, kind, watched }: Run<Context, Task, World, Result>,
  tasks: readonly Task[],
): Promise<readonly Judged<Task, Result>[]> {
  const { clock, standards } = dependencies;
  const world = await kind.read(dependencies, actor, tasks, clock.now());
  for (const task of tasks) watched.found(task, kind.campaignIn(world, task));
  const asking = { actor, at: clock.now(), standards };
  return tasks.map((task) => ({ task, judgement: kind.judge(task, world, asking) }));
}

async function saveAll<Context, Task extends AnyTask, World, Result extends WatchedAnswerValue>(
  { dependencies, actor, kind, options }: Run<Context, Task, World, Result>,
  judged: readonly Judged<Task, Result>[],
): Promise<ReadonlyMap<Task, SaveAnswer>> {
  const groups = new Map<Task, SaveGroup>();
  for (const { task, judgement } of judged)
    if (judgement.kind === 'accepted') groups.set(task, withReceipt(actor, task, judgement, kind));
  const saves = new Map<Task, SaveAnswer>();
  if (groups.size === 0) return saves;
  const answers = (await dependencies.store.save([...groups.values()], options.context)).values();
  for (const task of groups.keys()) {
    const { value } = answers.next();
    if (value === undefined) throw new TypeError('The store left a group unanswered');
    saves.set(task, value);
  }
  return saves;
}

/** The group of an accepted task, with its receipt if it has a command id. */
function withReceipt<Task extends AnyTask, World, Result extends WatchedAnswerValue>(
  actor: Actor,
  task: Task,
  { group, result }: Extract<TaskJudgement<Result>, { kind: 'accepted' }>,
  { payloadOf }: TaskKind<Task, World, Result>,
): SaveGroup {
  if (task.commandId === undefined) return group;
  return { ...group, receipt: receiptOf(commandKey(actor, task.commandId), payloadOf(task), result) };
}

/** The answer to a task, or `null` when it lost a race. */
function answerOf<Task extends AnyTask, World, Result extends WatchedAnswerValue>(
  { payloadOf, resultSchema }: TaskKind<Task, World, Result>,
  task: Task,
  judgement: TaskJudgement<Result>,
  save: SaveAnswer | undefined,
): Answer<Result> | null {
  switch (judgement.kind) {
    case 'refused':
      return { ok: false, refusal: judgement.refusal };
    case 'answered':
      return answerAgain(judgement.receipt, payloadOf(task), resultSchema);
    case 'accepted':
      if (save?.outcome === 'saved') return accept(judgement.result);
      return save?.outcome === 'duplicate' ? answerAgain(save.receipt, payloadOf(task), resultSchema) : null;
  }
}
