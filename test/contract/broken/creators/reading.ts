import type { CreatorLink, SampleRequest, Store } from 'partner-campaigns';
import { type BrokenStore, replacing } from '../broken-store.ts';
import { creatorsOf, givingBackCreators, reading } from './broken-creators.ts';

const withoutField = (record: object, name: string) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

/** The text of a cancellation, changed. */
const withNote = (record: SampleRequest, change: (note: string) => string) =>
  record.decision === 'cancelled' && 'note' in record.cancellation && record.cancellation.note !== undefined
    ? { ...record, cancellation: { ...record.cancellation, note: change(record.cancellation.note) } }
    : record;

/** A link that was removed once keeps when that was. */
function keepingRemovals(store: Store): Store {
  const removed = new Map<string, number>();
  const { links } = creatorsOf(store);
  const right = reading(() => ({
    links: {
      find: async (ids) =>
        (await links.find(ids)).map((one) => {
          const removedAt = one && removed.get(one.id);
          return removedAt === undefined ? one : ({ removedAt, ...one } as CreatorLink);
        }),
    },
  }))(store);
  return {
    ...right,
    save: async (groups, context) => {
      const answers = await store.save(groups, context);
      for (const { creatorLinks = [] } of groups)
        for (const link of creatorLinks)
          if (link.decision === 'removed') removed.set(link.id, link.removedAt);
      return answers;
    },
  };
}

/** Faults of reading what is kept of creators, and of what is given back. */
export const creatorReadingFaults: readonly BrokenStore[] = [
  {
    fault: 'it keeps what creators have, and does not say so',
    breaks: (store) => store,
    undeclared: ['creators'],
    says: /no creators of a store that does not declare them.*they are there/s,
    caughtBy: ['creators: it has creators where it declares them, and nowhere else'],
  },
  {
    fault: 'it says that it keeps what creators have, and does not',
    breaks: ({ creators: _, ...store }) => store,
    says: /creators of a store that declares them to be there.*they are not there/s,
    caughtBy: [
      'creators: it has creators where it declares them, and nowhere else',
      'creators: ledgers come in the order asked, unknown ones undefined',
      "creators' revisions: of those who reserve from one ledger at once one wins, every time",
      'sample filters: dueBy: a deadline that is reached',
    ],
  },
  {
    fault: 'links come in the order of their ids, each once',
    breaks: reading(({ links }) => ({ links: { find: (ids) => links.find([...new Set(ids)].toSorted()) } })),
    says: /creators\.links\.find of other, an unknown one, one/,
    caughtBy: ['creators: links come in the order asked, unknown ones undefined'],
  },
  {
    fault: 'unknown sample requests are left out',
    breaks: reading(({ samples }) => ({
      samples: { find: async (ids) => (await samples.find(ids)).filter((one) => one !== undefined) },
    })),
    says: /creators\.samples\.find of other, an unknown one, one/,
    caughtBy: ['creators: sample requests come in the order asked, unknown ones undefined'],
  },
  {
    fault: 'unknown ledgers are null',
    breaks: reading(({ ledgers }) => ({
      ledgers: { find: async (ids) => (await ledgers.find(ids)).map((one) => one ?? (null as never)) },
    })),
    says: /creators\.ledgers\.find of other.*it gives .*null/s,
    caughtBy: ['creators: ledgers come in the order asked, unknown ones undefined'],
  },
  {
    fault: 'only a thousand ids of sample requests are asked for at once',
    breaks: reading(({ samples }) => ({ samples: { find: (ids) => samples.find(ids.slice(0, 1_000)) } })),
    says: /answers to creators\.samples\.find of 1200 ids to be 1200.*it is 1000/s,
    caughtBy: ["creators: 1200 ids of creators' records are asked for at once"],
  },
  {
    fault: 'a sample request is found as a link of its id',
    breaks: reading(({ links, samples }) => ({
      links: {
        find: async (ids) => {
          const others = await samples.find(ids);
          return (await links.find(ids)).map(
            (one, index) => one ?? (others[index] as CreatorLink | undefined),
          );
        },
      },
    })),
    says: /the link, which was not saved,/,
    caughtBy: [
      'creators: a link, a sample request, a ledger and what else has their id are different records',
    ],
  },
  {
    fault: 'what a link promises is kept in whole percents',
    breaks: givingBackCreators({
      link: (link) => ({ ...link, terms: { ...link.terms, creatorRate: link.terms.creatorRate / 100 } }),
    }),
    says: /the link of added, at terms\.creatorRate, to be 500.*it is 5/s,
    caughtBy: ["creators' records: a link, added or removed, is what was saved"],
  },
  {
    fault: 'a rate for ads that was not promised is null',
    breaks: givingBackCreators({
      link: (link) => ({ ...link, terms: { shopAdsRate: null, ...link.terms } }),
    }),
    says: /terms\.shopAdsRate, to be "absent.*it is null/s,
    caughtBy: ["creators' records: a link, added or removed, is what was saved"],
  },
  {
    fault: 'the deadline of a sample request is dropped',
    breaks: givingBackCreators({ sample: (request) => withoutField(request, 'deadline') }),
    says: /the sample request of agency-review-due, at deadline/,
    caughtBy: ["creators' records: a sample request of every decision, and their ledger, are what was saved"],
  },
  {
    fault: 'a variant that was not named is undefined',
    breaks: givingBackCreators({ sample: (request) => ({ skuId: undefined, ...request }) }),
    says: /at skuId, to be "absent.*it is undefined/s,
    caughtBy: ["creators' records: a sample request of every decision, and their ledger, are what was saved"],
  },
  {
    fault: 'a ledger forgets what was released',
    breaks: givingBackCreators({ ledger: (ledger) => ({ ...ledger, released: 0 }) }),
    says: /the ledger, at released/,
    caughtBy: ["creators' records: a sample request of every decision, and their ledger, are what was saved"],
  },
  {
    fault: 'texts of sample requests are normalised',
    breaks: givingBackCreators({
      sample: (request) => ({ ...request, ...withNote(request, (note) => note.normalize('NFC')) }),
    }),
    says: /the sample request of id .*at cancellation\.note/s,
    caughtBy: [
      "creators' records: texts and ids of links and samples come back whole, character by character",
    ],
  },
  {
    fault: 'ids of creators are cut at a hundred characters',
    breaks: givingBackCreators({
      link: (link) => ({ ...link, creatorId: link.creatorId.slice(0, 100) }),
    }),
    says: /at creatorId/,
    caughtBy: [
      "creators' records: texts and ids of links and samples come back whole, character by character",
    ],
  },
  {
    fault: 'a link that is added again keeps when it was removed',
    breaks: keepingRemovals,
    says: /the link, at removedAt, to be "absent/,
    caughtBy: [
      "creators' records: a changed link or sample request comes back with its changes and nothing else",
    ],
  },
  {
    fault: 'events of sample requests lose their deadlines',
    breaks: (store) => ({
      ...store,
      feed: async (page) =>
        (await store.feed(page)).map((entry) =>
          entry.event.type === 'sample_approved'
            ? { ...entry, event: withoutField(entry.event, 'deadline') as never }
            : entry,
        ),
    }),
    says: /the events of the feed, at \d+\.deadline/,
    caughtBy: ["creators' records: events of links and samples come back as they were saved"],
  },
  {
    fault: 'a creator with a link counts as a shop that has joined',
    breaks: (store) =>
      replacing(store, {
        campaigns: {
          count: async (filter) => {
            const count = await store.campaigns.count(filter);
            if (filter.joinedBy === undefined) return count;
            const query = { sort: 'newest', creatorId: filter.joinedBy } as const;
            const { items } = await creatorsOf(store).links.query(query, { limit: 10 });
            return count + new Set(items.map(({ campaignId }) => campaignId)).size;
          },
        },
      }),
    says: /campaigns\.count of those that the creator joined, once there are links/,
    caughtBy: [
      "creators' records: campaigns and registrations are listed and counted as if there were no links and samples",
    ],
  },
  {
    fault: 'registrations are counted once for each of their sample requests',
    breaks: (store) =>
      replacing(store, {
        registrations: {
          count: async (filter) => {
            // As a join does it that is not made distinct.
            const { items } = await creatorsOf(store).samples.query(
              { at: filter.at, sort: 'newest' },
              { limit: 100 },
            );
            return (await store.registrations.count(filter)).map((one) => ({
              ...one,
              count: Math.max(
                one.count,
                items.filter(({ campaignId }) => campaignId === one.campaignId).length,
              ),
            }));
          },
        },
      }),
    says: /registrations\.count, once there are links and samples/,
    caughtBy: [
      "creators' records: campaigns and registrations are listed and counted as if there were no links and samples",
    ],
  },
];
