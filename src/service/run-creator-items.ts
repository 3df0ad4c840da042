import type { Actor } from '../core/actor.js';
import { parseWith } from '../core/parse.js';
import { accept } from '../core/result.js';
import { answerEach } from './bulk.js';
import type { Dependencies, WriteOptions } from './dependencies.js';
import type { Answer } from './reasons.js';
import { runEach } from './run-each.js';
import { ITEMS_ALONE, itemsSchema } from './run-items.js';
import type { AnyTask, TaskKind } from './task-kind.js';
import type { WatchedAnswerValue } from './watch.js';

/** The answer of a call with many items: one for each, in their order. */
export interface EachAnswered<Result> {
  readonly items: readonly Answer<Result>[];
  /** How many were accepted. */
  readonly accepted: number;
}

/** Runs items, each by itself, once `read` has made tasks of them. What cannot be read is refused in its place. */
export async function runCreatorItems<
  Context,
  Task extends AnyTask,
  World,
  Result extends WatchedAnswerValue,
>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  given: unknown,
  options: WriteOptions<Context>,
  read: (actor: Actor, item: unknown) => Answer<Task>,
  kind: TaskKind<Task, World, Result>,
): Promise<Answer<EachAnswered<Result>>> {
  const items = parseWith(itemsSchema, given, { depth: ITEMS_ALONE });
  if (!items.ok) return items;
  const tasks = items.value.map((item) => read(actor, item));
  const answers = await answerEach(tasks, (all) => runEach(dependencies, actor, all, options, kind));
  return accept({ items: answers, accepted: answers.filter(({ ok }) => ok).length });
}
