import { given } from '../core/given.js';
import type { Instant } from '../core/instant.js';
import { accept, type Result } from '../core/result.js';
import type { Open } from './codecs/open-enum.js';
import type { TikTokShopReason } from './refusals.js';
import {
  type WireDeliveryOption,
  type WireTrackingEvent,
  wireSampleTracking,
} from './wire/sample-tracking.js';

/** Where the sample of a creator is; what is left out was not told. */
export interface SampleTracking {
  /** The carrier, by name. */
  readonly carrier?: string;
  readonly deliveryOption?: Open<WireDeliveryOption>;
  /** From when it may arrive. */
  readonly earliestDelivery?: Instant;
  /** By when it should. */
  readonly latestDelivery?: Instant;
  /** Units that are sent. */
  readonly quantity?: number;
  /** What the carrier told, in the order of the platform. */
  readonly events: readonly TrackingEvent[];
}

/** Something that the carrier told. */
export interface TrackingEvent {
  /** When. */
  readonly at?: Instant;
  readonly what?: Open<WireTrackingEvent>;
  /** In more words. */
  readonly note?: string;
}

/**
 * Reads where the sample of a creator is (endpoint 13, in both versions). The platform tells the tracking of a unit, and
 * nothing of the request: for that there is the status in the performance of creators. Refused are values that have not
 * their documented form.
 */
export function decodeSampleTracking(data: unknown): Result<SampleTracking, TikTokShopReason> {
  const wire = wireSampleTracking.decode(data);
  if (!wire.ok) return wire;
  const { tracking_results: events = [], ...told } = wire.value.sample_status ?? {};
  return accept({
    ...given({
      carrier: told.shipping_provider_name,
      deliveryOption: told.delivery_option,
      earliestDelivery: told.estimated_earliest_delivery_date,
      latestDelivery: told.estimated_latest_delivery_date,
      quantity: told.quantity,
    }),
    events: events.map((event) =>
      given({
        at: event.tracking_event_update_date,
        what: event.tracking_event_description,
        note: event.tracking_event_description_extended,
      }),
    ),
  });
}
