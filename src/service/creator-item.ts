import * as z from 'zod';
import type { Actor } from '../core/actor.js';
import type { CommandId, CreatorId, RegistrationId } from '../core/ids.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { idSchema } from '../core/schema.js';
import { registrationIdSchema } from '../registration/part-schemas.js';
import type { Answer, RefusalReason } from './reasons.js';

/** A command for what one creator has under a registration: the link, or the sample request. */
export interface CreatorItem<Command> {
  readonly registrationId: RegistrationId;
  /** Whose it is; a creator may leave it out, all others must say. */
  readonly creatorId?: CreatorId;
  readonly command: Command;
  /** Makes sending the command again harmless: it gives its first result. */
  readonly commandId?: CommandId;
}

/** A parsed command together with the registration and the creator it is for. */
export interface CreatorTask<Command> {
  readonly registrationId: RegistrationId;
  readonly creatorId: CreatorId;
  readonly command: Command;
  readonly commandId?: CommandId;
}

/** Makes a reader of commands for what a creator has, as they come from outside. */
export function creatorItemReader<Command>(
  commandSchema: z.ZodType<Command>,
): (actor: Actor, item: unknown) => Answer<CreatorTask<Command>> {
  const itemSchema: z.ZodType<CreatorItem<Command>> = z.strictObject({
    registrationId: registrationIdSchema,
    creatorId: z.exactOptional(idSchema),
    command: commandSchema,
    commandId: z.exactOptional(idSchema),
  });
  return (actor, item) => {
    const parsed = parseWith(itemSchema, item);
    if (!parsed.ok) return parsed;
    const creatorId = creatorMeant(actor, parsed.value.creatorId);
    return creatorId.ok ? accept({ ...parsed.value, creatorId: creatorId.value }) : creatorId;
  };
}

/** Whose an actor means: a creator who says nothing means itself, all others must say. */
export function creatorMeant(actor: Actor, said: CreatorId | undefined): Answer<CreatorId> {
  const creatorId = said ?? (actor.role === 'creator' ? actor.creatorId : undefined);
  return creatorId === undefined ? refuse(WHOSE) : accept(creatorId);
}

const WHOSE: RefusalReason = {
  code: 'invalid_input',
  parameters: { path: 'creatorId', problem: 'Whose it is must be said' },
};
