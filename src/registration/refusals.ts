import type { ContactRefusals } from '../campaign/refusals.js';
import type { Rate, RateRefusals } from '../commission/rate.js';
import type { CommandRefusals } from '../core/command.js';
import type { ProductId, ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { ReasonOf } from '../core/refusal.js';
import type { EligibilityRefusals } from '../eligibility/refusals.js';
import type { SampleQuantity } from '../sample/quantity.js';
import type { Disqualification } from './closure.js';
import type { CommandType } from './commands.js';
import type { Holder, HoldId } from './hold.js';
import type { HostParameters } from './host-rule.js';
import type { Decision } from './registration.js';
import type { RejectReason } from './rejection.js';

/** Codes that registration commands refuse with. */
export interface RegistrationRefusals
  extends EligibilityRefusals,
    RateRefusals,
    ContactRefusals,
    Pick<CommandRefusals, 'time_went_back' | 'role_not_allowed' | 'stale_view'> {
  /** The registration's decision does not take this command; `accepted` are those it takes of this actor. */
  readonly not_accepted: {
    readonly decision: Decision | null;
    readonly command: CommandType;
    readonly accepted: readonly CommandType[];
  };
  /** The agency blocked this product for good (R43). */
  readonly product_blocked: {
    readonly since: Instant;
    readonly reasons: readonly RejectReason[];
    readonly note?: string;
  };
  /** The host's policy does not offer this command here. */
  readonly disabled_by_policy: { readonly command: CommandType };
  /** A rejection needs a reason (Q12). */
  readonly reason_required: Record<never, never>;
  /** The rate is below the one the campaign proposes, and the policy makes that a minimum (Q3). */
  readonly proposed_rate_not_met: { readonly rate: Rate; readonly minimum: Rate };
  /** More samples than the policy allows. */
  readonly sample_quantity_too_large: {
    readonly sampleQuantity: SampleQuantity;
    readonly maximum: SampleQuantity;
  };
  /** The sample quantity may only rise (R81). */
  readonly sample_quantity_not_raised: {
    readonly sampleQuantity: SampleQuantity;
    readonly current: SampleQuantity;
  };
  /** The Shop Ads rate is set and final (R65). */
  readonly shop_ads_rate_already_set: { readonly rate: Rate };
  /** The total rate is locked after approval (R65, Q17). */
  readonly total_rate_locked: { readonly rate: Rate };
  /** The total rate may only rise after approval (Q17). */
  readonly total_rate_not_raised: { readonly rate: Rate; readonly current: Rate };
  /** The rate is the one that stands. */
  readonly rate_unchanged: { readonly rate: Rate };
  /** The creators' rate may not exceed the total (R62). */
  readonly creator_rate_above_total: { readonly creatorRate: Rate; readonly totalRate: Rate };
  /** No deadline is due. */
  readonly not_due: { readonly dueAt: Instant | null };
  /** A hold stops this command until it is released; one reason for each such hold. */
  readonly held: {
    readonly command: CommandType;
    readonly holdId: HoldId;
    readonly placedBy: Holder;
    readonly placedAt: Instant;
    readonly note?: string;
  };
  /** A rule of the host's own vetoes it; one reason for each such rule. */
  readonly host_rule: {
    readonly rule: string;
    /** What the host gave for its screens. */
    readonly parameters: HostParameters;
    readonly message?: string;
  };
  /** A rule of the host's own threw or answered nonsense: a bug of the host, which is told of it. */
  readonly host_rule_failed: { readonly rule: string };
  /** The registration has a hold of this id already. */
  readonly hold_exists: { readonly holdId: HoldId };
  /** The registration has as many holds as it may. */
  readonly too_many_holds: { readonly maximum: number };
  /** The registration has no hold of this id. */
  readonly hold_not_found: { readonly holdId: HoldId };
  /** The platform placed the hold, so only the platform releases it. */
  readonly hold_not_yours: { readonly holdId: HoldId; readonly placedBy: Holder };
  /** The platform took the product out for good (R26, R27, Q27). */
  readonly disqualified: { readonly since: Instant } & Disqualification;
  /** The adoption names another product than this registration's. */
  readonly another_product: { readonly shopId: ShopId; readonly productId: ProductId };
  /** What was observed lies in the future, or was decided before it was registered. */
  readonly times_out_of_order: {
    readonly registeredAt: Instant;
    readonly decidedAt: Instant;
    readonly at: Instant;
  };
  /** What was observed is what stands here already. */
  readonly nothing_to_adopt: { readonly decision: Decision };
  /** The command leads elsewhere in the machine; told beside another reason only. */
  readonly another_branch: Record<never, never>;
}

/** Why a registration command was not accepted. */
export type RegistrationReason = ReasonOf<RegistrationRefusals>;
