import { type Actor, hasRole } from '../core/actor.js';
import type { CommandRefusals, Stamp } from '../core/command.js';
import type { ReasonOf } from '../core/refusal.js';
import type { Registration } from '../registration/registration.js';
import { type SampleCommand, type SampleCommandInput, sampleCommandRoles } from './commands.js';
import type { SampleRequest } from './request.js';

/** Tells whether an actor sees a sample request: seller, agency and creator their own, platform and clock all. */
export function canSeeSample(actor: Actor, request: SampleRequest): boolean {
  if (actor.role === 'seller') return request.shopId === actor.shopId;
  if (actor.role === 'agency') return request.agencyId === actor.agencyId;
  if (actor.role === 'creator') return request.creatorId === actor.creatorId;
  return actor.role === 'platform' || actor.role === 'clock';
}

/** Tells whether an actor may ask for samples of a registered product at all: creators of any, an agency of its own. */
export function canAskForSample(actor: Actor, registration: Registration): boolean {
  return actor.role === 'creator' || (actor.role === 'agency' && actor.agencyId === registration.agencyId);
}

/** Tells whether a stamped command is one that its actor's role may issue. */
export function isOwnSampleCommand(command: SampleCommandInput & Stamp): command is SampleCommand {
  return hasRole(command.actor, sampleCommandRoles[command.type]);
}

/** Says whose command it is. */
export function sampleRoleNotAllowed(
  command: SampleCommandInput,
  actor: Actor,
): ReasonOf<Pick<CommandRefusals, 'role_not_allowed'>> {
  const parameters = {
    command: command.type,
    role: actor.role,
    allowed: sampleCommandRoles[command.type],
  };
  return { code: 'role_not_allowed', parameters };
}
