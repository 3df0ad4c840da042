import { minorUnitDigits } from 'partner-campaigns';
import { expect, it } from 'vitest';

const byDigits = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: 'AED ALL AUD BDT BRL CAD CHF CNY COP CZK DKK EUR GBP HKD HUF IDR INR KHR LAK LBP LKR MGA MMK MRU MXN MYR NGN NOK NZD PEN PHP PKR PLN RON SAR SEK SGD THB TRY TWD USD UYU VES XCD ZAR',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

it.each(
  Object.entries(byDigits).flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, Number(digits)] as const),
  ),
)('the minor unit of %s has %i digits, as in ISO 4217', (code, digits) => {
  expect(minorUnitDigits(code)).toBe(digits);
});

it.each(['ZZZ', 'usd', 'jpy', '', 'constructor', '__proto__', 'toString'])(
  'a code that is not in the list, such as %j, has two digits',
  (code) => {
    expect(minorUnitDigits(code)).toBe(2);
  },
);
