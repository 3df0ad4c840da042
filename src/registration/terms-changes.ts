import type { Terms } from '../commission/terms.js';

/** What can differ between the terms of two attempts. */
export const termFields = ['totalRate', 'shopAdsRate', 'sampleQuantity'] as const;

/** One difference between two attempts; an absent side means that the field was not set. */
export interface TermsChange {
  readonly field: (typeof termFields)[number];
  readonly before?: number;
  readonly after?: number;
}

/** What a seller changed from one attempt to the next (R42). */
export function termsChanges(before: Terms, after: Terms): readonly TermsChange[] {
  return termFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, ...side('before', before[field]), ...side('after', after[field]) }));
}

function side<Name extends 'before' | 'after'>(name: Name, value: number | undefined) {
  return value === undefined ? {} : { [name]: value };
}
