import {
  type Campaign,
  defineEligibility,
  type EligibilityReport,
  type EligibilityRule,
  type EligibilityStandards,
  explainEligibility,
  type Instant,
  type ProductFacts,
  type ShopFacts,
  shopEligibility,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aPolicy, aProduct, aShop, days, shifted } from '../support/build.ts';

// Registration from day 1 to day 20, campaign from day 10 to day 40.

interface Asked extends EligibilityStandards {
  readonly campaign?: Campaign;
  readonly shop?: ShopFacts | null;
  readonly products?: readonly (ProductFacts | string)[];
  readonly at?: Instant;
}

/** A report; of a product that is given by its id nothing is known, nor of a shop that is `null`. */
function report({
  campaign = aCampaign(),
  shop,
  products = [],
  at = days(5),
  ...standards
}: Asked): EligibilityReport {
  const asked = products.map((product) =>
    typeof product === 'string' ? { productId: product } : { productId: product.id, product },
  );
  const facts = shop === null ? undefined : (shop ?? aShop());
  return explainEligibility(campaign, { shop: facts, products: asked }, at, standards);
}

const answers = (rules: EligibilityReport['rules']) => rules.map(({ rule, answer }) => [rule, answer]);

const ours = [
  ['campaign_not_over', 'yes'],
  ['campaign_published', 'yes'],
  ['window_open', 'yes'],
  ['shop_invited', 'yes'],
  ['market_matches', 'yes'],
  ['shop_active', 'yes'],
];

const eligibility = defineEligibility({
  fields: [{ name: 'acme/tier', of: 'shop', kind: 'choice', choices: ['gold', 'silver'] }],
  rules: [
    {
      name: 'acme/enough-stock',
      about: 'product',
      where: { type: 'at_least', field: 'product.stock', value: 20 },
      disqualifiedWhen: { type: 'equals', field: 'product.stock', value: 0 },
    },
    { name: 'acme/gold', about: 'shop', where: { type: 'equals', field: 'acme/tier', value: 'gold' } },
    { name: 'acme/vietnam', about: 'shop', where: { type: 'or', of: [] }, markets: ['VN'] },
  ],
});
const gold = aShop({ host: { 'acme/tier': 'gold' } });

describe('a report', () => {
  it('has every rule about campaign and shop with its answer, ours first', () => {
    const told = report({ shop: gold, eligibility });
    expect(answers(told.rules)).toEqual([...ours, ['acme/gold', 'yes']]);
    expect(told.rules.map(({ about }) => about)).toEqual([
      ...['campaign', 'campaign', 'campaign'],
      ...['shop', 'shop', 'shop', 'shop'],
    ]);
    expect(told).toMatchObject({
      answer: 'yes',
      accepted: true,
      disqualified: 'no',
      reasons: [],
      products: [],
    });
  });

  it('tells of many products, each by itself and in the order in which they were given', () => {
    const products = [
      aProduct({ id: 'few', stock: 19 }),
      'unheard-of',
      aProduct({ id: 'fine', stock: 20 }),
      aProduct({ id: 'gone', stock: 0, status: 'deleted' }),
      aProduct({ id: 'few', stock: 1 }),
    ];
    const told = report({ shop: gold, products, eligibility });
    expect(
      told.products.map(({ productId, answer, accepted, disqualified }) => [
        productId,
        answer,
        accepted,
        disqualified,
      ]),
    ).toEqual([
      ['few', 'no', false, 'no'],
      ['unheard-of', 'unknown', false, 'unknown'],
      ['fine', 'yes', true, 'no'],
      ['gone', 'no', false, 'yes'],
      ['few', 'no', false, 'no'],
    ]);
    expect(told.products.map(({ rules }) => answers(rules))).toEqual([
      [
        ['product_promotable', 'yes'],
        ['acme/enough-stock', 'no'],
      ],
      [
        ['product_promotable', 'unknown'],
        ['acme/enough-stock', 'unknown'],
      ],
      [
        ['product_promotable', 'yes'],
        ['acme/enough-stock', 'yes'],
      ],
      [
        ['product_promotable', 'no'],
        ['acme/enough-stock', 'no'],
      ],
      [
        ['product_promotable', 'yes'],
        ['acme/enough-stock', 'no'],
      ],
    ]);
    expect(told).toMatchObject({ answer: 'yes', accepted: true, disqualified: 'no' });
  });

  it('tells of a thousand products as of one', () => {
    const products = Array.from({ length: 1_000 }, (_, index) =>
      aProduct({ id: `p-${index}`, stock: index }),
    );
    const told = report({ shop: gold, products, eligibility });
    expect(told.products.filter(({ accepted }) => accepted)).toHaveLength(980);
    expect(told.products.map(({ productId }) => productId)).toEqual(products.map(({ id }) => id));
  });

  it('has the reasons of campaign and shop with every product, before its own', () => {
    const shop = aShop({ status: 'restricted', host: { 'acme/tier': 'silver' } });
    const told = report({
      shop,
      products: [aProduct({ stock: 19 }), 'unheard-of'],
      eligibility,
      at: days(20),
    });
    const codes = told.products.map(({ reasons }) => reasons.map(({ code }) => code));
    const shared = ['registration_closed', 'shop_not_active', 'not_eligible'];
    expect(told.reasons.map(({ code }) => code)).toEqual(shared);
    expect(codes).toEqual([
      [...shared, 'not_eligible'],
      [...shared, 'fact_missing'],
    ]);
    expect(told.products.map(({ answer, accepted }) => [answer, accepted])).toEqual([
      ['no', false],
      ['no', false],
    ]);
  });
});

describe('a shop of which nothing is known', () => {
  it('is neither let in nor called ineligible', () => {
    const told = report({ shop: null, products: [aProduct()], eligibility });
    expect(told).toMatchObject({ answer: 'unknown', accepted: false, disqualified: 'unknown' });
    expect(told.reasons).toEqual([{ code: 'fact_missing', parameters: { fact: 'shop' } }]);
    expect(told.products).toMatchObject([{ answer: 'unknown', accepted: false, disqualified: 'no' }]);
    const [, , , ...aboutShop] = told.rules;
    expect(aboutShop.every(({ answer, reasons }) => answer !== 'no' && reasons.length === 0)).toBe(true);
    expect(aboutShop.find(({ rule }) => rule === 'shop_active')?.remedy).toEqual({
      type: 'learn',
      facts: ['shop'],
    });
  });

  it('is refused whatever the policy lets pass', () => {
    const rules = ['shop_invited', 'market_matches', 'shop_active', 'acme/gold', 'acme/vietnam'];
    const policy = aPolicy({ unknownFacts: Object.fromEntries(rules.map((rule) => [rule, 'pass'])) });
    expect(report({ shop: null, products: [aProduct()], eligibility, policy })).toMatchObject({
      accepted: false,
      products: [{ accepted: false }],
    });
  });

  it('is told what a rule about shops has against the campaign, after that nothing is known of it', () => {
    const market = 'VN';
    const told = report({ campaign: aCampaign({ market }), shop: null, eligibility });
    expect(told.reasons.map(({ code }) => code)).toEqual(['fact_missing', 'not_eligible']);
  });

  it('is still told what speaks against every shop', () => {
    const told = report({ shop: null, at: days(0) });
    expect(told.answer).toBe('no');
    expect(told.reasons.map(({ code }) => code)).toEqual(['registration_not_open', 'fact_missing']);
  });
});

describe('a product of which nothing is known', () => {
  it('is refused whatever the policy lets pass', () => {
    const policy = aPolicy({ unknownFacts: { product_promotable: 'pass', 'acme/enough-stock': 'pass' } });
    const told = report({ shop: gold, products: ['unheard-of'], eligibility, policy });
    expect(told.products).toMatchObject([
      {
        answer: 'unknown',
        accepted: false,
        reasons: [{ code: 'fact_missing', parameters: { fact: 'product' } }],
      },
    ]);
  });
});

describe('a verdict', () => {
  it('says why, and what would turn it', () => {
    const [verdict] = report({ at: days(0), shop: gold, eligibility }).rules.slice(2);
    expect(verdict).toEqual({
      rule: 'window_open',
      about: 'campaign',
      answer: 'no',
      disqualifies: 'no',
      reasons: [{ code: 'registration_not_open', parameters: { opensAt: days(1) } }],
      explanation: expect.objectContaining({ type: 'and', answer: 'no' }),
      remedy: { type: 'wait', field: 'campaign.registrationOpensAt', until: days(1) },
    });
  });

  it('has no remedy where there is nothing to remedy', () => {
    expect(report({ shop: gold, eligibility }).rules.map(({ remedy }) => remedy)).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });

  it('names what would have to be known, and whether it refuses for it', () => {
    const [strict] = report({ eligibility }).rules.slice(6);
    const policy = aPolicy({ unknownFacts: { 'acme/gold': 'pass' } });
    const [lenient] = report({ eligibility, policy }).rules.slice(6);
    const learn = { answer: 'unknown', remedy: { type: 'learn', facts: ['acme/tier'] } };
    expect(strict).toMatchObject({
      ...learn,
      reasons: [{ code: 'fact_missing', parameters: { fact: 'acme/tier' } }],
    });
    expect(lenient).toMatchObject({ ...learn, reasons: [] });
    expect(report({ eligibility, policy })).toMatchObject({ answer: 'unknown', accepted: true, reasons: [] });
    expect(report({ eligibility })).toMatchObject({ answer: 'unknown', accepted: false });
  });

  it('is not there where a rule is of another market', () => {
    const market = 'VN';
    const shop = aShop({ ...gold, market });
    const there = report({ campaign: aCampaign({ market }), shop, eligibility });
    expect(answers(there.rules)).toEqual([...ours, ['acme/gold', 'yes'], ['acme/vietnam', 'no']]);
    expect(there.rules.at(-1)?.remedy).toEqual({ type: 'nothing' });
  });
});

describe('who is out', () => {
  it.each([
    ['active', 'no'],
    ['restricted', 'no'],
    ['deactivated', 'yes'],
  ] as const)('of shops that are %s: %s (R26)', (status, disqualified) => {
    expect(report({ shop: aShop({ status }) }).disqualified).toBe(disqualified);
  });

  it.each([
    ['live', 'no'],
    ['out_of_stock', 'no'],
    ['seller_deactivated', 'no'],
    ['other', 'no'],
    ['platform_deactivated', 'yes'],
    ['governed', 'yes'],
    ['deleted', 'yes'],
  ] as const)('of products that are %s: %s (R27, Q26)', (status, disqualified) => {
    const told = report({ products: [aProduct({ status })] });
    expect(told.products[0]?.disqualified).toBe(disqualified);
    expect(told.disqualified).toBe('no');
  });

  it('is told after the registration period, and when nothing else is known', () => {
    const told = report({ shop: aShop({ status: 'deactivated' }), products: ['unheard-of'], at: days(30) });
    expect(told.disqualified).toBe('yes');
    expect(told.products[0]?.disqualified).toBe('unknown');
  });
});

describe('at every boundary of the window', () => {
  it.each([
    [shifted(days(1), -1), false],
    [days(1), true],
    [shifted(days(20), -1), true],
    [days(20), false],
  ])('%s: %s', (at, accepted) => {
    expect(report({ products: [aProduct()], at })).toMatchObject({ accepted, products: [{ accepted }] });
  });
});

describe('the eligibility of a shop', () => {
  it('has what the report has against campaign and shop, with the rules of the host', () => {
    const shop = aShop({ status: 'deactivated', host: { 'acme/tier': 'silver' } });
    const codes = shopEligibility(aCampaign(), shop, days(20), { eligibility }).map(({ code }) => code);
    expect(codes).toEqual(['registration_closed', 'shop_not_active', 'not_eligible']);
  });

  it('lets missing facts pass where the policy does', () => {
    const policy = aPolicy({ unknownFacts: { 'acme/gold': 'pass' } });
    expect(shopEligibility(aCampaign(), aShop(), days(5), { eligibility, policy })).toEqual([]);
    expect(shopEligibility(aCampaign(), aShop(), days(5), { eligibility })).toEqual([
      { code: 'fact_missing', parameters: { fact: 'acme/tier' } },
    ]);
  });
});

it('asks no rule about products of a shop alone', () => {
  const never: EligibilityRule = { name: 'acme/never', about: 'product', where: { type: 'or', of: [] } };
  const standards = { eligibility: defineEligibility({ rules: [never] }) };
  expect(shopEligibility(aCampaign(), aShop(), days(5), standards)).toEqual([]);
  expect(report({ ...standards, products: [aProduct()] })).toMatchObject({
    reasons: [],
    products: [{ reasons: [{ code: 'not_eligible' }] }],
  });
});
