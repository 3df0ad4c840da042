import type { BulkAnswer } from './bulk.js';
import { type CommandItem, readItem } from './command-item.js';
import type { Dependencies } from './dependencies.js';
import type { Answer } from './reasons.js';
import { actingAs, type Caller } from './roles.js';
import { type ExecuteAllOptions, runItems } from './run-items.js';

/** Runs many commands, each by itself or all together. */
export async function executeAll<Context>(
  dependencies: Dependencies<Context>,
  actor: Caller,
  items: readonly CommandItem[],
  options: ExecuteAllOptions<Context>,
): Promise<Answer<BulkAnswer>> {
  const acting = actingAs(actor, 'registrations.executeAll', 'seller', 'agency', 'platform');
  return acting.ok ? runItems(dependencies, acting.value, items, options, readItem) : acting;
}
