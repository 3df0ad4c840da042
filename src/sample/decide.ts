import { effectiveInstant } from '../core/effective-instant.js';
import { given } from '../core/given.js';
import { type Instant, laterOf } from '../core/instant.js';
import { type Refused, refuse } from '../core/result.js';
import { advancedFacts } from '../registration/advance.js';
import { type AdvancedSample, advanceSample, sampleSettlesAt } from './advance.js';
import type { SampleCommand } from './commands.js';
import type { SampleEvent } from './events.js';
import type { SampleFacts } from './facts.js';
import { evolveLedger, type SampleLedger } from './ledger.js';
import { moveSample } from './move.js';
import type { SampleReason } from './refusals.js';
import type { SampleRequest } from './request.js';

/** An accepted command: the next record, the ledger that goes with it, and what happened. */
export interface SampleAccepted {
  readonly ok: true;
  readonly request: SampleRequest;
  /**
   * The ledger of the registration's current attempt as it stands now: the object that the facts hold where it stays as
   * it is. It carries the revision that it was read at, and 0 when it is new; the store raises it.
   */
  readonly ledger: SampleLedger | undefined;
  /** A deadline that had passed comes first; the event of the command is the last. */
  readonly events: readonly [SampleEvent, ...SampleEvent[]];
}

/** The answer to a command on a sample request: the next record, or every reason why not. */
export type SampleOutcome = SampleAccepted | Refused<SampleReason>;

/**
 * Decides a command on a sample request; on none, `request_sample`. Pure and total: records and facts are never changed,
 * and a refusal changes nothing. A deadline that has passed is settled first; one of the registration counts, and is left
 * for the registration's own command to settle. Whether request and registration are the
 * actor's at all is asked before, by whoever looked them up.
 *
 * Refuses, in this order: `time_went_back`; `stale_view`; `sample_command_not_accepted`; then all the reasons of all the
 * rules.
 *
 * @example
 * ```ts
 * import { decideSample, instant, type SampleFacts } from 'partner-campaigns';
 *
 * export function ask(creatorId: string, facts: SampleFacts, now: number) {
 *   const actor = { role: 'creator', creatorId } as const;
 *   return decideSample(undefined, { type: 'request_sample', at: instant(now), actor }, facts);
 * }
 * ```
 */
export function decideSample(
  request: SampleRequest | undefined,
  command: SampleCommand,
  facts: SampleFacts,
): SampleOutcome {
  const changedAt = lastWrite(request, facts);
  const at = effectiveInstant(command.at, changedAt, facts.policy.clockTolerance);
  if (at === null) return refuse({ code: 'time_went_back', parameters: { at: command.at, changedAt } });
  const now = at === command.at ? command : { ...command, at };

  const revision = request?.revision ?? 0;
  if ('seenRevision' in command && command.seenRevision !== revision) {
    return refuse({ code: 'stale_view', parameters: { seenRevision: command.seenRevision, revision } });
  }
  const standing = advancedFacts(facts, at);
  if (request === undefined) return concluded({ request, ledger: facts.ledger, events: [] }, now, standing);
  if (command.type === 'meet_sample_deadline') {
    const settled = sampleSettlesAt(request);
    const due = settled !== null && settled <= at ? { ...command, at: settled } : now;
    return concluded({ request, ledger: facts.ledger, events: [] }, due, standing);
  }
  return concluded(advanceSample(request, standing, at), now, standing);
}

/** The last write of the records that the decision is made on: nothing is decided before what is known has happened. */
function lastWrite(
  request: SampleRequest | undefined,
  { registration, campaign, ledger }: SampleFacts,
): Instant {
  const known = laterOf(registration.changedAt, campaign.changedAt);
  const counted = ledger === undefined ? known : laterOf(known, ledger.changedAt);
  return request === undefined ? counted : laterOf(counted, request.changedAt);
}

/** What stands once the time until the command has passed. */
type Before = Omit<AdvancedSample, 'request'> & { readonly request: SampleRequest | undefined };

function concluded(
  { request, ledger, events }: Before,
  command: SampleCommand,
  facts: SampleFacts,
): SampleOutcome {
  // A unit that became free with a deadline is free for this very command.
  const moved = moveSample(request, { command, facts: { ...facts, ...given({ ledger }) } });
  if (!moved.ok) return moved;
  const { event } = moved;
  const [first, ...others] = events;
  return {
    ok: true,
    request: moved.request,
    ledger: evolveLedger(ledger, event),
    events: first === undefined ? [event] : [first, ...others, event],
  };
}
