import { formatMoney } from '../core/decimal-money.js';
import { type Money, moneyProblems } from '../core/money.js';
import { acceptUnless, bothReasons, type Result } from '../core/result.js';
import { commissionOn, type RatedCommission } from './order-commission.js';
import { formatRate } from './rate.js';
import { type CommissionRates, ratesProblems } from './rates.js';
import type { CommissionReason } from './refusals.js';

/** What one unit of a product would pay at some rates, sold at its price without discounts. */
export interface CommissionEstimate {
  readonly price: Money;
  /** By the standard rate. */
  readonly standard: RatedCommission;
  /** By the Shop Ads rate, if there is one. */
  readonly shopAds?: RatedCommission;
}

/**
 * What one unit of a product would pay its creator and the agency: to show beside a form, before its terms are offered,
 * or beside an inbox. A discount makes it less, and the order decides (R74, R75). Refuses what
 * {@link orderCommission} refuses.
 *
 * @example
 * ```ts
 * import { estimateCommission, formatEstimate, unwrap } from 'partner-campaigns';
 *
 * const price = { currency: 'USD', minorUnits: '4000' };
 * const estimate = unwrap(estimateCommission(price, { totalRate: 1200, creatorRate: 900 }));
 * formatEstimate(estimate); // 'At 12 % this product pays a creator 3.60 and the agency 1.20 USD an order.'
 * ```
 */
export function estimateCommission(
  price: Money,
  rates: CommissionRates,
): Result<CommissionEstimate, CommissionReason> {
  const problems = bothReasons(moneyProblems('price', price, price.currency), ratesProblems(rates));
  return acceptUnless(problems, () => ({
    price,
    standard: commissionOn(price, 'organic', rates),
    ...(rates.shopAdsRate === undefined ? {} : { shopAds: commissionOn(price, 'ads', rates) }),
  }));
}

/** Tells an estimate in one line of English, exactly. Other languages are made of its data. */
export function formatEstimate({ standard, shopAds }: CommissionEstimate): string {
  const ads =
    shopAds === undefined ? '' : `; from ads, at ${formatRate(shopAds.totalRate)}, ${partsOf(shopAds)}`;
  return `At ${formatRate(standard.totalRate)} this product pays ${partsOf(standard)} an order${ads}.`;
}

function partsOf({ creator, agency }: RatedCommission): string {
  return `a creator ${formatMoney(creator)} and the agency ${formatMoney(agency)} ${agency.currency}`;
}
