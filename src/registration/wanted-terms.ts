import type { Terms } from '../commission/terms.js';
import type { Policy } from '../policy/policy.js';
import type { Registration } from './registration.js';
import type { Rejection, WantedTerms } from './rejection.js';

/** Terms that an agency can want, in the order in which they are told. */
export const wantedFields = ['totalRate', 'sampleQuantity'] as const;

/** One of the terms that the agency wanted, beside what the seller offered and offers. */
export interface WantedTerm {
  readonly field: (typeof wantedFields)[number];
  /** The least that the agency wanted. */
  readonly wanted: number;
  /** What was rejected. */
  readonly rejected: number;
  /** What the seller offers now; while it is rejected, what was rejected. */
  readonly offered: number;
  /** How much the offer is short of it, in the unit of the field; 0 when it is met. */
  readonly missing: number;
}

/** What the agency wanted, and how far the terms are from it. */
export function wantedTermsOf(rejection: Rejection, offered: Terms): readonly WantedTerm[] {
  return wantedFields.flatMap((field) => {
    const wanted = rejection.wanted?.[field];
    if (wanted === undefined) return [];
    const missing = Math.max(0, wanted - offered[field]);
    return { field, wanted, rejected: rejection.terms[field], offered: offered[field], missing };
  });
}

/**
 * The rejection that the seller has yet to answer for good: the last one, while what came of it waits, was rejected or
 * was withdrawn. An approval settles it, and what was wanted counts no more.
 */
export function openRejection(registration: Registration | undefined): Rejection | undefined {
  switch (registration?.decision) {
    case 'pending':
    case 'rejected':
    case 'withdrawn':
      return registration.lastRejection;
    default:
      return undefined;
  }
}

/**
 * The least that a seller must offer to meet what was wanted. Nobody is held to what the policy does not let them
 * offer any more: what was wanted above its limits is met by its limits.
 */
export function leastWanted({ totalRate, sampleQuantity }: WantedTerms, policy: Policy): WantedTerms {
  const ofRate = totalRate === undefined ? {} : { totalRate: Math.min(totalRate, policy.totalRate.maximum) };
  if (sampleQuantity === undefined) return ofRate;
  return { ...ofRate, sampleQuantity: Math.min(sampleQuantity, policy.maximumSampleQuantity) };
}
