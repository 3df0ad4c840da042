import { CURRENCY, type Currency } from './currency.js';
import { type InputRefusals, invalidInput, type ReasonOf } from './refusal.js';
import { acceptUnless, type Result, refuse } from './result.js';

/**
 * An amount of money in minor units of its currency: `{ currency: 'USD', minorUnits: '1999' }` is 19.99 US dollars.
 * A decimal string of digits, so that it survives JSON beyond 2^53; never a float.
 */
export interface Money {
  /** ISO 4217 code, three capital letters. */
  readonly currency: Currency;
  /** Whole minor units, 0 or more, without sign, without leading zeros. */
  readonly minorUnits: string;
}

/** Codes that reckoning with amounts refuses with. */
export interface MoneyRefusals extends InputRefusals {
  /** Amounts that belong together are in different currencies, and there is no rate of exchange here. */
  readonly currencies_differ: {
    /** The place of the amount, such as `lines[2].sellerDiscount`. */
    readonly path: string;
    /** Its currency. */
    readonly currency: Currency;
    /** The currency of the first of them. */
    readonly expected: Currency;
  };
}

/** Why amounts cannot be reckoned with. */
export type MoneyReason = ReasonOf<MoneyRefusals>;

/** Amounts of more digits are refused, so that the work on one has bounds. */
export const MAXIMUM_DIGITS = 1_000;

/** Minor units, as they are written. */
export const MINOR_UNITS = /^(0|[1-9]\d*)$/;

/**
 * Adds up amounts of one currency. There must be one at least, since nothing has no currency.
 *
 * @example
 * ```ts
 * import { sumMoney, unwrap } from 'partner-campaigns';
 *
 * const earned = [
 *   { currency: 'USD', minorUnits: '360' },
 *   { currency: 'USD', minorUnits: '45' },
 * ];
 * unwrap(sumMoney(earned)); // { currency: 'USD', minorUnits: '405' }
 * ```
 */
export function sumMoney(amounts: readonly Money[]): Result<Money, MoneyReason> {
  const [first] = amounts;
  if (first === undefined) return refuse(invalidInput('amounts', 'No amount'));
  const problems = amounts.flatMap((money, index) =>
    moneyProblems(`amounts[${index}]`, money, first.currency),
  );
  return acceptUnless(problems, () => moneyOfUnits(sumOf(amounts.map(unitsOf)), first.currency));
}

/** What is wrong with an amount by itself, or beside others of a currency. Nothing is, with one that was not given. */
export function moneyProblems(
  path: string,
  money: Money | undefined,
  expected: Currency,
): readonly MoneyReason[] {
  if (money === undefined) return [];
  const { currency, minorUnits } = money;
  const problems: MoneyReason[] = [];
  if (!CURRENCY.test(currency)) problems.push(invalidInput(`${path}.currency`, 'Not a currency code'));
  else if (currency !== expected) {
    problems.push({ code: 'currencies_differ', parameters: { path, currency, expected } });
  }
  if (minorUnits.length > MAXIMUM_DIGITS) problems.push(invalidInput(`${path}.minorUnits`, TOO_LONG));
  else if (!MINOR_UNITS.test(minorUnits)) problems.push(invalidInput(`${path}.minorUnits`, NOT_WHOLE));
  return problems;
}

/** What is said of an amount that has more digits than any may have. */
export const TOO_LONG = `More than ${MAXIMUM_DIGITS} digits`;

const NOT_WHOLE = 'Not a whole number of 0 or more';

/** The minor units of an amount that nothing is wrong with; 0 of one that was not given. */
export function unitsOf(money: Money | undefined): bigint {
  return BigInt(money?.minorUnits ?? 0);
}

/** The amount of so many minor units. */
export function moneyOfUnits(units: bigint, currency: Currency): Money {
  return { currency, minorUnits: String(units) };
}

/** The sum of whole numbers. */
export function sumOf(numbers: readonly bigint[]): bigint {
  return numbers.reduce((sum, number) => sum + number, 0n);
}
