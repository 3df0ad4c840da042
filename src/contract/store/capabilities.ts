import type { Store } from '../../ports/store.js';

/**
 * What a store can do beyond what every store must, each with what the kit needs to try it. What is left out is not
 * tried, and the report says so.
 */
export interface StoreCapabilities<Context = unknown> {
  /** It answers every query exactly: no page of it says `exact: false`. */
  readonly exactQueries?: true;
  /** It keeps links and samples of creators: it has `creators`. */
  readonly creators?: true;
  /**
   * It outlives its process: gives a store over what this one kept, read anew from where that is. The other one is not
   * used any more.
   */
  reopen?(store: Store<Context>): Promise<Store<Context>>;
  /** It shares its storage with others: gives one more store over the same, as another process has it. */
  connect?(store: Store<Context>): Promise<Store<Context>>;
  /**
   * What it saves joins a transaction of the host: runs work in one, and gives it the context. When the work resolves
   * it commits, and when the work rejects it rolls back and rejects.
   */
  transaction?(store: Store<Context>, work: (context: Context) => Promise<void>): Promise<void>;
  /** Its storage may be out of reach: sees to that, from now on. */
  outage?(store: Store<Context>): Promise<void>;
}

/** The name of something that not every store can do. */
export type StoreCapability = keyof StoreCapabilities;

/** What a report says of cases that need a capability. */
export const whatCapabilitiesMean: Readonly<Record<StoreCapability, string>> = /* @__PURE__ */ Object.freeze({
  exactQueries: 'it answers every query exactly',
  creators: 'it keeps links and samples of creators',
  reopen: 'it outlives its process',
  connect: 'it shares its storage with other processes',
  transaction: 'what it saves joins a transaction of the host',
  outage: 'its storage may be out of reach',
});
