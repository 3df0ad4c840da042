import { eligibilityFields, type ProductFacts, type ShopFacts } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aProduct, aShop, days } from '../support/build.ts';

const shop: ShopFacts = aShop({
  homeCountry: 'VN',
  sellerType: 'cross_border',
  status: 'restricted',
  rating: 250,
  orders90Days: 31,
  counterfeitPoints60Days: 12,
  counterfeitViolations60Days: 2,
  intellectualPropertyViolations: 3,
});

const product: ProductFacts = aProduct({
  status: 'governed',
  category: 'beauty/sun',
  lowestPrice: { minorUnits: '1999', currency: 'USD' },
  highestPrice: { minorUnits: '2599', currency: 'USD' },
  sales: 1200,
  rating: 450,
  reviews30Days: 40,
  negativeReviewRate30Days: 150,
  returns30Days: 5,
  sellerFaultReturnRate30Days: 25,
  openCollaborationRate: 800,
  openShopAdsRate: 700,
});

const costing = (minorUnits: string) => aProduct({ lowestPrice: { minorUnits, currency: 'VND' } });

describe('what is read', () => {
  it.each<readonly [string, unknown]>([
    ['shop.id', 'shop-1'],
    ['shop.name', 'Sun and Sea'],
    ['shop.market', 'TH'],
    ['shop.homeCountry', 'VN'],
    ['shop.sellerType', 'cross_border'],
    ['shop.status', 'restricted'],
    ['shop.rating', 250],
    ['shop.orders90Days', 31],
    ['shop.counterfeitPoints60Days', 12],
    ['shop.counterfeitViolations60Days', 2],
    ['shop.intellectualPropertyViolations', 3],
    ['product.id', 'product-1'],
    ['product.title', 'Sun cream 50'],
    ['product.status', 'governed'],
    ['product.stock', 500],
    ['product.category', 'beauty/sun'],
    ['product.lowestPrice', 1999],
    ['product.highestPrice', 2599],
    ['product.currency', 'USD'],
    ['product.sales', 1200],
    ['product.rating', 450],
    ['product.reviews30Days', 40],
    ['product.negativeReviewRate30Days', 150],
    ['product.returns30Days', 5],
    ['product.sellerFaultReturnRate30Days', 25],
    ['product.openCollaborationRate', 800],
    ['product.openShopAdsRate', 700],
  ])('as %s', (name, content) => {
    expect(eligibilityFields[name]?.read({ shop, product }, days(5))).toBe(content);
  });

  const own = Object.entries(eligibilityFields).filter(([, { of }]) => of === 'shop' || of === 'product');

  it('is not known without the facts, of any field', () => {
    expect(own).toHaveLength(27);
    for (const [name, field] of own) expect([name, field.read({}, days(5))]).toEqual([name, undefined]);
  });

  it('of a product is not known where the catalogue does not say', () => {
    const unknown = own.filter(
      ([, field]) => field.of === 'product' && field.read({ product: aProduct() }, days(5)) === undefined,
    );
    expect(unknown.map(([name]) => name)).toEqual([
      'product.category',
      'product.lowestPrice',
      'product.highestPrice',
      'product.currency',
      'product.sales',
      'product.rating',
      'product.reviews30Days',
      'product.negativeReviewRate30Days',
      'product.returns30Days',
      'product.sellerFaultReturnRate30Days',
      'product.openCollaborationRate',
      'product.openShopAdsRate',
    ]);
  });

  it('of a rating is none while there is none', () => {
    const unrated = { shop: aShop({ rating: null }), product: aProduct({ rating: null }) };
    expect(eligibilityFields['shop.rating']?.read(unrated, days(5))).toBeNull();
    expect(eligibilityFields['product.rating']?.read(unrated, days(5))).toBeNull();
  });

  it.each([
    ['0', 0],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740992', undefined],
  ])('of a price of %s minor units is %s: what is not exact is not known', (minorUnits, content) => {
    const price = eligibilityFields['product.lowestPrice'];
    expect(price?.read({ product: costing(minorUnits) }, days(5))).toBe(content);
  });
});
