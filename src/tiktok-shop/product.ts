import type { Rate } from '../commission/rate.js';
import type { SampleQuantity } from '../commission/sample-quantity.js';
import { given } from '../core/given.js';
import type { ProductId, ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { Money } from '../core/money.js';
import { accept, type Result, refuse } from '../core/result.js';
import type { ObservedDecision } from '../registration/observed.js';
import type { Decision } from '../registration/registration.js';
import { isUnknown, type Open } from './codecs/open-enum.js';
import { decisionShown } from './observed-decision.js';
import { required, together } from './places.js';
import type { TikTokShopReason } from './refusals.js';
import { toldMoney } from './told-money.js';
import { type WireProduct, wireProduct } from './wire/product.js';
import type { ReviewStatus } from './wire/review-status.js';

/**
 * What one look at the platform's list told of a product in a campaign; what is left out was not told. Never told are the
 * seller's contact, the code of the shop, why it was rejected or closed, whether a rejection is for good, when anything
 * happened, and how many samples were given.
 */
export interface ObservedProduct {
  /** The host's id of the shop that is named. */
  readonly shopId: ShopId;
  /** The platform's id. */
  readonly productId: ProductId;
  /** When the page was asked for that it stood on. */
  readonly seenAt: Instant;
  /** As the platform shows it. */
  readonly reviewStatus: Open<ReviewStatus>;
  /** What was decided, with what is known of it; `null` for a status that this version does not know. */
  readonly observed: ObservedDecision | null;
  /** Of a rejection, whether it is for good; see {@link decisionShown}. */
  readonly rejectedForGood?: boolean | 'unknown';
  /** What the seller pays in all (R60). */
  readonly totalRate?: Rate;
  /**
   * The creators' part of it (R61). A product that waits for review was met with its open-collaboration rate here, which
   * nobody in the campaign has set (U4).
   */
  readonly creatorRate?: Rate;
  /** The agency's part of it, as the platform reckons it: total without the creators' part (U4). */
  readonly partnerRate?: Rate;
  /** Samples that the seller gives; absent where the host reads the number as those that are left (U8). */
  readonly sampleQuantity?: SampleQuantity;
  /** Samples that are left, where the host reads the number so (U8). */
  readonly samplesLeft?: number;
  /** The seller's name for the shop. */
  readonly shopName: string;
  readonly title?: string;
  /** HTML. */
  readonly description?: string;
  readonly imageUrl?: string;
  readonly category?: { readonly id?: string; readonly name?: string };
  /** Units in stock over all variants. */
  readonly stock?: number;
  /** Units sold in this campaign. */
  readonly salesInCampaign?: number;
  /** The lowest original price of its variants. */
  readonly lowestPrice?: Money;
  /** The highest original price of its variants. */
  readonly highestPrice?: Money;
  /** The seller's public rate for the same product. */
  readonly openCollaborationRate?: Rate;
  /** Whether it has a link. */
  readonly hasLink?: boolean;
}

/** What the host knows beyond what the platform tells of a product, and how it reads what the platform leaves open. */
export interface ReadProductOptions {
  /** The host's id of a shop; the platform tells its name and nothing else. Without one the product is refused. */
  readonly shopIdOf: (shopName: string) => ShopId | undefined;
  /** When the page was asked for. */
  readonly seenAt: Instant;
  /** What was decided here last, which tells a block from a rejection (U2). */
  readonly decisionOf?: (of: {
    readonly shopId: ShopId;
    readonly productId: ProductId;
  }) => Decision | undefined;
  /** What the number of samples is: all that the seller gives, or those that are left; `granted` when left out (U8). */
  readonly sampleQuota?: 'granted' | 'left';
}

/**
 * Reads a product of a campaign (endpoint 6): its decision, terms, counts and what the agency judges it by (R31). Refused
 * are a product without id, status or the name of its shop, one of a shop that the host does not know (`shop_unknown`), and
 * values that have not their documented form. Bounds of rates are not asked: what stands there stands there (U3).
 *
 * @example
 * ```ts
 * import { instant } from 'partner-campaigns';
 * import { decodeCampaignProduct, decodePage } from 'partner-campaigns/tiktok-shop';
 *
 * export function productsOn(reply: unknown, shops: ReadonlyMap<string, string>, askedAt: number) {
 *   const options = { shopIdOf: (name: string) => shops.get(name), seenAt: instant(askedAt) };
 *   return decodePage(reply, 'products', (item) => decodeCampaignProduct(item, options));
 * }
 * ```
 */
export function decodeCampaignProduct(
  item: unknown,
  { shopIdOf, seenAt, decisionOf, sampleQuota = 'granted' }: ReadProductOptions,
): Result<ObservedProduct, TikTokShopReason> {
  const wire = wireProduct.decode(item);
  if (!wire.ok) return wire;
  const { value } = wire;
  const read = together({
    productId: required('id', value.id),
    reviewStatus: required('review_status', value.review_status),
    shop: shopOf(value.shop_name, shopIdOf),
    lowestPrice: toldMoney('lowest_price', value.lowest_price),
    highestPrice: toldMoney('highest_price', value.highest_price),
  });
  if (!read.ok) return read;
  const { shop, ...told } = read.value;
  const standing = decisionOf?.({ shopId: shop.shopId, productId: told.productId });
  return accept({
    ...shop,
    ...told,
    seenAt,
    ...shown(told.reviewStatus, standing),
    ...given({
      totalRate: value.total_commission_rate,
      creatorRate: value.creator_commission_rate,
      partnerRate: value.partner_commission_rate,
      [sampleQuota === 'granted' ? 'sampleQuantity' : 'samplesLeft']: value.sample_quota,
    }),
    ...judgedBy(value),
  });
}

/** What the agency judges a product by, beside its terms and prices (R31). */
function judgedBy({ category, ...wire }: WireProduct) {
  return given({
    title: wire.name,
    description: wire.product_description,
    imageUrl: wire.main_image_url,
    category: category && given({ id: category.id, name: category.name }),
    stock: wire.inventory,
    salesInCampaign: wire.product_sales,
    openCollaborationRate: wire.open_collaboration_commission_rate,
    hasLink: wire.is_available,
  });
}

function shown(
  status: Open<ReviewStatus>,
  standing: Decision | undefined,
): Pick<ObservedProduct, 'observed' | 'rejectedForGood'> {
  return isUnknown(status) ? { observed: null } : decisionShown(status, standing);
}

function shopOf(
  shopName: string | undefined,
  shopIdOf: ReadProductOptions['shopIdOf'],
): Result<Pick<ObservedProduct, 'shopId' | 'shopName'>, TikTokShopReason> {
  const named = required('shop_name', shopName);
  if (!named.ok) return named;
  const shopId = shopIdOf(named.value);
  return shopId === undefined
    ? refuse({ code: 'shop_unknown', parameters: { path: 'shop_name', shopName: named.value } })
    : accept({ shopId, shopName: named.value });
}
