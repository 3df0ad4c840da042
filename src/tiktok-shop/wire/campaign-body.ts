import * as z from 'zod';
import type { Rate } from '../../commission/rate.js';
import type { Instant } from '../../core/instant.js';
import { type Codec, codecOf } from '../codecs/codec.js';
import { digitIdSchema } from '../codecs/id.js';
import { unixSecondsSchema } from '../codecs/instant.js';
import { type Open, openEnumSchema } from '../codecs/open-enum.js';
import { basisPointsSchema } from '../codecs/rate.js';
import { contactSchema, type WireContact, type WireSellerType, wireSellerTypes } from './campaign.js';
import { maybe, type WireObject, wireObject } from './object.js';

/** What is sent to create a campaign (endpoint 1); to edit one, any part of it (2). */
export interface WireCampaignBody extends WireObject {
  readonly name?: string;
  readonly description?: string;
  readonly campaign_start_time?: Instant;
  /** The last second. */
  readonly campaign_end_time?: Instant;
  readonly registration_start_time?: Instant;
  /** The last second. */
  readonly registration_end_time?: Instant;
  readonly commission_rate?: Rate;
  readonly contact_info?: WireContact;
  readonly target_seller_types?: readonly Open<WireSellerType>[];
  /** The sellers' short codes. */
  readonly target_shop_codes?: readonly string[];
}

/** What the creation of a campaign answers (endpoint 1). */
export interface WireCreatedCampaign extends WireObject {
  readonly campaign_id?: string;
}

const bodySchema: z.ZodType<WireCampaignBody, unknown> = wireObject({
  name: maybe(z.string()),
  description: maybe(z.string()),
  campaign_start_time: maybe(unixSecondsSchema),
  campaign_end_time: maybe(unixSecondsSchema),
  registration_start_time: maybe(unixSecondsSchema),
  registration_end_time: maybe(unixSecondsSchema),
  commission_rate: maybe(basisPointsSchema),
  contact_info: maybe(contactSchema),
  target_seller_types: maybe(z.array(openEnumSchema(wireSellerTypes))),
  target_shop_codes: maybe(z.array(z.string())),
});

const createdSchema: z.ZodType<WireCreatedCampaign, unknown> = wireObject({
  campaign_id: maybe(digitIdSchema),
});

/** The body that creates or edits a campaign (endpoints 1 and 2): values are ours, names the platform's. */
export const wireCampaignBody: Codec<unknown, WireCampaignBody> = codecOf(bodySchema);

/** What the creation of a campaign answers (endpoint 1). */
export const wireCreatedCampaign: Codec<unknown, WireCreatedCampaign> = codecOf(createdSchema);
