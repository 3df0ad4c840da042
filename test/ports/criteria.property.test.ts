import fc from 'fast-check';
import {
  type Campaign,
  campaignCriterion,
  campaignMatcher,
  compileCriterion,
  type EligibilitySubject,
  eligibilityFields,
  parseCriteria,
  type RegistrationSubject,
  registrationCriterion,
  registrationFields,
  registrationMatcher,
  type Store,
} from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { campaignFilters, type Listing, listings, registrationFilters } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { aCampaign, days, shifted } from '../support/build.ts';
import { isMeantCampaign, isMeantRegistration } from '../support/filter-oracle.ts';
import { mustSave } from '../support/groups.ts';

// What a filter means is said twice: by hand, and by the criterion it stands for. A store says it a third time.

const ALL = { limit: 1_000 };
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).toSorted();

async function storeOf(listed: Listing): Promise<Store> {
  const store = createMemoryStore();
  await mustSave(store, listed);
  return store;
}

function joinedIn({ registrations }: Listing, campaign: Campaign): readonly string[] {
  return registrations.filter(({ campaignId }) => campaignId === campaign.id).map(({ shopId }) => shopId);
}

describe('any filter of campaigns', () => {
  it('means what the criterion it stands for says, and nothing is unknown', () => {
    let meant = 0;
    fc.assert(
      fc.property(listings(), campaignFilters(), (listed, filter) => {
        const criterion = campaignCriterion(filter);
        const compiled = compileCriterion<EligibilitySubject>(criterion, eligibilityFields);
        const matches = campaignMatcher(filter);
        for (const campaign of listed.campaigns) {
          const joinedShops = new Set(joinedIn(listed, campaign));
          const subject = { campaign, joinedShops, shop: filter.marketplace?.shop };
          const isMeant = isMeantCampaign(campaign, [...joinedShops], filter);
          const answer = isMeant ? 'yes' : 'no';
          if (isMeant) meant += 1;
          expect(compiled.answer(subject, filter.at)).toBe(answer);
          expect(compiled.explain(subject, filter.at).answer).toBe(answer);
          expect(matches(campaign, joinedShops)).toBe(isMeant);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(meant).toBeGreaterThan(500);
  });

  it('is answered so by a store: its rows, and how many there are', async () => {
    await fc.assert(
      fc.asyncProperty(listings(), campaignFilters(), async (listed, filter) => {
        const store = await storeOf(listed);
        const meant = listed.campaigns.filter((one) => isMeantCampaign(one, joinedIn(listed, one), filter));
        const { items, next } = await store.campaigns.query({ ...filter, sort: 'newest' }, ALL);
        expect(idsOf(items)).toEqual(idsOf(meant));
        expect(next).toBeUndefined();
        expect(await store.campaigns.count(filter)).toBe(meant.length);
      }),
      { numRuns: 500 },
    );
  });

  it('is one that could be written by anybody, but for a part of a name that is empty', () => {
    fc.assert(
      fc.property(campaignFilters(), (filter) => {
        const where = campaignCriterion(filter);
        expect(parseCriteria({ v: 1, where }, eligibilityFields).ok).toBe(filter.text !== '');
      }),
      { numRuns: 300 },
    );
  });
});

describe('any filter of registrations', () => {
  it('means what the criterion it stands for says, and nothing is unknown', () => {
    let meant = 0;
    fc.assert(
      fc.property(listings(), registrationFilters(), ({ campaigns, registrations }, filter) => {
        const compiled = compileCriterion<RegistrationSubject>(
          registrationCriterion(filter),
          registrationFields,
        );
        const matches = registrationMatcher(filter);
        for (const registration of registrations) {
          const campaign = campaigns.find(({ id }) => id === registration.campaignId)!;
          const isMeant = isMeantRegistration(registration, campaign, filter);
          const answer = isMeant ? 'yes' : 'no';
          if (isMeant) meant += 1;
          expect(compiled.answer({ registration, campaign }, filter.at)).toBe(answer);
          expect(compiled.explain({ registration, campaign }, filter.at).answer).toBe(answer);
          expect(matches(registration, campaign)).toBe(isMeant);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(meant).toBeGreaterThan(500);
  });

  it('is answered so by a store: its rows, how many of each status, and of how many shops', async () => {
    await fc.assert(
      fc.asyncProperty(listings(), registrationFilters(), async (listed, filter) => {
        const store = await storeOf(listed);
        const meant = listed.registrations.filter((one) =>
          isMeantRegistration(one, listed.campaigns.find(({ id }) => id === one.campaignId)!, filter),
        );
        const { items, next } = await store.registrations.query({ ...filter, sort: 'oldest' }, ALL);
        expect(idsOf(items)).toEqual(idsOf(meant));
        expect(next).toBeUndefined();
        const counts = await store.registrations.count(filter);
        expect(counts.every(({ count }) => count > 0)).toBe(true);
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(meant.length);
        const shops = new Set(meant.map(({ campaignId, shopId }) => `${campaignId} ${shopId}`));
        const counted = await store.registrations.countShops(filter);
        expect(counted.reduce((sum, one) => sum + one.shops, 0)).toBe(shops.size);
      }),
      { numRuns: 500 },
    );
  });

  it('is one that could be written by anybody', () => {
    fc.assert(
      fc.property(registrationFilters(), (filter) => {
        const where = registrationCriterion(filter);
        expect(parseCriteria({ v: 1, where }, registrationFields)).toMatchObject({ ok: true });
      }),
      { numRuns: 300 },
    );
  });
});

describe('the edges of filters', () => {
  // Registration from day 1 to day 20, campaign from day 10 to day 40.
  const isIn = (filter: Parameters<typeof campaignMatcher>[0], campaign = aCampaign()) =>
    campaignMatcher(filter)(campaign, new Set());
  const at = days(5);
  const during = (start: number, end: number) => ({
    at,
    during: { start: shifted(days(0), start), end: shifted(days(0), end) },
  });
  const DAY = 86_400_000;

  it.each([
    ['that ends when the campaign starts', 9 * DAY, 10 * DAY, false],
    ['that ends a millisecond later', 9 * DAY, 10 * DAY + 1, true],
    ['within the campaign', 20 * DAY, 20 * DAY + 1, true],
    ['around the campaign', 0, 50 * DAY, true],
    ['that begins a millisecond before the campaign is over', 40 * DAY - 1, 50 * DAY, true],
    ['that begins when the campaign is over', 40 * DAY, 50 * DAY, false],
  ])('a period %s', (_, start, end, expected) => {
    expect(isIn(during(start, end))).toBe(expected);
  });

  it('no period has an instant of a campaign that was ended before it started, or as it did', () => {
    for (const day of [5, 10])
      expect(isIn(during(0, 50 * DAY), aCampaign({ decision: 'ended_early', endedAt: days(day) }))).toBe(
        false,
      );
    expect(
      isIn(during(0, 50 * DAY), aCampaign({ decision: 'ended_early', endedAt: shifted(days(10), 1) })),
    ).toBe(true);
  });

  it('registration closes by an instant, that one included, and not if it is closed already', () => {
    const closesBy = (milliseconds: number, now = at) =>
      isIn({ at: now, registrationClosesBy: shifted(days(20), milliseconds) });
    expect([closesBy(-1), closesBy(0), closesBy(1)]).toEqual([false, true, true]);
    expect([closesBy(9, shifted(days(20), -1)), closesBy(9, days(20))]).toEqual([true, false]);
  });
});
