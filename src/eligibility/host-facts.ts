import type { VendorName } from '../core/vendor-name.js';
import type { FieldValue } from '../criteria/criterion.js';

/**
 * Facts that only the host knows, by the names of its own fields. One that is left out is not known; `null` says that
 * there is none.
 */
export type HostFacts = Readonly<Record<VendorName, FieldValue | readonly string[] | null>>;
