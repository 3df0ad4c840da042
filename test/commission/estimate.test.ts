import { estimateCommission, formatEstimate, type Money, unwrap } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';

const usd = (minorUnits: string): Money => ({ currency: 'USD', minorUnits });

describe('an estimate', () => {
  it('tells what one unit pays, by the standard rate', () => {
    expect(estimateCommission(usd('4000'), { totalRate: 1200, creatorRate: 900 })).toEqual({
      ok: true,
      value: {
        price: usd('4000'),
        standard: {
          kind: 'standard',
          totalRate: 1200,
          total: usd('480'),
          creator: usd('360'),
          agency: usd('120'),
        },
      },
    });
  });

  it('tells what it pays from ads too, where there is a rate for that', () => {
    const estimate = unwrap(
      estimateCommission(usd('4000'), { totalRate: 1200, creatorRate: 900, shopAdsRate: 500 }),
    );
    expect(estimate.shopAds).toEqual({
      kind: 'shop_ads',
      totalRate: 500,
      total: usd('200'),
      creator: usd('150'),
      agency: usd('50'),
    });
    const free = estimateCommission(usd('4000'), { totalRate: 1200, creatorRate: 900, shopAdsRate: 0 });
    expect(unwrap(free).shopAds).toMatchObject({ totalRate: 0, total: usd('0') });
  });

  it.each([
    [
      usd('4000'),
      { totalRate: 1200, creatorRate: 900 },
      'At 12 % this product pays a creator 3.60 and the agency 1.20 USD an order.',
    ],
    [
      usd('4000'),
      { totalRate: 1250, creatorRate: 1250, shopAdsRate: 500, creatorShopAdsRate: 333 },
      'At 12.5 % this product pays a creator 5.00 and the agency 0.00 USD an order; from ads, at 5 %, a creator 1.33 and the agency 0.67 USD.',
    ],
    [
      { currency: 'VND', minorUnits: '65000' },
      { totalRate: 800, creatorRate: 700 },
      'At 8 % this product pays a creator 4550 and the agency 650 VND an order.',
    ],
    [
      { currency: 'KWD', minorUnits: '1005' },
      { totalRate: 1000, creatorRate: 500 },
      'At 10 % this product pays a creator 0.050 and the agency 0.051 KWD an order.',
    ],
  ])('of %j at %j is a line of English', (price, rates, text) => {
    expect(formatEstimate(unwrap(estimateCommission(price, rates)))).toBe(text);
  });

  it('is refused of what is no price, and of rates that do not go together', () => {
    const refused = estimateCommission(usd('1.5'), { totalRate: 1, creatorRate: 2 });
    expect(refused).toEqual({
      ok: false,
      refusal: {
        reasons: [
          {
            code: 'invalid_input',
            parameters: { path: 'price.minorUnits', problem: 'Not a whole number of 0 or more' },
          },
          { code: 'creator_rate_above_total', parameters: { creatorRate: 2, totalRate: 1 } },
        ],
      },
    });
  });
});
