import { deepStrictEqual } from 'node:assert/strict';
import {
  type Campaign,
  createPartnerCampaigns,
  type Registration,
  type RegistrationSort,
  registrationSortKey,
  type ShopId,
  saved,
  statusAt,
  type Tab,
  tabOf,
  tabStatuses,
  tabs,
  unwrap,
} from 'partner-campaigns';
import { createPostgresStore } from 'partner-campaigns/postgres';
import { registrationRow } from '../../../src/postgres/rows.ts';
import { recordTables } from '../../../src/postgres/tables.ts';
import type { Row } from '../compare.ts';
import type { BenchServer } from './bench-server.ts';
import { NOW } from './campaigns.ts';
import { inOrder, type List, listRows, type Rounds } from './lists.ts';
import { type Loaded, load } from './load.ts';
import { directories } from './people.ts';
import { registrationsIn } from './registrations.ts';

const SORTS = ['newest', 'oldest', 'highest_rate'] as const satisfies readonly RegistrationSort[];
type Sort = (typeof SORTS)[number];

/** A registration as a list knows it: its id, and its keys in the orders of {@link SORTS}. */
interface Sortable {
  readonly id: string;
  readonly keys: Readonly<Record<Sort, number>>;
}

/** A shop's registrations that were loaded, and what its tabs are known to show. */
export interface SellerTabs {
  readonly schema: string;
  readonly shopId: ShopId;
  readonly shown: Readonly<Record<Tab, readonly Sortable[]>>;
  readonly loaded: readonly Loaded[];
}

/** Loads registrations of a shop, so many in each of some campaigns. */
export async function fillSellerTabs(
  server: BenchServer,
  schema: string,
  of: { readonly shopId: ShopId; readonly campaigns: readonly Campaign[]; readonly each: number },
): Promise<SellerTabs> {
  const { shopId, campaigns, each } = of;
  const shown: Record<Tab, Sortable[]> = { pending: [], ongoing: [], rejected: [], closed: [] };

  function* rows() {
    for (const [index, campaign] of campaigns.entries()) {
      for (const registration of registrationsIn(campaign, shopId, each, index)) {
        yield registrationRow(registration);
        shown[tabOf(statusAt(registration, campaign, NOW))].push(sortable(registration));
      }
    }
  }

  const columns = Object.keys(recordTables.registration.columns);
  const count = campaigns.length * each;
  const registrations = await load(server, { schema, table: 'registrations', columns, rows: rows(), count });
  await load(server, {
    schema,
    table: 'participations',
    columns: ['campaign_id', 'shop_id'],
    rows: campaigns.map(({ id }) => ({ campaign_id: id, shop_id: shopId })),
    count: campaigns.length,
  });
  return { schema, shopId, shown, loaded: [registrations] };
}

function sortable(registration: Registration): Sortable {
  const { id } = registration;
  const keyIn = (sort: Sort) => registrationSortKey(registration, sort);
  return {
    id,
    keys: { newest: keyIn('newest'), oldest: keyIn('oldest'), highest_rate: keyIn('highest_rate') },
  };
}

/** Reads the first registrations of a shop in each campaign back: they are what was generated. */
export async function checkRegistrations(
  { db }: BenchServer,
  schema: string,
  { shopId, campaigns }: { readonly shopId: ShopId; readonly campaigns: readonly Campaign[] },
): Promise<void> {
  const some = campaigns.flatMap((campaign, index) => [...registrationsIn(campaign, shopId, 5, index)]);
  const read = await createPostgresStore({ db, schema }).registrations.find(some.map(({ id }) => id));
  deepStrictEqual(read, some.map(saved));
}

/** What a page of a tab costs a seller with many registrations beside one with few: every tab, in every order. */
export async function sellerTabRows(
  server: BenchServer,
  { big, small }: { readonly big: SellerTabs; readonly small: SellerTabs },
  rounds: Rounds,
): Promise<readonly Row[]> {
  return rowsOf(server, { name: 'tab', ours: big, peer: small, sorts: SORTS, target: 1.5 }, rounds);
}

/** What a page costs a seller with few registrations where another has many, beside one where there are few: no target. */
export async function crowdedTabRows(
  server: BenchServer,
  { few, small }: { readonly few: SellerTabs; readonly small: SellerTabs },
  rounds: Rounds,
): Promise<readonly Row[]> {
  const sorts = ['newest'] as const;
  return rowsOf(server, { name: 'few among many, tab', ours: few, peer: small, sorts, target: null }, rounds);
}

async function rowsOf(
  server: BenchServer,
  compared: {
    readonly name: string;
    readonly ours: SellerTabs;
    readonly peer: SellerTabs;
    readonly sorts: readonly Sort[];
    readonly target: number | null;
  },
  rounds: Rounds,
): Promise<readonly Row[]> {
  const { name, ours, peer, sorts, target } = compared;
  const rows: Row[] = [];
  for (const tab of tabs) {
    for (const sort of sorts) {
      const lists = { ours: listOf(server, ours, tab, sort), peer: listOf(server, peer, tab, sort), target };
      rows.push(...(await listRows(`${name} ${tab}, ${sort}`, lists, rounds)));
    }
  }
  return rows;
}

function listOf({ db }: BenchServer, { schema, shopId, shown }: SellerTabs, tab: Tab, sort: Sort): List {
  const store = createPostgresStore({ db, schema });
  const clock = { now: () => NOW };
  const { registrations } = createPartnerCampaigns({ store, directories, clock, newId: () => 'none' });
  const seller = { role: 'seller', shopId } as const;
  return {
    name: schema,
    entries: inOrder(shown[tab].map(({ id, keys }) => ({ id, key: keys[sort] }))),
    asked: { shopId, statuses: tabStatuses[tab], sort },
    page: async (paging) => {
      const { rows } = unwrap(await registrations.list(seller, { tab, sort }, paging));
      return rows.map(({ registration }) => registration.id);
    },
  };
}
