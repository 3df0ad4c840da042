import type { SendCampaignReason } from './campaign-body.js';
import { platformError } from './errors.js';

/** Reasons that the library has sentences for by itself: see `describeReason`. */
export type OrdinaryReason = Exclude<
  SendCampaignReason,
  { readonly code: 'platform_error' | 'shop_unknown' | 'shop_code_unknown' }
>;

/**
 * Any reason that this entry refuses with, as an English sentence. `describeOther` gives those of codes that the library
 * has anyway: its `describeReason`, in whatever language.
 *
 * @example
 * ```ts
 * import { describeReason } from 'partner-campaigns';
 * import { decodeCampaignDetail, decodeReply, describeTikTokShopReason } from 'partner-campaigns/tiktok-shop';
 *
 * const read = decodeReply({ code: 16032005, message: 'campaign not found' }, decodeCampaignDetail);
 * if (!read.ok) read.refusal.reasons.map((reason) => describeTikTokShopReason(reason, describeReason));
 * ```
 */
export function describeTikTokShopReason(
  reason: SendCampaignReason,
  describeOther: (reason: OrdinaryReason) => string,
): string {
  switch (reason.code) {
    case 'platform_error': {
      const { platformCode, message, requestId } = reason.parameters;
      const said = platformError(platformCode).meaning ?? 'The platform refused the call.';
      const words = message === '' ? '' : ` In its words: ${message}`;
      const call = requestId === null ? '' : ` Its name for the call is ${requestId}.`;
      return `${said} (${platformCode})${words}${call}`;
    }
    case 'shop_unknown':
      return `No shop is known under the name ${reason.parameters.shopName}.`;
    case 'shop_code_unknown':
      return `No code of the platform's is known for the shop ${reason.parameters.shopId}.`;
    default:
      return describeOther(reason);
  }
}
