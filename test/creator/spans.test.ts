import {
  advance,
  type CreatorLinkEvent,
  type Instant,
  type PromisedTerms,
  type PromiseSpan,
  type RegistrationEvent,
  spansOf,
  termsAt,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, agency, aRegistration, days, seller, shifted, theFacts } from '../support/build.ts';
import { actors } from '../support/commands.ts';

// Histories are written by hand, event by event; the campaign is over on day 40.

const campaign = aCampaign();
const ids = {
  v: 1,
  registrationId: 'campaign-1:shop-1:product-1',
  campaignId: 'campaign-1',
  agencyId: 'agency-1',
  shopId: 'shop-1',
  productId: 'product-1',
} as const;
const offer = { totalRate: 2000, creatorRate: 800, sampleQuantity: 0 };

/** What happened to the registration in attempt 1 unless another is given. */
function of(at: Instant, event: object, attempt = 1): RegistrationEvent {
  return { ...ids, attempt, at, actor: agency, ...event } as RegistrationEvent;
}

const submitted = (at: Instant) => of(at, { type: 'registration_submitted', actor: seller, terms: offer });
const again = (at: Instant) => of(at, { type: 'registration_resubmitted', actor: seller, terms: offer }, 2);
const approved = (at: Instant, attempt = 1) => of(at, { type: 'registration_approved' }, attempt);
const closed = (at: Instant) => of(at, { type: 'registration_closed', because: 'agreed' });
const requested = (at: Instant, deadline?: object) =>
  of(at, { type: 'close_requested', actor: seller, ...(deadline && { deadline }) });
const adopted = (at: Instant, decision: object, attempt = 1) =>
  of(
    at,
    {
      type: 'registration_adopted',
      adopted: decision,
      terms: offer,
      registeredAt: days(1),
      decidedAt: days(2),
    },
    attempt,
  );

const link = {
  ...ids,
  creatorLinkId: 'campaign-1:shop-1:product-1:creator-1',
  creatorId: 'creator-1',
  actor: actors.creator,
} as const;

function added(at: Instant, creatorRate: number, registrationAttempt = 1): CreatorLinkEvent {
  return { ...link, type: 'link_added', at, registrationAttempt, terms: { totalRate: 2000, creatorRate } };
}

function removed(at: Instant): CreatorLinkEvent {
  return { ...link, type: 'link_removed', at, registrationAttempt: 1 };
}

const running = [submitted(days(2)), approved(days(3))];

function spans(
  linkEvents: readonly CreatorLinkEvent[],
  registrationEvents: readonly RegistrationEvent[] = running,
  of = campaign,
): readonly PromiseSpan[] {
  return spansOf({ linkEvents, registrationEvents, campaign: of });
}

function span(
  from: Instant,
  until: Instant,
  creatorRate: number,
  endedBy: PromiseSpan['endedBy'],
): PromiseSpan {
  return { terms: { totalRate: 2000, creatorRate }, from, until, endedBy };
}

describe('what a creator was promised', () => {
  it('is nothing where no link was added', () => {
    expect(spans([])).toEqual([]);
    expect(spans([], [])).toEqual([]);
  });

  it('holds from the moment of the link, before the campaign period too, to the end of the campaign', () => {
    expect(spans([added(days(5), 800)])).toEqual([span(days(5), days(40), 800, 'campaign_over')]);
  });

  it('ends with a campaign that ends early', () => {
    const early = aCampaign({ decision: 'ended_early', endedAt: days(20) });
    expect(spans([added(days(5), 800)], running, early)).toEqual([
      span(days(5), days(20), 800, 'campaign_over'),
    ]);
  });

  it('ends with the link, and begins anew with the terms of the new link', () => {
    expect(spans([added(days(5), 800), removed(days(6)), added(days(8), 300)])).toEqual([
      span(days(5), days(6), 800, 'link_removed'),
      span(days(8), days(40), 300, 'campaign_over'),
    ]);
    expect(spans([added(days(5), 800), removed(days(6)), added(days(6), 300)])).toEqual([
      span(days(5), days(6), 800, 'link_removed'),
      span(days(6), days(40), 300, 'campaign_over'),
    ]);
  });

  it('is told once, whatever becomes of the registration after several links', () => {
    const links = [added(days(5), 800), removed(days(6)), added(days(8), 300)];
    const told = [span(days(5), days(6), 800, 'link_removed'), span(days(8), days(40), 300, 'campaign_over')];
    expect(spans(links, [...running, requested(days(20))])).toEqual(told);
    expect(spans([...links, added(days(30), 300)], [...running, requested(days(20))])).toEqual(told);
  });

  it('is nothing for a link that was there for no time', () => {
    expect(spans([added(days(5), 800), removed(days(5))])).toEqual([]);
    expect(spans([added(days(5), 800)], [...running, closed(days(5))])).toEqual([]);
  });

  it('is untouched by all that seller and agency change, a close that is asked for included', () => {
    const edits = [
      of(days(6), { type: 'creator_rate_set', creatorRate: 100 }),
      of(days(7), { type: 'total_rate_changed', totalRate: 500, previous: 2000, actor: seller }),
      requested(days(8)),
      of(days(9), { type: 'close_declined' }),
      requested(days(10)),
    ];
    expect(spans([added(days(5), 800)], [...running, ...edits])).toEqual([
      span(days(5), days(40), 800, 'campaign_over'),
    ]);
  });

  it.each([
    ['closed', closed(days(9))],
    ['disqualified', of(days(9), { type: 'registration_disqualified', reason: 'shop_disqualified' })],
    ['adopted as closed', adopted(days(9), { decision: 'closed', closure: { because: 'unknown' } })],
    ['adopted as withdrawn', adopted(days(9), { decision: 'withdrawn' })],
    ['adopted in a later attempt', adopted(days(9), { decision: 'approved' }, 2)],
  ])('ends when the registration is %s', (_, event) => {
    const history = [...running, requested(days(8)), event];
    expect(spans([added(days(5), 800)], history)).toEqual([
      span(days(5), days(9), 800, 'registration_stopped'),
    ]);
    // What the creator does afterwards changes nothing of it.
    expect(spans([added(days(5), 800), removed(days(12))], history)).toEqual([
      span(days(5), days(9), 800, 'registration_stopped'),
    ]);
  });

  it('ends with the registration where the link is removed at that very instant', () => {
    expect(spans([added(days(5), 800), removed(days(9))], [...running, closed(days(9))])).toEqual([
      span(days(5), days(9), 800, 'registration_stopped'),
    ]);
  });

  it('does not come back with a later attempt, in which the link must be added again', () => {
    const history = [...running, requested(days(8)), closed(days(9)), again(days(10)), approved(days(11), 2)];
    expect(spans([added(days(5), 800)], history)).toEqual([
      span(days(5), days(9), 800, 'registration_stopped'),
    ]);
    expect(spans([added(days(5), 800), added(days(12), 300, 2)], history)).toEqual([
      span(days(5), days(9), 800, 'registration_stopped'),
      span(days(12), days(40), 300, 'campaign_over'),
    ]);
  });

  it('rests while an adoption has the same attempt out of the campaign', () => {
    const out = adopted(days(9), { decision: 'closed', closure: { because: 'unknown' } });
    const back = adopted(days(11), { decision: 'approved' });
    expect(spans([added(days(5), 800)], [...running, out, back])).toEqual([
      span(days(5), days(9), 800, 'registration_stopped'),
      span(days(11), days(40), 800, 'campaign_over'),
    ]);
  });

  it('rests so for the link that stands, and for none before it', () => {
    const links = [added(days(5), 800), removed(days(6)), added(days(8), 300)];
    const out = adopted(days(9), { decision: 'closed', closure: { because: 'unknown' } });
    const back = adopted(days(11), { decision: 'approved' });
    expect(spans(links, [...running, out, back])).toEqual([
      span(days(5), days(6), 800, 'link_removed'),
      span(days(8), days(9), 300, 'registration_stopped'),
      span(days(11), days(40), 300, 'campaign_over'),
    ]);
  });

  it('ends at the true instant of a deadline, which the host lets pass before it asks', () => {
    const deadline = { dueAt: days(9), dueOutcome: 'approve_close' } as const;
    const history = [...running, requested(days(8), deadline)];
    const record = aRegistration('close_requested', { decidedAt: days(8), changedAt: days(8), deadline });
    const { events } = advance(record, theFacts(), days(30));
    expect(spans([added(days(5), 800)], [...history, ...events])).toEqual([
      span(days(5), days(9), 800, 'registration_stopped'),
    ]);
  });

  it('tells the campaign for its end where all ends at once', () => {
    const early = aCampaign({ decision: 'ended_early', endedAt: days(9) });
    expect(spans([added(days(5), 800), removed(days(9))], running, early)).toEqual([
      span(days(5), days(9), 800, 'campaign_over'),
    ]);
  });
});

describe('the terms at an instant', () => {
  const told = () => spans([added(days(5), 800), removed(days(6)), added(days(8), 300)]);
  const first: PromisedTerms = { totalRate: 2000, creatorRate: 800 };
  const second: PromisedTerms = { totalRate: 2000, creatorRate: 300 };
  it.each([
    [shifted(days(5), -1), null],
    [days(5), first],
    [shifted(days(6), -1), first],
    [days(6), null],
    [shifted(days(8), -1), null],
    [days(8), second],
    [shifted(days(40), -1), second],
    [days(40), null],
  ])('%i', (at, terms) => {
    expect(termsAt(told(), at)).toEqual(terms);
  });
});
