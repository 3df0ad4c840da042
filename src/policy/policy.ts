import type { RateBounds } from '../commission/rate.js';
import type { SampleQuantity } from '../commission/sample-quantity.js';
import { frozenCopy } from '../core/frozen.js';
import { type MessengersByMarket, platformMessengers } from './messengers.js';

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
  /** Most characters of a name: 1 to 1,000, 49 by default (R4). */
  readonly nameLength: number;
  /** Most characters of a description: 0 to 10,000, 999 by default (R4). */
  readonly descriptionLength: number;
  /** Most characters of the message to sellers: 0 to 10,000, 999 by default (seed step 4; as long as a description). */
  readonly messageLength: number;
  /** Most shops that a campaign may name: 1 to 1,000, 99 by default (R11). */
  readonly shops: number;
  /** Longest campaign period, in days of 24 hours: 1 to 3,650, 360 by default (R5). */
  readonly days: number;
  /**
   * Whether it may last the whole of those days (R5). By default it may: the platform counts to a last second, 23:59:59,
   * so what is 360 days here is less than that there. Where not, it is to be shorter, by a millisecond or more.
   */
  readonly daysInclusive: boolean;
}

/** What may be chosen about samples (R82 to R90, Q21, Q25). */
export interface SamplePolicy {
  /**
   * Whether the seller has the last word on a sample, as in TH and in the API, or the agency's word counts for the
   * seller's, as in ID (R83, R85, Q21). The quota that the seller granted binds either way.
   */
  readonly sellerReview: 'required' | 'by_agency';
  /** Calendar days for each review, 1 to 3,650; then the request is cancelled. `null`: no limit (R87, Q25). */
  readonly reviewDays: number | null;
  /** Calendar days to ship what was agreed, 1 to 3,650; then it is cancelled. `null`: no limit (R87, Q25). */
  readonly shipDays: number | null;
  /** Calendar days from receipt to post content, 1 to 3,650; then it is cancelled. `null`: no limit (R87, Q25). */
  readonly contentDays: number | null;
  /** Calendar days by which that is extended, once, 1 to 3,650; `null`: never (R87, Q25). */
  readonly extensionDays: number | null;
  /** Calendar days until a creator may ask again after a refusal or a lapsed review, 0 to 3,650 (R88). */
  readonly reapplyAfterDays: number;
  /**
   * Whether a request may be withdrawn until it is shipped, as the US guide has it, or only until all have agreed, as
   * the API has it (R89).
   */
  readonly withdrawBeforeShipment: boolean;
  /** How many days a video has to be seen to count, 0 to 3,650 (R90). */
  readonly videoDays: number;
  /** How many minutes a LIVE has to last to count, 0 to 1,440 (R90). */
  readonly liveMinutes: number;
}

/**
 * The choices that the public rules leave open. A host sets the ones it cares about with {@link parsePolicy}; the
 * rest are {@link defaultPolicy}. Commands are judged by the policy of the moment, but a deadline that was stamped
 * on a record keeps the policy it was stamped under.
 */
export interface Policy {
  /**
   * How far, in milliseconds, the instant of a command may lie before the record's last write and still count as it;
   * 0 or more. The clocks of hosts differ, and instants are theirs to give (Q33).
   */
  readonly clockTolerance: number;
  /** Bounds of the total rate that a seller offers (R60, Q1, Q2). */
  readonly totalRate: RateBounds;
  /** Bounds of the rate that a campaign proposes; `null` for those of the total rate (R10, Q1). */
  readonly proposedRateBounds: RateBounds | null;
  /** Bounds of the Shop Ads rate: whole percents by default (R64, Q1, Q2). */
  readonly shopAdsRate: RateBounds;
  /** Bounds of the creators' rates, besides that they are never above their totals (R62, Q18, Q20). */
  readonly creatorRate: RateBounds;
  /** Whether the rate that a campaign proposes binds the seller as a minimum, or only informs (R10, Q3). */
  readonly proposedRate: 'advisory' | 'minimum';
  /**
   * Whether what the last rejection wanted binds the seller who tries again as a minimum, or only informs (R42). An
   * approval settles it; what the limits of this policy do not let a seller offer is asked up to those limits.
   */
  readonly wantedTerms: 'advisory' | 'minimum';
  /** Most sample units of one registration; no cap by default (R80, Q23). */
  readonly maximumSampleQuantity: SampleQuantity;
  /** Settles a review that nobody makes; `null` leaves it pending (R45, Q8). */
  readonly autoReview: AutoReview | null;
  /** Settles a close request after so many calendar days, 1 to 3,650; `null` leaves it to the agency (R53, Q14). */
  readonly autoCloseAfterDays: number | null;
  /** Whether a seller may withdraw a pending registration (Q9). */
  readonly withdraw: boolean;
  /** Whether a seller may take back a close request that waits for the agency (R53, where the platform is silent). */
  readonly cancelCloseRequest: boolean;
  /** Whether an agency may decline a close request; the product goes on then (R53, Q14). */
  readonly declineClose: boolean;
  /** Whether a withdrawn registration may be registered again; a rejected one always may (R42, Q9, Q11). */
  readonly reregisterWithdrawn: boolean;
  /** Whether a closed registration may be registered again while the window is open (Q11). */
  readonly reregisterClosed: boolean;
  /** Whether the total rate may change after approval: not at all, upwards only, or freely (R65, Q17). */
  readonly totalRateChange: TotalRateChange;
  /**
   * When a lower total rate takes effect: `null` at once, else at that local midnight after the change, 1 to 3,650, in
   * the campaign's time zone. 1 is 00:00 of the next day (R72), 30 are the thirty days of open collaborations (R71). A
   * higher one always takes effect at once.
   */
  readonly totalRateDecreaseAfterDays: number | null;
  /** How long a campaign's texts, lists and period may be (R4, R5, R11, Q6). */
  readonly campaign: CampaignLimits;
  /** Who reviews samples, how long everything may take, and what content counts (R82 to R90, Q21, Q25). */
  readonly samples: SamplePolicy;
  /**
   * How many campaigns of an agency may be upcoming or ongoing at once, 1 to 100,000; `null` for any number (R14, Q31).
   * Asked when one is published: drafts and campaigns that are over take no place, and those that stand stay.
   */
  readonly maximumOngoingCampaigns: number | null;
  /**
   * The messenger that an agency's contact must or may give, by market (R12). The default is the platform's table: LINE
   * in TH, Viber in PH, Zalo in VN, WhatsApp in MY, SG, GB and ID; optional, WhatsApp in US. A host for another
   * marketplace gives its whole table, which takes the platform's place; in markets that it leaves out none applies.
   */
  readonly messengers: MessengersByMarket;
  /**
   * What a fact that is not known does to a write, by the name of the eligibility rule that asks for it: it refuses
   * with `fact_missing`, as it does when the rule is not named here, or lets pass (R26 to R28). A shop or a product
   * that is not known at all always refuses.
   */
  readonly unknownFacts: Readonly<Record<string, UnknownFact>>;
}

/** What a fact that is not known does to a write. */
export type UnknownFact = 'refuse' | 'pass';

/** What a host passes: any part of a {@link Policy}. */
export type PolicyOptions = {
  readonly [Field in keyof Policy]?: Policy[Field] extends RateBounds | CampaignLimits | SamplePolicy
    ? Partial<Policy[Field]>
    : Policy[Field];
};

/** The policy of a host that sets nothing: the recommended answer to each open question. */
export const defaultPolicy: Policy = /* @__PURE__ */ frozenCopy({
  clockTolerance: 5_000,
  totalRate: { minimum: 100, maximum: 8000, step: 1 },
  proposedRateBounds: null,
  shopAdsRate: { minimum: 100, maximum: 8000, step: 100 },
  creatorRate: { minimum: 100, maximum: 8000, step: 1 },
  proposedRate: 'advisory',
  wantedTerms: 'advisory',
  maximumSampleQuantity: Number.MAX_SAFE_INTEGER,
  autoReview: null,
  autoCloseAfterDays: null,
  withdraw: true,
  cancelCloseRequest: true,
  declineClose: true,
  reregisterWithdrawn: true,
  reregisterClosed: true,
  totalRateChange: 'locked',
  totalRateDecreaseAfterDays: null,
  campaign: {
    nameLength: 49,
    descriptionLength: 999,
    messageLength: 999,
    shops: 99,
    days: 360,
    daysInclusive: true,
  },
  samples: {
    sellerReview: 'required',
    reviewDays: 7,
    shipDays: 7,
    contentDays: 14,
    extensionDays: 7,
    reapplyAfterDays: 30,
    withdrawBeforeShipment: false,
    videoDays: 3,
    liveMinutes: 10,
  },
  maximumOngoingCampaigns: null,
  messengers: platformMessengers,
  unknownFacts: {},
});
