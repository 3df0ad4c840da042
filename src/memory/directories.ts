import type { AgencyFacts } from '../campaign/agency.js';
import { frozenCopy } from '../core/frozen.js';
import { mapKeyOf } from '../core/ids.js';
import type { CreatorFacts } from '../creator/creator.js';
import type { ProductFacts } from '../eligibility/product.js';
import type { ShopFacts } from '../eligibility/shop.js';
import type { Directories, ProductKey } from '../ports/directories.js';
import type { SkuFacts } from '../sample/sku.js';

/** Directories that are filled by hand. */
export interface MemoryDirectories extends Required<Directories> {
  /** Adds agencies, shops, products, creators and variants, or replaces those with the same id. */
  add(facts: {
    readonly agencies?: readonly AgencyFacts[];
    readonly shops?: readonly ShopFacts[];
    readonly products?: readonly ProductFacts[];
    readonly creators?: readonly CreatorFacts[];
    readonly skus?: readonly (ProductKey & { readonly sku: SkuFacts })[];
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
  const creators = new Map<string, CreatorFacts>();
  const skus = new Map<string, SkuFacts>();
  return {
    agencies: { find: async (ids) => ids.map((id) => agencies.get(id)) },
    shops: { find: async (ids) => ids.map((id) => shops.get(id)) },
    products: { find: async (keys) => keys.map((key) => products.get(nameOf(key))) },
    creators: { find: async (ids) => ids.map((id) => creators.get(id)) },
    skus: { find: async (keys) => keys.map((key) => skus.get(mapKeyOf(nameOf(key), key.skuId))) },
    add(facts) {
      for (const agency of facts.agencies ?? []) agencies.set(agency.id, frozenCopy(agency));
      for (const shop of facts.shops ?? []) shops.set(shop.id, frozenCopy(shop));
      for (const product of facts.products ?? []) {
        products.set(nameOf({ shopId: product.shopId, productId: product.id }), frozenCopy(product));
      }
      for (const creator of facts.creators ?? []) creators.set(creator.creatorId, frozenCopy(creator));
      for (const { sku, ...product } of facts.skus ?? [])
        skus.set(mapKeyOf(nameOf(product), sku.skuId), frozenCopy(sku));
    },
  };
}

function nameOf({ shopId, productId }: ProductKey): string {
  return mapKeyOf(shopId, productId);
}
