import { type Money, moneyOfUnits, moneyProblems, unitsOf } from '../core/money.js';
import { nearest, nearestPlain } from '../core/nearest.js';
import { accept, bothReasons, type Result, refuseFor } from '../core/result.js';
import { partProblem, type Rate, WHOLE } from './rate.js';
import { type CommissionRates, ratesProblems } from './rates.js';
import type { CommissionReason } from './refusals.js';
import { type CreatorShare, shareOf } from './share.js';

/** A commission and its two parts, which always sum to it (R61). */
export interface CommissionSplit {
  /** What the seller pays. */
  readonly total: Money;
  /** The creator's part. */
  readonly creator: Money;
  /** The agency's part: what is left of the total. */
  readonly agency: Money;
}

/**
 * Splits the commission on a base, both rates being parts of that base, as the platform lists them with a product (R61,
 * Q19). Of 40.00 at 12 % in all and 9 % for creators, a creator gets 3.60, the agency 1.20.
 *
 * The total and the creator's part are each rounded once, from their exact value, to the nearest minor unit; half of one
 * counts up. The agency gets the rest, less than one minor unit away from its exact part.
 *
 * Refuses what is no amount (`invalid_input`), what is no rate between 0 and 100 % (`rate_out_of_bounds`,
 * `rate_off_step`), and creators above the total (`creator_rate_above_total`).
 *
 * @example
 * ```ts
 * import { splitByPartsOfBase, unwrap } from 'partner-campaigns';
 *
 * const base = { currency: 'USD', minorUnits: '4000' };
 * const { creator, agency } = unwrap(splitByPartsOfBase(base, { totalRate: 1200, creatorRate: 900 }));
 * ```
 */
export function splitByPartsOfBase(
  base: Money,
  { totalRate, creatorRate }: Pick<CommissionRates, 'totalRate' | 'creatorRate'>,
): Result<CommissionSplit, CommissionReason> {
  const problems = bothReasons(
    moneyProblems('base', base, base.currency),
    ratesProblems({ totalRate, creatorRate }),
  );
  return refuseFor(problems) ?? accept(split(base, totalRate, shareOf(creatorRate, totalRate)));
}

/** Rates of the other reading: what the seller pays, and the creator's share of that. */
export interface SharedRates {
  /** What the seller pays, as a part of the base. */
  readonly totalRate: Rate;
  /** The creator's share of the commission, in basis points: 7500 is three quarters of it. May be more than `totalRate`. */
  readonly creatorShare: Rate;
}

/**
 * Splits the commission on a base, the creator's rate being a share of the commission: a share of a share, as the
 * platform's orders are described (Q19). Of 40.00 at 12 % in all, 75 % for the creator are 3.60; the 9 % that are 3.60 by
 * {@link splitByPartsOfBase} would be 0.43 here. Rounded and refused as there, but for the limit of the total, which no
 * share can exceed.
 */
export function splitByShareOfShare(
  base: Money,
  { totalRate, creatorShare }: SharedRates,
): Result<CommissionSplit, CommissionReason> {
  const problems = [
    ...moneyProblems('base', base, base.currency),
    ...[partProblem('totalRate', totalRate), partProblem('creatorShare', creatorShare)].filter(
      (problem) => problem !== null,
    ),
  ];
  return refuseFor(problems) ?? accept(split(base, totalRate, { parts: creatorShare, outOf: WHOLE }));
}

/** Splits the commission on a base, all of which is as it should be. */
export function split(base: Money, totalRate: Rate, share: CreatorShare): CommissionSplit {
  const { currency, minorUnits } = base;
  const units = Number(minorUnits);
  if (units <= LARGEST_PLAIN) {
    const exact = units * totalRate;
    const total = nearestPlain(exact, WHOLE);
    const creator = nearestPlain(exact * share.parts, WHOLE * share.outOf);
    return {
      total: { currency, minorUnits: String(total) },
      creator: { currency, minorUnits: String(creator) },
      agency: { currency, minorUnits: String(total - creator) },
    };
  }
  const whole = BigInt(WHOLE);
  const exact = unitsOf(base) * BigInt(totalRate);
  const total = nearest(exact, whole);
  // Never more than the total: its exact value is not, and rounding keeps the order.
  const creator = nearest(exact * BigInt(share.parts), whole * BigInt(share.outOf));
  return {
    total: moneyOfUnits(total, currency),
    creator: moneyOfUnits(creator, currency),
    agency: moneyOfUnits(total - creator, currency),
  };
}

/** Up to here, twice an amount by two rates, and a rate of a rate beside it, stay below 2^53: plain numbers are exact. */
const LARGEST_PLAIN = 40_000_000;
