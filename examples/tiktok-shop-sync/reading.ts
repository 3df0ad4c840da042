import type { CampaignId, ProductId, Refusal, Result, ShopId } from 'partner-campaigns';
import {
  type CreatorPerformance,
  decodeCampaignDetail,
  decodeCampaignProduct,
  decodeCampaignSummary,
  decodeCreatorPerformance,
  decodeReply,
  type Look,
  type ObservedCampaign,
  type TikTokShopReason,
} from 'partner-campaigns/tiktok-shop';
import { type Connection, send } from './connection.ts';
import { type Pages, readPages } from './pages.ts';

const CAMPAIGNS = '/affiliate_partner/202405/campaigns';
const PERFORMANCE = '/affiliate_partner/202508/campaigns';

/** The agency's campaigns, with their names, statuses and periods. */
export function readCampaigns(connection: Connection): Promise<Pages<ObservedCampaign>> {
  const list = { path: CAMPAIGNS, name: 'campaigns', pageSize: 100 } as const;
  return readPages(connection, list, (item) => decodeCampaignSummary(item));
}

/** Everything that the platform tells of one campaign. */
export function readCampaign(
  connection: Connection,
  campaignId: CampaignId,
): Promise<Result<ObservedCampaign, TikTokShopReason>> {
  const path = `${CAMPAIGNS}/${campaignId}`;
  return send(connection, { path }, (reply) => decodeReply(reply, (data) => decodeCampaignDetail(data)));
}

/** One look at the products of a campaign, and what stopped it before its end. */
export async function lookAt(
  connection: Connection,
  campaignId: CampaignId,
  shopIdOf: (shopName: string) => ShopId | undefined,
): Promise<{ readonly look: Look; readonly stoppedBy: Refusal<TikTokShopReason> | null }> {
  const list = { path: `${CAMPAIGNS}/${campaignId}/products`, name: 'products', pageSize: 100 } as const;
  const { stoppedBy, ...pages } = await readPages(connection, list, (item, askedAt) =>
    decodeCampaignProduct(item, { shopIdOf, seenAt: askedAt }),
  );
  return { look: { campaignId, ...pages }, stoppedBy };
}

/** The creators of a product: what they sell, and what became of their samples. */
export function readCreators(
  connection: Connection,
  campaignId: CampaignId,
  productId: ProductId,
): Promise<Pages<CreatorPerformance>> {
  const path = `${PERFORMANCE}/${campaignId}/products/${productId}/performance`;
  const list = { path, name: 'promotion_creators', pageSize: 50 } as const;
  return readPages(connection, list, (item) => decodeCreatorPerformance(item));
}
