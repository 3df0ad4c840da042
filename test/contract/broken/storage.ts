import type { Store } from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { type BrokenStore, replacing } from './broken-store.ts';

const right = (store: Store) => store;

/** A store that answers what its storage does not: nothing there. */
function quiet(store: Store): Store {
  const or =
    <Asked extends readonly unknown[], Answer>(
      call: (...asked: Asked) => Promise<Answer>,
      otherwise: Answer,
    ) =>
    async (...asked: Asked) => {
      try {
        return await call(...asked);
      } catch {
        return otherwise;
      }
    };
  return {
    ...store,
    findCommands: or(store.findCommands, []),
    feed: or(store.feed, []),
    history: or(store.history, []),
    save: async (groups, context) => {
      try {
        return await store.save(groups, context);
      } catch {
        return groups.map(() => ({ outcome: 'conflict', conflicts: [] }));
      }
    },
  };
}

/** Faults of what is under a store: its disk, its connections and its transactions. */
export const storageFaults: readonly BrokenStore[] = [
  {
    fault: 're-opened, it is empty',
    breaks: right,
    capabilities: () => ({ reopen: async () => createMemoryStore() }),
    says: /re-opened/,
    caughtBy: ['storage: re-opened, it has everything that it had'],
  },
  {
    fault: 're-opened, it knows no command',
    breaks: right,
    capabilities: ({ reopen }) => ({
      reopen: async (store) => {
        const opened = await reopen(store);
        return { ...opened, findCommands: async (keys) => keys.map(() => undefined) };
      },
    }),
    says: /the receipt, re-opened, at 0, to be/,
    caughtBy: ['storage: re-opened, it has everything that it had'],
  },
  {
    fault: 're-opened, it starts its cursors anew',
    breaks: right,
    capabilities: ({ reopen }) => ({
      reopen: async (store) => {
        const opened = await reopen(store);
        return {
          ...opened,
          feed: async (page) =>
            (await opened.feed(page)).map((entry) => ({ ...entry, cursor: `again ${entry.cursor}` })),
        };
      },
    }),
    says: /the feed, re-opened|feed behind/,
    caughtBy: ['storage: re-opened, it has everything that it had'],
  },
  {
    fault: 're-opened, it takes no more',
    breaks: right,
    capabilities: ({ reopen }) => ({
      reopen: async (store) => {
        const opened = await reopen(store);
        return {
          ...opened,
          save: async (groups) => groups.map(() => ({ outcome: 'conflict', conflicts: [] }) as const),
        };
      },
    }),
    says: /same command/,
    caughtBy: ['storage: re-opened, it goes on where it was'],
  },
  {
    fault: 'each connection has storage of its own',
    breaks: right,
    capabilities: () => ({ connect: async () => createMemoryStore() }),
    says: /campaign|revision/,
    caughtBy: ['writers at once: what one connection has saved the other reads at once'],
  },
  {
    fault: 'a connection reads what it has read before',
    breaks: right,
    capabilities: ({ connect }) => ({
      connect: async (store) => {
        const other = await connect(store);
        const read = new Map<string, ReturnType<Store['feed']>>();
        return {
          ...other,
          feed: (page) => {
            const name = JSON.stringify(page);
            const found = read.get(name) ?? other.feed(page);
            read.set(name, found);
            return found;
          },
        };
      },
    }),
    says: /number of entries in its feed/,
    caughtBy: ['writers at once: what one connection has saved the other reads at once'],
  },
  {
    fault: 'two connections do not see each other write',
    breaks: right,
    capabilities: ({ connect }) => ({
      connect: async (store) => {
        const other = await connect(store);
        return {
          ...other,
          save: async (groups) => {
            for (let turn = 0; turn < 9; turn += 1) await Promise.resolve();
            const ids = groups.flatMap(({ campaigns }) => campaigns.map(({ id }) => id));
            const [standing] = await store.campaigns.find(ids);
            return other.save(
              groups.map((group) => ({
                ...group,
                campaigns: group.campaigns.map((one) => ({ ...one, revision: standing?.revision ?? 0 })),
              })),
            );
          },
        };
      },
    }),
    says: /writers at once on one revision/,
    caughtBy: ['writers at once: of writers over different connections one wins'],
  },
  {
    fault: 'it saves outside of the transaction',
    breaks: (store) => ({ ...store, save: (groups) => store.save(groups) }),
    says: /rolled back, to be/,
    caughtBy: ['storage: what was saved in a transaction that rolls back was never saved'],
  },
  {
    fault: 'what is saved in a transaction is never committed',
    breaks: right,
    capabilities: ({ transaction }) => ({
      transaction: async (store, work) => {
        const rolledBack = new Error('Rolled back');
        try {
          await transaction(store, async (context) => {
            await work(context);
            throw rolledBack;
          });
        } catch (error) {
          if (error !== rolledBack) throw error;
        }
      },
    }),
    says: /campaign a to be there/,
    caughtBy: ['storage: what was saved in a transaction that commits stands'],
  },
  {
    fault: 'out of reach, it answers that there is nothing',
    breaks: quiet,
    says: /findCommands to reject while the storage is out of reach.*it answered \[\]/s,
    caughtBy: ['storage: out of reach, it rejects every question, and answers none'],
  },
  {
    fault: 'out of reach, it answers with what it remembers',
    breaks: (store) => {
      let last = 0;
      return replacing(store, {
        campaigns: {
          count: async (filter) => {
            try {
              last = await store.campaigns.count(filter);
            } catch {}
            return last;
          },
        },
      });
    },
    says: /campaigns\.count to reject/,
    caughtBy: ['storage: out of reach, it rejects every question, and answers none'],
  },
  {
    fault: 'out of reach, it says that it has saved',
    breaks: (store) => ({
      ...store,
      save: async (groups, context) => {
        try {
          return await store.save(groups, context);
        } catch {
          return groups.map(() => ({ outcome: 'saved' }));
        }
      },
    }),
    says: /save to reject.*saved/s,
    caughtBy: ['storage: out of reach, it rejects what is to be saved'],
  },
];
