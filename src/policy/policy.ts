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
  /** Bounds of the total rate that a seller offers, and that a campaign proposes (R10, R60, Q1, Q2). */
  readonly totalRate: RateBounds;
  /** Bounds of the Shop Ads rate: whole percents by default (R64, Q1, Q2). */
  readonly shopAdsRate: RateBounds;
  /** Bounds of the creators' rate, besides that it is never above the total (R62, Q18). */
  readonly creatorRate: RateBounds;
  /** Whether the rate that a campaign proposes binds the seller as a minimum, or only informs (R10, Q3). */
  readonly proposedRate: 'advisory' | 'minimum';
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
  /** How long a campaign's texts, lists and period may be (R4, R5, R11, Q6). */
  readonly campaign: CampaignLimits;
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
  readonly [Field in keyof Policy]?: Policy[Field] extends RateBounds | CampaignLimits
    ? Partial<Policy[Field]>
    : Policy[Field];
};

/** The policy of a host that sets nothing: the recommended answer to each open question. */
export const defaultPolicy: Policy = /* @__PURE__ */ frozenCopy({
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
  maximumOngoingCampaigns: null,
  messengers: platformMessengers,
  unknownFacts: {},
});
