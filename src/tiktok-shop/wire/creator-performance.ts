import * as z from 'zod';
import type { Rate } from '../../commission/rate.js';
import type { Instant } from '../../core/instant.js';
import { type Codec, codecOf } from '../codecs/codec.js';
import { countSchema } from '../codecs/count.js';
import { digitIdSchema } from '../codecs/id.js';
import { unixMillisecondsTextSchema } from '../codecs/instant.js';
import type { Open } from '../codecs/open-enum.js';
import { basisPointTextSchema } from '../codecs/rate.js';
import { maybe, type WireObject, wireObject } from './object.js';
import type { WirePrice } from './product.js';
import { type SampleStatusVariant, sampleStatusSchema, type WireSampleStatus } from './sample-status.js';

/** A creator as the platform has it; one of the two ids, by the version of the call. */
export interface WireCreator extends WireObject {
  readonly nick_name?: string;
  readonly user_name?: string;
  readonly avatar_url?: string;
  readonly follower_num?: number;
  /** Until version 202501; good for an hour. */
  readonly creator_temp_id?: string;
  /** Since version 202508. */
  readonly creator_open_id?: string;
}

/** How a creator does with a product (endpoint 11). */
export interface WireCreatorPerformance extends WireObject {
  readonly affiliate_product_id?: string;
  readonly creator?: WireCreator;
  readonly commission?: Rate;
  readonly effective_start_time?: Instant;
  readonly effective_end_time?: Instant;
  readonly free_sample_status?: Open<WireSampleStatus | SampleStatusVariant>;
  readonly paid_amount?: WirePrice;
  readonly room_count?: number;
  readonly video_count?: number;
}

const performanceSchema: z.ZodType<WireCreatorPerformance, unknown> = wireObject({
  affiliate_product_id: maybe(digitIdSchema),
  creator: maybe(
    wireObject({
      nick_name: maybe(z.string()),
      user_name: maybe(z.string()),
      avatar_url: maybe(z.string()),
      follower_num: maybe(countSchema),
      creator_temp_id: maybe(z.string()),
      creator_open_id: maybe(z.string()),
    }),
  ),
  commission: maybe(basisPointTextSchema),
  effective_start_time: maybe(unixMillisecondsTextSchema),
  effective_end_time: maybe(unixMillisecondsTextSchema),
  free_sample_status: maybe(sampleStatusSchema),
  paid_amount: maybe(wireObject({ amount: maybe(z.string()), currency: maybe(z.string()) })),
  room_count: maybe(countSchema),
  video_count: maybe(countSchema),
});

/** How a creator does with a product (endpoint 11): values are ours, names the platform's. */
export const wireCreatorPerformance: Codec<unknown, WireCreatorPerformance> = codecOf(performanceSchema);
