import * as z from 'zod';
import { frozenCopy } from '../../core/frozen.js';
import type { Instant } from '../../core/instant.js';
import { type Codec, codecOf } from '../codecs/codec.js';
import { countSchema } from '../codecs/count.js';
import { unixSecondsTextSchema } from '../codecs/instant.js';
import { type Open, openEnumSchema } from '../codecs/open-enum.js';
import { maybe, type WireObject, wireObject } from './object.js';

/** How a sample is sent (endpoint 13). */
export const wireDeliveryOptions = /* @__PURE__ */ frozenCopy([
  'ECONOMY_SHIPPING',
  'PREMIUM_SHIPPING',
] as const);

/** How a sample is sent. */
export type WireDeliveryOption = (typeof wireDeliveryOptions)[number];

/** What a carrier tells of a sample (endpoint 13). */
export const wireTrackingEvents = /* @__PURE__ */ frozenCopy([
  'ORDER_PLACED',
  'ORDER_PACKED_AND_READY_FOR_DROP_OFF_AT_CARRIERS_FACILITY',
  'OUT_FOR_DELIVERY',
  'THE_PACKAGE_HAS_BEEN_DELIVERED',
] as const);

/** What a carrier tells of a sample. */
export type WireTrackingEvent = (typeof wireTrackingEvents)[number];

/** Where the sample of a creator is (endpoint 13). */
export interface WireSampleTracking extends WireObject {
  readonly sample_status?: WireObject & {
    readonly shipping_provider_name?: string;
    readonly delivery_option?: Open<WireDeliveryOption>;
    readonly estimated_earliest_delivery_date?: Instant;
    readonly estimated_latest_delivery_date?: Instant;
    readonly quantity?: number;
    readonly tracking_results?: readonly (WireObject & {
      readonly tracking_event_update_date?: Instant;
      readonly tracking_event_description?: Open<WireTrackingEvent>;
      readonly tracking_event_description_extended?: string;
    })[];
  };
}

const trackingSchema: z.ZodType<WireSampleTracking, unknown> = wireObject({
  sample_status: maybe(
    wireObject({
      shipping_provider_name: maybe(z.string()),
      delivery_option: maybe(openEnumSchema(wireDeliveryOptions)),
      estimated_earliest_delivery_date: maybe(unixSecondsTextSchema),
      estimated_latest_delivery_date: maybe(unixSecondsTextSchema),
      quantity: maybe(countSchema),
      tracking_results: maybe(
        z.array(
          wireObject({
            tracking_event_update_date: maybe(unixSecondsTextSchema),
            tracking_event_description: maybe(openEnumSchema(wireTrackingEvents)),
            tracking_event_description_extended: maybe(z.string()),
          }),
        ),
      ),
    }),
  ),
});

/** Where the sample of a creator is (endpoint 13): values are ours, names the platform's. */
export const wireSampleTracking: Codec<unknown, WireSampleTracking> = codecOf(trackingSchema);
