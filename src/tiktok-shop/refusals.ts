import type { RateRefusals } from '../commission/rate.js';
import type { CommissionRefusals } from '../commission/refusals.js';
import type { ShopId } from '../core/ids.js';
import type { InputRefusals, ReasonOf } from '../core/refusal.js';
import type { Open } from './codecs/open-enum.js';
import type { PlatformErrorReason } from './errors.js';

/** Codes that reading from and writing to the platform refuses with, besides those of campaigns. */
export interface TikTokShopRefusals
  extends InputRefusals,
    RateRefusals,
    Pick<CommissionRefusals, 'creator_rate_above_total'> {
  /** The platform refused the call: its `code` is not 0. */
  readonly platform_error: {
    /** The platform's number. */
    readonly platformCode: number;
    /** What it stands for; open, since it is documented by third parties only. */
    readonly reason: Open<PlatformErrorReason>;
    /** What the platform said, for people; empty where it said nothing. */
    readonly message: string;
    /** By which its support finds the call; `null` where it was not told. */
    readonly requestId: string | null;
    /** Whether the same call may succeed later. */
    readonly retryable: boolean;
  };
  /** A product's shop is known by its name only, and the host knows no shop of that name. */
  readonly shop_unknown: {
    /** The place of the name. */
    readonly path: string;
    /** As the platform writes it. */
    readonly shopName: string;
  };
  /** A shop is to be named by its code, and the host knows none for it. */
  readonly shop_code_unknown: {
    /** The place of the shop in what was to be sent. */
    readonly path: string;
    /** Whose code is not known. */
    readonly shopId: ShopId;
  };
}

/** Why something of the platform's could not be read, or cannot be sent there. */
export type TikTokShopReason = ReasonOf<TikTokShopRefusals>;
