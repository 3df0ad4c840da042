import { deepStrictEqual } from 'node:assert/strict';
import { Kysely, PostgresDialect } from 'kysely';
import {
  type Campaign,
  createPartnerCampaigns,
  type Instant,
  instant,
  type PartnerCampaigns,
  registrationIdOf,
  type ShopId,
  unwrap,
} from 'partner-campaigns';
import { createPostgresStore, migratePostgres } from 'partner-campaigns/postgres';
import pg from 'pg';
import { campaignRow, registrationRow } from '../../../src/postgres/rows.ts';
import { recordTables } from '../../../src/postgres/tables.ts';
import { aCampaign, hours } from '../../support/build.ts';
import type { BenchServer } from './bench-server.ts';
import { filling, type Loaded, load } from './load.ts';
import { directories, shopIdOf } from './people.ts';
import { showProgress } from './progress.ts';
import { productIdOf, registrationOf } from './registrations.ts';

const SCHEMA = 'started';
/** What the server is to know its connections by. */
const APPLICATION = 'campaign start';
/** The shops whose products are approved. */
const SHOPS = 100;
const ROUNDS = 7;

/** Everything in it was approved on day 9; it starts on day 10. */
const campaign: Campaign = aCampaign({ id: '7496000000000000001', revision: 0 });
const startsAt = campaign.campaignPeriod.start;
const agency = { role: 'agency', agencyId: campaign.agencyId } as const;
const seller = { role: 'seller', shopId: shopIdOf(0) } as const;
const platform = { role: 'platform' } as const;

/** What was written to the table of registrations, by the server's own counters. */
export interface Written {
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
}

/** What the start of a campaign costs. */
export interface CampaignStart {
  readonly registrations: number;
  /** While the clock passes the start, its start is announced, and everybody looks before and after. */
  readonly written: Written;
  /** The same while one of them is written: the counters do count. */
  readonly writtenByOneCommand: Written;
  /** Median milliseconds of what is asked a millisecond before the start, and at it. */
  readonly asked: readonly { readonly what: string; readonly before: number; readonly after: number }[];
  readonly loaded: readonly Loaded[];
}

/** Lets a campaign start in which so many registrations are approved, and shows it to its agency and a seller. */
export async function campaignStart(server: BenchServer, count: number): Promise<CampaignStart> {
  const each = count / SHOPS;
  await migratePostgres({ db: server.db, schema: SCHEMA });
  const loaded = await filling(server, SCHEMA, () => fill(server, each));

  const untouched = await countersOf(server);
  const asked = await working(server, async (serviceAt) => {
    const [early, inTime] = [serviceAt(instant(startsAt - 1)), serviceAt(startsAt)];
    deepStrictEqual(await shownBy(early), expected('scheduled', count));
    const before = await timesOf(early, 'before the start');
    const { settled } = unwrap(await inTime.deadlines.settle(platform));
    deepStrictEqual(settled, 1, 'the start is announced');
    deepStrictEqual(await shownBy(inTime), expected('live', count));
    const after = await timesOf(inTime, 'after the start');
    return Object.entries(named).map(([name, what]) => ({
      what,
      before: before[name] ?? 0,
      after: after[name] ?? 0,
    }));
  });
  const started = await countersOf(server);
  await working(server, async (serviceAt) => {
    const registrationId = idOf(seller.shopId, 0);
    const command = { type: 'request_close' } as const;
    unwrap(await serviceAt(startsAt).registrations.execute(seller, { registrationId, command }));
  });
  const closed = await countersOf(server);
  return {
    registrations: count,
    written: difference(started, untouched),
    writtenByOneCommand: difference(closed, started),
    asked,
    loaded,
  };
}

/** Fills the table with what the sellers submitted on day 2 and the agency approved a week later. */
async function fill(server: BenchServer, each: number): Promise<readonly Loaded[]> {
  const shops = Array.from({ length: SHOPS }, (_, index) => shopIdOf(index));
  function* registrations() {
    for (const [place, shopId] of shops.entries()) {
      for (let product = 0; product < each; product += 1) {
        const [registeredAt, decidedAt] = [hours(48 + (place % 24)), hours(216 + (product % 24))];
        const of = { campaign, shopId, product, rate: 1_200, registeredAt, decidedAt };
        yield registrationRow(registrationOf('approved', of));
      }
    }
  }
  const into = { schema: SCHEMA, count: 1 };
  await load(server, {
    ...into,
    table: 'campaigns',
    columns: Object.keys(recordTables.campaign.columns),
    rows: [campaignRow(campaign)],
  });
  await load(server, {
    ...into,
    table: 'participations',
    columns: ['campaign_id', 'shop_id'],
    rows: shops.map((shop_id) => ({ campaign_id: campaign.id, shop_id })),
  });
  const columns = Object.keys(recordTables.registration.columns);
  return [
    await load(server, {
      schema: SCHEMA,
      table: 'registrations',
      columns,
      rows: registrations(),
      count: SHOPS * each,
    }),
  ];
}

function idOf(shopId: ShopId, product: number): string {
  return registrationIdOf({ campaignId: campaign.id, shopId, productId: productIdOf(product) });
}

/** Works on connections of its own, which are closed in the end: so the server has counted all that was done. */
async function working<Result>(
  { url, ask }: BenchServer,
  work: (serviceAt: (now: Instant) => PartnerCampaigns<never>) => Promise<Result>,
): Promise<Result> {
  const pool = new pg.Pool({ connectionString: url, application_name: APPLICATION });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const store = createPostgresStore({ db, schema: SCHEMA });
  try {
    return await work((now) =>
      createPartnerCampaigns<never>({ store, directories, clock: { now: () => now }, newId: () => 'none' }),
    );
  } finally {
    await db.destroy();
    const connected = `select from pg_stat_activity where application_name = '${APPLICATION}'`;
    while ((await ask(connected)).length > 0);
  }
}

async function countersOf({ ask }: BenchServer): Promise<Written> {
  const [row] = await ask<Written>(`
    select n_tup_ins::int as inserted, n_tup_upd::int as updated, n_tup_del::int as deleted
    from pg_stat_user_tables where schemaname = '${SCHEMA}' and relname = 'registrations'`);
  if (row === undefined) throw new Error('The server counts nothing');
  return row;
}

function difference(later: Written, earlier: Written): Written {
  return {
    inserted: later.inserted - earlier.inserted,
    updated: later.updated - earlier.updated,
    deleted: later.deleted - earlier.deleted,
  };
}

type Service = PartnerCampaigns<never>;

/** What the agency asks for, and what the seller does. */
const questions = {
  counts: async ({ campaigns }: Service) => unwrap(await campaigns.get(agency, campaign.id)),
  viewData: async ({ marketplace }: Service) => unwrap(await marketplace.viewData(seller, campaign.id)),
  ongoing: async ({ registrations }: Service) =>
    unwrap(await registrations.list(seller, { tab: 'ongoing' })).rows,
  closed: async ({ registrations }: Service) =>
    unwrap(await registrations.list(seller, { tab: 'closed' })).rows,
};

const named: Readonly<Record<keyof typeof questions, string>> = {
  counts: 'the campaign with its counts, to its agency',
  viewData: 'the same for one seller of a hundred',
  ongoing: 'a page of the tab Ongoing, to that seller',
  closed: 'the tab Closed, where nothing is',
};

/** Who is shown what. */
async function shownBy(service: Service): Promise<unknown> {
  const { counts, counters } = await questions.counts(service);
  const own = await questions.viewData(service);
  const ongoing = await questions.ongoing(service);
  const closed = await questions.closed(service);
  return {
    counts: present(counts.byStatus),
    joinedSellers: counters.joinedSellers,
    own: present(own.counts.byStatus),
    ongoing: ongoing.map(({ status }) => status),
    closed: closed.length,
  };
}

function expected(status: 'scheduled' | 'live', count: number): unknown {
  return {
    counts: { [status]: count },
    joinedSellers: SHOPS,
    own: { [status]: count / SHOPS },
    ongoing: Array.from({ length: Math.min(20, count / SHOPS) }, () => status),
    closed: 0,
  };
}

function present(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** The median time of each question, in milliseconds; they take turns. */
async function timesOf(service: Service, when: string): Promise<Readonly<Record<string, number>>> {
  const asked = Object.entries(questions).map(([name, ask]) => ({ name, ask, times: [] as number[] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { ask, times } of asked) {
      const begin = performance.now();
      await ask(service);
      times.push(performance.now() - begin);
    }
    showProgress(`what is shown ${when}`, round + 1, ROUNDS);
  }
  return Object.fromEntries(asked.map(({ name, times }) => [name, medianOf(times)]));
}

function medianOf(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}
