import * as z from 'zod';
import { parseWith } from '../core/parse.js';
import { accept } from '../core/result.js';
import { idSchema } from '../core/schema.js';
import { adoptionShape } from '../registration/command-schema.js';
import { registrationIdOf } from '../registration/registration.js';
import type { AdoptionItem } from './adoption-item.js';
import type { BulkAnswer } from './bulk.js';
import type { Dependencies } from './dependencies.js';
import type { Answer } from './reasons.js';
import { actingAs, type Caller } from './roles.js';
import { type ExecuteAllOptions, runItems } from './run-items.js';
import type { Task } from './task.js';

const itemSchema: z.ZodType<AdoptionItem> = z.strictObject({
  ...adoptionShape,
  campaignId: idSchema,
  commandId: z.exactOptional(idSchema),
});

/** Records what was observed elsewhere, each by itself or all together. */
export async function adopt<Context>(
  dependencies: Dependencies<Context>,
  actor: Caller,
  items: readonly AdoptionItem[],
  options: ExecuteAllOptions<Context>,
): Promise<Answer<BulkAnswer>> {
  const acting = actingAs(actor, 'registrations.adopt', 'platform');
  return acting.ok ? runItems(dependencies, acting.value, items, options, readAdoption) : acting;
}

function readAdoption(item: unknown): Answer<Task> {
  const parsed = parseWith(itemSchema, item);
  if (!parsed.ok) return parsed;
  const { campaignId, commandId, ...adoption } = parsed.value;
  const { shopId, productId } = adoption;
  const creates = { campaignId, shopId, productId };
  const task = {
    registrationId: registrationIdOf(creates),
    command: { type: 'adopt', ...adoption },
    creates,
  } as const;
  return accept(commandId === undefined ? task : { ...task, commandId });
}
