import { defineEligibility, type ShopFacts, southEastAsia, unitedStates } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aPolicy } from '../../support/build.ts';
import { reportOn, wordOf } from '../../support/verdicts.ts';

const eligibility = defineEligibility({ packs: [unitedStates] });
const campaign = aCampaign({ market: 'US' });

describe('the score of the shop (R28)', () => {
  it.each<
    [rating: number | null | undefined, orders: number | undefined, ip: number | undefined, word: string]
  >([
    // With a score, it decides alone.
    [350, 30, 0, 'met'],
    [351, 31, 9, 'met'],
    [349, 30, 0, 'restricted'],
    [0, 1_000, 0, 'restricted'],
    [350, 30, undefined, 'met'],
    [349, 30, undefined, 'restricted'],
    // Below 30 orders there is none, whatever the directory still remembers.
    [350, 29, 0, 'met'],
    [349, 29, 0, 'met'],
    [500, 29, 1, 'restricted'],
    [undefined, 29, 0, 'met'],
    [undefined, 29, 1, 'restricted'],
    [undefined, 0, undefined, 'without shop.intellectualPropertyViolations'],
    [null, 29, 0, 'met'],
    [null, 29, 1, 'restricted'],
    // None yet: the violations decide.
    [null, 30, 0, 'met'],
    [null, 30, 1, 'restricted'],
    [null, undefined, 0, 'met'],
    [null, undefined, 1, 'restricted'],
    [null, undefined, undefined, 'without shop.intellectualPropertyViolations'],
    // What is not known decides only where the rest does not.
    [undefined, 30, 1, 'without shop.rating'],
    [undefined, 30, 0, 'without shop.rating'],
    [500, undefined, 0, 'without shop.orders90Days'],
    [349, undefined, 1, 'restricted'],
  ])('%s hundredths, %s orders, %s violations: %s', (rating, orders, violations, word) => {
    const shop: Partial<ShopFacts> = {
      ...(rating === undefined ? {} : { rating }),
      ...(orders === undefined ? {} : { orders90Days: orders }),
      ...(violations === undefined ? {} : { intellectualPropertyViolations: violations }),
    };
    expect(wordOf(eligibility, 'us/shop-score', { campaign, shop })).toBe(word);
  });

  it('may be unknown where the policy says so', () => {
    const policy = aPolicy({ unknownFacts: { 'us/shop-score': 'pass' } });
    expect(wordOf(eligibility, 'us/shop-score', { campaign, policy })).toBe('met');
  });

  it('ends nothing that runs', () => {
    const report = reportOn(eligibility, {
      campaign,
      shop: { rating: 0, orders90Days: 90, intellectualPropertyViolations: 9 },
    });
    expect([report.disqualified, report.own.disqualified]).toEqual(['no', 'no']);
    expect(report.reasons).toMatchObject([{ parameters: { standing: 'restricted' } }]);
  });
});

describe('the pack', () => {
  const both = defineEligibility({ packs: [southEastAsia({ electronicsCategories: [] }), unitedStates] });

  it.each([
    ['US', ['us/shop-score']],
    ['TH', ['sea/shop-rating', 'sea/no-counterfeits', 'sea/few-negative-reviews', 'sea/few-returns']],
    ['GB', []],
  ])('stands beside that of other markets: in %s', (market, names) => {
    const { rules } = reportOn(both, { campaign: aCampaign({ market }) });
    expect(rules.map(({ rule }) => rule).filter((rule) => rule.includes('/'))).toEqual(names);
  });
});
