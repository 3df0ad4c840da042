import fc from 'fast-check';
import type { AgencyFacts } from '../../campaign/agency.js';
import { type ProductFacts, productStatuses } from '../../eligibility/product.js';
import { type ShopFacts, shopStatuses } from '../../eligibility/shop.js';
import { either, mostly } from './combinators.js';
import { money } from './money.js';
import { type Place, plainPlace } from './place.js';
import { names } from './texts.js';

const [, ...troubled] = shopStatuses;
const [, ...unsellable] = productStatuses;

/** Counts that are nothing mostly, one, or many. */
const counts = mostly(0, 1, 2, 48);
const ratings = either<number | null>(fc.constant(450), fc.integer({ min: 0, max: 500 }), fc.constant(null));
const shares = fc.nat(10_000);

/** Agencies, most of them at home in the market. */
export function agencies(pinned: Partial<AgencyFacts> = {}): fc.Arbitrary<AgencyFacts> {
  return fc
    .record({ name: names(), homeCountry: mostly('TH', 'US', 'VN') }, { noNullPrototype: true })
    .map((drawn) => ({ id: plainPlace.agencyId, ...drawn, ...pinned }));
}

/**
 * Shops: most of them in good standing and in the market of the campaigns that are made here. Of what may be unknown,
 * each fact is, here and there; and a shop may have no rating.
 */
export function shops(pinned: Partial<ShopFacts> = {}): fc.Arbitrary<ShopFacts> {
  return fc
    .record(
      {
        name: names(),
        market: mostly('TH', 'VN'),
        homeCountry: mostly('TH', 'CN'),
        sellerType: fc.constantFrom('local', 'cross_border'),
        status: mostly('active', ...troubled),
        rating: ratings,
        orders90Days: fc.nat(60),
        counterfeitPoints60Days: counts,
        counterfeitViolations60Days: counts,
        intellectualPropertyViolations: counts,
      },
      {
        requiredKeys: ['name', 'market', 'homeCountry', 'sellerType', 'status'],
        noNullPrototype: true,
      },
    )
    .map((drawn) => ({ id: plainPlace.shopId, ...drawn, ...pinned }));
}

/**
 * Products: most of them for sale. Of what may be unknown, each fact is, here and there; and a product may have no
 * rating.
 */
export function products(pinned: Partial<ProductFacts> = {}): fc.Arbitrary<ProductFacts> {
  return fc
    .record(
      {
        title: names({ maximum: 100 }),
        status: mostly('live', ...unsellable),
        stock: fc.nat(30),
        category: fc.constantFrom('sun-care', 'phones'),
        lowestPrice: money({ currency: 'THB' }),
        highestPrice: money({ currency: 'THB' }),
        sales: fc.nat(5_000),
        rating: ratings,
        reviews30Days: fc.nat(40),
        negativeReviewRate30Days: shares,
        returns30Days: fc.nat(40),
        sellerFaultReturnRate30Days: shares,
        openCollaborationRate: fc.nat(1_500),
        openShopAdsRate: fc.nat(1_500),
      },
      { requiredKeys: ['title', 'status', 'stock'], noNullPrototype: true },
    )
    .map((drawn) => ({ id: plainPlace.productId, shopId: plainPlace.shopId, ...drawn, ...pinned }));
}

/** A shop that may register, whatever else it is: what a registration came about with. */
export function welcome(shop: ShopFacts, { shopId }: Place, market: string): ShopFacts {
  return { ...shop, id: shopId, market, status: 'active' };
}

/** A product that may be registered, whatever else it is. */
export function sellable(product: ProductFacts, { shopId, productId }: Place): ProductFacts {
  return { ...product, id: productId, shopId, status: 'live' };
}
