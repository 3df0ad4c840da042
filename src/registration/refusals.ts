import type { ContactRefusals } from '../campaign/refusals.js';
import type { Rate, RateRefusals } from '../commission/rate.js';
import type { CommandRefusals } from '../core/command.js';
import type { Instant } from '../core/instant.js';
import type { ReasonOf } from '../core/refusal.js';
import type { EligibilityRefusals } from '../eligibility/refusals.js';
import type { SampleQuantity } from '../sample/quantity.js';
import type { CommandType } from './commands.js';
import type { DueOutcome } from './deadline.js';
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
  /** The deadline leads elsewhere. */
  readonly other_outcome_due: { readonly dueOutcome: DueOutcome | null };
}

/** Why a registration command was not accepted. */
export type RegistrationReason = ReasonOf<RegistrationRefusals>;
