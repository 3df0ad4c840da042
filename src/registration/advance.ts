import { CLOCK } from '../core/actor.js';
import { type Instant, laterOf } from '../core/instant.js';
import type { RegistrationEvent } from './events.js';
import { holdsOn } from './hold.js';
import type { RegistrationFacts } from './input.js';
import { move } from './move.js';
import { deadlineOf, type Registration } from './registration.js';

/** A registration brought up to an instant, and what the passing of time brought about. */
export interface Advanced {
  readonly registration: Registration;
  readonly events: readonly RegistrationEvent[];
}

const NOTHING_HAPPENED: readonly RegistrationEvent[] = Object.freeze([]);

/**
 * When the stamped deadline counts as met: once due, and not before the record's last write. `null` without one, or
 * while a hold stops what it leads to: released, it counts from then on.
 */
export function settlesAt(registration: Registration): Instant | null {
  const deadline = deadlineOf(registration);
  if (deadline === undefined) return null;
  const { holds } = registration;
  if (holds !== undefined && holdsOn(holds, deadline.dueOutcome).length > 0) return null;
  return laterOf(deadline.dueAt, registration.changedAt);
}

/**
 * Settles the stamped deadline if it has passed by `now`, at its true instant; there is at most one. The end of the
 * campaign wins a tie. Advancing twice is the same as advancing once to the later instant, also when the campaign was
 * edited in between.
 */
export function advance(registration: Registration, facts: RegistrationFacts, now: Instant): Advanced {
  const at = settlesAt(registration);
  if (at === null || now < at) return { registration, events: NOTHING_HAPPENED };
  const moved = move(registration, { command: { type: 'meet_deadline', at, actor: CLOCK }, facts });
  return moved.ok
    ? { registration: moved.registration, events: [moved.event] }
    : { registration, events: NOTHING_HAPPENED };
}

/**
 * Facts about what is under a registration, with the registration as it stands at an instant: a deadline that has passed
 * by then counts, and is left for the registration's own command to settle.
 */
export function advancedFacts<Facts extends RegistrationFacts & { readonly registration: Registration }>(
  facts: Facts,
  at: Instant,
): Facts {
  return { ...facts, registration: advance(facts.registration, facts, at).registration };
}
