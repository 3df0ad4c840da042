import fc from 'fast-check';
import {
  type Audience,
  type CampaignDraft,
  type CriterionAnswer,
  defineEligibility,
  type EligibilityRule,
  type ProductFacts,
  type ShopFacts,
  sellerTypes,
  shopStatuses,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { codesOf, reasonsOf, unwrapped } from '../support/answers.ts';
import { agency, aPolicy, aProduct, aShop, days, hours, seller } from '../support/build.ts';
import { aForm, createWorld, farAgency } from '../support/world.ts';

const optional = { requiredKeys: [] };

const shops: fc.Arbitrary<ShopFacts> = fc
  .record(
    {
      status: fc.constantFrom('active', 'active', 'active', 'active', 'active', 'active', ...shopStatuses),
      sellerType: fc.constantFrom(...sellerTypes),
      homeCountry: fc.constantFrom('TH', 'US'),
      rating: fc.constantFrom(399, 400, null),
    },
    optional,
  )
  .map(aShop);

const products: fc.Arbitrary<ProductFacts> = fc
  .record(
    { status: fc.constantFrom('live', 'live', 'governed'), rating: fc.constantFrom(450, 200) },
    optional,
  )
  .map(aProduct);

const audiences: fc.Arbitrary<Audience> = fc.constantFrom(
  { kind: 'everyone' },
  { kind: 'everyone' },
  { kind: 'shops', shopIds: ['shop-1', 'shop-2'] },
  { kind: 'shops', shopIds: ['shop-2'] },
  { kind: 'seller_types', sellerTypes: ['local'] },
);

/** Registration ends with the campaign or before; the campaign starts with registration. */
const periods = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 12 }), fc.nat(6))
  .map(([start, length, longer]) => ({
    registrationPeriod: { start: days(start), end: days(start + length) },
    campaignPeriod: { start: days(start), end: days(start + length + longer) },
  }));

/** Campaigns of any market are written alike. */
const anyMessenger = { messengers: {} };

interface Opened {
  readonly draft: Partial<CampaignDraft>;
  readonly far: boolean;
  readonly published: boolean;
}

const opened: fc.Arbitrary<Opened> = fc.record({
  draft: fc
    .tuple(
      periods,
      fc.record({
        audience: audiences,
        market: fc.constantFrom('TH', 'TH', 'TH', 'TH', 'TH', 'US'),
        proposedRate: fc.constantFrom(900, 1200),
        contact: fc.constant({ email: 'hello@agency.example' }),
      }),
    )
    .map(([when, rest]) => ({ ...rest, ...when })),
  far: fc.boolean(),
  published: fc.constantFrom(true, true, true, true, true, false),
});

const added: fc.Arbitrary<readonly EligibilityRule[]> = fc.subarray<EligibilityRule>([
  {
    name: 'acme/rated',
    about: 'shop',
    where: { type: 'at_least', field: 'shop.rating', value: 400 },
  },
  {
    name: 'acme/generous-or-local',
    about: 'shop',
    where: {
      type: 'or',
      of: [
        { type: 'at_least', field: 'campaign.proposedRate', value: 1000 },
        { type: 'equals', field: 'shop.homeCountry', value: { field: 'campaign.agencyCountry' } },
      ],
    },
  },
  {
    name: 'acme/elsewhere',
    about: 'shop',
    where: { type: 'equals', field: 'shop.sellerType', value: 'local' },
    markets: ['US'],
  },
  { name: 'acme/liked', about: 'product', where: { type: 'at_least', field: 'product.rating', value: 300 } },
]);

const unknownFacts = fc.constantFrom<'refuse' | 'pass'>('refuse', 'pass');

describe('the marketplace of any shop, under any rules', () => {
  it('shows as registrable what is then accepted, and nothing else is; with the same reasons', async () => {
    const seen = { shown: 0, accepted: 0, hidden: 0, verdicts: new Set<CriterionAnswer>() };
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          shop: shops,
          product: products,
          campaigns: fc.array(opened, { minLength: 1, maxLength: 6 }),
          rules: added,
          unknown: unknownFacts,
          at: fc.oneof(fc.integer({ min: 24, max: 8 * 24 }).map(hours), fc.nat(8).map(days)),
        }),
        async ({ shop, product, campaigns, rules, unknown, at }) => {
          const world = createWorld({ policy: anyMessenger });
          world.directories.add({ shops: [shop], products: [product] });
          const names = rules.map(({ name }) => name);
          const service = world.serviceWith({
            eligibility: defineEligibility({ rules }),
            policy: aPolicy({
              ...anyMessenger,
              unknownFacts: Object.fromEntries(names.map((name) => [name, unknown])),
            }),
          });
          for (const { draft, far, published } of campaigns) {
            const by = far ? farAgency : agency;
            const id = await world.drafted(draft, by);
            if (published) await service.campaigns.publish(by, id);
          }
          world.advanceTo(at);

          const { rows, total } = unwrapped(
            await service.marketplace.list(seller, {}, { limit: 100, total: true }),
          );
          const count = total?.count ?? -1;
          expect(total?.exact === true ? rows.length === count : rows.length <= count).toBe(true);
          const byId = new Map(rows.map((row) => [row.campaignId, row]));
          for (const [index] of campaigns.entries()) {
            const campaignId = `campaign-${index + 1}`;
            const row = byId.get(campaignId);
            const preview = await service.marketplace.explain(seller, campaignId, ['product-1']);
            const answer = await service.registrations.submit(seller, aForm(campaignId));
            const [item] = answer.ok ? answer.value.items : [answer];
            if (item === undefined) throw new Error('The form was left unanswered');
            const accepted = item.ok;
            seen.accepted += accepted ? 1 : 0;
            seen.hidden += row === undefined ? 1 : 0;
            if (row === undefined) expect(accepted).toBe(false);

            if (!preview.ok) {
              expect(codesOf(preview)).toEqual(['not_found']);
              expect(row).toBeUndefined();
              continue;
            }
            const [ofProduct] = preview.value.products;
            expect(ofProduct?.accepted).toBe(accepted);
            expect(ofProduct?.rules.flatMap(({ reasons }) => reasons)).toEqual(
              reasonsOf(item).filter((reason) => isAboutProduct(reason)),
            );
            const aboutShop = reasonsOf(item).filter((reason) => !isAboutProduct(reason));
            expect(preview.value.rules.flatMap(({ reasons }) => reasons)).toEqual(aboutShop);
            if (row === undefined) continue;
            seen.shown += 1;
            seen.verdicts.add(row.verdict);
            expect(row.obstacles).toEqual(aboutShop);
            expect(row.obstacles.map(({ code }) => code)).not.toContain('not_eligible');
            expect(row.verdict === 'yes').toBe(aboutShop.length === 0);
            if (ofProduct?.rules.every(({ reasons }) => reasons.length === 0))
              expect(row.verdict === 'yes').toBe(accepted);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(seen.accepted).toBeGreaterThan(20);
    expect(seen.shown).toBeGreaterThan(seen.accepted);
    expect(seen.hidden).toBeGreaterThan(20);
    expect([...seen.verdicts].toSorted()).toEqual(['no', 'unknown', 'yes']);
  });
});

function isAboutProduct(reason: { readonly code: string; readonly parameters: object }): boolean {
  if (reason.code === 'product_not_promotable') return true;
  if ('about' in reason.parameters) return reason.parameters.about === 'product';
  return 'fact' in reason.parameters && String(reason.parameters.fact).startsWith('product');
}
