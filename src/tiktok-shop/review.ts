import { type InputReason, invalidInput } from '../core/refusal.js';
import { accept, type Result, refuse } from '../core/result.js';
import type { Approve, BlockProduct, Reject } from '../registration/commands.js';
import { platformRejectReasons, type RejectReason } from '../registration/rejection.js';
import { isUnknown, type Open } from './codecs/open-enum.js';
import type { Loss, Outgoing } from './outgoing.js';
import { each, together } from './places.js';
import type { TikTokShopReason } from './refusals.js';
import { type ReviewResult, type WireRejectReason, type WireReview, wireReview } from './wire/review.js';

/** What an agency decides in a review: our commands of the same names, without the revision that the reviewer saw. */
export type ReviewDecision =
  | Omit<Approve, 'seenRevision'>
  | Omit<Reject, 'seenRevision'>
  | Omit<BlockProduct, 'seenRevision'>;

/** A reason that the platform has too (R42). */
export type PlatformRejectReason = (typeof platformRejectReasons)[number];

/** The body of a review (endpoint 7), as it is sent. */
export interface ReviewBody {
  readonly review_result: ReviewResult;
  readonly reject_reasons?: readonly WireRejectReason[];
}

/** How a review is written for the platform. */
export interface WriteReviewOptions {
  /**
   * Which of the platform's reasons stands for one that it has not, if any does: a host's own, or the deadline's. Without
   * an answer that reason is lost.
   */
  readonly reasonFor?: (
    reason: Exclude<RejectReason, PlatformRejectReason>,
  ) => PlatformRejectReason | undefined;
}

const results: Readonly<Record<ReviewDecision['type'], ReviewResult>> = {
  approve: 'APPROVE',
  reject: 'REJECT',
  block: 'REJECT_FOREVER',
};

const wireReasons: Readonly<Record<PlatformRejectReason, WireRejectReason>> = {
  commission_too_low: 'COMMISSION_TOO_LOW',
  product_hard_to_promote: 'PRODUCT_HARD_TO_PROMOTE',
  product_too_expensive: 'PRODUCT_TOO_EXPENSIVE',
  no_suitable_creator: 'NO_SUITABLE_CREATOR',
};

/**
 * Writes a review for the platform (endpoint 7): one product a call (R46). The platform takes its four reasons and no text
 * (R42, R43): a note, the terms that were wanted, and other reasons are lost, and told as such; a reason that another
 * stands for counts as lost too. Where none is left, none is sent: the platform documents them as optional (R44).
 *
 * @example
 * ```ts
 * import { encodeReview } from 'partner-campaigns/tiktok-shop';
 *
 * const { body, losses } = encodeReview({
 *   type: 'reject',
 *   reasons: ['commission_too_low', 'acme/too_red'],
 *   note: '15 %, please.',
 * });
 * body; // { review_result: 'REJECT', reject_reasons: ['COMMISSION_TOO_LOW'] }
 * losses.map(({ path }) => path); // ['reasons[1]', 'note']
 * ```
 */
export function encodeReview(
  decision: ReviewDecision,
  { reasonFor }: WriteReviewOptions = {},
): Outgoing<ReviewBody> {
  const review_result = results[decision.type];
  if (decision.type === 'approve') return { body: { review_result }, losses: [] };
  const { reasons = [], note } = decision;
  const sent = reasons.flatMap((reason) => sentFor(reason, reasonFor) ?? []);
  const reject_reasons = [...new Set(sent)].map((reason) => wireReasons[reason]);
  return {
    body: reject_reasons.length === 0 ? { review_result } : { review_result, reject_reasons },
    losses: [
      ...reasons.flatMap((reason, index) => (isPlatformReason(reason) ? [] : [lostReason(index)])),
      ...(note === undefined ? [] : [lostField('note')]),
      ...('wanted' in decision && decision.wanted !== undefined ? [lostField('wanted')] : []),
    ],
  };
}

/**
 * Reads the body of a review back: the way back of {@link encodeReview}, for a record of what was sent, or for a double of
 * the platform in tests. Refused are a result or a reason that this version does not know, a body without a result, and
 * reasons of an approval.
 */
export function decodeReview(body: unknown): Result<ReviewDecision, TikTokShopReason> {
  const wire = wireReview.decode(body);
  if (!wire.ok) return wire;
  const { review_result, reject_reasons } = wire.value;
  const read = together({
    result: resultOf(review_result),
    reasons: reject_reasons && each(reject_reasons.map(reasonOf)),
  });
  if (!read.ok) return read;
  const { result, reasons } = read.value;
  switch (result) {
    case 'APPROVE':
      return reasons === undefined || reasons.length === 0
        ? accept({ type: 'approve' })
        : refuse(invalidInput('reject_reasons', 'Reasons of an approval'));
    case 'REJECT':
      return accept({ type: 'reject', reasons: reasons ?? [] });
    case 'REJECT_FOREVER':
      return accept(reasons === undefined ? { type: 'block' } : { type: 'block', reasons });
  }
}

function isPlatformReason(reason: RejectReason): reason is PlatformRejectReason {
  return platformRejectReasons.some((one) => one === reason);
}

function sentFor(
  reason: RejectReason,
  reasonFor: WriteReviewOptions['reasonFor'],
): PlatformRejectReason | undefined {
  return isPlatformReason(reason) ? reason : reasonFor?.(reason);
}

function lostReason(index: number): Loss {
  return { path: `reasons[${index}]`, why: 'no_such_reason' };
}

function lostField(path: 'note' | 'wanted'): Loss {
  return { path, why: 'no_field' };
}

function resultOf(result: WireReview['review_result']): Result<ReviewResult, InputReason> {
  if (result === undefined) return refuse(invalidInput('review_result', 'Missing'));
  return isUnknown(result) ? refuse(invalidInput('review_result', 'Not a known result')) : accept(result);
}

function reasonOf(reason: Open<WireRejectReason>, index: number): Result<PlatformRejectReason, InputReason> {
  const known = platformRejectReasons.find((one) => wireReasons[one] === reason);
  return known === undefined
    ? refuse(invalidInput(`reject_reasons[${index}]`, 'Not a known reason'))
    : accept(known);
}
