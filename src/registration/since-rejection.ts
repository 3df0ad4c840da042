import type { Registration } from './registration.js';
import { type TermsChange, termsChanges } from './terms-changes.js';
import { openRejection, type WantedTerm, wantedTermsOf } from './wanted-terms.js';

/** How the terms of a registration compare with those that were last rejected, and with what was wanted instead (R42). */
export interface SinceRejection {
  /** What the seller changed since; nothing while it is still rejected. */
  readonly changes: readonly TermsChange[];
  /** What the agency wanted, and how far the terms are from it; empty when it wanted nothing. */
  readonly wanted: readonly WantedTerm[];
  /** Whether the terms meet everything that was wanted; absent when nothing was. */
  readonly meetsWanted?: boolean;
}

/**
 * What a screen tells of the last rejection: "wanted 15 %, you offered 12 %". The rejection counts while the seller
 * tries again, also where a try was withdrawn; `null` without one, and once an approval has settled it.
 *
 * @example
 * ```ts
 * import { formatRate, type Registration, sinceRejection } from 'partner-campaigns';
 *
 * export function wantedRate(registration: Registration): string | undefined {
 *   const rate = sinceRejection(registration)?.wanted.find(({ field }) => field === 'totalRate');
 *   return rate && `wanted ${formatRate(rate.wanted)}, you offered ${formatRate(rate.offered)}`;
 * }
 * ```
 */
export function sinceRejection(registration: Registration): SinceRejection | null {
  const rejection = openRejection(registration);
  if (rejection === undefined) return null;
  const changes = termsChanges(rejection.terms, registration.terms);
  const wanted = wantedTermsOf(rejection, registration.terms);
  if (wanted.length === 0) return { changes, wanted };
  return { changes, wanted, meetsWanted: wanted.every(({ missing }) => missing === 0) };
}
