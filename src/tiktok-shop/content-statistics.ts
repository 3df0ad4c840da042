import { given } from '../core/given.js';
import { accept, type Result } from '../core/result.js';
import type { SampleContent } from '../sample/content.js';
import { isUnknown, type Open } from './codecs/open-enum.js';
import type { TikTokShopReason } from './refusals.js';
import { type WireContentType, wireContentStatistics } from './wire/content-statistics.js';

/** How a piece of content does with a product of a campaign; what is left out was not told. */
export interface ContentStatistics {
  /** A video or a LIVE. */
  readonly kind?: Open<SampleContent['kind']>;
  /** The day on which it was published, such as `2026-03-01`; of a zone that the platform does not tell. */
  readonly publishedOn?: string;
  /** The day on which it ended, such as `2026-03-01`. */
  readonly endedOn?: string;
  readonly views?: number;
  readonly likes?: number;
  readonly comments?: number;
  readonly paidOrders?: number;
  /** As it came: the platform tells no currency. */
  readonly paidAmount?: string;
  readonly sourceUrl?: string;
  readonly linkedVideoUrl?: string;
  readonly coverUrl?: string;
}

/**
 * Reads a piece of content of a creator (endpoint 12, in both versions). Of its kinds the platform documents the names
 * `VIDEO` and `LIVE_ROOM`, and in prose the numbers 1 and 2: all are read. Refused are values that have not their documented
 * form.
 */
export function decodeContentStatistics(item: unknown): Result<ContentStatistics, TikTokShopReason> {
  const wire = wireContentStatistics.decode(item);
  if (!wire.ok) return wire;
  const { value } = wire;
  return accept(
    given({
      kind: value.content_type && kindOf(value.content_type),
      publishedOn: value.published_date,
      endedOn: value.content_end_date,
      views: value.view_count,
      likes: value.like_count,
      comments: value.comment_num,
      paidOrders: value.paid_order_num,
      paidAmount: value.paid_amount,
      sourceUrl: value.source_url,
      linkedVideoUrl: value.linked_tiktok_video,
      coverUrl: value.cover_img_url,
    }),
  );
}

function kindOf(type: Open<WireContentType>): Open<SampleContent['kind']> {
  const told = isUnknown(type) ? String(type.raw) : type;
  if (told === 'VIDEO' || told === '1') return 'video';
  if (told === 'LIVE_ROOM' || told === '2') return 'live';
  return { kind: 'unknown', raw: isUnknown(type) ? type.raw : type };
}
