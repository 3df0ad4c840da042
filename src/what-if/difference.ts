import type { CampaignId, RegistrationId } from '../core/ids.js';
import type { CampaignReplay } from './replay-campaign.js';
import type { RegistrationReplay } from './replay-registration.js';

/**
 * Why a decision differs. `policy`, a first cause: the records agreed until then, or the standards alone decide the
 * command differently on either of them. `earlier_difference`: the records had parted before, and without that the
 * standards would not have made this difference. Deadlines that the policies stamp differently do not part records: they
 * are of the policy when they are met.
 */
export type DifferenceCause = 'policy' | 'earlier_difference';

/** A decision that is another one under other standards. */
export type DecisionDifference = CampaignDifference | RegistrationDifference;

/** A command on a campaign that is accepted in one of both worlds only. */
export interface CampaignDifference {
  readonly kind: 'campaign';
  readonly campaignId: CampaignId;
  /** Where the command stands in the log, from 0. */
  readonly entry: number;
  /** What came of it under the first standards. */
  readonly a: CampaignReplay;
  /** What came of it under the second. */
  readonly b: CampaignReplay;
  readonly because: DifferenceCause;
}

/**
 * A command on a registration that is accepted in one of both worlds only; or a deadline that is met in one of them
 * only, or in each with another outcome or at another instant.
 */
export interface RegistrationDifference {
  readonly kind: 'registration';
  readonly registrationId: RegistrationId;
  readonly campaignId: CampaignId;
  /** Where the command stands in the log, from 0; absent for a deadline, which nobody commands. */
  readonly entry?: number;
  /** What came of it under the first standards. */
  readonly a: RegistrationReplay;
  /** What came of it under the second. */
  readonly b: RegistrationReplay;
  readonly because: DifferenceCause;
}
