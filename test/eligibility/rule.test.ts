import { type CriterionAnswer, defineEligibility, type ShopFacts } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aShop, days } from '../support/build.ts';

const { rules } = defineEligibility({
  rules: [
    {
      name: 'acme/rated',
      about: 'shop',
      where: { type: 'at_least', field: 'shop.rating', value: 400 },
      markets: ['TH'],
    },
  ],
});

const here = aCampaign({ market: 'TH' });
const elsewhere = aCampaign({ market: 'VN' });
const met: ShopFacts = aShop({ rating: 400 });
const notMet: ShopFacts = aShop({ rating: 399 });
const notKnown: ShopFacts = aShop();

const cases: readonly [string, typeof here | undefined, ShopFacts, CriterionAnswer][] = [
  ['here, and met', here, met, 'yes'],
  ['here, and not met', here, notMet, 'no'],
  ['here, and nobody knows', here, notKnown, 'unknown'],
  ['elsewhere, and met', elsewhere, met, 'yes'],
  ['elsewhere, and not met', elsewhere, notMet, 'yes'],
  ['elsewhere, and nobody knows', elsewhere, notKnown, 'yes'],
  ['nobody knows where, and met', undefined, met, 'yes'],
  ['nobody knows where, and not met', undefined, notMet, 'unknown'],
  ['nobody knows where, and nobody knows', undefined, notKnown, 'unknown'],
];

describe('a rule for some markets', () => {
  it.for(cases)('%s', ([, campaign, shop, answer]) => {
    expect(rules.map((rule) => rule.answer({ campaign, shop }, days(5)))).toEqual([answer]);
  });
});
