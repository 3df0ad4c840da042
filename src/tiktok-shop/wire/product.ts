import * as z from 'zod';
import type { Rate } from '../../commission/rate.js';
import { type Codec, codecOf } from '../codecs/codec.js';
import { countSchema, countTextSchema } from '../codecs/count.js';
import { flagSchema } from '../codecs/flag.js';
import { digitIdSchema } from '../codecs/id.js';
import type { Open } from '../codecs/open-enum.js';
import { basisPointsSchema } from '../codecs/rate.js';
import { maybe, type WireObject, wireObject } from './object.js';
import { type ReviewStatus, reviewStatusSchema } from './review-status.js';

/** A price over all variants: decimal text, see {@link wireMoney}. */
export interface WirePrice extends WireObject {
  readonly amount?: string;
  readonly currency?: string;
}

/** A price of a variant in a region; all amounts are decimal texts. */
export interface WireRegionPrice extends WireObject {
  readonly region_code?: string;
  readonly currency?: string;
  readonly list_price?: string;
  readonly sale_price?: string;
  readonly localized_dutiable_price?: string;
}

/** A variant of a product. */
export interface WireSku extends WireObject {
  readonly sku_id?: string;
  readonly sku_name?: string;
  readonly inventory?: WireObject & { readonly available_quantity?: number };
  readonly base_price?: WireRegionPrice;
  readonly region_prices?: readonly WireRegionPrice[];
  readonly properties?: readonly (WireObject & { readonly name?: string; readonly value_name?: string })[];
}

/** A product of a campaign (endpoint 6). */
export interface WireProduct extends WireObject {
  readonly id?: string;
  readonly review_status?: Open<ReviewStatus>;
  readonly name?: string;
  readonly main_image_url?: string;
  /** HTML. */
  readonly product_description?: string;
  readonly shop_name?: string;
  readonly lowest_price?: WirePrice;
  readonly highest_price?: WirePrice;
  /** Units in stock over all variants. */
  readonly inventory?: number;
  readonly total_commission_rate?: Rate;
  readonly creator_commission_rate?: Rate;
  readonly partner_commission_rate?: Rate;
  readonly open_collaboration_commission_rate?: Rate;
  readonly sample_quota?: number;
  /** Units sold in this campaign. */
  readonly product_sales?: number;
  /** Whether it has a link. */
  readonly is_available?: boolean;
  readonly category?: WireObject & { readonly id?: string; readonly name?: string };
  readonly sku_information_list?: readonly WireSku[];
}

const priceSchema: z.ZodType<WirePrice, unknown> = wireObject({
  amount: maybe(z.string()),
  currency: maybe(z.string()),
});

const regionPriceSchema: z.ZodType<WireRegionPrice, unknown> = wireObject({
  region_code: maybe(z.string()),
  currency: maybe(z.string()),
  list_price: maybe(z.string()),
  sale_price: maybe(z.string()),
  localized_dutiable_price: maybe(z.string()),
});

const skuSchema: z.ZodType<WireSku, unknown> = wireObject({
  sku_id: maybe(digitIdSchema),
  sku_name: maybe(z.string()),
  inventory: maybe(wireObject({ available_quantity: maybe(countTextSchema) })),
  base_price: maybe(regionPriceSchema),
  region_prices: maybe(z.array(regionPriceSchema)),
  properties: maybe(z.array(wireObject({ name: maybe(z.string()), value_name: maybe(z.string()) }))),
});

const productSchema: z.ZodType<WireProduct, unknown> = wireObject({
  id: maybe(digitIdSchema),
  review_status: maybe(reviewStatusSchema),
  name: maybe(z.string()),
  main_image_url: maybe(z.string()),
  product_description: maybe(z.string()),
  shop_name: maybe(z.string()),
  lowest_price: maybe(priceSchema),
  highest_price: maybe(priceSchema),
  inventory: maybe(countSchema),
  total_commission_rate: maybe(basisPointsSchema),
  creator_commission_rate: maybe(basisPointsSchema),
  partner_commission_rate: maybe(basisPointsSchema),
  open_collaboration_commission_rate: maybe(basisPointsSchema),
  sample_quota: maybe(countSchema),
  product_sales: maybe(countSchema),
  is_available: maybe(flagSchema),
  category: maybe(wireObject({ id: maybe(digitIdSchema), name: maybe(z.string()) })),
  sku_information_list: maybe(z.array(skuSchema)),
});

/** A product of a campaign (endpoint 6): values are ours, names the platform's. */
export const wireProduct: Codec<unknown, WireProduct> = codecOf(productSchema);
