import type { Actor } from '../core/actor.js';
import { accept } from '../core/result.js';
import type { BulkAnswer } from './bulk.js';
import type { Dependencies, WriteOptions } from './dependencies.js';
import { readItems, runAlone } from './items.js';
import type { Answer } from './reasons.js';
import type { AnyTask, TaskKind } from './task-kind.js';
import type { WatchedAnswerValue } from './watch.js';

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
): Promise<Answer<BulkAnswer<Result>>> {
  const items = readItems(given);
  if (!items.ok) return items;
  const tasks = items.value.map((item) => read(actor, item));
  return accept(await runAlone(dependencies, actor, tasks, options, kind));
}
