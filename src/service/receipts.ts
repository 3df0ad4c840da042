import type * as z from 'zod';
import type { Actor } from '../core/actor.js';
import { fingerprintOf } from '../core/canonical.js';
import { type CommandId, joinIds } from '../core/ids.js';
import { accept, refuse } from '../core/result.js';
import type { CommandKey, CommandReceipt } from '../ports/save.js';
import type { Answer } from './reasons.js';

/** A command id within its tenant. */
export function commandKey(actor: Actor, id: CommandId): CommandKey {
  return { tenant: tenantOf(actor), id };
}

/** The receipt of an answered command; `payload` is what was asked, without instant and actor. */
export function receiptOf(key: CommandKey, payload: unknown, result: unknown): CommandReceipt {
  return { ...key, fingerprint: fingerprintOf(payload), result };
}

/** The first result of a command that is asked again, or a refusal if it is another under the same id. */
export function answerAgain<Value>(
  receipt: CommandReceipt,
  payload: unknown,
  schema: z.ZodType<Value>,
): Answer<Value> {
  if (receipt.fingerprint !== fingerprintOf(payload)) {
    return refuse({ code: 'command_id_reused', parameters: { commandId: receipt.id } });
  }
  // Written by us, and of ten thousand items maybe: the bounds of what is sent are not for it.
  const result = schema.safeParse(receipt.result);
  if (!result.success) throw new TypeError(`The stored result of command ${receipt.id} cannot be read`);
  return accept(result.data);
}

function tenantOf(actor: Actor): string {
  switch (actor.role) {
    case 'seller':
      return joinIds('shop', actor.shopId);
    case 'agency':
      return joinIds('agency', actor.agencyId);
    case 'creator':
      return joinIds('creator', actor.creatorId);
    default:
      return actor.role;
  }
}
