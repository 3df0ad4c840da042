import type { ContactRefusals } from '../campaign/refusals.js';
import type { Rate, RateRefusals } from '../commission/rate.js';
import type { CommissionRefusals } from '../commission/refusals.js';
import type { SampleQuantity } from '../commission/sample-quantity.js';
import type { CommandRefusals } from '../core/command.js';
import type { ProductId, ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { ReasonOf } from '../core/refusal.js';
import type { EligibilityRefusals } from '../eligibility/refusals.js';
import type { DisqualificationReason } from './closure.js';
import type { CommandType } from './commands.js';
import type { Holder, HoldId } from './hold.js';
import type { HostParameters } from './host-rule.js';
import type { Decision } from './registration.js';
import type { RejectReason } from './rejection.js';

/** Codes that registration commands refuse with. */
export interface RegistrationRefusals
  extends EligibilityRefusals,
    RateRefusals,
    Pick<CommissionRefusals, 'creator_rate_above_total' | 'creator_shop_ads_rate_above_total'>,
    ContactRefusals,
    Pick<CommandRefusals, 'time_went_back' | 'role_not_allowed' | 'stale_view'> {
  /** The registration's decision does not take this command; `accepted` are those it takes of this actor. */
  readonly not_accepted: {
    /** `null` when there is no such registration yet. */
    readonly decision: Decision | null;
    /** The command that was asked for. */
    readonly command: CommandType;
    /** The commands that this decision takes of this actor. */
    readonly accepted: readonly CommandType[];
  };
  /** The agency blocked this product for good (R43). */
  readonly product_blocked: {
    /** When it did. */
    readonly since: Instant;
    /** Why; may be empty (Q12). */
    readonly reasons: readonly RejectReason[];
    /** What it told the seller besides. */
    readonly note?: string;
  };
  /** The host's policy does not offer this command here. */
  readonly disabled_by_policy: { readonly command: CommandType };
  /** A rejection needs a reason (Q12). */
  readonly reason_required: Record<never, never>;
  /** The rate is below the one the campaign proposes, and the policy makes that a minimum (Q3). */
  readonly proposed_rate_not_met: {
    /** The total rate that was given. */
    readonly rate: Rate;
    /** The rate that the campaign proposes. */
    readonly minimum: Rate;
  };
  /** The rate is below the one that the last rejection wanted, and the policy makes that a minimum (R42). */
  readonly wanted_rate_not_met: {
    /** The total rate that was given. */
    readonly rate: Rate;
    /** The least that is asked: what was wanted, as far as the policy lets a seller offer it. */
    readonly minimum: Rate;
  };
  /** The samples are fewer than the last rejection wanted, and the policy makes that a minimum (R42). */
  readonly wanted_samples_not_met: {
    /** The quantity that was given. */
    readonly sampleQuantity: SampleQuantity;
    /** The least that is asked: what was wanted, as far as the policy lets a seller offer it. */
    readonly minimum: SampleQuantity;
  };
  /** A rejection wants no higher rate than it rejects (R42): as high only beside more samples. */
  readonly wanted_rate_not_above_offer: {
    /** The rate that is wanted. */
    readonly rate: Rate;
    /** The total rate that was offered. */
    readonly offered: Rate;
  };
  /** A rejection wants no more samples than it rejects (R42): as many only beside a higher rate. */
  readonly wanted_samples_not_above_offer: {
    /** The quantity that is wanted. */
    readonly sampleQuantity: SampleQuantity;
    /** The quantity that was offered. */
    readonly offered: SampleQuantity;
  };
  /** More samples than the policy allows: offered, or wanted by a rejection. */
  readonly sample_quantity_too_large: {
    /** The quantity that was given. */
    readonly sampleQuantity: SampleQuantity;
    /** The most that is allowed. */
    readonly maximum: SampleQuantity;
  };
  /** The sample quantity may only rise (R81). */
  readonly sample_quantity_not_raised: {
    /** The quantity that was given. */
    readonly sampleQuantity: SampleQuantity;
    /** The quantity that stands. */
    readonly current: SampleQuantity;
  };
  /** The Shop Ads rate is set and final (R65). */
  readonly shop_ads_rate_already_set: {
    /** The rate that stands. */
    readonly rate: Rate;
  };
  /** The total rate is locked after approval (R65, Q17). */
  readonly total_rate_locked: {
    /** The rate that stands. */
    readonly rate: Rate;
  };
  /** The total rate may only rise after approval (Q17). */
  readonly total_rate_not_raised: {
    /** The rate that was given. */
    readonly rate: Rate;
    /** The rate that stands. */
    readonly current: Rate;
  };
  /** The rate is the one that stands, or the lower one that is to come. */
  readonly rate_unchanged: {
    /** That rate. */
    readonly rate: Rate;
    /** When it takes effect, if it is to come. */
    readonly dueAt?: Instant;
  };
  /** The creators' Shop Ads rate needs a Shop Ads rate that it is part of (Q20). */
  readonly shop_ads_rate_not_set: Record<never, never>;
  /** No deadline is due. */
  readonly not_due: {
    /** When one will be; `null`: none is set. */
    readonly dueAt: Instant | null;
  };
  /** A hold stops this command until it is released: one reason for each such hold. */
  readonly held: {
    /** The command that is stopped; of a deadline, the one that it stands in for. */
    readonly command: CommandType;
    /** The hold. */
    readonly holdId: HoldId;
    /** Whose it is. */
    readonly placedBy: Holder;
    /** Since when it stops the command. */
    readonly placedAt: Instant;
    /** Why, if whoever placed it said so. */
    readonly note?: string;
  };
  /** A rule of the host's own vetoes it: one reason for each such rule. */
  readonly host_rule: {
    /** The rule, `vendor/name`. */
    readonly rule: string;
    /** What the host gave for its screens. */
    readonly parameters: HostParameters;
    /** What the host says, in a sentence. */
    readonly message?: string;
  };
  /** A rule of the host's own threw or answered nonsense: a bug of the host, which is told of it. */
  readonly host_rule_failed: {
    /** The rule, `vendor/name`. */
    readonly rule: string;
  };
  /** The registration has a hold of this id already. */
  readonly hold_exists: {
    /** That id. */
    readonly holdId: HoldId;
  };
  /** The registration has as many holds as it may. */
  readonly too_many_holds: {
    /** How many those are. */
    readonly maximum: number;
  };
  /** The registration has no hold of this id. */
  readonly hold_not_found: {
    /** That id. */
    readonly holdId: HoldId;
  };
  /** The platform placed the hold, so only the platform releases it. */
  readonly hold_not_yours: {
    /** The hold. */
    readonly holdId: HoldId;
    /** Whose it is. */
    readonly placedBy: Holder;
  };
  /** The platform took the product out for good (R26, R27, Q27). */
  readonly disqualified: {
    /** Since when. */
    readonly since: Instant;
    /** The platform's reason, or the host's own. */
    readonly reason: DisqualificationReason;
    /** What was said besides. */
    readonly note?: string;
  };
  /** The adoption names another product than this registration's. */
  readonly another_product: {
    /** The shop of this registration. */
    readonly shopId: ShopId;
    /** The product of this registration. */
    readonly productId: ProductId;
  };
  /** What was observed lies in the future, or was decided before it was registered. */
  readonly times_out_of_order: {
    /** When it was first registered. */
    readonly registeredAt: Instant;
    /** When it was last rejected here, if it was: what was observed came after. */
    readonly rejectedAt?: Instant;
    /** When it was decided. */
    readonly decidedAt: Instant;
    /** The instant of the command. */
    readonly at: Instant;
  };
  /** The adoption is of an earlier pass through review than the one it could follow. */
  readonly attempt_too_low: {
    /** The attempt that was given. */
    readonly attempt: number;
    /** The least that may be. */
    readonly minimum: number;
  };
  /** What was observed is what stands here already. */
  readonly nothing_to_adopt: {
    /** The decision that stands. */
    readonly decision: Decision;
  };
  /** The command leads elsewhere in the machine; told beside another reason only. */
  readonly another_branch: Record<never, never>;
}

/** Why a registration command was not accepted. */
export type RegistrationReason = ReasonOf<RegistrationRefusals>;
