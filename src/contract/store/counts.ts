import type { Instant } from '../../core/instant.js';
import type { RegistrationFilter, StatusCount } from '../../ports/queries.js';
import type { Store } from '../../ports/store.js';
import { expectSame, expectThat, shown } from '../expect.js';
import { aCampaign, aRegistration, days, shifted, steps } from '../records.js';
import { keep, promised, type StoreCaseGroup } from './case.js';
import {
  countsCampaigns,
  countsNoZero,
  countsRegistrations,
  countsShops,
  registrationAt,
} from './promises.js';

const at = days(5);

/** Counts as `campaign status: count`, in the order of the texts: they come in no order. */
async function expectCounts(
  store: Store,
  filter: RegistrationFilter,
  expected: readonly string[],
): Promise<void> {
  const counts = await store.registrations.count(filter);
  const text = ({ campaignId, status, count }: StatusCount) => `${campaignId} ${status}: ${count}`;
  expectSame(
    `registrations.count(${shown(filter)}), as texts`,
    counts.map(text).toSorted(),
    expected.toSorted(),
  );
}

async function expectShops(
  store: Store,
  filter: RegistrationFilter,
  expected: Readonly<Record<string, number>>,
): Promise<void> {
  const counts = await store.registrations.countShops(filter);
  expectSame(
    `registrations.countShops(${shown(filter)})`,
    counts.toSorted((one, other) => (one.campaignId < other.campaignId ? -1 : 1)),
    Object.entries(expected).map(([campaignId, shops]) => ({ campaignId, shops })),
  );
}

/** Two campaigns, of which one has products of two shops. */
async function keepSome(store: Store): Promise<void> {
  const [a, b] = [aCampaign('a'), aCampaign('b', { agencyId: 'agency-2' })];
  await keep(
    store,
    [a, b, aCampaign('empty')],
    [
      aRegistration(a.record, { productId: '1' }),
      aRegistration(a.record, { productId: '2' }),
      aRegistration(a.record, { productId: '3', later: [steps.approve(days(3))] }),
      aRegistration(a.record, { shopId: 'shop-2', productId: '1' }),
      aRegistration(b.record, { productId: '1' }),
      aRegistration(b.record, { productId: '2', later: [steps.reject(days(3))] }),
    ],
  );
}

/** How many there are. */
export const countCases: StoreCaseGroup = {
  group: 'counts',
  cases: [
    promised(countsCampaigns, 'campaigns are counted beyond any page', async (store) => {
      expectSame('campaigns.count of an empty store', await store.campaigns.count({ at }), 0);
      const lives = Array.from({ length: 130 }, (_, index) =>
        aCampaign(`c${index}`, { agencyId: `agency-${index % 13}` }),
      );
      await keep(store, lives);
      expectSame('campaigns.count of 130', await store.campaigns.count({ at }), 130);
      const ofOne = await store.campaigns.count({ at, agencyId: 'agency-1' });
      expectSame('campaigns.count of one of 13 agencies', ofOne, 10);
    }),

    promised(
      countsRegistrations,
      'registrations are counted campaign by campaign and status by status',
      async (store) => {
        await keepSome(store);
        await expectCounts(store, { at }, [
          'a pending: 3',
          'a scheduled: 1',
          'b pending: 1',
          'b rejected: 1',
        ]);
      },
    ),

    promised(countsRegistrations, 'only those that a filter means are counted', async (store) => {
      await keepSome(store);
      await expectCounts(store, { at, shopId: 'shop-1' }, [
        'a pending: 2',
        'a scheduled: 1',
        'b pending: 1',
        'b rejected: 1',
      ]);
      await expectCounts(store, { at, agencyId: 'agency-2' }, ['b pending: 1', 'b rejected: 1']);
      await expectCounts(store, { at, statuses: ['pending'] }, ['a pending: 3', 'b pending: 1']);
      await expectCounts(store, { at, productIds: ['3'], campaignIds: ['a'] }, ['a scheduled: 1']);
    }),

    promised(
      registrationAt,
      'counts change with `at`, to the millisecond, and without a write',
      async (store) => {
        await keepSome(store);
        const inA = (moment: Instant, expected: readonly string[]) =>
          expectCounts(store, { at: moment, campaignIds: ['a'] }, expected);
        await inA(shifted(days(10), -1), ['a pending: 3', 'a scheduled: 1']);
        await inA(days(10), ['a live: 1', 'a pending: 3']);
        await inA(shifted(days(40), -1), ['a live: 1', 'a pending: 3']);
        await inA(days(40), ['a ended: 1', 'a lapsed: 3']);
      },
    ),

    promised(countsNoZero, 'a status that none has is left out', async (store) => {
      await keepSome(store);
      const counts = await store.registrations.count({ at, statuses: ['pending', 'live', 'blocked'] });
      const zeros = counts.filter(({ count }) => count < 1);
      expectThat(
        zeros.length === 0,
        'registrations.count to give counts of 1 or more',
        `there are ${shown(zeros)}`,
      );
      await expectCounts(store, { at, campaignIds: ['empty'] }, []);
      expectSame(
        'registrations.countShops of a campaign without registrations',
        await store.registrations.countShops({ at, campaignIds: ['empty'] }),
        [],
      );
    }),

    promised(countsShops, 'shops are counted once each, however many products they have', async (store) => {
      await keepSome(store);
      await expectShops(store, { at }, { a: 2, b: 1 });
    }),

    promised(countsShops, 'only shops with registrations that a filter means are counted', async (store) => {
      await keepSome(store);
      await expectShops(store, { at, statuses: ['scheduled'] }, { a: 1 });
      await expectShops(store, { at, productIds: ['1'] }, { a: 2, b: 1 });
      await expectShops(store, { at, shopId: 'shop-2' }, { a: 1 });
      await expectShops(store, { at, agencyId: 'agency-2' }, { b: 1 });
      await expectShops(store, { at: days(10), statuses: ['live'] }, { a: 1 });
    }),
  ],
};
