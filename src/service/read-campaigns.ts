import type { Campaign } from '../campaign/campaign.js';
import type { CampaignId, ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import { campaignMatcher } from '../ports/criteria.js';
import {
  type CampaignQuery,
  type CampaignSort,
  campaignSortKey,
  type Page,
  type PageRequest,
  type Position,
} from '../ports/queries.js';
import type { Store } from '../ports/store.js';
import { filteringRead } from './filtering-read.js';

type ReadStore = Pick<Store, 'campaigns' | 'registrations'>;

/**
 * A page of the campaigns that a query means and, of those, of the ones that pass a further test. The store may answer
 * less exactly than it was asked: the rest is done here.
 */
export function readCampaigns(
  store: ReadStore,
  query: CampaignQuery,
  page: PageRequest,
  passes: (campaign: Campaign) => boolean = () => true,
): Promise<Page<Campaign>> {
  return filteringRead(page, {
    read: (request) => store.campaigns.query(query, request),
    keep: async (found) => (await meant(store, query, found)).filter(passes),
    positionOf: (campaign) => campaignPosition(campaign, query.sort),
  });
}

/** Where a page begins that follows this campaign. */
export function campaignPosition(campaign: Campaign, sort: CampaignSort): Position {
  return { key: campaignSortKey(campaign, sort), id: campaign.id };
}

/** Those of a page that the query means: all of them, unless the store says that it may have given others too. */
async function meant(
  store: ReadStore,
  query: CampaignQuery,
  { items, exact }: Page<Campaign>,
): Promise<readonly Campaign[]> {
  if (exact !== false || items.length === 0) return items;
  const { joinedBy, at } = query;
  const ids = items.map(({ id }) => id);
  const joined = joinedBy === undefined ? NONE : await joinedCampaigns(store, joinedBy, ids, at);
  const joinedShops = new Set(joinedBy === undefined ? [] : [joinedBy]);
  const matches = campaignMatcher(query);
  return items.filter((campaign) => matches(campaign, joined.has(campaign.id) ? joinedShops : NOBODY));
}

const NONE: ReadonlySet<CampaignId> = new Set();
const NOBODY: ReadonlySet<ShopId> = new Set();

/** Of some campaigns, those that a shop has any registration in (R25). */
export async function joinedCampaigns(
  { registrations }: Pick<Store, 'registrations'>,
  shopId: ShopId,
  campaignIds: readonly CampaignId[],
  at: Instant,
): Promise<ReadonlySet<CampaignId>> {
  const counts = await registrations.count({ at, shopId, campaignIds });
  return new Set(counts.map(({ campaignId }) => campaignId));
}
