import type { Directories, Store } from 'partner-campaigns';

/** Storage and directories that write down what they are asked: the name of each call, and of how much. */
export interface Recorded {
  readonly store: Store;
  readonly directories: Directories;
  /** In their order, since it was last emptied. */
  readonly calls: string[];
}

/** Writes down every call to storage and directories. */
export function recorded(store: Store, { agencies, shops, products, creators, skus }: Directories): Recorded {
  const { campaigns, registrations, guards } = store;
  if (store.creators === undefined || creators === undefined || skus === undefined)
    throw new TypeError('All of it is written down, or nothing');
  const { links, samples, ledgers } = store.creators;
  const calls: string[] = [];
  const noted = <Found>(name: string, asked: object, call: () => Found): Found => {
    calls.push(`${name}: ${Array.isArray(asked) ? asked.length : Object.keys(asked).toSorted()}`);
    return call();
  };
  return {
    calls,
    store: {
      campaigns: {
        find: (ids) => noted('campaigns.find', ids, () => campaigns.find(ids)),
        query: (query, page) => noted('campaigns.query', query, () => campaigns.query(query, page)),
        count: (filter) => noted('campaigns.count', filter, () => campaigns.count(filter)),
      },
      registrations: {
        find: (ids) => noted('registrations.find', ids, () => registrations.find(ids)),
        query: (query, page) => noted('registrations.query', query, () => registrations.query(query, page)),
        count: (filter) => noted('registrations.count', filter, () => registrations.count(filter)),
        countShops: (filter) =>
          noted('registrations.countShops', filter, () => registrations.countShops(filter)),
      },
      creators: {
        links: {
          find: (ids) => noted('links.find', ids, () => links.find(ids)),
          query: (query, page) => noted('links.query', query, () => links.query(query, page)),
        },
        samples: {
          find: (ids) => noted('samples.find', ids, () => samples.find(ids)),
          query: (query, page) => noted('samples.query', query, () => samples.query(query, page)),
          count: (filter) => noted('samples.count', filter, () => samples.count(filter)),
        },
        ledgers: { find: (ids) => noted('ledgers.find', ids, () => ledgers.find(ids)) },
      },
      guards: { find: (keys) => noted('guards.find', keys, () => guards.find(keys)) },
      findCommands: (keys) => noted('findCommands', keys, () => store.findCommands(keys)),
      history: (of, page) => noted('history', page, () => store.history(of, page)),
      feed: (page) => noted('feed', page, () => store.feed(page)),
      save: (groups, context) => noted('save', groups, () => store.save(groups, context)),
    },
    directories: {
      agencies: { find: (ids) => noted('agencies.find', ids, () => agencies.find(ids)) },
      shops: { find: (ids) => noted('shops.find', ids, () => shops.find(ids)) },
      products: { find: (keys) => noted('products.find', keys, () => products.find(keys)) },
      creators: { find: (ids) => noted('creators.find', ids, () => creators.find(ids)) },
      skus: { find: (keys) => noted('skus.find', keys, () => skus.find(keys)) },
    },
  };
}
