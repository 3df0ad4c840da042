import type { AgencyFacts } from '../campaign/agency.js';
import type { AgencyId, CreatorId, ProductId, ShopId } from '../core/ids.js';
import type { CreatorFacts } from '../creator/creator.js';
import type { ProductFacts } from '../eligibility/product.js';
import type { ShopFacts } from '../eligibility/shop.js';
import type { SkuFacts } from '../sample/sku.js';

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

/** What the host knows of creators. */
export interface CreatorDirectory {
  /** One answer for each id, in order; `undefined` for an unknown one. */
  find(ids: readonly CreatorId[]): Promise<readonly (CreatorFacts | undefined)[]>;
}

/** Names a variant of a product. */
export interface SkuKey extends ProductKey {
  readonly skuId: string;
}

/** What the host knows of variants of products. */
export interface SkuCatalog {
  /** One answer for each key, in order; `undefined` for an unknown variant, or one that is not that product's. */
  find(keys: readonly SkuKey[]): Promise<readonly (SkuFacts | undefined)[]>;
}

/** Where facts come from. */
export interface Directories {
  readonly agencies: AgencyDirectory;
  readonly shops: ShopDirectory;
  readonly products: ProductCatalog;
  /** Asked when an agency wants a sample for a creator (R82); nothing is known of creators when left out. */
  readonly creators?: CreatorDirectory;
  /** Asked when a sample of a variant is wanted (R88); nothing is known of variants when left out. */
  readonly skus?: SkuCatalog;
}
