/**
 * The platform's public API on the wire: what it sends and takes, read into our terms and written in its own. Pure: no HTTP,
 * no signatures, no tokens; plain objects in, results out. Every place that its documents leave open is a choice that is
 * named, with an option where hosts may differ.
 *
 * @module partner-campaigns/tiktok-shop
 */

export {
  type CampaignTargets,
  decodeCampaignDetail,
  decodeCampaignSummary,
  decodeCreatedCampaign,
  type ObservedCampaign,
  type ReadCampaignOptions,
  type TargetShop,
} from './campaign.js';
export {
  type CampaignBefore,
  type CampaignBody,
  type EditCampaignOptions,
  encodeCreateCampaign,
  encodeEditCampaign,
  type SendCampaignReason,
  type WriteCampaignOptions,
} from './campaign-body.js';
export { calendarDay } from './codecs/calendar-day.js';
export type { Codec } from './codecs/codec.js';
export { digitId } from './codecs/id.js';
export { unixMillisecondsText, unixSeconds, unixSecondsText } from './codecs/instant.js';
export { type LocalDays, localDays } from './codecs/local-days.js';
export { type WireMoney, wireMoney } from './codecs/money.js';
export { isUnknown, type Open, type Unknown } from './codecs/open-enum.js';
export { type InclusivePeriod, inclusivePeriod } from './codecs/period.js';
export {
  basisPoints,
  basisPointText,
  fractionText,
  percentDecimal,
  percentText,
} from './codecs/rate.js';
export { type ContentStatistics, decodeContentStatistics } from './content-statistics.js';
export {
  type CreatorPerformance,
  decodeCreatorPerformance,
  type ObservedCreator,
} from './creator-performance.js';
export { describeTikTokShopReason, type OrdinaryReason } from './describe.js';
export { type PlatformError, type PlatformErrorReason, platformError, platformErrors } from './errors.js';
export {
  type AnsweredLinkCall,
  decodeProductLink,
  decodeProductLinks,
  encodeProductLink,
  encodeProductLinks,
  type GeneratedLinks,
  type LinkProblem,
  type LinkRates,
  PRODUCTS_PER_LINK_CALL,
  type ProductLinkBody,
  type ProductLinksBody,
} from './links.js';
export { decisionShown, type ReadDecision } from './observed-decision.js';
export type { Loss, Outgoing } from './outgoing.js';
export { decodeProductPerformance, type ProductFigures, type ProductPerformance } from './performance.js';
export { type CarriedPart, editableIn, readingLimits, sendingLimits } from './policy.js';
export { decodeCampaignProduct, type ObservedProduct, type ReadProductOptions } from './product.js';
export type { Change, ChangeKind, Finding, FoundProduct, Notice } from './reconcile/finding.js';
export { type Look, pollOf } from './reconcile/poll-of.js';
export { type Reconciliation, reconcile } from './reconcile/reconcile.js';
export type { SentReview } from './reconcile/sent-review.js';
export { mergePolls, type Poll, type ProductSighting } from './reconcile/sighting.js';
export type { TikTokShopReason, TikTokShopRefusals } from './refusals.js';
export {
  type Decode,
  decodeAcknowledgement,
  decodePage,
  decodeReply,
  type RefusedItem,
  type ReplyList,
  type ReplyPage,
} from './reply.js';
export {
  decodeReview,
  encodeReview,
  type PlatformRejectReason,
  type ReviewBody,
  type ReviewDecision,
  type WriteReviewOptions,
} from './review.js';
export {
  encodeSampleStatus,
  type ObservedSample,
  type ObservedSampleCancellation,
  type ReadSampleStatusOptions,
  type SampleStanding,
  sampleShown,
} from './sample-status.js';
export { decodeSampleTracking, type SampleTracking, type TrackingEvent } from './sample-tracking.js';
export {
  type WireCampaign,
  type WireCampaignStatus,
  type WireContact,
  type WireSellerType,
  type WireTargetShop,
  wireCampaign,
  wireCampaignStatuses,
  wireSellerTypes,
} from './wire/campaign.js';
export {
  type WireCampaignBody,
  type WireCreatedCampaign,
  wireCampaignBody,
  wireCreatedCampaign,
} from './wire/campaign-body.js';
export {
  type WireContentStatistics,
  type WireContentType,
  wireContentStatistics,
  wireContentTypes,
} from './wire/content-statistics.js';
export {
  type WireCreator,
  type WireCreatorPerformance,
  wireCreatorPerformance,
} from './wire/creator-performance.js';
export {
  type WireLink,
  type WireLinkBody,
  type WireLinks,
  type WireLinksBody,
  wireLink,
  wireLinkBody,
  wireLinks,
  wireLinksBody,
} from './wire/links.js';
export type { WireObject } from './wire/object.js';
export {
  type WirePrice,
  type WireProduct,
  type WireRegionPrice,
  type WireSku,
  wireProduct,
} from './wire/product.js';
export {
  type WireIndicators,
  type WirePerformingProduct,
  type WireProductPerformance,
  type WireProductStatus,
  wireProductPerformance,
  wireProductStatuses,
} from './wire/product-performance.js';
export {
  type ReviewResult,
  reviewResults,
  type WireRejectReason,
  type WireReview,
  wireRejectReasons,
  wireReview,
} from './wire/review.js';
export { type ReviewStatus, reviewStatuses } from './wire/review-status.js';
export {
  type SampleStatusVariant,
  sampleStatuses,
  sampleStatusVariants,
  type WireSampleStatus,
} from './wire/sample-status.js';
export {
  type WireDeliveryOption,
  type WireSampleTracking,
  type WireTrackingEvent,
  wireDeliveryOptions,
  wireSampleTracking,
  wireTrackingEvents,
} from './wire/sample-tracking.js';
