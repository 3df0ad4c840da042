import { type CommissionRates, orderRate } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';

const standard = { totalRate: 1200, creatorRate: 900 };

describe('the rate of an order', () => {
  it.each<readonly [Parameters<typeof orderRate>[0], CommissionRates, unknown]>([
    ['organic', standard, ['standard', 1200, 900, 1200]],
    ['ads', standard, ['standard', 1200, 900, 1200]],
    ['organic', { ...standard, shopAdsRate: 500 }, ['standard', 1200, 900, 1200]],
    // The same share: three quarters.
    ['ads', { ...standard, shopAdsRate: 500 }, ['shop_ads', 500, 900, 1200]],
    ['ads', { ...standard, shopAdsRate: 0 }, ['shop_ads', 0, 900, 1200]],
    ['ads', { ...standard, shopAdsRate: 2000 }, ['shop_ads', 2000, 900, 1200]],
    // Their own part, if one is set.
    ['ads', { ...standard, shopAdsRate: 500, creatorShopAdsRate: 300 }, ['shop_ads', 500, 300, 500]],
    ['ads', { ...standard, shopAdsRate: 500, creatorShopAdsRate: 500 }, ['shop_ads', 500, 500, 500]],
    ['ads', { ...standard, shopAdsRate: 500, creatorShopAdsRate: 0 }, ['shop_ads', 500, 0, 1]],
    ['organic', { ...standard, shopAdsRate: 500, creatorShopAdsRate: 300 }, ['standard', 1200, 900, 1200]],
    // Nothing is no share, of whatever.
    ['organic', { totalRate: 0, creatorRate: 0 }, ['standard', 0, 0, 1]],
    ['ads', { totalRate: 0, creatorRate: 0, shopAdsRate: 500 }, ['shop_ads', 500, 0, 1]],
    ['ads', { totalRate: 1200, creatorRate: 0, shopAdsRate: 500 }, ['shop_ads', 500, 0, 1]],
    ['ads', { totalRate: 0, creatorRate: 0, shopAdsRate: 5, creatorShopAdsRate: 4 }, ['shop_ads', 5, 4, 5]],
    ['ads', { totalRate: 10_000, creatorRate: 10_000 }, ['standard', 10_000, 10_000, 10_000]],
  ])('that is %s, of %j', (origin, rates, expected) => {
    const result = orderRate(origin, rates);
    if (!result.ok) throw new Error(JSON.stringify(result));
    const { kind, totalRate, creatorShare } = result.value;
    expect([kind, totalRate, creatorShare.parts, creatorShare.outOf]).toEqual(expected);
  });

  it.each<readonly [CommissionRates, readonly unknown[]]>([
    [{ totalRate: 1200, creatorRate: 1201 }, [['creator_rate_above_total', 1201, 1200]]],
    [
      { ...standard, shopAdsRate: 500, creatorShopAdsRate: 501 },
      [['creator_shop_ads_rate_above_total', 501, 500]],
    ],
    [
      { ...standard, creatorShopAdsRate: 300 },
      [['invalid_input', 'rates.creatorShopAdsRate', 'There is no Shop Ads rate to be a part of']],
    ],
    [{ ...standard, shopAdsRate: 10_001 }, [['rate_out_of_bounds', 'shopAdsRate', 10_001, 0, 10_000, 1]]],
    [
      { ...standard, shopAdsRate: 500, creatorShopAdsRate: -1 },
      [['rate_out_of_bounds', 'creatorShopAdsRate', -1, 0, 10_000, 1]],
    ],
    [
      { totalRate: 0.5, creatorRate: 1, shopAdsRate: -1, creatorShopAdsRate: 2.5 },
      [
        ['rate_off_step', 'totalRate', 0.5, 1],
        ['rate_out_of_bounds', 'shopAdsRate', -1, 0, 10_000, 1],
        ['rate_off_step', 'creatorShopAdsRate', 2.5, 1],
        ['creator_rate_above_total', 1, 0.5],
        ['creator_shop_ads_rate_above_total', 2.5, -1],
      ],
    ],
  ])('is refused of %j, also where the order does not use what is wrong', (rates, expected) => {
    for (const origin of ['organic', 'ads'] as const) {
      const result = orderRate(origin, rates);
      const reasons = result.ok ? [] : result.refusal.reasons;
      expect(reasons.map(({ code, parameters }) => [code, ...Object.values(parameters)])).toEqual(expected);
    }
  });
});
