import type { Instant, Refusal, Result } from 'partner-campaigns';
import {
  decodePage,
  type ReplyList,
  type ReplyPage,
  type TikTokShopReason,
} from 'partner-campaigns/tiktok-shop';
import { type Connection, send } from './connection.ts';

/** The pages of a list, as far as they could be had. */
export interface Pages<Item> {
  /** When the first of them was asked for. */
  readonly beganAt: Instant;
  readonly pages: readonly ReplyPage<Item>[];
  /** Why the next page was not to be had; `null` where the last one is there. */
  readonly stoppedBy: Refusal<TikTokShopReason> | null;
}

/** A list of the platform's, and how many items it gives on a page at most. */
export interface List {
  readonly path: string;
  readonly name: ReplyList;
  readonly pageSize: number;
}

/** Reads a list up to its last page. Each item is read with the instant at which its page was asked for. */
export async function readPages<Item>(
  connection: Connection,
  { path, name, pageSize }: List,
  decode: (item: unknown, askedAt: Instant) => Result<Item, TikTokShopReason>,
): Promise<Pages<Item>> {
  const beganAt = connection.now();
  const pages: ReplyPage<Item>[] = [];
  const tokens = new Set<string>();
  let token: string | null = null;
  do {
    const askedAt = connection.now();
    const query: Readonly<Record<string, string>> = {
      page_size: String(pageSize),
      ...(token !== null && { page_token: token }),
    };
    const page: Result<ReplyPage<Item>, TikTokShopReason> = await send(connection, { path, query }, (reply) =>
      decodePage(reply, name, (item) => decode(item, askedAt)),
    );
    if (!page.ok) return { beganAt, pages, stoppedBy: page.refusal };
    pages.push(page.value);
    token = page.value.nextPageToken;
    // A list that leads back to a page of its own would never end.
    if (token !== null && tokens.has(token)) throw new Error(`The page ${token} comes after itself`);
    if (token !== null) tokens.add(token);
  } while (token !== null);
  return { beganAt, pages, stoppedBy: null };
}
