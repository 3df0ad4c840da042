import { deepStrictEqual } from 'node:assert/strict';
import {
  type Campaign,
  type CampaignSort,
  campaignSortKey,
  createPartnerCampaigns,
  isInMarketplace,
  type MarketplaceTab,
  marketplaceTabs,
  saved,
  unwrap,
} from 'partner-campaigns';
import { createPostgresStore } from 'partner-campaigns/postgres';
import { campaignRow } from '../../../src/postgres/rows.ts';
import { recordTables } from '../../../src/postgres/tables.ts';
import type { Row } from '../compare.ts';
import type { BenchServer } from './bench-server.ts';
import { campaignAt, NOW } from './campaigns.ts';
import { inOrder, type List, listRows, type Rounds } from './lists.ts';
import { type Loaded, load } from './load.ts';
import { directories, theShop } from './people.ts';

const SORTS = ['closing_soon', 'newest', 'highest_rate'] as const satisfies readonly CampaignSort[];
const INVITATION = [
  'campaign_id',
  'shop_id',
  'place',
  'created_at',
  'registration_closes_at',
  'proposed_rate',
];

/** A marketplace that was filled, and what it is known to show. */
export interface Marketplace {
  readonly schema: string;
  readonly shown: Readonly<Record<MarketplaceTab, readonly Campaign[]>>;
  readonly loaded: readonly Loaded[];
}

/** Fills a schema with campaigns and with whom they name; `seen` is told of each. */
export async function fillMarketplace(
  server: BenchServer,
  schema: string,
  count: number,
  seen: (campaign: Campaign, index: number) => void,
): Promise<Marketplace> {
  const shown: Record<MarketplaceTab, Campaign[]> = { all: [], target: [], local_agency: [] };
  const invitations: Readonly<Record<string, string | number | null>>[] = [];

  function* rows() {
    for (let index = 0; index < count; index += 1) {
      const campaign = campaignAt(index, count);
      const row = campaignRow(campaign);
      yield row;
      seen(campaign, index);
      for (const tab of marketplaceTabs)
        if (isInMarketplace(campaign, theShop, tab, NOW)) shown[tab].push(campaign);
      const { id: campaign_id, place, created_at, registration_closes_at, proposed_rate } = row;
      for (const shop_id of row.invited_shops ?? [])
        invitations.push({ campaign_id, shop_id, place, created_at, registration_closes_at, proposed_rate });
    }
  }

  const columns = Object.keys(recordTables.campaign.columns);
  const campaigns = await load(server, { schema, table: 'campaigns', columns, rows: rows(), count });
  const named = await load(server, {
    schema,
    table: 'invitations',
    columns: INVITATION,
    rows: invitations,
    count: invitations.length,
  });
  return { schema, shown, loaded: [campaigns, named] };
}

/** Reads some campaigns back: they are what was generated. */
export async function checkCampaigns({ db }: BenchServer, schema: string, count: number): Promise<void> {
  const some = Array.from({ length: 500 }, (_, index) => Math.floor((index / 500) * count));
  const campaigns = some.map((index) => campaignAt(index, count));
  const read = await createPostgresStore({ db, schema }).campaigns.find(campaigns.map(({ id }) => id));
  deepStrictEqual(read, campaigns.map(saved));
}

/** What a page of a big marketplace costs beside that of a small one: every tab, in every order. */
export async function marketplaceRows(
  server: BenchServer,
  { big, small }: { readonly big: Marketplace; readonly small: Marketplace },
  rounds: Rounds,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const tab of marketplaceTabs) {
    for (const sort of SORTS) {
      const lists = {
        ours: listOf(server, big, tab, sort),
        peer: listOf(server, small, tab, sort),
        target: 1.5,
      };
      rows.push(...(await listRows(`marketplace ${tab}, ${sort}`, lists, rounds)));
    }
  }
  return rows;
}

function listOf(
  { db }: BenchServer,
  { schema, shown }: Marketplace,
  tab: MarketplaceTab,
  sort: (typeof SORTS)[number],
): List {
  const store = createPostgresStore({ db, schema });
  const clock = { now: () => NOW };
  const { marketplace } = createPartnerCampaigns({ store, directories, clock, newId: () => 'none' });
  const seller = { role: 'seller', shopId: theShop.id } as const;
  const entries = shown[tab].map((campaign) => ({ key: campaignSortKey(campaign, sort), id: campaign.id }));
  return {
    name: schema,
    entries: inOrder(entries),
    asked: { tab, sort, shopId: theShop.id },
    page: async (paging) => {
      const { rows } = unwrap(await marketplace.list(seller, { tab, sort }, paging));
      return rows.map(({ campaignId }) => campaignId);
    },
  };
}
