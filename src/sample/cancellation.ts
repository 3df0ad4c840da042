import { frozenCopy } from '../core/frozen.js';

/** Why a seller says no to a sample request (R86). */
export const sampleRejectReasons = /* @__PURE__ */ frozenCopy([
  'not_match',
  'offline',
  'out_of_stock',
  'other',
] as const);

/** A seller's reason for a no (R86). */
export type SampleRejectReason = (typeof sampleRejectReasons)[number];

/** Why a sample request came to nothing. */
export type SampleCancellation =
  | {
      readonly because: 'rejected_by_agency';
      readonly reason?: SampleRejectReason;
      readonly note?: string;
    }
  | {
      readonly because: 'rejected_by_seller';
      readonly reason: SampleRejectReason;
      readonly note?: string;
    }
  /** The creator, or the agency that asked for the creator, took it back (R89). */
  | { readonly because: 'withdrawn' }
  /** Nobody reviewed it in time (R87). */
  | { readonly because: 'not_reviewed_in_time' }
  /** The seller did not ship it in time (R87). */
  | { readonly because: 'not_shipped_in_time' }
  /** The creator posted nothing in time (R87). */
  | { readonly because: 'no_content_in_time' }
  /** The platform ended it: the product cannot be promoted any more, or its staff decided so. */
  | { readonly because: PlatformCancellation; readonly note?: string };

/** Why the platform ends a sample request. */
export const platformCancellations = /* @__PURE__ */ frozenCopy(['unpromotable', 'platform'] as const);

/** Why the platform ends a sample request: the product cannot be promoted any more, or its staff decided so. */
export type PlatformCancellation = (typeof platformCancellations)[number];
