import type { ShopId } from '../core/ids.js';

/** Where a seller is based relative to the market it sells in (R11). */
export const sellerTypes = ['local', 'cross_border'] as const;

/** Where a seller is based relative to the market it sells in (R11). */
export type SellerType = (typeof sellerTypes)[number];

/**
 * Who may register: every seller, the shops that the agency named (the seller's "target campaigns"; fewer than 100
 * by default), or sellers of a type. Named shops and types exclude each other (R11, Q5).
 */
export type Audience =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'shops'; readonly shopIds: readonly ShopId[] }
  | { readonly kind: 'seller_types'; readonly sellerTypes: readonly SellerType[] };

/** Tells whether the agency named this shop. */
export function namesShop(audience: Audience, shopId: ShopId): boolean {
  return audience.kind === 'shops' && audience.shopIds.includes(shopId);
}
