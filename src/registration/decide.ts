import { effectiveInstant } from '../core/effective-instant.js';
import { type Instant, laterOf } from '../core/instant.js';
import { type Refused, refuse } from '../core/result.js';
import { advance, settlesAt } from './advance.js';
import { type CommandType, type RegistrationCommand, seenIn } from './commands.js';
import type { RegistrationEvent } from './events.js';
import type { RegistrationFacts } from './input.js';
import { move } from './move.js';
import type { Outcomes } from './outcomes.js';
import type { RegistrationReason } from './refusals.js';
import type { Registration } from './registration.js';
import { type Warning, warningsOf } from './warnings.js';

/** An accepted command: the next record, what happened, and what is worth telling. */
export interface RegistrationAccepted<Type extends CommandType = CommandType> {
  readonly ok: true;
  /** As far as the command says which decision it leads to, so does the type. */
  readonly registration: Outcomes[Type]['registration'];
  /** A deadline that had passed comes first; the event of the command is the last. */
  readonly events: readonly [...RegistrationEvent[], Outcomes[Type]['event']];
  readonly warnings: readonly Warning[];
}

/** The answer to a registration command: the next record, or every reason why not. */
export type RegistrationOutcome<Type extends CommandType = CommandType> =
  | RegistrationAccepted<Type>
  | Refused<RegistrationReason>;

/**
 * Decides a command on a registration; on none, `register`. Pure, total and fast: records and facts are never changed,
 * and a refusal changes nothing. A deadline that has passed is settled first. Whether the registration is the actor's
 * at all is asked before, by {@link handle} or the service.
 *
 * Refuses, in this order: `time_went_back`; `stale_view`; `not_accepted`; then all the reasons of all the rules.
 */
export function decide<Command extends RegistrationCommand>(
  registration: Registration | undefined,
  command: Command,
  facts: RegistrationFacts,
): RegistrationOutcome<Command['type']>;
export function decide(
  registration: Registration | undefined,
  command: RegistrationCommand,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const changedAt = lastWrite(registration, facts);
  const at = effectiveInstant(command.at, changedAt, facts.policy.clockTolerance);
  if (at === null) return refuse({ code: 'time_went_back', parameters: { at: command.at, changedAt } });
  const now = at === command.at ? command : { ...command, at };
  if (registration === undefined) {
    const seen = command.type === 'adopt' ? (command.seenRevision ?? 0) : 0;
    return seen === 0
      ? concluded(move(undefined, { command: now, facts }), NOTHING_BEFORE, facts)
      : refuse({ code: 'stale_view', parameters: { seenRevision: seen, revision: 0 } });
  }

  const { revision } = registration;
  const seenRevision = seenIn(command);
  if (seenRevision !== undefined && seenRevision !== revision) {
    return refuse({ code: 'stale_view', parameters: { seenRevision, revision } });
  }

  if (command.type === 'meet_deadline') {
    const settled = settlesAt(registration);
    const due = settled !== null && settled <= at ? { ...command, at: settled } : now;
    return concluded(move(registration, { command: due, facts }), NOTHING_BEFORE, facts);
  }
  const { registration: current, events } = advance(registration, facts, at);
  return concluded(move(current, { command: now, facts }), events, facts);
}

/** The last write of the records that the decision is made on: nothing is decided before what is known has happened. */
function lastWrite(registration: Registration | undefined, { campaign }: RegistrationFacts): Instant {
  return registration === undefined
    ? campaign.changedAt
    : laterOf(registration.changedAt, campaign.changedAt);
}

const NOTHING_BEFORE: readonly RegistrationEvent[] = Object.freeze([]);

function concluded(
  moved: ReturnType<typeof move>,
  earlier: readonly RegistrationEvent[],
  facts: RegistrationFacts,
): RegistrationOutcome {
  if (!moved.ok) return moved;
  const { registration, event } = moved;
  return {
    ok: true,
    registration,
    events: earlier.length === 0 ? [event] : [...earlier, event],
    warnings: warningsOf(registration, event, facts),
  };
}
