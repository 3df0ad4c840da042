import type { SellerType } from '../campaign/audience.js';
import type { Country } from '../core/country.js';
import { frozenCopy } from '../core/frozen.js';
import type { ShopId } from '../core/ids.js';
import type { HostFacts } from './host-facts.js';

/** A shop's standing on the platform: restricted shops register nothing new, deactivated ones are out (R26, Q27). */
export const shopStatuses = /* @__PURE__ */ frozenCopy(['active', 'restricted', 'deactivated'] as const);

/** A shop's standing on the platform. */
export type ShopStatus = (typeof shopStatuses)[number];

/** What a host's directory knows of a shop. What is left out is not known; `null` says that there is none. */
export interface ShopFacts {
  readonly id: ShopId;
  readonly name: string;
  /** The market it sells in; a campaign's market must be the same (R13). */
  readonly market: Country;
  /** Where the shop is at home: an agency from there is a local agency (seed step 3). */
  readonly homeCountry: Country;
  readonly sellerType: SellerType;
  readonly status: ShopStatus;
  /** Its rating or score in hundredths, 0 to 500; `null`: it has none yet (R26, R28). */
  readonly rating?: number | null;
  /** Orders of the last 90 days (R28). */
  readonly orders90Days?: number;
  /** Points for counterfeits in the last 60 days (R26). */
  readonly counterfeitPoints60Days?: number;
  /** Violations for counterfeits in the last 60 days (R26). */
  readonly counterfeitViolations60Days?: number;
  /** Violations of intellectual property (R28). */
  readonly intellectualPropertyViolations?: number;
  /** What only the host knows, for fields of its own. */
  readonly host?: HostFacts;
}
