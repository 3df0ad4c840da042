import type { Rate } from './rate.js';
import type { SampleQuantity } from './sample-quantity.js';

/** What a seller offers for a product; one set of terms for each batch of a submission (R22). */
export interface OfferedTerms {
  /** What the seller pays in all, shared by agency and creators (seed step 3, R60). */
  readonly totalRate: Rate;
  /** The total for orders that come from ads; optional, and final once set (R64, R65). */
  readonly shopAdsRate?: Rate;
  /** Sample units for creators (seed step 6). */
  readonly sampleQuantity: SampleQuantity;
}

/** The terms of a registration: what the seller offers, and how the agency shares it. */
export interface Terms extends OfferedTerms {
  /** The creators' part of the total, set by the agency; the rest is the agency's own (R61, R62). */
  readonly creatorRate?: Rate;
  /** The creators' part of the Shop Ads rate, set by the agency where there is one (Q20). */
  readonly creatorShopAdsRate?: Rate;
}
