import { CLOCK } from '../core/actor.js';
import { type Instant, laterOf } from '../core/instant.js';
import { advancedFacts } from '../registration/advance.js';
import type { SampleEvent } from './events.js';
import type { SampleFacts } from './facts.js';
import { evolveLedger, type SampleLedger } from './ledger.js';
import { moveSample } from './move.js';
import { type SampleRequest, sampleDeadlineOf } from './request.js';

/** A sample request brought up to an instant, its ledger, and what the passing of time brought about. */
export interface AdvancedSample {
  readonly request: SampleRequest;
  /** The same as in the facts unless a unit became free. */
  readonly ledger: SampleLedger | undefined;
  readonly events: readonly SampleEvent[];
}

const NOTHING_HAPPENED: readonly SampleEvent[] = Object.freeze([]);

/** When the stamped deadline counts as met: once due, and not before the record's last write. `null` without one. */
export function sampleSettlesAt(request: SampleRequest): Instant | null {
  const deadline = sampleDeadlineOf(request);
  return deadline === undefined ? null : laterOf(deadline.dueAt, request.changedAt);
}

/**
 * Settles the stamped deadline if it has passed by `now`, at its true instant; there is at most one (R87). Before the
 * shipment, the end of the campaign and the close of the product win a tie. Advancing twice is the same as advancing
 * once to the later instant, also when the campaign was edited in between.
 */
export function advanceSample(request: SampleRequest, facts: SampleFacts, now: Instant): AdvancedSample {
  const { ledger } = facts;
  const at = sampleSettlesAt(request);
  if (at === null || now < at) return { request, ledger, events: NOTHING_HAPPENED };
  const moved = moveSample(request, {
    command: { type: 'meet_sample_deadline', at, actor: CLOCK },
    facts: advancedFacts(facts, now),
  });
  if (!moved.ok) return { request, ledger, events: NOTHING_HAPPENED };
  const { event } = moved;
  return { request: moved.request, ledger: evolveLedger(ledger, event), events: [event] };
}
