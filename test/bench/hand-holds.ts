import type {
  Registration,
  RegistrationCommand,
  RegistrationFacts,
  RegistrationOutcome,
  RegistrationReason,
} from 'partner-campaigns';
import { about, no, over, veto, yes } from './hand-parts.ts';

type Of<Type> = Extract<RegistrationCommand, { type: Type }>;

/** What the hand-written switch does to place a hold. */
export function placeHold(
  registration: Registration,
  command: Of<'place_hold'>,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const { at, actor, holdId, commands, note } = command;
  const reasons: RegistrationReason[] = [];
  const holds = registration.holds ?? [];
  over(reasons, facts, at);
  if (holds.some(({ id }) => id === holdId)) reasons.push({ code: 'hold_exists', parameters: { holdId } });
  if (holds.length >= 20) reasons.push({ code: 'too_many_holds', parameters: { maximum: 20 } });
  veto(reasons, registration, command, facts);
  if (reasons.length > 0) return no(reasons);
  const placedBy = actor.role === 'agency' ? 'agency' : 'platform';
  const hold = { id: holdId, commands, placedBy, placedAt: at } as const;
  const event = { ...about(registration, command), type: 'hold_placed', holdId, commands } as const;
  return yes(
    {
      ...registration,
      holds: [...holds, note === undefined ? hold : { ...hold, note }],
      changedAt: at,
    },
    note === undefined ? event : { ...event, note },
  );
}

/** What it does to release one. */
export function releaseHold(registration: Registration, command: Of<'release_hold'>): RegistrationOutcome {
  const { at, actor, holdId } = command;
  const { holds = [], ...record } = registration;
  const hold = holds.find(({ id }) => id === holdId);
  if (hold === undefined) return no([{ code: 'hold_not_found', parameters: { holdId } }]);
  if (actor.role !== 'platform' && hold.placedBy !== actor.role) {
    return no([{ code: 'hold_not_yours', parameters: { holdId, placedBy: hold.placedBy } }]);
  }
  const left = holds.filter(({ id }) => id !== holdId);
  const event = { ...about(registration, command), type: 'hold_released', holdId } as const;
  const next = { ...record, changedAt: at };
  return yes(left.length === 0 ? next : { ...next, holds: left }, event);
}

/** Why a product is out for good, or `null`. */
export function disqualified(registration: Registration): RegistrationReason | null {
  if (registration.decision !== 'closed' || registration.closure.because !== 'disqualified') return null;
  const { reason, note } = registration.closure;
  const parameters = { since: registration.decidedAt, reason };
  return { code: 'disqualified', parameters: note === undefined ? parameters : { ...parameters, note } };
}
