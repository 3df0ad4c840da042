import {
  addCalendarDays,
  advanceSample,
  decideSample,
  type Instant,
  type PolicyOptions,
  type SampleCommandInput,
  type SampleDeadline,
  type SampleFacts,
  type SampleRequest,
  sampleSettlesAt,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { sampleDeadlineOf } from '../../src/sample/request.ts';
import { aCampaign, aPolicy, aRegistration, days, hours, shifted } from '../support/build.ts';
import { actors } from '../support/commands.ts';
import { aLedger, aSample, sampleFacts, stampedSample } from '../support/samples.ts';

type Samples = NonNullable<PolicyOptions['samples']>;

function under(samples: Samples, overrides: Partial<SampleFacts> = {}): SampleFacts {
  return sampleFacts({ policy: aPolicy({ samples }), ...overrides });
}

function done(
  request: SampleRequest | undefined,
  input: SampleCommandInput,
  facts: SampleFacts,
  actor = actors.agency,
) {
  const outcome = decideSample(request, stampedSample(input, days(6), actor as never), facts);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.request;
}

const seen = { seenRevision: 2 } as const;

describe('a deadline is stamped', () => {
  const cases: readonly (readonly [string, () => SampleRequest, SampleDeadline | undefined])[] = [
    [
      'for the review of the agency, after 7 days',
      () => done(undefined, { type: 'request_sample', skuId: 'red' }, under({}), actors.creator as never),
      { dueAt: days(13), dueOutcome: 'not_reviewed_in_time' },
    ],
    [
      'for the review of the seller, after as many from its own beginning',
      () => done(aSample('agency_review'), { type: 'approve_sample', ...seen }, under({ reviewDays: 2 })),
      { dueAt: days(8), dueOutcome: 'not_reviewed_in_time' },
    ],
    [
      'for the shipment, after 7 days',
      () =>
        done(
          aSample('seller_review'),
          { type: 'approve_sample', ...seen },
          under({}),
          actors.seller as never,
        ),
      { dueAt: days(13), dueOutcome: 'not_shipped_in_time' },
    ],
    [
      'for the shipment at once, where nobody is left to review',
      () =>
        done(
          undefined,
          { type: 'request_sample', creatorId: 'creator-1', skuId: 'red' },
          under({ sellerReview: 'by_agency', shipDays: 1 }),
        ),
      { dueAt: days(7), dueOutcome: 'not_shipped_in_time' },
    ],
    [
      'for the content, 14 days from the receipt',
      () => done(aSample('shipped'), { type: 'receive_sample' }, under({}), actors.creator as never),
      { dueAt: days(20), dueOutcome: 'no_content_in_time' },
    ],
    [
      'for the content 7 days later, where it is extended',
      () =>
        done(
          aSample('content_pending', { deadline: { dueAt: days(20), dueOutcome: 'no_content_in_time' } }),
          { type: 'extend_content_duty' },
          under({}),
          actors.creator as never,
        ),
      { dueAt: days(27), dueOutcome: 'no_content_in_time' },
    ],
    [
      'for nothing that the policy leaves open',
      () =>
        done(
          aSample('shipped'),
          { type: 'receive_sample' },
          under({ contentDays: null }),
          actors.creator as never,
        ),
      undefined,
    ],
    [
      'for nothing that is on its way',
      () => done(aSample('awaiting_shipment'), { type: 'ship_sample' }, under({}), actors.seller as never),
      undefined,
    ],
  ];

  it.each(cases)('%s', (_, make, deadline) => {
    const request = make();
    expect('deadline' in request ? request.deadline : undefined).toEqual(deadline);
  });

  it('on nothing that there is not', () => {
    expect(sampleDeadlineOf(undefined)).toBeUndefined();
  });

  it("on the campaign's calendar: a day with a change of clocks has 23 hours", () => {
    const campaign = aCampaign({ timeZone: 'America/New_York' });
    const facts = under({ reviewDays: 3 }, { campaign });
    const request = done(undefined, { type: 'request_sample', skuId: 'red' }, facts, actors.creator as never);
    // Clocks go forward on 8 March 2026, which is day 7.
    expect(request).toMatchObject({ deadline: { dueAt: shifted(days(9), -3_600_000) } });
    expect(addCalendarDays(days(6), 3, 'America/New_York')).toBe(shifted(days(9), -3_600_000));
  });
});

const stamped = {
  agency_review: aSample('agency_review', {
    deadline: { dueAt: days(12), dueOutcome: 'not_reviewed_in_time' },
  }),
  seller_review: aSample('seller_review', {
    deadline: { dueAt: days(12), dueOutcome: 'not_reviewed_in_time' },
  }),
  awaiting_shipment: aSample('awaiting_shipment', {
    deadline: { dueAt: days(12), dueOutcome: 'not_shipped_in_time' },
  }),
  content_pending: aSample('content_pending', {
    deadline: { dueAt: days(12), dueOutcome: 'no_content_in_time' },
  }),
};
const names = ['agency_review', 'seller_review', 'awaiting_shipment', 'content_pending'] as const;
const unshipped = ['agency_review', 'seller_review', 'awaiting_shipment'] as const;
const outcomes = {
  agency_review: 'not_reviewed_in_time',
  seller_review: 'not_reviewed_in_time',
  awaiting_shipment: 'not_shipped_in_time',
  content_pending: 'no_content_in_time',
} as const;

describe('an extension', () => {
  it('is remembered, and the decision stands as it was', () => {
    const extended = done(
      stamped.content_pending,
      { type: 'extend_content_duty' },
      under({}),
      actors.creator as never,
    );
    expect(extended).toEqual({
      ...stamped.content_pending,
      extended: true,
      deadline: { dueAt: days(19), dueOutcome: 'no_content_in_time' },
      changedAt: days(6),
    });
  });
});

describe('advancing', () => {
  it.each(names)('settles nothing a millisecond before the deadline: %s', (name) => {
    const facts = sampleFacts();
    const request = stamped[name];
    expect(advanceSample(request, facts, shifted(days(12), -1))).toEqual({
      request,
      ledger: facts.ledger,
      events: [],
    });
  });

  it.each(names.flatMap((name) => [0, 1, 86_400_000].map((late) => [name, late] as const)))(
    'settles it at its true instant: %s, %d ms later',
    (name, late) => {
      const facts = sampleFacts();
      const { request, ledger, events } = advanceSample(stamped[name], facts, shifted(days(12), late));
      const because = outcomes[name];
      const released = name !== 'content_pending';
      expect(request).toMatchObject({
        decision: 'cancelled',
        cancellation: { because },
        decidedAt: days(12),
        changedAt: days(12),
        revision: 2,
      });
      expect(request).not.toHaveProperty('deadline');
      expect(events).toMatchObject([
        {
          type: 'sample_cancelled',
          at: days(12),
          actor: { role: 'clock' },
          cancellation: { because },
          released,
        },
      ]);
      if (released) expect(ledger).toEqual({ ...aLedger(), reserved: 0, released: 1, changedAt: days(12) });
      else expect(ledger).toBe(facts.ledger);
    },
  );

  it('counts a deadline from the last write, where that came later', () => {
    const request = aSample('seller_review', {
      changedAt: days(14),
      deadline: { dueAt: days(12), dueOutcome: 'not_reviewed_in_time' },
    });
    expect(sampleSettlesAt(request)).toBe(days(14));
    expect(sampleSettlesAt(aSample('seller_review'))).toBeNull();
    expect(sampleSettlesAt(aSample('shipped'))).toBeNull();
  });

  const ended = (at: Instant) =>
    sampleFacts({ campaign: aCampaign({ decision: 'ended_early', endedAt: at }) });
  const closed = (at: Instant) =>
    sampleFacts({ registration: aRegistration('closed', { decidedAt: at, changedAt: at }) });

  it.each(unshipped)('loses to the end of the campaign and to the close at the same instant: %s', (name) => {
    for (const stop of [ended, closed]) {
      expect(advanceSample(stamped[name], stop(days(12)), days(30)).events).toEqual([]);
      expect(advanceSample(stamped[name], stop(shifted(days(12), -1)), days(30)).events).toEqual([]);
      const late = advanceSample(stamped[name], stop(shifted(days(12), 1)), days(30));
      expect(late.events).toMatchObject([{ type: 'sample_cancelled', at: days(12) }]);
    }
  });

  it('of content goes on after the end of the campaign, the close and another attempt', () => {
    const again = sampleFacts({
      registration: aRegistration('approved', { attempt: 2 }),
      ledger: aLedger({ registrationAttempt: 2 }),
    });
    for (const facts of [ended(days(6)), closed(days(6)), again]) {
      const { events, ledger } = advanceSample(stamped.content_pending, facts, days(12));
      expect(events).toMatchObject([{ type: 'sample_cancelled', at: days(12), released: false }]);
      expect(ledger).toBe(facts.ledger);
    }
  });

  it('late writes an event of before into a ledger that was written since, whose last write stays', () => {
    const facts = sampleFacts({ ledger: aLedger({ changedAt: days(14) }) });
    const { ledger, events } = advanceSample(stamped.seller_review, facts, days(15));
    expect(events).toMatchObject([{ at: days(12) }]);
    expect(ledger).toMatchObject({ released: 1, changedAt: days(14) });
  });

  it('settles nothing of an earlier attempt of the registration', () => {
    const facts = sampleFacts({ registration: aRegistration('approved', { attempt: 2 }) });
    for (const name of unshipped) expect(advanceSample(stamped[name], facts, days(30)).events).toEqual([]);
  });

  it('in two steps is advancing once', () => {
    for (const name of names) {
      for (const first of [11, 12, 13]) {
        const facts = sampleFacts();
        const half = advanceSample(stamped[name], facts, days(first));
        const { ledger = aLedger() } = half;
        const rest = advanceSample(half.request, { ...facts, ledger }, days(20));
        const once = advanceSample(stamped[name], facts, days(20));
        expect(rest.request).toEqual(once.request);
        expect(rest.ledger).toEqual(once.ledger);
        expect([...half.events, ...rest.events]).toEqual(once.events);
      }
    }
  });
});

describe('deciding', () => {
  it('settles a deadline that has passed first, and frees its unit for the same command', () => {
    const facts = under(
      { reapplyAfterDays: 0 },
      { ledger: aLedger({ reserved: 4, shipped: 1 }), registration: aRegistration('approved') },
    );
    const command = stampedSample({ type: 'request_sample', skuId: 'red' }, days(13), actors.creator);
    const outcome = decideSample(stamped.seller_review, command, facts);
    expect(outcome).toMatchObject({
      ok: true,
      request: { decision: 'agency_review', attempt: 2, requestedAt: days(13) },
      ledger: { reserved: 4, shipped: 1, released: 1, changedAt: days(13), revision: 3 },
      events: [
        { type: 'sample_cancelled', at: days(12), attempt: 1 },
        { type: 'sample_requested', at: days(13), attempt: 2 },
      ],
    });
  });

  it('refuses what comes after a deadline that has passed', () => {
    const command = stampedSample({ type: 'approve_sample', ...seen }, days(12), actors.seller);
    expect(decideSample(stamped.seller_review, command, sampleFacts())).toMatchObject({
      ok: false,
      refusal: { reasons: [{ code: 'sample_command_not_accepted', parameters: { decision: 'cancelled' } }] },
    });
    const inTime = stampedSample({ type: 'approve_sample', ...seen }, shifted(days(12), -1), actors.seller);
    expect(decideSample(stamped.seller_review, inTime, sampleFacts())).toMatchObject({ ok: true });
  });

  it('says all that is against meeting a deadline that there is not', () => {
    const over = sampleFacts({ campaign: aCampaign({ decision: 'ended_early', endedAt: days(6) }) });
    const met = (request: SampleRequest | undefined) =>
      decideSample(request, stampedSample({ type: 'meet_sample_deadline' }, days(6)), over);
    expect(met(aSample('agency_review'))).toMatchObject({
      refusal: {
        reasons: [
          { code: 'campaign_over', parameters: { overFrom: days(6) } },
          { code: 'not_due', parameters: { dueAt: null } },
        ],
      },
    });
    expect(met(undefined)).toMatchObject({
      refusal: { reasons: [{ code: 'sample_command_not_accepted', parameters: { decision: null } }] },
    });
  });

  it('says all that is against extending twice what is never due', () => {
    const command = stampedSample({ type: 'extend_content_duty' }, days(6));
    const extended = aSample('content_pending', { extended: true });
    expect(decideSample(extended, command, sampleFacts())).toMatchObject({
      refusal: {
        reasons: [
          { code: 'not_due', parameters: { dueAt: null } },
          { code: 'already_extended', parameters: { dueAt: null } },
        ],
      },
    });
  });

  it('a met deadline takes its true instant, however late the job runs', () => {
    const command = stampedSample({ type: 'meet_sample_deadline' }, days(15));
    expect(decideSample(stamped.awaiting_shipment, command, sampleFacts())).toMatchObject({
      ok: true,
      events: [{ type: 'sample_cancelled', at: days(12) }],
    });
  });

  it('counts an instant before the last write of request, ledger, registration and campaign as that, within the tolerance', () => {
    const late = days(8);
    const cases: readonly SampleFacts[] = [
      sampleFacts({ ledger: aLedger({ changedAt: late }) }),
      sampleFacts({ registration: aRegistration('approved', { changedAt: late }) }),
      sampleFacts({ campaign: aCampaign({ changedAt: late }) }),
    ];
    for (const facts of cases) {
      const at = (ms: number) => stampedSample({ type: 'ship_sample' }, shifted(late, ms));
      const request = aSample('awaiting_shipment');
      expect(decideSample(request, at(-5_000), facts)).toMatchObject({ ok: true, events: [{ at: late }] });
      expect(decideSample(request, at(-5_001), facts)).toEqual({
        ok: false,
        refusal: {
          reasons: [{ code: 'time_went_back', parameters: { at: shifted(late, -5_001), changedAt: late } }],
        },
      });
    }
    const request = aSample('awaiting_shipment', { changedAt: late });
    const command = stampedSample({ type: 'ship_sample' }, hours(7 * 24));
    expect(decideSample(request, command, sampleFacts())).toMatchObject({
      ok: false,
      refusal: { reasons: [{ code: 'time_went_back' }] },
    });
  });
});
