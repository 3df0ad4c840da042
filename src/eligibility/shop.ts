import type { SellerType } from '../campaign/audience.js';
import type { Country } from '../core/country.js';
import { frozenCopy } from '../core/frozen.js';
import type { ShopId } from '../core/ids.js';

/** A shop's standing on the platform: restricted shops register nothing new, deactivated ones are out (R26, Q27). */
export const shopStatuses = /* @__PURE__ */ frozenCopy(['active', 'restricted', 'deactivated'] as const);

/** A shop's standing on the platform. */
export type ShopStatus = (typeof shopStatuses)[number];

/** What a host's directory knows of a shop. */
export interface ShopFacts {
  readonly id: ShopId;
  readonly name: string;
  /** The market it sells in; a campaign's market must be the same (R13). */
  readonly market: Country;
  /** Where the shop is at home: an agency from there is a local agency (seed step 3). */
  readonly homeCountry: Country;
  readonly sellerType: SellerType;
  readonly status: ShopStatus;
}
