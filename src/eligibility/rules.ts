import { namesShop } from '../campaign/audience.js';
import type { Campaign } from '../campaign/campaign.js';
import { isOver, isRegistrationOpen, overFrom, registrationClosesAt } from '../campaign/status.js';
import type { Instant } from '../core/instant.js';
import type { ProductFacts } from './product.js';
import type { EligibilityReason } from './refusals.js';
import type { ShopFacts } from './shop.js';

/** Refuses whatever comes after the campaign is over. */
export function campaignNotOver(campaign: Campaign, at: Instant): EligibilityReason | null {
  return isOver(campaign, at)
    ? { code: 'campaign_over', parameters: { overFrom: overFrom(campaign) } }
    : null;
}

/** Asks for a published campaign (R2, R3). */
export function campaignPublished(campaign: Campaign): EligibilityReason | null {
  return campaign.decision === 'draft' ? { code: 'campaign_not_published', parameters: {} } : null;
}

/** Asks for an open registration window: `start ≤ at < min(end, campaign over)` (R22, Q4). */
export function windowOpen(campaign: Campaign, at: Instant): EligibilityReason | null {
  if (campaign.decision === 'draft' || isRegistrationOpen(campaign, at)) return null;
  const closedAt = registrationClosesAt(campaign);
  if (at >= closedAt) return { code: 'registration_closed', parameters: { closedAt } };
  return { code: 'registration_not_open', parameters: { opensAt: campaign.registrationPeriod.start } };
}

/** Asks for the facts of the shop; the rules about it have nothing to say without them. */
export function shopKnown(shop: ShopFacts | undefined): EligibilityReason | null {
  return shop === undefined ? { code: 'fact_missing', parameters: { fact: 'shop' } } : null;
}

/** Asks that the campaign is for this shop: for everyone, for it by name, or for its seller type (R11). */
export function shopInvited(campaign: Campaign, shop: ShopFacts | undefined): EligibilityReason | null {
  const { audience } = campaign;
  if (audience.kind === 'everyone' || shop === undefined) return null;
  if (audience.kind === 'shops') {
    return namesShop(audience, shop.id) ? null : { code: 'shop_not_invited', parameters: {} };
  }
  const { sellerTypes: allowed } = audience;
  if (allowed.includes(shop.sellerType)) return null;
  return { code: 'seller_type_not_invited', parameters: { sellerType: shop.sellerType, allowed } };
}

/** Asks that shop and campaign are in one market (R13). */
export function marketMatches(campaign: Campaign, shop: ShopFacts | undefined): EligibilityReason | null {
  if (shop === undefined) return null;
  if (shop.market === campaign.market) return null;
  return {
    code: 'market_mismatch',
    parameters: { shopMarket: shop.market, campaignMarket: campaign.market },
  };
}

/** Asks for a shop in good standing: restricted and deactivated shops register nothing new (R26, Q27). */
export function shopActive(shop: ShopFacts | undefined): EligibilityReason | null {
  if (shop === undefined || shop.status === 'active') return null;
  return { code: 'shop_not_active', parameters: { status: shop.status } };
}

/** Asks for the facts of the product; the rule about it has nothing to say without them. */
export function productKnown(product: ProductFacts | undefined): EligibilityReason | null {
  return product === undefined ? { code: 'fact_missing', parameters: { fact: 'product' } } : null;
}

/** Asks for a product that can be promoted (R29). */
export function productPromotable(product: ProductFacts | undefined): EligibilityReason | null {
  if (product === undefined || product.status === 'live') return null;
  return { code: 'product_not_promotable', parameters: { productId: product.id, status: product.status } };
}

/**
 * Every reason why a shop cannot register in a campaign at an instant, whatever the product; none when it can.
 * Marketplace rows and submissions are judged by these same rules.
 */
export function shopEligibility(
  campaign: Campaign,
  shop: ShopFacts | undefined,
  at: Instant,
): readonly EligibilityReason[] {
  return [
    campaignNotOver(campaign, at),
    campaignPublished(campaign),
    windowOpen(campaign, at),
    shopKnown(shop),
    shopInvited(campaign, shop),
    marketMatches(campaign, shop),
    shopActive(shop),
  ].filter((reason) => reason !== null);
}
