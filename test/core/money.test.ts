import fc from 'fast-check';
import { type Money, sumMoney, unwrap } from 'partner-campaigns';
import { money } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { moneyProblems } from '../../src/core/money.ts';

const usd = (minorUnits: string): Money => ({ currency: 'USD', minorUnits });
const currencyProblem = {
  code: 'invalid_input',
  parameters: { path: 'price.currency', problem: 'Not a currency code' },
};
const unitsProblem = {
  code: 'invalid_input',
  parameters: { path: 'price.minorUnits', problem: 'Not a whole number of 0 or more' },
};

describe('an amount', () => {
  it.each(['0', '1', '9', '10', '90071992547409931', '9'.repeat(1_000)])(
    'of %s minor units is one',
    (units) => {
      expect(moneyProblems('price', usd(units), 'USD')).toEqual([]);
    },
  );

  it.each([
    '',
    '-1',
    '+1',
    '-0',
    '00',
    '01',
    '1.0',
    '1e3',
    ' 1',
    '1 ',
    '1\n',
    '1,000',
    '0x1',
    '1n',
    'NaN',
    '١',
    '１',
  ])('of %j minor units is none', (units) => {
    expect(moneyProblems('price', usd(units), 'USD')).toEqual([unitsProblem]);
  });

  it('of more than a thousand digits is none, whatever they are', () => {
    for (const units of ['9'.repeat(1_001), 'x'.repeat(1_001)]) {
      expect(moneyProblems('price', usd(units), 'USD')).toEqual([
        {
          code: 'invalid_input',
          parameters: { path: 'price.minorUnits', problem: 'More than 1000 digits' },
        },
      ]);
    }
  });

  it.each(['', 'US', 'USDT', 'usd', 'U$D', ' USD', 'USD\n', '840', 'ÜSD'])('in %j is none', (currency) => {
    expect(moneyProblems('price', { currency, minorUnits: '1' }, 'USD')).toEqual([currencyProblem]);
  });

  it('in another currency than the others is told where it is', () => {
    expect(moneyProblems('price', usd('1'), 'EUR')).toEqual([
      { code: 'currencies_differ', parameters: { path: 'price', currency: 'USD', expected: 'EUR' } },
    ]);
  });

  it('is told everything that is wrong with it', () => {
    expect(moneyProblems('price', { currency: 'usd', minorUnits: '-1' }, 'USD')).toEqual([
      currencyProblem,
      unitsProblem,
    ]);
  });

  it('that was not given has nothing wrong with it', () => {
    expect(moneyProblems('price', undefined, 'USD')).toEqual([]);
  });
});

describe('the sum of amounts', () => {
  it.each([
    [['0'], '0'],
    [['7'], '7'],
    [['70', '50'], '120'],
    [['9007199254740993', '9007199254740993', '1'], '18014398509481987'],
  ])('of %j is %s', (units, sum) => {
    expect(sumMoney(units.map(usd))).toEqual({ ok: true, value: usd(sum) });
  });

  it('of none is refused, since nothing has no currency', () => {
    expect(sumMoney([])).toEqual({
      ok: false,
      refusal: {
        reasons: [{ code: 'invalid_input', parameters: { path: 'amounts', problem: 'No amount' } }],
      },
    });
  });

  it('is refused with every amount that cannot be added', () => {
    expect(sumMoney([usd('1'), { currency: 'EUR', minorUnits: '1' }, usd('1'), usd('x')])).toEqual({
      ok: false,
      refusal: {
        reasons: [
          {
            code: 'currencies_differ',
            parameters: { path: 'amounts[1]', currency: 'EUR', expected: 'USD' },
          },
          {
            code: 'invalid_input',
            parameters: { path: 'amounts[3].minorUnits', problem: 'Not a whole number of 0 or more' },
          },
        ],
      },
    });
  });

  it('is the same in any order and any grouping', () => {
    const amounts = fc.array(money({ currency: 'KWD' }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.nat(), (all, place) => {
        const cut = 1 + (place % (all.length - 1));
        const sums = [all.slice(0, cut), all.slice(cut)].map((part) => unwrap(sumMoney(part)));
        expect(sumMoney(sums)).toEqual(sumMoney(all));
        expect(sumMoney(all.toReversed())).toEqual(sumMoney(all));
      }),
    );
  });
});
