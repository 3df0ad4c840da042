import type { CommandRefusals } from '../core/command.js';
import type { CreatorId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { ReasonOf } from '../core/refusal.js';
import type { EligibilityRefusals } from '../eligibility/refusals.js';
import type { Decision } from '../registration/registration.js';
import type { LinkCommandType } from './commands.js';
import type { LinkDecision } from './link.js';

/** Codes that commands on a creator's link refuse with. */
export interface LinkRefusals
  extends Pick<EligibilityRefusals, 'campaign_over'>,
    Pick<CommandRefusals, 'time_went_back' | 'role_not_allowed' | 'fact_missing'> {
  /** The link's decision does not take this command; `accepted` are those that it takes. */
  readonly link_command_not_accepted: {
    /** `null` when it was never added. */
    readonly decision: LinkDecision | null;
    /** The command that was asked for. */
    readonly command: LinkCommandType;
    /** The commands that this decision takes. */
    readonly accepted: readonly LinkCommandType[];
  };
  /** Links and samples are of what runs: of registrations that are approved, a requested close included (R62, Q24). */
  readonly registration_not_running: {
    /** What was decided about the registration. */
    readonly decision: Decision;
    /** Since when. */
    readonly since: Instant;
  };
  /** The agency has not set the creators' rate, so there is nothing to promise (R62). */
  readonly creator_rate_not_set: Record<never, never>;
  /** The link is there, and what was promised with it stands (R68). */
  readonly link_exists: {
    /** When it was added. */
    readonly addedAt: Instant;
  };
  /** The command names another creator than the one who acts, or whose it is. */
  readonly another_creator: {
    /** Who acts, or whose it is. */
    readonly creatorId: CreatorId;
  };
}

/** Why a command on a creator's link was not accepted. */
export type LinkReason = ReasonOf<LinkRefusals>;
