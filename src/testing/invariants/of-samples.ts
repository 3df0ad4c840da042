import { overFrom } from '../../campaign/status.js';
import { addCalendarDays } from '../../core/calendar.js';
import { type SampleLedger, sampleLedgerIdOf } from '../../sample/ledger.js';
import type { SampleDecision } from '../../sample/request.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import { nameOf, ofLinks, ofSamples, type SamplePassage } from './passage.js';
import { mayRunAt } from './running.js';
import type { StoredWorld } from './world.js';

/** No unit is promised that the seller does not grant. */
export const sampleQuotaKept: Invariant = invariant(
  'sample_quota_kept',
  'Reserved and shipped units are never more than the terms of the registration grant when a unit is asked for, and nothing else adds to them; where an adoption has lowered what is granted, what was promised before stands, and nothing is until there is room (R80, R81, R84, Q22).',
  function* ({ passages }) {
    for (const passage of ofSamples(passages)) {
      const { event, registration, ledger } = passage;
      const after = ledger.after;
      if (after === undefined) continue;
      if (Math.min(after.reserved, after.shipped, after.released) < 0)
        yield [nameOf(passage), 'left a ledger below nought'];
      const used = after.reserved + after.shipped;
      if (event.type !== 'sample_requested') {
        const before = ledger.before === undefined ? 0 : ledger.before.reserved + ledger.before.shipped;
        if (used > before) yield [nameOf(passage), `took used units from ${before} to ${used}`];
        continue;
      }
      const granted = registration?.terms.sampleQuantity ?? 0;
      if (used > granted) yield [nameOf(passage), `uses ${used} units, and ${granted} are granted`];
    }
  },
);

/** What a hand would count on the events of an attempt. */
interface Counted {
  asked: number;
  shipped: number;
  released: number;
}

const UNSHIPPED: ReadonlySet<SampleDecision> = new Set([
  'agency_review',
  'seller_review',
  'awaiting_shipment',
]);

/** A ledger is the sum of what happened to the requests of its attempt. */
export const ledgerIsItsRequests: Invariant = invariant(
  'ledger_is_its_requests',
  'The ledger of an attempt is the sum over its requests: a unit is reserved when it is asked for, then shipped or released, once (Q22).',
  function* (world) {
    for (const passage of ofSamples(world.passages)) {
      const { event, before } = passage;
      if (event.type !== 'sample_cancelled') continue;
      const isReserved = before !== undefined && UNSHIPPED.has(before.decision);
      if (event.released !== isReserved)
        yield [nameOf(passage), isReserved ? 'kept a reserved unit' : 'released what was shipped'];
    }
    if (world.isWhole) yield* unlikeEvents(world);
    if (world.isWhole) yield* unlikeRequests(world);
  },
);

function* unlikeEvents({ passages, ledgers }: StoredWorld): Iterable<Finding> {
  const counts = new Map<string, Counted>();
  for (const { event } of ofSamples(passages)) {
    const id = sampleLedgerIdOf(event);
    const count = counts.get(id) ?? { asked: 0, shipped: 0, released: 0 };
    counts.set(id, count);
    if (event.type === 'sample_requested') count.asked += 1;
    if (event.type === 'sample_shipped') count.shipped += 1;
    if (event.type === 'sample_cancelled' && event.released) count.released += 1;
  }
  for (const { id, reserved, shipped, released } of ledgers) {
    const count = counts.get(id) ?? { asked: 0, shipped: 0, released: 0 };
    yield* unlike(id, 'reserved', reserved, count.asked - count.shipped - count.released);
    yield* unlike(id, 'shipped', shipped, count.shipped);
    yield* unlike(id, 'released', released, count.released);
  }
}

/** Of the attempt that stands, what is reserved is as many requests; of earlier ones some were asked for anew. */
function* unlikeRequests({ samples, ledgers, replayed }: StoredWorld): Iterable<Finding> {
  const waiting = new Map<string, number>();
  for (const request of samples) {
    if (!UNSHIPPED.has(request.decision)) continue;
    const id = sampleLedgerIdOf(request);
    waiting.set(id, (waiting.get(id) ?? 0) + 1);
  }
  for (const { id, registrationId, registrationAttempt, reserved } of ledgers) {
    if (replayed.registrations.get(registrationId)?.attempt !== registrationAttempt) continue;
    const count = waiting.get(id) ?? 0;
    if (count !== reserved) yield [`sample_ledger ${id}`, `reserves ${reserved}, and ${count} requests wait`];
  }
}

function* unlike(id: string, what: string, told: number, right: number): Iterable<Finding> {
  if (told !== right) yield [`sample_ledger ${id}`, `has ${told} ${what}, its requests say ${right}`];
}

/** A ledger stands once its attempt has stopped. */
export const ledgerStandsAfterTheEnd: Invariant = invariant(
  'ledger_stands_after_the_end',
  'Once the product is closed or the campaign is over, its ledger does not change: unshipped units count as released without a write, and what is on its way goes on without the ledger (Q24).',
  function* ({ passages }) {
    for (const passage of ofSamples(passages)) {
      const { event, registration, campaign, ledger } = passage;
      if (ledger.after === undefined || isCountedAlike(ledger.before, ledger.after)) continue;
      if (registration === undefined || campaign === undefined) {
        yield [nameOf(passage), 'moved the ledger of what there is not'];
        continue;
      }
      if (event.registrationAttempt !== registration.attempt)
        yield [nameOf(passage), `moved the ledger of attempt ${event.registrationAttempt}`];
      else if (!mayRunAt(registration, event.at) && event.at >= registration.decidedAt)
        yield [nameOf(passage), `moved a ledger, and the product was ${registration.decision}`];
      if (event.at >= overFrom(campaign))
        yield [nameOf(passage), 'moved a ledger, and the campaign was over'];
    }
  },
);

function isCountedAlike(one: SampleLedger | undefined, other: SampleLedger): boolean {
  return one?.reserved === other.reserved && one.shipped === other.shipped && one.released === other.released;
}

/** What refuses a creator who asks again at once. */
const HAS_TO_WAIT: ReadonlySet<string> = new Set([
  'rejected_by_agency',
  'rejected_by_seller',
  'not_reviewed_in_time',
]);

/** A creator asks for a product once at a time. */
export const oneRequestAtATime: Invariant = invariant(
  'one_request_at_a_time',
  'A creator has one request for a product at a time, none after it has received one, and asks again after a no or a lapsed review only when the policy’s days are over (R88).',
  function* ({ passages, policy }) {
    for (const passage of ofSamples(passages)) {
      const { event, before, campaign } = passage;
      if (event.attempt !== attemptOf(passage)) yield [nameOf(passage), `is of attempt ${event.attempt}`];
      if (event.type !== 'sample_requested' || before === undefined) continue;
      if (UNSHIPPED.has(before.decision) && before.registrationAttempt === event.registrationAttempt)
        yield [nameOf(passage), `came while another was ${before.decision}`];
      if (before.decision !== 'cancelled') continue;
      if (before.receivedAt !== undefined) yield [nameOf(passage), 'came after one was received'];
      if (policy === undefined || campaign === undefined || !HAS_TO_WAIT.has(before.cancellation.because))
        continue;
      const opensAt = addCalendarDays(before.decidedAt, policy.samples.reapplyAfterDays, campaign.timeZone);
      if (event.at < opensAt)
        yield [nameOf(passage), `came at ${event.at}, and had to wait until ${opensAt}`];
    }
  },
);

/** Which time of asking an event belongs to. */
function attemptOf({ event, before }: SamplePassage): number {
  const standing = before?.attempt ?? 0;
  return event.type === 'sample_requested' ? standing + 1 : standing;
}

/** The time for content gets longer once. */
export const contentDutyExtendedOnce: Invariant = invariant(
  'content_duty_extended_once',
  'A creator has longer for the content once, and only where it had to come by then (R87).',
  function* ({ passages }) {
    for (const passage of ofSamples(passages)) {
      const { event, before } = passage;
      if (event.type !== 'sample_duty_extended' || before?.decision !== 'content_pending') continue;
      if (before.extended) yield [nameOf(passage), 'extended what had been extended'];
      const { deadline } = before;
      if (deadline === undefined) yield [nameOf(passage), 'extended what had no end'];
      else if (event.deadline.dueAt <= deadline.dueAt) yield [nameOf(passage), 'extended nothing'];
    }
  },
);

/** Nothing is begun under what does not run. */
export const begunUnderWhatRuns: Invariant = invariant(
  'begun_under_what_runs',
  'Links are added and samples asked for under what runs: approved, in its current attempt, in a campaign that is not over (R62, R69, Q24).',
  function* ({ passages }) {
    const begun = [
      ...ofLinks(passages).filter(({ event }) => event.type === 'link_added'),
      ...ofSamples(passages).filter(({ event }) => event.type === 'sample_requested'),
    ];
    for (const passage of begun) {
      const { event, registration } = passage;
      if (registration === undefined) yield [nameOf(passage), 'was begun under what there is not'];
      else {
        if (event.registrationAttempt !== registration.attempt)
          yield [nameOf(passage), `names attempt ${event.registrationAttempt} of ${registration.attempt}`];
        if (!mayRunAt(registration, event.at))
          yield [nameOf(passage), `was begun while the product was ${registration.decision}`];
      }
    }
  },
);
