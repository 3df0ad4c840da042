import fc from 'fast-check';
import type { OfferedTerms, Terms } from '../../commission/terms.js';
import { given } from '../../core/given.js';
import { defaultPolicy, type Policy } from '../../policy/policy.js';
import { rateAt, ratePlaces } from './rates.js';

/** The draws that an offer is made of, whatever the policy. */
export interface OfferDraw {
  readonly total: number;
  readonly samples: number;
  readonly ads?: number;
}

/** Draws of offers. */
export function offerDraws(): fc.Arbitrary<OfferDraw> {
  return fc.record(
    { total: ratePlaces(), samples: fc.nat(25), ads: ratePlaces() },
    { requiredKeys: ['total', 'samples'], noNullPrototype: true },
  );
}

/** The least that an offer may be, where something is a minimum. */
export interface LeastOffer {
  readonly totalRate?: number;
  readonly sampleQuantity?: number;
}

/** The terms of an offer that a policy accepts; not below what is a minimum besides. */
export function offerOf(draw: OfferDraw, policy: Policy, least: LeastOffer = {}): OfferedTerms {
  const { totalRate: atLeast, sampleQuantity = 0 } = least;
  const { totalRate, shopAdsRate, maximumSampleQuantity } = policy;
  const ads = draw.ads === undefined ? undefined : (rateAt(shopAdsRate, draw.ads) ?? undefined);
  return {
    totalRate: rateAt(totalRate, draw.total, { atLeast }) ?? totalRate.maximum,
    sampleQuantity: Math.min(Math.max(draw.samples, sampleQuantity), maximumSampleQuantity),
    ...given({ shopAdsRate: ads }),
  };
}

/** Terms that a seller may offer under a policy: the default one when none is given. */
export function offeredTerms(policy: Policy = defaultPolicy): fc.Arbitrary<OfferedTerms> {
  return offerDraws().map((draw) => offerOf(draw, policy));
}

/** Terms that a registration can stand at under a policy: creators never have more than the totals. */
export function terms(policy: Policy = defaultPolicy): fc.Arbitrary<Terms> {
  return fc
    .tuple(offeredTerms(policy), fc.option(ratePlaces(), { nil: undefined }))
    .map(([offered, place]) => {
      if (place === undefined) return offered;
      const { totalRate, shopAdsRate } = offered;
      const creatorRate = rateAt(policy.creatorRate, place, { atMost: totalRate });
      const creatorShopAdsRate =
        shopAdsRate === undefined || creatorRate === null || place % 2 === 0
          ? null
          : rateAt(policy.creatorRate, place, { atMost: shopAdsRate });
      return { ...offered, ...given({ creatorRate, creatorShopAdsRate }) };
    });
}
