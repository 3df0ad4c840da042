import { isRegistrationEvent, type StoredEvent } from 'partner-campaigns';
import { type BrokenStore, saveOne, savingEach } from './broken-store.ts';

/** Faults of the feed and of histories. */
export const eventFaults: readonly BrokenStore[] = [
  {
    fault: 'the last event of a group is dropped',
    breaks: savingEach((group, store) =>
      saveOne(store, { ...group, events: group.events.slice(0, Math.max(1, group.events.length - 1)) }),
    ),
    says: /the events of the feed/,
    caughtBy: ['records: events come back as they were saved'],
  },
  {
    fault: 'the events of a group are kept last first',
    breaks: savingEach((group, store) => saveOne(store, { ...group, events: group.events.toReversed() })),
    says: /the events of the feed to give, in this order/,
    caughtBy: ['events: the feed has everything, in the order it was saved'],
  },
  {
    fault: 'events are ordered by their instants',
    breaks: (store) => ({
      ...store,
      feed: async (page) => {
        const all = await store.feed({ limit: 1_000 });
        const sorted = all.toSorted((one, other) => one.event.at - other.event.at);
        return sorted
          .map(({ event }, index) => ({ event, cursor: String(index + 1) }))
          .slice(Number(page.after ?? 0), Number(page.after ?? 0) + page.limit);
      },
    }),
    says: /the events of the feed/,
    caughtBy: ['records: events come back as they were saved'],
  },
  {
    fault: 'events without records are not kept',
    breaks: savingEach((group, store) =>
      saveOne(
        store,
        group.campaigns.length + group.registrations.length === 0 ? { ...group, events: [] } : group,
      ),
    ),
    says: /the feed to give/,
    caughtBy: ['events: events of groups without records are kept too'],
  },
  {
    fault: 'the feed begins at its cursor',
    breaks: (store) => ({
      ...store,
      feed: ({ limit, after }) =>
        store.feed(
          after === undefined || after === '1' ? { limit } : { limit, after: String(Number(after) - 1) },
        ),
    }),
    says: /the feed/,
    caughtBy: ['events: the feed goes on behind a cursor with what was saved since'],
  },
  {
    fault: 'the limit of the feed is ignored',
    breaks: (store) => ({
      ...store,
      feed: ({ after }) => store.feed(after === undefined ? { limit: 10_000 } : { limit: 10_000, after }),
    }),
    says: /the feed, read 1 at a time, to give no more/,
    caughtBy: ['events: the feed, read any number at a time, misses and repeats nothing'],
  },
  {
    fault: 'the feed gives five hundred entries at most',
    breaks: (store) => ({
      ...store,
      feed: ({ limit, ...page }) => store.feed({ ...page, limit: Math.min(limit, 500) }),
    }),
    says: /page of 1,000 out of 1,003 to be 1000.*it is 500/s,
    caughtBy: ['events: a page of the feed has up to 1,000 entries'],
  },
  {
    fault: 'the feed begins anew behind what is no cursor',
    breaks: (store) => ({
      ...store,
      feed: ({ limit, after }) =>
        store.feed(after === undefined || !/^\d{1,15}$/.test(after) ? { limit } : { limit, after }),
    }),
    says: /the feed behind ""/,
    caughtBy: ['events: the feed has nothing behind what is no cursor'],
  },
  {
    fault: 'the cursors of the feed move when something is added',
    breaks: (store) => ({
      ...store,
      feed: async (page) => {
        const all = await store.feed({ limit: 10_000 });
        const { after } = page;
        const from = after === undefined ? 0 : all.length - Number(after.slice(1));
        return after !== undefined && !/^c\d+$/.test(after)
          ? []
          : all
              .map(({ event }, index) => ({ event, cursor: `c${all.length - index - 1}` }))
              .slice(from, from + page.limit);
      },
    }),
    says: /the feed behind what was its last entry|entries that the feed had before/,
    caughtBy: ['events: the feed goes on behind a cursor with what was saved since'],
  },
  {
    fault: 'an entry may be seen later than those behind it',
    breaks: (store) => {
      // As with sequences of a database: the number is drawn before the transaction commits.
      const seenAt = new Map<string, number>();
      let reads = 0;
      return {
        ...store,
        feed: async (page) => {
          reads += 1;
          const all = await store.feed({ limit: 10_000 });
          const visible = all.filter(({ cursor }: StoredEvent, index) => {
            const first = seenAt.get(cursor) ?? reads;
            seenAt.set(cursor, first);
            return index % 5 !== 4 || reads > first + 2;
          });
          const from = page.after === undefined ? 0 : Number(page.after);
          return visible.filter(({ cursor }) => Number(cursor) > from).slice(0, page.limit);
        },
      };
    },
    says: /the cursors that the consumer has seen/,
    caughtBy: ['writers at once: a consumer of the feed who reads while others write misses nothing'],
  },
  {
    fault: 'a history has the events of all registrations of the campaign',
    breaks: (store) => ({
      ...store,
      history: async (of, page) => {
        if (of.kind !== 'registration') return store.history(of, page);
        const all = await store.feed({ limit: 10_000 });
        return all.filter(({ event }) => isRegistrationEvent(event)).slice(0, page.limit);
      },
    }),
    says: /the history of one/,
    caughtBy: ['events: the history of a registration is its own alone, oldest first'],
  },
  {
    fault: 'the history of a campaign has its registrations',
    breaks: (store) => ({
      ...store,
      history: async (of, page) => {
        if (of.kind !== 'campaign') return store.history(of, page);
        const all = await store.feed({ limit: 10_000 });
        return all.filter(({ event }) => event.campaignId === of.id).slice(0, page.limit);
      },
    }),
    says: /the history of campaign a/,
    caughtBy: ['events: the history of a campaign leaves its registrations out'],
  },
  {
    fault: 'a history comes newest first',
    breaks: (store) => ({
      ...store,
      history: async (of, page) => (await store.history(of, page)).toReversed(),
    }),
    says: /the history of one/,
    caughtBy: ['events: the history of a registration is its own alone, oldest first'],
  },
  {
    fault: 'a history begins anew behind what is no cursor',
    breaks: (store) => ({
      ...store,
      history: (of, { limit, after }) =>
        store.history(of, after === undefined || !/^\d{1,15}$/.test(after) ? { limit } : { limit, after }),
    }),
    says: /the history behind ""/,
    caughtBy: ['events: a history has nothing behind what is no cursor'],
  },
  {
    fault: 'the limit of a history is ignored',
    breaks: (store) => ({
      ...store,
      history: (of, { after }) =>
        store.history(of, after === undefined ? { limit: 99 } : { limit: 99, after }),
    }),
    says: /the history, read 1 at a time, to give no more/,
    caughtBy: ['events: a history, read any number at a time, misses and repeats nothing'],
  },
  {
    fault: 'histories of ids that end alike are one',
    breaks: (store) => ({
      ...store,
      history: (of, page) =>
        of.kind === 'campaign'
          ? store.history({ kind: of.kind, id: of.id.trim() }, page)
          : store.history(of, page),
    }),
    says: /history\(\{ kind: "campaign", id: "a "/,
    caughtBy: ['ids: histories of like ids are told from each other'],
  },
];
