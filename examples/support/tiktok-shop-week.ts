import { readFileSync } from 'node:fs';
import type { ProductId, ShopId } from 'partner-campaigns';
import type { ReviewDecision } from 'partner-campaigns/tiktok-shop';
import { at } from './marketplace-data.ts';

/** What the data file holds: answers of the platform as they came, and what was sent there. */
interface WeekData {
  /** The answer to the campaign's creation. */
  readonly created: unknown;
  /** A shop that the host gets to know in the course of the week. */
  readonly learned: { readonly at: string; readonly shopName: string; readonly shopId: ShopId };
  readonly sent: readonly SentData[];
  /** Day by day, the pages of one look at the products. */
  readonly looks: readonly (readonly { readonly askedAt: string; readonly reply: unknown }[])[];
}

interface SentData {
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly decision: ReviewDecision;
  readonly sentAt: string;
  readonly expectedBy: string;
}

/** Reads a week of the platform's answers. */
export function readTikTokShopWeek() {
  const file = new URL('../data/tiktok-shop-week.json', import.meta.url);
  const { created, learned, sent, looks }: WeekData = JSON.parse(readFileSync(file, 'utf8'));
  return {
    created,
    learned: { ...learned, at: at(learned.at) },
    sent: sent.map(({ sentAt, expectedBy, ...review }) => ({
      ...review,
      sentAt: at(sentAt),
      expectedBy: at(expectedBy),
    })),
    looks: looks.map((pages) => pages.map(({ askedAt, reply }) => ({ askedAt: at(askedAt), reply }))),
  };
}
