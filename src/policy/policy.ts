import type { RateBounds } from '../commission/rate.js';
import type { SampleQuantity } from '../sample/quantity.js';

/** How a review that nobody makes in time is settled (Q8). */
export interface AutoReview {
  /** Calendar days in the campaign's time zone, counted from the submission; 1 or more. */
  readonly afterDays: number;
  /** What happens then. A rejection carries the reason `not_reviewed_in_time`. */
  readonly outcome: 'approve' | 'reject';
}

/** Whether the seller may change the total rate of an approved registration (R65, Q17). */
export type TotalRateChange = 'locked' | 'increase_only' | 'free';

/** How long texts and lists of a campaign may be (R4, R5, R11, Q6). */
export interface CampaignLimits {
  /** Characters of a name, 1 or more. */
  readonly nameLength: number;
  /** Characters of a description. */
  readonly descriptionLength: number;
  /** Characters of the message to sellers. */
  readonly messageLength: number;
  /** Shops that a campaign may name. */
  readonly shops: number;
  /** Longest campaign period, in days of 24 hours. */
  readonly days: number;
}

/**
 * The choices that the public rules leave open. A host sets the ones it cares about with {@link parsePolicy}; the
 * rest are {@link defaultPolicy}. Commands are judged by the policy of the moment, but a deadline that was stamped
 * on a record keeps the policy it was stamped under.
 */
export interface Policy {
  /** How far, in milliseconds, the instant of a command may lie before the record's last write and still count as it. */
  readonly clockTolerance: number;
  /** Bounds of the total rate (R60, Q1, Q2). */
  readonly totalRate: RateBounds;
  /** Bounds of the Shop Ads rate: whole percents (R64, Q2). */
  readonly shopAdsRate: RateBounds;
  /** Bounds of the creators' rate (R62, Q18). */
  readonly creatorRate: RateBounds;
  /** Whether the rate that a campaign proposes binds the seller as a minimum, or only informs (R10, Q3). */
  readonly proposedRate: 'advisory' | 'minimum';
  /** Most sample units of one registration (Q23: no cap). */
  readonly maximumSampleQuantity: SampleQuantity;
  /** Settles a review that nobody makes; `null` leaves it pending (R45, Q8). */
  readonly autoReview: AutoReview | null;
  /** Settles a close request after so many calendar days; `null` leaves it to the agency (R53, Q14). */
  readonly autoCloseAfterDays: number | null;
  /** Whether a seller may withdraw a pending registration (Q9). */
  readonly withdraw: boolean;
  /** Whether a seller may take back a close request. */
  readonly cancelCloseRequest: boolean;
  /** Whether an agency may decline a close request (Q14). */
  readonly declineClose: boolean;
  /** Whether a withdrawn registration may be registered again; a rejected one always may (R42). */
  readonly reregisterWithdrawn: boolean;
  /** Whether a closed registration may be registered again. */
  readonly reregisterClosed: boolean;
  /** Whether the total rate may change after approval (R65, Q17). */
  readonly totalRateChange: TotalRateChange;
  /** How long a campaign's texts and lists may be. */
  readonly campaign: CampaignLimits;
}

/** What a host passes: any part of a {@link Policy}. */
export type PolicyOptions = {
  readonly [Field in keyof Policy]?: Policy[Field] extends RateBounds | CampaignLimits
    ? Partial<Policy[Field]>
    : Policy[Field];
};

/** The policy of a host that sets nothing: the recommended answer to each open question. */
export const defaultPolicy: Policy = {
  clockTolerance: 5_000,
  totalRate: { minimum: 100, maximum: 8000, step: 1 },
  shopAdsRate: { minimum: 100, maximum: 8000, step: 100 },
  creatorRate: { minimum: 100, maximum: 8000, step: 1 },
  proposedRate: 'advisory',
  maximumSampleQuantity: Number.MAX_SAFE_INTEGER,
  autoReview: null,
  autoCloseAfterDays: null,
  withdraw: true,
  cancelCloseRequest: true,
  declineClose: true,
  reregisterWithdrawn: true,
  reregisterClosed: true,
  totalRateChange: 'locked',
  campaign: { nameLength: 49, descriptionLength: 999, messageLength: 999, shops: 99, days: 360 },
};
