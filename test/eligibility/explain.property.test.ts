import fc from 'fast-check';
import {
  type Campaign,
  decide,
  defineEligibility,
  type EligibilityReason,
  type EligibilityRule,
  type EligibilityStandards,
  explainEligibility,
  type MarketPack,
  type Policy,
  type ProductFacts,
  type RegistrationReason,
  type ShopFacts,
  shopEligibility,
  southEastAsia,
  unitedStates,
} from 'partner-campaigns';
import { campaigns, instants, policies, products, shops } from 'partner-campaigns/testing';
import { it } from 'vitest';
import { mostly } from '../../src/testing/arbitraries/combinators.js';
import { aRegistration, days } from '../support/build.ts';
import { inputs, stamped } from '../support/commands.ts';

/** Every code that is about eligibility, by hand. */
const eligibilityCodes: Readonly<Record<EligibilityReason['code'], true>> = {
  campaign_over: true,
  campaign_not_published: true,
  registration_not_open: true,
  registration_closed: true,
  fact_missing: true,
  shop_not_invited: true,
  seller_type_not_invited: true,
  market_mismatch: true,
  shop_not_active: true,
  product_not_promotable: true,
  not_eligible: true,
};

const ruleNames = [
  'shop_active',
  'product_promotable',
  'acme/tier',
  'acme/few-orders',
  'acme/stock',
  'acme/well-paid',
  'acme/label',
  'sea/shop-rating',
  'sea/no-counterfeits',
  'sea/few-negative-reviews',
  'us/shop-score',
] as const;

const rules: readonly EligibilityRule[] = [
  { name: 'acme/stock', about: 'product', where: { type: 'at_least', field: 'product.stock', value: 10 } },
  {
    name: 'acme/tier',
    about: 'shop',
    where: { type: 'equals', field: 'acme/shop-tier', value: 'gold' },
    disqualifiedWhen: { type: 'equals', field: 'shop.status', value: 'deactivated' },
  },
  {
    // Answers without a shop too.
    name: 'acme/well-paid',
    about: 'shop',
    where: { type: 'at_least', field: 'campaign.proposedRate', value: 500 },
  },
  {
    // About the product, and of facts that are the shop's.
    name: 'acme/label',
    about: 'product',
    where: {
      type: 'or',
      of: [
        { type: 'includes', field: 'acme/labels', value: 'new' },
        { type: 'equals', field: 'acme/shop-tier', value: 'gold' },
        { type: 'at_least', field: 'product.rating', value: { field: 'shop.rating' } },
      ],
    },
    disqualifiedWhen: { type: 'less_than', field: 'product.stock', value: 3 },
    markets: ['TH'],
  },
  {
    name: 'acme/few-orders',
    about: 'shop',
    where: { type: 'not', of: { type: 'more_than', field: 'shop.orders90Days', value: 40 } },
    markets: ['VN', 'US'],
  },
];

const packs: readonly MarketPack[] = [unitedStates, southEastAsia({ electronicsCategories: ['phones'] })];

const eligibilities = fc
  .record({ rules: fc.shuffledSubarray([...rules]), packs: fc.shuffledSubarray([...packs]) })
  .map((added) =>
    defineEligibility({
      fields: [
        { name: 'acme/shop-tier', of: 'shop', kind: 'choice', choices: ['gold', 'silver'] },
        { name: 'acme/labels', of: 'product', kind: 'ids' },
      ],
      ...added,
    }),
  );

const someShops: fc.Arbitrary<ShopFacts> = fc
  .tuple(
    shops(),
    fc.record(
      {
        rating: fc.constantFrom(null, 199, 200, 249, 250, 349, 350),
        orders90Days: fc.constantFrom(0, 29, 30, 40, 41),
        counterfeitPoints60Days: fc.constantFrom(0, 1),
        counterfeitViolations60Days: fc.constantFrom(2, 3),
        intellectualPropertyViolations: fc.constantFrom(0, 1),
        host: fc.constantFrom(
          { 'acme/shop-tier': 'gold' },
          { 'acme/shop-tier': 'silver' },
          { 'acme/shop-tier': 7 },
          { 'acme/shop-tier': null },
        ),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([shop, more]) => ({ ...shop, ...more }));

const someProducts: fc.Arbitrary<ProductFacts> = fc
  .tuple(
    products(),
    fc.record(
      {
        category: fc.constantFrom('phones', 'soap'),
        rating: fc.constantFrom(null, 200, 400),
        reviews30Days: fc.constantFrom(4, 5),
        negativeReviewRate30Days: fc.constantFrom(119, 120, 140, 150, 200),
        returns30Days: fc.constantFrom(4, 5),
        sellerFaultReturnRate30Days: fc.constantFrom(999, 1_000),
        host: fc.constantFrom({ 'acme/labels': ['new'] }, { 'acme/labels': [] }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([product, more]) => ({ ...product, ...more }));

const somePolicies: fc.Arbitrary<Policy> = fc
  .tuple(policies(), fc.subarray([...ruleNames]))
  .map(([policy, passing]) => ({
    ...policy,
    unknownFacts: Object.fromEntries(passing.map((name) => [name, 'pass'])),
  }));

const questions = fc.record({
  campaign: fc
    .tuple(campaigns(), mostly('TH', 'VN', 'US'))
    .map(([campaign, market]): Campaign => ({ ...campaign, market, changedAt: campaign.createdAt })),
  shop: fc.option(someShops, { nil: undefined, freq: 8 }),
  product: fc.option(someProducts, { nil: undefined, freq: 8 }),
  policy: somePolicies,
  eligibility: fc.option(eligibilities, { nil: undefined, freq: 8 }),
  at: instants(),
});

type Question = typeof questions extends fc.Arbitrary<infer Value> ? Value : never;

/** A question about a shop that is in the market of the campaign, so that it may be eligible. */
const likelyQuestions: fc.Arbitrary<Question> = questions.map((question) => {
  const { shop, campaign } = question;
  return { ...question, shop: shop && { ...shop, market: campaign.market } };
});

const anyQuestion = fc.oneof(likelyQuestions, questions);

function factsOf({ campaign, policy, shop, product, eligibility }: Question) {
  return {
    campaign,
    policy,
    ...(shop === undefined ? {} : { shop }),
    ...(product === undefined ? {} : { product }),
    ...(eligibility === undefined ? {} : { eligibility }),
  };
}

function standardsOf({ policy, eligibility }: Question): EligibilityStandards {
  return { policy, ...(eligibility === undefined ? {} : { eligibility }) };
}

function isAboutEligibility(reason: RegistrationReason): boolean {
  return Object.hasOwn(eligibilityCodes, reason.code);
}

it('a report has the reasons of the refusal of a registration, in its order', ({ expect }) => {
  fc.assert(
    fc.property(anyQuestion, fc.boolean(), (question, again) => {
      const { campaign, shop, product, at } = question;
      const outcome = again
        ? decide(
            aRegistration('rejected', { changedAt: days(0) }),
            stamped(inputs.reregister, at),
            factsOf(question),
          )
        : decide(undefined, stamped(inputs.register, at), factsOf(question));
      const refused = outcome.ok ? [] : outcome.refusal.reasons.filter(isAboutEligibility);
      const asked = { shop, products: [{ productId: 'product-1', product }] };
      const { products: reports } = explainEligibility(campaign, asked, at, standardsOf(question));
      expect(reports.map(({ reasons }) => reasons)).toEqual([refused]);
      expect(reports.map(({ accepted }) => accepted)).toEqual([refused.length === 0]);
    }),
    { numRuns: 600 },
  );
});

it('a report has those of the eligibility of the shop, and every reason of every verdict', ({ expect }) => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const { campaign, shop, product, at } = question;
      const standards = standardsOf(question);
      const asked = { shop, products: [{ productId: 'product-1', product }] };
      const report = explainEligibility(campaign, asked, at, standards);
      expect(report.reasons).toEqual(shopEligibility(campaign, shop, at, standards));
      expect(report.accepted).toBe(report.reasons.length === 0);
      const shopMissing = shop === undefined ? [{ code: 'fact_missing', parameters: { fact: 'shop' } }] : [];
      const aboutCampaign = report.rules.filter(({ about }) => about === 'campaign');
      const aboutShop = report.rules.filter(({ about }) => about === 'shop');
      expect(report.rules).toEqual([...aboutCampaign, ...aboutShop]);
      expect(report.reasons).toEqual([
        ...aboutCampaign.flatMap(({ reasons }) => reasons),
        ...shopMissing,
        ...aboutShop.flatMap(({ reasons }) => reasons),
      ]);
    }),
    { numRuns: 300 },
  );
});

it('answers, reasons and remedies of a report agree', ({ expect }) => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const { campaign, shop, product, at } = question;
      const standards = standardsOf(question);
      const asked = { shop, products: [{ productId: 'product-1', product }] };
      const report = explainEligibility(campaign, asked, at, standards);
      const [own] = report.products;
      const verdicts = [...report.rules, ...(own?.rules ?? [])];
      for (const { rule, answer, disqualifies, reasons, remedy, explanation } of verdicts) {
        expect(explanation.answer, rule).toBe(answer);
        expect(remedy === null, rule).toBe(answer === 'yes');
        if (answer === 'yes') expect(reasons, rule).toEqual([]);
        if (answer === 'no') expect(reasons, rule).toHaveLength(1);
        if (answer === 'unknown')
          expect(
            reasons.every(({ code }) => code === 'fact_missing'),
            rule,
          ).toBe(true);
        // Who is out registers nothing new.
        if (disqualifies === 'yes') expect(answer, rule).toBe('no');
        const standings = reasons.flatMap((reason) =>
          reason.code === 'not_eligible' ? [reason.parameters.standing] : [],
        );
        if (standings.length > 0)
          expect(standings, rule).toEqual([disqualifies === 'yes' ? 'disqualified' : 'restricted']);
      }
      const all = verdicts.map(({ answer }) => answer);
      const together = all.includes('no') ? 'no' : all.includes('unknown') ? 'unknown' : 'yes';
      expect(own?.answer).toBe(together);
      const out = (own?.rules ?? []).map(({ disqualifies }) => disqualifies);
      expect(own?.disqualified).toBe(
        out.includes('yes') ? 'yes' : out.includes('unknown') ? 'unknown' : 'no',
      );
    }),
    { numRuns: 300 },
  );
});
