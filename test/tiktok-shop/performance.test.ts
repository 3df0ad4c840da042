import { decodeProductPerformance } from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { acceptedBy, troublesOf } from './results.ts';
import { rawProductPerformance } from './samples.ts';

const of = (product: object, row: object = {}) =>
  decodeProductPerformance({ ...row, campaign_product_detail: { product_id: '7', ...product } });

describe('the performance of a product', () => {
  it('tells all that it has a field for, in our terms', () => {
    expect(acceptedBy(decodeProductPerformance(rawProductPerformance))).toEqual({
      productId: '1731000000000000007',
      updatedAt: 1_773_000_000_000,
      reviewStatus: 'APPROVED',
      title: 'Sun cream 50',
      stock: 480,
      totalRate: 1500,
      creatorRate: 1000,
      partnerRate: 500,
      openCollaborationRate: 900,
      lowestPrice: { currency: 'THB', minorUnits: '39900' },
      highestPrice: { currency: 'THB', minorUnits: '42050' },
      imageUrls: ['https://images.example/7-small.jpg'],
      creatorsWithSales: 4,
      creators: 9,
      promotingCreators: 6,
      sampleRequests: 5,
      figures: {
        paidOrders: 31,
        actualOrders: 29,
        estimatedAmount: '12369',
        actualAmount: '11571',
        estimatedPartnerCommission: '618.45',
        actualPartnerCommission: '578.55',
      },
    });
  });

  it.each([
    ['PRODUCT_PENDING', 'PENDING'],
    ['PRODUCT_APPROVED', 'APPROVED'],
    ['PRODUCT_REJECTED', 'REJECTED'],
    ['PRODUCT_PENDING_CLOSED', 'PENDING_CLOSED'],
    ['PRODUCT_CLOSED', 'CLOSED'],
    ['PRODUCT_UNSPECIFIED', undefined],
    ['PENDING', { kind: 'unknown', raw: 'PENDING' }],
    [3, { kind: 'unknown', raw: 3 }],
  ])('has the status %s as %j', (product_status, reviewStatus) => {
    expect(acceptedBy(of({ product_status })).reviewStatus).toEqual(reviewStatus);
  });

  it('counts creators by its row, and by its figures where the row has none', () => {
    const figures = {
      creator_sales_num: '3',
      collaborated_creators_num: '8',
      promoted_creator_num: '5',
      sample_requested_creator_num: '2',
    };
    expect(acceptedBy(of({ indicator_data: figures }))).toMatchObject({
      creatorsWithSales: 3,
      creators: 8,
      promotingCreators: 5,
      sampleRequests: 2,
    });
    expect(acceptedBy(of({ indicator_data: figures }, { creator_sales_num: 0 })).creatorsWithSales).toBe(0);
  });

  it('leaves out what was not told', () => {
    expect(acceptedBy(of({}))).toEqual({ productId: '7' });
    expect(acceptedBy(of({ product_price: {} }))).toEqual({ productId: '7' });
    expect(acceptedBy(of({ product_price: { currency: 'THB' } }))).toEqual({ productId: '7' });
    expect(acceptedBy(of({ product_price: { min_price: '1', currency: 'JPY' } }))).toEqual({
      productId: '7',
      lowestPrice: { currency: 'JPY', minorUnits: '1' },
    });
  });

  const price = 'campaign_product_detail.product_price';
  it.each([
    [{}, ['campaign_product_detail.product_id: Missing']],
    [{ campaign_product_detail: {} }, ['campaign_product_detail.product_id: Missing']],
    [
      { campaign_product_detail: { product_id: '7', product_price: { min_price: '1', max_price: '2' } } },
      [`${price}.currency: Missing`],
    ],
    [
      {
        campaign_product_detail: {
          product_id: '7',
          product_price: { min_price: '1', max_price: '2', currency: 'baht' },
        },
      },
      [`${price}.currency: Not a currency code`],
    ],
    [
      {
        campaign_product_detail: { product_price: { min_price: '-1', max_price: '1.001', currency: 'THB' } },
      },
      [
        'campaign_product_detail.product_id: Missing',
        `${price}.min_price: Not a decimal number`,
        `${price}.max_price: More than 2 digits after the point`,
      ],
    ],
    [
      { data_update_time: '1773000000', campaign_product_detail: { total_commission_percent: '60.00' } },
      [
        'data_update_time: Too small for milliseconds: seconds, it seems',
        'campaign_product_detail.total_commission_percent: Not a whole number of basis points',
      ],
    ],
  ])('is refused: %j', (item, troubles) => {
    expect(troublesOf(decodeProductPerformance(item))).toEqual(troubles);
  });
});
