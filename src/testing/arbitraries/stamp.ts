import type { Actor } from '../../core/actor.js';
import type { Instant } from '../../core/instant.js';
import { isOwnCommand } from '../../registration/authority.js';
import type { RegistrationCommand, RegistrationCommandInput } from '../../registration/commands.js';

/** A command as it is decided. Throws a `TypeError` when it is not one of the actor's role. */
export function stamp(input: RegistrationCommandInput, at: Instant, actor: Actor): RegistrationCommand {
  const command = { ...input, at, actor };
  if (!isOwnCommand(command)) throw new TypeError(`${input.type} is not of role ${actor.role}`);
  return command;
}
