import {
  type CampaignDraft,
  defineEligibility,
  type EligibilityRule,
  type marketplaceTabs,
} from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, reasonsOf, unwrapped } from '../support/answers.ts';
import { agency, aShop, days, seller, shifted } from '../support/build.ts';
import { recorded } from '../support/recorded.ts';
import {
  aForm,
  createWorld,
  farAgency,
  farSeller,
  otherSeller,
  platform,
  restrictedSeller,
  type World,
} from '../support/world.ts';

let world: World;
beforeEach(() => {
  world = createWorld();
});

const named = (...shopIds: readonly string[]): Partial<CampaignDraft> => ({
  audience: { kind: 'shops', shopIds },
});

async function namesShownTo(
  actor: typeof seller,
  tab?: (typeof marketplaceTabs)[number],
): Promise<readonly string[]> {
  const listed = await world.service.marketplace.list(actor, tab === undefined ? {} : { tab });
  return unwrapped(listed).rows.map(({ name }) => name);
}

describe('the marketplace', () => {
  beforeEach(async () => {
    await world.published({ name: 'everyone' });
    await world.published({ name: 'far agency' }, farAgency);
    await world.published({ name: 'target', ...named('shop-1', 'shop-2') }, farAgency);
    await world.published({ name: 'for others', ...named('shop-2') });
    await world.published({
      name: 'cross-border',
      audience: { kind: 'seller_types', sellerTypes: ['cross_border'] },
    });
    await world.published({ name: 'other market', market: 'US', contact: { email: 'hello@agency.example' } });
    await world.drafted({ name: 'draft' });
    await world.published({ name: 'later', registrationPeriod: { start: days(3), end: days(20) } });
    await world.published({ name: 'over', registrationPeriod: { start: days(1), end: days(2) } });
    world.advanceTo(days(2));
  });

  it.each([
    { actor: seller, tab: 'all', names: ['everyone', 'far agency', 'later', 'target'] },
    { actor: seller, tab: 'target', names: ['target'] },
    { actor: seller, tab: 'local_agency', names: ['everyone', 'later'] },
    {
      actor: otherSeller,
      tab: 'all',
      names: ['cross-border', 'everyone', 'far agency', 'for others', 'later', 'target'],
    },
    { actor: otherSeller, tab: 'target', names: ['for others', 'target'] },
    { actor: otherSeller, tab: 'local_agency', names: [] },
    { actor: farSeller, tab: 'all', names: ['other market'] },
    { actor: farSeller, tab: 'local_agency', names: [] },
    { actor: restrictedSeller, tab: 'all', names: [] },
  ] as const)('shows $actor.shopId under $tab: $names', async ({ actor, tab, names }) => {
    expect((await namesShownTo(actor, tab)).toSorted()).toEqual(names);
  });

  it('shows all when no tab is asked for, what closes soonest first', async () => {
    await world.published({ name: 'soon', registrationPeriod: { start: days(1), end: days(4) } });
    const names = await namesShownTo(seller);
    expect(names).toHaveLength(5);
    expect(names[0]).toBe('soon');
  });

  it('finds by text, and pages in the order asked for', async () => {
    const query = { text: 'AGENCY', sort: 'newest' } as const;
    expect(unwrapped(await world.service.marketplace.list(seller, query)).rows).toMatchObject([
      { name: 'far agency' },
    ]);
    const all = unwrapped(await world.service.marketplace.list(seller, { sort: 'newest' })).rows;
    const first = unwrapped(await world.service.marketplace.list(seller, { sort: 'newest' }, { limit: 3 }));
    const paging = { limit: 3, cursor: first.nextCursor ?? '' };
    const second = unwrapped(await world.service.marketplace.list(seller, { sort: 'newest' }, paging));
    expect([...first.rows, ...second.rows]).toEqual(all);
  });

  it('keeps a joined campaign while it can be registered for', async () => {
    const [everyone] = unwrapped(await world.service.marketplace.list(seller, { text: 'everyone' })).rows;
    await world.submitted(everyone?.campaignId ?? '', ['product-1']);
    expect(await namesShownTo(seller)).toContain('everyone');
    world.advanceTo(shifted(days(20), -1));
    expect(await namesShownTo(seller)).toContain('everyone');
    world.advanceTo(days(20));
    expect(await namesShownTo(seller)).toEqual([]);
  });

  it('has for each row the verdict that a submission then gets', async () => {
    for (const actor of [seller, otherSeller, farSeller]) {
      for (const row of unwrapped(await world.service.marketplace.list(actor)).rows) {
        const form = aForm(row.campaignId);
        const [item] = unwrapped(await world.service.registrations.submit(actor, form)).items;
        if (item === undefined) throw new Error('The form was left unanswered');
        expect(reasonsOf(item)).toEqual(row.obstacles);
        expect(item.ok).toBe(row.registrationOpen);
        expect(row.verdict).toBe(item.ok ? 'yes' : 'no');
      }
    }
  });

  it('says of one that opens later when it does', async () => {
    const [later] = unwrapped(await world.service.marketplace.list(seller, { text: 'later' })).rows;
    expect(later).toMatchObject({
      registrationOpen: false,
      registrationClosesAt: days(20),
      obstacles: [{ code: 'registration_not_open', parameters: { opensAt: days(3) } }],
    });
    world.advanceTo(days(3));
    const [opened] = unwrapped(await world.service.marketplace.list(seller, { text: 'later' })).rows;
    expect(opened).toMatchObject({ registrationOpen: true, obstacles: [] });
  });

  it.each([agency, platform])('is not for a $role', async (actor) => {
    expect(codesOf(await world.service.marketplace.list(actor))).toEqual(['role_not_allowed']);
  });

  it('has no rows for a shop that the directory does not know', async () => {
    const stranger = { role: 'seller', shopId: 'unheard-of' } as const;
    expect(reasonsOf(await world.service.marketplace.list(stranger))).toEqual([
      { code: 'not_found', parameters: { kind: 'shop', id: 'unheard-of' } },
    ]);
  });
});

describe('under rules of the host, the marketplace', () => {
  const generous = {
    name: 'acme/generous',
    about: 'shop',
    where: { type: 'at_least', field: 'campaign.proposedRate', value: 1500 },
  } as const;
  const rated = {
    name: 'acme/rated',
    about: 'shop',
    where: { type: 'at_least', field: 'shop.rating', value: 400 },
  } as const;
  const rowsUnder = async (rules: readonly EligibilityRule[]) => {
    const { marketplace } = world.serviceWith({ eligibility: defineEligibility({ rules }) });
    const { rows, total } = unwrapped(await marketplace.list(seller, { sort: 'newest' }, { total: true }));
    return { rows: rows.map(({ name, verdict }) => [name, verdict]), total };
  };

  beforeEach(async () => {
    await world.published({ name: 'low' });
    await world.published({ name: 'high', proposedRate: 1500 });
    await world.published({
      name: 'later',
      proposedRate: 1500,
      registrationPeriod: { start: days(5), end: days(9) },
    });
    world.advanceTo(days(2));
  });

  it('leaves out what they say no to', async () => {
    expect(await rowsUnder([generous])).toEqual({
      rows: [
        ['later', 'no'],
        ['high', 'yes'],
      ].toSorted(),
      total: { count: 3, exact: false },
    });
  });

  it('shows what they cannot tell, and says so unless something else stands in the way', async () => {
    const { rows } = await rowsUnder([rated]);
    expect(rows.toSorted()).toEqual([
      ['high', 'unknown'],
      ['later', 'no'],
      ['low', 'unknown'],
    ]);
  });

  it('is whole and empty, and no store is asked, for a shop that no campaign can take', async () => {
    world.directories.add({ shops: [aShop({ rating: 399 })] });
    const { store, directories, calls } = recorded(world.store, world.directories);
    const eligibility = defineEligibility({ rules: [rated] });
    const { marketplace } = world.serviceWith({ store, directories, eligibility });
    expect(unwrapped(await marketplace.list(seller, {}, { total: true }))).toEqual({
      rows: [],
      total: { count: 0, exact: true },
    });
    expect(calls).toEqual(['shops.find: 1']);
  });

  it('is read at once where every campaign can take the shop', async () => {
    world.directories.add({ shops: [aShop({ rating: 400 })] });
    expect((await rowsUnder([rated])).total).toEqual({ count: 3, exact: true });
  });
});

it('a page of an exact store costs it one question, full or not', async () => {
  for (let count = 0; count < 3; count += 1) await world.published();
  world.advanceTo(days(2));
  const { store, directories, calls } = recorded(world.store, world.directories);
  const { marketplace } = world.serviceOver(store, undefined, directories);
  for (const limit of [2, 3, 4]) {
    calls.length = 0;
    unwrapped(await marketplace.list(seller, {}, { limit }));
    expect(calls.filter((call) => call.startsWith('campaigns'))).toHaveLength(1);
  }
});

describe('a campaign opened', () => {
  it('shows details, contact and message', async () => {
    const id = await world.published(named('shop-1'));
    expect(unwrapped(await world.service.marketplace.open(seller, id))).toEqual({
      campaignId: id,
      name: 'Songkran beauty',
      description: 'Creators show sun care in the water festival weeks.',
      market: 'TH',
      timeZone: 'Asia/Bangkok',
      agency: { id: 'agency-1', name: 'Blue Lotus', homeCountry: 'TH' },
      status: 'upcoming',
      registrationPeriod: { start: days(1), end: days(20) },
      campaignPeriod: { start: days(10), end: days(40) },
      proposedRate: 1200,
      invited: true,
      local: true,
      registrationOpen: false,
      registrationClosesAt: days(20),
      verdict: 'no',
      obstacles: [{ code: 'registration_not_open', parameters: { opensAt: days(1) } }],
      contact: { email: 'hello@agency.example', phone: '+6621234567', line: '@agency' },
      message: 'Samples help.',
    });
  });

  it('is not found while it is a draft, and when other shops are named', async () => {
    const draft = await world.drafted();
    const others = await world.published(named('shop-2'));
    for (const id of [draft, others]) {
      expect(reasonsOf(await world.service.marketplace.open(seller, id))).toEqual([
        { code: 'not_found', parameters: { kind: 'campaign', id } },
      ]);
    }
    expect(unwrapped(await world.service.marketplace.open(otherSeller, others)).invited).toBe(true);
  });

  it('stays in sight of a shop with a registration when others are named instead', async () => {
    const id = await world.published(named('shop-1', 'shop-2'));
    world.advanceTo(days(2));
    await world.submitted(id, ['product-1']);
    unwrapped(await world.service.campaigns.edit(agency, id, named('shop-3')));
    const page = unwrapped(await world.service.marketplace.open(seller, id));
    expect(page).toMatchObject({ invited: false, obstacles: [{ code: 'shop_not_invited', parameters: {} }] });
    expect(codesOf(await world.service.marketplace.open(otherSeller, id))).toEqual(['not_found']);
    const more = await world.service.registrations.submit(
      seller,
      aForm(id, { batches: [{ productIds: ['product-2'], totalRate: 1300 }] }),
    );
    expect(unwrapped(more).items.map(codesOf)).toEqual([['shop_not_invited']]);
  });
});

describe('what sellers are answered', () => {
  it('never names another shop', async () => {
    const id = await world.published(named('shop-1', 'shop-2', 'shop-3'));
    world.advanceTo(days(2));
    await world.submitted(id, ['product-1', 'product-2']);
    await world.submitted(id, ['product-1'], otherSeller);
    const { marketplace, registrations } = world.service;
    const [row] = unwrapped(await registrations.list(seller)).rows;
    const registrationId = row?.registration.id ?? '';
    const answers = [
      await marketplace.list(seller),
      await marketplace.open(seller, id),
      await marketplace.myCampaigns(seller),
      await marketplace.viewData(seller, id),
      await registrations.list(seller),
      await registrations.get(seller, registrationId),
      await registrations.history(seller, registrationId),
      await registrations.submit(seller, aForm(id)),
      await registrations.execute(seller, { registrationId, command: { type: 'withdraw' } }),
    ];
    for (const answer of answers) expect(JSON.stringify(answer)).not.toMatch(/shop-[23]/);
  });
});

describe('my campaigns', () => {
  it('are those with a registration of the shop, newest first, with counts of its own', async () => {
    const first = await world.published({ name: 'first' });
    await world.published({ name: 'not joined' });
    world.advanceTo(days(1));
    const second = await world.published({ name: 'second' });
    world.advanceTo(days(2));
    await world.submitted(first, ['product-1', 'product-2']);
    await world.submitted(first, ['product-3'], otherSeller);
    await world.approved(second);
    const mine = unwrapped(await world.service.marketplace.myCampaigns(seller)).rows;
    expect(mine.map(({ campaign, counts }) => [campaign.name, counts.total, counts.byTab])).toEqual([
      ['second', 1, { pending: 0, ongoing: 1, rejected: 0, closed: 0 }],
      ['first', 2, { pending: 2, ongoing: 0, rejected: 0, closed: 0 }],
    ]);
  });

  it('keep a campaign after a withdrawal and after its end, and find it by text', async () => {
    const id = await world.published();
    world.advanceTo(days(2));
    const [registrationId = ''] = await world.submitted(id, ['product-1']);
    await world.done(seller, registrationId, { type: 'withdraw' });
    world.advanceTo(days(100));
    const found = async (text: string) =>
      unwrapped(await world.service.marketplace.myCampaigns(seller, { text })).rows;
    expect(await found('SONGKRAN')).toMatchObject([{ campaign: { status: 'closed' }, counts: { total: 1 } }]);
    expect(await found('winter')).toEqual([]);
  });
});

describe('view data', () => {
  it('counts by status and tab, and lists what is pending, longest waiting first', async () => {
    const id = await world.published();
    world.advanceTo(days(2));
    await world.submitted(id, ['product-2']);
    world.advanceTo(days(3));
    await world.submitted(id, ['product-1']);
    await world.submitted(id, ['product-1'], otherSeller);
    await world.approved(id, 'product-3');
    const [rejected = ''] = await world.submitted(id, ['product-4']);
    await world.done(agency, rejected, { type: 'reject', seenRevision: 1, reasons: ['commission_too_low'] });
    const data = unwrapped(await world.service.marketplace.viewData(seller, id));
    expect(data.campaign).toEqual(unwrapped(await world.service.marketplace.open(seller, id)));
    expect(data.counts).toEqual({
      byStatus: {
        pending: 2,
        scheduled: 1,
        rejected: 1,
        lapsed: 0,
        live: 0,
        close_requested: 0,
        ended: 0,
        blocked: 0,
        withdrawn: 0,
        closed: 0,
      },
      byTab: { pending: 2, ongoing: 1, rejected: 1, closed: 0 },
      total: 4,
    });
    expect(data.pending.map(({ registration }) => registration.productId)).toEqual([
      'product-2',
      'product-1',
    ]);
  });

  it('is right a millisecond around every boundary, with no write in between', async () => {
    const id = await world.published();
    world.advanceTo(days(2));
    await world.submitted(id, ['product-1']);
    await world.approved(id, 'product-2');
    const shown = async (at: number) => {
      world.advanceTo(shifted(days(0), at - days(0)));
      const { counts, pending } = unwrapped(await world.service.marketplace.viewData(seller, id));
      const some = Object.entries(counts.byStatus).filter(([, count]) => count > 0);
      return [...some.map(([status]) => status), `${pending.length} pending`];
    };
    expect(await shown(days(10) - 1)).toEqual(['pending', 'scheduled', '1 pending']);
    expect(await shown(days(10))).toEqual(['pending', 'live', '1 pending']);
    expect(await shown(days(40) - 1)).toEqual(['pending', 'live', '1 pending']);
    expect(await shown(days(40))).toEqual(['lapsed', 'ended', '0 pending']);
  });

  it('of a campaign that nobody of the shop joined is empty, and of an unseen one not found', async () => {
    const id = await world.published();
    const data = unwrapped(await world.service.marketplace.viewData(seller, id));
    expect(data.counts.total).toBe(0);
    expect(data.pending).toEqual([]);
    expect(codesOf(await world.service.marketplace.viewData(seller, await world.drafted()))).toEqual([
      'not_found',
    ]);
  });
});
