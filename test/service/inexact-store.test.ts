import fc from 'fast-check';
import type { Listed, ListPaging, PartnerCampaigns } from 'partner-campaigns';

import { campaignStatuses, marketplaceTabs, tabs } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { unwrapped } from '../support/answers.ts';
import { agency, days, hours, seller, shifted } from '../support/build.ts';
import { inexact } from '../support/inexact.ts';
import { readToTheEnd } from '../support/pages.ts';
import { recorded } from '../support/recorded.ts';
import {
  createOpenWorld,
  createWorld,
  farAgency,
  otherSeller,
  platform,
  type World,
} from '../support/world.ts';

/** Campaigns of two agencies, and registrations of two shops in all stages. */
async function createBusyWorld(): Promise<World> {
  const world = createWorld({ policy: { autoReview: { afterDays: 5, outcome: 'approve' } } });
  const campaignIds: string[] = [];
  for (const [index, proposedRate] of [900, 1200, 1200, 1500, 1300].entries()) {
    const registrationPeriod = { start: days(1), end: days(8 + index) };
    campaignIds.push(
      await world.published(
        { name: `campaign ${index}`, proposedRate, registrationPeriod },
        index % 2 === 0 ? agency : farAgency,
      ),
    );
  }
  await world.drafted();
  await world.published({ name: 'for others', audience: { kind: 'shops', shopIds: ['shop-2'] } });
  world.advanceTo(days(2));
  for (const [index, campaignId] of campaignIds.entries()) {
    const terms = { totalRate: 1500 + 100 * index, sampleQuantity: index };
    if (index !== 2) await world.submitted(campaignId, ['product-1', 'product-2'], seller, terms);
    if (index > 2) await world.submitted(campaignId, ['product-1'], otherSeller, terms);
  }
  await world.approved(campaignIds[0] ?? '', 'product-3');
  return world;
}

type Ask = (of: PartnerCampaigns, paging: ListPaging) => Promise<Listed<unknown>>;

const rateRange = fc.record({ minimum: fc.constantFrom(900, 1200, 1300) }, { requiredKeys: [] });

const campaignConditions = {
  text: fc.constantFrom('campaign', '3', 'nothing'),
  proposedRate: rateRange,
  during: fc.constantFrom({ start: days(3), end: days(10) }, { start: days(9), end: days(11) }),
  closesWithinDays: fc.constantFrom(0, 7, 9),
};
const optional = { requiredKeys: [] };

/** Every list that a store is asked for, with conditions of each kind. */
const asks: fc.Arbitrary<Ask> = fc.oneof(
  fc.record({ ...campaignConditions, tab: fc.constantFrom(...marketplaceTabs) }, optional).map(
    (query): Ask =>
      async ({ marketplace }, paging) =>
        unwrapped(await marketplace.list(seller, query, paging)),
  ),
  fc.record({ ...campaignConditions, statuses: fc.subarray([...campaignStatuses]) }, optional).map(
    (query): Ask =>
      async ({ campaigns }, paging) =>
        unwrapped(await campaigns.list(agency, query, paging)),
  ),
  fc.record({ text: fc.constantFrom('campaign', '3') }, optional).map(
    (query): Ask =>
      async ({ marketplace }, paging) =>
        unwrapped(await marketplace.myCampaigns(otherSeller, query, paging)),
  ),
  fc
    .record(
      {
        tab: fc.constantFrom(...tabs),
        totalRate: rateRange,
        samplesAtLeast: fc.nat(4),
        productIds: fc.constant(['product-1', 'product-3']),
        sort: fc.constantFrom('newest', 'oldest', 'highest_rate'),
      },
      optional,
    )
    .chain((query) =>
      fc.constantFrom(seller, otherSeller, agency, platform).map((actor) => ({ query, actor })),
    )
    .map(
      ({ query, actor }): Ask =>
        async ({ registrations }, paging) =>
          unwrapped(await registrations.list(actor, query, paging)),
    ),
  fc.constant<Ask>(async ({ registrations }, paging) =>
    unwrapped(await registrations.inbox(farAgency, {}, paging)),
  ),
);

describe('over a store that cannot filter', () => {
  it('every list has the same rows in the same order, page by page', async () => {
    const world = await createBusyWorld();
    const over = world.serviceOver(inexact(world.store));
    const seen = { rows: 0 };
    await fc.assert(
      fc.asyncProperty(
        asks,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 48, max: 400 }),
        async (ask, limit, at) => {
          world.advanceTo(hours(at));
          const toTheEnd = (service: PartnerCampaigns) =>
            readToTheEnd<unknown, string>(async (cursor) => {
              const { rows, nextCursor } = await ask(
                service,
                cursor === undefined ? { limit } : { limit, cursor },
              );
              return { rows, next: nextCursor };
            });
          const expected = await toTheEnd(world.service);
          seen.rows += expected.length;
          expect(await toTheEnd(over)).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
    expect(seen.rows).toBeGreaterThan(150);
  });

  it.each([days(2), days(6), days(7), shifted(days(10), -1), days(10), days(40), days(90)])(
    'jobs find all that is due by %d, and when the next is',
    async (until) => {
      const world = await createBusyWorld();
      const over = world.serviceOver(inexact(world.store), {
        autoReview: { afterDays: 5, outcome: 'approve' },
      });
      expect(unwrapped(await over.deadlines.due(platform, until))).toEqual(
        unwrapped(await world.service.deadlines.due(platform, until)),
      );
      expect(unwrapped(await over.deadlines.due(platform, until, 2))).toEqual(
        unwrapped(await world.service.deadlines.due(platform, until, 2)),
      );
      expect(unwrapped(await over.deadlines.next(platform))).toBe(
        unwrapped(await world.service.deadlines.next(platform)),
      );
    },
  );

  it('a job settles what is due, however much is not', async () => {
    const world = await createBusyWorld();
    const over = world.serviceOver(inexact(world.store), {
      autoReview: { afterDays: 5, outcome: 'approve' },
    });
    world.advanceTo(days(11));
    const first = unwrapped(await over.deadlines.settle(platform, 3));
    expect(first).toMatchObject({ settled: 3, refused: [], more: true });
    const rest = unwrapped(await over.deadlines.settle(platform, 100));
    expect(rest).toMatchObject({ refused: [], more: false });
    expect(unwrapped(await world.service.deadlines.due(platform, world.now()))).toEqual([]);
  });
});

describe('a page that is looked for among many', () => {
  /** A store with so many campaigns, all but the last of them drafts, that answers with everything it has. */
  async function createHaystack(size: number) {
    const world = await createOpenWorld({ draft: { name: 'needle' } });
    for (let count = 0; count < size; count += 1) await world.drafted({ name: 'hay' });
    const records = recorded(inexact(world.store), world.directories);
    return { world, calls: records.calls, service: world.serviceOver(records.store) };
  }

  it('costs a store ten questions at most, and goes on where it ended', async () => {
    const { service, calls } = await createHaystack(2_100);
    const pages: Listed<unknown>[] = [];
    let cursor: string | undefined;
    do {
      calls.length = 0;
      const paging = cursor === undefined ? {} : { cursor };
      const page = unwrapped(await service.marketplace.list(seller, { sort: 'newest' }, paging));
      expect(calls.filter((call) => call.startsWith('campaigns.query')).length).toBeLessThanOrEqual(10);
      pages.push(page);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(pages.flatMap(({ rows }) => rows)).toMatchObject([{ name: 'needle' }]);
    expect(pages).toHaveLength(3);
  });
});
