import { type Money, moneyProblems } from '../core/money.js';
import { acceptUnless, bothReasons, type Result } from '../core/result.js';
import type { CommissionBase, CommissionStage } from './base.js';
import { type OrderOrigin, type RateKind, rateOf } from './order-rate.js';
import type { Rate } from './rate.js';
import { type CommissionRates, ratesProblems } from './rates.js';
import type { CommissionReason } from './refusals.js';
import { type CommissionSplit, split } from './split.js';

/** A commission and its parts, with the rate that it was reckoned by. */
export interface RatedCommission extends CommissionSplit {
  /** Which of the rates. */
  readonly kind: RateKind;
  /** That rate: what the seller pays in all. */
  readonly totalRate: Rate;
}

/** The commission of an order: expected while the order is on its way, actual when it is completed (R75). */
export interface OrderCommission<Stage extends CommissionStage = CommissionStage> extends RatedCommission {
  readonly stage: Stage;
  /** What it was reckoned on. */
  readonly base: Money;
}

/**
 * The commission of an order in a campaign, and who gets what of it: an estimate on an estimated base, the actual one on
 * the actual base (R74, R75). Which rate it pays by, {@link orderRate} tells; rounded as {@link splitByPartsOfBase}
 * does, once for the order. Refuses what these two refuse.
 *
 * @example
 * ```ts
 * import { estimatedBase, orderCommission, unwrap } from 'partner-campaigns';
 *
 * const unitPrice = { currency: 'USD', minorUnits: '4000' };
 * const base = unwrap(estimatedBase([{ unitPrice, quantity: 1 }]));
 * const rates = { totalRate: 1200, creatorRate: 900, shopAdsRate: 400 };
 * const { creator } = unwrap(orderCommission(base, 'ads', rates)); // 1.20
 * ```
 */
export function orderCommission<Stage extends CommissionStage>(
  { stage, amount }: CommissionBase<Stage>,
  origin: OrderOrigin,
  rates: CommissionRates,
): Result<OrderCommission<Stage>, CommissionReason> {
  const problems = bothReasons(moneyProblems('base', amount, amount.currency), ratesProblems(rates));
  return acceptUnless(problems, () => ({ ...commissionOn(amount, origin, rates), stage, base: amount }));
}

/** The commission on an amount, by rates of which nothing is wrong. */
export function commissionOn(amount: Money, origin: OrderOrigin, rates: CommissionRates): RatedCommission {
  const { kind, totalRate, creatorShare } = rateOf(origin, rates);
  return { kind, totalRate, ...split(amount, totalRate, creatorShare) };
}
