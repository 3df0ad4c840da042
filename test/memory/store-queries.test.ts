import {
  type Campaign,
  type CampaignQuery,
  type CampaignStatus,
  type Decision,
  type Instant,
  marketplaceTabs,
  type RegistrationFilter,
  type RegistrationQuery,
  type Status,
  type Store,
  statuses,
} from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCampaign, aShop, days, hours, shifted } from '../support/build.ts';
import { aNewRegistration, mustSave } from '../support/groups.ts';

let store: Store;
beforeEach(() => {
  store = createMemoryStore();
});

function put(...campaigns: readonly Campaign[]): Promise<void> {
  return mustSave(store, { campaigns: campaigns.map((campaign) => ({ ...campaign, revision: 0 })) });
}

async function campaignIds(query: Partial<CampaignQuery>): Promise<readonly string[]> {
  const page = await store.campaigns.query({ at: days(2), sort: 'newest', ...query }, { limit: 1_000 });
  return page.items.map(({ id }) => id);
}

async function productIds(query: Partial<RegistrationQuery>): Promise<readonly string[]> {
  const page = await store.registrations.query({ at: days(2), sort: 'oldest', ...query }, { limit: 1_000 });
  return page.items.map(({ productId }) => productId).sort();
}

/** The count of each status as a plain record. */
async function counts(filter: RegistrationFilter): Promise<Readonly<Record<string, number>>> {
  const found = await store.registrations.count(filter);
  return Object.fromEntries(found.map(({ status, count }) => [status, count]));
}

const justBefore = (at: Instant) => shifted(at, -1);
const justAfter = (at: Instant) => shifted(at, 1);

interface Moment {
  readonly at: Instant;
  readonly campaign: CampaignStatus;
  readonly inMarketplace: boolean;
  readonly pending: Status;
  readonly approved: Status;
  readonly close_requested: Status;
}

// Registration [day 1, day 20), campaign [day 10, day 40), as DESIGN tells statuses: nothing is ever written.
const upcoming = { campaign: 'upcoming', pending: 'pending', close_requested: 'close_requested' } as const;
const ongoing = { ...upcoming, campaign: 'ongoing', approved: 'live' } as const;
const over = {
  campaign: 'closed',
  inMarketplace: false,
  pending: 'lapsed',
  approved: 'ended',
  close_requested: 'ended',
} as const;
const around = (at: Instant, earlier: Omit<Moment, 'at'>, later: Omit<Moment, 'at'>): readonly Moment[] => [
  { ...earlier, at: justBefore(at) },
  { ...later, at },
  { ...later, at: justAfter(at) },
];
const scheduled = { ...upcoming, approved: 'scheduled', inMarketplace: true } as const;
const open = { ...ongoing, inMarketplace: true } as const;
const shut = { ...ongoing, inMarketplace: false } as const;

const moments: readonly Moment[] = [
  ...around(days(1), scheduled, scheduled),
  ...around(days(10), scheduled, open),
  ...around(days(20), open, shut),
  ...around(days(40), shut, over),
];
const momentsOfEndedEarly = [...around(days(10), scheduled, open), ...around(days(15), open, over)];

describe.each([
  { name: 'a campaign that runs its course', campaign: aCampaign(), moments },
  {
    name: 'a campaign ended on day 15',
    campaign: aCampaign({ decision: 'ended_early', endedAt: days(15) }),
    moments: momentsOfEndedEarly,
  },
])('with no write in between, $name', ({ campaign, moments: rows }) => {
  const moving = ['pending', 'approved', 'close_requested'] as const satisfies readonly Decision[];
  const resting = ['rejected', 'blocked', 'withdrawn', 'closed'] as const satisfies readonly Decision[];

  beforeEach(async () => {
    await put(campaign);
    const registrations = [...moving, ...resting].map((decision) =>
      aNewRegistration(decision, { productId: decision }),
    );
    await mustSave(store, { registrations });
  });

  it.each(rows)('is $campaign at $at', async ({ at, campaign: status }) => {
    for (const asked of ['draft', 'upcoming', 'ongoing', 'closed'] as const) {
      expect(await campaignIds({ at, statuses: [asked] })).toEqual(asked === status ? ['campaign-1'] : []);
    }
  });

  it.each(rows)('is in the marketplace at $at: $inMarketplace', async ({ at, inMarketplace }) => {
    const shop = aShop();
    expect(await campaignIds({ at, marketplace: { tab: 'all', shop } })).toEqual(
      inMarketplace ? ['campaign-1'] : [],
    );
  });

  it.each(rows)('shows its registrations as $pending, $approved, $close_requested at $at', async (row) => {
    const { at } = row;
    const expected = new Map<Status, Decision[]>(statuses.map((status) => [status, []]));
    for (const decision of moving) expected.get(row[decision])?.push(decision);
    for (const decision of resting) expected.get(decision)?.push(decision);
    for (const [status, decisions] of expected) {
      expect(await productIds({ at, statuses: [status] })).toEqual(decisions.sort());
    }
    const tallies = [...expected].filter(([, decisions]) => decisions.length > 0);
    expect(await counts({ at })).toEqual(
      Object.fromEntries(tallies.map(([status, decisions]) => [status, decisions.length])),
    );
  });
});

describe('a campaign query', () => {
  it('has a draft as a draft, and as closed once its period is over', async () => {
    await put(aCampaign({ decision: 'draft' }));
    expect(await campaignIds({ at: justBefore(days(40)), statuses: ['draft'] })).toEqual(['campaign-1']);
    expect(await campaignIds({ at: days(40), statuses: ['draft'] })).toEqual([]);
    expect(await campaignIds({ at: days(40), statuses: ['closed'] })).toEqual(['campaign-1']);
  });

  it('takes every condition together', async () => {
    await put(
      aCampaign({ id: 'yes', name: 'Sun CREAM week' }),
      aCampaign({ id: 'other-name', name: 'Lanterns' }),
      aCampaign({ id: 'other-agency', name: 'Sun cream', agencyId: 'agency-2' }),
      aCampaign({ id: 'draft', name: 'Sun cream', decision: 'draft' }),
    );
    const query = { text: 'n cream', agencyId: 'agency-1', statuses: ['upcoming', 'ongoing'] } as const;
    expect(await campaignIds(query)).toEqual(['yes']);
    expect(await campaignIds({ ...query, statuses: [] })).toEqual([]);
  });

  it('finds what a shop joined, whatever became of its registration', async () => {
    await put(aCampaign({ id: 'a' }), aCampaign({ id: 'b' }), aCampaign({ id: 'c', decision: 'draft' }));
    await mustSave(store, {
      registrations: [
        aNewRegistration('withdrawn', { campaignId: 'b' }),
        aNewRegistration('pending', { campaignId: 'a', shopId: 'shop-2' }),
        aNewRegistration('blocked', { campaignId: 'c' }),
      ],
    });
    expect(await campaignIds({ joinedBy: 'shop-1' })).toEqual(['b', 'c']);
    expect(await campaignIds({ joinedBy: 'shop-2', at: days(100) })).toEqual(['a']);
    expect(await campaignIds({ joinedBy: 'shop-3' })).toEqual([]);
  });

  describe('for the marketplace', () => {
    const audience = (shopIds: readonly string[]) => ({ audience: { kind: 'shops', shopIds } }) as const;
    beforeEach(() =>
      put(
        aCampaign({ id: 'everyone' }),
        aCampaign({ id: 'far-agency', agencyCountry: 'US' }),
        aCampaign({ id: 'named', agencyCountry: 'US', ...audience(['shop-2', 'shop-1']) }),
        aCampaign({ id: 'others', ...audience(['shop-2']) }),
        aCampaign({ id: 'cross-border', audience: { kind: 'seller_types', sellerTypes: ['cross_border'] } }),
        aCampaign({ id: 'local', audience: { kind: 'seller_types', sellerTypes: ['local'] } }),
        aCampaign({ id: 'other-market', market: 'US' }),
        aCampaign({ id: 'draft', decision: 'draft' }),
      ),
    );

    it.each([
      { tab: 'all', ids: ['everyone', 'far-agency', 'local', 'named'] },
      { tab: 'target', ids: ['named'] },
      { tab: 'local_agency', ids: ['everyone', 'local'] },
    ] as const)('the tab $tab shows $ids', async ({ tab, ids }) => {
      expect(await campaignIds({ marketplace: { tab, shop: aShop() } })).toEqual(ids);
    });

    it.each(['restricted', 'deactivated'] as const)('a %s shop is shown nothing', async (status) => {
      for (const tab of marketplaceTabs) {
        expect(await campaignIds({ marketplace: { tab, shop: aShop({ status }) } })).toEqual([]);
      }
    });
  });

  it.each([
    { name: 'its start', campaign: aCampaign(), due: days(10) },
    { name: 'its end, once the start is told', campaign: aCampaign({ announced: 'start' }), due: days(40) },
    {
      name: 'its early end, when it never started',
      campaign: aCampaign({ decision: 'ended_early', endedAt: days(5) }),
      due: days(5),
    },
    {
      name: 'the start first, when both have passed',
      campaign: aCampaign({ decision: 'ended_early', endedAt: days(15) }),
      due: days(10),
    },
    { name: 'nothing of a draft', campaign: aCampaign({ decision: 'draft' }), due: null },
    { name: 'nothing after its end', campaign: aCampaign({ announced: 'end' }), due: null },
  ])('has a milestone: $name', async ({ campaign, due }) => {
    await put(campaign);
    const isDueBy = async (milestoneBy: Instant) => (await campaignIds({ milestoneBy })).length === 1;
    expect(await isDueBy(days(1_000))).toBe(due !== null);
    if (due === null) return;
    expect([await isDueBy(justBefore(due)), await isDueBy(due)]).toEqual([false, true]);
  });

  it.each([
    { sort: 'newest', ids: ['new', 'B', 'a', 'á'] },
    { sort: 'closing_soon', ids: ['B', 'á', 'new', 'a'] },
    { sort: 'highest_rate', ids: ['a', 'á', 'B', 'new'] },
    { sort: 'milestone', ids: ['á', 'B', 'a', 'new'] },
  ] as const)('in the order $sort is $ids: by key, then by id in code units', async ({ sort, ids }) => {
    await put(
      aCampaign({
        id: 'á',
        proposedRate: 2000,
        announced: 'start',
        campaignPeriod: { start: days(1), end: days(9) },
      }),
      aCampaign({ id: 'a', proposedRate: 2000, registrationPeriod: { start: days(1), end: days(21) } }),
      aCampaign({ id: 'B', registrationPeriod: { start: days(1), end: days(8) } }),
      aCampaign({ id: 'new', createdAt: days(1), announced: 'end' }),
    );
    expect(await campaignIds({ sort })).toEqual(ids);
  });
});

describe('a registration query', () => {
  beforeEach(() => put(aCampaign({ id: 'a' }), aCampaign({ id: 'b', agencyId: 'agency-2' })));

  it('takes every condition together, and no list of conditions means none', async () => {
    await mustSave(store, {
      registrations: [
        aNewRegistration('pending', { campaignId: 'a', productId: 'yes' }),
        aNewRegistration('pending', { campaignId: 'a', shopId: 'shop-2', productId: 'other-shop' }),
        aNewRegistration('approved', { campaignId: 'a', productId: 'other-decision' }),
        aNewRegistration(
          'pending',
          { campaignId: 'b', productId: 'other-campaign' },
          { agencyId: 'agency-2' },
        ),
      ],
    });
    const own = { shopId: 'shop-1', agencyId: 'agency-1', campaignIds: ['a', 'a'] };
    expect(await productIds({ ...own, statuses: ['pending'] })).toEqual(['yes']);
    expect(await productIds({ ...own, statuses: ['rejected'] })).toEqual([]);
    expect(await productIds({ agencyId: 'agency-2' })).toEqual(['other-campaign']);
    expect(await productIds({ shopId: 'shop-1', agencyId: 'agency-2' })).toEqual(['other-campaign']);
    expect(await productIds({ shopId: 'shop-2', campaignIds: ['b'] })).toEqual([]);
    expect(await productIds({ campaignIds: ['b', 'nowhere', 'a'] })).toHaveLength(4);
    expect(await productIds({ campaignIds: [] })).toEqual([]);
    expect(await productIds({ statuses: [] })).toEqual([]);
    expect(await productIds({})).toHaveLength(4);
  });

  it('counts campaign by campaign, whatever two campaigns have in common', async () => {
    await mustSave(store, {
      registrations: [
        aNewRegistration('pending', { campaignId: 'a', productId: '1' }),
        aNewRegistration('pending', { campaignId: 'a', productId: '2' }),
        aNewRegistration('pending', { campaignId: 'b', productId: '1' }),
        aNewRegistration('rejected', { campaignId: 'b', productId: '2' }),
        aNewRegistration('pending', { campaignId: 'b', shopId: 'shop-2', productId: '3' }),
      ],
    });
    const found = await store.registrations.count({ at: days(2), shopId: 'shop-1' });
    expect(
      found.toSorted((one, other) =>
        one.campaignId + one.status < other.campaignId + other.status ? -1 : 1,
      ),
    ).toEqual([
      { campaignId: 'a', status: 'pending', count: 2 },
      { campaignId: 'b', status: 'pending', count: 1 },
      { campaignId: 'b', status: 'rejected', count: 1 },
    ]);
    expect(await store.registrations.count({ at: days(2), shopId: 'shop-3' })).toEqual([]);
  });

  describe('by deadline', () => {
    const dueOn = (dueAt: Instant, changedAt = days(3)) =>
      aNewRegistration(
        'pending',
        { campaignId: 'a' },
        { changedAt, deadline: { dueAt, dueOutcome: 'approve' } },
      );
    const isDueBy = async (dueBy: Instant) => (await productIds({ dueBy })).length === 1;

    it.each([
      { name: 'is due at its instant', registration: dueOn(days(5)), due: days(5) },
      {
        name: 'counts as met at the last write, when that came later',
        registration: dueOn(days(5), days(6)),
        due: days(6),
      },
      {
        name: 'is due in the last millisecond of the campaign',
        registration: dueOn(justBefore(days(40))),
        due: justBefore(days(40)),
      },
    ])('$name', async ({ registration, due }) => {
      await mustSave(store, { registrations: [registration] });
      expect([await isDueBy(justBefore(due)), await isDueBy(due)]).toEqual([false, true]);
      expect(await isDueBy(days(1_000))).toBe(true);
    });

    it('loses a tie against the end of the campaign', async () => {
      await mustSave(store, { registrations: [dueOn(days(40))] });
      expect(await isDueBy(days(1_000))).toBe(false);
    });

    it('without one is never due', async () => {
      await mustSave(store, { registrations: [aNewRegistration('pending', { campaignId: 'a' })] });
      expect(await isDueBy(days(1_000))).toBe(false);
    });
  });

  it.each([
    { sort: 'newest', ids: ['late', 'B', 'a', 'early'] },
    { sort: 'oldest', ids: ['early', 'B', 'a', 'late'] },
    { sort: 'due', ids: ['early', 'late', 'B', 'a'] },
  ] as const)('in the order $sort is $ids', async ({ sort, ids }) => {
    const deadline = (dueAt: Instant) => ({ deadline: { dueAt, dueOutcome: 'reject' } }) as const;
    await mustSave(store, {
      registrations: [
        aNewRegistration('pending', { campaignId: 'a', productId: 'a' }),
        aNewRegistration('pending', { campaignId: 'a', productId: 'B' }),
        aNewRegistration(
          'pending',
          { campaignId: 'a', productId: 'late' },
          { decidedAt: hours(80), ...deadline(days(9)) },
        ),
        aNewRegistration(
          'pending',
          { campaignId: 'a', productId: 'early' },
          { decidedAt: hours(70), ...deadline(days(8)) },
        ),
      ],
    });
    const page = await store.registrations.query({ at: days(2), sort }, { limit: 10 });
    expect(page.items.map(({ productId }) => productId)).toEqual(ids);
  });
});
