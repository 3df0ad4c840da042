import type { Store, StoredEvent } from '../../ports/store.js';
import { expectInOrder, expectSame, expectThat, expectThere } from '../expect.js';
import { aCampaign, aRegistration, days, steps } from '../records.js';
import { eventsOf, feedOf } from './ask.js';
import { aGroup, keep, mustSave, promised, type StoreCaseGroup } from './case.js';
import * as says from './promises.js';

const a = () => aCampaign('a');
const one = () => aRegistration(a().record, { productId: 'one', later: [steps.approve(days(3))] });
const two = () => aRegistration(a().record, { productId: 'two', later: [steps.withdraw(days(3))] });

/** What no store gives as a cursor, hopefully. */
const NO_CURSORS = ['', 'nonsense', '-1', '1.5', 'NaN', '0x1', ' 1', "' OR '1'='1", '%', '9'.repeat(400)];

/** A campaign, and in one call two registrations with the events of both mixed. */
async function keepSome(store: Store): Promise<readonly string[]> {
  const [campaign, first, second] = [a(), one(), two()];
  await keep(store, [campaign]);
  const [submitted, ...others] = [...first.events];
  await store.save([
    aGroup({
      registrations: [first.record, second.record],
      events: [submitted, ...second.events, ...others].filter((event) => event !== undefined),
    }),
    aGroup({
      campaigns: [aCampaign('b', { later: [] }).record],
      events: aCampaign('b', { later: [] }).events,
    }),
  ]);
  return [
    'campaign_created',
    'campaign_published',
    'registration_submitted',
    'registration_submitted',
    'registration_withdrawn',
    'registration_approved',
    'campaign_created',
  ];
}

const types = (entries: readonly StoredEvent[]) => entries.map(({ event }) => event.type);

/** What happened. */
export const eventCases: StoreCaseGroup = {
  group: 'events',
  cases: [
    promised(says.tellsEverything, 'the feed has everything, in the order it was saved', async (store) => {
      expectSame('the feed of an empty store', await feedOf(store), []);
      const expected = await keepSome(store);
      expectInOrder('the events of the feed', types(await feedOf(store)), expected);
    }),

    promised(
      says.limitsEvents,
      'the feed, read any number at a time, misses and repeats nothing',
      async (store) => {
        const expected = await keepSome(store);
        for (const limit of [1, 2, 3, 6, 7, 8, 1_000]) {
          const entries = await feedOf(store, limit);
          expectInOrder(`the events of the feed, read ${limit} at a time,`, types(entries), expected);
          const cursors = new Set(entries.map(({ cursor }) => cursor));
          expectSame('the number of different cursors of the feed', cursors.size, expected.length);
        }
      },
    ),

    promised(
      says.missesNothing,
      'the feed goes on behind a cursor with what was saved since',
      async (store) => {
        await keepSome(store);
        const before = await feedOf(store);
        const last = expectThere('the last entry of the feed', before.at(-1));
        expectSame('the feed behind its last entry', await store.feed({ limit: 10, after: last.cursor }), []);
        await keep(store, [aCampaign('c', { later: [] })]);
        expectInOrder(
          'the feed behind what was its last entry',
          types(await feedOf(store, 10, last.cursor)),
          ['campaign_created'],
        );
        const after = await feedOf(store);
        expectSame('the entries that the feed had before', after.slice(0, before.length), before);
      },
    ),

    promised(says.knowsItsCursors, 'the feed has nothing behind what is no cursor', async (store) => {
      await keepSome(store);
      for (const cursor of NO_CURSORS)
        expectSame(
          `the feed behind ${JSON.stringify(cursor)}`,
          await store.feed({ limit: 10, after: cursor }),
          [],
        );
    }),

    promised(says.keepsEvents, 'events of groups without records are kept too', async (store) => {
      await keep(store, [a()]);
      const { events } = one();
      await mustSave(store, { events });
      expectInOrder('the feed', types(await feedOf(store)).slice(-2), [
        'registration_submitted',
        'registration_approved',
      ]);
    }),

    promised(
      says.tellsHistory,
      'the history of a registration is its own alone, oldest first',
      async (store) => {
        await keepSome(store);
        const history = async (id: string) =>
          types(await store.history({ kind: 'registration', id }, { limit: 10 }));
        expectInOrder('the history of one', await history(one().record.id), [
          'registration_submitted',
          'registration_approved',
        ]);
        expectInOrder('the history of two', await history(two().record.id), [
          'registration_submitted',
          'registration_withdrawn',
        ]);
        expectInOrder('the history of an unknown registration', await history('nowhere'), []);
      },
    ),

    promised(says.tellsHistory, 'the history of a campaign leaves its registrations out', async (store) => {
      await keepSome(store);
      const history = await store.history({ kind: 'campaign', id: 'a' }, { limit: 10 });
      expectInOrder('the history of campaign a', types(history), ['campaign_created', 'campaign_published']);
      const unknown = await store.history({ kind: 'campaign', id: 'nowhere' }, { limit: 10 });
      expectSame('the history of an unknown campaign', unknown, []);
    }),

    promised(
      says.limitsEvents,
      'a history, read any number at a time, misses and repeats nothing',
      async (store) => {
        await keepSome(store);
        const { id } = one().record;
        for (const limit of [1, 2, 3]) {
          const entries = await eventsOf('the history', limit, (page) =>
            store.history({ kind: 'registration', id }, page),
          );
          expectInOrder(`the history of one, read ${limit} at a time,`, types(entries), [
            'registration_submitted',
            'registration_approved',
          ]);
        }
      },
    ),

    promised(says.knowsItsCursors, 'a history has nothing behind what is no cursor', async (store) => {
      await keepSome(store);
      const { id } = one().record;
      for (const after of NO_CURSORS) {
        const entries = await store.history({ kind: 'registration', id }, { limit: 10, after });
        expectSame(`the history behind ${JSON.stringify(after)}`, entries, []);
      }
    }),

    promised(says.limitsEvents, 'a page of the feed has up to 1,000 entries', async (store) => {
      const campaign = a();
      const lives = Array.from({ length: 1_001 }, (_, index) =>
        aRegistration(campaign.record, { productId: `p${index}` }),
      );
      await keep(store, [], lives.slice(0, 0));
      await keep(store, [campaign], lives);
      const page = await store.feed({ limit: 1_000 });
      expectSame('the number of entries of a page of 1,000 out of 1,003', page.length, 1_000);
      const rest = await store.feed({ limit: 1_000, after: page.at(-1)?.cursor ?? '' });
      expectThat(rest.length === 3, 'the page behind it to have the other 3', `it has ${rest.length}`);
    }),
  ],
};
