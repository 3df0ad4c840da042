import { canonicalJson } from '../core/canonical.js';
import type { Policy } from '../policy/policy.js';
import type { Registration } from '../registration/registration.js';

/**
 * A registration without what two policies would stamp on it differently: the deadline of its stretch, and from when a
 * lower total rate stands. What the policies stamp alike stays: where it differs, something else differed before.
 */
export function withoutStamps(registration: Registration, a: Policy, b: Policy): object {
  const stampAlike = (field: keyof Policy) => canonicalJson(a[field]) === canonicalJson(b[field]);
  switch (registration.decision) {
    case 'pending':
      return stampAlike('autoReview') ? registration : { ...registration, deadline: undefined };
    case 'close_requested': {
      const ofRate = stampAlike('totalRateDecreaseAfterDays') ? registration : lowered(registration);
      return stampAlike('autoCloseAfterDays') ? ofRate : { ...ofRate, deadline: undefined };
    }
    case 'approved':
      return stampAlike('totalRateDecreaseAfterDays') ? registration : lowered(registration);
    default:
      return registration;
  }
}

/** With the total rate that was decided last, whether it stands already or waits. */
function lowered(registration: Extract<Registration, { readonly decision: 'approved' | 'close_requested' }>) {
  const { terms, totalRateDecrease } = registration;
  const totalRate = totalRateDecrease?.totalRate ?? terms.totalRate;
  return { ...registration, terms: { ...terms, totalRate }, totalRateDecrease: undefined };
}
