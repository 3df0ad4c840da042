import { actualBase, type CompletedOrderLine, estimatedBase, type Money } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';

const usd = (minorUnits: string | number): Money => ({ currency: 'USD', minorUnits: String(minorUnits) });

/** A line of these units, with these fields besides. */
function line(unitPrice: number | string, quantity: number, more: Partial<CompletedOrderLine> = {}) {
  return { unitPrice: usd(unitPrice), quantity, ...more };
}

function reasonsOf(
  lines: readonly CompletedOrderLine[],
  base: typeof actualBase | typeof estimatedBase = actualBase,
): readonly unknown[] {
  const result = base(lines);
  return result.ok ? [] : result.refusal.reasons.map(({ code, parameters }) => [code, parameters]);
}

const notWhole = (path: string) => ['invalid_input', { path, problem: 'Not a whole number of 0 or more' }];
const notBetween = (path: string, least: number, most: number) => [
  'invalid_input',
  { path, problem: `Not a whole number from ${least} to ${most}` },
];

describe('the estimated base', () => {
  it.each<readonly [string, readonly CompletedOrderLine[], string]>([
    ['one unit', [line(4000, 1)], '4000'],
    ['several units', [line(2500, 3)], '7500'],
    ['what costs nothing', [line(0, 5)], '0'],
    ["the platform's discount", [line(2500, 2, { platformDiscount: usd(1000) })], '4000'],
    ["the seller's discount", [line(2500, 2, { sellerDiscount: usd(999) })], '4001'],
    ['both', [line(2500, 2, { platformDiscount: usd(600), sellerDiscount: usd(400) })], '4000'],
    ['all that it costs', [line(2500, 2, { platformDiscount: usd(1), sellerDiscount: usd(4999) })], '0'],
    ['several lines', [line(2500, 2, { sellerDiscount: usd(1000) }), line(1, 3), line(0, 1)], '4003'],
    ['what came back, which is not known yet', [line(2500, 2, { returnedQuantity: 2 })], '5000'],
    [
      'more than a number holds',
      [line('9007199254740993', 9_007_199_254_740_991)],
      '81129638414606681695789005144063',
    ],
  ])('of %s', (_what, lines, amount) => {
    expect(estimatedBase(lines)).toEqual({ ok: true, value: { stage: 'estimated', amount: usd(amount) } });
  });

  it('is refused of no lines', () => {
    const reasons = [{ code: 'invalid_input', parameters: { path: 'lines', problem: 'No line' } }];
    expect(estimatedBase([])).toEqual({ ok: false, refusal: { reasons } });
    expect(actualBase([])).toEqual({ ok: false, refusal: { reasons } });
  });

  it.each([0, -1, 0.5, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
    'is refused of a quantity of %d',
    (quantity) => {
      expect(reasonsOf([line(1, quantity)], estimatedBase)).toEqual([
        notBetween('lines[0].quantity', 1, Number.MAX_SAFE_INTEGER),
      ]);
    },
  );

  it('is refused of discounts above the price of their line, though others could bear them', () => {
    const lines = [line(2500, 2), line(1000, 2, { platformDiscount: usd(1), sellerDiscount: usd(2000) })];
    const above = ['discounts_above_price', { line: 1, price: usd(2000), discounts: usd(2001) }];
    expect(reasonsOf(lines, estimatedBase)).toEqual([above]);
    expect(reasonsOf(lines)).toEqual([above]);
  });

  it('is refused with everything that is wrong with any line', () => {
    const lines = [
      line(1, 1),
      {
        unitPrice: usd('-1'),
        quantity: 0,
        platformDiscount: usd('x'),
        sellerDiscount: { currency: 'EUR', minorUnits: '1' },
      },
      line(1, 1, { sellerDiscount: usd(2) }),
    ];
    expect(reasonsOf(lines, estimatedBase)).toEqual([
      notWhole('lines[1].unitPrice.minorUnits'),
      notBetween('lines[1].quantity', 1, Number.MAX_SAFE_INTEGER),
      notWhole('lines[1].platformDiscount.minorUnits'),
      ['currencies_differ', { path: 'lines[1].sellerDiscount', currency: 'EUR', expected: 'USD' }],
      ['discounts_above_price', { line: 2, price: usd(1), discounts: usd(2) }],
    ]);
  });

  it('is in the currency of the first price', () => {
    const yen = { currency: 'JPY', minorUnits: '1200' };
    expect(estimatedBase([{ unitPrice: yen, quantity: 2 }])).toMatchObject({
      value: { amount: { currency: 'JPY', minorUnits: '2400' } },
    });
    expect(reasonsOf([{ unitPrice: yen, quantity: 2 }, line(1, 1)], estimatedBase)).toEqual([
      ['currencies_differ', { path: 'lines[1].unitPrice', currency: 'USD', expected: 'JPY' }],
    ]);
  });
});

describe('the actual base', () => {
  it.each<readonly [string, readonly CompletedOrderLine[], string]>([
    ['what nobody sent back', [line(2500, 2, { sellerDiscount: usd(1000) })], '4000'],
    ['no unit back', [line(2500, 2, { returnedQuantity: 0 })], '5000'],
    ['one of two back', [line(2500, 2, { returnedQuantity: 1 })], '2500'],
    ['all back', [line(2500, 2, { returnedQuantity: 2, sellerDiscount: usd(1) })], '0'],
    ['a refund', [line(2500, 2, { refunded: usd(1) })], '4999'],
    ['all refunded', [line(2500, 2, { refunded: usd(5000) })], '0'],
    ['a refund of nothing', [line(2500, 2, { refunded: usd(0) })], '5000'],
    [
      'one of two back, and a refund of the other',
      [line(2500, 2, { returnedQuantity: 1, refunded: usd(2500) })],
      '0',
    ],
    // A returned unit takes its share of the discount along: of 49.99, a half is kept, 24.995.
    ['half a unit too many', [line(2500, 2, { returnedQuantity: 1, sellerDiscount: usd(1) })], '2500'],
    // A third of 1.00 is kept, 0.333…, and two thirds, 0.666….
    ['two of three back', [line(34, 3, { returnedQuantity: 2, sellerDiscount: usd(2) })], '33'],
    ['one of three back', [line(34, 3, { returnedQuantity: 1, sellerDiscount: usd(2) })], '67'],
    ['one line back, and one not', [line(2500, 2, { returnedQuantity: 2 }), line(100, 1)], '100'],
  ])('of %s', (_what, lines, amount) => {
    expect(actualBase(lines)).toEqual({ ok: true, value: { stage: 'actual', amount: usd(amount) } });
  });

  it.each([-1, 3, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'is refused of %d units back of two',
    (back) => {
      expect(reasonsOf([line(1, 1), line(1, 2, { returnedQuantity: back })])).toEqual([
        notBetween('lines[1].returnedQuantity', 0, 2),
      ]);
    },
  );

  it('is refused of a refund above what is left of its line', () => {
    const lines = [
      line(2500, 2, { refunded: usd(5001) }),
      line(2500, 2, { sellerDiscount: usd(1000), refunded: usd(4001) }),
      line(2500, 2, { returnedQuantity: 1, refunded: usd(2501) }),
    ];
    expect(reasonsOf(lines)).toEqual([
      ['refund_above_base', { line: 0, base: usd(5000), refunded: usd(5001) }],
      ['refund_above_base', { line: 1, base: usd(4000), refunded: usd(4001) }],
      ['refund_above_base', { line: 2, base: usd(2500), refunded: usd(2501) }],
    ]);
  });

  it('is refused with everything that is wrong, what came back included', () => {
    const lines = [
      line(1, 2, {
        sellerDiscount: usd(3),
        returnedQuantity: 3,
        refunded: { currency: 'usd', minorUnits: '1' },
      }),
    ];
    expect(reasonsOf(lines)).toEqual([
      ['discounts_above_price', { line: 0, price: usd(2), discounts: usd(3) }],
      notBetween('lines[0].returnedQuantity', 0, 2),
      ['invalid_input', { path: 'lines[0].refunded.currency', problem: 'Not a currency code' }],
    ]);
  });

  it.each([0, -1, 1.5, Number.NaN])('is told once of a quantity of %d', (quantity) => {
    expect(reasonsOf([line(1, quantity, { returnedQuantity: 1 })])).toEqual([
      notBetween('lines[0].quantity', 1, Number.MAX_SAFE_INTEGER),
    ]);
  });
});
