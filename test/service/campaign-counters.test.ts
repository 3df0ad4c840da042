import fc from 'fast-check';
import { type CampaignCounters, type Decision, decisions, type Instant } from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { unwrapped } from '../support/answers.ts';
import { aCampaign, agency, days, seller, shifted } from '../support/build.ts';
import { aNewRegistration, mustSave } from '../support/groups.ts';
import { readToTheEnd } from '../support/pages.ts';
import { createOpenWorld, createWorld, otherSeller, platform, type World } from '../support/world.ts';

// The counters of the agency's list of campaigns (R16).

const none: CampaignCounters = {
  applied: 0,
  pending: 0,
  ongoing: 0,
  rejected: 0,
  closeRequested: 0,
  closed: 0,
  joinedSellers: 0,
};

async function countersOf(world: World, id: string, newSince?: Instant): Promise<CampaignCounters> {
  const options = newSince === undefined ? {} : { newSince };
  const view = unwrapped(await world.service.campaigns.get(agency, id, options));
  const [row] = unwrapped(await world.service.campaigns.list(agency, options)).rows.filter(
    ({ campaign }) => campaign.id === id,
  );
  expect(row?.counters).toEqual(view.counters);
  return view.counters;
}

describe('by decision, before, in and after the campaign period', () => {
  /** Where one product of each decision is counted, by hand. */
  const rows: readonly [Decision, 'upcoming' | 'over', keyof CampaignCounters][] = [
    ['pending', 'upcoming', 'pending'],
    ['approved', 'upcoming', 'ongoing'],
    ['close_requested', 'upcoming', 'closeRequested'],
    ['rejected', 'upcoming', 'rejected'],
    ['blocked', 'upcoming', 'rejected'],
    ['withdrawn', 'upcoming', 'closed'],
    ['closed', 'upcoming', 'closed'],
    ['pending', 'over', 'closed'],
    ['approved', 'over', 'closed'],
    ['close_requested', 'over', 'closed'],
    ['rejected', 'over', 'rejected'],
    ['blocked', 'over', 'rejected'],
    ['withdrawn', 'over', 'closed'],
    ['closed', 'over', 'closed'],
  ];

  it.each(rows)(
    'a product that is %s counts, with the campaign %s, as %s',
    async (decision, when, counter) => {
      const world = createWorld();
      const registrations = [aNewRegistration(decision)];
      await mustSave(world.store, { campaigns: [aCampaign({ revision: 0 })], registrations });
      const counted = { ...none, applied: 1, joinedSellers: 1, [counter]: 1 };
      // The start of the campaign, on day 10, changes the status of what is approved, and no counter.
      const instants = when === 'over' ? [40, 41] : [9, 10, 39];
      for (const day of instants) {
        world.advanceTo(days(day));
        expect(await countersOf(world, 'campaign-1')).toEqual(counted);
      }
    },
  );
});

describe('as people act', () => {
  let world: World & { readonly campaignId: string };
  beforeEach(async () => {
    world = await createOpenWorld();
  });

  it('a campaign in which nobody registered counts nothing', async () => {
    expect(await countersOf(world, world.campaignId)).toEqual(none);
    expect(await countersOf(world, world.campaignId, days(0))).toEqual({ ...none, newProducts: 0 });
  });

  it('sellers are counted once, whatever they registered and whatever became of it', async () => {
    const [first = ''] = await world.submitted(world.campaignId, ['product-1', 'product-2', 'product-3']);
    await world.submitted(world.campaignId, ['product-1'], otherSeller);
    await world.done(seller, first, { type: 'withdraw' });
    expect(await countersOf(world, world.campaignId)).toEqual({
      ...none,
      applied: 4,
      pending: 3,
      closed: 1,
      joinedSellers: 2,
    });
  });

  it('of other campaigns nothing is counted', async () => {
    const other = await world.published();
    await world.submitted(world.campaignId, ['product-1']);
    await world.submitted(other, ['product-1', 'product-2'], otherSeller);
    const one = { ...none, joinedSellers: 1, newProducts: 1, applied: 1, pending: 1 };
    expect(await countersOf(world, world.campaignId, days(2))).toEqual(one);
    expect(await countersOf(world, other, days(2))).toEqual({
      ...one,
      newProducts: 2,
      applied: 2,
      pending: 2,
    });
  });

  it('new is what was registered for the first time at the instant given, or later', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    world.advanceTo(days(4));
    await world.submitted(world.campaignId, ['product-2', 'product-3']);
    const since = async (at: Instant) => (await countersOf(world, world.campaignId, at)).newProducts;
    expect(await since(days(0))).toBe(3);
    expect(await since(days(2))).toBe(3);
    expect(await since(shifted(days(2), 1))).toBe(2);
    expect(await since(days(4))).toBe(2);
    expect(await since(shifted(days(4), 1))).toBe(0);
    expect(await countersOf(world, world.campaignId)).not.toHaveProperty('newProducts');
  });

  it('what is registered again is not new, and what was reviewed since still is', async () => {
    const [first = ''] = await world.submitted(world.campaignId, ['product-1']);
    await world.done(seller, first, { type: 'withdraw' });
    world.advanceTo(days(4));
    const { contact } = await world.record(first);
    const terms = { totalRate: 1400, sampleQuantity: 1 };
    await world.done(seller, first, { type: 'reregister', terms, contact });
    await world.approved(world.campaignId, 'product-2');
    expect(await countersOf(world, world.campaignId, days(4))).toEqual({
      ...none,
      applied: 2,
      pending: 1,
      ongoing: 1,
      joinedSellers: 1,
      newProducts: 1,
    });
  });

  it('the platform sees the same', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    const view = unwrapped(await world.service.campaigns.get(platform, world.campaignId));
    expect(view.counters).toEqual(await countersOf(world, world.campaignId));
  });

  it('a list goes on from page to page, whatever counts as new on each', async () => {
    for (const name of ['Two', 'Three', 'Four']) await world.published({ name });
    let page = 0;
    const rows = await readToTheEnd(async (cursor: string | undefined) => {
      const newSince = shifted(days(2), page);
      page += 1;
      const paging = cursor === undefined ? { limit: 2 } : { limit: 2, cursor };
      const listed = unwrapped(await world.service.campaigns.list(agency, { newSince }, paging));
      return { rows: listed.rows, next: listed.nextCursor };
    });
    expect(page).toBe(2);
    expect(rows.map(({ counters }) => counters.newProducts)).toEqual([0, 0, 0, 0]);
  });
});

it('every product is in exactly one counter, at any instant', async () => {
  const products = fc.array(fc.constantFrom(...decisions), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(products, fc.nat(45), async (drawn, day) => {
      const world = createWorld();
      const registrations = drawn.map((decision, index) =>
        aNewRegistration(decision, { productId: `product-${index}`, shopId: `shop-${index % 3}` }),
      );
      await mustSave(world.store, { campaigns: [aCampaign({ revision: 0 })], registrations });
      world.advanceTo(days(day));
      const counters = await countersOf(world, 'campaign-1');
      const { applied, pending, ongoing, rejected, closeRequested, closed } = counters;
      expect(applied).toBe(drawn.length);
      expect(pending + ongoing + rejected + closeRequested + closed).toBe(applied);
      expect(counters.joinedSellers).toBe(Math.min(3, drawn.length));
    }),
    { numRuns: 50 },
  );
});
