import type { Answer, Listed, Paging } from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/core/canonical.js';
import { pathsOf, reasonsOf, unwrapped } from '../support/answers.ts';
import { agency, days, seller } from '../support/build.ts';
import { readToTheEnd } from '../support/pages.ts';
import { aForm, createOpenWorld, farAgency, otherSeller, type World } from '../support/world.ts';

let world: World & { readonly campaignId: string };
let id: string;
beforeEach(async () => {
  world = await createOpenWorld();
  for (const by of [agency, farAgency, farAgency]) await world.published({}, by);
  [id = ''] = await world.submitted(world.campaignId, ['product-1', 'product-2', 'product-3']);
  await world.submitted(world.campaignId, ['product-1', 'product-2'], otherSeller);
  const { rows } = unwrapped(await world.service.marketplace.list(seller));
  for (const { campaignId } of rows.slice(1)) await world.submitted(campaignId, ['product-1', 'product-2']);
  await world.done(agency, id, { type: 'approve', seenRevision: 1 });
});

/** Criteria that leave nothing out, and are another query all the same. */
const anyRate = { v: 1, where: { type: 'at_least', field: 'campaign.proposedRate', value: 0 } };
const anyRegistration = { v: 1, where: { type: 'present', field: 'registration.id' } };

interface Asked {
  readonly query?: object;
  readonly actor?: typeof seller | typeof agency;
}

type Ask = (paging: Paging, asked?: Asked) => Promise<Answer<Listed<unknown>>>;

/** Every list, and what makes another list of it: another query, another actor. */
const lists: Readonly<Record<string, { readonly ask: Ask; readonly others: readonly Asked[] }>> = {
  'campaigns.list': {
    ask: (paging, { query = {}, actor = agency } = {}) => world.service.campaigns.list(actor, query, paging),
    others: [
      { query: { sort: 'closing_soon' } },
      { query: { text: 'sun' } },
      { query: { market: 'TH' } },
      { query: { proposedRate: { minimum: 1 } } },
      { query: { criteria: anyRate } },
      { actor: farAgency },
    ],
  },
  'marketplace.list': {
    ask: (paging, { query = {}, actor = seller } = {}) =>
      world.service.marketplace.list(actor, query, paging),
    others: [
      { query: { tab: 'local_agency' } },
      { query: { sort: 'newest' } },
      { query: { closesWithinDays: 300 } },
      { query: { during: { start: days(0), end: days(90) } } },
      { query: { criteria: anyRate } },
      { actor: otherSeller },
    ],
  },
  'marketplace.myCampaigns': {
    ask: (paging, { query = {}, actor = seller } = {}) =>
      world.service.marketplace.myCampaigns(actor, query, paging),
    others: [{ query: { text: 'sun' } }, { actor: otherSeller }],
  },
  'registrations.list': {
    ask: (paging, { query = {}, actor = seller } = {}) =>
      world.service.registrations.list(actor, query, paging),
    others: [
      { query: { tab: 'pending' } },
      { query: { sort: 'oldest' } },
      { query: { totalRate: { maximum: 9_000 } } },
      { query: { productIds: ['product-1', 'product-2', 'product-3'] } },
      { query: { criteria: anyRegistration } },
      { query: { campaignId: 'campaign-1' } },
      { actor: otherSeller },
      { actor: agency },
    ],
  },
  'registrations.inbox': {
    ask: (paging, { query = {}, actor = agency } = {}) =>
      world.service.registrations.inbox(actor, query, paging),
    others: [
      { query: { waitingFor: 'review' } },
      { query: { samplesAtLeast: 1 } },
      { query: { sort: 'newest' } },
      { query: { campaignId: 'campaign-1' } },
      { actor: farAgency },
    ],
  },
  'registrations.history': {
    ask: (paging) => world.service.registrations.history(seller, id, paging),
    others: [],
  },
};

describe.each(Object.entries(lists))('a cursor of %s', (name, { ask, others }) => {
  async function cursor(): Promise<string> {
    const { rows, nextCursor } = unwrapped(await ask({ limit: 1 }));
    expect(rows).toHaveLength(1);
    if (nextCursor === undefined) throw new Error(`${name} has no second page`);
    return nextCursor;
  }

  const notACursor = [
    { code: 'invalid_input', parameters: { path: 'cursor', problem: 'Not a cursor of this query' } },
  ];

  it('goes on behind the last row, with any limit and as time passes', async () => {
    const all = unwrapped(await ask({ limit: 100 })).rows;
    expect(all.length).toBeGreaterThan(1);
    const rest = unwrapped(await ask({ limit: 100, cursor: await cursor() })).rows;
    expect(rest).toEqual(all.slice(1));
    const kept = await cursor();
    world.advanceTo(days(3));
    expect(unwrapped(await ask({ limit: 2, cursor: kept })).rows.length).toBeGreaterThan(0);
  });

  it('is refused when it is cut, lengthened, altered anywhere, or made up', async () => {
    const good = await cursor();
    const altered = [...good].map((character, place) => {
      const other = character === '1' ? '2' : '1';
      return good.slice(0, place) + other + good.slice(place + 1);
    });
    const bad = [
      '',
      '.',
      'x',
      '0.a',
      '%',
      good.slice(1),
      good.slice(0, -1),
      `${good}0`,
      good.toUpperCase(),
      ...altered,
    ];
    for (const wrong of bad) expect(reasonsOf(await ask({ cursor: wrong }))).toEqual(notACursor);
  });

  it('is refused when it is no text, wherever the surrogate stands alone', async () => {
    const good = await cursor();
    const place = good.indexOf('.') + 1;
    for (const lone of ['\ud800', '\udc00', '\ude00\ud83d']) {
      for (const at of [0, 1, place, good.length]) {
        const wrong = good.slice(0, at) + lone + good.slice(at);
        expect(pathsOf(await ask({ cursor: wrong }))).toEqual(['cursor']);
      }
      expect(pathsOf(await ask({ cursor: `0000000000000000.${lone}` }))).toEqual(['cursor']);
    }
    for (const text of ['%ED%A0%80', '%', '%41', '%2', '\u0000']) {
      expect(
        pathsOf(
          await ask({
            cursor: `${fingerprintOf([{ history: { kind: 'registration', id } }, text])}.${text}`,
          }),
        ),
      ).toEqual(['cursor']);
    }
  });

  it.each(others)('is refused under %j', async (other) => {
    const good = await cursor();
    expect(reasonsOf(await ask({ cursor: good }, other))).toEqual(notACursor);
  });

  it('is refused by every other list', async () => {
    const good = await cursor();
    for (const [other, list] of Object.entries(lists)) {
      if (other !== name) expect(reasonsOf(await list.ask({ cursor: good }))).toEqual(notACursor);
    }
  });

  it.each([{ limit: 0 }, { limit: 101 }, { limit: 1.5 }, { limit: Number.NaN }, { limit: -1 }])(
    'comes from a page of 1 to 100 rows, so %j is refused',
    async (paging) => {
      expect(pathsOf(await ask(paging))).toEqual(['limit']);
    },
  );
});

describe('a cursor of a history with a forged seal', () => {
  it.each(['', '-1', '1.5', '1e0', 'NaN', 'nonsense', 'ร้าน', '9'.repeat(400), '99999999999999999999'])(
    'around %j gives an empty page or a refusal',
    async (text) => {
      const cursor = `${fingerprintOf([{ history: { kind: 'registration', id } }, text])}.${encodeURIComponent(text)}`;
      const answer = await world.service.registrations.history(seller, id, { cursor });
      expect(answer.ok ? answer.value : pathsOf(answer)).toEqual(answer.ok ? { rows: [] } : ['cursor']);
    },
  );

  it('around a place gives nothing of another record', async () => {
    const own = unwrapped(await world.service.registrations.history(seller, id)).rows;
    for (const place of ['0', '1', '2', '5', '40']) {
      const cursor = `${fingerprintOf([{ history: { kind: 'registration', id } }, place])}.${place}`;
      const { rows } = unwrapped(await world.service.registrations.history(seller, id, { cursor }));
      expect(rows).toEqual(own.slice(Number(place)));
    }
  });

  it('says nothing of how much happened elsewhere', async () => {
    const next = async () =>
      unwrapped(await world.service.registrations.history(seller, id, { limit: 1 })).nextCursor;
    expect(await next()).toBe(`${fingerprintOf([{ history: { kind: 'registration', id } }, '1'])}.1`);
  });
});

describe('pages', () => {
  it('have 20 rows when nothing is asked', async () => {
    const productIds = Array.from({ length: 25 }, (_, index) => `bulk-${index}`);
    const facts = { shopId: 'shop-1', title: 'Soap', status: 'live', stock: 10 } as const;
    world.directories.add({ products: productIds.map((productId) => ({ id: productId, ...facts })) });
    await world.submitted(world.campaignId, productIds);
    expect(unwrapped(await world.service.registrations.list(seller)).rows).toHaveLength(20);
  });

  it('are read to the end with the longest ids in any script', async () => {
    const long = (text: string) => text.repeat(200).slice(0, 200);
    const shopId = long('ร้าน');
    const productIds = [long('สินค้า'), `${long('ของ').slice(1)}2`, `${long('ขา').slice(1)}3`];
    const [facts] = await world.directories.shops.find(['shop-1']);
    if (facts === undefined) throw new Error('There is no shop-1');
    world.directories.add({
      shops: [{ ...facts, id: shopId }],
      products: productIds.map((productId) => ({
        id: productId,
        shopId,
        title: 'สบู่',
        status: 'live',
        stock: 1,
      })),
    });
    const longSeller = { role: 'seller', shopId } as const;
    const form = aForm(world.campaignId, { batches: [{ productIds, totalRate: 1300 }] });
    expect(unwrapped(await world.service.registrations.submit(longSeller, form)).accepted).toBe(3);

    const shown = await readToTheEnd(async (cursor: string | undefined) => {
      const paging = cursor === undefined ? { limit: 1 } : { limit: 1, cursor };
      const page = unwrapped(await world.service.registrations.list(longSeller, {}, paging));
      return { rows: page.rows.map(({ registration }) => registration.productId), next: page.nextCursor };
    });
    expect(shown.toSorted()).toEqual(productIds.toSorted());
  });
});
