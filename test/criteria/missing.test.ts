import type { Criterion, EligibilitySubject } from 'partner-campaigns';
import { compileCriterion, eligibilityFields, missingIn } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { missingFacts } from '../../src/criteria/missing.ts';
import { questionOf } from '../../src/criteria/question.ts';
import { aCampaign, aProduct, aShop, days } from '../support/build.ts';

const at = days(5);
const nothing: EligibilitySubject = {};
const shop: EligibilitySubject = { campaign: aCampaign(), shop: aShop() };
const product: EligibilitySubject = { ...shop, product: aProduct() };

const rating: Criterion = { type: 'at_least', field: 'shop.rating', value: 400 };
const orders: Criterion = { type: 'at_least', field: 'shop.orders90Days', value: 10 };
const active: Criterion = { type: 'equals', field: 'shop.status', value: 'active' };
const restricted: Criterion = { type: 'equals', field: 'shop.status', value: 'restricted' };
const market: Criterion = { type: 'equals', field: 'campaign.market', value: { field: 'shop.market' } };
const sales: Criterion = { type: 'more_than', field: 'product.sales', value: { field: 'shop.orders90Days' } };

const cases: readonly [string, Criterion, EligibilitySubject, readonly string[]][] = [
  ['a comparison that is met', active, shop, []],
  ['a comparison that is not met', restricted, shop, []],
  ['a field that is not known', rating, shop, ['shop.rating']],
  ['a part that is not known', rating, nothing, ['shop']],
  ['both sides of a comparison', market, nothing, ['campaign', 'shop']],
  ['two fields, each of a part that is known', sales, product, ['product.sales', 'shop.orders90Days']],
  ['a field, and a part of another', sales, { product: aProduct() }, ['product.sales', 'shop']],
  ['a fact of another kind', rating, { shop: { ...aShop(), rating: Object('high') } }, ['shop.rating']],
  ['the opposite', { type: 'not', of: rating }, shop, ['shop.rating']],
  [
    'every part of an and',
    { type: 'and', of: [rating, active, orders] },
    shop,
    ['shop.rating', 'shop.orders90Days'],
  ],
  ['an and that a no settles', { type: 'and', of: [rating, restricted] }, shop, []],
  [
    'every part of an or',
    { type: 'or', of: [rating, restricted, orders] },
    shop,
    ['shop.rating', 'shop.orders90Days'],
  ],
  ['an or that a yes settles', { type: 'or', of: [rating, active] }, shop, []],
  [
    'a part within that is settled',
    {
      type: 'and',
      of: [
        { type: 'or', of: [rating, active] },
        { type: 'not', of: orders },
      ],
    },
    shop,
    ['shop.orders90Days'],
  ],
  ['the same field twice', { type: 'and', of: [rating, { ...rating, value: 450 }] }, shop, ['shop.rating']],
];

describe('the facts for want of which a question is unknown', () => {
  it.for(cases)('of %s', ([, criterion, subject, facts]) => {
    expect(missingFacts(questionOf(criterion, eligibilityFields), subject, at)).toEqual(facts);
  });

  it.for(cases)('of %s are those of its explanation', ([, criterion, subject, facts]) => {
    const explained = compileCriterion(criterion, eligibilityFields).explain(subject, at);
    expect(missingIn(explained)).toEqual(facts);
  });
});

describe('the answer of a question', () => {
  it.for(cases)('of %s is that of its explanation', ([, criterion, subject]) => {
    const compiled = compileCriterion(criterion, eligibilityFields);
    expect(compiled.answer(subject, at)).toBe(compiled.explain(subject, at).answer);
  });

  it('is yes for an and of nothing, and no for an or of nothing', () => {
    expect(questionOf({ type: 'and', of: [] }, eligibilityFields).answer(nothing, at)).toBe('yes');
    expect(questionOf({ type: 'or', of: [] }, eligibilityFields).answer(nothing, at)).toBe('no');
  });

  it('is that of the last part of a hundred', () => {
    const many = Array.from({ length: 99 }, () => active);
    const and = questionOf({ type: 'and', of: [...many, restricted] }, eligibilityFields);
    const or = questionOf({ type: 'or', of: [...many.map(() => restricted), active] }, eligibilityFields);
    expect([and.answer(shop, at), or.answer(shop, at)]).toEqual(['no', 'yes']);
  });

  it('is unknown where an unknown part comes before or after one that is met', () => {
    for (const of of [
      [rating, active],
      [active, rating],
    ]) {
      expect(questionOf({ type: 'and', of }, eligibilityFields).answer(shop, at)).toBe('unknown');
    }
    for (const of of [
      [rating, restricted],
      [restricted, rating],
    ]) {
      expect(questionOf({ type: 'or', of }, eligibilityFields).answer(shop, at)).toBe('unknown');
    }
  });
});
