import type { Position, RegistrationQuery } from '../../ports/queries.js';
import type { Store } from '../../ports/store.js';
import { expectInOrder, expectSame, expectThat, shown } from '../expect.js';
import {
  aCampaign,
  aRegistration,
  aShop,
  type CampaignLife,
  days,
  type RegistrationLife,
  shifted,
  steps,
} from '../records.js';
import { campaignsOf, registrationsOf } from './ask.js';
import { keep, mustSave, promised, promisedBy, registrationIn, type StoreCaseGroup } from './case.js';
import { isExact, pages, pagesByPosition, saysWhatIsNext } from './promises.js';

const at = days(5);
const all = { at, sort: 'oldest' } as const satisfies RegistrationQuery;

/** Products of which several were registered at once: `p00`, `p01` and so on. */
function products(campaign: CampaignLife, count: number): readonly RegistrationLife[] {
  return Array.from({ length: count }, (_, index) =>
    aRegistration(campaign.record, {
      productId: productAt(index),
      at: shifted(days(2), Math.floor(index / 4)),
    }),
  );
}

function productAt(index: number): string {
  return `p${String(index).padStart(2, '0')}`;
}

const productsUpTo = (count: number) => Array.from({ length: count }, (_, index) => productAt(index));

/** Reads page by page, and lets others write between two. */
async function readWhile(
  store: Store,
  limit: number,
  between: (page: number) => Promise<void>,
): Promise<readonly string[]> {
  const seen: string[] = [];
  let after: Position | undefined;
  for (let page = 1; page <= 100; page += 1) {
    const found = await store.registrations.query(all, after === undefined ? { limit } : { limit, after });
    seen.push(...found.items.map(({ productId }) => productId));
    if (found.next === undefined) return seen;
    after = found.next;
    await between(page);
  }
  return seen;
}

/** Reading lists part by part. */
export const pageCases: StoreCaseGroup = {
  group: 'pages',
  cases: [
    promised(pages, 'campaigns, read any number at a time, come each once and in order', async (store) => {
      const ids = Array.from({ length: 9 }, (_, index) => `c${index}`);
      await keep(
        store,
        ids.map((id, index) => aCampaign(id, { draft: { proposedRate: 1_000 - Math.floor(index / 3) } })),
      );
      for (const limit of [1, 2, 3, 4, 8, 9, 10, 1_000]) {
        const found = await campaignsOf(store, { at, sort: 'highest_rate' }, limit);
        expectInOrder(
          `campaigns.query, read ${limit} at a time,`,
          found.map(({ id }) => id),
          ids,
        );
      }
    }),

    promised(
      pages,
      'registrations, read any number at a time, come each once and in order',
      async (store) => {
        const campaign = aCampaign('a');
        await keep(store, [campaign], products(campaign, 9));
        for (const limit of [1, 2, 3, 4, 8, 9, 10, 1_000]) {
          const found = await registrationsOf(store, all, limit);
          expectInOrder(
            `registrations.query, read ${limit} at a time,`,
            found.map(({ productId }) => productId),
            productsUpTo(9),
          );
        }
      },
    ),

    promised(pages, 'campaigns that a filter leaves, read one at a time, come each once', async (store) => {
      const lives = Array.from({ length: 9 }, (_, index) =>
        aCampaign(`c${index}`, { agencyId: `agency-${index % 2}` }),
      );
      await keep(store, lives);
      const found = await campaignsOf(store, { at, sort: 'newest', agencyId: 'agency-1' }, 1);
      expectInOrder(
        'campaigns.query of one of two agencies, read one at a time,',
        found.map(({ id }) => id),
        ['c1', 'c3', 'c5', 'c7'],
      );
    }),

    promised(saysWhatIsNext, 'the last page has no next, also when it is full', async (store) => {
      const campaign = aCampaign('a');
      await keep(store, [campaign], products(campaign, 4));
      const page = (limit: number) => store.registrations.query(all, { limit });
      expectThat(
        (await page(3)).next !== undefined,
        'a page of 3 out of 4 registrations to say where the next begins',
        'it does not',
      );
      for (const limit of [4, 5]) {
        const { next } = await page(limit);
        expectThat(
          next === undefined,
          `a page of ${limit} out of 4 registrations to be the last`,
          `the next begins at ${shown(next)}`,
        );
      }
      const campaigns = await store.campaigns.query({ at, sort: 'newest' }, { limit: 1 });
      expectThat(
        campaigns.next === undefined,
        'a page of 1 out of 1 campaign to be the last',
        `the next begins at ${shown(campaigns.next)}`,
      );
    }),

    promised(saysWhatIsNext, 'an empty list is one empty page', async (store) => {
      const none = { at, statuses: [] } as const;
      for (const page of [
        await store.campaigns.query({ ...none, sort: 'newest' }, { limit: 10 }),
        await store.registrations.query({ ...none, sort: 'newest' }, { limit: 10 }),
      ])
        expectSame(
          'rows and next of an empty list',
          { items: page.items, next: page.next ?? 'absent' },
          {
            items: [],
            next: 'absent',
          },
        );
    }),

    promised(pages, 'a page has up to 1,000 rows', async (store) => {
      const campaign = aCampaign('a');
      await keep(store, [campaign], products(campaign, 1_001));
      const page = await store.registrations.query(all, { limit: 1_000 });
      expectSame('the number of rows of a page of 1,000 out of 1,001', page.items.length, 1_000);
      const found = await registrationsOf(store, all, 1_000);
      expectSame('the number of rows of both pages', new Set(found.map(({ id }) => id)).size, 1_001);
    }),

    promised(
      pagesByPosition,
      'a page begins behind a position, whether a row is there or not',
      async (store) => {
        const campaign = aCampaign('a');
        await keep(store, [campaign], products(campaign, 8));
        const behind = async (key: number, id: string) => {
          const page = await store.registrations.query(all, { limit: 10, after: { key, id } });
          return page.items.map(({ productId }) => productId);
        };
        const third = aRegistration(campaign.record, { productId: 'p02' }).record.id;
        const rest = productsUpTo(8);
        expectInOrder('the page behind p02', await behind(days(2), third), rest.slice(3));
        expectInOrder(
          'the page behind p02 and a bit, where no row is',
          await behind(days(2), `${third}x`),
          rest.slice(3),
        );
        expectInOrder('the page behind the key before p00', await behind(days(2) - 1, 'zzz'), rest);
        expectInOrder('the page behind the first of two keys', await behind(days(2), 'zzz'), rest.slice(4));
        expectInOrder('the page behind the last key', await behind(days(2) + 1, 'zzz'), []);
      },
    ),

    promised(
      pagesByPosition,
      'rows that are added while a list is read make no other row come twice or never',
      async (store) => {
        const campaign = aCampaign('a');
        await keep(store, [campaign], products(campaign, 12));
        const add = (productId: string, milliseconds: number) =>
          keep(
            store,
            [],
            [aRegistration(campaign.record, { productId, at: shifted(days(2), milliseconds) })],
          );
        const seen = await readWhile(store, 3, async (page) => {
          await add(`before-${page}`, -1);
          await add(`behind-${page}`, 50);
        });
        const before = seen.filter((id) => id.startsWith('before'));
        expectInOrder('the rows that were added before what had been read', before, []);
        const stood = seen.filter((id) => /^p\d/.test(id));
        expectInOrder('the rows that stood all the time', stood, productsUpTo(12));
        const behind = seen.filter((id) => id.startsWith('behind'));
        expectSame('how often each row comes that was added behind', behind.length, new Set(behind).size);
        expectThat(
          behind.includes('behind-1'),
          'a row that was added behind to come',
          `there are ${shown(behind)}`,
        );
      },
    ),

    promised(
      pagesByPosition,
      'rows that move while a list is read make no other row come twice or never',
      async (store) => {
        const campaign = aCampaign('a');
        const lives = products(campaign, 12);
        await keep(store, [campaign], lives);
        const move = async (index: number) => {
          const { id } = aRegistration(campaign.record, { productId: productAt(index) }).record;
          const { revision } = await registrationIn(store, id);
          const start = { productId: productAt(index), at: shifted(days(2), Math.floor(index / 4)) };
          const next = aRegistration(campaign.record, { ...start, later: [steps.approve(days(4))] });
          await mustSave(store, {
            registrations: [{ ...next.record, revision }],
            events: next.events.slice(-1),
          });
        };
        // What was read, the row that the next page is behind, and one that is still to come.
        const moves: Readonly<Record<number, readonly number[]>> = { 1: [0, 2], 2: [5, 9] };
        const seen = await readWhile(store, 3, async (page) => {
          for (const index of moves[page] ?? []) await move(index);
        });
        const moved = new Set(Object.values(moves).flat().map(productAt));
        expectInOrder(
          'the rows that did not move',
          seen.filter((id) => !moved.has(id)),
          productsUpTo(12).filter((id) => !moved.has(id)),
        );
      },
    ),

    promisedBy(
      'exactQueries',
      isExact,
      'no query of campaigns is answered with more than was asked',
      async (store) => {
        const campaign = aCampaign('a');
        await keep(store, [campaign], [aRegistration(campaign.record)]);
        const filters = {
          agencyId: 'agency-1',
          joinedBy: 'shop-1',
          marketplace: { tab: 'all', shop: aShop() },
          statuses: ['ongoing'],
          text: 'beauty',
          market: 'TH',
          proposedRate: { minimum: 1_000 },
          during: { start: days(0), end: days(99) },
          registrationClosesBy: days(99),
          milestoneBy: days(99),
        } as const;
        for (const [name, value] of [['no condition', undefined], ...Object.entries(filters)]) {
          const filter = value === undefined ? {} : { [String(name)]: value };
          const page = await store.campaigns.query({ at, sort: 'newest', ...filter }, { limit: 10 });
          expectThat(
            page.exact === undefined,
            `an exact answer to campaigns.query with ${name}`,
            'it says exact: false',
          );
        }
      },
    ),

    promisedBy(
      'exactQueries',
      isExact,
      'no query of registrations is answered with more than was asked',
      async (store) => {
        const campaign = aCampaign('a');
        await keep(store, [campaign], [aRegistration(campaign.record)]);
        const filters = {
          campaignIds: ['a'],
          agencyId: 'agency-1',
          shopId: 'shop-1',
          productIds: ['product-1'],
          statuses: ['pending'],
          totalRate: { minimum: 1_000 },
          samplesAtLeast: 1,
          dueBy: days(99),
          registeredSince: days(0),
        } as const;
        for (const [name, value] of [['no condition', undefined], ...Object.entries(filters)]) {
          const filter = value === undefined ? {} : { [String(name)]: value };
          const page = await store.registrations.query({ ...all, ...filter }, { limit: 10 });
          expectThat(
            page.exact === undefined,
            `an exact answer to registrations.query with ${name}`,
            'it says exact: false',
          );
        }
      },
    ),
  ],
};
