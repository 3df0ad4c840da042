import type { AgencyFacts } from '../../campaign/agency.js';
import type { Instant } from '../../core/instant.js';
import type { CreatorFacts } from '../../creator/creator.js';
import type { ProductFacts } from '../../eligibility/product.js';
import type { ShopFacts } from '../../eligibility/shop.js';
import { defaultPolicy, type Policy } from '../../policy/policy.js';
import type { HostRule } from '../../registration/host-rule.js';
import type { PartnerCampaigns } from '../../service/partner-campaigns.js';
import { BEGINNING } from '../arbitraries/instants.js';
import { plainPlace } from '../arbitraries/place.js';
import { fixtures } from '../fixtures/fixtures.js';

/** What a host must know before a model is run against it: its directories, its policy, and what time it is. */
export interface ModelWorld {
  readonly now: Instant;
  readonly policy: Policy;
  /** The rules of the host's own that it must be started with. */
  readonly rules: readonly HostRule[];
  readonly agencies: readonly AgencyFacts[];
  readonly shops: readonly ShopFacts[];
  readonly products: readonly ProductFacts[];
  readonly creators: readonly CreatorFacts[];
}

/** A host under test: its service, and the clock that its service reads. */
export interface TestedHost {
  readonly service: Pick<PartnerCampaigns, 'campaigns' | 'registrations' | 'links' | 'samples' | 'deadlines'>;
  /** Moves its clock, never back. */
  advanceTo(at: Instant): void | Promise<void>;
}

/** Starts a host anew, with nothing in its store, and with what a model asks for in its directories. */
export type StartHost = (world: ModelWorld) => TestedHost | Promise<TestedHost>;

/** The ids of the world's shops, of which each has every product. */
export const modelShops = ['shop-1', 'shop-2'] as const;
/** The ids of the world's products. */
export const modelProducts = ['product-1', 'product-2', 'product-3'] as const;
/** The ids of the world's agencies. */
export const modelAgencies = [plainPlace.agencyId, 'agency-2'] as const;

/** The ids of the world's creators, of whom all but the last let the first agency ask for samples. */
export const modelCreators = ['creator-1', 'creator-2', 'creator-3'] as const;

/** A world of two agencies and two shops, in which nothing but rules of the host stands in the way. */
export function modelWorld(policy: Policy = defaultPolicy, rules: readonly HostRule[] = []): ModelWorld {
  return {
    now: BEGINNING,
    policy,
    rules,
    agencies: modelAgencies.map((id) => ({ id, name: id, homeCountry: 'TH' })),
    shops: modelShops.map((id) => ({ ...fixtures.shop, id })),
    products: modelShops.flatMap((shopId) =>
      modelProducts.map((id) => ({ ...fixtures.product, id, shopId })),
    ),
    creators: modelCreators.map((creatorId, place) => ({
      creatorId,
      authorisedAgencies: place < 2 ? [modelAgencies[0]] : [],
    })),
  };
}
