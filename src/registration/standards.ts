import type { Eligibility } from '../eligibility/eligibility.js';
import type { Policy } from '../policy/policy.js';
import type { HostRules } from './host-rules.js';

/** Everything of a host's choice that commands are judged by: set once. */
export interface Standards {
  readonly policy: Policy;
  /** The host's own rules, from `bindHostRules`; none when left out. */
  readonly hostRules?: HostRules;
  /** The rules of eligibility that are asked besides ours, from `defineEligibility`; none when left out. */
  readonly eligibility?: Eligibility;
}
