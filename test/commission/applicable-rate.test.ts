import { applicableRate, commissionSources, type OfferedRates } from 'partner-campaigns';
import { expect, it } from 'vitest';

const campaign = { standardRate: 1200 };
const campaignWithAds = { standardRate: 1200, shopAdsRate: 400 };
const target = { standardRate: 1500 };
const targetWithAds = { standardRate: 1500, shopAdsRate: 600 };
const open = { standardRate: 800 };
const openWithAds = { standardRate: 800, shopAdsRate: 300 };

const [ofCampaign, ofTarget, ofOpen] = commissionSources;

type Expected = readonly [source: string, kind: string, rate: number, basis: string] | null;

it.each<readonly [Parameters<typeof applicableRate>[0], OfferedRates, Expected]>([
  ['organic', {}, null],
  ['ads', {}, null],
  // One source alone: whatever it has.
  ['organic', { [ofCampaign]: campaignWithAds }, ['partner_campaign', 'standard', 1200, 'published']],
  ['ads', { [ofCampaign]: campaignWithAds }, ['partner_campaign', 'shop_ads', 400, 'published']],
  ['ads', { [ofCampaign]: campaign }, ['partner_campaign', 'standard', 1200, 'published']],
  ['organic', { [ofOpen]: openWithAds }, ['open_collaboration', 'standard', 800, 'published']],
  ['ads', { [ofOpen]: openWithAds }, ['open_collaboration', 'shop_ads', 300, 'published']],
  ['ads', { [ofTarget]: target }, ['target_collaboration', 'standard', 1500, 'published']],
  // Ads: the first Shop Ads rate that there is (R66).
  [
    'ads',
    { [ofOpen]: openWithAds, [ofTarget]: targetWithAds, [ofCampaign]: campaignWithAds },
    ['partner_campaign', 'shop_ads', 400, 'published'],
  ],
  [
    'ads',
    { [ofOpen]: openWithAds, [ofTarget]: targetWithAds },
    ['target_collaboration', 'shop_ads', 600, 'published'],
  ],
  [
    'ads',
    { [ofCampaign]: campaign, [ofTarget]: targetWithAds, [ofOpen]: openWithAds },
    ['target_collaboration', 'shop_ads', 600, 'published'],
  ],
  [
    'ads',
    { [ofCampaign]: campaign, [ofTarget]: target, [ofOpen]: openWithAds },
    ['open_collaboration', 'shop_ads', 300, 'published'],
  ],
  [
    'ads',
    { [ofCampaign]: { standardRate: 1200, shopAdsRate: 0 }, [ofOpen]: openWithAds },
    ['partner_campaign', 'shop_ads', 0, 'published'],
  ],
  // No Shop Ads rate anywhere: the standard one.
  ['ads', { [ofTarget]: target, [ofOpen]: open }, ['target_collaboration', 'standard', 1500, 'published']],
  ['ads', { [ofCampaign]: campaign, [ofOpen]: open }, ['partner_campaign', 'standard', 1200, 'assumed']],
  // Standard: target before open is published, the place of the campaign is not (R67).
  [
    'organic',
    { [ofOpen]: openWithAds, [ofTarget]: targetWithAds },
    ['target_collaboration', 'standard', 1500, 'published'],
  ],
  [
    'organic',
    { [ofTarget]: target, [ofCampaign]: campaign },
    ['partner_campaign', 'standard', 1200, 'assumed'],
  ],
  [
    'organic',
    { [ofOpen]: open, [ofTarget]: target, [ofCampaign]: campaignWithAds },
    ['partner_campaign', 'standard', 1200, 'assumed'],
  ],
  ['organic', { [ofOpen]: { standardRate: 0 } }, ['open_collaboration', 'standard', 0, 'published']],
])('an order that is %s, of a product with %j', (origin, offered, expected) => {
  const [source, kind, rate, basis] = expected ?? [];
  expect(applicableRate(origin, offered)).toEqual(expected && { source, kind, rate, basis });
});

it('the sources stand in their order', () => {
  expect(commissionSources).toEqual(['partner_campaign', 'target_collaboration', 'open_collaboration']);
});
