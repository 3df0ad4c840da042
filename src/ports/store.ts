import type { Campaign } from '../campaign/campaign.js';
import type {
  CampaignId,
  CreatorLinkId,
  RegistrationId,
  SampleLedgerId,
  SampleRequestId,
} from '../core/ids.js';
import type { CreatorLink } from '../creator/link.js';
import type { Registration } from '../registration/registration.js';
import type { SampleLedger } from '../sample/ledger.js';
import type { SampleRequest } from '../sample/request.js';
import type {
  CampaignFilter,
  CampaignQuery,
  CreatorLinkQuery,
  Page,
  PageRequest,
  RegistrationFilter,
  RegistrationQuery,
  SampleCount,
  SampleFilter,
  SampleQuery,
  ShopCount,
  StatusCount,
} from './queries.js';
import type {
  CommandKey,
  CommandReceipt,
  DomainEvent,
  Guard,
  RecordKey,
  SaveAnswer,
  SaveGroup,
} from './save.js';

/**
 * Where a host keeps campaigns, registrations, their history and the receipts of commands. Everything is asked for in
 * batches. A failure of the storage rejects the promise and is passed on untouched; refusals of the domain never come
 * from here. `Context` is the host's own, such as its open transaction.
 *
 * What is given back is what was saved, the revision aside: every field as it was, and none that was not there. It does
 * not change with the objects that were saved or given back. Ids, keys and cursors are compared exactly, character by
 * character.
 *
 * Records are of the newest schema version: a store that outlives a version of the library reads what it kept with
 * {@link parseCampaign} and {@link parseRegistration}, which raise what is older.
 */
export interface Store<Context = unknown> {
  readonly campaigns: CampaignReader;
  readonly registrations: RegistrationReader;
  readonly guards: GuardReader;
  /** Links and samples of creators; left out by the store of a host that has none. */
  readonly creators?: CreatorReaders;
  /** The receipts of commands, one answer for each key, in order; `undefined` for an unknown one. */
  findCommands(keys: readonly CommandKey[]): Promise<readonly (CommandReceipt | undefined)[]>;
  /** What happened to one record, oldest first, behind a cursor of an earlier entry. */
  history(of: RecordKey, page: EventPage): Promise<readonly StoredEvent[]>;
  /** Everything that happened, in the order it was saved, behind a cursor of an earlier entry. */
  feed(page: EventPage): Promise<readonly StoredEvent[]>;
  /**
   * Saves groups, each all or nothing, independent of each other and in order; one answer for each. Revisions are
   * checked at the moment of writing, so of two writers on one record one wins. What it answered is kept for good. A
   * store that knows of transactions saves in that of the `context`: what is saved stands or falls with it.
   */
  save(groups: readonly SaveGroup[], context?: Context): Promise<readonly SaveAnswer[]>;
}

/** Reads campaigns. */
export interface CampaignReader {
  /** One answer for each id, in order; `undefined` for an unknown one. */
  find(ids: readonly CampaignId[]): Promise<readonly (Campaign | undefined)[]>;
  /** A page of the campaigns that a query means, in its order. */
  query(query: CampaignQuery, page: PageRequest): Promise<Page<Campaign>>;
  /** How many campaigns a filter means. */
  count(filter: CampaignFilter): Promise<number>;
}

/** Reads registrations. */
export interface RegistrationReader {
  /** One answer for each id, in order; `undefined` for an unknown one. */
  find(ids: readonly RegistrationId[]): Promise<readonly (Registration | undefined)[]>;
  /** A page of the registrations that a query means, in its order. */
  query(query: RegistrationQuery, page: PageRequest): Promise<Page<Registration>>;
  /** How many registrations have which status, campaign by campaign; in no order. */
  count(filter: RegistrationFilter): Promise<readonly StatusCount[]>;
  /** How many different shops have such registrations, campaign by campaign; in no order. */
  countShops(filter: RegistrationFilter): Promise<readonly ShopCount[]>;
}

/** Reads what is kept of creators. */
export interface CreatorReaders {
  readonly links: CreatorLinkReader;
  readonly samples: SampleReader;
  readonly ledgers: SampleLedgerReader;
}

/** Reads the links of creators. */
export interface CreatorLinkReader {
  /** One answer for each id, in order; `undefined` for an unknown one. */
  find(ids: readonly CreatorLinkId[]): Promise<readonly (CreatorLink | undefined)[]>;
  /** A page of the links that a query means, in its order. */
  query(query: CreatorLinkQuery, page: PageRequest): Promise<Page<CreatorLink>>;
}

/** Reads sample requests. */
export interface SampleReader {
  /** One answer for each id, in order; `undefined` for an unknown one. */
  find(ids: readonly SampleRequestId[]): Promise<readonly (SampleRequest | undefined)[]>;
  /** A page of the sample requests that a query means, in its order. */
  query(query: SampleQuery, page: PageRequest): Promise<Page<SampleRequest>>;
  /** How many sample requests have which status; in no order. */
  count(filter: SampleFilter): Promise<readonly SampleCount[]>;
}

/** Reads the ledgers of sample quotas. */
export interface SampleLedgerReader {
  /** One answer for each id, in order; `undefined` for an unknown one. */
  find(ids: readonly SampleLedgerId[]): Promise<readonly (SampleLedger | undefined)[]>;
}

/** Reads the guards of limits that are wider than one record. */
export interface GuardReader {
  /** One answer for each key, in order; `undefined` for one that was never saved. */
  find(keys: readonly string[]): Promise<readonly (Guard | undefined)[]>;
}

/** A part of a history or of the feed: `limit` entries, 1 to 1000. */
export interface EventPage {
  readonly limit: number;
  /**
   * The cursor of the last entry already seen, from the same history or the feed; from the beginning when absent.
   * Behind what is no cursor there is nothing.
   */
  readonly after?: string;
}

/** An event with its place in the feed. A consumer that keeps the cursor of the last entry it handled misses none. */
export interface StoredEvent {
  /** Opaque, the store's own. */
  readonly cursor: string;
  readonly event: DomainEvent;
}
