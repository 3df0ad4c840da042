import { everyReason } from '../statechart/verdict.js';
import type { CommandType } from './commands.js';
import { findHold, type Hold, holdsOn, MAXIMUM_HOLDS } from './hold.js';
import type { RegistrationInput as Input } from './input.js';
import type { RegistrationReason } from './refusals.js';
import { deadlineOf } from './registration.js';
import type { Subject, Verdict } from './rule.js';

/** Lets no command pass that a hold names; of a met deadline, the command that it stands in for. */
export function notHeld(registration: Subject, { command }: Input): Verdict {
  if (registration?.holds === undefined) return null;
  const held = command.type === 'meet_deadline' ? deadlineOf(registration)?.dueOutcome : command.type;
  return held === undefined
    ? null
    : everyReason(holdsOn(registration.holds, held).map((hold) => stoppedBy(hold, held)));
}

/** Keeps the ids of holds apart. */
export function holdIsNew(registration: Subject, { command }: Input): Verdict {
  if (command.type !== 'place_hold' || findHold(registration?.holds, command.holdId) === undefined)
    return null;
  return { code: 'hold_exists', parameters: { holdId: command.holdId } };
}

/** Bounds the number of holds. */
export function holdsWithinLimit(registration: Subject, _: Input): Verdict {
  const holds = registration?.holds?.length ?? 0;
  return holds < MAXIMUM_HOLDS ? null : { code: 'too_many_holds', parameters: { maximum: MAXIMUM_HOLDS } };
}

/** Asks for a hold to release. */
export function holdFound(registration: Subject, { command }: Input): Verdict {
  if (command.type !== 'release_hold' || findHold(registration?.holds, command.holdId) !== undefined)
    return null;
  return { code: 'hold_not_found', parameters: { holdId: command.holdId } };
}

/** Lets an agency release its own side's holds only; the platform, all. */
export function holdReleasable(registration: Subject, { command }: Input): Verdict {
  if (command.type !== 'release_hold') return null;
  const hold = findHold(registration?.holds, command.holdId);
  if (hold === undefined || command.actor.role === 'platform' || hold.placedBy === command.actor.role)
    return null;
  return { code: 'hold_not_yours', parameters: { holdId: hold.id, placedBy: hold.placedBy } };
}

function stoppedBy({ id: holdId, placedBy, placedAt, note }: Hold, command: CommandType): RegistrationReason {
  const parameters = { command, holdId, placedBy, placedAt };
  return { code: 'held', parameters: note === undefined ? parameters : { ...parameters, note } };
}
