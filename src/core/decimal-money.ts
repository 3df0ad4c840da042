import { CURRENCY, type Currency, minorUnitDigits } from './currency.js';
import { MAXIMUM_DIGITS, type Money, moneyOfUnits, TOO_LONG } from './money.js';
import { type InputReason, invalidInput } from './refusal.js';
import { acceptUnless, type Result } from './result.js';

const DECIMAL = /^(0|[1-9]\d*)(?:\.(\d+))?$/;

/**
 * Writes an amount in whole units of its currency, exactly, with all the digits of its minor unit: `3.60` (USD),
 * `1200` (JPY), `0.050` (KWD). A point and nothing else: separators and signs of currencies are a screen's.
 *
 * @example
 * ```ts
 * import { formatMoney } from 'partner-campaigns';
 *
 * formatMoney({ currency: 'USD', minorUnits: '360' }); // '3.60'
 * ```
 */
export function formatMoney({ currency, minorUnits }: Money): string {
  const digits = minorUnitDigits(currency);
  if (digits === 0) return minorUnits;
  const padded = minorUnits.padStart(digits + 1, '0');
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/**
 * Reads an amount that is written in whole units of its currency: as {@link formatMoney} writes it, with fewer digits
 * after the point, or with more that are zeros. What is finer than the minor unit is refused, never rounded; so is any
 * other form, such as one with a sign, an exponent or blanks, and what has more than 1,000 characters (`invalid_input`).
 *
 * @example
 * ```ts
 * import { moneyOf, unwrap } from 'partner-campaigns';
 *
 * unwrap(moneyOf('3.6', 'USD')); // { currency: 'USD', minorUnits: '360' }
 * ```
 */
export function moneyOf(amount: string, currency: Currency): Result<Money, InputReason> {
  const digits = minorUnitDigits(currency);
  const isLong = amount.length > MAXIMUM_DIGITS;
  const decimal = isLong ? null : DECIMAL.exec(amount);
  const [, whole = '', fraction = ''] = decimal ?? [];
  const problems: InputReason[] = [];
  if (isLong) problems.push(invalidInput('amount', TOO_LONG));
  else if (decimal === null) problems.push(invalidInput('amount', 'Not a decimal number'));
  else if (/[1-9]/.test(fraction.slice(digits))) {
    problems.push(invalidInput('amount', `More than ${digits} digits after the point`));
  }
  if (!CURRENCY.test(currency)) problems.push(invalidInput('currency', 'Not a currency code'));
  const minorUnits = `${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`;
  return acceptUnless(problems, () => moneyOfUnits(BigInt(minorUnits), currency));
}
