import type { Campaign } from '../campaign/campaign.js';
import { canSeeCampaign } from '../campaign/visibility.js';
import type { SellerActor } from '../core/actor.js';
import type { CampaignId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import { accept, refuse } from '../core/result.js';
import type { ShopFacts } from '../eligibility/shop.js';
import type { Dependencies } from './dependencies.js';
import { findOne, itself, lookUp } from './look-up.js';
import { type Answer, campaignNotFound } from './reasons.js';
import { actingAs, type Caller } from './roles.js';
import { type CampaignRow, campaignRow } from './views.js';
import { joinedOf } from './world.js';

/** A seller with the facts of its shop. */
export interface SellerAndShop {
  readonly seller: SellerActor;
  readonly shop: ShopFacts;
}

/** The actor as a seller whose shop the host's directory knows. */
export async function asSeller(
  { directories }: Dependencies,
  actor: Caller,
  method: string,
): Promise<Answer<SellerAndShop>> {
  const acting = actingAs(actor, method, 'seller');
  if (!acting.ok) return acting;
  const seller = acting.value;
  const shop = await findOne(seller.shopId, (ids) => directories.shops.find(ids));
  if (shop === undefined)
    return refuse({ code: 'not_found', parameters: { kind: 'shop', id: seller.shopId } });
  return accept({ seller, shop });
}

/** A campaign that a seller sees: published and not for other named shops, or one it has a registration in. */
export async function findVisible(
  { store }: Dependencies,
  seller: SellerActor,
  campaignId: CampaignId,
  at: Instant,
): Promise<Answer<Campaign>> {
  const campaign = await findOne(campaignId, (ids) => store.campaigns.find(ids));
  if (campaign !== undefined && canSeeCampaign(seller, campaign)) return accept(campaign);
  const joined = await joinedOf(store, seller, [campaignId], at);
  return campaign !== undefined && joined.has(campaignId)
    ? accept(campaign)
    : refuse(campaignNotFound(campaignId));
}

/** Shows campaigns to a shop, with the names of their agencies. */
export async function rowsOf(
  { directories, standards }: Dependencies,
  campaigns: readonly Campaign[],
  shop: ShopFacts,
  at: Instant,
): Promise<readonly CampaignRow[]> {
  const agencies = await lookUp(
    campaigns.map(({ agencyId }) => agencyId),
    itself,
    (ids) => directories.agencies.find(ids),
  );
  return campaigns.map((campaign) =>
    campaignRow(campaign, { agency: agencies.get(campaign.agencyId), shop, at, standards }),
  );
}
