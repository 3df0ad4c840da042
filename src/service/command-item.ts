import * as z from 'zod';
import type { CommandId, RegistrationId } from '../core/ids.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { idSchema } from '../core/schema.js';
import { commandSchema } from '../registration/command-schema.js';
import type { RegistrationCommandInput } from '../registration/commands.js';
import { registrationIdSchema } from '../registration/part-schemas.js';
import type { Answer, RefusalReason } from './reasons.js';
import type { Task } from './task.js';

/** A command for one registration. */
export interface CommandItem {
  readonly registrationId: RegistrationId;
  readonly command: RegistrationCommandInput;
  /** Makes sending the command again harmless: it gives its first result. Not with `atomic`, where the call has one. */
  readonly commandId?: CommandId;
}

const itemSchema: z.ZodType<CommandItem> = z.strictObject({
  registrationId: registrationIdSchema,
  command: commandSchema,
  commandId: z.exactOptional(idSchema),
});

/** Reads a command for one registration as it comes from outside. */
export function readItem(item: unknown): Answer<Task> {
  const parsed = parseWith(itemSchema, item);
  if (!parsed.ok) return parsed;
  return parsed.value.command.type === 'register' ? refuse(NOT_BY_ITSELF) : accept(parsed.value);
}

const NOT_BY_ITSELF: RefusalReason = {
  code: 'invalid_input',
  parameters: { path: 'command.type', problem: 'register comes with a submission form' },
};
