import { defineEligibility } from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, pathsOf, reasonsOf, unwrapped } from '../support/answers.ts';
import { agency, aProduct, days, seller } from '../support/build.ts';
import {
  aForm,
  createOpenWorld,
  farSeller,
  otherSeller,
  platform,
  restrictedSeller,
  type World,
} from '../support/world.ts';

let world: World & { readonly campaignId: string };
beforeEach(async () => {
  world = await createOpenWorld();
});

const explain = (actor = seller, productIds: readonly string[] = []) =>
  world.service.marketplace.explain(actor, world.campaignId, productIds);

describe('what may be registered', () => {
  it('is everything, where nothing stands in the way', async () => {
    const report = unwrapped(await explain(seller, ['product-1', 'product-2']));
    expect(report).toMatchObject({
      answer: 'yes',
      accepted: true,
      disqualified: 'no',
      products: [
        { productId: 'product-1', answer: 'yes', accepted: true },
        { productId: 'product-2', answer: 'yes', accepted: true },
      ],
    });
    expect(report.rules.map(({ rule, answer }) => [rule, answer])).toEqual([
      ['campaign_not_over', 'yes'],
      ['campaign_published', 'yes'],
      ['window_open', 'yes'],
      ['shop_invited', 'yes'],
      ['market_matches', 'yes'],
      ['shop_active', 'yes'],
    ]);
  });

  it('is told for the shop alone when no product is named', async () => {
    expect(unwrapped(await explain()).products).toEqual([]);
    expect(unwrapped(await explain(restrictedSeller))).toMatchObject({ answer: 'no', accepted: false });
  });

  it('waits, and until when', async () => {
    world.advanceTo(days(0));
    const { rules } = unwrapped(await explain());
    expect(rules.find(({ rule }) => rule === 'window_open')?.remedy).toEqual({
      type: 'wait',
      field: 'campaign.registrationOpensAt',
      until: days(1),
    });
  });

  it('is told product by product: with what is registered, and what is in no catalogue', async () => {
    const [registrationId] = await world.submitted(world.campaignId, ['product-1']);
    const { answer, products } = unwrapped(await explain(seller, ['product-1', 'sold-out', 'nothing']));
    expect(answer).toBe('yes');
    expect(products).toMatchObject([
      { productId: 'product-1', accepted: true, registration: { registrationId, status: 'pending' } },
      {
        productId: 'sold-out',
        accepted: false,
        answer: 'no',
        disqualified: 'no',
        rules: [{ rule: 'product_promotable', answer: 'no', reasons: [{ code: 'product_not_promotable' }] }],
      },
      { productId: 'nothing', accepted: false, answer: 'unknown' },
    ]);
    expect(products[1]).not.toHaveProperty('registration');
    world.advanceTo(days(40));
    expect(unwrapped(await explain(seller, ['product-1'])).products[0]?.registration?.status).toBe('lapsed');
  });

  it("is told with the host's rules, and their remedies", async () => {
    const eligibility = defineEligibility({
      rules: [
        {
          name: 'acme/enough-stock',
          about: 'product',
          where: { type: 'at_least', field: 'product.stock', value: 20 },
        },
      ],
    });
    world.directories.add({ products: [aProduct({ stock: 19 })] });
    const { marketplace, registrations } = world.serviceWith({ eligibility });
    const [product] = unwrapped(await marketplace.explain(seller, world.campaignId, ['product-1'])).products;
    const verdict = product?.rules.find(({ rule }) => rule === 'acme/enough-stock');
    expect(verdict).toMatchObject({
      answer: 'no',
      remedy: { type: 'change', field: 'product.stock', comparison: 'at_least', wanted: { value: 20 } },
      explanation: { actual: 19, wanted: { value: 20 } },
    });
    const [refused] = unwrapped(await registrations.submit(seller, aForm(world.campaignId))).items;
    expect(refused && reasonsOf(refused)).toEqual(verdict?.reasons);
  });

  it('never names another shop', async () => {
    const invited = await world.published({ audience: { kind: 'shops', shopIds: ['shop-1', 'shop-2'] } });
    const report = unwrapped(await world.service.marketplace.explain(seller, invited, ['product-1']));
    expect(JSON.stringify(report)).not.toContain('shop-2');
  });
});

describe('who asks', () => {
  it('is a seller that sees the campaign', async () => {
    expect(codesOf(await world.service.marketplace.explain(agency, world.campaignId))).toEqual([
      'role_not_allowed',
    ]);
    expect(codesOf(await world.service.marketplace.explain(platform, world.campaignId))).toEqual([
      'role_not_allowed',
    ]);
    const invited = await world.published({ audience: { kind: 'shops', shopIds: ['shop-2'] } });
    expect(codesOf(await world.service.marketplace.explain(seller, invited))).toEqual(['not_found']);
    expect(unwrapped(await world.service.marketplace.explain(otherSeller, invited)).accepted).toBe(true);
    expect(unwrapped(await explain(farSeller)).accepted).toBe(false);
  });

  it.each([
    [['product-1', 'product-1'], 'productIds'],
    [Array.from({ length: 1_001 }, (_, index) => `product-${index}`), 'productIds'],
    [['product-1', ''], 'productIds[1]'],
    ['product-1', 'productIds'],
    [null, 'productIds'],
  ])('names products: not %j', async (productIds, path) => {
    // What comes from outside is not of the type it should be.
    expect(pathsOf(await explain(seller, productIds as readonly string[]))).toEqual([path]);
  });

  it('may name a thousand', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `product-${index}`);
    expect(unwrapped(await explain(seller, many)).products).toHaveLength(1_000);
  });
});
