import fc from 'fast-check';
import {
  type Campaign,
  type CampaignEvent,
  campaignStatusAt,
  type Decision,
  decisions,
  evolveCampaign,
  evolveRegistration,
  type Instant,
  isCampaignEvent,
  isRegistrationEvent,
  overFrom,
  type PolicyOptions,
  type Registration,
  type RegistrationEvent,
  type SaveGroup,
  type SellerActor,
  type Store,
  statusAt,
  statuses,
  tabOf,
  tabs,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { unwrapped } from '../support/answers.ts';
import { agency, days, hours, seller, shifted } from '../support/build.ts';
import { doDeed, type Outcome, type Round, rounds } from '../support/rounds.ts';
import { watched } from '../support/watched.ts';
import { createWorld, farAgency, otherSeller, type World } from '../support/world.ts';

const policy: PolicyOptions = {
  autoReview: { afterDays: 5, outcome: 'reject' },
  autoCloseAfterDays: 4,
  totalRateChange: 'free',
};

/** Instants at which lists and counts are asked, besides those at which a status changes. */
const instants = fc.array(fc.nat(70 * 24).map(hours), { minLength: 2, maxLength: 2 });

describe('several people at work at once', () => {
  it('leave records, events, lists and counts that agree', async () => {
    const seen = { accepted: 0, refused: 0, conflicts: 0, decisions: new Set<Decision>() };
    await fc.assert(
      fc.asyncProperty(rounds, instants, fc.scheduler(), async (taken, asked, scheduler) => {
        const world = createWorld({ policy });
        await world.published();
        await world.published({}, farAgency);
        world.advanceTo(days(1));
        const { store, written } = watched(world.store, (call) =>
          scheduler.schedule(Promise.resolve()).then(call),
        );

        for (const round of taken) {
          world.advanceTo(shifted(world.now(), round.wait * 3_600_000));
          const outcomes = await scheduler.waitFor(doRound(world, store, round));
          seen.accepted += sum(outcomes.map(({ accepted }) => accepted));
          seen.refused += sum(outcomes.map(({ refused }) => refused));

          expectGapless(written.filter(isSaved).map(({ group }) => group));
          await expectReplayed(
            world,
            written.filter(isSaved).map(({ group }) => group),
          );
          for (const { decision } of await allRegistrations(world)) seen.decisions.add(decision);
        }
        for (const at of [...asked, ...(await boundariesIn(world))]) await expectAgreement(world, at);
        seen.conflicts += written.filter((one) => !isSaved(one)).length;
      }),
      { numRuns: 120 },
    );
    // What the walks went through; a walk that only knocks on closed doors proves nothing.
    expect(seen.accepted).toBeGreaterThan(0.3 * (seen.accepted + seen.refused));
    expect(seen.conflicts).toBeGreaterThan(10);
    expect([...seen.decisions].toSorted()).toEqual([...decisions].toSorted());
  }, 30_000);
});

/** Does the deeds of a round at once, on screens that were drawn before the first of them. */
async function doRound(world: World, store: Store, { deeds }: Round): Promise<readonly Outcome[]> {
  const scene = { campaigns: await allCampaigns(world), registrations: await allRegistrations(world) };
  return Promise.all(
    deeds.map(async (deed) => {
      const own = watched(store, (call) => call());
      const outcome = await doDeed(world.serviceOver(own.store), deed, scene);
      const groups = own.written.filter(isSaved).map(({ group }) => group);
      expect(groups.length).toBe(outcome.saves);
      return outcome;
    }),
  );
}

/** Every save raises a revision by one from the one before, and what an agency decides is what it saw. */
function expectGapless(groups: readonly SaveGroup[]): void {
  const revisions = new Map<string, number>();
  for (const { campaigns, registrations } of groups) {
    for (const { id, revision } of [...campaigns, ...registrations]) {
      const last = revisions.get(id);
      if (last !== undefined) expect(revision).toBe(last);
      revisions.set(id, revision + 1);
    }
  }
}

/** Each record is the replay of its events, the feed has what the groups had, and each product stands once. */
async function expectReplayed(world: World, groups: readonly SaveGroup[]): Promise<void> {
  const events = await world.events();
  const saved = groups.flatMap((group) => group.events);
  expect(events.slice(events.length - saved.length)).toEqual(saved);

  const registrations = await allRegistrations(world);
  const products = registrations.map(
    ({ campaignId, shopId, productId }) => `${campaignId} ${shopId} ${productId}`,
  );
  expect(new Set(products).size).toBe(products.length);
  for (const registration of registrations) {
    const own = events.filter(
      (event) => isRegistrationEvent(event) && event.registrationId === registration.id,
    );
    const replayed = own.reduce<Registration | undefined>(
      (record, event) => evolveRegistration(record, event as RegistrationEvent, registration.contact),
      undefined,
    );
    expect({ ...replayed, revision: registration.revision }).toEqual(registration);
  }
  for (const campaign of await allCampaigns(world)) {
    const own = events.filter((event) => isCampaignEvent(event) && event.campaignId === campaign.id);
    const replayed = own.reduce<Campaign | undefined>(
      (record, event) => evolveCampaign(record, event as CampaignEvent),
      undefined,
    );
    expect({ ...replayed, revision: campaign.revision }).toEqual(campaign);
  }
}

/** The first instants of a status, and the last ones of the status before. */
async function boundariesIn(world: World): Promise<readonly Instant[]> {
  const boundaries = (await allCampaigns(world)).flatMap((campaign) => [
    campaign.campaignPeriod.start,
    overFrom(campaign),
  ]);
  return boundaries.flatMap((at) => [shifted(at, -1), at]);
}

/** Lists and counts at an instant are what looking at every record gives. */
async function expectAgreement(world: World, at: Instant): Promise<void> {
  world.advanceTo(at);
  const campaigns = await allCampaigns(world);
  const registrations = await allRegistrations(world);
  const campaignOf = (id: string) => campaigns.find((campaign) => campaign.id === id) ?? never(id);
  const rows = registrations.map((registration) => ({
    ...registration,
    status: statusAt(registration, campaignOf(registration.campaignId), at),
  }));

  for (const actor of [seller, otherSeller]) await expectSellersLists(world, actor, rows);
  for (const { id, agencyId } of campaigns) {
    const own = rows.filter(({ campaignId }) => campaignId === id);
    const view = unwrapped(await world.service.campaigns.get({ role: 'agency', agencyId }, id));
    expect(view.status).toBe(campaignStatusAt(campaignOf(id), at));
    expect(view.counts).toEqual(countsOf(own));
  }
  for (const actor of [agency, farAgency]) {
    const waiting = unwrapped(await world.service.registrations.inbox(actor, {}, { limit: 100 })).rows;
    const expected = rows.filter(
      ({ agencyId, status }) =>
        agencyId === actor.agencyId && ['pending', 'close_requested'].includes(status),
    );
    expect(idsOf(waiting.map(({ registration }) => registration))).toEqual(idsOf(expected));
  }
}

type Row = Registration & { readonly status: ReturnType<typeof statusAt> };

async function expectSellersLists(world: World, actor: SellerActor, rows: readonly Row[]): Promise<void> {
  const { registrations, marketplace } = world.service;
  const own = rows.filter(({ shopId }) => shopId === actor.shopId);
  for (const tab of tabs) {
    const listed = unwrapped(await registrations.list(actor, { tab }, { limit: 100 })).rows;
    const expected = own.filter(({ status }) => tabOf(status) === tab);
    expect(idsOf(listed.map(({ registration }) => registration))).toEqual(idsOf(expected));
  }
  const mine = unwrapped(await marketplace.myCampaigns(actor)).rows;
  expect(mine.map(({ campaign }) => campaign.campaignId).toSorted()).toEqual(
    [...new Set(own.map(({ campaignId }) => campaignId))].toSorted(),
  );
  for (const { campaign, counts } of mine) {
    expect(counts).toEqual(countsOf(own.filter(({ campaignId }) => campaignId === campaign.campaignId)));
    const data = unwrapped(await marketplace.viewData(actor, campaign.campaignId));
    expect(data.counts).toEqual(counts);
    expect(data.pending).toHaveLength(counts.byStatus.pending);
  }
}

function countsOf(rows: readonly Row[]) {
  const count = (isCounted: (row: Row) => boolean) => rows.filter(isCounted).length;
  return {
    byStatus: Object.fromEntries(statuses.map((status) => [status, count((row) => row.status === status)])),
    byTab: Object.fromEntries(tabs.map((tab) => [tab, count((row) => tabOf(row.status) === tab)])),
    total: rows.length,
  };
}

function idsOf(registrations: readonly { readonly id: string }[]): readonly string[] {
  return registrations.map(({ id }) => id).toSorted();
}

async function allRegistrations({ store, now }: World): Promise<readonly Registration[]> {
  return (await store.registrations.query({ at: now(), sort: 'oldest' }, { limit: 1_000 })).items;
}

async function allCampaigns({ store, now }: World): Promise<readonly Campaign[]> {
  const { items } = await store.campaigns.query({ at: now(), sort: 'newest' }, { limit: 1_000 });
  return items;
}

function isSaved({ answer }: { readonly answer: { readonly outcome: string } }): boolean {
  return answer.outcome === 'saved';
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function never(id: string): never {
  throw new Error(`There is no campaign ${id}`);
}
