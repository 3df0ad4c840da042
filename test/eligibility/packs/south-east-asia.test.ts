import { defineEligibility, type ProductFacts, type ShopFacts, southEastAsia } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aPolicy } from '../../support/build.ts';
import { type Judged, reportOn, wordOf } from '../../support/verdicts.ts';

const eligibility = defineEligibility({
  packs: [southEastAsia({ electronicsCategories: ['phones', 'cameras'] })],
});
const says = (rule: string, judged: Judged) => wordOf(eligibility, rule, judged);

describe('the rating of the shop (R26)', () => {
  it.each<[ShopFacts['rating'], string]>([
    [500, 'met'],
    [251, 'met'],
    [250, 'met'],
    [249, 'restricted'],
    [200, 'restricted'],
    [199, 'disqualified'],
    [0, 'disqualified'],
    [null, 'met'],
    [undefined, 'without shop.rating'],
  ])('%s hundredths: %s', (rating, word) => {
    expect(says('sea/shop-rating', { shop: rating === undefined ? {} : { rating } })).toBe(word);
  });

  it('says how high it must be', () => {
    const { reasons } = reportOn(eligibility, { shop: { ...fine, rating: 180 }, product: fineProduct });
    expect(reasons).toEqual([
      {
        code: 'not_eligible',
        parameters: {
          rule: 'sea/shop-rating',
          about: 'shop',
          standing: 'disqualified',
          fields: ['shop.rating'],
          remedy: { type: 'change', field: 'shop.rating', comparison: 'at_least', wanted: { value: 250 } },
          message: 'A rating of 2.5 or more is needed.',
        },
      },
    ]);
  });
});

describe('the counterfeits of the shop (R26)', () => {
  it.each<[points: number | undefined, violations: number | undefined, word: string]>([
    [0, 0, 'met'],
    [1, 0, 'restricted'],
    [1, 1, 'restricted'],
    [48, 2, 'restricted'],
    [48, 3, 'disqualified'],
    [48, 4, 'disqualified'],
    // Without points nothing is asked of violations, and with them they are for the worse only.
    [0, undefined, 'met'],
    [1, undefined, 'restricted'],
    [undefined, 0, 'without shop.counterfeitPoints60Days'],
    [undefined, 2, 'without shop.counterfeitPoints60Days'],
    [undefined, undefined, 'without shop.counterfeitPoints60Days'],
    // Who is out is not let in for what is not known, or does not fit.
    [undefined, 3, 'disqualified'],
    [0, 3, 'disqualified'],
  ])('%s points and %s violations: %s', (points, violations, word) => {
    const shop = {
      ...(points === undefined ? {} : { counterfeitPoints60Days: points }),
      ...(violations === undefined ? {} : { counterfeitViolations60Days: violations }),
    };
    expect(says('sea/no-counterfeits', { shop })).toBe(word);
  });

  it('keep a shop out that the policy would let in for want of points', () => {
    const policy = aPolicy({ unknownFacts: { 'sea/no-counterfeits': 'pass' } });
    const violations = (count: number) => ({ shop: { counterfeitViolations60Days: count }, policy });
    expect(says('sea/no-counterfeits', violations(2))).toBe('met');
    expect(says('sea/no-counterfeits', violations(3))).toBe('disqualified');
  });
});

describe('the negative reviews of the product (R27)', () => {
  // Rates in basis points: 120 is 1.2 %.
  it.each<
    [category: string | undefined, reviews: number | undefined, rate: number | undefined, word: string]
  >([
    ['soap', 5, 0, 'met'],
    ['soap', 5, 119, 'met'],
    ['soap', 5, 120, 'restricted'],
    ['soap', 5, 121, 'restricted'],
    ['soap', 5, 139, 'restricted'],
    ['soap', 5, 140, 'disqualified'],
    ['soap', 5, 141, 'disqualified'],
    ['soap', 4, 140, 'met'],
    ['soap', 6, 140, 'disqualified'],
    ['soap', 0, 10_000, 'met'],
    ['phones', 5, 149, 'met'],
    ['phones', 5, 150, 'restricted'],
    ['cameras', 5, 149, 'met'],
    ['cameras', 5, 150, 'restricted'],
    ['phones', 5, 151, 'restricted'],
    ['phones', 5, 199, 'restricted'],
    ['phones', 5, 200, 'disqualified'],
    ['phones', 5, 201, 'disqualified'],
    ['phones', 4, 200, 'met'],
    ['phones', 6, 200, 'disqualified'],
    // Asked for what decides, and for nothing else.
    ['soap', 4, undefined, 'met'],
    [undefined, 4, 200, 'met'],
    [undefined, 5, 119, 'met'],
    [undefined, 5, 120, 'without product.category'],
    [undefined, 5, 149, 'without product.category'],
    [undefined, 5, 150, 'restricted'],
    [undefined, 5, 199, 'restricted'],
    [undefined, 5, 200, 'disqualified'],
    ['soap', undefined, 119, 'met'],
    ['soap', undefined, 120, 'without product.reviews30Days'],
    ['phones', undefined, 149, 'met'],
    ['phones', undefined, 150, 'without product.reviews30Days'],
    ['soap', 5, undefined, 'without product.negativeReviewRate30Days'],
  ])('%s with %s reviews, %s of 10,000 negative: %s', (category, reviews, rate, word) => {
    const product: Partial<ProductFacts> = {
      ...(category === undefined ? {} : { category }),
      ...(reviews === undefined ? {} : { reviews30Days: reviews }),
      ...(rate === undefined ? {} : { negativeReviewRate30Days: rate }),
    };
    expect(says('sea/few-negative-reviews', { product })).toBe(word);
  });

  it('are measured as those of others where the host sells no electronics', () => {
    const without = defineEligibility({ packs: [southEastAsia({ electronicsCategories: [] })] });
    const product = { category: 'phones', reviews30Days: 5, negativeReviewRate30Days: 140 };
    expect(wordOf(without, 'sea/few-negative-reviews', { product })).toBe('disqualified');
  });
});

describe("the returns by the seller's fault (R27)", () => {
  it.each<[returns: number | undefined, rate: number | undefined, word: string]>([
    [5, 0, 'met'],
    [5, 999, 'met'],
    [5, 1_000, 'disqualified'],
    [5, 1_001, 'disqualified'],
    [4, 1_000, 'met'],
    [6, 1_000, 'disqualified'],
    [0, undefined, 'met'],
    [4, undefined, 'met'],
    [5, undefined, 'without product.sellerFaultReturnRate30Days'],
    [undefined, 999, 'met'],
    [undefined, 1_000, 'without product.returns30Days'],
  ])('%s returns, %s of 10,000 orders: %s', (returns, rate, word) => {
    const product: Partial<ProductFacts> = {
      ...(returns === undefined ? {} : { returns30Days: returns }),
      ...(rate === undefined ? {} : { sellerFaultReturnRate30Days: rate }),
    };
    expect(says('sea/few-returns', { product })).toBe(word);
  });
});

describe('the pack', () => {
  const names = ['sea/shop-rating', 'sea/no-counterfeits', 'sea/few-negative-reviews', 'sea/few-returns'];
  const asked = (market: string) =>
    reportOn(eligibility, { campaign: aCampaign({ market }) })
      .rules.map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('sea/'));

  it.each(['ID', 'MY', 'PH', 'SG', 'TH', 'VN'])('is asked in %s', (market) => {
    expect(asked(market)).toEqual(names);
  });

  it.each(['US', 'GB', 'MX', 'JP'])('is not asked in %s', (market) => {
    expect(asked(market)).toEqual([]);
    const worst = { rating: 0, counterfeitPoints60Days: 48, counterfeitViolations60Days: 9 };
    const campaign = aCampaign({ market });
    expect(reportOn(eligibility, { campaign, shop: worst }).reasons).toEqual([]);
  });

  it('is off by default', () => {
    const nothing = defineEligibility({});
    expect(reportOn(nothing, { shop: { rating: 0 } }).reasons).toEqual([]);
  });

  it('has nothing against who meets it', () => {
    expect(reportOn(eligibility, { shop: fine, product: fineProduct }).reasons).toEqual([]);
  });

  it('refuses what it knows nothing of, unless the policy lets it pass', () => {
    expect(reportOn(eligibility).reasons.map(({ parameters }) => parameters)).toEqual([
      { fact: 'shop.rating' },
      { fact: 'shop.counterfeitPoints60Days' },
      { fact: 'product.reviews30Days' },
      { fact: 'product.negativeReviewRate30Days' },
      { fact: 'product.category' },
      { fact: 'product.returns30Days' },
      { fact: 'product.sellerFaultReturnRate30Days' },
    ]);
    const policy = aPolicy({ unknownFacts: Object.fromEntries(names.map((name) => [name, 'pass'])) });
    expect(reportOn(eligibility, { policy }).reasons).toEqual([]);
    // What is known to be wrong never passes.
    expect(reportOn(eligibility, { policy, shop: { rating: 249 } }).reasons).toHaveLength(1);
  });

  it('keeps the categories that it was given', () => {
    const categories = ['phones'];
    const pack = southEastAsia({ electronicsCategories: categories });
    categories.push('soap');
    const product = { category: 'soap', reviews30Days: 5, negativeReviewRate30Days: 140 };
    const judged = wordOf(defineEligibility({ packs: [pack] }), 'sea/few-negative-reviews', { product });
    expect(judged).toBe('disqualified');
    expect(Reflect.set(pack.rules, 0, undefined)).toBe(false);
  });
});

const fine = { rating: 480, counterfeitPoints60Days: 0 };
const fineProduct = { category: 'soap', reviews30Days: 3, returns30Days: 0 };
