import { type Actor, hasRole } from '../core/actor.js';
import type { CommandRefusals, Stamp } from '../core/command.js';
import type { ReasonOf } from '../core/refusal.js';
import { commandRoles, type RegistrationCommand, type RegistrationCommandInput } from './commands.js';
import type { Registration } from './registration.js';

/** Tells whether an actor sees a registration: a seller its shop's, an agency its campaigns', platform and clock all. */
export function canSeeRegistration(actor: Actor, registration: Registration): boolean {
  if (actor.role === 'seller') return registration.shopId === actor.shopId;
  if (actor.role === 'agency') return registration.agencyId === actor.agencyId;
  return actor.role === 'platform' || actor.role === 'clock';
}

/** Tells whether a stamped command is one that its actor's role may issue. */
export function isOwnCommand(command: RegistrationCommandInput & Stamp): command is RegistrationCommand {
  return hasRole(command.actor, commandRoles[command.type]);
}

/** Says whose command it is. */
export function roleNotAllowed(
  command: RegistrationCommandInput,
  actor: Actor,
): ReasonOf<Pick<CommandRefusals, 'role_not_allowed'>> {
  const parameters = { command: command.type, role: actor.role, allowed: commandRoles[command.type] };
  return { code: 'role_not_allowed', parameters };
}
