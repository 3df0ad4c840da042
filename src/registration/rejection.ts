import type { Rate } from '../commission/rate.js';
import type { SampleQuantity } from '../commission/sample-quantity.js';
import type { Terms } from '../commission/terms.js';
import { frozenCopy } from '../core/frozen.js';
import type { Instant } from '../core/instant.js';
import type { VendorName } from '../core/vendor-name.js';

/** The platform's four reasons for a rejection (R42). */
export const platformRejectReasons = /* @__PURE__ */ frozenCopy([
  'commission_too_low',
  'product_hard_to_promote',
  'product_too_expensive',
  'no_suitable_creator',
] as const);

/** The platform's four reasons, and ours for a review that nobody made in time, which only a deadline gives (Q8). */
export const rejectReasons = /* @__PURE__ */ frozenCopy([
  ...platformRejectReasons,
  'not_reviewed_in_time',
] as const);

/** An agency's reason for a no: one of the platform's, or the host's own, named `vendor/name`. */
export type RejectReason = (typeof rejectReasons)[number] | VendorName;

/** The reasons of a review that its deadline settles (Q8). */
export const NOT_REVIEWED_IN_TIME: readonly RejectReason[] = Object.freeze(['not_reviewed_in_time'] as const);

/**
 * What terms the agency would have liked, so that the seller can meet them: by the policy a wish, or the least that a
 * seller who tries again may offer (R42). At least one of them.
 */
export interface WantedTerms {
  /** Least total rate. */
  readonly totalRate?: Rate;
  /** Least sample quantity. */
  readonly sampleQuantity?: SampleQuantity;
}

/** An agency's no, as the seller sees it under "View reason" (R42). */
export interface Rejection {
  /** One reason or more; none where it was observed elsewhere and nobody said why. */
  readonly reasons: readonly RejectReason[];
  /** What the agency said besides. */
  readonly note?: string;
  readonly wanted?: WantedTerms;
  /** The terms that were rejected. */
  readonly terms: Terms;
  /** The attempt that was rejected, from 1. */
  readonly attempt: number;
  readonly at: Instant;
}

/** Why a product is blocked for good; reasons may be missing (R43, Q12). */
export interface Block {
  readonly reasons: readonly RejectReason[];
  /** What the agency said besides. */
  readonly note?: string;
}
