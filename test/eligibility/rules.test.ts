import {
  type Campaign,
  defaultPolicy,
  type EligibilityReason,
  type Instant,
  type ProductFacts,
  type ShopFacts,
  shopEligibility,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { productStatuses } from '../../src/eligibility/product.ts';
import { objectionOf } from '../../src/eligibility/rule.ts';
import { eligibilityRules, productKnown, shopKnown } from '../../src/eligibility/rules.ts';
import { aCampaign, aProduct, aShop, days, shifted } from '../support/build.ts';

type RuleName = keyof typeof eligibilityRules;

const about = (rule: RuleName, subject: Parameters<typeof objectionOf>[1], at: Instant) =>
  objectionOf<EligibilityReason>(eligibilityRules[rule], subject, at, defaultPolicy);
const campaignNotOver = (campaign: Campaign, at: Instant) => about('campaign_not_over', { campaign }, at);
const campaignPublished = (campaign: Campaign) => about('campaign_published', { campaign }, days(5));
const windowOpen = (campaign: Campaign, at: Instant) => about('window_open', { campaign }, at);
const shopInvited = (campaign: Campaign, shop: ShopFacts | undefined) =>
  about('shop_invited', { campaign, shop }, days(5));
const marketMatches = (campaign: Campaign, shop: ShopFacts | undefined) =>
  about('market_matches', { campaign, shop }, days(5));
const shopActive = (shop: ShopFacts | undefined) => about('shop_active', { shop }, days(5));
const productPromotable = (product: ProductFacts | undefined) =>
  about('product_promotable', { product }, days(5));

// Registration from day 1 to day 20, campaign from day 10 to day 40.
const draft = aCampaign({ decision: 'draft' });
const endedEarly = aCampaign({ decision: 'ended_early', endedAt: days(15) });

describe('a rule', () => {
  it('is told as data too: where it applies, and what disqualifies', () => {
    const equals = (field: string, value: string) => ({ type: 'equals', field, value });
    expect(eligibilityRules.window_open.appliesWhen).toEqual({
      type: 'not',
      of: equals('campaign.decision', 'draft'),
    });
    expect(eligibilityRules.shop_active.disqualifiedWhen).toEqual(equals('shop.status', 'deactivated'));
    expect(eligibilityRules.campaign_published).not.toHaveProperty('appliesWhen');
    expect(eligibilityRules.campaign_published).not.toHaveProperty('disqualifiedWhen');
  });
});

describe('the campaign', () => {
  it('is not over until its end', () => {
    expect(campaignNotOver(aCampaign(), shifted(days(40), -1))).toBeNull();
    expect(campaignNotOver(aCampaign(), days(40))).toEqual(over(40));
    expect(campaignNotOver(endedEarly, shifted(days(15), -1))).toBeNull();
    expect(campaignNotOver(endedEarly, days(15))).toEqual(over(15));
  });

  it('is published', () => {
    expect(campaignPublished(aCampaign())).toBeNull();
    expect(campaignPublished(endedEarly)).toBeNull();
    expect(campaignPublished(draft)).toEqual({ code: 'campaign_not_published', parameters: {} });
  });
});

describe('the registration window', () => {
  it.each([
    ['a millisecond before it opens', aCampaign(), shifted(days(1), -1), opensAt(1)],
    ['when it opens', aCampaign(), days(1), null],
    ['a millisecond before it closes', aCampaign(), shifted(days(20), -1), null],
    ['when it closes', aCampaign(), days(20), closedAt(20)],
    ['a millisecond before the campaign is ended early', endedEarly, shifted(days(15), -1), null],
    ['when the campaign is ended early', endedEarly, days(15), closedAt(15)],
    [
      'before it opens, the campaign ended already',
      aCampaign({ decision: 'ended_early', endedAt: days(0) }),
      days(0),
      closedAt(0),
    ],
    ['of a draft, which has another reason', draft, days(5), null],
    ['of a draft, after its end', draft, days(45), null],
  ])('%s', (_when, campaign, at, reason) => {
    expect(windowOpen(campaign, at)).toEqual(reason);
  });
});

describe('the shop', () => {
  it('is known', () => {
    expect(shopKnown(aShop())).toBeNull();
    expect(shopKnown(undefined)).toEqual({ code: 'fact_missing', parameters: { fact: 'shop' } });
  });

  it('is invited with everyone', () => {
    expect(shopInvited(aCampaign(), aShop())).toBeNull();
    expect(shopInvited(aCampaign(), undefined)).toBeNull();
  });

  it('is invited by name', () => {
    const campaign = aCampaign({ audience: { kind: 'shops', shopIds: ['shop-2', 'shop-1'] } });
    expect(shopInvited(campaign, aShop())).toBeNull();
    expect(shopInvited(campaign, aShop({ id: 'shop-10' }))).toEqual({
      code: 'shop_not_invited',
      parameters: {},
    });
    expect(shopInvited(campaign, undefined)).toBeNull();
  });

  it('is invited by its type', () => {
    const campaign = aCampaign({ audience: { kind: 'seller_types', sellerTypes: ['cross_border'] } });
    expect(shopInvited(campaign, aShop({ sellerType: 'cross_border' }))).toBeNull();
    expect(shopInvited(campaign, aShop({ sellerType: 'local' }))).toEqual({
      code: 'seller_type_not_invited',
      parameters: { sellerType: 'local', allowed: ['cross_border'] },
    });
    expect(shopInvited(campaign, undefined)).toBeNull();
  });

  it('sells in the market of the campaign (R13), wherever it is at home', () => {
    expect(marketMatches(aCampaign(), aShop({ homeCountry: 'CN' }))).toBeNull();
    expect(marketMatches(aCampaign(), aShop({ market: 'VN', homeCountry: 'TH' }))).toEqual({
      code: 'market_mismatch',
      parameters: { shopMarket: 'VN', campaignMarket: 'TH' },
    });
    expect(marketMatches(aCampaign(), undefined)).toBeNull();
  });

  it('is in good standing (R26)', () => {
    expect(shopActive(aShop())).toBeNull();
    expect(shopActive(aShop({ status: 'restricted' }))).toEqual(notActive('restricted'));
    expect(shopActive(aShop({ status: 'deactivated' }))).toEqual(notActive('deactivated'));
    expect(shopActive(undefined)).toBeNull();
  });
});

describe('the product', () => {
  it('is known', () => {
    expect(productKnown(aProduct())).toBeNull();
    expect(productKnown(undefined)).toEqual({ code: 'fact_missing', parameters: { fact: 'product' } });
  });

  it('is live: no other status can be promoted (R29)', () => {
    expect(productStatuses.filter((status) => productPromotable(aProduct({ status })) === null)).toEqual([
      'live',
    ]);
    expect(productPromotable(aProduct({ status: 'governed' }))).toEqual({
      code: 'product_not_promotable',
      parameters: { productId: 'product-1', status: 'governed' },
    });
    expect(productPromotable(undefined)).toBeNull();
  });

  it('may be out of units: the agency judges by its stock (R31)', () => {
    expect(productPromotable(aProduct({ stock: 0 }))).toBeNull();
  });
});

describe('the eligibility of a shop', () => {
  const invitesOthers = { kind: 'shops', shopIds: ['shop-9'] } as const;

  it('has nothing against a shop that may register', () => {
    expect(shopEligibility(aCampaign(), aShop(), days(5))).toEqual([]);
  });

  it('names every reason, campaign first', () => {
    const campaign = aCampaign({ audience: invitesOthers });
    const shop = aShop({ market: 'VN', status: 'restricted' });
    expect(shopEligibility(campaign, shop, days(40))).toEqual([
      over(40),
      closedAt(20),
      { code: 'shop_not_invited', parameters: {} },
      { code: 'market_mismatch', parameters: { shopMarket: 'VN', campaignMarket: 'TH' } },
      notActive('restricted'),
    ]);
  });

  it('names a draft as that, not by its window', () => {
    const campaign = aCampaign({ decision: 'draft', audience: invitesOthers });
    expect(shopEligibility(campaign, aShop(), days(40)).map(({ code }) => code)).toEqual([
      'campaign_over',
      'campaign_not_published',
      'shop_not_invited',
    ]);
  });

  it('names what it does not know once, and what it knows besides', () => {
    const campaign = aCampaign({ audience: invitesOthers });
    expect(shopEligibility(campaign, undefined, days(0))).toEqual([
      opensAt(1),
      { code: 'fact_missing', parameters: { fact: 'shop' } },
    ]);
  });
});

function over(day: number) {
  return { code: 'campaign_over', parameters: { overFrom: days(day) } };
}

function opensAt(day: number) {
  return { code: 'registration_not_open', parameters: { opensAt: days(day) } };
}

function closedAt(day: number) {
  return { code: 'registration_closed', parameters: { closedAt: days(day) } };
}

function notActive(status: string) {
  return { code: 'shop_not_active', parameters: { status } };
}
