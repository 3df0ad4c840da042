import fc from 'fast-check';
import { type Audience, type SellerType, sellerTypes } from '../../campaign/audience.js';
import type { ShopId } from '../../core/ids.js';
import { plainPlace } from './place.js';

/** The draws that an audience is made of, whatever the shop. */
export type AudienceDraw =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'shops'; readonly named: readonly ('own' | 'other')[] }
  | { readonly kind: 'seller_types'; readonly sellerTypes: readonly SellerType[] };

/** Draws of audiences: everyone mostly. */
export function audienceDraws(): fc.Arbitrary<AudienceDraw> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 4, arbitrary: fc.constant<AudienceDraw>({ kind: 'everyone' }) },
    {
      weight: 1,
      arbitrary: fc
        .subarray<'own' | 'other'>(['own', 'other'], { minLength: 1 })
        .map((named): AudienceDraw => ({ kind: 'shops', named })),
    },
    {
      weight: 1,
      arbitrary: fc
        .subarray([...sellerTypes], { minLength: 1 })
        .map((types): AudienceDraw => ({ kind: 'seller_types', sellerTypes: types })),
    },
  );
}

/** The audience of a draw. Where somebody is to be welcome, it is never one that leaves them out. */
export function audienceOf(draw: AudienceDraw, shopId: ShopId, welcome?: SellerType): Audience {
  switch (draw.kind) {
    case 'everyone':
      return draw;
    case 'seller_types': {
      const types = draw.sellerTypes;
      const isLeftOut = welcome !== undefined && !types.includes(welcome);
      return { kind: 'seller_types', sellerTypes: isLeftOut ? sellerTypes : types };
    }
    case 'shops': {
      const others = draw.named.includes('other') ? ['shop-2'].filter((id) => id !== shopId) : [];
      const isNamed = welcome !== undefined || draw.named.includes('own') || others.length === 0;
      return { kind: 'shops', shopIds: isNamed ? [shopId, ...others] : others };
    }
  }
}

/** Everyone mostly; else named shops or seller types, which may leave the shop out. */
export function audiences({
  shopId = plainPlace.shopId,
}: {
  readonly shopId?: ShopId;
} = {}): fc.Arbitrary<Audience> {
  return audienceDraws().map((draw) => audienceOf(draw, shopId));
}
