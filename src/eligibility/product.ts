import type { Rate } from '../commission/rate.js';
import { frozenCopy } from '../core/frozen.js';
import type { ProductId, ShopId } from '../core/ids.js';
import type { Money } from '../core/money.js';
import type { HostFacts } from './host-facts.js';

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

/**
 * What a host's catalogue knows of a product; an agency judges by these (R31). What is left out is not known; `null`
 * says that there is none.
 */
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
  /** Rating in hundredths of a star, 0 to 500; `null`: it has none yet. */
  readonly rating?: number | null;
  /** Reviews of the last 30 days (R27). */
  readonly reviews30Days?: number;
  /** Negative ones among the reviews of the last 30 days, in basis points (R27). */
  readonly negativeReviewRate30Days?: number;
  /** Returns and refunds of the last 30 days (R27). */
  readonly returns30Days?: number;
  /** Returns and refunds by the seller's fault among its orders of the last 30 days, in basis points (R27). */
  readonly sellerFaultReturnRate30Days?: number;
  /** The seller's public rate for the same product, shown for comparison. */
  readonly openCollaborationRate?: Rate;
  /** The seller's public Shop Ads rate for the same product (R64). */
  readonly openShopAdsRate?: Rate;
  /** What only the host knows, for fields of its own. */
  readonly host?: HostFacts;
}
