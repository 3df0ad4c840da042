import fc from 'fast-check';
import { formatMoney, moneyOf } from 'partner-campaigns';
import { money } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';

describe('an amount in decimals', () => {
  it.each([
    ['USD', '0', '0.00'],
    ['USD', '1', '0.01'],
    ['USD', '10', '0.10'],
    ['USD', '99', '0.99'],
    ['USD', '100', '1.00'],
    ['USD', '360', '3.60'],
    ['USD', '123456789012345678901234567890', '1234567890123456789012345678.90'],
    ['IDR', '6500000', '65000.00'],
    ['JPY', '0', '0'],
    ['JPY', '1', '1'],
    ['JPY', '1200', '1200'],
    ['VND', '123456789012345678901234567890', '123456789012345678901234567890'],
    ['KWD', '0', '0.000'],
    ['KWD', '1', '0.001'],
    ['KWD', '50', '0.050'],
    ['KWD', '999', '0.999'],
    ['KWD', '1000', '1.000'],
    ['CLF', '1', '0.0001'],
    ['CLF', '9999', '0.9999'],
    ['CLF', '10000', '1.0000'],
  ])('in %s of %s minor units is %s', (currency, minorUnits, text) => {
    expect(formatMoney({ currency, minorUnits })).toBe(text);
    expect(moneyOf(text, currency)).toEqual({ ok: true, value: { currency, minorUnits } });
  });

  it.each([
    ['3.6', 'USD', '360'],
    ['3', 'USD', '300'],
    ['3.600', 'USD', '360'],
    ['3.60000000000000000000', 'USD', '360'],
    ['0.0', 'USD', '0'],
    ['0', 'USD', '0'],
    ['0.01', 'USD', '1'],
    ['9900.00', 'JPY', '9900'],
    ['9900.0', 'VND', '9900'],
    ['0.05', 'KWD', '50'],
    ['0.5', 'CLF', '5000'],
    ['90071992547409.93', 'USD', '9007199254740993'],
  ])('may be written %s (%s)', (text, currency, minorUnits) => {
    expect(moneyOf(text, currency)).toEqual({ ok: true, value: { currency, minorUnits } });
  });

  it.each([
    '',
    ' ',
    '.',
    '.5',
    '5.',
    '1..2',
    '1.2.3',
    '-1',
    '+1',
    '-0',
    '1,000',
    '1 000',
    '1e3',
    '0x10',
    '00',
    '01',
    '007.5',
    ' 1',
    '1 ',
    '1\n',
    '$1',
    'Rp9.900',
    'NaN',
    'Infinity',
    '١',
    '1.٢',
    'USD',
  ])('is not written %j', (text) => {
    expect(moneyOf(text, 'USD')).toEqual(refused('amount', 'Not a decimal number'));
  });

  it.each([
    ['3.601', 'USD', 2],
    ['3.6000000000000000000001', 'USD', 2],
    ['0.001', 'USD', 2],
    ['1.5', 'JPY', 0],
    ['1.09', 'JPY', 0],
    ['0.0001', 'KWD', 3],
    ['0.00001', 'CLF', 4],
  ])('of %s is finer than %s has it, and is not rounded', (text, currency, digits) => {
    expect(moneyOf(text, currency)).toEqual(refused('amount', `More than ${digits} digits after the point`));
  });

  it('has a thousand characters at most', () => {
    expect(moneyOf('9'.repeat(1_000), 'JPY')).toMatchObject({ ok: true });
    for (const text of ['9'.repeat(1_001), `0.${'0'.repeat(999)}`, 'x'.repeat(1_001)]) {
      expect(moneyOf(text, 'JPY')).toEqual(refused('amount', 'More than 1000 digits'));
    }
  });

  it('is told of the currency too', () => {
    expect(moneyOf('1', 'usd')).toEqual(refused('currency', 'Not a currency code'));
    expect(moneyOf('x', 'usd')).toMatchObject({
      refusal: { reasons: [{ parameters: { path: 'amount' } }, { parameters: { path: 'currency' } }] },
    });
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(money(), (amount) => {
        expect(moneyOf(formatMoney(amount), amount.currency)).toEqual({ ok: true, value: amount });
      }),
    );
  });
});

function refused(path: string, problem: string): unknown {
  return { ok: false, refusal: { reasons: [{ code: 'invalid_input', parameters: { path, problem } }] } };
}
