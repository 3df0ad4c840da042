import type { Eligibility } from '../../eligibility/eligibility.js';
import type { PolicyOptions } from '../../policy/policy.js';
import type { Store } from '../../ports/store.js';
import type { HostRule } from '../../registration/host-rule.js';
import type { PartnerCampaigns, PartnerCampaignsOptions } from '../../service/partner-campaigns.js';
import type { FaultSwitches } from './faults.js';

/** What a simulation is played on. */
export interface StageOptions {
  /** Makes a store that is empty: one for each season, and for each run of a replay. */
  readonly createStore: () => Store | Promise<Store>;
  /** The rules of the host that every command is asked about. */
  readonly rules?: readonly HostRule[];
  /** What is asked of shops and products besides our rules. */
  readonly eligibility?: Eligibility;
  /** Makes the service; `createPartnerCampaigns` when left out. A host may put what it wraps around it here. */
  readonly createService?: (options: PartnerCampaignsOptions) => PartnerCampaigns;
}

/** How a simulation is played. */
export interface SimulationOptions extends StageOptions {
  /** A whole number of 0 or more: everything that happens follows from it. */
  readonly seed: number;
  /** How many steps are done, at least: a round of several at once is not cut. */
  readonly steps: number;
  /** The policy of every season; when left out, each season has one of several. */
  readonly policy?: PolicyOptions;
  /** Which faults may happen: all but those that are switched off; all when left out. */
  readonly faults?: Partial<FaultSwitches> | 'all' | 'none';
  /** How often a season that failed is run again, at most, to find a shorter way to the failure: 200 when left out. */
  readonly shrinkingRuns?: number;
  /** Is told now and then how far it is. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a simulation is. */
export interface Progress {
  readonly steps: number;
  readonly seasons: number;
}
