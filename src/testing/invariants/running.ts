import type { Instant } from '../../core/instant.js';
import { deadlineOf, type Registration } from '../../registration/registration.js';

/**
 * Tells whether a registration may have run at an instant: as it stood, or as a stamped deadline had left it that had
 * passed by then and was not settled yet. Whether a rule of the host held that up is not known, so either will do.
 */
export function mayRunAt(registration: Registration, at: Instant): boolean {
  const { decision } = registration;
  if (decision === 'approved' || decision === 'close_requested') return true;
  const deadline = deadlineOf(registration);
  return deadline?.dueOutcome === 'approve' && deadline.dueAt <= at;
}
