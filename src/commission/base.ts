import type { Currency } from '../core/currency.js';
import { type Money, moneyOfUnits, moneyProblems, sumOf, unitsOf } from '../core/money.js';
import { nearest } from '../core/nearest.js';
import { invalidInput } from '../core/refusal.js';
import { acceptUnless, type Result, refuse } from '../core/result.js';
import type { CompletedOrderLine, OrderLine } from './order.js';
import type { CommissionReason } from './refusals.js';

/** When a commission is reckoned: at the creation of its order, or at its completion (R75). */
export type CommissionStage = 'estimated' | 'actual';

/** What the commission of an order is reckoned on (R74). */
export interface CommissionBase<Stage extends CommissionStage = CommissionStage> {
  readonly stage: Stage;
  readonly amount: Money;
}

/**
 * What the commission is expected to be reckoned on, when the order is created: price less the discounts of platform and
 * seller, over all lines (R74, R75). Lines are those of one product, since another has other rates.
 *
 * Refuses an order without lines and what is no amount or quantity (`invalid_input`), amounts of another currency than
 * the first line's price (`currencies_differ`), and discounts above the price of their line (`discounts_above_price`).
 *
 * @example
 * ```ts
 * import { estimatedBase, unwrap } from 'partner-campaigns';
 *
 * const unitPrice = { currency: 'USD', minorUnits: '2500' };
 * const sellerDiscount = { currency: 'USD', minorUnits: '1000' };
 * unwrap(estimatedBase([{ unitPrice, quantity: 2, sellerDiscount }])).amount; // 40.00
 * ```
 */
export function estimatedBase(
  lines: readonly OrderLine[],
): Result<CommissionBase<'estimated'>, CommissionReason> {
  return baseOf('estimated', lines, sold);
}

/**
 * What the commission is reckoned on in the end, when the order is completed: the estimated base without what was
 * returned or refunded (R74, R75). Returned units take their share of the line with them, and what is left is rounded
 * to the nearest minor unit, half of one up. Never more than the estimated base of the same lines.
 *
 * Refuses what {@link estimatedBase} refuses, returned units that are not 0 to all of the line's (`invalid_input`), and
 * a refund of more than is left of its line (`refund_above_base`).
 */
export function actualBase(
  lines: readonly CompletedOrderLine[],
): Result<CommissionBase<'actual'>, CommissionReason> {
  return baseOf('actual', lines, kept);
}

/** What a line comes to in minor units; nothing, while something is wrong with it. */
interface Reckoned {
  readonly units: bigint;
  readonly problems: readonly CommissionReason[];
}

/** Beyond it, a number is not exact. */
const MOST_UNITS = Number.MAX_SAFE_INTEGER;

function baseOf<Stage extends CommissionStage, Line extends OrderLine>(
  stage: Stage,
  lines: readonly Line[],
  reckon: (line: Line, index: number, currency: Currency) => Reckoned,
): Result<CommissionBase<Stage>, CommissionReason> {
  const [first] = lines;
  if (first === undefined) return refuse(invalidInput('lines', 'No line'));
  const { currency } = first.unitPrice;
  const reckoned = lines.map((line, index) => reckon(line, index, currency));
  const problems = reckoned.flatMap((line) => line.problems);
  const units = sumOf(reckoned.map((line) => line.units));
  return acceptUnless(problems, () => ({ stage, amount: moneyOfUnits(units, currency) }));
}

/** What a line was sold for. */
function sold(line: OrderLine, index: number, currency: Currency): Reckoned {
  const { unitPrice, quantity, platformDiscount, sellerDiscount } = line;
  const at = `lines[${index}]`;
  const problems = [
    ...moneyProblems(`${at}.unitPrice`, unitPrice, currency),
    ...quantityProblems(`${at}.quantity`, quantity, 1, MOST_UNITS),
    ...moneyProblems(`${at}.platformDiscount`, platformDiscount, currency),
    ...moneyProblems(`${at}.sellerDiscount`, sellerDiscount, currency),
  ];
  if (problems.length > 0) return wrong(problems);
  const price = unitsOf(unitPrice) * BigInt(quantity);
  const discounts = unitsOf(platformDiscount) + unitsOf(sellerDiscount);
  if (discounts <= price) return right(price - discounts);
  const parameters = {
    line: index,
    price: moneyOfUnits(price, currency),
    discounts: moneyOfUnits(discounts, currency),
  };
  return wrong([{ code: 'discounts_above_price', parameters }]);
}

/** What is left of it without what came back. */
function kept(line: CompletedOrderLine, index: number, currency: Currency): Reckoned {
  const { quantity, returnedQuantity = 0, refunded } = line;
  const at = `lines[${index}]`;
  const whole = sold(line, index, currency);
  const most = isWhole(quantity, 1, MOST_UNITS) ? quantity : MOST_UNITS;
  const problems = [
    ...whole.problems,
    ...quantityProblems(`${at}.returnedQuantity`, returnedQuantity, 0, most),
    ...moneyProblems(`${at}.refunded`, refunded, currency),
  ];
  if (problems.length > 0) return wrong(problems);
  const base = nearest(whole.units * BigInt(quantity - returnedQuantity), BigInt(quantity));
  const back = unitsOf(refunded);
  if (back <= base) return right(base - back);
  const parameters = {
    line: index,
    base: moneyOfUnits(base, currency),
    refunded: moneyOfUnits(back, currency),
  };
  return wrong([{ code: 'refund_above_base', parameters }]);
}

function right(units: bigint): Reckoned {
  return { units, problems: [] };
}

function wrong(problems: readonly CommissionReason[]): Reckoned {
  return { units: 0n, problems };
}

function quantityProblems(
  path: string,
  quantity: number,
  least: number,
  most: number,
): readonly CommissionReason[] {
  return isWhole(quantity, least, most)
    ? []
    : [invalidInput(path, `Not a whole number from ${least} to ${most}`)];
}

function isWhole(quantity: number, least: number, most: number): boolean {
  return Number.isInteger(quantity) && quantity >= least && quantity <= most;
}
