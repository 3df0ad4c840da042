import type { Closure } from './closure.js';
import type { RejectReason, WantedTerms } from './rejection.js';

/**
 * A decision that was made elsewhere, with what is known of it. What is left out is unknown; where the registration
 * holds the same decision already, it stays as it is.
 */
export type ObservedDecision =
  | { readonly decision: 'pending' }
  | { readonly decision: 'approved' }
  | { readonly decision: 'withdrawn' }
  | { readonly decision: 'close_requested'; readonly note?: string }
  | {
      readonly decision: 'rejected';
      readonly reasons?: readonly RejectReason[];
      readonly note?: string;
      readonly wanted?: WantedTerms;
    }
  | { readonly decision: 'blocked'; readonly reasons?: readonly RejectReason[]; readonly note?: string }
  | { readonly decision: 'closed'; readonly closure?: Closure };
