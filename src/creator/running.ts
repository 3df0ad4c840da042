import type { Decision } from '../registration/registration.js';

/** Tells whether the product is in its campaign: approved, also while a close is asked for (R41, R50). */
export function isRunning(decision: Decision): boolean {
  return decision === 'approved' || decision === 'close_requested';
}
