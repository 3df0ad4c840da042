import {
  type CampaignSort,
  campaignSortKey,
  type RegistrationSort,
  registrationSortKey,
} from '../../ports/queries.js';
import type { Store } from '../../ports/store.js';
import { expectInOrder } from '../expect.js';
import {
  aCampaign,
  announced,
  aRegistration,
  type CampaignLife,
  days,
  published,
  shifted,
  steps,
} from '../records.js';
import { campaignsOf, registrationsOf } from './ask.js';
import { keep, promised, type StoreCase, type StoreCaseGroup } from './case.js';
import { ordersCampaigns, ordersRegistrations } from './promises.js';

const at = days(5);

/** Ids in the order of their code units, which is that of no language, and not always that of their bytes. */
const IDS = ['10', '9', 'A', 'B', 'Z', 'a', 'a-b', 'aa', 'b', '~', 'à', 'á', 'é', 'z\u0301', 'ก'].toSorted(
  byCodeUnits,
);

function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Saves in an order that is none of the orders asked for. */
function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  return items.map((_, index) => items[(index * 7 + 3) % items.length]).filter((item) => item !== undefined);
}

function campaignOrder(
  sort: CampaignSort,
  name: string,
  lives: () => readonly CampaignLife[],
  expected: readonly string[],
): StoreCase {
  return promised(ordersCampaigns, name, async (store) => {
    await keep(store, shuffled(lives()));
    const found = await campaignsOf(store, { at, sort, agencyId: 'agency-1' });
    expectInOrder(
      `campaigns.query sorted by ${sort}`,
      found.map(({ id }) => id),
      expected,
    );
    const keys = found.map((campaign) => campaignSortKey(campaign, sort));
    expectInOrder(
      `the sort keys of campaigns.query sorted by ${sort}`,
      keys,
      keys.toSorted((a, b) => a - b),
    );
  });
}

async function expectProductsInOrder(
  store: Store,
  sort: RegistrationSort,
  expected: readonly string[],
): Promise<void> {
  const found = await registrationsOf(store, { at, sort, shopId: 'shop-1' });
  expectInOrder(
    `the products of registrations.query sorted by ${sort}`,
    found.map(({ productId }) => productId),
    expected,
  );
  const keys = found.map((registration) => registrationSortKey(registration, sort));
  expectInOrder(
    `the sort keys of registrations.query sorted by ${sort}`,
    keys,
    keys.toSorted((a, b) => a - b),
  );
}

/** In which order lists come. */
export const orderCases: StoreCaseGroup = {
  group: 'order',
  cases: [
    campaignOrder(
      'newest',
      'newest: by when they were created, the last first, and by id where that is equal',
      () => [
        aCampaign('b', { createdAt: days(0) }),
        aCampaign('B', { createdAt: days(0) }),
        aCampaign('a', { createdAt: shifted(days(0), 1) }),
        aCampaign('z', { createdAt: shifted(days(0), 2) }),
        aCampaign('c', { createdAt: shifted(days(0), -1) }),
      ],
      ['z', 'a', 'B', 'b', 'c'],
    ),
    campaignOrder(
      'closing_soon',
      'closing_soon: by when registration closes, and by id where that is equal',
      () => [
        aCampaign('b', { draft: { registrationPeriod: { start: days(1), end: days(8) } } }),
        aCampaign('a', { draft: { registrationPeriod: { start: days(1), end: shifted(days(8), 1) } } }),
        aCampaign('d'),
        aCampaign('C'),
        aCampaign('c'),
      ],
      ['b', 'a', 'C', 'c', 'd'],
    ),
    campaignOrder(
      'highest_rate',
      'highest_rate: by the proposed rate, the highest first, and by id where that is equal',
      () => [
        aCampaign('a', { draft: { proposedRate: 990 } }),
        aCampaign('c', { draft: { proposedRate: 1_200 } }),
        aCampaign('b', { draft: { proposedRate: 1_200 } }),
        aCampaign('d', { draft: { proposedRate: 1_201 } }),
        aCampaign('e', { draft: { proposedRate: 0 } }),
      ],
      ['d', 'b', 'c', 'a', 'e'],
    ),
    campaignOrder(
      'milestone',
      'milestone: by the next boundary that was not told, those without one last',
      () => [
        aCampaign('told', { later: [published(days(0)), announced(days(10)), announced(days(40))] }),
        aCampaign('draft', { later: [] }),
        aCampaign('starts'),
        aCampaign('also-starts'),
        aCampaign('ends', { later: [published(days(0)), announced(days(10))] }),
        aCampaign('sooner', { draft: { campaignPeriod: { start: days(9), end: days(90) } } }),
      ],
      ['sooner', 'also-starts', 'starts', 'ends', 'draft', 'told'],
    ),

    promised(
      ordersCampaigns,
      'ids are ordered by their code units, not as a language does',
      async (store) => {
        await keep(store, shuffled(IDS.map((id) => aCampaign(id))));
        const found = await campaignsOf(store, { at, sort: 'newest' });
        expectInOrder(
          'campaigns.query of campaigns that were created at once',
          found.map(({ id }) => id),
          IDS,
        );
      },
    ),

    promised(
      ordersCampaigns,
      'ids beyond the basic plane are ordered by their code units, not by their bytes',
      async (store) => {
        // As code points, and as UTF-8, the last comes before the one before it.
        const ids = ['a', '商', '\u{1F30A}', '\ufb01', '\uff5e'];
        await keep(store, shuffled(ids.map((id) => aCampaign(id))));
        const found = await campaignsOf(store, { at, sort: 'newest' });
        expectInOrder(
          'campaigns.query of campaigns that were created at once',
          found.map(({ id }) => id),
          ids,
        );
      },
    ),

    promised(
      ordersRegistrations,
      'newest and oldest: by when the decision that stands was made',
      async (store) => {
        const approved = [steps.approve(days(4))];
        const of = aCampaign('a');
        const lives = [
          { productId: 'b' },
          { productId: 'B' },
          { productId: 'late', at: shifted(days(2), 1) },
          { productId: 'approved', later: approved },
          { productId: 'changed', later: [steps.approve(days(3)), steps.raiseSamples(days(5), 9)] },
        ].map((start) => aRegistration(of.record, start));
        await keep(store, [of], shuffled(lives));
        await expectProductsInOrder(store, 'oldest', ['B', 'b', 'late', 'changed', 'approved']);
        await expectProductsInOrder(store, 'newest', ['approved', 'changed', 'late', 'B', 'b']);
      },
    ),

    promised(ordersRegistrations, 'highest_rate: by the total rate, the highest first', async (store) => {
      const of = aCampaign('a');
      const rates = { c: 990, b: 1_200, a: 1_200, d: 1_201 };
      const lives = Object.entries(rates).map(([productId, totalRate]) =>
        aRegistration(of.record, { productId, terms: { totalRate } }),
      );
      await keep(store, [of], shuffled(lives));
      await expectProductsInOrder(store, 'highest_rate', ['d', 'a', 'b', 'c']);
    }),

    promised(
      ordersRegistrations,
      'due: by when a deadline counts as met, those without one or held last',
      async (store) => {
        const of = aCampaign('a');
        const due = (afterDays: number) =>
          ({ deadlines: { autoReview: { afterDays, outcome: 'reject' } } }) as const;
        const lives = [
          { productId: 'none' },
          {
            productId: 'held',
            ...due(1),
            later: [steps.hold(shifted(days(2), 1), { commands: ['reject'] })],
          },
          { productId: 'later', ...due(9) },
          { productId: 'b', ...due(3) },
          { productId: 'a', ...due(3) },
          {
            productId: 'released',
            ...due(2),
            later: [steps.hold(days(3), { commands: ['reject'] }), steps.release(days(6))],
          },
        ].map((start) => aRegistration(of.record, start));
        await keep(store, [of], shuffled(lives));
        await expectProductsInOrder(store, 'due', ['a', 'b', 'released', 'later', 'held', 'none']);
      },
    ),
  ],
};
