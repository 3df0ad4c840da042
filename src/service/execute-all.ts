import * as z from 'zod';
import type { CommandId } from '../core/ids.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { idSchema } from '../core/schema.js';
import { MAXIMUM_ITEMS } from '../registration/submission.js';
import { answerEach, answerTogether, type BulkAnswer, type BulkOptions, bulk } from './bulk.js';
import { type CommandItem, readItem, readItemOfAtomicCall } from './command-item.js';
import type { Dependencies } from './dependencies.js';
import type { Answer, RefusalReason } from './reasons.js';
import { actingAs, type Caller } from './roles.js';
import { runEach } from './run-each.js';
import { runTogether } from './run-together.js';

/** What a call with many commands may be given. */
export interface ExecuteAllOptions<Context> extends BulkOptions<Context> {
  /** With `atomic`: makes sending the call again harmless. */
  readonly commandId?: CommandId;
}

const itemsSchema: z.ZodType<readonly unknown[]> = z.array(z.unknown()).min(1).max(MAXIMUM_ITEMS);
const callIdSchema: z.ZodType<CommandId | undefined> = z.optional(idSchema);

/** Runs many commands, each by itself or all together. What cannot be read is refused in its place. */
export async function executeAll<Context>(
  dependencies: Dependencies<Context>,
  actor: Caller,
  given: readonly CommandItem[],
  { atomic = false, commandId, context }: ExecuteAllOptions<Context>,
): Promise<Answer<BulkAnswer>> {
  const acting = actingAs(actor, 'registrations.executeAll', 'seller', 'agency', 'platform');
  if (!acting.ok) return acting;
  const caller = acting.value;
  const items = parseWith(itemsSchema, given);
  if (!items.ok) return items;
  const callId = parseWith(callIdSchema, commandId);
  if (!callId.ok) return callId;
  const options = context === undefined ? {} : { context };
  if (!atomic) {
    if (callId.value !== undefined) return refuse(ITEMS_HAVE_THE_IDS);
    const read = items.value.map(readItem);
    return accept(bulk(await answerEach(read, (tasks) => runEach(dependencies, caller, tasks, options))));
  }
  const read = items.value.map(readItemOfAtomicCall);
  const call = callId.value === undefined ? options : { ...options, callId: callId.value };
  return accept(bulk(await answerTogether(read, (tasks) => runTogether(dependencies, caller, tasks, call))));
}

const ITEMS_HAVE_THE_IDS: RefusalReason = {
  code: 'invalid_input',
  parameters: { path: 'commandId', problem: 'Without atomic, each item has an id of its own' },
};
