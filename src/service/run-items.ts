import * as z from 'zod';
import type { Actor } from '../core/actor.js';
import type { CommandId } from '../core/ids.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { idSchema } from '../core/schema.js';
import { answerTogether, type BulkAnswer, type BulkOptions, bulk } from './bulk.js';
import type { Dependencies } from './dependencies.js';
import { readItems, runAlone } from './items.js';
import type { Answer, RefusalReason } from './reasons.js';
import { registrationTasks } from './registration-tasks.js';
import { runTogether } from './run-together.js';
import type { Task } from './task.js';

/** What a call with many commands may be given. */
export interface ExecuteAllOptions<Context> extends BulkOptions<Context> {
  /** With `atomic`: makes sending the call again harmless. */
  readonly commandId?: CommandId;
}

const callIdSchema: z.ZodType<CommandId | undefined> = z.optional(idSchema);

/** Runs items, each by itself or all together, once `read` has made tasks of them. What cannot be read is refused in its place. */
export async function runItems<Context>(
  dependencies: Dependencies<Context>,
  actor: Actor,
  given: unknown,
  { atomic = false, commandId, context }: ExecuteAllOptions<Context>,
  read: (item: unknown) => Answer<Task>,
): Promise<Answer<BulkAnswer>> {
  const items = readItems(given);
  if (!items.ok) return items;
  const callId = parseWith(callIdSchema, commandId);
  if (!callId.ok) return callId;
  const options = context === undefined ? {} : { context };
  if (!atomic) {
    if (callId.value !== undefined) return refuse(ITEMS_HAVE_THE_IDS);
    const tasks = items.value.map(read);
    return accept(await runAlone(dependencies, actor, tasks, options, registrationTasks));
  }
  const tasks = items.value.map(read).map(withoutOwnId);
  const call = callId.value === undefined ? options : { ...options, callId: callId.value };
  return accept(bulk(await answerTogether(tasks, (all) => runTogether(dependencies, actor, all, call))));
}

/** A call that is all or nothing has one id, and its items have none. */
function withoutOwnId(task: Answer<Task>): Answer<Task> {
  return task.ok && task.value.commandId !== undefined ? refuse(CALL_HAS_THE_ID) : task;
}

const ITEMS_HAVE_THE_IDS: RefusalReason = {
  code: 'invalid_input',
  parameters: { path: 'commandId', problem: 'Without atomic, each item has an id of its own' },
};

const CALL_HAS_THE_ID: RefusalReason = {
  code: 'invalid_input',
  parameters: { path: 'commandId', problem: 'With atomic, the call has the id' },
};
