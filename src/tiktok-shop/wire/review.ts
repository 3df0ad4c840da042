import * as z from 'zod';
import { frozenCopy } from '../../core/frozen.js';
import { type Codec, codecOf } from '../codecs/codec.js';
import { type Open, openEnumSchema } from '../codecs/open-enum.js';
import { maybe, type WireObject, wireObject } from './object.js';

/** What a review may come to (endpoint 7, R42, R43). */
export const reviewResults = /* @__PURE__ */ frozenCopy(['APPROVE', 'REJECT', 'REJECT_FOREVER'] as const);

/** What a review comes to: `REJECT_FOREVER` is our block. */
export type ReviewResult = (typeof reviewResults)[number];

/** The reasons that a rejection may have on the platform (endpoint 7, R42). */
export const wireRejectReasons = /* @__PURE__ */ frozenCopy([
  'COMMISSION_TOO_LOW',
  'PRODUCT_HARD_TO_PROMOTE',
  'PRODUCT_TOO_EXPENSIVE',
  'NO_SUITABLE_CREATOR',
] as const);

/** A reason for a rejection, as the platform names it. */
export type WireRejectReason = (typeof wireRejectReasons)[number];

/** What is sent to review a product (endpoint 7). */
export interface WireReview extends WireObject {
  readonly review_result?: Open<ReviewResult>;
  readonly reject_reasons?: readonly Open<WireRejectReason>[];
}

const reviewSchema: z.ZodType<WireReview, unknown> = wireObject({
  review_result: maybe(openEnumSchema(reviewResults)),
  reject_reasons: maybe(z.array(openEnumSchema(wireRejectReasons))),
});

/** The body of a review (endpoint 7). */
export const wireReview: Codec<unknown, WireReview> = codecOf(reviewSchema);
