import type { Field, Fields } from '../criteria/field.js';
import type { EligibilitySubject } from './fields.js';
import type { EligibilityReason } from './refusals.js';
import type { CompiledRule } from './rule.js';

/** A field that a host added. */
export interface AddedField extends Field<EligibilitySubject> {
  /** Who may choose rows of lists by it, besides the platform. */
  readonly visibleTo: readonly ('seller' | 'agency')[];
}

/** A host's fields and rules, checked and compiled: made by `defineEligibility` only. */
export interface Eligibility {
  /** Every field that criteria about eligibility may name: ours, and the host's. */
  readonly fields: Fields<EligibilitySubject>;
  /** Of those, the host's. */
  readonly addedFields: Readonly<Record<string, AddedField>>;
  /**
   * The added rules: those about shops, then those about products, each in the order in which they were given, and those
   * of packs last.
   */
  readonly rules: readonly CompiledRule<Extract<EligibilityReason, { readonly code: 'not_eligible' }>>[];
}

/** The rules about shops, or those about products. */
export function rulesAbout<Rule extends { readonly about: string }>(
  about: 'shop' | 'product',
  rules: readonly Rule[],
): readonly Rule[] {
  return rules.filter((rule) => rule.about === about);
}
