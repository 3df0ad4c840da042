import type { Instant } from '../../core/instant.js';
import type { MarketplaceTab } from '../../eligibility/marketplace.js';
import type {
  CampaignFilter,
  CreatorLinkQuery,
  RegistrationFilter,
  RegistrationSort,
  SampleFilter,
  SampleSort,
} from '../../ports/queries.js';
import type { CommandKey } from '../../ports/save.js';
import type { PartnerCampaigns } from '../../service/partner-campaigns.js';
import type { Answer } from '../../service/reasons.js';
import type { Caller } from '../../service/roles.js';
import type { Replayed } from '../invariants/walk.js';

/** A deed as a call to the service. */
export interface Call {
  /** The method, for the summary. */
  readonly method: string;
  /** Who calls; absent where that is no actor at all. */
  readonly actor?: Caller;
  /** What is asked, every id in it included. */
  readonly asked: unknown;
  /** The ids under which it does what it does once. */
  readonly keys: readonly CommandKey[];
  /** The id that a new campaign gets. */
  readonly newId?: string;
  /** Only reads. */
  readonly reads?: true;
  run(service: PartnerCampaigns): Promise<Answer<unknown>>;
  /** What a list should show, asked at this instant; for lists that were read whole. */
  shows?(answer: unknown, at: Instant): Shown | undefined;
  /** What figures should say, asked at this instant, by looking at every record; for those that can be reckoned so. */
  tells?(replayed: Replayed, at: Instant): unknown;
}

/** The ids that a whole list showed, the filter that it stands for, and how many rows it said there are. */
export type Shown = { readonly ids: readonly string[]; readonly total?: number } & (
  | { readonly kind: 'registrations'; readonly filter: RegistrationFilter; readonly sort: RegistrationSort }
  | { readonly kind: 'campaigns'; readonly filter: CampaignFilter; readonly sort: 'newest' }
  | {
      readonly kind: 'creator_links';
      readonly filter: Omit<CreatorLinkQuery, 'sort'>;
      readonly sort: CreatorLinkQuery['sort'];
    }
  | { readonly kind: 'sample_requests'; readonly filter: SampleFilter; readonly sort: SampleSort }
  | { readonly kind: 'marketplace'; readonly tab: MarketplaceTab; readonly shopId: string }
);
