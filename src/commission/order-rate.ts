import { acceptUnless, type Result } from '../core/result.js';
import type { Rate } from './rate.js';
import { type CommissionRates, ratesProblems } from './rates.js';
import type { CommissionReason } from './refusals.js';
import { type CreatorShare, shareOf } from './share.js';

/** How an order came about: from the creator's content by itself, or from an ad that was made of it (R64, R66). */
export type OrderOrigin = 'organic' | 'ads';

/** The two kinds of rate: the standard one, and the one for orders that come from ads (R64). */
export type RateKind = 'standard' | 'shop_ads';

/** The rate that an order in a campaign pays by, and how it is shared. */
export interface OrderRate {
  /** Which of the rates it is. */
  readonly kind: RateKind;
  /** What the seller pays in all. */
  readonly totalRate: Rate;
  /** The creator's share of that. */
  readonly creatorShare: CreatorShare;
}

/**
 * The rate that an order in a campaign pays by: one that comes from ads by the Shop Ads rate, if there is one, every
 * other by the standard rate (R64, R66). Of the Shop Ads rate creators get their own part if one is set, else the same
 * share as of the standard rate, exactly: three quarters of whatever it is, where they get 9 % of 12 % (Q20).
 *
 * Refuses rates that do not go together, also those that this order does not use.
 */
export function orderRate(origin: OrderOrigin, rates: CommissionRates): Result<OrderRate, CommissionReason> {
  return acceptUnless(ratesProblems(rates), () => rateOf(origin, rates));
}

/** The rate that an order pays by, of rates that go together. */
export function rateOf(origin: OrderOrigin, rates: CommissionRates): OrderRate {
  const { totalRate, creatorRate, shopAdsRate, creatorShopAdsRate } = rates;
  const creatorShare = shareOf(creatorRate, totalRate);
  if (origin === 'organic' || shopAdsRate === undefined) return { kind: 'standard', totalRate, creatorShare };
  return {
    kind: 'shop_ads',
    totalRate: shopAdsRate,
    creatorShare: creatorShopAdsRate === undefined ? creatorShare : shareOf(creatorShopAdsRate, shopAdsRate),
  };
}
