import fc from 'fast-check';
import { type Instant, laterOf } from '../../core/instant.js';
import { sampleRejectReasons } from '../../sample/cancellation.js';
import type { SampleCommandInput } from '../../sample/commands.js';
import type { SampleEvent } from '../../sample/events.js';
import type { SampleFacts } from '../../sample/facts.js';
import type { SampleLedger } from '../../sample/ledger.js';
import { type SampleDecision, type SampleRequest, sampleDecisions } from '../../sample/request.js';
import { campaigns } from './campaigns.js';
import { mostly, pick } from './combinators.js';
import { after, durations, instants, ONE_HOUR } from './instants.js';
import { type Place, placesOr } from './place.js';
import { policies } from './policies.js';
import { notes } from './reasons.js';
import { registrations } from './registrations.js';
import { type SampleDraw, type SampleLife, sampleLife } from './sample-lives.js';
import { ids } from './texts.js';

/** A sample request, what is known when a command on it is decided, and the instant at which that is. */
export interface SampleSituation<D extends SampleDecision = SampleDecision> {
  readonly request: Extract<SampleRequest, { readonly decision: D }>;
  /** The registration runs, and the campaign is not over before the request's last write. */
  readonly facts: SampleFacts & { readonly ledger: SampleLedger };
  /** Not before the last write of what it is decided on. */
  readonly at: Instant;
  /** Everything that happened to the request, oldest first. */
  readonly history: readonly SampleEvent[];
}

/** What a test may pin of sample requests. */
export interface SampleOptions<D extends SampleDecision = SampleDecision> {
  /** What was decided about them: all that there is when left out. */
  readonly decisions?: readonly D[];
  /** Whose and what everything is called; plain when left out. */
  readonly places?: fc.Arbitrary<Place>;
}

/**
 * Sample requests in their world: whatever they are, people and the clock made them so by commands that were accepted,
 * under one policy or another.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { sampleStatusAt } from 'partner-campaigns';
 * import { sampleSituations } from 'partner-campaigns/testing';
 *
 * fc.assert(
 *   fc.property(
 *     sampleSituations({ decisions: ['shipped'] }),
 *     ({ request, facts, at }) => sampleStatusAt(request, facts.registration, facts.campaign, at) === 'shipped',
 *   ),
 * );
 * ```
 */
export function sampleSituations<D extends SampleDecision = SampleDecision>(
  options?: SampleOptions<D>,
): fc.Arbitrary<SampleSituation<D>>;
export function sampleSituations({
  decisions = sampleDecisions,
  places,
}: SampleOptions = {}): fc.Arbitrary<SampleSituation> {
  return placesOr(places)
    .chain((place) =>
      fc.tuple(
        sampleDraws(),
        fc.constantFrom(...decisions),
        registrations({ decisions: ['approved'], places: fc.constant(place) }),
        campaigns({ decisions: ['published'], places: fc.constant(place) }),
        policies(),
        durations(),
      ),
    )
    .map(([draw, decision, registration, campaign, policy, later]) =>
      situated(sampleLife(draw, decision, { registration, campaign, policy }), later),
    );
}

/** Sample requests as a store has them. With what they are decided on, they are {@link sampleSituations}. */
export function sampleRequests<D extends SampleDecision = SampleDecision>(
  options: SampleOptions<D> = {},
): fc.Arbitrary<Extract<SampleRequest, { readonly decision: D }>> {
  return sampleSituations(options).map(({ request }) => request);
}

/** Sample ledgers as a store has them: what one creator and the others have asked for. */
export function sampleLedgers(options: SampleOptions = {}): fc.Arbitrary<SampleLedger> {
  return sampleSituations(options).map(({ facts }) => facts.ledger);
}

/** Everything that happened to a sample request, oldest first: applied in order, it gives the record. */
export function sampleHistories(options: SampleOptions = {}): fc.Arbitrary<readonly SampleEvent[]> {
  return sampleSituations(options).map(({ history }) => history);
}

/** What happened to sample requests, of every type: each event is one of a {@link sampleHistories history}. */
export function sampleEvents(options: SampleOptions = {}): fc.Arbitrary<SampleEvent> {
  return fc.tuple(sampleHistories(options), fc.nat(20)).map(([events, place]) => pick(events, place));
}

/** Commands on sample requests as they come from outside, of every kind. */
export function sampleInputs(): fc.Arbitrary<SampleCommandInput> {
  const seenRevision = fc.nat(5);
  const posted = { contentId: ids(), postedAt: instants() };
  const plain = { noNullPrototype: true } as const;
  const said = { requiredKeys: ['type', 'seenRevision'], noNullPrototype: true } as const;
  return fc.oneof(
    fc.record(
      { type: fc.constant('request_sample'), creatorId: ids(), skuId: ids() },
      { requiredKeys: ['type'], noNullPrototype: true },
    ),
    fc.record({ type: fc.constant('approve_sample'), seenRevision }, plain),
    fc.record(
      {
        type: fc.constant('reject_sample'),
        seenRevision,
        reason: fc.constantFrom(...sampleRejectReasons),
        note: notes(),
      },
      { requiredKeys: [...said.requiredKeys], noNullPrototype: true },
    ),
    fc
      .constantFrom('withdraw_sample', 'ship_sample', 'receive_sample', 'extend_content_duty')
      .map((type) => ({ type })),
    fc.record(
      {
        type: fc.constant('post_content'),
        content: fc.oneof(
          fc.record({ kind: fc.constant('video'), ...posted, visibleDays: fc.nat(10) }, plain),
          fc.record({ kind: fc.constant('live'), ...posted, minutes: fc.nat(100) }, plain),
        ),
      },
      plain,
    ),
    fc.record(
      {
        type: fc.constant('cancel_sample'),
        because: fc.constantFrom('unpromotable', 'platform'),
        note: notes(),
      },
      { requiredKeys: ['type', 'because'], noNullPrototype: true },
    ),
  );
}

/** Each wait is shorter than any deadline, so nothing lapses but what is meant to. */
function sampleDraws(): fc.Arbitrary<SampleDraw> {
  return fc.record({
    creatorId: mostly('creator-1', 'creator-2', 'ครีเอเตอร์/1:2'),
    by: fc.constantFrom('creator', 'agency'),
    skuId: fc.option(ids()),
    earlier: mostly(0, 1, 2),
    waits: fc.array(fc.oneof(fc.nat(3), fc.constant(ONE_HOUR)), { minLength: 1, maxLength: 6 }),
    extended: fc.boolean(),
    content: fc.constantFrom('video', 'live'),
    reason: fc.constantFrom(...sampleRejectReasons),
    note: fc.option(notes()),
    ending: fc.nat(1_000),
    others: fc.record(
      { reserved: fc.nat(3), shipped: fc.nat(3), released: fc.nat(3) },
      { noNullPrototype: true },
    ),
  });
}

function situated({ request, facts, events }: SampleLife, later: number): SampleSituation {
  const written = laterOf(laterOf(request.changedAt, facts.ledger.changedAt), facts.campaign.changedAt);
  return { request, facts, history: events, at: after(written, later) };
}
