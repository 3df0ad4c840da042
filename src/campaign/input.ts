import type { Policy } from '../policy/policy.js';
import type { AgencyFacts } from './agency.js';
import type { CampaignCommand } from './commands.js';

/** What a campaign command is decided on, besides the campaign itself. */
export interface CampaignFacts {
  readonly policy: Policy;
  /** The agency that acts; needed to create. */
  readonly agency?: AgencyFacts;
  /** How many of the agency's campaigns are upcoming or ongoing; needed to publish under a quota (R14). */
  readonly ongoingCampaigns?: number;
}

/** A command together with the facts it is decided on. */
export interface CampaignInput {
  readonly command: CampaignCommand;
  readonly facts: CampaignFacts;
}
