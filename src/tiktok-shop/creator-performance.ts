import type { Rate } from '../commission/rate.js';
import { given } from '../core/given.js';
import type { ProductId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { Money } from '../core/money.js';
import { invalidInput } from '../core/refusal.js';
import { accept, type Result, refuse } from '../core/result.js';
import type { Open } from './codecs/open-enum.js';
import { at, required, together } from './places.js';
import type { TikTokShopReason } from './refusals.js';
import { type ObservedSample, type ReadSampleStatusOptions, sampleShown } from './sample-status.js';
import { toldMoney } from './told-money.js';
import { type WireCreator, wireCreatorPerformance } from './wire/creator-performance.js';

/** How a creator does with a product of a campaign; what is left out was not told. */
export interface CreatorPerformance {
  /** The platform's id of the product as an affiliate one: what statistics of content are asked with. */
  readonly affiliateProductId?: ProductId;
  readonly creator: ObservedCreator;
  /** The creator's rate: what was promised when the link was added (R68, R70). */
  readonly creatorRate?: Rate;
  /** From when it counts (R70). */
  readonly effectiveFrom?: Instant;
  /** Until when; the platform does not say whether that instant belongs to it (R70). */
  readonly effectiveUntil?: Instant;
  /** What became of the creator's sample. */
  readonly sample?: Open<ObservedSample>;
  /** What orders through this creator paid. */
  readonly paid?: Money;
  /** How many LIVE rooms showed the product. */
  readonly lives?: number;
  /** How many videos showed it. */
  readonly videos?: number;
}

/** A creator as the platform tells it; the id has two forms. */
export interface ObservedCreator {
  /**
   * What the platform calls the creator: `open` since version 202508; `temporary` before, good for an hour, and no id to
   * keep.
   */
  readonly id: { readonly kind: 'open' | 'temporary'; readonly value: string };
  readonly userName?: string;
  readonly nickName?: string;
  readonly avatarUrl?: string;
  readonly followers?: number;
}

/**
 * Reads a creator of the performance of a product (endpoint 11, in both versions). Refused are one without any id, an amount
 * without its currency, and values that have not their documented form. Where both ids are told, the one to keep counts.
 */
export function decodeCreatorPerformance(
  item: unknown,
  options: ReadSampleStatusOptions = {},
): Result<CreatorPerformance, TikTokShopReason> {
  const wire = wireCreatorPerformance.decode(item);
  if (!wire.ok) return wire;
  const { creator, paid_amount, free_sample_status, ...row } = wire.value;
  const read = together({
    creator: at('creator', creatorOf(creator)),
    paid: toldMoney('paid_amount', paid_amount),
  });
  if (!read.ok) return read;
  return accept({
    ...read.value,
    ...given({
      affiliateProductId: row.affiliate_product_id,
      creatorRate: row.commission,
      effectiveFrom: row.effective_start_time,
      effectiveUntil: row.effective_end_time,
      sample: free_sample_status && sampleShown(free_sample_status, options),
      lives: row.room_count,
      videos: row.video_count,
    }),
  });
}

function creatorOf(wire: WireCreator = {}): Result<ObservedCreator, TikTokShopReason> {
  const open = required('creator_open_id', wire.creator_open_id);
  const temporary = required('creator_temp_id', wire.creator_temp_id);
  const id = open.ok ? open : temporary;
  // Since version 202508 there is the open one, so that is the one that is missed.
  if (!id.ok) return refuse(invalidInput('creator_open_id', 'Missing'));
  return accept({
    id: { kind: open.ok ? 'open' : 'temporary', value: id.value },
    ...given({
      userName: wire.user_name,
      nickName: wire.nick_name,
      avatarUrl: wire.avatar_url,
      followers: wire.follower_num,
    }),
  });
}
