import type { AgencyFacts } from '../campaign/agency.js';
import { frozenCopy } from '../core/frozen.js';
import { joinIds } from '../core/ids.js';
import type { ProductFacts } from '../eligibility/product.js';
import type { ShopFacts } from '../eligibility/shop.js';
import type { Directories, ProductKey } from '../ports/directories.js';

/** Directories that are filled by hand. */
export interface MemoryDirectories extends Directories {
  /** Adds agencies, shops and products, or replaces those with the same id. */
  add(facts: {
    readonly agencies?: readonly AgencyFacts[];
    readonly shops?: readonly ShopFacts[];
    readonly products?: readonly ProductFacts[];
  }): void;
}

/**
 * Makes directories that live in the process: for tests, examples and small hosts.
 *
 * @example
 * ```ts
 * import { createMemoryDirectories } from 'partner-campaigns/memory';
 *
 * const directories = createMemoryDirectories();
 * directories.add({ agencies: [{ id: 'a1', name: 'Blue Lotus', homeCountry: 'TH' }] });
 * ```
 */
export function createMemoryDirectories(): MemoryDirectories {
  const agencies = new Map<string, AgencyFacts>();
  const shops = new Map<string, ShopFacts>();
  const products = new Map<string, ProductFacts>();
  return {
    agencies: { find: async (ids) => ids.map((id) => agencies.get(id)) },
    shops: { find: async (ids) => ids.map((id) => shops.get(id)) },
    products: { find: async (keys) => keys.map((key) => products.get(nameOf(key))) },
    add(facts) {
      for (const agency of facts.agencies ?? []) agencies.set(agency.id, frozenCopy(agency));
      for (const shop of facts.shops ?? []) shops.set(shop.id, frozenCopy(shop));
      for (const product of facts.products ?? []) {
        products.set(nameOf({ shopId: product.shopId, productId: product.id }), frozenCopy(product));
      }
    },
  };
}

function nameOf({ shopId, productId }: ProductKey): string {
  return joinIds(shopId, productId);
}
