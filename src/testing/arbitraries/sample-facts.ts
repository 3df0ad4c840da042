import fc from 'fast-check';
import type { CreatorFacts } from '../../creator/creator.js';
import type { SkuFacts } from '../../sample/sku.js';
import { mostly } from './combinators.js';
import { plainPlace } from './place.js';
import { ids } from './texts.js';

/** Creators: most of them authorised the agency of the plain place, some another, and of some it is not known. */
export function creators(pinned: Partial<CreatorFacts> = {}): fc.Arbitrary<CreatorFacts> {
  return fc
    .record(
      { authorisedAgencies: mostly<readonly string[]>([plainPlace.agencyId], [], ['agency-2']) },
      { requiredKeys: [], noNullPrototype: true },
    )
    .map((drawn) => ({ creatorId: 'creator-1', ...drawn, ...pinned }));
}

/** Variants: with most of them nothing is in the way of a sample, or nothing is known of it. */
export function skus(pinned: Partial<SkuFacts> = {}): fc.Arbitrary<SkuFacts> {
  const seldom = mostly(false, true);
  return fc
    .record(
      { preOrder: seldom, gift: seldom, soldOut: seldom, overPriceThreshold: seldom },
      { requiredKeys: [], noNullPrototype: true },
    )
    .chain((drawn) => ids().map((skuId) => ({ skuId, ...drawn, ...pinned })));
}
