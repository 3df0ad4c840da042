import type { Store } from '../../ports/store.js';
import { expectSame, expectThat, expectThere, shown } from '../expect.js';
import { Mismatch } from '../failure.js';
import { aCampaign, andThen, aRegistration, days, edited, steps } from '../records.js';
import { feedOf } from './ask.js';
import type { StoreCapabilities } from './capabilities.js';
import {
  aGroup,
  aReceipt,
  campaignIn,
  keep,
  mustSave,
  promisedBy,
  type StoreCaseGroup,
  save,
} from './case.js';
import { joinsTransactions, keepsForGood, rejectsFailures } from './promises.js';

const at = days(5);
const guard = { key: 'guard', revision: 0 };
const receipt = aReceipt();

/** Everything that a store has kept. */
async function everythingIn(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const { id } = aRegistration(aCampaign('a').record).record;
  return {
    'the campaigns': (await store.campaigns.query({ at, sort: 'newest' }, { limit: 100 })).items,
    'the registrations': (await store.registrations.query({ at, sort: 'newest' }, { limit: 100 })).items,
    'the count of campaigns': await store.campaigns.count({ at }),
    'the counts of registrations': await store.registrations.count({ at }),
    'the campaign': await store.campaigns.find(['a']),
    'the registration': await store.registrations.find([id]),
    'the campaigns that the shop joined': await store.campaigns.count({ at, joinedBy: 'shop-1' }),
    'the guard': await store.guards.find([guard.key]),
    'the receipt': await store.findCommands([receipt]),
    'the history of the campaign': await store.history({ kind: 'campaign', id: 'a' }, { limit: 100 }),
    'the history of the registration': await store.history({ kind: 'registration', id }, { limit: 100 }),
    'the feed': await feedOf(store),
  };
}

/** A campaign with a registration, a guard and a receipt. */
async function keepSome(store: Store): Promise<void> {
  const campaign = aCampaign('a');
  const registration = aRegistration(campaign.record, { later: [steps.approve(days(3))] });
  await keep(store, [campaign], [registration]);
  await mustSave(store, { guards: [guard], receipt });
}

/** Asks that a call rejects, and does not answer. */
export async function expectRejected(what: string, call: () => Promise<unknown>): Promise<void> {
  let answer: unknown;
  try {
    answer = await call();
  } catch {
    return;
  }
  throw new Mismatch(`${what} to reject while the storage is out of reach`, `it answered ${shown(answer)}`);
}

/** Does work in a transaction that is rolled back, and asks that it rejects with what its work threw. */
export async function rolledBack(
  transaction: NonNullable<StoreCapabilities['transaction']>,
  store: Store,
  work: (context: unknown) => Promise<void>,
): Promise<void> {
  const abandoned = new Error('The host has changed its mind');
  let thrown: unknown;
  try {
    await transaction(store, async (context) => {
      await work(context);
      throw abandoned;
    });
  } catch (error) {
    thrown = error;
  }
  if (thrown instanceof Mismatch) throw thrown;
  expectThat(
    thrown === abandoned,
    'transaction to reject with what its work threw',
    `it gave ${String(thrown)}`,
  );
}

/** What happens to the storage itself. */
export const storageCases: StoreCaseGroup = {
  group: 'storage',
  cases: [
    promisedBy(
      'reopen',
      keepsForGood,
      're-opened, it has everything that it had',
      async (store, { reopen }) => {
        await keepSome(store);
        const before = await everythingIn(store);
        const opened = await expectThere('reopen', reopen)(store);
        const after = await everythingIn(opened);
        for (const [what, kept] of Object.entries(before))
          expectSame(`${what}, re-opened,`, after[what], kept);
      },
    ),

    promisedBy('reopen', keepsForGood, 're-opened, it goes on where it was', async (store, { reopen }) => {
      await keepSome(store);
      const cursor = expectThere('the last entry of the feed', (await feedOf(store)).at(-1)).cursor;
      const opened = await expectThere('reopen', reopen)(store);
      expectSame('the answer to the same command', (await save(opened, { receipt })).outcome, 'duplicate');
      expectSame(
        'the answer to the same guard',
        (await save(opened, { guards: [guard] })).outcome,
        'conflict',
      );
      const read = await campaignIn(opened, 'a');
      const next = andThen({ record: read, events: [] }, edited(days(4), { name: 'Another' }));
      await mustSave(opened, { campaigns: [next.record], events: next.events });
      const since = await opened.feed({ limit: 10, after: cursor });
      expectSame(
        'the feed behind a cursor from before',
        since.map(({ event }) => event.type),
        ['campaign_edited'],
      );
      const again = await expectThere('reopen', reopen)(opened);
      expectSame('the revision of the campaign', (await campaignIn(again, 'a')).revision, 2);
    }),

    promisedBy(
      'transaction',
      joinsTransactions,
      'what was saved in a transaction that commits stands',
      async (store, { transaction }) => {
        const campaign = aCampaign('a');
        await expectThere('transaction', transaction)(store, async (context) => {
          const group = aGroup({ campaigns: [campaign.record], events: campaign.events, receipt });
          const [answer] = await store.save([group], context);
          expectSame('the answer to save in a transaction', answer, { outcome: 'saved' });
        });
        expectSame('the campaign', await campaignIn(store, 'a'), { ...campaign.record, revision: 1 });
        expectSame('the receipt', await store.findCommands([receipt]), [receipt]);
        expectSame('the number of entries in the feed', (await feedOf(store)).length, campaign.events.length);
      },
    ),

    promisedBy(
      'transaction',
      joinsTransactions,
      'what was saved in a transaction that rolls back was never saved',
      async (store, { transaction }) => {
        await keepSome(store);
        const before = await everythingIn(store);
        await rolledBack(expectThere('transaction', transaction), store, async (context) => {
          const next = andThen(
            { record: { ...aCampaign('a').record, revision: 1 }, events: [] },
            edited(days(4), { name: 'Another' }),
          );
          const fresh = aCampaign('b');
          const [answer] = await store.save(
            [
              aGroup({
                campaigns: [next.record, fresh.record],
                guards: [{ ...guard, revision: 1 }],
                events: [...next.events, ...fresh.events],
                receipt: aReceipt({ id: 'command-2' }),
              }),
            ],
            context,
          );
          expectSame('the answer to save in a transaction', answer, { outcome: 'saved' });
        });
        const after = await everythingIn(store);
        for (const [what, kept] of Object.entries(before))
          expectSame(`${what}, rolled back,`, after[what], kept);
        expectSame('the campaign that was rolled back', await store.campaigns.find(['b']), [undefined]);
        const [other] = await store.findCommands([aReceipt({ id: 'command-2' })]);
        expectSame('the receipt that was rolled back', other, undefined);
      },
    ),

    promisedBy(
      'outage',
      rejectsFailures,
      'out of reach, it rejects every question, and answers none',
      async (store, { outage }) => {
        await keepSome(store);
        await expectThere('outage', outage)(store);
        const { campaigns, registrations, guards } = store;
        const page = { limit: 10 };
        const query = { at, sort: 'newest' } as const;
        const calls: Readonly<Record<string, () => Promise<unknown>>> = {
          'campaigns.find': () => campaigns.find(['a']),
          'campaigns.query': () => campaigns.query(query, page),
          'campaigns.count': () => campaigns.count({ at }),
          'registrations.find': () => registrations.find(['a']),
          'registrations.query': () => registrations.query(query, page),
          'registrations.count': () => registrations.count({ at }),
          'registrations.countShops': () => registrations.countShops({ at }),
          'guards.find': () => guards.find(['guard']),
          findCommands: () => store.findCommands([receipt]),
          history: () => store.history({ kind: 'campaign', id: 'a' }, page),
          feed: () => store.feed(page),
        };
        for (const [what, call] of Object.entries(calls)) await expectRejected(what, call);
      },
    ),

    promisedBy(
      'outage',
      rejectsFailures,
      'out of reach, it rejects what is to be saved',
      async (store, { outage }) => {
        await keepSome(store);
        await expectThere('outage', outage)(store);
        await expectRejected('save', () => store.save([aGroup({ campaigns: [aCampaign('b').record] })]));
      },
    ),
  ],
};
