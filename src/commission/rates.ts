import { invalidInput } from '../core/refusal.js';
import { partProblem, type Rate } from './rate.js';
import type { CommissionReason } from './refusals.js';

/** The rates by which the orders of one product pay: each a part of the base, whole basis points from 0 to 10000. */
export interface CommissionRates {
  /** What the seller pays in all (R60). */
  readonly totalRate: Rate;
  /** The creators' part of it; the rest is the agency's. Not above `totalRate` (R61, R62). */
  readonly creatorRate: Rate;
  /** What the seller pays in all for orders that come from ads; when left out, `totalRate` (R64, R66). */
  readonly shopAdsRate?: Rate;
  /**
   * The creators' part of that, not above `shopAdsRate`; when left out, creators have the same share of it as of the
   * total rate (Q20). Only together with `shopAdsRate`.
   */
  readonly creatorShopAdsRate?: Rate;
}

const fields = ['totalRate', 'creatorRate', 'shopAdsRate', 'creatorShopAdsRate'] as const;

/** What is wrong with rates: all of it. */
export function ratesProblems(rates: CommissionRates): readonly CommissionReason[] {
  const { totalRate, creatorRate, shopAdsRate, creatorShopAdsRate } = rates;
  const problems: CommissionReason[] = [];
  for (const field of fields) {
    const problem = partProblem(field, rates[field]);
    if (problem !== null) problems.push(problem);
  }
  if (creatorRate > totalRate) {
    problems.push({ code: 'creator_rate_above_total', parameters: { creatorRate, totalRate } });
  }
  if (creatorShopAdsRate === undefined) return problems;
  if (shopAdsRate === undefined) {
    problems.push(invalidInput('rates.creatorShopAdsRate', 'There is no Shop Ads rate to be a part of'));
  } else if (creatorShopAdsRate > shopAdsRate) {
    const parameters = { creatorShopAdsRate, shopAdsRate };
    problems.push({ code: 'creator_shop_ads_rate_above_total', parameters });
  }
  return problems;
}
