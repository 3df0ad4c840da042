import { instant } from 'partner-campaigns';
import { decisionShown, decodeCampaignProduct } from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { acceptedBy, pathsOf, troublesOf } from './results.ts';
import { rawProduct } from './samples.ts';

const seenAt = instant(Date.UTC(2026, 2, 8));
const shopIdOf = (name: string) => (name === 'Sun and Sea' ? 'shop-1' : undefined);
const options = { shopIdOf, seenAt };
const least = { id: '7', review_status: 'PENDING', shop_name: 'Sun and Sea' };

function productOf(fields: object, more: object = {}) {
  return acceptedBy(decodeCampaignProduct({ ...least, ...fields }, { ...options, ...more }));
}

describe('a product of a campaign', () => {
  it('tells all that it has a field for, in our terms', () => {
    expect(acceptedBy(decodeCampaignProduct(rawProduct, options))).toEqual({
      shopId: 'shop-1',
      productId: '1731000000000000007',
      seenAt,
      reviewStatus: 'PENDING',
      observed: { decision: 'pending' },
      totalRate: 1500,
      creatorRate: 1000,
      partnerRate: 500,
      sampleQuantity: 20,
      shopName: 'Sun and Sea',
      title: 'Sun cream 50',
      description: '<p>For every beach.</p>',
      imageUrl: 'https://images.example/sun-cream.jpg',
      category: { id: '601450', name: 'Sun care' },
      stock: 500,
      salesInCampaign: 31,
      lowestPrice: { currency: 'THB', minorUnits: '39900' },
      highestPrice: { currency: 'THB', minorUnits: '42050' },
      openCollaborationRate: 900,
      hasLink: true,
    });
  });

  it('leaves out what was not told, the contact of the seller among it', () => {
    expect(productOf({})).toEqual({
      shopId: 'shop-1',
      productId: '7',
      seenAt,
      shopName: 'Sun and Sea',
      reviewStatus: 'PENDING',
      observed: { decision: 'pending' },
    });
    expect(productOf({ total_commission_rate: null, sample_quota: null, category: null })).toEqual(
      productOf({}),
    );
  });

  it('keeps nothing that is nothing: rates, stock and samples of 0 are told', () => {
    expect(
      productOf({
        creator_commission_rate: 0,
        inventory: 0,
        sample_quota: 0,
        product_sales: 0,
        is_available: false,
      }),
    ).toMatchObject({ creatorRate: 0, stock: 0, sampleQuantity: 0, salesInCampaign: 0, hasLink: false });
  });

  it('has the samples that are left, where the host reads the number so (U8)', () => {
    const left = productOf({ sample_quota: 3 }, { sampleQuota: 'left' });
    expect(left).toMatchObject({ samplesLeft: 3 });
    expect(left).not.toHaveProperty('sampleQuantity');
  });

  it.each([
    ['"false"', 'false', false],
    ['"YES"', 'YES', true],
    ['"no"', 'no', false],
    ['true', true, true],
  ])('has a link or not, as %s says', (_, is_available, hasLink) => {
    expect(productOf({ is_available }).hasLink).toBe(hasLink);
  });

  it('takes a price without amount and currency for none', () => {
    expect(productOf({ lowest_price: {}, highest_price: { amount: null, currency: null } })).toEqual(
      productOf({}),
    );
  });

  it('does not ask whether rates are within bounds, nor add up (U3, U4)', () => {
    expect(
      productOf({
        total_commission_rate: 9500,
        creator_commission_rate: 9000,
        partner_commission_rate: 9000,
      }),
    ).toMatchObject({ totalRate: 9500, creatorRate: 9000, partnerRate: 9000 });
  });

  it('may have a status that nobody knows, and then no decision', () => {
    expect(productOf({ review_status: 'FROZEN' })).toMatchObject({
      reviewStatus: { kind: 'unknown', raw: 'FROZEN' },
      observed: null,
    });
    expect(productOf({ review_status: 'FROZEN' })).not.toHaveProperty('rejectedForGood');
  });

  it('asks for the decision that stands by its shop and its id', () => {
    const asked: unknown[] = [];
    const decisionOf = (of: unknown) => {
      asked.push(of);
      return 'blocked' as const;
    };
    expect(productOf({ review_status: 'REJECTED' }, { decisionOf })).toMatchObject({
      observed: { decision: 'blocked' },
      rejectedForGood: true,
    });
    expect(asked).toEqual([{ shopId: 'shop-1', productId: '7' }]);
  });

  it('is rejected or closed at first sight without anything that was not told', () => {
    expect(productOf({ review_status: 'REJECTED' })).toMatchObject({
      observed: { decision: 'rejected' },
      rejectedForGood: 'unknown',
    });
    expect(productOf({ review_status: 'CLOSED' }).observed).toEqual({ decision: 'closed' });
  });

  it.each([
    [{}, ['id: Missing', 'review_status: Missing', 'shop_name: Missing']],
    [{ ...least, shop_name: ' ' }, ['shop_name: Missing']],
    [{ ...least, shop_name: 'Moon' }, ['shop_name: shop_unknown']],
    [
      { ...least, lowest_price: { amount: '1' } },
      ['lowest_price.currency: Invalid input: expected string, received undefined'],
    ],
    [
      { ...least, highest_price: { amount: 'Rp9.900', currency: 'IDR' } },
      ['highest_price.amount: Not a decimal number'],
    ],
    [
      { ...least, highest_price: { amount: '1.1', currency: 'VND' } },
      ['highest_price.amount: More than 0 digits after the point'],
    ],
  ])('is refused: %j', (item, troubles) => {
    expect(troublesOf(decodeCampaignProduct(item, options))).toEqual(troubles);
  });

  it.each([
    ['id', 1731000000000000000000],
    ['review_status', {}],
    ['total_commission_rate', '1500'],
    ['total_commission_rate', 10_001],
    ['inventory', -1],
    ['inventory', 0.5],
    ['is_available', 'perhaps'],
    ['category.id', 'sun'],
    ['sku_information_list[0].inventory.available_quantity', '-1'],
  ])('is refused at %s when it is %j', (path, value) => {
    const [first = '', ...rest] = path.split('.');
    const item = structuredClone(rawProduct) as unknown as Record<string, unknown>;
    if (rest.length === 0) item[first] = value;
    if (path === 'category.id') item['category'] = { id: value };
    if (first.startsWith('sku'))
      item['sku_information_list'] = [{ inventory: { available_quantity: value } }];
    expect(pathsOf(decodeCampaignProduct(item, options))).toEqual([path]);
  });

  it('has its unknown shop told by name, for the host to look up', () => {
    const read = decodeCampaignProduct({ ...least, shop_name: 'Moon' }, options);
    expect(read.ok ? [] : read.refusal.reasons).toEqual([
      { code: 'shop_unknown', parameters: { path: 'shop_name', shopName: 'Moon' } },
    ]);
  });
});

describe('the decision that a review status shows (section 11.5)', () => {
  it.each([
    ['PENDING', 'pending'],
    ['APPROVED', 'approved'],
    ['PENDING_CLOSED', 'close_requested'],
    ['CLOSED', 'closed'],
  ] as const)('%s is %s, whatever stood here', (status, decision) => {
    for (const standing of [undefined, 'pending', 'approved', 'rejected', 'blocked', 'closed'] as const)
      expect(decisionShown(status, standing)).toEqual({ observed: { decision } });
  });

  it.each([
    ['rejected', 'rejected', false],
    ['blocked', 'blocked', true],
    ['pending', 'rejected', 'unknown'],
    ['approved', 'rejected', 'unknown'],
    ['withdrawn', 'rejected', 'unknown'],
    ['close_requested', 'rejected', 'unknown'],
    ['closed', 'rejected', 'unknown'],
    [undefined, 'rejected', 'unknown'],
  ] as const)('REJECTED after %s is %s, for good: %s (U2)', (standing, decision, rejectedForGood) => {
    expect(decisionShown('REJECTED', standing)).toEqual({ observed: { decision }, rejectedForGood });
  });
});
