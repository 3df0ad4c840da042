import fc from 'fast-check';
import type { Rate, RateBounds } from '../../commission/rate.js';
import { defaultPolicy } from '../../policy/policy.js';
import { either } from './combinators.js';

/** Bounds that leave between one rate and a dozen, so that tests can try them all. */
export function rateBounds(): fc.Arbitrary<RateBounds> {
  return fc
    .tuple(fc.constantFrom(1, 50, 100), fc.nat(10), fc.nat(11))
    .map(([step, lowest, more]) => ({ step, minimum: lowest * step, maximum: (lowest + more) * step }));
}

/** Rates within bounds and on their steps: those of the default policy's total rate when none are given. */
export function rates(bounds: RateBounds = defaultPolicy.totalRate): fc.Arbitrary<Rate> {
  return ratePlaces().map((place) => rateAt(bounds, place) ?? bounds.minimum);
}

/** Places among the rates of whatever bounds: 0 is the lowest, and what is beyond the highest counts from the lowest. */
export function ratePlaces(): fc.Arbitrary<number> {
  return either(fc.nat(11), fc.nat(10_000));
}

/** What a rate must be besides within its bounds. */
export interface RateWish {
  readonly atLeast?: Rate | undefined;
  readonly atMost?: Rate | undefined;
  readonly not?: Rate | undefined;
}

/** The rate at a place among those that the bounds allow and a wish leaves; `null` when it leaves none. */
export function rateAt(bounds: RateBounds, place: number, wish: RateWish = {}): Rate | null {
  const { step } = bounds;
  const lowest = Math.ceil(Math.max(bounds.minimum, wish.atLeast ?? 0) / step);
  const highest = Math.floor(Math.min(bounds.maximum, wish.atMost ?? bounds.maximum) / step);
  const unwanted = wish.not === undefined ? -1 : wish.not / step;
  const isAmong = Number.isInteger(unwanted) && unwanted >= lowest && unwanted <= highest;
  const count = highest - lowest + 1 - (isAmong ? 1 : 0);
  if (count <= 0) return null;
  const steps = lowest + (place % count);
  return (isAmong && steps >= unwanted ? steps + 1 : steps) * step;
}
