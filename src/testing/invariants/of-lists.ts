import type { Campaign } from '../../campaign/campaign.js';
import { overFrom } from '../../campaign/status.js';
import type { ShopId } from '../../core/ids.js';
import { creatorLinkMatcher, sampleMatcher } from '../../ports/creator-filters.js';
import { campaignMatcher, registrationMatcher } from '../../ports/criteria.js';
import {
  campaignSortKey,
  creatorLinkSortKey,
  type RegistrationFilter,
  registrationSortKey,
  type SampleFilter,
  sampleSortKey,
} from '../../ports/queries.js';
import type { Registration } from '../../registration/registration.js';
import { statusAt, statuses } from '../../registration/status.js';
import { type Tab, tabStatuses, tabs } from '../../registration/tabs.js';
import { sampleDecisions } from '../../sample/request.js';
import { sampleStatusAt } from '../../sample/status.js';
import { sampleTabStatuses, sampleTabs } from '../../sample/tabs.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import type { ListAnswer, StoredWorld } from './world.js';

/** A list is the records that its filter means, all of them, in its order. */
export const listsAreTheRecords: Invariant = invariant(
  'lists_are_the_records',
  'Every list is what its filter means, of all records at that instant, in its order: marketplace, tabs, inbox, what is due, links and samples (R16, R20, R25, R52, R92).',
  function* (world) {
    const meant = meaning(world);
    for (const list of world.lists) {
      yield* unlike(list, meant(list));
    }
  },
);

function* unlike(list: ListAnswer, expected: readonly string[]): Iterable<Finding> {
  const listed = list.rows.map(({ id }) => id);
  const known = new Set(listed);
  const right = new Set(expected);
  const missing = expected.filter((id) => !known.has(id));
  const wrong = listed.filter((id) => !right.has(id));
  if (missing.length > 0) yield [list.name, `lacks ${missing.slice(0, 3).join(', ')}`];
  if (wrong.length > 0) yield [list.name, `shows ${wrong.slice(0, 3).join(', ')}`];
  if (known.size !== listed.length) yield [list.name, 'shows a row twice'];
  if (missing.length === 0 && wrong.length === 0 && known.size === listed.length) {
    const place = listed.findIndex((id, index) => id !== expected[index]);
    if (place >= 0) yield [list.name, `is out of order at row ${place}`];
  }
}

/** What lists mean, by the core's matchers alone. */
function meaning(world: StoredWorld): (list: ListAnswer) => readonly string[] {
  const campaignById = new Map(world.campaigns.map((campaign) => [campaign.id, campaign]));
  const joinedBy = new Map<string, Set<ShopId>>();
  for (const { campaignId, shopId } of world.registrations) {
    const joined = joinedBy.get(campaignId);
    if (joined === undefined) joinedBy.set(campaignId, new Set([shopId]));
    else joined.add(shopId);
  }
  return (list) => {
    switch (list.kind) {
      case 'campaigns': {
        const matches = campaignMatcher(list.filter);
        const meant = world.campaigns.filter((one) => matches(one, joinedBy.get(one.id) ?? NOBODY));
        return sorted(meant, (campaign) => campaignSortKey(campaign, list.sort));
      }
      case 'registrations':
        return sorted(matching(list.filter, world.registrations, campaignById), (registration) =>
          registrationSortKey(registration, list.sort),
        );
      case 'creator_links':
        return sorted(world.links.filter(creatorLinkMatcher({ ...list.filter, sort: list.sort })), (link) =>
          creatorLinkSortKey(link, list.sort),
        );
      case 'sample_requests':
        return sorted(
          samplesMatching(list.filter, world).map(({ request }) => request),
          (request) => sampleSortKey(request, list.sort),
        );
    }
  };
}

/** The sample requests that a filter means, with what they are under. */
function samplesMatching(filter: SampleFilter, world: StoredWorld) {
  const matches = sampleMatcher(filter);
  return withParents(world).filter(({ request, ...parents }) => matches(request, parents));
}

/** Every sample request with its registration and its campaign; those that lack one are told of elsewhere. */
function withParents({ samples, registrations, campaigns }: StoredWorld) {
  const registrationById = new Map(registrations.map((registration) => [registration.id, registration]));
  const campaignById = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  return samples.flatMap((request) => {
    const registration = registrationById.get(request.registrationId);
    const campaign = campaignById.get(request.campaignId);
    return registration === undefined || campaign === undefined ? [] : [{ request, registration, campaign }];
  });
}

const NOBODY: ReadonlySet<ShopId> = new Set();

function matching(
  filter: RegistrationFilter,
  registrations: readonly Registration[],
  campaigns: ReadonlyMap<string, Campaign>,
): readonly Registration[] {
  const matches = registrationMatcher(filter);
  return registrations.filter((registration) => {
    const campaign = campaigns.get(registration.campaignId);
    return campaign !== undefined && matches(registration, campaign);
  });
}

function sorted<Row extends { readonly id: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
): readonly string[] {
  const keyed = rows.map((row) => ({ id: row.id, key: keyOf(row) }));
  keyed.sort((one, other) => (one.key === other.key ? (one.id < other.id ? -1 : 1) : one.key - other.key));
  return keyed.map(({ id }) => id);
}

/** The four tabs show every registration of a shop, each in one. */
export const tabsPartition: Invariant = invariant(
  'tabs_partition',
  'The tabs of a shop show each of its registrations once, those of an agency each of its sample requests: the one of its status at that instant (seed steps 7 and 8, R92).',
  function* (world) {
    const campaigns = new Map(world.campaigns.map((campaign) => [campaign.id, campaign]));
    const shown = new Map<string, Tab[]>();
    const asked = new Set<string>();
    for (const list of world.lists) {
      const tab = tabIn(list);
      if (list.kind !== 'registrations' || tab === undefined || list.filter.shopId === undefined) continue;
      asked.add(list.filter.shopId);
      for (const { id } of list.rows) shown.set(id, [...(shown.get(id) ?? []), tab]);
    }
    for (const registration of world.registrations) {
      const campaign = campaigns.get(registration.campaignId);
      if (!asked.has(registration.shopId) || campaign === undefined) continue;
      const status = statusAt(registration, campaign, world.at);
      const own = shown.get(registration.id) ?? [];
      const right = tabs.filter((tab) => tabStatuses[tab].some((of) => of === status));
      if (own.join() !== right.join())
        yield [
          `registration ${registration.id}`,
          `is ${status}, and shown in ${own.join(' and ') || 'no tab'}`,
        ];
    }
    yield* unlikeSampleTabs(world);
  },
);

/** The six tabs show every sample request of an agency, each in one (R92). */
function* unlikeSampleTabs(world: StoredWorld): Iterable<Finding> {
  const shown = new Map<string, string[]>();
  const asked = new Set<string>();
  for (const list of world.lists) {
    if (list.kind !== 'sample_requests') continue;
    const { at: _at, agencyId, statuses: among, ...rest } = list.filter;
    const tab = sampleTabs.find((one) => sampleTabStatuses[one].join() === among?.join());
    if (agencyId === undefined || tab === undefined || Object.keys(rest).length > 0) continue;
    asked.add(agencyId);
    for (const { id } of list.rows) shown.set(id, [...(shown.get(id) ?? []), tab]);
  }
  for (const { request, registration, campaign } of withParents(world)) {
    if (!asked.has(request.agencyId)) continue;
    const status = sampleStatusAt(request, registration, campaign, world.at);
    const own = shown.get(request.id) ?? [];
    const right = sampleTabs.filter((tab) => sampleTabStatuses[tab].some((of) => of === status));
    if (own.join() !== right.join())
      yield [`sample_request ${request.id}`, `is ${status}, and shown in ${own.join(' and ') || 'no tab'}`];
  }
}

/** The tab that a list of a shop's registrations is, if it is one: by its statuses alone. */
function tabIn(list: ListAnswer): Tab | undefined {
  if (list.kind !== 'registrations') return undefined;
  const { at: _at, shopId: _shop, statuses: asked, ...rest } = list.filter;
  if (asked === undefined || Object.keys(rest).length > 0) return undefined;
  return tabs.find((tab) => tabStatuses[tab].join() === asked.join());
}

/** Counts are the records. */
export const countsAreTheRecords: Invariant = invariant(
  'counts_are_the_records',
  'Counts are what looking at every record gives: by status, by shop, of campaigns (R16).',
  function* (world) {
    const campaigns = new Map(world.campaigns.map((campaign) => [campaign.id, campaign]));
    const meant = meaning(world);
    for (const count of world.counts) {
      if (count.kind === 'campaigns') {
        const { length } = meant({ ...count, sort: 'newest', rows: [] });
        if (length !== count.count) yield [count.name, `counts ${count.count}, and there are ${length}`];
        continue;
      }
      if (count.kind === 'sample_requests') {
        const of = samplesMatching(count.filter, world).map(({ request, registration, campaign }) =>
          sampleStatusAt(request, registration, campaign, count.filter.at),
        );
        const told = new Map(count.statuses.map((one) => [one.status, one.count]));
        yield* unlikeCounts(count.name, told, tally(of));
        continue;
      }
      const found = matching(count.filter, world.registrations, campaigns);
      const byStatus = tally(
        found.map((registration) => {
          const campaign = campaigns.get(registration.campaignId);
          const status = campaign && statusAt(registration, campaign, count.filter.at);
          return `${registration.campaignId} ${status}`;
        }),
      );
      const told = new Map(count.statuses.map((of) => [`${of.campaignId} ${of.status}`, of.count]));
      yield* unlikeCounts(count.name, told, byStatus);
      const shops = tally(
        new Set(found.map(({ campaignId, shopId }) => `${campaignId}\n${shopId}`)),
        (pair) => pair.slice(0, pair.indexOf('\n')),
      );
      yield* unlikeCounts(
        `shops of ${count.name}`,
        new Map(count.shops.map((of) => [of.campaignId, of.shops])),
        shops,
      );
    }
  },
);

function* unlikeCounts(
  name: string,
  told: ReadonlyMap<string, number>,
  right: ReadonlyMap<string, number>,
): Iterable<Finding> {
  for (const key of new Set([...told.keys(), ...right.keys()])) {
    const counted = told.get(key) ?? 0;
    const there = right.get(key) ?? 0;
    if (counted !== there) yield [name, `counts ${counted} of ${key}, and there are ${there}`];
  }
}

function tally(names: Iterable<string>, of: (name: string) => string = (name) => name): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(of(name), (counts.get(of(name)) ?? 0) + 1);
  return counts;
}

/** A registration has a status that there is. */
export const everyStatusIsOne: Invariant = invariant(
  'every_status_is_one',
  'Every registration has one status at every instant, and what is live is approved in a campaign that runs (R41); of sample requests what waits is in one that runs, and what was shipped goes on (Q24).',
  function* (world) {
    const { registrations, campaigns, at } = world;
    const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
    for (const registration of registrations) {
      const campaign = byId.get(registration.campaignId);
      if (campaign === undefined) continue;
      const status = statusAt(registration, campaign, at);
      if (!statuses.includes(status)) yield [registration.id, `is ${status}`];
      if (status !== 'live') continue;
      const { start } = campaign.campaignPeriod;
      const runs = campaign.decision !== 'draft' && start <= at && at < overFrom(campaign);
      if (!runs || registration.decision !== 'approved') yield [registration.id, 'is live, and may not be'];
    }
    for (const { request, registration, campaign } of withParents(world)) {
      const status = sampleStatusAt(request, registration, campaign, at);
      if (!sampleDecisions.includes(status)) yield [request.id, `is ${status}`];
      if (status !== 'cancelled' && status !== request.decision)
        yield [request.id, `is ${status}, and was decided ${request.decision}`];
      if (UNSHIPPED.has(status) && at >= overFrom(campaign)) yield [request.id, 'waits after the end'];
      if (!UNSHIPPED.has(request.decision) && status !== request.decision)
        yield [request.id, 'ended on its way'];
    }
  },
);

/** Where a unit is asked for and not on its way. */
const UNSHIPPED: ReadonlySet<string> = new Set(['agency_review', 'seller_review', 'awaiting_shipment']);
