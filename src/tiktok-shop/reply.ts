import * as z from 'zod';
import { parseWith } from '../core/parse.js';
import type { Refusal } from '../core/refusal.js';
import { accept, type Result, refuse } from '../core/result.js';
import { countSchema } from './codecs/count.js';
import { platformError } from './errors.js';
import { at } from './places.js';
import type { TikTokShopReason } from './refusals.js';
import { maybe, wireObject } from './wire/object.js';

/** Reads one part of an answer, such as {@link decodeCampaignDetail} does. */
export type Decode<Value> = (wire: unknown) => Result<Value, TikTokShopReason>;

const replySchema = wireObject({
  code: z.int(),
  message: maybe(z.string()),
  request_id: maybe(z.string()),
  data: maybe(z.unknown()),
});

/**
 * Reads an answer of the platform, `{ code, message, request_id, data }`: its data by `decode`. A code other than 0 is
 * refused as `platform_error`. The places of refusals are of the whole answer, such as `data.commission_rate`.
 *
 * @example
 * ```ts
 * import { decodeCampaignDetail, decodeReply } from 'partner-campaigns/tiktok-shop';
 *
 * const reply = { code: 0, message: 'Success', request_id: 'r-1', data: { id: '7400000000000000001' } };
 * decodeReply(reply, decodeCampaignDetail); // { ok: true, value: { id: '7400000000000000001', … } }
 * ```
 */
export function decodeReply<Value>(reply: unknown, decode: Decode<Value>): Result<Value, TikTokShopReason> {
  const read = parseWith(replySchema, reply);
  if (!read.ok) return read;
  const { code, message = '', request_id: requestId = null, data } = read.value;
  if (code === 0) return at('data', decode(data));
  const { platformCode, reason, retryable } = platformError(code);
  return refuse({
    code: 'platform_error',
    parameters: { platformCode, reason, message, requestId, retryable },
  });
}

/**
 * Reads the data of a call that answers nothing: of an edit, a publication and a review. Whatever stands in it is passed
 * over. The body of a publication is `{}`.
 */
export function decodeAcknowledgement(_data: unknown): Result<null, TikTokShopReason> {
  return accept(null);
}

/** The lists that the platform answers in pages, by the field that they stand in. */
export type ReplyList =
  | 'campaigns'
  | 'products'
  | 'campaign_product_statistics'
  | 'promotion_creators'
  | 'creator_content_statistics';

/** One page of a list of the platform's. */
export interface ReplyPage<Item> {
  /** Those that could be read, in the order of the platform. */
  readonly items: readonly Item[];
  /** Those that could not. A look that has some has not seen the whole list. */
  readonly refused: readonly RefusedItem[];
  /** What to ask the next page with; `null` on the last. */
  readonly nextPageToken: string | null;
  /** How many there are on all pages; `null` where the platform does not say. */
  readonly totalCount: number | null;
}

/** An item of a page that could not be read. */
export interface RefusedItem {
  /** Which one of its page, from 0. */
  readonly index: number;
  /** Why; its places are of the whole answer, such as `data.products[3].id`. */
  readonly refusal: Refusal<TikTokShopReason>;
}

/** The tokens that stand for no further page, besides none (U9). */
const LAST_TOKENS: readonly string[] = ['', '0'];

/**
 * Reads an answer that is a page of a list: each item by `decode`, for itself, so that one that cannot be read does not
 * hide the others. Refused as a whole are an answer with a code other than 0, and one that is no page. A list that is not
 * there is empty. No token, an empty one and `"0"` all mean that this is the last page (U9).
 *
 * @example
 * ```ts
 * import { decodeCampaignSummary, decodePage } from 'partner-campaigns/tiktok-shop';
 *
 * const reply = {
 *   code: 0,
 *   data: { campaigns: [{ id: '7400000000000000001', name: 'Sun week' }], next_page_token: '', total_count: 1 },
 * };
 * decodePage(reply, 'campaigns', decodeCampaignSummary);
 * ```
 */
export function decodePage<Item>(
  reply: unknown,
  list: ReplyList,
  decode: Decode<Item>,
): Result<ReplyPage<Item>, TikTokShopReason> {
  return decodeReply(reply, (data) => {
    const page = parseWith(pageSchema, data);
    if (!page.ok) return page;
    const items = at(list, parseWith(listSchema, page.value[list] ?? []));
    if (!items.ok) return items;
    const read = items.value.map((item, index) => at(`data.${list}[${index}]`, decode(item)));
    const { next_page_token: token = '', total_count: count, total_creator_count: creators } = page.value;
    return accept({
      items: read.flatMap((item) => (item.ok ? [item.value] : [])),
      refused: read.flatMap((item, index) => (item.ok ? [] : [{ index, refusal: item.refusal }])),
      nextPageToken: LAST_TOKENS.includes(token) ? null : token,
      totalCount: count ?? creators ?? null,
    });
  });
}

const pageSchema = wireObject({
  next_page_token: maybe(z.string()),
  total_count: maybe(countSchema),
  total_creator_count: maybe(countSchema),
});

const listSchema = z.array(z.unknown());
