import { namesShop } from '../campaign/audience.js';
import type { Campaign } from '../campaign/campaign.js';
import { frozenCopy } from '../core/frozen.js';
import type { Instant } from '../core/instant.js';
import { shopEligibility } from './rules.js';
import type { ShopFacts } from './shop.js';

/** The seller's filters of the campaign marketplace (seed step 3, R20). */
export const marketplaceTabs = /* @__PURE__ */ frozenCopy(['all', 'target', 'local_agency'] as const);

/**
 * A filter of the campaign marketplace: everything the shop is eligible for, campaigns whose agency named the shop,
 * or those of agencies at home where the shop is at home.
 */
export type MarketplaceTab = (typeof marketplaceTabs)[number];

/**
 * Tells whether a tab of the marketplace shows a campaign to a shop at an instant: the shop may register now, or will
 * once the registration period opens. Judged by the rules that judge a registration.
 */
export function isInMarketplace(
  campaign: Campaign,
  shop: ShopFacts,
  tab: MarketplaceTab,
  at: Instant,
): boolean {
  return (
    isInTab(campaign, shop, tab) &&
    shopEligibility(campaign, shop, at).every((reason) => reason.code === 'registration_not_open')
  );
}

function isInTab(campaign: Campaign, shop: ShopFacts, tab: MarketplaceTab): boolean {
  switch (tab) {
    case 'all':
      return true;
    case 'target':
      return namesShop(campaign.audience, shop.id);
    case 'local_agency':
      return isLocalAgency(campaign, shop);
  }
}

/** Tells whether the agency of a campaign is at home where the shop is: a local agency campaign (seed step 3). */
export function isLocalAgency(campaign: Campaign, shop: ShopFacts): boolean {
  return campaign.agencyCountry === shop.homeCountry;
}
