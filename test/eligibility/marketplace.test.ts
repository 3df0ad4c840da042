import fc from 'fast-check';
import {
  type Campaign,
  defineEligibility,
  type EligibilityRule,
  type Instant,
  isInMarketplace,
  type MarketplaceTab,
  marketplaceTabs,
  type ShopFacts,
} from 'partner-campaigns';
import { campaigns, instants, shops } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { isLocalAgency } from '../../src/eligibility/marketplace.ts';
import { mostly } from '../../src/testing/arbitraries/combinators.js';
import { aCampaign, aShop, days, shifted } from '../support/build.ts';

// Registration from day 1 to day 20, campaign from day 10 to day 40. Agency, shop and market are in Thailand.

const byName = { kind: 'shops', shopIds: ['shop-2', 'shop-1'] } as const;
const tabsOf = (campaign: Campaign, shop: ShopFacts, at: Instant) =>
  marketplaceTabs.filter((tab) => isInMarketplace(campaign, shop, tab, at));

describe('the tabs of the marketplace (R20)', () => {
  it.each<[string, Partial<Campaign>, Partial<ShopFacts>, readonly MarketplaceTab[]]>([
    ['everyone', {}, {}, ['all', 'local_agency']],
    ['everyone, of an agency from elsewhere', { agencyCountry: 'SG' }, {}, ['all']],
    ['everyone, to a shop from elsewhere', {}, { homeCountry: 'CN' }, ['all']],
    [
      'everyone, agency and shop from the same elsewhere',
      { agencyCountry: 'CN' },
      { homeCountry: 'CN' },
      ['all', 'local_agency'],
    ],
    ['this shop by name', { audience: byName }, {}, ['all', 'target', 'local_agency']],
    [
      'this shop by name, of an agency from elsewhere',
      { audience: byName, agencyCountry: 'SG' },
      {},
      ['all', 'target'],
    ],
    ['other shops', { audience: { kind: 'shops', shopIds: ['shop-10', 'shop-'] } }, {}, []],
    [
      'sellers of its type',
      { audience: { kind: 'seller_types', sellerTypes: ['local'] } },
      {},
      ['all', 'local_agency'],
    ],
    [
      'sellers of another type',
      { audience: { kind: 'seller_types', sellerTypes: ['cross_border'] } },
      {},
      [],
    ],
    ['another market', { market: 'VN' }, {}, []],
    ['everyone, to a shop that is restricted', {}, { status: 'restricted' }, []],
    ['everyone, to a shop that is deactivated', {}, { status: 'deactivated' }, []],
    ['everyone, and is a draft', { decision: 'draft' }, {}, []],
  ])('a campaign for %s', (_whom, campaign, shop, tabs) => {
    expect(tabsOf(aCampaign(campaign), aShop(shop), days(5))).toEqual(tabs);
  });
});

describe.each(marketplaceTabs)('the tab %s', (tab) => {
  const shown = (campaign: Partial<Campaign>, at: Instant) =>
    isInMarketplace(aCampaign({ audience: byName, ...campaign }), aShop(), tab, at);
  const ended = (day: number) => ({ decision: 'ended_early', endedAt: days(day) }) as const;
  /** Registration as long as the campaign. */
  const long = { registrationPeriod: { start: days(1), end: days(40) } };

  it.each<[string, Partial<Campaign>, Instant, boolean]>([
    ['long before registration opens', {}, days(0), true],
    ['a millisecond before registration opens', {}, shifted(days(1), -1), true],
    ['when it opens', {}, days(1), true],
    ['when the campaign begins', {}, days(10), true],
    ['a millisecond before registration closes', {}, shifted(days(20), -1), true],
    ['when it closes', {}, days(20), false],
    ['when the campaign is over', {}, days(40), false],
    ['a millisecond before both are over', long, shifted(days(40), -1), true],
    ['when both are over', long, days(40), false],
    ['a millisecond before it is ended early', ended(15), shifted(days(15), -1), true],
    ['when it is ended early', ended(15), days(15), false],
    ['when registration closes of what ends early afterwards', ended(25), days(20), false],
    ['before registration opens of what ended before', ended(0), days(0), false],
  ])('shows it %s: %s', (_when, campaign, at, expected) => {
    expect(shown(campaign, at)).toBe(expected);
  });
});

describe('rules about shops that the host adds', () => {
  const rated: EligibilityRule = {
    name: 'acme/rated',
    about: 'shop',
    where: { type: 'at_least', field: 'shop.rating', value: 400 },
  };
  const shown = (rules: readonly EligibilityRule[], shop: Partial<ShopFacts>) =>
    isInMarketplace(aCampaign(), aShop(shop), 'all', days(5), defineEligibility({ rules }));

  it.each<[string, Partial<ShopFacts>, boolean]>([
    ['who meets them', { rating: 400 }, true],
    ['who does not', { rating: 399 }, false],
    ['of whom that is not known', {}, true],
  ])('show a campaign to a shop %s: %s', (_, shop, expected) => {
    expect(shown([rated], shop)).toBe(expected);
  });

  it('hide it by any of them, where they are asked, and by none about products', () => {
    expect(
      shown([{ ...rated, name: 'acme/always', where: { type: 'and', of: [] } }, rated], { rating: 1 }),
    ).toBe(false);
    expect(shown([{ ...rated, markets: ['VN'] }], { rating: 1 })).toBe(true);
    expect(shown([{ ...rated, about: 'product' }], { rating: 1 })).toBe(true);
  });

  it('show nothing that ours hide', () => {
    expect(shown([rated], { rating: 500, status: 'restricted' })).toBe(false);
  });
});

describe('a local agency campaign', () => {
  it('is of an agency that is at home where the shop is, whatever market it is in', () => {
    const isLocal = (agencyCountry: string, homeCountry: string) =>
      isLocalAgency(
        aCampaign({ agencyCountry, market: 'VN' }),
        aShop({ homeCountry, market: 'VN' }),
        days(5),
      );
    expect(isLocal('TH', 'TH')).toBe(true);
    expect(isLocal('VN', 'TH')).toBe(false);
    expect(isLocal('TH', 'VN')).toBe(false);
  });
});

/** What the marketplace shows, as it is told: all that a shop may register in now, or will be able to (R20). */
function isShown(campaign: Campaign, shop: ShopFacts, tab: MarketplaceTab, at: Instant): boolean {
  if (campaign.decision === 'draft') return false;
  const over = campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
  if (at >= over || at >= campaign.registrationPeriod.end) return false;
  if (shop.status !== 'active' || shop.market !== campaign.market) return false;
  const { audience } = campaign;
  const isNamed = audience.kind === 'shops' && audience.shopIds.includes(shop.id);
  const isOfType = audience.kind === 'seller_types' && audience.sellerTypes.includes(shop.sellerType);
  if (audience.kind !== 'everyone' && !isNamed && !isOfType) return false;
  switch (tab) {
    case 'all':
      return true;
    case 'target':
      return isNamed;
    case 'local_agency':
      return campaign.agencyCountry === shop.homeCountry;
  }
}

describe('under added rules about shops', () => {
  const eligibility = defineEligibility({
    rules: [
      { name: 'acme/rated', about: 'shop', where: { type: 'at_least', field: 'shop.rating', value: 400 } },
    ],
  });

  it.each<[string, Partial<ShopFacts>, boolean]>([
    ['that are met, it is shown', { rating: 400 }, true],
    ['that are not met, it is not', { rating: 399 }, false],
    ['that cannot tell, it is shown', {}, true],
  ])('%s', (_, facts, shown) => {
    expect(isInMarketplace(aCampaign(), aShop(facts), 'all', days(2), eligibility)).toBe(shown);
  });
});

/** At the boundaries of a campaign, a millisecond beside them, and anywhere. */
const moments = fc
  .tuple(campaigns(), fc.nat(3), fc.integer({ min: -1, max: 1 }), fc.option(instants(), { freq: 3 }))
  .map(([campaign, which, beside, anywhere]) => {
    const { registrationPeriod, campaignPeriod } = campaign;
    const early = campaign.decision === 'ended_early' ? campaign.endedAt : campaignPeriod.start;
    const boundary =
      [registrationPeriod.start, registrationPeriod.end, campaignPeriod.end, early][which] ?? early;
    return { campaign, at: anywhere ?? shifted(boundary, beside) };
  });

it('every tab shows what it is told to, at every boundary', () => {
  const asked = fc.record({
    moment: moments,
    shop: fc
      .tuple(shops(), mostly('TH', 'CN'), mostly('shop-1', 'shop-2', 'shop-9'))
      .map(([shop, homeCountry, id]) => ({ ...shop, homeCountry, id })),
    tab: fc.constantFrom(...marketplaceTabs),
  });
  let shown = 0;
  fc.assert(
    fc.property(asked, ({ moment: { campaign, at }, shop, tab }) => {
      const expected = isShown(campaign, shop, tab, at);
      if (expected) shown += 1;
      expect(isInMarketplace(campaign, shop, tab, at)).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
  expect(shown).toBeGreaterThan(100);
});
