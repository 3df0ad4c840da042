import { decodeReview, encodeReview, type ReviewDecision, wireReview } from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { acceptedBy, troublesOf } from './results.ts';

const all = [
  'commission_too_low',
  'product_hard_to_promote',
  'product_too_expensive',
  'no_suitable_creator',
] as const;
const allOfTheirs = [
  'COMMISSION_TOO_LOW',
  'PRODUCT_HARD_TO_PROMOTE',
  'PRODUCT_TOO_EXPENSIVE',
  'NO_SUITABLE_CREATOR',
];

const exact: readonly (readonly [ReviewDecision, object])[] = [
  [{ type: 'approve' }, { review_result: 'APPROVE' }],
  [
    { type: 'reject', reasons: ['commission_too_low'] },
    { review_result: 'REJECT', reject_reasons: ['COMMISSION_TOO_LOW'] },
  ],
  [
    { type: 'reject', reasons: all },
    { review_result: 'REJECT', reject_reasons: allOfTheirs },
  ],
  [{ type: 'block' }, { review_result: 'REJECT_FOREVER' }],
  [
    { type: 'block', reasons: ['no_suitable_creator', 'product_too_expensive'] },
    { review_result: 'REJECT_FOREVER', reject_reasons: ['NO_SUITABLE_CREATOR', 'PRODUCT_TOO_EXPENSIVE'] },
  ],
];

describe('a review', () => {
  it.each(exact)('is written without loss, and read back: %j', (decision, body) => {
    expect(encodeReview(decision)).toEqual({ body, losses: [] });
    expect(decodeReview(body)).toEqual({ ok: true, value: decision });
    expect(wireReview.decode(body)).toEqual({ ok: true, value: body });
  });

  it('loses what the platform has no place for, and says so', () => {
    expect(
      encodeReview({
        type: 'reject',
        reasons: ['acme/too_red', 'product_too_expensive', 'not_reviewed_in_time'],
        note: '15 %, please.',
        wanted: { totalRate: 1500 },
      }),
    ).toEqual({
      body: { review_result: 'REJECT', reject_reasons: ['PRODUCT_TOO_EXPENSIVE'] },
      losses: [
        { path: 'reasons[0]', why: 'no_such_reason' },
        { path: 'reasons[2]', why: 'no_such_reason' },
        { path: 'note', why: 'no_field' },
        { path: 'wanted', why: 'no_field' },
      ],
    });
    expect(encodeReview({ type: 'block', note: 'Counterfeit.' })).toEqual({
      body: { review_result: 'REJECT_FOREVER' },
      losses: [{ path: 'note', why: 'no_field' }],
    });
  });

  it('sends no reasons where none is left', () => {
    expect(encodeReview({ type: 'reject', reasons: ['acme/too_red'] }).body).toEqual({
      review_result: 'REJECT',
    });
    expect(encodeReview({ type: 'block', reasons: [] })).toEqual({
      body: { review_result: 'REJECT_FOREVER' },
      losses: [],
    });
  });

  it('has a reason stand for another, which is lost all the same, and sends each once', () => {
    const reasonFor = (reason: string) => (reason === 'acme/too_red' ? 'product_hard_to_promote' : undefined);
    expect(
      encodeReview(
        { type: 'reject', reasons: ['acme/too_red', 'product_hard_to_promote', 'acme/odd'] },
        { reasonFor },
      ),
    ).toEqual({
      body: { review_result: 'REJECT', reject_reasons: ['PRODUCT_HARD_TO_PROMOTE'] },
      losses: [
        { path: 'reasons[0]', why: 'no_such_reason' },
        { path: 'reasons[2]', why: 'no_such_reason' },
      ],
    });
  });

  it('never asks what stands for a reason that the platform has', () => {
    const reasonFor = () => {
      throw new Error('Asked');
    };
    expect(encodeReview({ type: 'reject', reasons: all }, { reasonFor }).losses).toEqual([]);
  });
});

describe('the body of a review', () => {
  it.each([
    [{}, ['review_result: Missing']],
    [{ review_result: 'MAYBE' }, ['review_result: Not a known result']],
    [{ review_result: 'approve' }, ['review_result: Not a known result']],
    [
      { review_result: 'APPROVE', reject_reasons: ['COMMISSION_TOO_LOW'] },
      ['reject_reasons: Reasons of an approval'],
    ],
    [
      { review_result: 'REJECT', reject_reasons: ['COMMISSION_TOO_LOW', 'UGLY', 'DULL'] },
      ['reject_reasons[1]: Not a known reason', 'reject_reasons[2]: Not a known reason'],
    ],
    [{ reject_reasons: ['UGLY'] }, ['review_result: Missing', 'reject_reasons[0]: Not a known reason']],
  ])('is refused: %j', (body, troubles) => {
    expect(troublesOf(decodeReview(body))).toEqual(troubles);
  });

  it('may have an empty list of reasons, or none', () => {
    expect(acceptedBy(decodeReview({ review_result: 'APPROVE', reject_reasons: [] }))).toEqual({
      type: 'approve',
    });
    expect(acceptedBy(decodeReview({ review_result: 'REJECT' }))).toEqual({ type: 'reject', reasons: [] });
    expect(acceptedBy(decodeReview({ review_result: 'REJECT_FOREVER', reject_reasons: null }))).toEqual({
      type: 'block',
    });
  });
});
