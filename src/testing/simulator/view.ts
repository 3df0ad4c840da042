import type { Campaign } from '../../campaign/campaign.js';
import type { Instant } from '../../core/instant.js';
import type { CreatorLink } from '../../creator/link.js';
import type { Policy } from '../../policy/policy.js';
import type { Registration } from '../../registration/registration.js';
import type { SampleRequest } from '../../sample/request.js';
import type { FaultSwitches } from './faults.js';
import type { Random } from './random.js';
import type { Season } from './season.js';

/** What whoever makes up the next step sees. */
export interface View {
  readonly random: Random;
  readonly now: Instant;
  readonly policy: Policy;
  readonly campaigns: readonly Campaign[];
  readonly registrations: readonly Registration[];
  readonly links: readonly CreatorLink[];
  readonly samples: readonly SampleRequest[];
  /** Whether the store keeps links and samples of creators at all. */
  readonly hasCreators: boolean;
  readonly switches: FaultSwitches;
  /** Ids under which something was sent, the last of them last. */
  readonly sentIds: readonly string[];
  revisionOf: Season['revisionOf'];
  /** A name that no step of this season had before. */
  newName(prefix: string): string;
}
