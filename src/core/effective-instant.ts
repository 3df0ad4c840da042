import type { Instant } from './instant.js';

/**
 * The instant a command counts as: clocks of hosts differ, so one that lies before the record's last write by at most
 * `tolerance` milliseconds counts as that write's. `null` when it lies further back.
 */
export function effectiveInstant(at: Instant, changedAt: Instant, tolerance: number): Instant | null {
  if (at >= changedAt) return at;
  return changedAt - at <= tolerance ? changedAt : null;
}
