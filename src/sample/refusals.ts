import type { CampaignOver } from '../campaign/refusals.js';
import type { CommandRefusals } from '../core/command.js';
import type { AgencyId, CreatorId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { ReasonOf } from '../core/refusal.js';
import type { LinkRefusals } from '../creator/refusals.js';
import type { RegistrationRefusals } from '../registration/refusals.js';
import type { SampleCommandType } from './commands.js';
import type { SampleContent } from './content.js';
import type { SampleDecision, SampleRequestBase } from './request.js';
import type { SkuObstacle } from './sku.js';

/** Codes that commands on sample requests refuse with. */
export interface SampleRefusals
  extends CampaignOver,
    Pick<CommandRefusals, 'time_went_back' | 'role_not_allowed' | 'stale_view' | 'fact_missing'>,
    Pick<RegistrationRefusals, 'reason_required' | 'not_due' | 'another_branch'>,
    Pick<LinkRefusals, 'registration_not_running' | 'another_creator'> {
  /** The request's decision does not take this command; `accepted` are those it takes of this actor. */
  readonly sample_command_not_accepted: {
    /** `null` when there is no such request yet. */
    readonly decision: SampleDecision | null;
    /** The command that was asked for. */
    readonly command: SampleCommandType;
    /** The commands that this decision takes of this actor. */
    readonly accepted: readonly SampleCommandType[];
  };
  /** The product was registered again since: what was asked for before has to be asked for again. */
  readonly earlier_registration_attempt: {
    /** The attempt of the registration in which the sample was asked for. */
    readonly registrationAttempt: number;
    /** The attempt that stands. */
    readonly current: number;
  };
  /** An agency has to say for which creator it asks. */
  readonly creator_not_named: Record<never, never>;
  /** The creator has not authorised this agency to ask for samples (R82). */
  readonly agency_not_authorised: {
    /** The agency. */
    readonly agencyId: AgencyId;
    /** The creator. */
    readonly creatorId: CreatorId;
  };
  /** This variant is not sent as a sample (R88). */
  readonly sku_not_samplable: {
    /** The variant. */
    readonly skuId: string;
    /** Everything that is in the way. */
    readonly because: readonly SkuObstacle[];
  };
  /** All that the seller grants is asked for or sent; the open-collaboration sample offer is the other way (R84). */
  readonly no_sample_quota_left: {
    /** The units that the seller grants. */
    readonly granted: number;
    /** Those that are asked for and not shipped. */
    readonly reserved: number;
    /** Those that were shipped. */
    readonly shipped: number;
  };
  /** The creator has asked for this product already (R88). */
  readonly sample_already_requested: {
    /** What has become of it so far. */
    readonly decision: SampleDecision;
    /** When that was. */
    readonly requestedAt: Instant;
  };
  /** The creator has received a sample of this product already (R88). */
  readonly sample_already_received: {
    /** When that was. */
    readonly receivedAt: Instant;
  };
  /** After a refusal, or a review that lapsed, the creator has to wait (R88). */
  readonly reapply_too_early: {
    /** From when the creator may ask again. */
    readonly opensAt: Instant;
  };
  /** The review is the other side's (Q21). */
  readonly another_reviewer: {
    /** Who reviews. */
    readonly reviewer: 'agency' | 'seller';
  };
  /** The creator asked, so the agency cannot withdraw it. */
  readonly request_not_yours: {
    /** Who asked. */
    readonly requestedBy: SampleRequestBase['requestedBy'];
  };
  /** All have agreed, and the policy ends the time to withdraw with that (R89). */
  readonly withdrawal_too_late: {
    /** When all had agreed. */
    readonly since: Instant;
  };
  /** The content is not long enough to count (R90). */
  readonly content_too_short: {
    /** What it is. */
    readonly kind: SampleContent['kind'];
    /** How long it is to be seen: a video in days, a LIVE in minutes. */
    readonly length: number;
    /** How long it has to be, in the same. */
    readonly minimum: number;
  };
  /** Content counts from the day of the receipt to now. */
  readonly content_out_of_time: {
    /** When it was posted. */
    readonly postedAt: Instant;
    /** When the creator received the sample. */
    readonly receivedAt: Instant;
    /** The instant of the command. */
    readonly at: Instant;
  };
  /** The policy gives no extension (R87). */
  readonly extension_not_offered: Record<never, never>;
  /** The one extension was taken (R87). */
  readonly already_extended: {
    /** When the content is due now. */
    readonly dueAt: Instant | null;
  };
}

/** Why a command on a sample request was not accepted. */
export type SampleReason = ReasonOf<SampleRefusals>;
