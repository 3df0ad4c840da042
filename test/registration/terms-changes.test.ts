import { expect, it } from 'vitest';
import { termsChanges } from '../../src/registration/terms-changes.ts';

const before = { totalRate: 1000, sampleQuantity: 5 };

it.each([
  ['nothing', {}, []],
  ['the total rate', { totalRate: 1200 }, [{ field: 'totalRate', before: 1000, after: 1200 }]],
  ['the samples, to none', { sampleQuantity: 0 }, [{ field: 'sampleQuantity', before: 5, after: 0 }]],
  ['a rate that was not set', { shopAdsRate: 700 }, [{ field: 'shopAdsRate', after: 700 }]],
  ["the creators' rate, which is no seller's", { creatorRate: 700 }, []],
  [
    'everything, in a fixed order',
    { sampleQuantity: 6, shopAdsRate: 0, totalRate: 900 },
    [
      { field: 'totalRate', before: 1000, after: 900 },
      { field: 'shopAdsRate', after: 0 },
      { field: 'sampleQuantity', before: 5, after: 6 },
    ],
  ],
])('a seller changed %s', (_, changes, expected) => {
  expect(termsChanges(before, { ...before, ...changes })).toStrictEqual(expected);
});

it('a rate that is set no more was set before', () => {
  expect(termsChanges({ ...before, shopAdsRate: 700 }, before)).toStrictEqual([
    { field: 'shopAdsRate', before: 700 },
  ]);
});
