import type { Campaign } from '../campaign/campaign.js';
import type { Eligibility } from '../eligibility/eligibility.js';
import type { ProductFacts } from '../eligibility/product.js';
import type { ShopFacts } from '../eligibility/shop.js';
import type { Policy } from '../policy/policy.js';

/** What is known when a registration command is decided, besides the registration itself. */
export interface KnownFacts {
  /** The registration's own campaign. */
  readonly campaign: Campaign;
  readonly policy: Policy;
  /** The shop; needed to register and to re-register. */
  readonly shop?: ShopFacts;
  /** The product; needed to register and to re-register, and for warnings. */
  readonly product?: ProductFacts;
  /** The rules of eligibility that are asked besides ours, from `defineEligibility`; none when left out. */
  readonly eligibility?: Eligibility;
}
