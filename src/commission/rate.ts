import type { ReasonOf } from '../core/refusal.js';

/**
 * A commission rate in basis points, hundredths of a percent: 1000 is 10.00 %. Always a whole number; the policy
 * sets its bounds, 100 to 8000 inclusive unless the host says otherwise (R10, R60, Q1, Q2).
 */
export type Rate = number;

/** What a policy allows for one kind of rate. */
export interface RateBounds {
  /** Least rate, inclusive. */
  readonly minimum: Rate;
  /** Greatest rate, inclusive. */
  readonly maximum: Rate;
  /** Rates are whole multiples of this many basis points: 1 for hundredths of a percent, 100 for whole percents. */
  readonly step: Rate;
}

/** The whole, 100 %, in basis points. */
export const WHOLE: Rate = 10_000;

/**
 * The fields that hold a rate: those of terms, what a campaign proposes, what a rejection wants, and a
 * share of a commission.
 */
export type RateField =
  | 'totalRate'
  | 'shopAdsRate'
  | 'creatorRate'
  | 'creatorShopAdsRate'
  | 'creatorShare'
  | 'proposedRate'
  | 'wantedRate';

/** Codes about a rate outside what the policy allows. */
export interface RateRefusals {
  /**
   * The rate is below the least or above the greatest that the policy allows (R10, R60, R62, R64); where commission is
   * reckoned, it is not between 0 and 100 %.
   */
  readonly rate_out_of_bounds: {
    /** Which rate. */
    readonly field: RateField;
    /** The rate that was given. */
    readonly rate: Rate;
  } & RateBounds;
  /**
   * The rate is finer than the policy allows: Shop Ads rates are whole percents by default (R64, Q2). Where commission is
   * reckoned, it is no whole number of basis points.
   */
  readonly rate_off_step: {
    /** Which rate. */
    readonly field: RateField;
    /** The rate that was given. */
    readonly rate: Rate;
    /** Rates are whole multiples of it. */
    readonly step: Rate;
  };
}

/**
 * The greatest rate that the bounds allow, not above `limit`: what a screen may offer as the highest. `null` when
 * there is none.
 */
export function highestRate(bounds: RateBounds, limit: Rate = bounds.maximum): Rate | null {
  const highest = Math.floor(Math.min(bounds.maximum, limit) / bounds.step) * bounds.step;
  return highest >= bounds.minimum ? highest : null;
}

/**
 * Writes a rate as a percentage, exactly: 1250 is `12.5 %`.
 *
 * @example
 * ```ts
 * import { formatRate } from 'partner-campaigns';
 *
 * formatRate(1250); // '12.5 %'
 * ```
 */
export function formatRate(rate: Rate): string {
  const fraction = String(rate % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const whole = Math.trunc(rate / 100);
  return fraction === '' ? `${whole} %` : `${whole}.${fraction} %`;
}

/** What the bounds have against a rate, or `null`. A rate outside the bounds is not also told off for its step. */
export function rateProblem(field: RateField, rate: Rate, bounds: RateBounds): ReasonOf<RateRefusals> | null {
  const { minimum, maximum, step } = bounds;
  if (rate < minimum || rate > maximum) {
    return { code: 'rate_out_of_bounds', parameters: { field, rate, minimum, maximum, step } };
  }
  return rate % step === 0 ? null : { code: 'rate_off_step', parameters: { field, rate, step } };
}

/** What keeps a rate from being a part of a whole: whole basis points between 0 and 100 %. */
export function partProblem(field: RateField, rate: Rate | undefined): ReasonOf<RateRefusals> | null {
  return rate === undefined ? null : rateProblem(field, rate, PARTS);
}

const PARTS: RateBounds = { minimum: 0, maximum: WHOLE, step: 1 };
