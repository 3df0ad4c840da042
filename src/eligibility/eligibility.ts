import type { Fields } from '../criteria/field.js';
import type { EligibilitySubject } from './fields.js';
import type { CompiledRule } from './rule.js';

/** A host's fields and rules, checked and compiled: made by `defineEligibility` only. */
export interface Eligibility {
  /** Every field that criteria about eligibility may name: ours, and the host's. */
  readonly fields: Fields<EligibilitySubject>;
  /**
   * The added rules: those about shops, then those about products, each in the order in which they were given, and those
   * of packs last.
   */
  readonly rules: readonly CompiledRule[];
}

/** The rules about shops, or those about products. */
export function rulesAbout<Rule extends { readonly about: string }>(
  about: 'shop' | 'product',
  rules: readonly Rule[],
): readonly Rule[] {
  return rules.filter((rule) => rule.about === about);
}
