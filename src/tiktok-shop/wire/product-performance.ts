import * as z from 'zod';
import type { Rate } from '../../commission/rate.js';
import { frozenCopy } from '../../core/frozen.js';
import type { Instant } from '../../core/instant.js';
import { type Codec, codecOf } from '../codecs/codec.js';
import { countSchema, countTextSchema } from '../codecs/count.js';
import { digitIdSchema } from '../codecs/id.js';
import { unixMillisecondsTextSchema } from '../codecs/instant.js';
import { type Open, openEnumSchema } from '../codecs/open-enum.js';
import { basisPointTextSchema } from '../codecs/rate.js';
import { maybe, type WireObject, wireObject } from './object.js';

/** The review status of a product as performance names it (endpoint 10). */
export const wireProductStatuses = /* @__PURE__ */ frozenCopy([
  'PRODUCT_UNSPECIFIED',
  'PRODUCT_PENDING',
  'PRODUCT_APPROVED',
  'PRODUCT_REJECTED',
  'PRODUCT_PENDING_CLOSED',
  'PRODUCT_CLOSED',
] as const);

/** The review status of a product as performance names it. */
export type WireProductStatus = (typeof wireProductStatuses)[number];

/** Figures of a product; counts, and amounts of a currency that is not told. */
export interface WireIndicators extends WireObject {
  readonly paid_order_num?: number;
  readonly actual_order_num?: number;
  readonly estimated_amount?: string;
  readonly actual_amount?: string;
  readonly estimated_partner_commission?: string;
  readonly actual_partner_commission?: string;
  readonly collaborated_creators_num?: number;
  readonly creator_sales_num?: number;
  readonly promoted_creator_num?: number;
  readonly sample_requested_creator_num?: number;
}

/** A product in performance (endpoint 10); its `…_percent` are basis points all the same. */
export interface WirePerformingProduct extends WireObject {
  readonly product_id?: string;
  readonly product_status?: Open<WireProductStatus>;
  readonly product_name?: string;
  readonly product_stock_count?: number;
  readonly total_commission_percent?: Rate;
  readonly creator_commission_percent?: Rate;
  readonly partner_commission_percent?: Rate;
  readonly plan_commission_percent?: Rate;
  readonly product_price?: WireObject & {
    readonly min_price?: string;
    readonly max_price?: string;
    readonly currency?: string;
  };
  readonly product_thumbnail?: WireObject & { readonly uri?: string; readonly url_list?: readonly string[] };
  readonly indicator_data?: WireIndicators;
}

/** How a product of a campaign does (endpoint 10). */
export interface WireProductPerformance extends WireObject {
  readonly data_update_time?: Instant;
  readonly creator_sales_num?: number;
  readonly collaborated_creators_num?: number;
  readonly promoted_creator_num?: number;
  readonly sample_requested_creator_num?: number;
  readonly campaign_product_detail?: WirePerformingProduct;
}

const indicatorsSchema: z.ZodType<WireIndicators, unknown> = wireObject({
  paid_order_num: maybe(countTextSchema),
  actual_order_num: maybe(countTextSchema),
  estimated_amount: maybe(z.string()),
  actual_amount: maybe(z.string()),
  estimated_partner_commission: maybe(z.string()),
  actual_partner_commission: maybe(z.string()),
  collaborated_creators_num: maybe(countTextSchema),
  creator_sales_num: maybe(countTextSchema),
  promoted_creator_num: maybe(countTextSchema),
  sample_requested_creator_num: maybe(countTextSchema),
});

const productSchema: z.ZodType<WirePerformingProduct, unknown> = wireObject({
  product_id: maybe(digitIdSchema),
  product_status: maybe(openEnumSchema(wireProductStatuses)),
  product_name: maybe(z.string()),
  product_stock_count: maybe(countTextSchema),
  total_commission_percent: maybe(basisPointTextSchema),
  creator_commission_percent: maybe(basisPointTextSchema),
  partner_commission_percent: maybe(basisPointTextSchema),
  plan_commission_percent: maybe(basisPointTextSchema),
  product_price: maybe(
    wireObject({ min_price: maybe(z.string()), max_price: maybe(z.string()), currency: maybe(z.string()) }),
  ),
  product_thumbnail: maybe(wireObject({ uri: maybe(z.string()), url_list: maybe(z.array(z.string())) })),
  indicator_data: maybe(indicatorsSchema),
});

const performanceSchema: z.ZodType<WireProductPerformance, unknown> = wireObject({
  data_update_time: maybe(unixMillisecondsTextSchema),
  creator_sales_num: maybe(countSchema),
  collaborated_creators_num: maybe(countSchema),
  promoted_creator_num: maybe(countSchema),
  sample_requested_creator_num: maybe(countSchema),
  campaign_product_detail: maybe(productSchema),
});

/** How a product of a campaign does (endpoint 10): values are ours, names the platform's. */
export const wireProductPerformance: Codec<unknown, WireProductPerformance> = codecOf(performanceSchema);
