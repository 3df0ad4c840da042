import {
  advanceSample,
  type CreatorSide,
  creatorLinkMatcher,
  creatorLinkSortKey,
  defaultPolicy,
  type Instant,
  instant,
  type SampleDecision,
  type SampleParents,
  type SampleRequest,
  sampleDecisions,
  sampleMatcher,
  sampleSortKey,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aLink, aRegistration, days, shifted } from '../support/build.ts';
import { aLedger, aSample } from '../support/samples.ts';

/** The last instant that there is. */
const LAST = instant(8_640_000_000_000_000);
const running: SampleParents = { registration: aRegistration('approved'), campaign: aCampaign() };
const place = { registrationIds: [running.registration.id], campaignIds: ['campaign-1'] };
const whole: Required<CreatorSide> = {
  ...place,
  agencyId: 'agency-1',
  shopId: 'shop-1',
  creatorId: 'creator-1',
};

const others = {
  registrationIds: ['campaign-1:shop-1:product-2'],
  campaignIds: ['campaign-2'],
  agencyId: 'agency-2',
  shopId: 'shop-2',
  creatorId: 'creator-2',
} as const satisfies CreatorSide;

/** Instants around each of some. */
const around = (...moments: readonly Instant[]) =>
  moments.flatMap((at) => [shifted(at, -1), at, shifted(at, 1)]);

describe('whose links and sample requests are meant', () => {
  const isMeant = (side: CreatorSide) => [
    creatorLinkMatcher({ ...side, sort: 'newest' })(aLink('added')),
    sampleMatcher({ ...side, at: days(6) })(aSample('shipped'), running),
  ];

  it('without a condition all are', () => {
    expect(isMeant({})).toEqual([true, true]);
  });

  it('with every condition those for which all hold', () => {
    expect(isMeant(whole)).toEqual([true, true]);
    expect(
      isMeant({ registrationIds: ['x', ...place.registrationIds], campaignIds: ['campaign-1', 'y'] }),
    ).toEqual([true, true]);
  });

  it.each(Object.entries(others))('not where %s is another', (name, value) => {
    expect(isMeant({ [name]: value })).toEqual([false, false]);
    expect(isMeant({ ...whole, [name]: value })).toEqual([false, false]);
  });

  it.each(['registrationIds', 'campaignIds'])('none with no %s', (name) => {
    expect(isMeant({ [name]: [] })).toEqual([false, false]);
  });
});

describe('links', () => {
  const [added, removed] = [aLink('added'), aLink('removed')];

  it('are meant by their decision', () => {
    const meant = (decision?: 'added' | 'removed') =>
      [added, removed].map(creatorLinkMatcher({ sort: 'oldest', ...(decision && { decision }) }));
    expect(meant('added')).toEqual([true, false]);
    expect(meant('removed')).toEqual([false, true]);
    expect(meant()).toEqual([true, true]);
  });

  it('are sorted by when they were added, whatever was changed since', () => {
    const link = aLink('added', { addedAt: days(4), changedAt: days(9) });
    expect(creatorLinkSortKey(link, 'oldest')).toBe(days(4));
    expect(creatorLinkSortKey(link, 'newest')).toBe(-days(4));
  });
});

describe('statuses of sample requests', () => {
  const waiting: readonly SampleDecision[] = ['agency_review', 'seller_review', 'awaiting_shipment'];

  /** The statuses that a request is meant by. */
  const statusesOf = (request: SampleRequest, parents: SampleParents, at: Instant) =>
    sampleDecisions.filter((status) => sampleMatcher({ at, statuses: [status] })(request, parents));

  /** Fates of product and campaign, and from when what waits is cancelled; never where there is no instant. */
  const fates: Readonly<Record<string, SampleParents & { readonly from: Instant }>> = {
    'the campaign ends': { ...running, from: days(40) },
    'it ends early': {
      ...running,
      campaign: aCampaign({ decision: 'ended_early', endedAt: days(15) }),
      from: days(15),
    },
    'a close is asked for': {
      ...running,
      registration: aRegistration('close_requested', { decidedAt: days(12) }),
      from: days(40),
    },
    'the product is closed': {
      ...running,
      registration: aRegistration('closed', { decidedAt: days(12) }),
      from: days(12),
    },
    'it is closed after the end': {
      ...running,
      registration: aRegistration('closed', { decidedAt: days(45) }),
      from: days(40),
    },
    'another attempt runs': {
      ...running,
      registration: aRegistration('approved', { attempt: 2 }),
      from: days(5),
    },
  };

  it.each(Object.entries(fates))(
    'where %s: what waits is cancelled from then on',
    (_, { from, ...parents }) => {
      for (const at of around(days(5), days(12), days(15), days(40), days(45)))
        for (const decision of sampleDecisions) {
          const isGone = waiting.includes(decision) && at >= from;
          expect(statusesOf(aSample(decision), parents, at)).toEqual([isGone ? 'cancelled' : decision]);
        }
    },
  );

  it('are asked for as a set: of none none is meant', () => {
    const request = aSample('shipped');
    expect(sampleMatcher({ at: days(6), statuses: [] })(request, running)).toBe(false);
    expect(sampleMatcher({ at: days(6), statuses: [...sampleDecisions] })(request, running)).toBe(true);
  });
});

describe('dueBy of sample requests', () => {
  const outcomes = {
    agency_review: 'not_reviewed_in_time',
    seller_review: 'not_reviewed_in_time',
    awaiting_shipment: 'not_shipped_in_time',
    content_pending: 'no_content_in_time',
  } as const;
  const withDeadline = Object.keys(outcomes) as (keyof typeof outcomes)[];

  const due = (decision: keyof typeof outcomes, dueAt: Instant): SampleRequest =>
    aSample(decision, { deadline: { dueAt, dueOutcome: outcomes[decision] } } as never);
  const isDue = (request: SampleRequest, parents: SampleParents, dueBy: Instant) =>
    sampleMatcher({ at: days(6), dueBy })(request, parents);

  it('without a deadline none is due', () => {
    for (const decision of sampleDecisions) expect(isDue(aSample(decision), running, LAST)).toBe(false);
  });

  it('is reached at the deadline, not before', () => {
    for (const decision of withDeadline)
      expect(around(days(9)).map((at) => isDue(due(decision, days(9)), running, at))).toEqual([
        false,
        true,
        true,
      ]);
  });

  it('is not reached before the last write, which came later than the deadline', () => {
    const request = { ...due('content_pending', days(4)), changedAt: days(7) };
    expect(around(days(7)).map((at) => isDue(request, running, at))).toEqual([false, true, true]);
    expect(sampleSortKey(request, 'due')).toBe(days(7));
  });

  it('means those that settling settles, whatever became of product and campaign', () => {
    const registrations = [
      aRegistration('approved'),
      aRegistration('close_requested', { decidedAt: days(12) }),
      aRegistration('closed', { decidedAt: days(12) }),
      aRegistration('closed', { decidedAt: days(45) }),
      aRegistration('pending', { attempt: 2, decidedAt: days(12) }),
      aRegistration('approved', { attempt: 2, decidedAt: days(12) }),
    ];
    const campaigns = [
      aCampaign(),
      aCampaign({ decision: 'ended_early', endedAt: days(12) }),
      aCampaign({ decision: 'ended_early', endedAt: days(15) }),
    ];
    const moments = around(days(5), days(12), days(15), days(40), days(45));
    let settled = 0;
    for (const registration of registrations)
      for (const campaign of campaigns)
        for (const decision of withDeadline)
          for (const dueAt of moments) {
            const request = due(decision, dueAt);
            const facts = { registration, campaign, policy: defaultPolicy, ledger: aLedger() };
            for (const now of [...moments, LAST]) {
              const { events } = advanceSample(request, facts, now);
              settled += events.length;
              expect(isDue(request, { registration, campaign }, now)).toBe(events.length > 0);
            }
          }
    expect(settled).toBeGreaterThan(3_000);
  });
});

describe('the order of sample requests', () => {
  it('is by the decision that stands, or by the deadline, those without one last', () => {
    const request = aSample('content_pending', { decidedAt: days(6), changedAt: days(8) });
    expect(sampleSortKey(request, 'oldest')).toBe(days(6));
    expect(sampleSortKey(request, 'newest')).toBe(-days(6));
    expect(sampleSortKey(request, 'due')).toBe(LAST);
    const deadline = { dueAt: days(19), dueOutcome: 'no_content_in_time' } as const;
    expect(sampleSortKey({ ...request, deadline }, 'due')).toBe(days(19));
  });
});
