import type { Eligibility } from '../eligibility/eligibility.js';
import type { Policy } from '../policy/policy.js';
import type { HostRules } from '../registration/host-rules.js';

/** Everything of a host's choice that commands are judged by. */
export interface WhatIfStandards {
  readonly policy: Policy;
  /** The host's own rules, from `bindHostRules`; none when left out. */
  readonly hostRules?: HostRules;
  /** The rules of eligibility that are asked besides ours, from `defineEligibility`; none when left out. */
  readonly eligibility?: Eligibility;
}

/** A policy alone stands for itself and no other rules. */
export function standardsOf(given: Policy | WhatIfStandards): WhatIfStandards {
  return 'policy' in given ? given : { policy: given };
}
