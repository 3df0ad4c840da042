import { type Rate, rateProblem } from '../commission/rate.js';
import type { ProductId } from '../core/ids.js';
import { MAXIMUM_PROBLEMS } from '../core/parse.js';
import { invalidInput, type Refusal } from '../core/refusal.js';
import { accept, acceptUnless, type Result } from '../core/result.js';
import { isBlank } from '../core/text.js';
import type { StrictPlatform } from '../policy/strict-platform.js';
import { digitId } from './codecs/id.js';
import { at, each, required } from './places.js';
import { sendingLimits } from './policy.js';
import type { TikTokShopReason } from './refusals.js';
import { decodeReply } from './reply.js';
import { type WireLinks, wireLink, wireLinks } from './wire/links.js';

/** The body of a link for one product (endpoint 8), as it is sent. */
export interface ProductLinkBody {
  /** The creators' part of the total rate, in basis points. */
  readonly creator_commission_rate: number;
}

/** The body of links for several products (endpoint 9), as it is sent. */
export interface ProductLinksBody {
  /** At most 50. */
  readonly product_ids: readonly ProductId[];
}

/** The rates of a product that is to have a link. */
export interface LinkRates {
  /** The creators' part (R62). */
  readonly creatorRate: Rate;
  /** What the seller pays in all; asked only where it is given. */
  readonly totalRate?: Rate;
}

/**
 * Writes what makes the link of a product (endpoint 8): the only call by which an agency sets the creators' part (R62).
 * Refused are a part outside the platform's bounds (R60, U3), and one above the total.
 */
export function encodeProductLink(
  { creatorRate, totalRate }: LinkRates,
  { limits = sendingLimits }: { readonly limits?: StrictPlatform } = {},
): Result<ProductLinkBody, TikTokShopReason> {
  const problem = rateProblem('creatorRate', creatorRate, limits.creatorRate);
  const reasons: TikTokShopReason[] = problem === null ? [] : [problem];
  if (totalRate !== undefined && creatorRate > totalRate)
    reasons.push({ code: 'creator_rate_above_total', parameters: { creatorRate, totalRate } });
  return acceptUnless(reasons, () => ({ creator_commission_rate: creatorRate }));
}

/** Reads the data of a link for one product (endpoint 8): its address. Refused are data without one. */
export function decodeProductLink(data: unknown): Result<string, TikTokShopReason> {
  const wire = wireLink.decode(data);
  return wire.ok ? required('product_promotion_link', wire.value.product_promotion_link) : wire;
}

/** How many products one call makes links for (R63). */
export const PRODUCTS_PER_LINK_CALL = 50;

/**
 * Writes what makes links for products (endpoint 9), at most 50 a call, in their order and each once (R63). No rate goes
 * with it: the creators' part has to stand by then. None at all give no call. Refused are ids that are not of digits.
 *
 * @example
 * ```ts
 * import { encodeProductLinks } from 'partner-campaigns/tiktok-shop';
 *
 * const products = Array.from({ length: 120 }, (_, index) => String(7_100 + index));
 * const calls = encodeProductLinks(products);
 * if (calls.ok) calls.value.length; // 3
 * ```
 */
export function encodeProductLinks(
  productIds: readonly ProductId[],
): Result<readonly ProductLinksBody[], TikTokShopReason> {
  const ids = each(productIds.map((id, index) => at(`productIds[${index}]`, digitId.decode(id))));
  if (!ids.ok) return ids;
  const distinct = [...new Set(ids.value)];
  const calls = Math.ceil(distinct.length / PRODUCTS_PER_LINK_CALL);
  return accept(
    Array.from({ length: calls }, (_, call) => {
      const first = call * PRODUCTS_PER_LINK_CALL;
      return { product_ids: distinct.slice(first, first + PRODUCTS_PER_LINK_CALL) };
    }),
  );
}

/** A call for links, and what the platform answered. */
export interface AnsweredLinkCall {
  readonly body: ProductLinksBody;
  /** The whole answer, `{ code, data, … }`. */
  readonly reply: unknown;
}

/** The links that were made, and what became of the other products: each product that was asked for stands in one list. */
export interface GeneratedLinks {
  /** In the order of the calls. */
  readonly links: readonly { readonly productId: ProductId; readonly link: string }[];
  /** The platform says that it failed for these. */
  readonly failed: readonly ProductId[];
  /** The answer does not tell of these, or could not be read. */
  readonly unanswered: readonly ProductId[];
  /** Which calls went wrong, in whole or in part: their answers were refused, or hold what cannot be read. */
  readonly problems: readonly LinkProblem[];
}

/** What is wrong with the answer to a call for links. */
export interface LinkProblem {
  /** Which call, from 0. */
  readonly call: number;
  readonly refusal: Refusal<TikTokShopReason>;
}

/**
 * Reads what calls for links were answered (endpoint 9), and keeps what succeeded whatever became of the rest. An answer
 * that was refused leaves its own products unanswered, and no others. So does an id that failed and came as a number beyond
 * 2^53, as in a sample of the platform's: nobody can tell which product it was. Links for products that were not asked for
 * are told among the problems.
 */
export function decodeProductLinks(calls: readonly AnsweredLinkCall[]): GeneratedLinks {
  const answers = calls.map(({ body, reply }, call) =>
    answerOf(call, body, decodeReply(reply, wireLinks.decode)),
  );
  return {
    links: answers.flatMap(({ links }) => links),
    failed: answers.flatMap(({ failed }) => failed),
    unanswered: answers.flatMap(({ unanswered }) => unanswered),
    problems: answers.flatMap(({ problems }) => problems),
  };
}

function answerOf(
  call: number,
  { product_ids: asked }: ProductLinksBody,
  answer: Result<WireLinks, TikTokShopReason>,
): GeneratedLinks {
  if (!answer.ok)
    return { links: [], failed: [], unanswered: asked, problems: [{ call, refusal: answer.refusal }] };
  const linked = linksIn(answer.value, asked);
  const failed = failedIn(answer.value, asked, linked.found);
  const [first, ...others] = [...linked.reasons, ...failed.reasons].slice(0, MAXIMUM_PROBLEMS);
  return {
    links: [...linked.found].map(([productId, link]) => ({ productId, link })),
    failed: [...failed.found],
    unanswered: asked.filter((id) => !linked.found.has(id) && !failed.found.has(id)),
    problems: first === undefined ? [] : [{ call, refusal: { reasons: [first, ...others] } }],
  };
}

function linksIn({ product_promotion_links = [] }: WireLinks, asked: readonly ProductId[]) {
  const found = new Map<ProductId, string>();
  const reasons: TikTokShopReason[] = [];
  for (const [index, { product_id, link }] of product_promotion_links.entries()) {
    const place = `data.product_promotion_links[${index}]`;
    if (product_id === undefined) reasons.push(invalidInput(`${place}.product_id`, 'Missing'));
    else if (link === undefined || isBlank(link)) reasons.push(invalidInput(`${place}.link`, 'Missing'));
    else if (!asked.includes(product_id)) reasons.push(invalidInput(`${place}.product_id`, 'Not asked for'));
    else if (found.has(product_id))
      reasons.push(invalidInput(`${place}.product_id`, 'The same product twice'));
    else found.set(product_id, link);
  }
  return { found, reasons };
}

function failedIn(
  { failed_product_ids = [] }: WireLinks,
  asked: readonly ProductId[],
  links: ReadonlyMap<ProductId, string>,
) {
  const found = new Set<ProductId>();
  const reasons: TikTokShopReason[] = [];
  for (const [index, failed] of failed_product_ids.entries()) {
    const place = `data.failed_product_ids[${index}]`;
    const id = at(place, digitId.decode(failed));
    if (!id.ok) reasons.push(...id.refusal.reasons);
    else if (!asked.includes(id.value)) reasons.push(invalidInput(place, 'Not asked for'));
    else if (links.has(id.value)) reasons.push(invalidInput(place, 'Has a link too'));
    else found.add(id.value);
  }
  return { found, reasons };
}
