import type { Campaign } from '../../campaign/campaign.js';
import { overFrom } from '../../campaign/status.js';
import type { ShopId } from '../../core/ids.js';
import { campaignMatcher, registrationMatcher } from '../../ports/criteria.js';
import { campaignSortKey, type RegistrationFilter, registrationSortKey } from '../../ports/queries.js';
import type { Registration } from '../../registration/registration.js';
import { statusAt, statuses } from '../../registration/status.js';
import { type Tab, tabStatuses, tabs } from '../../registration/tabs.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import type { ListAnswer, StoredWorld } from './world.js';

/** A list is the records that its filter means, all of them, in its order. */
export const listsAreTheRecords: Invariant = invariant(
  'lists_are_the_records',
  'Every list is what its filter means, of all records at that instant, in its order: marketplace, tabs, inbox, what is due (R16, R20, R25, R52).',
  function* (world) {
    const meant = meaning(world);
    for (const list of world.lists) {
      const expected = list.kind === 'campaigns' ? meant.campaigns(list) : meant.registrations(list);
      yield* unlike(list, expected);
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
function meaning(world: StoredWorld) {
  const campaignById = new Map(world.campaigns.map((campaign) => [campaign.id, campaign]));
  const joinedBy = new Map<string, Set<ShopId>>();
  for (const { campaignId, shopId } of world.registrations) {
    const joined = joinedBy.get(campaignId);
    if (joined === undefined) joinedBy.set(campaignId, new Set([shopId]));
    else joined.add(shopId);
  }
  return {
    campaigns: ({ filter, sort }: Extract<ListAnswer, { kind: 'campaigns' }>) => {
      const matches = campaignMatcher(filter);
      const meant = world.campaigns.filter((campaign) =>
        matches(campaign, joinedBy.get(campaign.id) ?? NOBODY),
      );
      return sorted(meant, (campaign) => campaignSortKey(campaign, sort));
    },
    registrations: ({ filter, sort }: Extract<ListAnswer, { kind: 'registrations' }>) =>
      sorted(matching(filter, world.registrations, campaignById), (registration) =>
        registrationSortKey(registration, sort),
      ),
  };
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
  'The tabs of a shop show each of its registrations once: the one of its status at that instant (seed steps 7 and 8).',
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
  },
);

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
        const { length } = meant.campaigns({ ...count, sort: 'newest', rows: [] });
        if (length !== count.count) yield [count.name, `counts ${count.count}, and there are ${length}`];
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
  'Every registration has one status at every instant, and what is live is approved in a campaign that runs (R41).',
  function* ({ registrations, campaigns, at }) {
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
  },
);
