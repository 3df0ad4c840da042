import * as z from 'zod';
import type { Rate } from '../../commission/rate.js';
import { frozenCopy } from '../../core/frozen.js';
import type { Instant } from '../../core/instant.js';
import { type Codec, codecOf } from '../codecs/codec.js';
import { digitIdSchema } from '../codecs/id.js';
import { unixSecondsSchema } from '../codecs/instant.js';
import { type Open, openEnumSchema } from '../codecs/open-enum.js';
import { basisPointsSchema } from '../codecs/rate.js';
import { maybe, type WireObject, wireObject } from './object.js';

/** What the platform shows of a campaign (section 4 of the facts). */
export const wireCampaignStatuses = /* @__PURE__ */ frozenCopy([
  'READY',
  'UPCOMING',
  'ONGOING',
  'CLOSED',
] as const);

/** What the platform shows of a campaign. */
export type WireCampaignStatus = (typeof wireCampaignStatuses)[number];

/** The sellers that a campaign may be for, as the platform names them. */
export const wireSellerTypes = /* @__PURE__ */ frozenCopy(['LOCAL', 'CROSS_BORDER'] as const);

/** Sellers that a campaign may be for, as the platform names them. */
export type WireSellerType = (typeof wireSellerTypes)[number];

/** How sellers reach the agency, as the platform has it. */
export interface WireContact extends WireObject {
  readonly email?: string;
  readonly phone?: string;
  readonly whatsapp?: string;
  readonly line?: string;
  readonly viber?: string;
  readonly zalo?: string;
}

/** A shop that may register, as the platform has it. */
export interface WireTargetShop extends WireObject {
  /** The seller's short code; neither the id of the shop nor its cipher. */
  readonly code?: string;
  readonly name?: string;
}

/** A campaign as its details (endpoint 5) and the list (4) have it; the list leaves much out. */
export interface WireCampaign extends WireObject {
  readonly id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly status?: Open<WireCampaignStatus>;
  /** Two letters. */
  readonly region?: string;
  readonly campaign_start_time?: Instant;
  /** The last second. */
  readonly campaign_end_time?: Instant;
  readonly registration_start_time?: Instant;
  /** The last second. */
  readonly registration_end_time?: Instant;
  readonly commission_rate?: Rate;
  readonly contact_info?: WireContact;
  readonly target_shops?: readonly WireTargetShop[];
  readonly target_seller_types?: readonly Open<WireSellerType>[];
}

/** The fields of a contact. */
export const contactSchema: z.ZodType<WireContact, unknown> = wireObject({
  email: maybe(z.string()),
  phone: maybe(z.string()),
  whatsapp: maybe(z.string()),
  line: maybe(z.string()),
  viber: maybe(z.string()),
  zalo: maybe(z.string()),
});

const targetShopSchema: z.ZodType<WireTargetShop, unknown> = wireObject({
  code: maybe(z.string()),
  name: maybe(z.string()),
});

const campaignSchema: z.ZodType<WireCampaign, unknown> = wireObject({
  id: maybe(digitIdSchema),
  name: maybe(z.string()),
  description: maybe(z.string()),
  status: maybe(openEnumSchema(wireCampaignStatuses)),
  region: maybe(z.string()),
  campaign_start_time: maybe(unixSecondsSchema),
  campaign_end_time: maybe(unixSecondsSchema),
  registration_start_time: maybe(unixSecondsSchema),
  registration_end_time: maybe(unixSecondsSchema),
  commission_rate: maybe(basisPointsSchema),
  contact_info: maybe(contactSchema),
  target_shops: maybe(z.array(targetShopSchema)),
  target_seller_types: maybe(z.array(openEnumSchema(wireSellerTypes))),
});

/** A campaign of the details (endpoint 5) or of the list (4): values are ours, names the platform's. */
export const wireCampaign: Codec<unknown, WireCampaign> = codecOf(campaignSchema);
