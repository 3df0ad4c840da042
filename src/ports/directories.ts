import type { AgencyFacts } from '../campaign/agency.js';
import type { AgencyId, ProductId, ShopId } from '../core/ids.js';
import type { ProductFacts } from '../eligibility/product.js';
import type { ShopFacts } from '../eligibility/shop.js';

/** What the host knows of agencies. */
export interface AgencyDirectory {
  /** One answer for each id, in order; `undefined` for an unknown one. */
  find(ids: readonly AgencyId[]): Promise<readonly (AgencyFacts | undefined)[]>;
}

/** What the host knows of shops. */
export interface ShopDirectory {
  /** One answer for each id, in order; `undefined` for an unknown one. */
  find(ids: readonly ShopId[]): Promise<readonly (ShopFacts | undefined)[]>;
}

/** Names a product: ids of products are unique within their shop. */
export interface ProductKey {
  readonly shopId: ShopId;
  readonly productId: ProductId;
}

/** What the host knows of products. */
export interface ProductCatalog {
  /** One answer for each key, in order; `undefined` for an unknown product, or one that is not that shop's. */
  find(keys: readonly ProductKey[]): Promise<readonly (ProductFacts | undefined)[]>;
}

/** Where facts come from. */
export interface Directories {
  readonly agencies: AgencyDirectory;
  readonly shops: ShopDirectory;
  readonly products: ProductCatalog;
}
