import type { CreatorReaders, SaveGroup, Store } from 'partner-campaigns';
import type { StoreCapabilities } from 'partner-campaigns/contract';
import { createMemoryStore } from 'partner-campaigns/memory';

/** A transaction of a host: what was saved in it so far, and what stands in it. */
interface Transaction {
  readonly store: Store;
  readonly calls: (readonly SaveGroup[])[];
}

/** What is known of a store that was made here. */
interface Kept {
  /** Everything that it was asked to save, in order: what a disk would hold. */
  readonly calls: (readonly SaveGroup[])[];
  isOut: boolean;
}

/** Where a store carries what is known of it: whoever wraps it carries it on. */
const KEPT = Symbol('kept');

/** A memory store as a host has one that can do everything: with a disk, transactions, and outages. */
export interface HostedStores {
  readonly createStore: () => Store;
  readonly capabilities: Required<StoreCapabilities>;
}

/** Makes such stores; `breaks` gets every one before the kit does. */
export function hostedStores(breaks: (store: Store) => Store = (store) => store): HostedStores {
  const open = async (calls: readonly (readonly SaveGroup[])[]): Promise<Store> => {
    const store = create();
    for (const groups of calls) await store.save(groups);
    return store;
  };

  function create(): Store {
    const memory = createMemoryStore();
    const kept: Kept = { calls: [], isOut: false };
    return Object.assign(breaks(onDisk(memory, kept)), { [KEPT]: kept });
  }

  return {
    createStore: create,
    capabilities: {
      exactQueries: true,
      creators: true,
      reopen: (store) => open(keptOf(store).calls),
      // One process has no other connections: they are the same store under another name.
      connect: async (store) => ({ ...store }),
      transaction: async (store, work) => {
        const inside: Transaction = { store: createMemoryStore(), calls: [] };
        for (const groups of keptOf(store).calls) await inside.store.save(groups);
        await work(inside);
        for (const groups of inside.calls) await store.save(groups);
      },
      outage: async (store) => {
        keptOf(store).isOut = true;
      },
    },
  };
}

function keptOf(store: Store): Kept {
  if (!(KEPT in store)) throw new TypeError('It was not made here');
  return store[KEPT] as Kept;
}

/** Makes a call reject when the storage is out of reach. */
type Reachable = <Asked extends readonly unknown[], Answer>(
  call: (...asked: Asked) => Promise<Answer>,
) => (...asked: Asked) => Promise<Answer>;

function reachableCreators(
  { links, samples, ledgers }: CreatorReaders,
  reachable: Reachable,
): CreatorReaders {
  return {
    links: { find: reachable(links.find), query: reachable(links.query) },
    samples: {
      find: reachable(samples.find),
      query: reachable(samples.query),
      count: reachable(samples.count),
    },
    ledgers: { find: reachable(ledgers.find) },
  };
}

/** A store that writes down what it saves, and rejects when its storage is out of reach. */
function onDisk(memory: Store, kept: Kept): Store {
  const reachable: Reachable =
    (call) =>
    async (...asked) => {
      if (kept.isOut) throw new Error('The storage is out of reach');
      return call(...asked);
    };
  const { campaigns, registrations, guards } = memory;
  return {
    campaigns: {
      find: reachable(campaigns.find),
      query: reachable(campaigns.query),
      count: reachable(campaigns.count),
    },
    registrations: {
      find: reachable(registrations.find),
      query: reachable(registrations.query),
      count: reachable(registrations.count),
      countShops: reachable(registrations.countShops),
    },
    ...(memory.creators === undefined ? {} : { creators: reachableCreators(memory.creators, reachable) }),
    guards: { find: reachable(guards.find) },
    findCommands: reachable(memory.findCommands),
    history: reachable(memory.history),
    feed: reachable(memory.feed),
    save: reachable(async (groups: readonly SaveGroup[], context?: unknown) => {
      const inside = isTransaction(context) ? context : { store: memory, calls: kept.calls };
      inside.calls.push(structuredClone(groups));
      return inside.store.save(groups);
    }),
  };
}

function isTransaction(context: unknown): context is Transaction {
  return typeof context === 'object' && context !== null && 'calls' in context;
}
