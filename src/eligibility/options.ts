import type { Country } from '../core/country.js';
import type { VendorName } from '../core/vendor-name.js';
import type { Criterion } from '../criteria/criterion.js';
import type { HostField } from './host-field.js';

/** A rule of eligibility that a host or a market pack adds to ours: it can refuse, and never lets in. */
export interface EligibilityRule {
  readonly name: VendorName;
  /** Rules about products may name every field; those about shops, the fields of campaigns and shops. */
  readonly about: 'shop' | 'product';
  /** What must hold to register and to re-register. */
  readonly where: Criterion;
  /**
   * What tells, when it holds, that those that run must end too (Q27); nothing does when left out. It refuses as well,
   * whatever `where` says: who is out registers nothing new.
   */
  readonly disqualifiedWhen?: Criterion;
  /** The markets of the campaigns in which it is asked; all when left out. */
  readonly markets?: readonly Country[];
  /** What people are told who do not meet it: a sentence, which comes after "The shop is restricted:" or the like. */
  readonly message?: string;
}

/** The rules of some markets, such as those that the platform publishes there (R26 to R28). */
export interface MarketPack {
  readonly name: VendorName;
  readonly markets: readonly Country[];
  /** They are asked in campaigns of those markets only. */
  readonly rules: readonly Omit<EligibilityRule, 'markets'>[];
}

/** What a host adds to our rules of eligibility. */
export interface EligibilityOptions {
  readonly fields?: readonly HostField[];
  readonly rules?: readonly EligibilityRule[];
  readonly packs?: readonly MarketPack[];
}
