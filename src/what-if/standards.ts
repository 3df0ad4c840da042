import type { Policy } from '../policy/policy.js';
import type { Standards } from '../registration/standards.js';

/** A policy alone stands for itself and no other rules. */
export function standardsOf(given: Policy | Standards): Standards {
  return 'policy' in given ? given : { policy: given };
}
