import { type SampleCommandInput, type SampleRequest, sampleCommandTypes } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { sampleEventOf } from '../../src/sample/event-of.ts';
import { agency, aPolicy, days, seller } from '../support/build.ts';
import { actors } from '../support/commands.ts';
import { aSample, sampleFacts, sampleInputs, stampedSample } from '../support/samples.ts';

function eventOf(
  request: SampleRequest | undefined,
  input: SampleCommandInput,
  actor?: typeof agency | typeof seller,
  facts = sampleFacts(),
) {
  return sampleEventOf(request, { command: stampedSample(input, days(6), actor), facts });
}

// The rules let none of this pass: an event of it would be a bug, and never a record.
describe('there is no event', () => {
  it.each(sampleCommandTypes.filter((type) => type !== 'request_sample'))(
    'of %s without a request',
    (type) => {
      expect(() => eventOf(undefined, sampleInputs[type])).toThrow(
        `${type} was accepted without a sample request`,
      );
    },
  );

  it('of a request for nobody', () => {
    expect(() => eventOf(undefined, { type: 'request_sample' }, agency)).toThrow(
      'request_sample was accepted without a creator',
    );
  });

  it("of a seller's no without a reason", () => {
    expect(() =>
      eventOf(aSample('seller_review'), { type: 'reject_sample', seenRevision: 2 }, seller),
    ).toThrow("A seller's no was accepted without a reason");
  });

  it('of a deadline that there is not', () => {
    for (const request of [aSample('seller_review'), aSample('shipped')])
      expect(() => eventOf(request, { type: 'meet_sample_deadline' })).toThrow(
        'meet_sample_deadline was accepted without a deadline',
      );
  });

  it('of more time where there is no end, or the policy gives none', () => {
    const owed = aSample('content_pending', {
      deadline: { dueAt: days(9), dueOutcome: 'no_content_in_time' },
    });
    const never = sampleFacts({ policy: aPolicy({ samples: { extensionDays: null } }) });
    const message = 'extend_content_duty was accepted without a deadline';
    const input = { type: 'extend_content_duty' } as const;
    expect(() => eventOf(aSample('content_pending'), input)).toThrow(message);
    expect(() => eventOf(owed, input, undefined, never)).toThrow(message);
  });
});

describe('the event of an end says why', () => {
  const no = { type: 'reject_sample', seenRevision: 2 } as const;
  const end = { type: 'cancel_sample', because: 'unpromotable' } as const;

  it.each([
    [
      'the platform, with a note',
      { ...end, note: 'Recalled.' },
      undefined,
      { because: 'unpromotable', note: 'Recalled.' },
    ],
    ['the platform, without one', end, undefined, { because: 'unpromotable' }],
    ['an agency, without a word', no, agency, { because: 'rejected_by_agency' }],
    [
      'an agency, with a note',
      { ...no, note: 'Later.' },
      agency,
      { because: 'rejected_by_agency', note: 'Later.' },
    ],
    [
      'an agency, with a reason',
      { ...no, reason: 'other' },
      agency,
      { because: 'rejected_by_agency', reason: 'other' },
    ],
    [
      'a seller, with a reason',
      { ...no, reason: 'offline' },
      seller,
      { because: 'rejected_by_seller', reason: 'offline' },
    ],
    [
      'a seller, with a note too',
      { ...no, reason: 'offline', note: 'Gone.' },
      seller,
      { because: 'rejected_by_seller', reason: 'offline', note: 'Gone.' },
    ],
  ] as const)('of %s', (_, input, actor, cancellation) => {
    const event = eventOf(aSample('seller_review'), input, actor);
    expect(event.type === 'sample_cancelled' && event.cancellation).toStrictEqual(cancellation);
  });

  it.each([
    ['creator', { type: 'withdraw_sample' }, { because: 'withdrawn' }],
    ['clock', { type: 'meet_sample_deadline' }, { because: 'not_reviewed_in_time' }],
  ] as const)('of a %s', (role, input, cancellation) => {
    const deadline = { dueAt: days(6), dueOutcome: 'not_reviewed_in_time' } as const;
    expect(eventOf(aSample('seller_review', { deadline }), input)).toMatchObject({
      type: 'sample_cancelled',
      actor: actors[role],
      cancellation,
    });
  });
});
