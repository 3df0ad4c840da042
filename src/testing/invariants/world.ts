import type { Campaign } from '../../campaign/campaign.js';
import type { Instant } from '../../core/instant.js';
import type { CreatorLink } from '../../creator/link.js';
import type { Policy } from '../../policy/policy.js';
import type {
  CampaignFilter,
  CampaignSort,
  CreatorLinkQuery,
  RegistrationFilter,
  RegistrationSort,
  SampleCount,
  SampleFilter,
  SampleSort,
  ShopCount,
  StatusCount,
} from '../../ports/queries.js';
import type { CommandKey, CommandReceipt, RecordKey, SaveGroup } from '../../ports/save.js';
import type { StoredEvent } from '../../ports/store.js';
import type { Registration } from '../../registration/registration.js';
import type { SampleLedger } from '../../sample/ledger.js';
import type { SampleRequest } from '../../sample/request.js';
import type { Caller } from '../../service/roles.js';
import type { Passage } from './passage.js';
import type { Replayed } from './walk.js';

/**
 * What a store holds and answers, read at one moment through its port: what invariants look at. It may also be a part
 * of that, the records and events that one command touched: then it is not whole, and has fewer lists.
 */
export interface StoredWorld {
  /** The instant at which lists and counts were asked. */
  readonly at: Instant;
  /** The policy of every command so far; what it bounds is not looked at without it. */
  readonly policy?: Policy;
  /** All records and all events are here. */
  readonly isWhole: boolean;
  readonly campaigns: readonly Campaign[];
  readonly registrations: readonly Registration[];
  /** None where the store keeps nothing of creators; so the next two. */
  readonly links: readonly CreatorLink[];
  readonly samples: readonly SampleRequest[];
  /** Those that the events of sample requests tell of: a store lists none. */
  readonly ledgers: readonly SampleLedger[];
  /** What `find` gives for the ids of the events. */
  readonly found: {
    readonly campaigns: readonly Campaign[];
    readonly registrations: readonly Registration[];
    readonly links: readonly CreatorLink[];
    readonly samples: readonly SampleRequest[];
  };
  /** The events, in the order of the feed. */
  readonly passages: readonly Passage[];
  /** What replaying the whole feed gives. */
  readonly replayed: Replayed;
  /** What happened to single records, as the store tells it. */
  readonly histories: readonly {
    readonly of: RecordKey;
    readonly entries: readonly StoredEvent[];
  }[];
  readonly lists: readonly ListAnswer[];
  readonly counts: readonly CountAnswer[];
  /** The receipts that should be there, and those that are. */
  readonly receipts: readonly ReceiptAnswer[];
  /** What actors asked and were told. */
  readonly answers: readonly TenantAnswer[];
  /** What was seen to be saved, where somebody watched the store. */
  readonly saves?: SeenSaves;
}

/** What a store gave for a query, all pages of it, of which each row was asked to be there. */
export type ListAnswer =
  | {
      readonly kind: 'campaigns';
      readonly name: string;
      readonly filter: CampaignFilter;
      readonly sort: CampaignSort;
      readonly rows: readonly Campaign[];
    }
  | {
      readonly kind: 'registrations';
      readonly name: string;
      readonly filter: RegistrationFilter;
      readonly sort: RegistrationSort;
      readonly rows: readonly Registration[];
    }
  | {
      readonly kind: 'creator_links';
      readonly name: string;
      readonly filter: Omit<CreatorLinkQuery, 'sort'>;
      readonly sort: CreatorLinkQuery['sort'];
      readonly rows: readonly CreatorLink[];
    }
  | {
      readonly kind: 'sample_requests';
      readonly name: string;
      readonly filter: SampleFilter;
      readonly sort: SampleSort;
      readonly rows: readonly SampleRequest[];
    };

/** What a store counted. */
export type CountAnswer =
  | {
      readonly kind: 'campaigns';
      readonly name: string;
      readonly filter: CampaignFilter;
      readonly count: number;
    }
  | {
      readonly kind: 'registrations';
      readonly name: string;
      readonly filter: RegistrationFilter;
      readonly statuses: readonly StatusCount[];
      readonly shops: readonly ShopCount[];
    }
  | {
      readonly kind: 'sample_requests';
      readonly name: string;
      readonly filter: SampleFilter;
      readonly statuses: readonly SampleCount[];
    };

/** A command that somebody was told is done, and what the store keeps of it. */
export interface ReceiptAnswer {
  readonly key: CommandKey;
  /** What was answered, where somebody knows. */
  readonly result?: unknown;
  readonly receipt: CommandReceipt | undefined;
}

/** What an actor asked, and the answer. */
export interface TenantAnswer {
  readonly actor: Caller;
  /** Ids that the actor named itself come back in refusals. */
  readonly asked: unknown;
  readonly answer: unknown;
}

/** Groups that a store was seen to save, in order, and how often it had saved each record before, by kind and id. */
export interface SeenSaves {
  readonly before: ReadonlyMap<string, number>;
  readonly groups: readonly SaveGroup[];
}
