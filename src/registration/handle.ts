import { canSeeCampaign } from '../campaign/visibility.js';
import type { Actor } from '../core/actor.js';
import type { CommandRefusals, Stamp } from '../core/command.js';
import type { InputReason, ReasonOf } from '../core/refusal.js';
import { type Refused, refuse } from '../core/result.js';
import { canSeeRegistration, isOwnCommand, roleNotAllowed } from './authority.js';
import { parseCommand } from './command-schema.js';
import { decide, type RegistrationOutcome } from './decide.js';
import type { RegistrationFacts } from './input.js';
import { type Registration, registrationIdOf } from './registration.js';

/** Codes that untrusted commands refuse with besides the rules'. */
export type HandlingReason = InputReason | ReasonOf<Pick<CommandRefusals, 'not_found' | 'role_not_allowed'>>;

/**
 * The whole way of an untrusted command: read it, ask whether the record is the actor's and the command the actor's
 * role's, then {@link decide}. `registration` is the one with the given facts, absent to register. Actor and instant
 * are the host's word; they are never read from the input.
 *
 * @example
 * ```ts
 * import { handle, type Registration, type RegistrationFacts, instant } from 'partner-campaigns';
 *
 * export function approve(registration: Registration, facts: RegistrationFacts, body: unknown, now: number) {
 *   const actor = { role: 'agency', agencyId: registration.agencyId } as const;
 *   return handle(registration, body, { actor, at: instant(now) }, facts);
 * }
 * ```
 */
export function handle(
  registration: Registration | undefined,
  input: unknown,
  stamp: Stamp,
  facts: RegistrationFacts,
): RegistrationOutcome | Refused<HandlingReason> {
  const parsed = parseCommand(input);
  if (!parsed.ok) return parsed;
  const command = { ...parsed.value, ...stamp };
  if (!canSeeSubject(stamp.actor, registration, facts)) return refuse(notFound(registration, facts));
  return isOwnCommand(command)
    ? decide(registration, command, facts)
    : refuse(roleNotAllowed(command, stamp.actor));
}

function canSeeSubject(
  actor: Actor,
  registration: Registration | undefined,
  facts: RegistrationFacts,
): boolean {
  return registration === undefined
    ? canSeeCampaign(actor, facts.campaign)
    : canSeeRegistration(actor, registration);
}

function notFound(registration: Registration | undefined, facts: RegistrationFacts): HandlingReason {
  return registration === undefined
    ? { code: 'not_found', parameters: { kind: 'campaign', id: facts.campaign.id } }
    : { code: 'not_found', parameters: { kind: 'registration', id: registrationIdOf(registration) } };
}
