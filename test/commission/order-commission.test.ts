import { actualBase, estimatedBase, type Money, orderCommission, unwrap } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';

const usd = (minorUnits: string): Money => ({ currency: 'USD', minorUnits });
const base = { stage: 'estimated', amount: usd('4000') } as const;
const rates = { totalRate: 1200, creatorRate: 900 };

describe('the commission of an order', () => {
  it.each([
    ['organic', rates, ['standard', 1200, '480', '360', '120']],
    ['ads', rates, ['standard', 1200, '480', '360', '120']],
    ['organic', { ...rates, shopAdsRate: 500 }, ['standard', 1200, '480', '360', '120']],
    ['ads', { ...rates, shopAdsRate: 500 }, ['shop_ads', 500, '200', '150', '50']],
    ['ads', { ...rates, shopAdsRate: 500, creatorShopAdsRate: 200 }, ['shop_ads', 500, '200', '80', '120']],
    ['ads', { ...rates, shopAdsRate: 0 }, ['shop_ads', 0, '0', '0', '0']],
    // The platform's own list of products: 7 % of 8 %, and 1.75 % of 2 % from ads.
    ['ads', { totalRate: 800, creatorRate: 700, shopAdsRate: 200 }, ['shop_ads', 200, '80', '70', '10']],
    // A third of 3.33 % of 40.00: 0.444, where a rate in basis points would have to be rounded first.
    ['ads', { totalRate: 3, creatorRate: 1, shopAdsRate: 333 }, ['shop_ads', 333, '133', '44', '89']],
    ['ads', { totalRate: 0, creatorRate: 0, shopAdsRate: 500 }, ['shop_ads', 500, '200', '0', '200']],
  ] as const)('that is %s, at %j', (origin, given, [kind, totalRate, total, creator, agency]) => {
    expect(orderCommission(base, origin, given)).toEqual({
      ok: true,
      value: {
        stage: 'estimated',
        base: usd('4000'),
        kind,
        totalRate,
        total: usd(total),
        creator: usd(creator),
        agency: usd(agency),
      },
    });
  });

  it('is an estimate on an estimate, and actual on what is', () => {
    const lines = [{ unitPrice: usd('4000'), quantity: 2, returnedQuantity: 1 }];
    const estimate = unwrap(orderCommission(unwrap(estimatedBase(lines)), 'organic', rates));
    const actual = unwrap(orderCommission(unwrap(actualBase(lines)), 'organic', rates));
    // Neither can be taken for the other.
    const stages: readonly ['estimated', 'actual'] = [estimate.stage, actual.stage];
    expect(stages).toEqual(['estimated', 'actual']);
    // @ts-expect-error: an estimate is nothing to pay by
    const paid: typeof actual = estimate;
    expect([paid.total, actual.total]).toEqual([usd('960'), usd('480')]);
  });

  it('rounds once for the order, not once a line', () => {
    const lines = [1, 2, 3].map(() => ({ unitPrice: usd('3'), quantity: 1 }));
    const together = unwrap(orderCommission(unwrap(estimatedBase(lines)), 'organic', rates));
    expect(together.total).toEqual(usd('1'));
    const alone = unwrap(orderCommission(unwrap(estimatedBase(lines.slice(0, 1))), 'organic', rates));
    expect(alone.total).toEqual(usd('0'));
  });

  it('is refused with the base and the rates that are none', () => {
    expect(
      orderCommission({ stage: 'actual', amount: usd('') }, 'organic', { totalRate: 900, creatorRate: 901 }),
    ).toEqual({
      ok: false,
      refusal: {
        reasons: [
          {
            code: 'invalid_input',
            parameters: { path: 'base.minorUnits', problem: 'Not a whole number of 0 or more' },
          },
          { code: 'creator_rate_above_total', parameters: { creatorRate: 901, totalRate: 900 } },
        ],
      },
    });
  });
});
