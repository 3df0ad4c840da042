import * as z from 'zod';
import { frozenCopy } from '../../core/frozen.js';
import { calendarDaySchema } from '../codecs/calendar-day.js';
import { type Codec, codecOf } from '../codecs/codec.js';
import { countTextSchema } from '../codecs/count.js';
import { type Open, openEnumSchema } from '../codecs/open-enum.js';
import { maybe, type WireObject, wireObject } from './object.js';

/** The kinds of content (endpoint 12). */
export const wireContentTypes = /* @__PURE__ */ frozenCopy(['VIDEO', 'LIVE_ROOM'] as const);

/** A kind of content (endpoint 12); its numbers, 1 and 2, are told in prose only, and unknown here. */
export type WireContentType = (typeof wireContentTypes)[number];

/** How content of a creator does with a product (endpoint 12). */
export interface WireContentStatistics extends WireObject {
  readonly content_type?: Open<WireContentType>;
  /** Such as `2026-03-01`. */
  readonly published_date?: string;
  /** Such as `2026-03-01`. */
  readonly content_end_date?: string;
  readonly view_count?: number;
  readonly like_count?: number;
  readonly comment_num?: number;
  readonly paid_order_num?: number;
  /** Of a currency that is not told. */
  readonly paid_amount?: string;
  readonly source_url?: string;
  readonly linked_tiktok_video?: string;
  readonly cover_img_url?: string;
}

const statisticsSchema: z.ZodType<WireContentStatistics, unknown> = wireObject({
  content_type: maybe(openEnumSchema(wireContentTypes)),
  published_date: maybe(calendarDaySchema),
  content_end_date: maybe(calendarDaySchema),
  view_count: maybe(countTextSchema),
  like_count: maybe(countTextSchema),
  comment_num: maybe(countTextSchema),
  paid_order_num: maybe(countTextSchema),
  paid_amount: maybe(z.string()),
  source_url: maybe(z.string()),
  linked_tiktok_video: maybe(z.string()),
  cover_img_url: maybe(z.string()),
});

/** How content of a creator does with a product (endpoint 12): values are ours, names the platform's. */
export const wireContentStatistics: Codec<unknown, WireContentStatistics> = codecOf(statisticsSchema);
