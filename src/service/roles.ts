import * as z from 'zod';
import { type Actor, type ActorOf, type CreatorActor, hasRole } from '../core/actor.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { idSchema } from '../core/schema.js';
import type { Answer } from './reasons.js';

/** Who may call the service: everyone but the clock, which only acts from within. */
export type Caller = ActorOf<'seller' | 'agency' | 'creator' | 'platform'>;

/** Who sees campaigns and registrations: a creator sees neither. */
export type Viewer = Exclude<Caller, CreatorActor>;

const userId = z.exactOptional(idSchema);

// What a host's session holds besides is left behind here, so that it never gets into an event.
const callerSchema: z.ZodType<{ readonly actor: Caller }> = z.object({
  actor: z.discriminatedUnion('role', [
    z.object({ role: z.literal('seller'), shopId: idSchema, userId }),
    z.object({ role: z.literal('agency'), agencyId: idSchema, userId }),
    z.object({ role: z.literal('creator'), creatorId: idSchema, userId }),
    z.object({ role: z.literal('platform'), userId }),
  ]),
});

/**
 * The actor of a call, if it is a whole one and has one of the roles that the method serves. Every method begins with
 * this: an actor without its tenant's id must not pass for one who may see every tenant's things.
 */
export function actingAs<R extends Caller['role']>(
  actor: Caller,
  method: string,
  ...allowed: readonly R[]
): Answer<ActorOf<R>> {
  const parsed = parseWith(callerSchema, { actor });
  if (!parsed.ok) return parsed;
  const caller: Actor = parsed.value.actor;
  return hasRole(caller, allowed)
    ? accept(caller)
    : refuse({ code: 'role_not_allowed', parameters: { command: method, role: caller.role, allowed } });
}
