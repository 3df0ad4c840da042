import * as z from 'zod';
import type { Rate } from '../../commission/rate.js';
import { type Codec, codecOf } from '../codecs/codec.js';
import { digitIdSchema } from '../codecs/id.js';
import { basisPointsSchema } from '../codecs/rate.js';
import { maybe, type WireObject, wireObject } from './object.js';

/** What is sent for the link of one product (endpoint 8). */
export interface WireLinkBody extends WireObject {
  readonly creator_commission_rate?: Rate;
}

/** What a link for one product answers (endpoint 8). */
export interface WireLink extends WireObject {
  readonly product_promotion_link?: string;
}

/** What is sent for the links of several products (endpoint 9). */
export interface WireLinksBody extends WireObject {
  readonly product_ids?: readonly string[];
}

/** What links for several products answer (endpoint 9). */
export interface WireLinks extends WireObject {
  readonly product_promotion_links?: readonly (WireObject & {
    readonly product_id?: string;
    readonly link?: string;
  })[];
  /** As they came, see {@link digitId}: a sample of the platform's has one as a number that was rounded. */
  readonly failed_product_ids?: readonly unknown[];
}

/** The body of a link for one product (endpoint 8). */
export const wireLinkBody: Codec<unknown, WireLinkBody> = codecOf<unknown, WireLinkBody>(
  wireObject({ creator_commission_rate: maybe(basisPointsSchema) }),
);

/** The link of one product (endpoint 8). */
export const wireLink: Codec<unknown, WireLink> = codecOf<unknown, WireLink>(
  wireObject({ product_promotion_link: maybe(z.string()) }),
);

/** The body of links for several products (endpoint 9). */
export const wireLinksBody: Codec<unknown, WireLinksBody> = codecOf<unknown, WireLinksBody>(
  wireObject({ product_ids: maybe(z.array(digitIdSchema)) }),
);

/** The links of several products (endpoint 9). */
export const wireLinks: Codec<unknown, WireLinks> = codecOf<unknown, WireLinks>(
  wireObject({
    product_promotion_links: maybe(
      z.array(wireObject({ product_id: maybe(digitIdSchema), link: maybe(z.string()) })),
    ),
    failed_product_ids: maybe(z.array(z.unknown())),
  }),
);
