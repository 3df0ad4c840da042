import type { Terms } from '../commission/terms.js';
import { assertNever } from '../core/assert-never.js';
import { given } from '../core/given.js';
import type { Instant } from '../core/instant.js';
import type { Closure } from './closure.js';
import type { CommandOf } from './commands.js';
import { closeDeadline, type Deadline, reviewDeadline } from './deadline.js';
import type { KnownFacts } from './facts.js';
import type { Registration } from './registration.js';
import type { Block, Rejection } from './rejection.js';

/** A decision with everything that its record keeps of it. */
export type AdoptedDecision =
  | { readonly decision: 'pending'; readonly deadline?: Deadline<'approve' | 'reject'> }
  | { readonly decision: 'approved' }
  | { readonly decision: 'withdrawn' }
  | {
      readonly decision: 'close_requested';
      readonly closeNote?: string;
      readonly deadline?: Deadline<'approve_close'>;
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
    attempt: command.attempt ?? registration?.attempt ?? 1,
    ...adoptedTimes(registration, command),
  };
  return { adopted: adoptedDecision(registration, command, rest, facts), ...rest };
}

/** When an adopted registration was first registered, and when its decision was made. */
export function adoptedTimes(
  registration: Registration | undefined,
  command: CommandOf<'adopt'>,
): Pick<Adoption, 'registeredAt' | 'decidedAt'> {
  const standsSince =
    registration?.decision === command.observed.decision ? registration.decidedAt : command.at;
  const decidedAt = command.decidedAt ?? standsSince;
  return { registeredAt: command.registeredAt ?? registration?.registeredAt ?? decidedAt, decidedAt };
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
      return { decision: 'close_requested', ...given({ closeNote, deadline }) };
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
    case 'withdrawn':
      return { decision: observed.decision };
    default:
      return assertNever(observed);
  }
}

const UNKNOWN: Closure = Object.freeze({ because: 'unknown' });
