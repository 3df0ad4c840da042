import type fc from 'fast-check';
import type { CreatorReaders, Store } from '../../ports/store.js';

/**
 * The same store, of which every call waits until a scheduler lets it go on: with `fc.scheduler()`, whoever is at work at
 * once meets in every order, and the order is shrunk and replayed like everything else.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { createMemoryStore } from 'partner-campaigns/memory';
 * import { scheduledStore } from 'partner-campaigns/testing';
 *
 * await fc.assert(
 *   fc.asyncProperty(fc.scheduler(), async (scheduler) => {
 *     const store = scheduledStore(createMemoryStore(), scheduler);
 *     await scheduler.waitFor(store.save([]));
 *   }),
 * );
 * ```
 */
export function scheduledStore<Context>(store: Store<Context>, scheduler: fc.Scheduler): Store<Context> {
  const turn = (call: string) => scheduler.schedule(Promise.resolve(), call);
  const { campaigns, registrations, guards, creators } = store;
  return {
    campaigns: {
      find: async (ids) => turn('campaigns.find').then(() => campaigns.find(ids)),
      query: async (query, page) => turn('campaigns.query').then(() => campaigns.query(query, page)),
      count: async (filter) => turn('campaigns.count').then(() => campaigns.count(filter)),
    },
    registrations: {
      find: async (ids) => turn('registrations.find').then(() => registrations.find(ids)),
      query: async (query, page) => turn('registrations.query').then(() => registrations.query(query, page)),
      count: async (filter) => turn('registrations.count').then(() => registrations.count(filter)),
      countShops: async (filter) =>
        turn('registrations.countShops').then(() => registrations.countShops(filter)),
    },
    guards: { find: async (keys) => turn('guards.find').then(() => guards.find(keys)) },
    ...(creators === undefined ? {} : { creators: scheduledCreators(creators, turn) }),
    findCommands: async (keys) => turn('findCommands').then(() => store.findCommands(keys)),
    history: async (of, page) => turn('history').then(() => store.history(of, page)),
    feed: async (page) => turn('feed').then(() => store.feed(page)),
    save: async (groups, context) => turn('save').then(() => store.save(groups, context)),
  };
}

function scheduledCreators(
  { links, samples, ledgers }: CreatorReaders,
  turn: (call: string) => Promise<void>,
): CreatorReaders {
  return {
    links: {
      find: async (ids) => turn('links.find').then(() => links.find(ids)),
      query: async (query, page) => turn('links.query').then(() => links.query(query, page)),
    },
    samples: {
      find: async (ids) => turn('samples.find').then(() => samples.find(ids)),
      query: async (query, page) => turn('samples.query').then(() => samples.query(query, page)),
      count: async (filter) => turn('samples.count').then(() => samples.count(filter)),
    },
    ledgers: { find: async (ids) => turn('ledgers.find').then(() => ledgers.find(ids)) },
  };
}
