import { frozenCopy } from '../core/frozen.js';
import type { ShopId } from '../core/ids.js';

/** Where a seller is based relative to the market it sells in (R11). */
export const sellerTypes = /* @__PURE__ */ frozenCopy(['local', 'cross_border'] as const);

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

/** The audience with more shops, named after those that are; other audiences name none. */
export function withShops(audience: Audience, shopIds: readonly ShopId[]): Audience {
  if (audience.kind !== 'shops') return audience;
  return { kind: 'shops', shopIds: [...audience.shopIds, ...notYetNamed(audience, shopIds)] };
}

/** The audience without some shops; the others keep their order. */
export function withoutShops(audience: Audience, shopIds: readonly ShopId[]): Audience {
  if (audience.kind !== 'shops') return audience;
  const leaving = new Set(shopIds);
  return { kind: 'shops', shopIds: audience.shopIds.filter((shopId) => !leaving.has(shopId)) };
}

/** Of these shops those that the agency has not named, each once. */
export function notYetNamed(audience: Audience, shopIds: readonly ShopId[]): readonly ShopId[] {
  return [...new Set(shopIds)].filter((shopId) => !namesShop(audience, shopId));
}

/** Of these shops those that the agency has named, each once. */
export function namedAmong(audience: Audience, shopIds: readonly ShopId[]): readonly ShopId[] {
  return [...new Set(shopIds)].filter((shopId) => namesShop(audience, shopId));
}

/** Tells whether the agency named this shop. */
export function namesShop(audience: Audience, shopId: ShopId): boolean {
  return audience.kind === 'shops' && audience.shopIds.includes(shopId);
}
