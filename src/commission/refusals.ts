import type { Money, MoneyRefusals } from '../core/money.js';
import type { ReasonOf } from '../core/refusal.js';
import type { Rate, RateRefusals } from './rate.js';

/** Codes that reckoning commission refuses with. */
export interface CommissionRefusals extends MoneyRefusals, RateRefusals {
  /** The creators' rate may not exceed the total (R62). */
  readonly creator_rate_above_total: {
    /** The creators' rate, as it is or would be. */
    readonly creatorRate: Rate;
    /** The total rate, as it is or would be. */
    readonly totalRate: Rate;
  };
  /** The creators' Shop Ads rate may not exceed the Shop Ads rate, which is the total of orders from ads (R62, Q20). */
  readonly creator_shop_ads_rate_above_total: {
    /** The creators' Shop Ads rate, as it is or would be. */
    readonly creatorShopAdsRate: Rate;
    /** The Shop Ads rate, as it is or would be. */
    readonly shopAdsRate: Rate;
  };
  /** The discounts of a line of an order are more than its price (R74). */
  readonly discounts_above_price: {
    /** The place of the line, from 0. */
    readonly line: number;
    /** Its units at their price. */
    readonly price: Money;
    /** Both discounts together. */
    readonly discounts: Money;
  };
  /** More of a line was refunded than was left to refund (R75). */
  readonly refund_above_base: {
    /** The place of the line, from 0. */
    readonly line: number;
    /** What was left of the line after discounts and returned units. */
    readonly base: Money;
    /** What was refunded. */
    readonly refunded: Money;
  };
}

/** Why a commission cannot be reckoned. */
export type CommissionReason = ReasonOf<CommissionRefusals>;
