import { evolveSampleRequest, type SampleEvent, type SampleRequest } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { agency, aRegistration, days, seller } from '../support/build.ts';
import { actors } from '../support/commands.ts';
import { aSample } from '../support/samples.ts';

// What a record holds after each event, written by hand.

const place = {
  v: 1,
  registrationId: aRegistration('approved').id,
  campaignId: 'campaign-1',
  agencyId: 'agency-1',
  shopId: 'shop-1',
  productId: 'product-1',
  creatorId: 'creator-1',
  attempt: 3,
  registrationAttempt: 2,
} as const;
const about = { ...place, sampleRequestId: aSample('shipped').id };

const asked: SampleEvent = {
  ...about,
  type: 'sample_requested',
  at: days(4),
  actor: actors.creator,
  requestedBy: 'creator',
  decision: 'agency_review',
  skuId: 'red',
  deadline: { dueAt: days(11), dueOutcome: 'not_reviewed_in_time' },
};
const endorsed: SampleEvent = { ...about, type: 'sample_endorsed', at: days(5), actor: agency };
const agreed: SampleEvent = {
  ...about,
  type: 'sample_approved',
  at: days(6),
  actor: seller,
  deadline: { dueAt: days(13), dueOutcome: 'not_shipped_in_time' },
};
const sent: SampleEvent = { ...about, type: 'sample_shipped', at: days(7), actor: seller };
const received: SampleEvent = {
  ...about,
  type: 'sample_received',
  at: days(8),
  actor: actors.creator,
  deadline: { dueAt: days(22), dueOutcome: 'no_content_in_time' },
};
const extended: SampleEvent = {
  ...about,
  type: 'sample_duty_extended',
  at: days(9),
  actor: actors.creator,
  deadline: { dueAt: days(29), dueOutcome: 'no_content_in_time' },
};
const content = { kind: 'live', contentId: 'live-1', postedAt: days(9) } as const;
const posted: SampleEvent = {
  ...about,
  type: 'sample_content_posted',
  at: days(10),
  actor: actors.creator,
  content,
};
const ended: SampleEvent = {
  ...about,
  type: 'sample_cancelled',
  at: days(10),
  actor: actors.platform,
  cancellation: { because: 'platform' },
  released: false,
};

/** What stays the same from the request to the end. */
const kept = {
  ...place,
  id: about.sampleRequestId,
  requestedBy: 'creator',
  skuId: 'red',
  requestedAt: days(4),
  revision: 0,
} as const;

function following(...events: readonly SampleEvent[]): SampleRequest | undefined {
  return events.reduce<SampleRequest | undefined>(evolveSampleRequest, undefined);
}

describe('the record', () => {
  it('of a request', () => {
    expect(following(asked)).toStrictEqual({
      ...kept,
      decision: 'agency_review',
      deadline: { dueAt: days(11), dueOutcome: 'not_reviewed_in_time' },
      decidedAt: days(4),
      changedAt: days(4),
    });
  });

  it('of what the agency agreed to has no deadline where none was stamped', () => {
    const written = { decidedAt: days(5), changedAt: days(5) };
    expect(following(asked, endorsed)).toStrictEqual({ ...kept, decision: 'seller_review', ...written });
  });

  it('of what all agreed to', () => {
    expect(following(asked, endorsed, agreed)).toStrictEqual({
      ...kept,
      decision: 'awaiting_shipment',
      deadline: { dueAt: days(13), dueOutcome: 'not_shipped_in_time' },
      decidedAt: days(6),
      changedAt: days(6),
    });
  });

  it('of what is on its way is due no more', () => {
    expect(following(asked, endorsed, agreed, sent)).toStrictEqual({
      ...kept,
      decision: 'shipped',
      shippedAt: days(7),
      decidedAt: days(7),
      changedAt: days(7),
    });
  });

  it('of what was received is due, and was not extended', () => {
    expect(following(asked, endorsed, agreed, sent, received)).toStrictEqual({
      ...kept,
      decision: 'content_pending',
      shippedAt: days(7),
      receivedAt: days(8),
      extended: false,
      deadline: { dueAt: days(22), dueOutcome: 'no_content_in_time' },
      decidedAt: days(8),
      changedAt: days(8),
    });
  });

  it('of what was extended was decided when it was received', () => {
    expect(following(asked, endorsed, agreed, sent, received, extended)).toStrictEqual({
      ...kept,
      decision: 'content_pending',
      shippedAt: days(7),
      receivedAt: days(8),
      extended: true,
      deadline: { dueAt: days(29), dueOutcome: 'no_content_in_time' },
      decidedAt: days(8),
      changedAt: days(9),
    });
  });

  it('of what was posted', () => {
    expect(following(asked, endorsed, agreed, sent, received, posted)).toStrictEqual({
      ...kept,
      decision: 'completed',
      shippedAt: days(7),
      receivedAt: days(8),
      content,
      decidedAt: days(10),
      changedAt: days(10),
    });
  });

  it.each([
    ['before the shipment', [asked, endorsed, agreed], {}],
    ['on its way', [asked, endorsed, agreed, sent], { shippedAt: days(7) }],
    ['owed', [asked, endorsed, agreed, sent, received], { shippedAt: days(7), receivedAt: days(8) }],
  ])('of what was cancelled %s says how far it came', (_, events, came) => {
    expect(following(...events, ended)).toStrictEqual({
      ...kept,
      decision: 'cancelled',
      cancellation: { because: 'platform' },
      ...came,
      decidedAt: days(10),
      changedAt: days(10),
    });
  });

  it('of a product without variants names none', () => {
    const { skuId: _, deadline: __, ...plain } = asked;
    const { skuId: ___, ...bare } = kept;
    expect(following(plain, endorsed)).toStrictEqual({
      ...bare,
      decision: 'seller_review',
      decidedAt: days(5),
      changedAt: days(5),
    });
  });
});
