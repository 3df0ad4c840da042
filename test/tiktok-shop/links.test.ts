import {
  decodeProductLink,
  decodeProductLinks,
  encodeProductLink,
  encodeProductLinks,
  PRODUCTS_PER_LINK_CALL,
  readingLimits,
} from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { acceptedBy, pathsOf, troublesOf } from './results.ts';

function ids(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(1_731_000_000 + index));
}

describe('the link of one product', () => {
  it.each([
    [{ creatorRate: 100 }, 100],
    [{ creatorRate: 8000 }, 8000],
    [{ creatorRate: 1000, totalRate: 1000 }, 1000],
    [{ creatorRate: 999, totalRate: 1000 }, 999],
  ])('is asked for with %j', (rates, creator_commission_rate) => {
    expect(acceptedBy(encodeProductLink(rates))).toEqual({ creator_commission_rate });
  });

  it.each([
    [{ creatorRate: 99 }, ['rate_out_of_bounds']],
    [{ creatorRate: 8001 }, ['rate_out_of_bounds']],
    [{ creatorRate: 0 }, ['rate_out_of_bounds']],
    [{ creatorRate: Number.NaN }, ['rate_off_step']],
    [{ creatorRate: 1000.5 }, ['rate_off_step']],
    [{ creatorRate: 1001, totalRate: 1000 }, ['creator_rate_above_total']],
    [{ creatorRate: 8001, totalRate: 1000 }, ['rate_out_of_bounds', 'creator_rate_above_total']],
  ])('is refused with %j', (rates, codes) => {
    const written = encodeProductLink(rates);
    expect(written.ok ? [] : written.refusal.reasons.map(({ code }) => code)).toEqual(codes);
  });

  it('takes bounds of the host', () => {
    const limits = { ...readingLimits, creatorRate: { minimum: 500, maximum: 600, step: 1 } };
    expect(encodeProductLink({ creatorRate: 499 }, { limits }).ok).toBe(false);
    expect(encodeProductLink({ creatorRate: 500 }, { limits }).ok).toBe(true);
  });

  it('is answered with its address', () => {
    expect(decodeProductLink({ product_promotion_link: 'https://links.example/7' })).toEqual({
      ok: true,
      value: 'https://links.example/7',
    });
    for (const data of [{}, { product_promotion_link: null }, { product_promotion_link: '' }])
      expect(troublesOf(decodeProductLink(data))).toEqual(['product_promotion_link: Missing']);
    expect(pathsOf(decodeProductLink({ product_promotion_link: 7 }))).toEqual(['product_promotion_link']);
  });
});

describe('links of several products', () => {
  it.each([
    [0, []],
    [1, [1]],
    [49, [49]],
    [50, [50]],
    [51, [50, 1]],
    [100, [50, 50]],
    [101, [50, 50, 1]],
  ])('%i are asked for in calls of %j', (count, sizes) => {
    const calls = acceptedBy(encodeProductLinks(ids(count)));
    expect(calls.map(({ product_ids }) => product_ids.length)).toEqual(sizes);
    expect(calls.flatMap(({ product_ids }) => product_ids)).toEqual(ids(count));
    expect(PRODUCTS_PER_LINK_CALL).toBe(50);
  });

  it('are asked for once each, in the order of the first', () => {
    expect(acceptedBy(encodeProductLinks(['3', '1', '3', '2', '1']))).toEqual([
      { product_ids: ['3', '1', '2'] },
    ]);
    expect(
      acceptedBy(encodeProductLinks([...ids(50), ...ids(51)])).map(({ product_ids }) => product_ids.length),
    ).toEqual([50, 1]);
  });

  it('are refused with all places that have no id of digits, fifty at most', () => {
    expect(pathsOf(encodeProductLinks(['1', 'a', '3', '']))).toEqual(['productIds[1]', 'productIds[3]']);
    expect(pathsOf(encodeProductLinks(new Array<string>(200_000).fill('x')))).toHaveLength(50);
  });

  const body = { product_ids: ['1', '2', '3'] };
  const link = (product_id: unknown) => ({ product_id, link: `https://links.example/${product_id}` });
  const answer = (data: unknown) => ({ code: 0, message: 'Success', data });
  const noneTold = { links: [], failed: [], unanswered: [], troubles: [] };
  const answered = (data: unknown) => {
    const { problems, ...rest } = decodeProductLinks([{ body, reply: answer(data) }]);
    return { ...rest, troubles: problems.flatMap(({ refusal }) => troublesOf({ ok: false, refusal })) };
  };

  it('are each made, failed or unanswered', () => {
    expect(answered({ product_promotion_links: [link('2')], failed_product_ids: ['1'] })).toEqual({
      links: [{ productId: '2', link: 'https://links.example/2' }],
      failed: ['1'],
      unanswered: ['3'],
      troubles: [],
    });
    expect(answered({})).toEqual({ links: [], failed: [], unanswered: ['1', '2', '3'], troubles: [] });
  });

  it.each([
    [
      'a failure as a number that was rounded',
      { failed_product_ids: [Number('7362840009596339971'), '1'] },
      {
        failed: ['1'],
        unanswered: ['2', '3'],
        troubles: [
          'data.failed_product_ids[0]: An id as a number beyond 2^53, so it was rounded when the JSON was read: ids are texts',
        ],
      },
    ],
    ['a failure as an exact number', { failed_product_ids: [2] }, { failed: ['2'], unanswered: ['1', '3'] }],
    [
      'a failure that nobody asked for',
      { failed_product_ids: ['9'] },
      { unanswered: ['1', '2', '3'], troubles: ['data.failed_product_ids[0]: Not asked for'] },
    ],
    [
      'a failure that has a link',
      { product_promotion_links: [link('1')], failed_product_ids: ['1'] },
      {
        links: [{ productId: '1', link: 'https://links.example/1' }],
        unanswered: ['2', '3'],
        troubles: ['data.failed_product_ids[0]: Has a link too'],
      },
    ],
    ['a failure twice', { failed_product_ids: ['1', '1'] }, { failed: ['1'], unanswered: ['2', '3'] }],
    [
      'a link twice',
      { product_promotion_links: [link('1'), { product_id: '1', link: 'other' }] },
      {
        links: [{ productId: '1', link: 'https://links.example/1' }],
        unanswered: ['2', '3'],
        troubles: ['data.product_promotion_links[1].product_id: The same product twice'],
      },
    ],
    [
      'a link that nobody asked for',
      { product_promotion_links: [link('9')] },
      {
        unanswered: ['1', '2', '3'],
        troubles: ['data.product_promotion_links[0].product_id: Not asked for'],
      },
    ],
    [
      'links without id, address or both',
      { product_promotion_links: [{ link: 'a' }, { product_id: '1' }, {}, { product_id: '2', link: ' ' }] },
      {
        unanswered: ['1', '2', '3'],
        troubles: [
          'data.product_promotion_links[0].product_id: Missing',
          'data.product_promotion_links[1].link: Missing',
          'data.product_promotion_links[2].product_id: Missing',
          'data.product_promotion_links[3].link: Missing',
        ],
      },
    ],
  ])('tell of %s', (_, data, told) => {
    expect(answered(data)).toEqual({ ...noneTold, ...told });
  });

  it('keep what succeeded, whatever became of the other calls', () => {
    const calls = [
      { body: { product_ids: ['1'] }, reply: answer({ product_promotion_links: [link('1')] }) },
      { body: { product_ids: ['2'] }, reply: { code: 36009002, message: 'slow down' } },
      { body: { product_ids: ['3'] }, reply: undefined },
      { body: { product_ids: ['4'] }, reply: answer({ product_promotion_links: 'none' }) },
      { body: { product_ids: ['5'] }, reply: answer({ failed_product_ids: ['5'] }) },
    ];
    const read = decodeProductLinks(calls);
    expect(read).toMatchObject({
      links: [{ productId: '1', link: 'https://links.example/1' }],
      failed: ['5'],
      unanswered: ['2', '3', '4'],
    });
    expect(read.problems.map(({ call }) => call)).toEqual([1, 2, 3]);
    expect(read.problems[0]?.refusal.reasons[0]).toMatchObject({
      code: 'platform_error',
      parameters: { reason: 'too_many_requests', retryable: true },
    });
    expect(decodeProductLinks([])).toEqual({ links: [], failed: [], unanswered: [], problems: [] });
  });

  it('tell fifty problems of a call at most', () => {
    const failed_product_ids = new Array<string>(60_000).fill('x');
    const { problems } = decodeProductLinks([{ body, reply: answer({ failed_product_ids }) }]);
    expect(problems.map(({ refusal }) => refusal.reasons.length)).toEqual([50]);
  });
});
