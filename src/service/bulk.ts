import { refuse } from '../core/result.js';
import type { WriteOptions } from './dependencies.js';
import type { Answer } from './reasons.js';
import type { RegistrationResult } from './results.js';

/** What a call with many items may be given. */
export interface BulkOptions<Context> extends WriteOptions<Context> {
  /** All or nothing; otherwise each item stands for itself. */
  readonly atomic?: boolean;
}

/** The answer of a call with many items: one for each, in their order. */
export interface BulkAnswer<Result = RegistrationResult> {
  readonly items: readonly Answer<Result>[];
  /** How many were accepted. */
  readonly accepted: number;
}

/** Runs tasks: an answer for each, in order. */
export type RunTasks<Task, Result> = (tasks: readonly Task[]) => Promise<readonly Answer<Result>[]>;

/** Runs what could be read, and puts its answers between the refusals of what could not. */
export async function answerEach<Task, Result>(
  read: readonly Answer<Task>[],
  run: RunTasks<Task, Result>,
): Promise<readonly Answer<Result>[]> {
  const tasks = read.flatMap((task) => (task.ok ? [task.value] : []));
  const answers = tasks.length === 0 ? [] : await run(tasks);
  const inOrder = answers.values();
  return read.map((task) => {
    if (!task.ok) return task;
    const { value, done } = inOrder.next();
    if (done === true) throw new TypeError('A task was left unanswered');
    return value;
  });
}

/** Runs nothing unless all could be read. */
export async function answerTogether<Task, Result>(
  read: readonly Answer<Task>[],
  run: RunTasks<Task, Result>,
): Promise<readonly Answer<Result>[]> {
  const items = read.flatMap((task, index) => (task.ok ? [] : [index]));
  if (items.length === 0) return answerEach(read, run);
  return read.map((task) =>
    task.ok ? refuse({ code: 'other_items_refused', parameters: { items } }) : task,
  );
}

/** Counts what was accepted. */
export function bulk<Result>(items: readonly Answer<Result>[]): BulkAnswer<Result> {
  return { items, accepted: items.filter(({ ok }) => ok).length };
}
