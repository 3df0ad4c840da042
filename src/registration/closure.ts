import { frozenCopy } from '../core/frozen.js';
import type { VendorName } from '../core/vendor-name.js';

/** The platform's reasons to take a registration out: its shop or its product does not qualify any more (R26, R27). */
export const platformDisqualificationReasons = /* @__PURE__ */ frozenCopy([
  'shop_disqualified',
  'product_disqualified',
] as const);

/** Why the platform took a registration out: one of its reasons, or the host's own, named `vendor/name`. */
export type DisqualificationReason = (typeof platformDisqualificationReasons)[number] | VendorName;

/** The platform took the registration out of its campaign; it never comes back by registering again (Q27). */
export interface Disqualification {
  readonly reason: DisqualificationReason;
  /** What was said besides. */
  readonly note?: string;
}

/**
 * Why a registration is closed: the agency agreed to the request (R51), did not answer it in time (Q14), or the platform
 * took it out. `unknown` where it was closed elsewhere and nobody said why.
 */
export type Closure =
  | { readonly because: 'agreed' }
  | { readonly because: 'not_answered_in_time' }
  | { readonly because: 'disqualified'; readonly reason: DisqualificationReason; readonly note?: string }
  | { readonly because: 'unknown' };
