import type { CreatorFacts } from '../creator/creator.js';
import type { RegistrationFacts } from '../registration/input.js';
import type { Registration } from '../registration/registration.js';
import type { SampleLedger } from './ledger.js';
import type { SkuFacts } from './sku.js';

/** What a command on a sample request is decided on, besides the request itself. */
export interface SampleFacts extends RegistrationFacts {
  /** The registration of the product that is asked for. A deadline of it that has passed is reckoned with. */
  readonly registration: Registration;
  /** The ledger of the registration's current attempt; absent while nothing was asked for in it. */
  readonly ledger?: SampleLedger;
  /** The creator; needed when an agency asks (R82). */
  readonly creator?: CreatorFacts;
  /** The variant that is asked for, as far as the host knows it (R88). */
  readonly sku?: SkuFacts;
}
