import { type Refused, refuse } from '../core/result.js';
import { refusalOf, targetOf } from '../statechart/compile.js';
import { contactIn, type RegistrationCommand } from './commands.js';
import { registrationEventOf } from './event-of.js';
import type { RegistrationEvent } from './events.js';
import { evolveRegistration } from './evolve.js';
import type { RegistrationInput } from './input.js';
import type { RegistrationReason } from './refusals.js';
import type { Registration } from './registration.js';
import { acceptedCommands, cellsOf } from './table.js';

/** One accepted move: the next record and the event that led to it. */
export interface Moved {
  readonly ok: true;
  readonly registration: Registration;
  readonly event: RegistrationEvent;
}

/**
 * One move on the compiled table, at exactly the instant of the command: is the command accepted in this decision,
 * and what do its rules say? `decide` and `advance` are built on it.
 */
export function move(
  registration: Registration | undefined,
  input: RegistrationInput,
): Moved | Refused<RegistrationReason> {
  const { command } = input;
  const row = cellsOf(registration?.decision ?? null)?.get(command.type);
  if (row === undefined) return notAccepted(registration, command);

  const refusal = refusalOf(row, registration, input);
  if (refusal !== null) return { ok: false, refusal };

  const target = targetOf(row, registration, input);
  const event = registrationEventOf(registration, input);
  const next = evolveRegistration(registration, event, contactIn(command));
  if (next.decision !== target)
    throw new TypeError(`${event.type} leads to ${next.decision}, the machine to ${target}`);
  return { ok: true, registration: next, event };
}

/** Says what the decision takes of the actor instead, and, where the product is blocked, why. */
function notAccepted(
  registration: Registration | undefined,
  { type: command, actor }: RegistrationCommand,
): Refused<RegistrationReason> {
  const decision = registration?.decision ?? null;
  const reason: RegistrationReason = {
    code: 'not_accepted',
    parameters: { decision, command, accepted: acceptedCommands(decision, actor) },
  };
  if (registration?.decision !== 'blocked') return refuse(reason);
  return refuse<RegistrationReason>(reason, {
    code: 'product_blocked',
    parameters: { since: registration.decidedAt, ...registration.block },
  });
}
