import type { Terms } from '../commission/terms.js';
import { assertNever } from '../core/assert-never.js';
import { effectiveInstant } from '../core/effective-instant.js';
import { given } from '../core/given.js';
import type { Instant } from '../core/instant.js';
import type { Closure } from './closure.js';
import type { CommandOf } from './commands.js';
import { closeDeadline, type Deadline, reviewDeadline, type TotalRateDecrease } from './deadline.js';
import type { KnownFacts } from './facts.js';
import { decreaseOf, type Registration } from './registration.js';
import type { Block, Rejection } from './rejection.js';

/** A decision with everything that its record keeps of it. */
export type AdoptedDecision =
  | { readonly decision: 'pending'; readonly deadline?: Deadline<'approve' | 'reject'> }
  | { readonly decision: 'approved'; readonly totalRateDecrease?: TotalRateDecrease }
  | { readonly decision: 'withdrawn' }
  | {
      readonly decision: 'close_requested';
      readonly closeNote?: string;
      readonly deadline?: Deadline<'approve_close'>;
      readonly totalRateDecrease?: TotalRateDecrease;
    }
  | { readonly decision: 'rejected'; readonly lastRejection: Rejection }
  | { readonly decision: 'blocked'; readonly block: Block }
  | { readonly decision: 'closed'; readonly closure: Closure };

/** What a registration is after an adoption: nothing is left open any more. */
export interface Adoption {
  /** The decision, with what is kept of it. */
  readonly adopted: AdoptedDecision;
  /** The terms as they stand since. */
  readonly terms: Terms;
  /** Which pass through review it is in, from 1. */
  readonly attempt: number;
  /** When it was first registered. */
  readonly registeredAt: Instant;
  /** When the decision was made; not after the event. */
  readonly decidedAt: Instant;
}

/** What an adoption leads to: what it says, and what stands where it says nothing. */
export function adoptionOf(
  registration: Registration | undefined,
  command: CommandOf<'adopt'>,
  facts: KnownFacts,
): Adoption {
  const terms = command.terms ?? registration?.terms;
  if (terms === undefined) throw new TypeError('adopt was accepted without terms');
  const rest = {
    terms,
    attempt: command.attempt ?? leastAttempt(registration, command),
    ...adoptedTimes(registration, command, facts.policy.clockTolerance),
  };
  return { adopted: adoptedDecision(registration, command, rest, facts), ...rest };
}

/** The pass through review that an observation is of at least: what waits again where it did not is in the next. */
export function leastAttempt(
  registration: Registration | undefined,
  { observed }: CommandOf<'adopt'>,
): number {
  if (registration === undefined) return 1;
  const { decision, attempt } = registration;
  const isAgain =
    observed.decision === 'pending' &&
    (decision === 'rejected' || decision === 'withdrawn' || decision === 'closed');
  return isAgain ? attempt + 1 : attempt;
}

/**
 * When an adopted registration was first registered, and when its decision was made. Clocks differ: what lies out of
 * order by no more than the tolerance counts as the instant that it may not pass.
 */
export function adoptedTimes(
  registration: Registration | undefined,
  command: CommandOf<'adopt'>,
  tolerance: number,
): Pick<Adoption, 'registeredAt' | 'decidedAt'> {
  const { at, observed } = command;
  const standsSince = registration?.decision === observed.decision ? registration.decidedAt : at;
  const decidedAt = notAfter(at, command.decidedAt ?? standsSince, tolerance);
  if (command.registeredAt !== undefined)
    return { registeredAt: notAfter(decidedAt, command.registeredAt, tolerance), decidedAt };
  const registeredAt = registration?.registeredAt ?? decidedAt;
  return { registeredAt, decidedAt: effectiveInstant(decidedAt, registeredAt, tolerance) ?? decidedAt };
}

/** An instant, or the limit where it lies behind that by no more than the tolerance. */
function notAfter(limit: Instant, instant: Instant, tolerance: number): Instant {
  return instant > limit && instant - limit <= tolerance ? limit : instant;
}

/** The decision with what was observed of it, and with what is known of it where it stands already. */
function adoptedDecision(
  standing: Registration | undefined,
  { observed, at }: CommandOf<'adopt'>,
  { terms, attempt, decidedAt }: Omit<Adoption, 'adopted'>,
  { policy, campaign }: KnownFacts,
): AdoptedDecision {
  switch (observed.decision) {
    case 'pending': {
      const deadline =
        standing?.decision === 'pending' ? standing.deadline : reviewDeadline(policy, campaign, at);
      return { decision: 'pending', ...given({ deadline }) };
    }
    case 'close_requested': {
      const known = standing?.decision === 'close_requested' ? standing : undefined;
      const deadline = known === undefined ? closeDeadline(policy, campaign, at) : known.deadline;
      const closeNote = observed.note ?? known?.closeNote;
      const totalRateDecrease = keptDecrease(standing, terms, attempt);
      return { decision: 'close_requested', ...given({ closeNote, deadline, totalRateDecrease }) };
    }
    case 'rejected': {
      const known = standing?.decision === 'rejected' ? standing.lastRejection : undefined;
      const reasons = observed.reasons ?? known?.reasons ?? [];
      const note = observed.note ?? known?.note;
      const wanted = observed.wanted ?? known?.wanted;
      const said = { reasons, ...given({ note, wanted }) };
      return { decision: 'rejected', lastRejection: { ...said, terms, attempt, at: decidedAt } };
    }
    case 'blocked':
      return {
        decision: 'blocked',
        block: { reasons: observed.reasons ?? [], ...given({ note: observed.note }) },
      };
    case 'closed': {
      const known = standing?.decision === 'closed' ? standing.closure : UNKNOWN;
      return { decision: 'closed', closure: observed.closure ?? known };
    }
    case 'approved':
      return {
        decision: 'approved',
        ...given({ totalRateDecrease: keptDecrease(standing, terms, attempt) }),
      };
    case 'withdrawn':
      return { decision: 'withdrawn' };
    default:
      return assertNever(observed);
  }
}

/**
 * The decrease that waits, where what was observed leaves it its sense: the same attempt and total rate, and no more for
 * creators than is left then.
 */
function keptDecrease(
  standing: Registration | undefined,
  { totalRate, creatorRate = 0 }: Terms,
  attempt: number,
): TotalRateDecrease | undefined {
  const decrease = decreaseOf(standing);
  if (standing === undefined || decrease === undefined) return undefined;
  const isOfThese = standing.attempt === attempt && standing.terms.totalRate === totalRate;
  return isOfThese && creatorRate <= decrease.totalRate ? decrease : undefined;
}

const UNKNOWN: Closure = Object.freeze({ because: 'unknown' });
