import * as z from 'zod';
import type { Actor } from '../core/actor.js';
import { parseWith } from '../core/parse.js';
import { MAXIMUM_ITEMS } from '../registration/submission.js';
import { answerEach, type BulkAnswer, bulk } from './bulk.js';
import type { Dependencies, WriteOptions } from './dependencies.js';
import type { Answer } from './reasons.js';
import { runEach } from './run-each.js';
import type { AnyTask, TaskKind } from './task-kind.js';
import type { WatchedAnswerValue } from './watch.js';

const itemsSchema: z.ZodType<readonly unknown[]> = z.array(z.unknown()).min(1).max(MAXIMUM_ITEMS);
/** Each item is read by itself, when its turn comes. */
const ITEMS_ALONE = 1;

/** The items of a call with many, unread. */
export function readItems(given: unknown): Answer<readonly unknown[]> {
  return parseWith(itemsSchema, given, { depth: ITEMS_ALONE });
}

/** Runs the tasks that items were read as, each by itself. What could not be read is refused in its place. */
export async function runAlone<Context, Task extends AnyTask, World, Result extends WatchedAnswerValue>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  tasks: readonly Answer<Task>[],
  options: WriteOptions<Context>,
  kind: TaskKind<Task, World, Result>,
): Promise<BulkAnswer<Result>> {
  return bulk(await answerEach(tasks, (all) => runEach(dependencies, actor, all, options, kind)));
}
