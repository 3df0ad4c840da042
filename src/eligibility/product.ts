import type { Rate } from '../commission/rate.js';
import { frozenCopy } from '../core/frozen.js';
import type { ProductId, ShopId } from '../core/ids.js';
import type { Money } from '../core/money.js';

/** Sale statuses of a product; only `live` ones can be promoted (R29). */
export const productStatuses = /* @__PURE__ */ frozenCopy([
  'live',
  'out_of_stock',
  'seller_deactivated',
  'platform_deactivated',
  'governed',
  'deleted',
  'other',
] as const);

/** Sale status of a product (R29). */
export type ProductStatus = (typeof productStatuses)[number];

/** What a host's catalogue knows of a product; an agency judges by these (R31). */
export interface ProductFacts {
  readonly id: ProductId;
  readonly shopId: ShopId;
  readonly title: string;
  readonly status: ProductStatus;
  /** Units in stock over all variants. */
  readonly stock: number;
  readonly category?: string;
  readonly lowestPrice?: Money;
  readonly highestPrice?: Money;
  /** Units sold so far. */
  readonly sales?: number;
  /** Rating in hundredths of a star, 0 to 500. */
  readonly rating?: number;
  /** The seller's public rate for the same product, shown for comparison. */
  readonly openCollaborationRate?: Rate;
  /** The seller's public Shop Ads rate for the same product (R64). */
  readonly openShopAdsRate?: Rate;
}
