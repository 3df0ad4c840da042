import fc from 'fast-check';
import { type Actor, type ActorOf, CLOCK, type Role } from '../../core/actor.js';
import type { AgencyId, CampaignId, CreatorId, ProductId, ShopId } from '../../core/ids.js';
import { ids } from './texts.js';

/** Whose and where everything is that is made for one test: records, facts and actors of one place belong together. */
export interface Place {
  readonly campaignId: CampaignId;
  readonly agencyId: AgencyId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
}

/** Where everything is unless a test says otherwise. */
export const plainPlace: Place = Object.freeze({
  campaignId: 'campaign-1',
  agencyId: 'agency-1',
  shopId: 'shop-1',
  productId: 'product-1',
});

/** Places with every id that a host may choose, ugly ones included. */
export function places(): fc.Arbitrary<Place> {
  return fc.record(
    { campaignId: ids(), agencyId: ids(), shopId: ids(), productId: ids() },
    { noNullPrototype: true },
  );
}

/** Places as a test asked for them: the plain one unless it said otherwise. */
export function placesOr(pinned: fc.Arbitrary<Place> | undefined): fc.Arbitrary<Place> {
  return pinned ?? fc.constant(plainPlace);
}

/** One actor of each role, all at home in a place; creators have none. */
export function actorsAt(
  { shopId, agencyId }: Pick<Place, 'shopId' | 'agencyId'>,
  creatorId: CreatorId = 'creator-1',
): { readonly [R in Role]: ActorOf<R> } {
  return {
    seller: { role: 'seller', shopId },
    agency: { role: 'agency', agencyId },
    creator: { role: 'creator', creatorId },
    platform: { role: 'platform' },
    clock: CLOCK,
  };
}

/** The actor of a role who is at home in a place. */
export function actorAt(role: Role, place: Pick<Place, 'shopId' | 'agencyId'>): Actor {
  return actorsAt(place)[role];
}
