import type { CreatorLink, SampleRequest, Store } from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { aGroup } from '../../../support/groups.ts';
import type { BrokenStore } from '../broken-store.ts';
import { creatorsOf, reading } from './broken-creators.ts';

const right = (store: Store) => store;

/** A store that keeps the very links that it is given. */
function keepingReferences(store: Store): Store {
  const kept = new Map<string, CreatorLink>();
  const referring = reading(({ links }) => ({
    links: {
      find: async (ids) =>
        (await links.find(ids)).map((one) => {
          const reference = one && kept.get(one.id);
          return one && reference ? ({ ...reference, revision: one.revision } as CreatorLink) : one;
        }),
    },
  }))(store);
  return {
    ...referring,
    save: async (groups, context) => {
      const answers = await store.save(groups, context);
      for (const { creatorLinks = [] } of groups) for (const one of creatorLinks) kept.set(one.id, one);
      return answers;
    },
  };
}

/** A store that gives the same sample requests again and again. */
function sharing(store: Store): Store {
  const given = new Map<string, SampleRequest>();
  return reading(({ samples }) => ({
    samples: {
      find: async (ids) =>
        (await samples.find(ids)).map((one) => {
          if (one === undefined) return one;
          const shared = given.get(one.id) ?? structuredClone(one);
          given.set(one.id, shared);
          return shared;
        }),
    },
  }))(store);
}

/** A store that is opened again with something lost. */
const reopened = (loses: (store: Store) => Store): Pick<BrokenStore, 'breaks' | 'capabilities'> => ({
  breaks: right,
  capabilities: ({ reopen }) => ({ reopen: async (store) => loses(await reopen(store)) }),
});

const REOPENED =
  'links and samples in storage: re-opened, it has every link, sample request and ledger, and goes on';
const ROLLED_BACK =
  'links and samples in storage: links and samples that were saved in a transaction were never saved when it rolls back';
const OUT_OF_REACH =
  'links and samples in storage: out of reach, it rejects every question about links and samples';
const OVER_CONNECTIONS = "creators' revisions: of those who reserve over different connections one wins";
const READ_AT_ONCE = "creators' revisions: what one connection has saved of creators the other reads at once";

/** Faults of what is under what a store keeps of creators. */
export const creatorStorageFaults: readonly BrokenStore[] = [
  {
    fault: 'the links that were saved are kept, not copies of them',
    breaks: keepingReferences,
    says: /creators\.links\.find, after the objects that were saved have changed/,
    caughtBy: [
      'links and samples in storage: links, sample requests and ledgers do not change with the objects that were saved',
    ],
  },
  {
    fault: 'the sample requests that are given back are given to all',
    breaks: sharing,
    says: /creators\.samples\.find, after a caller has changed what creators\.samples\.find gave/,
    caughtBy: [
      'links and samples in storage: links, sample requests and ledgers do not change with the objects that were given back',
    ],
  },
  {
    fault: 're-opened, it has no links',
    ...reopened(reading(() => ({ links: { find: async (ids) => ids.map(() => undefined) } }))),
    says: /creators\.links\.find, re-opened,/,
    caughtBy: [REOPENED],
  },
  {
    fault: 're-opened, its ledgers begin anew',
    ...reopened(reading(() => ({ ledgers: { find: async (ids) => ids.map(() => undefined) } }))),
    says: /creators\.ledgers\.find, re-opened,/,
    caughtBy: [REOPENED],
  },
  {
    fault: 're-opened, it lists no sample requests',
    ...reopened(reading(() => ({ samples: { query: async () => ({ items: [] }) } }))),
    says: /creators\.samples\.query, re-opened,/,
    caughtBy: [REOPENED],
  },
  {
    fault: 'ledgers are saved outside of the transaction',
    breaks: (store) => ({
      ...store,
      save: async (groups, context) => {
        if (context === undefined) return store.save(groups);
        for (const { sampleLedgers = [] } of groups) await store.save([aGroup({ sampleLedgers })]);
        return store.save(
          groups.map((group) => ({ ...group, sampleLedgers: [] })),
          context,
        );
      },
    }),
    says: /creators\.ledgers\.find, rolled back,/,
    caughtBy: [ROLLED_BACK],
  },
  {
    fault: 'links that were saved in a transaction are not committed',
    breaks: (store) => ({
      ...store,
      save: (groups, context) =>
        context === undefined
          ? store.save(groups)
          : store.save(
              groups.map((group) => ({ ...group, creatorLinks: [] })),
              context,
            ),
    }),
    says: /the decision of the link to be "removed"/,
    caughtBy: [
      'links and samples in storage: links and samples that were saved in a transaction stand when it commits',
    ],
  },
  {
    fault: 'out of reach, it counts no sample requests',
    breaks: reading(({ samples }) => ({
      samples: {
        count: async (filter) => {
          try {
            return await samples.count(filter);
          } catch {
            return [];
          }
        },
      },
    })),
    says: /creators\.samples\.count to reject while the storage is out of reach.*it answered \[\]/s,
    caughtBy: [OUT_OF_REACH],
  },
  {
    fault: 'out of reach, it gives the ledgers that it remembers',
    breaks: reading(({ ledgers }) => ({
      ledgers: {
        find: async (ids) => {
          try {
            return await ledgers.find(ids);
          } catch {
            return ids.map(() => undefined);
          }
        },
      },
    })),
    says: /creators\.ledgers\.find to reject/,
    caughtBy: [OUT_OF_REACH],
  },
  {
    fault: 'two connections do not see each other reserve',
    breaks: right,
    capabilities: ({ connect }) => ({
      connect: async (store) => {
        const other = await connect(store);
        return {
          ...other,
          save: async (groups) => {
            for (let turn = 0; turn < 9; turn += 1) await Promise.resolve();
            const ids = groups.flatMap(({ sampleLedgers = [] }) => sampleLedgers.map(({ id }) => id));
            const [standing] = await creatorsOf(store).ledgers.find(ids);
            const revision = standing?.revision ?? 0;
            return other.save(
              groups.map(({ sampleLedgers = [], ...group }) => ({
                ...group,
                sampleLedgers: sampleLedgers.map((ledger) => ({ ...ledger, revision })),
              })),
            );
          },
        };
      },
    }),
    says: /4 writers at once on one ledger/,
    caughtBy: [OVER_CONNECTIONS],
  },
  {
    fault: 'each connection has creators of its own',
    breaks: right,
    capabilities: ({ connect }) => ({
      connect: async (store) => {
        const { creators } = createMemoryStore();
        return { ...(await connect(store)), ...(creators === undefined ? {} : { creators }) };
      },
    }),
    says: /to be there/,
    caughtBy: [READ_AT_ONCE],
  },
  {
    fault: 'a connection reads the links that it has read before',
    breaks: right,
    capabilities: ({ connect }) => ({
      connect: async (store) => {
        const other = await connect(store);
        let isFirst = true;
        return reading(({ links }) => ({
          links: {
            find: async (ids) => {
              const found = isFirst ? await links.find(ids) : ids.map(() => undefined);
              isFirst = false;
              return found;
            },
          },
        }))(other);
      },
    }),
    says: /link .* to be there/s,
    caughtBy: [READ_AT_ONCE],
  },
];
