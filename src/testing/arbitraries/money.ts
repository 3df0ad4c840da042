import fc from 'fast-check';
import type { Country } from '../../core/country.js';
import type { Currency } from '../../core/currency.js';
import type { Money } from '../../core/money.js';
import { either } from './combinators.js';

/** Currencies with minor units of two, no, three and four digits. */
export function currencies(): fc.Arbitrary<Currency> {
  return fc.constantFrom('THB', 'USD', 'JPY', 'VND', 'KWD', 'CLF');
}

/** Amounts of money, some of them beyond what a number holds exactly. */
export function money({ currency }: { readonly currency?: Currency } = {}): fc.Arbitrary<Money> {
  const amount = either(fc.nat(1_000_000).map(BigInt), fc.bigInt({ min: 0n, max: 2n ** 80n }));
  const codes = currency === undefined ? currencies() : fc.constant(currency);
  return fc.tuple(codes, amount).map(([code, minorUnits]) => {
    return { currency: code, minorUnits: String(minorUnits) };
  });
}

/** Markets and home countries: those that ask for a messenger, and others. */
export function countries(): fc.Arbitrary<Country> {
  return fc.constantFrom('TH', 'VN', 'PH', 'MY', 'SG', 'GB', 'ID', 'US', 'JP', 'DE');
}
