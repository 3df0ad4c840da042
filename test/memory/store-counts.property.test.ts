import fc from 'fast-check';
import {
  type Campaign,
  type CampaignFilter,
  campaignStatusAt,
  campaignStatuses,
  decisions,
  type Registration,
  type RegistrationFilter,
  statusAt,
  statuses,
} from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { expect, it } from 'vitest';
import { aCampaign, days, shifted } from '../support/build.ts';
import { aNewRegistration, mustSave } from '../support/groups.ts';

// What a store counts, against a scan of everything that was put in: slow, and plain to see.

const ids = ['campaign-1', 'campaign-2', 'campaign-3'] as const;
const shopIds = ['shop-1', 'shop-2', 'shop-3'] as const;
const agencyIds = ['agency-1', 'agency-2'] as const;
const instants = fc.nat(45).map(days);

const campaigns: fc.Arbitrary<readonly Campaign[]> = fc.tuple(
  ...ids.map((id) =>
    fc
      .record({
        agencyId: fc.constantFrom(...agencyIds),
        decision: fc.constantFrom('draft', 'published', 'ended_early'),
        start: fc.nat(20),
        name: fc.constantFrom('Songkran', 'Loy Krathong'),
      })
      .map(({ agencyId, decision, start, name }) =>
        aCampaign({
          id,
          agencyId,
          name,
          decision,
          campaignPeriod: { start: days(start), end: days(start + 20) },
          ...(decision === 'ended_early' ? { endedAt: days(start + 5) } : {}),
          revision: 0,
        }),
      ),
  ),
);

const registrations: fc.Arbitrary<readonly Registration[]> = fc
  .uniqueArray(
    fc.record({
      campaignId: fc.constantFrom(...ids),
      shopId: fc.constantFrom(...shopIds),
      productId: fc.constantFrom('product-1', 'product-2', 'product-3'),
      decision: fc.constantFrom(...decisions),
      registeredAt: instants,
    }),
    {
      selector: ({ campaignId, shopId, productId }) => `${campaignId} ${shopId} ${productId}`,
      maxLength: 15,
    },
  )
  .map((drawn) =>
    drawn.map(({ decision, registeredAt, ...of }) => aNewRegistration(decision, of, { registeredAt })),
  );

const registrationFilter: fc.Arbitrary<RegistrationFilter> = fc.record(
  {
    at: instants,
    campaignIds: fc.subarray([...ids]),
    shopId: fc.constantFrom(...shopIds),
    statuses: fc.subarray([...statuses]),
    registeredSince: instants,
  },
  { requiredKeys: ['at'] },
);

const campaignFilter: fc.Arbitrary<CampaignFilter> = fc.record(
  {
    at: instants,
    agencyId: fc.constantFrom(...agencyIds),
    statuses: fc.subarray([...campaignStatuses]),
    text: fc.constantFrom('song', 'LOY', 'a'),
    joinedBy: fc.constantFrom(...shopIds),
  },
  { requiredKeys: ['at'] },
);

it('different shops, campaign by campaign', async () => {
  await fc.assert(
    fc.asyncProperty(campaigns, registrations, registrationFilter, async (all, put, filter) => {
      const store = createMemoryStore();
      await mustSave(store, { campaigns: all, registrations: put });
      const expected = all.flatMap((campaign) => {
        const shops = shopIds.filter((shopId) =>
          put.some(
            (one) =>
              one.campaignId === campaign.id && one.shopId === shopId && isMeant(one, campaign, filter),
          ),
        );
        return shops.length === 0 ? [] : [{ campaignId: campaign.id, shops: shops.length }];
      });
      const counted = await store.registrations.countShops(filter);
      expect(counted.toSorted((one, other) => (one.campaignId < other.campaignId ? -1 : 1))).toEqual(
        expected,
      );
    }),
    { numRuns: 150 },
  );
});

it('registrations, and those that are new since an instant', async () => {
  await fc.assert(
    fc.asyncProperty(campaigns, registrations, registrationFilter, async (all, put, filter) => {
      const store = createMemoryStore();
      await mustSave(store, { campaigns: all, registrations: put });
      const expected = put.filter((one) =>
        all.some((campaign) => campaign.id === one.campaignId && isMeant(one, campaign, filter)),
      );
      const counted = await store.registrations.count(filter);
      expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
      const listed = await store.registrations.query({ ...filter, sort: 'oldest' }, { limit: 1_000 });
      expect(listed.items.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    }),
    { numRuns: 150 },
  );
});

it('campaigns', async () => {
  await fc.assert(
    fc.asyncProperty(campaigns, registrations, campaignFilter, async (all, put, filter) => {
      const store = createMemoryStore();
      await mustSave(store, { campaigns: all, registrations: put });
      const { at, agencyId, statuses: asked, text, joinedBy } = filter;
      let expected = 0;
      for (const campaign of all) {
        if (agencyId !== undefined && campaign.agencyId !== agencyId) continue;
        if (asked !== undefined && !asked.includes(campaignStatusAt(campaign, at))) continue;
        if (text !== undefined && !campaign.name.toLowerCase().includes(text.toLowerCase())) continue;
        const joined = put.some((one) => one.campaignId === campaign.id && one.shopId === joinedBy);
        if (joinedBy !== undefined && !joined) continue;
        expected += 1;
      }
      expect(await store.campaigns.count(filter)).toBe(expected);
      const listed = await store.campaigns.query({ ...filter, sort: 'newest' }, { limit: 1_000 });
      expect(listed.items).toHaveLength(expected);
    }),
    { numRuns: 150 },
  );
});

it('registrations are new from the very millisecond on', async () => {
  const store = createMemoryStore();
  const registration = aNewRegistration('pending', {}, { registeredAt: days(2) });
  await mustSave(store, { campaigns: [aCampaign({ revision: 0 })], registrations: [registration] });
  const since = async (milliseconds: number) => {
    const registeredSince = shifted(days(2), milliseconds);
    return (await store.registrations.count({ at: days(3), registeredSince })).length;
  };
  expect([await since(-1), await since(0), await since(1)]).toEqual([1, 1, 0]);
});

function isMeant(one: Registration, campaign: Campaign, filter: RegistrationFilter): boolean {
  const { at, campaignIds, shopId, statuses: asked, registeredSince } = filter;
  if (campaignIds !== undefined && !campaignIds.some((id) => id === one.campaignId)) return false;
  if (shopId !== undefined && shopId !== one.shopId) return false;
  if (registeredSince !== undefined && one.registeredAt < registeredSince) return false;
  return asked === undefined || asked.includes(statusAt(one, campaign, at));
}
