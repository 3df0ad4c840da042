import type { Rate } from '../commission/rate.js';
import { moneyOf } from '../core/decimal-money.js';
import { given } from '../core/given.js';
import type { ProductId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { Money } from '../core/money.js';
import { invalidInput } from '../core/refusal.js';
import { accept, type Result, refuse } from '../core/result.js';
import { isUnknown, type Open } from './codecs/open-enum.js';
import { at, required, together } from './places.js';
import type { TikTokShopReason } from './refusals.js';
import {
  type WireIndicators,
  type WirePerformingProduct,
  type WireProductPerformance,
  type WireProductStatus,
  wireProductPerformance,
} from './wire/product-performance.js';
import type { ReviewStatus } from './wire/review-status.js';

/** How a product of a campaign does; what is left out was not told. */
export interface ProductPerformance {
  readonly productId: ProductId;
  /** When the platform reckoned it. */
  readonly updatedAt?: Instant;
  /** Absent where it was not told, `PRODUCT_UNSPECIFIED` included. */
  readonly reviewStatus?: Open<ReviewStatus>;
  readonly title?: string;
  /** Units in stock. */
  readonly stock?: number;
  readonly totalRate?: Rate;
  readonly creatorRate?: Rate;
  readonly partnerRate?: Rate;
  /** What the platform calls the rate of the plan: of the open collaboration. */
  readonly openCollaborationRate?: Rate;
  readonly lowestPrice?: Money;
  readonly highestPrice?: Money;
  readonly imageUrls?: readonly string[];
  /** Creators of whom the product was sold. */
  readonly creatorsWithSales?: number;
  /** Creators who have it. */
  readonly creators?: number;
  /** Creators who promoted it. */
  readonly promotingCreators?: number;
  /** Creators who asked for a sample. */
  readonly sampleRequests?: number;
  readonly figures?: ProductFigures;
}

/**
 * Figures of a product. Amounts are decimal texts as they came: the platform tells no currency, so `moneyOf` reads them once
 * the host knows it. Orders that were paid are the actual ones and those that were returned after.
 */
export interface ProductFigures {
  readonly paidOrders?: number;
  readonly actualOrders?: number;
  readonly estimatedAmount?: string;
  readonly actualAmount?: string;
  readonly estimatedPartnerCommission?: string;
  readonly actualPartnerCommission?: string;
}

/**
 * Reads a product of the performance of a campaign (endpoint 10). Refused are one without an id, a price without its
 * currency, and values that have not their documented form. Where a count of creators stands twice, that of the row counts,
 * and where it has none, that of the figures.
 */
export function decodeProductPerformance(item: unknown): Result<ProductPerformance, TikTokShopReason> {
  const wire = wireProductPerformance.decode(item);
  if (!wire.ok) return wire;
  const { campaign_product_detail: product = {} } = wire.value;
  const { product_id, product_price: price = {} } = product;
  const read = together({
    productId: at('campaign_product_detail', required('product_id', product_id)),
    prices: pricesOf(price),
  });
  if (!read.ok) return read;
  return accept({
    productId: read.value.productId,
    ...read.value.prices,
    ...given({
      updatedAt: wire.value.data_update_time,
      reviewStatus: product.product_status && statusOf(product.product_status),
    }),
    ...toldOf(product),
    ...countsOf(wire.value, product.indicator_data),
  });
}

function toldOf(product: WirePerformingProduct) {
  return given({
    title: product.product_name,
    stock: product.product_stock_count,
    totalRate: product.total_commission_percent,
    creatorRate: product.creator_commission_percent,
    partnerRate: product.partner_commission_percent,
    openCollaborationRate: product.plan_commission_percent,
    imageUrls: product.product_thumbnail?.url_list,
    figures: product.indicator_data && figuresOf(product.indicator_data),
  });
}

function figuresOf(figures: WireIndicators): ProductFigures {
  return given({
    paidOrders: figures.paid_order_num,
    actualOrders: figures.actual_order_num,
    estimatedAmount: figures.estimated_amount,
    actualAmount: figures.actual_amount,
    estimatedPartnerCommission: figures.estimated_partner_commission,
    actualPartnerCommission: figures.actual_partner_commission,
  });
}

function countsOf(row: WireProductPerformance, figures: WireIndicators = {}) {
  return given({
    creatorsWithSales: row.creator_sales_num ?? figures.creator_sales_num,
    creators: row.collaborated_creators_num ?? figures.collaborated_creators_num,
    promotingCreators: row.promoted_creator_num ?? figures.promoted_creator_num,
    sampleRequests: row.sample_requested_creator_num ?? figures.sample_requested_creator_num,
  });
}

type Prices = Result<Pick<ProductPerformance, 'lowestPrice' | 'highestPrice'>, TikTokShopReason>;

const PRICE = 'campaign_product_detail.product_price';

/** Both prices: they share a currency, so what is wrong with that is said once. */
function pricesOf({
  min_price: lowest,
  max_price: highest,
  currency,
}: NonNullable<WirePerformingProduct['product_price']>): Prices {
  if (lowest === undefined && highest === undefined) return accept({});
  if (currency === undefined) return refuse(invalidInput(`${PRICE}.currency`, 'Missing'));
  const ofNothing = at(PRICE, moneyOf('0', currency));
  if (!ofNothing.ok) return ofNothing;
  return together({
    lowestPrice: lowest === undefined ? undefined : priceOf('min_price', lowest, currency),
    highestPrice: highest === undefined ? undefined : priceOf('max_price', highest, currency),
  });
}

function priceOf(
  field: 'min_price' | 'max_price',
  amount: string,
  currency: string,
): Result<Money, TikTokShopReason> {
  const money = moneyOf(amount, currency);
  return money.ok
    ? money
    : refuse(invalidInput(`${PRICE}.${field}`, money.refusal.reasons[0].parameters.problem));
}

const statuses: Readonly<Record<WireProductStatus, ReviewStatus | undefined>> = {
  PRODUCT_UNSPECIFIED: undefined,
  PRODUCT_PENDING: 'PENDING',
  PRODUCT_APPROVED: 'APPROVED',
  PRODUCT_REJECTED: 'REJECTED',
  PRODUCT_PENDING_CLOSED: 'PENDING_CLOSED',
  PRODUCT_CLOSED: 'CLOSED',
};

function statusOf(status: Open<WireProductStatus>): Open<ReviewStatus> | undefined {
  return isUnknown(status) ? status : statuses[status];
}
