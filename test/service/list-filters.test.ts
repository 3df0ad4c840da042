import type { Caller, CampaignDraft, Criteria, Criterion } from 'partner-campaigns';
import { defineEligibility } from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { reasonsOf, unwrapped } from '../support/answers.ts';
import { agency, aProduct, aShop, days, seller, shifted } from '../support/build.ts';
import { createWorld, farAgency, otherSeller, platform, type World } from '../support/world.ts';

let world: World;
beforeEach(() => {
  world = createWorld();
});

const criteria = (where: Criterion): Criteria => ({ v: 1, where });

/** What of a refusal is told of a field that a list does not know. */
const noField = (path: string, field: string) => [
  { code: 'invalid_input', parameters: { path, problem: `There is no field "${field}"` } },
];

describe('campaigns are chosen', () => {
  const lists: Readonly<Record<string, (query: object) => Promise<readonly string[]>>> = {
    'the marketplace': async (query) =>
      unwrapped(await world.service.marketplace.list(seller, query)).rows.map(({ name }) => name),
    "an agency's list": async (query) =>
      unwrapped(await world.service.campaigns.list(agency, query)).rows.map(({ campaign }) => campaign.name),
  };

  beforeEach(async () => {
    const drafts: readonly Partial<CampaignDraft>[] = [
      { name: 'low', proposedRate: 1000 },
      { name: 'middle', proposedRate: 1500, registrationPeriod: { start: days(0), end: days(9) } },
      { name: 'high', proposedRate: 2000, campaignPeriod: { start: days(50), end: days(60) } },
    ];
    for (const draft of drafts) await world.published(draft);
    world.advanceTo(days(2));
  });

  const MILLISECOND = 1;
  const before = shifted(days(10), -MILLISECOND);
  const cases: readonly (readonly [query: object, names: readonly string[]])[] = [
    [{}, ['high', 'low', 'middle']],
    [{ text: 'I' }, ['high', 'middle']],
    [{ text: '' }, ['high', 'low', 'middle']],
    [{ text: ' ' }, ['high', 'low', 'middle']],
    [{ proposedRate: { minimum: 1500 } }, ['high', 'middle']],
    [{ proposedRate: { minimum: 1501 } }, ['high']],
    [{ proposedRate: { maximum: 1500 } }, ['low', 'middle']],
    [{ proposedRate: { maximum: 1499 } }, ['low']],
    [{ proposedRate: { minimum: 1500, maximum: 1500 } }, ['middle']],
    // Campaign periods are from day 10 to day 40, and from day 50 to day 60.
    [{ during: { start: days(2), end: days(10) } }, []],
    [{ during: { start: before, end: shifted(days(10), 1) } }, ['low', 'middle']],
    [{ during: { start: shifted(days(40), -1), end: days(50) } }, ['low', 'middle']],
    [{ during: { start: days(40), end: shifted(days(50), 1) } }, ['high']],
    [{ during: { start: days(60), end: days(70) } }, []],
    // Registration closes on day 20, of one on day 9; it is day 2.
    [{ closesWithinDays: 6 }, []],
    [{ closesWithinDays: 7 }, ['middle']],
    [{ closesWithinDays: 18 }, ['high', 'low', 'middle']],
    [
      { criteria: criteria({ type: 'more_than', field: 'campaign.proposedRate', value: 1500 }), text: 'i' },
      ['high'],
    ],
    [
      {
        criteria: criteria({
          type: 'within',
          field: 'campaign.startsAt',
          start: { fromNow: {} },
          end: { fromNow: { days: 8, milliseconds: 1 } },
        }),
      },
      ['low', 'middle'],
    ],
  ];

  describe.each(Object.entries(lists))('from %s', (_, list) => {
    it.each(cases)('by %j: %j', async (query, names) => {
      expect((await list(query)).toSorted()).toEqual(names);
    });

    it('by highest rate first', async () => {
      expect(await list({ sort: 'highest_rate' })).toEqual(['high', 'middle', 'low']);
    });
  });

  it('by the market, for those who have several', async () => {
    await world.published({ name: 'far', market: 'US', contact: { email: 'a@b.example' } });
    const markets = async (market: string, actor: Caller) =>
      unwrapped(await world.service.campaigns.list(actor, { market })).rows.map(
        ({ campaign }) => campaign.name,
      );
    expect(await markets('US', agency)).toEqual(['far']);
    expect(await markets('US', farAgency)).toEqual([]);
    expect(await markets('US', platform)).toEqual(['far']);
    expect((await markets('TH', platform)).toSorted()).toEqual(['high', 'low', 'middle']);
  });

  it('and counted when that is asked for: whatever page is shown', async () => {
    const { marketplace, campaigns } = world.service;
    const asked = { limit: 1, total: true };
    const three = { rows: [{}], total: { count: 3, exact: true } };
    expect(unwrapped(await marketplace.list(seller, {}, asked))).toMatchObject(three);
    expect(unwrapped(await campaigns.list(agency, {}, asked))).toMatchObject(three);
    const some = criteria({ type: 'at_least', field: 'campaign.proposedRate', value: 1500 });
    expect(unwrapped(await marketplace.list(seller, { criteria: some }, asked)).total).toEqual({
      count: 3,
      exact: false,
    });
    expect(unwrapped(await campaigns.list(agency, {}, { limit: 1 })).total).toBeUndefined();
    const mine = unwrapped(await marketplace.myCampaigns(seller, {}, asked));
    expect(mine).toEqual({ rows: [], total: { count: 0, exact: true } });
  });

  it.each([
    'campaign.invitedShops',
    'campaign.joinedShops',
    'campaign.sellerTypes',
    'campaign.audience',
    'campaign.decision',
    'campaign.nextMilestoneAt',
    'shop.rating',
    'shop.counterfeitPoints60Days',
    'product.stock',
    'registration.totalRate',
  ])('by a seller not by %s, which the list does not show it', async (field) => {
    const query = { criteria: criteria({ type: 'present', field }) };
    expect(reasonsOf(await world.service.marketplace.list(seller, query))).toEqual(
      noField('criteria.where.field', field),
    );
  });

  it('by a seller by how it stands itself', async () => {
    const home: Criterion = {
      type: 'equals',
      field: 'campaign.agencyCountry',
      value: { field: 'shop.homeCountry' },
    };
    const rows = async (actor: typeof seller) =>
      unwrapped(await world.service.marketplace.list(actor, { criteria: criteria(home) })).rows.length;
    expect(await rows(seller)).toBe(3);
    expect(await rows(otherSeller)).toBe(0);
  });

  it('only where it is known that they are meant', async () => {
    const gold = { name: 'acme/gold', of: 'shop', kind: 'flag', visibleTo: ['seller'] } as const;
    const { marketplace } = world.serviceWith({ eligibility: defineEligibility({ fields: [gold] }) });
    const isGold: Criterion = { type: 'equals', field: 'acme/gold', value: true };
    const names = async (where: Criterion) =>
      unwrapped(await marketplace.list(seller, { criteria: criteria(where) })).rows.map(({ name }) => name);
    expect(await names(isGold)).toEqual([]);
    expect(await names({ type: 'not', of: isGold })).toEqual([]);
    world.directories.add({ shops: [aShop({ host: { 'acme/gold': true } })] });
    expect(await names(isGold)).toHaveLength(3);
  });

  it('by an agency by whom it invited, and not by who joined', async () => {
    await world.published({ name: 'target', audience: { kind: 'shops', shopIds: ['shop-1'] } });
    const invited: Criterion = { type: 'includes', field: 'campaign.invitedShops', value: 'shop-1' };
    const { rows } = unwrapped(await world.service.campaigns.list(agency, { criteria: criteria(invited) }));
    expect(rows.map(({ campaign }) => campaign.name)).toEqual(['target']);
    const joined: Criterion = { type: 'includes', field: 'campaign.joinedShops', value: 'shop-1' };
    expect(
      reasonsOf(
        await world.service.campaigns.list(agency, { criteria: criteria({ type: 'not', of: joined }) }),
      ),
    ).toEqual(noField('criteria.where.of.field', 'campaign.joinedShops'));
  });
});

describe('registrations are chosen', () => {
  let campaignId: string;
  let late: string;
  beforeEach(async () => {
    campaignId = await world.published({ name: 'first' });
    late = await world.published({ name: 'second', registrationPeriod: { start: days(1), end: days(30) } });
    world.advanceTo(days(2));
    await world.submitted(campaignId, ['product-1'], seller, { totalRate: 1300, sampleQuantity: 5 });
    await world.submitted(campaignId, ['product-2'], seller, { totalRate: 1500, sampleQuantity: 0 });
    world.advanceTo(days(3));
    await world.submitted(late, ['product-1'], seller, { totalRate: 1400, sampleQuantity: 9 });
    world.directories.add({
      products: [
        aProduct({ id: 'product-2', stock: 3, host: { 'acme/grade': 'b' } }),
        aProduct({ host: { 'acme/grade': 'a' } }),
      ],
      shops: [aShop({ rating: 480, host: { 'acme/risk': 7 } })],
    });
  });

  const shown = (rows: readonly { readonly registration: { campaignId: string; productId: string } }[]) =>
    rows.map(({ registration }) => `${registration.campaignId === late ? 2 : 1}:${registration.productId}`);

  const cases: readonly (readonly [query: object, rows: readonly string[]])[] = [
    [{}, ['1:product-1', '1:product-2', '2:product-1']],
    [{ productIds: ['product-1', 'elsewhere'] }, ['1:product-1', '2:product-1']],
    [{ totalRate: { minimum: 1400 } }, ['1:product-2', '2:product-1']],
    [{ totalRate: { minimum: 1401 } }, ['1:product-2']],
    [{ totalRate: { maximum: 1399 } }, ['1:product-1']],
    [{ samplesAtLeast: 0 }, ['1:product-1', '1:product-2', '2:product-1']],
    [{ samplesAtLeast: 5 }, ['1:product-1', '2:product-1']],
    [{ samplesAtLeast: 6 }, ['2:product-1']],
    [
      { criteria: criteria({ type: 'at_least', field: 'product.stock', value: 4 }) },
      ['1:product-1', '2:product-1'],
    ],
    [{ criteria: criteria({ type: 'contains', field: 'campaign.name', text: 'SEC' }) }, ['2:product-1']],
    [
      {
        criteria: criteria({ type: 'equals', field: 'registration.status', value: 'pending' }),
        samplesAtLeast: 6,
      },
      ['2:product-1'],
    ],
    // Of no product is it known.
    [{ criteria: criteria({ type: 'at_least', field: 'product.rating', value: 0 }) }, []],
    [{ criteria: criteria({ type: 'not', of: { type: 'present', field: 'product.rating' } }) }, []],
  ];

  describe.each([
    ['the list of a seller', seller],
    ['the list of an agency', agency],
    ['the list of the platform', platform],
  ] as const)('from %s', (_, actor) => {
    it.each(cases)('by %j: %j', async (query, rows) => {
      const list = unwrapped(await world.service.registrations.list(actor, query));
      expect(shown(list.rows).toSorted()).toEqual(rows);
    });

    it('by highest rate first', async () => {
      const { rows } = unwrapped(await world.service.registrations.list(actor, { sort: 'highest_rate' }));
      expect(shown(rows)).toEqual(['1:product-2', '2:product-1', '1:product-1']);
    });

    it('and counted when that is asked for', async () => {
      const asked = { limit: 1, total: true };
      const { registrations } = world.service;
      const all = unwrapped(await registrations.list(actor, { samplesAtLeast: 5 }, asked));
      expect(all).toMatchObject({ rows: [{}], total: { count: 2, exact: true } });
      const live = criteria({ type: 'equals', field: 'product.status', value: 'live' });
      expect(unwrapped(await registrations.list(actor, { criteria: live }, asked)).total).toEqual({
        count: 3,
        exact: false,
      });
    });
  });

  it.each(cases)('from an inbox by %j: %j', async (query, rows) => {
    expect(shown(unwrapped(await world.service.registrations.inbox(agency, query)).rows).toSorted()).toEqual(
      rows,
    );
  });

  it('from an inbox: longest waiting, newest, or highest rate first', async () => {
    const inOrder = async (query: object) =>
      shown(unwrapped(await world.service.registrations.inbox(agency, query)).rows);
    const oldest = await inOrder({});
    expect(oldest.at(-1)).toBe('2:product-1');
    expect((await inOrder({ sort: 'newest' })).at(0)).toBe('2:product-1');
    expect(await inOrder({ sort: 'highest_rate' })).toEqual(['1:product-2', '2:product-1', '1:product-1']);
    const list = unwrapped(await world.service.registrations.inbox(agency, {}, { limit: 2, total: true }));
    expect(list.total).toEqual({ count: 3, exact: true });
  });

  it.each([
    [seller, 'campaign.audience'],
    [seller, 'shop.rating'],
    [agency, 'shop.rating'],
    [agency, 'shop.counterfeitPoints60Days'],
    [agency, 'campaign.joinedShops'],
    [platform, 'campaign.joinedShops'],
  ] as const)('by %j not by %s', async (actor, field) => {
    const query = { criteria: criteria({ type: 'present', field }) };
    expect(reasonsOf(await world.service.registrations.list(actor, query))).toEqual(
      noField('criteria.where.field', field),
    );
  });

  it('by the platform by how shops stand', async () => {
    const rated: Criterion = { type: 'at_least', field: 'shop.rating', value: 480 };
    const { rows } = unwrapped(
      await world.service.registrations.list(platform, { criteria: criteria(rated) }),
    );
    expect(rows).toHaveLength(3);
  });

  it('by fields of the host, by those whom the host lets see them', async () => {
    const eligibility = defineEligibility({
      fields: [
        {
          name: 'acme/grade',
          of: 'product',
          kind: 'choice',
          choices: ['a', 'b'],
          visibleTo: ['agency'],
        },
        { name: 'acme/risk', of: 'shop', kind: 'number' },
      ],
    });
    const { registrations } = world.serviceWith({ eligibility });
    const graded = criteria({ type: 'equals', field: 'acme/grade', value: 'a' });
    const risky = criteria({ type: 'at_least', field: 'acme/risk', value: 7 });
    const list = (actor: Caller, chosen: Criteria) => registrations.list(actor, { criteria: chosen });
    expect(shown(unwrapped(await list(agency, graded)).rows)).toEqual(['2:product-1', '1:product-1']);
    expect(shown(unwrapped(await list(platform, graded)).rows)).toHaveLength(2);
    expect(unwrapped(await list(platform, risky)).rows).toHaveLength(3);
    expect(reasonsOf(await list(seller, graded))).toEqual(noField('criteria.where.field', 'acme/grade'));
    expect(reasonsOf(await list(agency, risky))).toEqual(noField('criteria.where.field', 'acme/risk'));
  });

  it('without telling what only the host knows of a product', async () => {
    for (const actor of [seller, agency, platform]) {
      const { rows } = unwrapped(await world.service.registrations.list(actor));
      expect(JSON.stringify(rows)).not.toContain('acme');
      expect(rows.every(({ product }) => product !== undefined)).toBe(true);
    }
  });
});
