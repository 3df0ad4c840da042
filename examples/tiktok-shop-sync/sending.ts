import {
  type Campaign,
  type CampaignChanges,
  type CampaignId,
  campaignStatusAt,
  instant,
  type ProductId,
  type Result,
  type ShopId,
} from 'partner-campaigns';
import {
  type AnsweredLinkCall,
  decodeAcknowledgement,
  decodeProductLinks,
  decodeReply,
  encodeEditCampaign,
  encodeProductLinks,
  encodeReview,
  type GeneratedLinks,
  type Loss,
  type ReviewDecision,
  type SendCampaignReason,
  type SentReview,
  type TikTokShopReason,
} from 'partner-campaigns/tiktok-shop';
import { type Connection, send } from './connection.ts';

const CAMPAIGNS = '/affiliate_partner/202405/campaigns';
const LINKS = '/affiliate_partner/202505/campaigns';
const ONE_HOUR = 3_600_000;

/** Sends what an edit changes, and tells what of it the platform has no place for. */
export async function sendEdit(
  connection: Connection,
  before: Campaign,
  changes: CampaignChanges,
  shopCodeOf: (shopId: ShopId) => string | undefined,
): Promise<Result<readonly Loss[], SendCampaignReason>> {
  const status = campaignStatusAt(before, connection.now());
  const edit = encodeEditCampaign(before, changes, { status, shopCodeOf });
  if (!edit.ok) return edit;
  const { body, losses } = edit.value;
  // Only what the platform has no place for has changed.
  if (Object.keys(body).length === 0) return { ok: true, value: losses };
  const path = `${CAMPAIGNS}/${before.id}/partial_edit`;
  const answer = await send(connection, { path, body }, acknowledged);
  return answer.ok ? { ok: true, value: losses } : answer;
}

/** Sends a review, and gives what to look for in the looks that follow. Refused where the platform surely has not taken it. */
export async function sendReview(
  connection: Connection,
  of: { readonly campaignId: CampaignId; readonly shopId: ShopId; readonly productId: ProductId },
  decision: ReviewDecision,
): Promise<Result<SentReview, TikTokShopReason>> {
  const { body } = encodeReview(decision);
  const path = `${CAMPAIGNS}/${of.campaignId}/products/${of.productId}/review`;
  const answer = await send(connection, { path, body }, acknowledged);
  if (!answer.ok && !answer.refusal.reasons.some(mayHaveCounted)) return answer;
  const sentAt = connection.now();
  const { type: _, ...why } = decision;
  const expectedBy = instant(sentAt + ONE_HOUR);
  return { ok: true, value: { ...of, result: body.review_result, ...why, sentAt, expectedBy } };
}

/** Makes links for products, fifty a call; what fails of one call leaves the others as they are. */
export async function makeLinks(
  connection: Connection,
  campaignId: CampaignId,
  productIds: readonly ProductId[],
): Promise<Result<GeneratedLinks, TikTokShopReason>> {
  const calls = encodeProductLinks(productIds);
  if (!calls.ok) return calls;
  const answered: AnsweredLinkCall[] = [];
  for (const body of calls.value) {
    const path = `${LINKS}/${campaignId}/products/promotion_links/generate_batch`;
    // The answer is read with those of the other calls; here it only has to be one.
    let reply: unknown;
    await send(connection, { path, body }, (received) => {
      reply = received;
      return decodeReply(received, decodeAcknowledgement);
    });
    answered.push({ body, reply });
  }
  return { ok: true, value: decodeProductLinks(answered) };
}

function acknowledged(reply: unknown): Result<null, TikTokShopReason> {
  return decodeReply(reply, decodeAcknowledgement);
}

/** Whether the platform may have done what it says has failed. */
function mayHaveCounted(reason: TikTokShopReason): boolean {
  if (reason.code !== 'platform_error') return false;
  const { reason: why } = reason.parameters;
  return why === 'timed_out' || why === 'internal_error';
}
