import type { Campaign } from '../campaign/campaign.js';
import { frozenCopy } from '../core/frozen.js';
import { given } from '../core/given.js';
import { type CampaignId, mapKeyOf, type ShopId } from '../core/ids.js';
import { campaignMatcher, registrationMatcher } from '../ports/criteria.js';
import {
  type CampaignFilter,
  campaignSortKey,
  type RegistrationFilter,
  registrationSortKey,
  type ShopCount,
  type StatusCount,
} from '../ports/queries.js';
import {
  type CommandKey,
  type CommandReceipt,
  type Guard,
  type RecordKey,
  type SaveAnswer,
  type SaveGroup,
  saved,
  writtenIn,
} from '../ports/save.js';
import type { Store } from '../ports/store.js';
import type { Registration } from '../registration/registration.js';
import { statusAt } from '../registration/status.js';
import { createCreatorRecords } from './creators.js';
import { createEventLog } from './event-log.js';
import { createIdIndex } from './id-index.js';
import { pageOf } from './page.js';

/**
 * Makes a store that lives in the process and is empty. It checks and answers everything that the port asks for, so it
 * is what other stores are measured against; it forgets everything when the process ends.
 *
 * @example
 * ```ts
 * import { createMemoryStore } from 'partner-campaigns/memory';
 *
 * const store = createMemoryStore();
 * ```
 */
export function createMemoryStore(): Store {
  const campaigns = new Map<string, Campaign>();
  const registrations = new Map<string, Registration>();
  const guards = new Map<string, Guard>();
  const receipts = new Map<string, CommandReceipt>();
  const log = createEventLog();
  const byCampaign = createIdIndex();
  const byShop = createIdIndex();
  const byAgency = createIdIndex();
  const joinedShops = new Map<CampaignId, Set<ShopId>>();

  const creators = createCreatorRecords(({ registrationId }) => {
    const registration = registrations.get(registrationId);
    if (registration === undefined) throw new TypeError(`There is no registration ${registrationId}`);
    return { registration, campaign: campaignOf(registration) };
  });

  const kept = {
    campaign: campaigns,
    registration: registrations,
    creator_link: creators.links,
    sample_request: creators.samples,
    sample_ledger: creators.ledgers,
    guard: guards,
  };

  function campaignOf(registration: Registration): Campaign {
    const campaign = campaigns.get(registration.campaignId);
    if (campaign === undefined) throw new TypeError(`Registration ${registration.id} has no campaign`);
    return campaign;
  }

  function matching(filter: RegistrationFilter): readonly Registration[] {
    const matches = registrationMatcher(filter);
    return [...candidates(filter)]
      .map((id) => registrations.get(id))
      .filter((registration) => registration !== undefined)
      .filter((registration) => matches(registration, campaignOf(registration)));
  }

  function campaignsMatching(filter: CampaignFilter): readonly Campaign[] {
    const matches = campaignMatcher(filter);
    return [...campaigns.values()].filter((campaign) =>
      matches(campaign, joinedShops.get(campaign.id) ?? NOBODY),
    );
  }

  /** The ids that the narrowest index leaves; the filter itself is asked of each. */
  function candidates({ shopId, campaignIds, agencyId }: RegistrationFilter): Iterable<string> {
    if (shopId !== undefined) return byShop.under([shopId]);
    if (campaignIds !== undefined) return byCampaign.under(campaignIds);
    if (agencyId !== undefined) return byAgency.under([agencyId]);
    return registrations.keys();
  }

  function revisionOf({ kind, id }: RecordKey): number {
    return kept[kind].get(id)?.revision ?? 0;
  }

  function saveGroup(group: SaveGroup): SaveAnswer {
    const answered = group.receipt && receipts.get(nameOf(group.receipt));
    if (answered !== undefined) return { outcome: 'duplicate', receipt: answered };

    const conflicts = [...writtenIn(group), ...group.reads].filter(
      (record) => revisionOf(record) !== record.revision,
    );
    if (conflicts.length > 0)
      return { outcome: 'conflict', conflicts: conflicts.map(({ kind, id }) => ({ kind, id })) };

    write(asKept(group));
    return { outcome: 'saved' };
  }

  function write(group: SaveGroup): void {
    for (const campaign of group.campaigns) campaigns.set(campaign.id, campaign);
    for (const registration of group.registrations) {
      const { id, campaignId, shopId, agencyId } = registration;
      registrations.set(id, registration);
      byCampaign.add(campaignId, id);
      byShop.add(shopId, id);
      byAgency.add(agencyId, id);
      joinedShops.set(campaignId, (joinedShops.get(campaignId) ?? new Set()).add(shopId));
    }
    creators.write(group);
    for (const guard of group.guards) guards.set(guard.key, guard);
    log.append(group.events);
    if (group.receipt !== undefined) receipts.set(nameOf(group.receipt), group.receipt);
  }

  return {
    campaigns: {
      find: async (ids) => ids.map((id) => campaigns.get(id)),
      query: async (query, page) =>
        pageOf(campaignsMatching(query), (campaign) => campaignSortKey(campaign, query.sort), page),
      count: async (filter) => campaignsMatching(filter).length,
    },
    registrations: {
      find: async (ids) => ids.map((id) => registrations.get(id)),
      query: async (query, page) =>
        pageOf(matching(query), (registration) => registrationSortKey(registration, query.sort), page),
      count: async (filter) =>
        countsOf(
          matching(filter).map((registration) => ({
            campaignId: registration.campaignId,
            status: statusAt(registration, campaignOf(registration), filter.at),
          })),
        ),
      countShops: async (filter) => shopCountsOf(matching(filter)),
    },
    creators: creators.readers,
    guards: { find: async (keys) => keys.map((key) => guards.get(key)) },
    findCommands: async (keys) => keys.map((key) => receipts.get(nameOf(key))),
    history: async (of, page) => log.of(of, page),
    feed: async (page) => log.all(page),
    save: async (groups) => groups.map(saveGroup),
  };
}

/** What is kept of a group: the store's own, that nobody can change, with each record's revision raised. */
function asKept(group: SaveGroup): SaveGroup {
  const { creatorLinks, sampleRequests, sampleLedgers, receipt } = group;
  return {
    campaigns: group.campaigns.map(raised),
    registrations: group.registrations.map(raised),
    guards: group.guards.map(raised),
    ...given({
      creatorLinks: creatorLinks?.map(raised),
      sampleRequests: sampleRequests?.map(raised),
      sampleLedgers: sampleLedgers?.map(raised),
      receipt: receipt && frozenCopy(receipt),
    }),
    reads: [],
    events: frozenCopy(group.events),
  };
}

function raised<R extends { readonly revision: number }>(written: R): R {
  return frozenCopy(saved(written));
}

const NOBODY: ReadonlySet<ShopId> = new Set();

function countsOf(found: readonly Omit<StatusCount, 'count'>[]): readonly StatusCount[] {
  const counts = new Map<string, StatusCount>();
  for (const { campaignId, status } of found) {
    const name = mapKeyOf(campaignId, status);
    counts.set(name, { campaignId, status, count: (counts.get(name)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

function shopCountsOf(found: readonly Registration[]): readonly ShopCount[] {
  const shops = new Map<CampaignId, Set<ShopId>>();
  for (const { campaignId, shopId } of found) {
    shops.set(campaignId, (shops.get(campaignId) ?? new Set()).add(shopId));
  }
  return [...shops].map(([campaignId, { size }]) => ({ campaignId, shops: size }));
}

function nameOf({ tenant, id }: CommandKey): string {
  return mapKeyOf(tenant, id);
}
