import type { CampaignId, Registration, SaveGroup } from 'partner-campaigns';
import { creatorLinkIdOf, registrationIdOf, sampleLedgerIdOf, sampleRequestIdOf } from 'partner-campaigns';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { aCampaign, aLink } from '../../support/build.ts';
import { aGroup, aNewRegistration, aReceipt, submissionOf } from '../../support/groups.ts';
import { createDatabase, type OwnDatabase } from '../../support/postgres/databases.ts';
import {
  type Explained,
  type ExplainingDatabase,
  explainTo,
  explainWithin,
  rowsRead,
  rowsSorted,
  scannedThrough,
} from '../../support/postgres/explaining.ts';
import { type KnownRows, knownRows, listedQueries } from '../../support/postgres/listed-queries.ts';
import { makeManyRows } from '../../support/postgres/many-rows.ts';
import { connectTo, type HostDatabase, migrate, storeOver } from '../../support/postgres/stores.ts';
import { aLedger, aSample } from '../../support/samples.ts';

// Every query of the service reads about as many rows as it shows, however many there are: here 50,000 campaigns and
// 200,000 registrations, and less than half as many in the tables that are divided.

const schemas = [
  { tables: 'whole tables', schema: 'whole', share: 1 },
  { tables: 'tables in four partitions', schema: 'divided', share: 0.4, partitions: 4 },
];

let database: OwnDatabase;
let db: HostDatabase;
let explaining: ExplainingDatabase;
const known = new Map<string, KnownRows>();

function knownIn(schema: string): KnownRows {
  const rows = known.get(schema);
  if (rows === undefined) throw new Error(`The tables of ${schema} were not made`);
  return rows;
}

beforeAll(async () => {
  database = await createDatabase(inject('postgresUrl'), 'explain');
  db = connectTo(database.url);
  explaining = explainTo(database.url);
  for (const { schema, share, ...divided } of schemas) {
    await migrate(db, { schema, ...divided });
    await makeManyRows(db, schema, share);
    known.set(schema, await knownRows(db, schema));
  }
});

afterAll(async () => {
  await explaining.db.destroy();
  await db.destroy();
  await database.remove();
});

/** The tables that a query reads from end to end, whichever of their partitions. */
function tablesThrough(explained: Explained): readonly string[] {
  return [...new Set(scannedThrough(explained.plan).map((table) => table.replace(/_\d+$/, '')))];
}

describe.each(schemas)('in $tables, a look through an index is enough for', ({ schema }) => {
  it.for(listedQueries)('$name', async ({ ask, reads, sorts }) => {
    await ask(storeOver(explaining.db, schema), knownIn(schema));
    const asked = explaining.explained();
    expect(asked.length).toBeGreaterThan(0);
    for (const explained of asked) {
      expect(tablesThrough(explained), explained.statement).toEqual([]);
      expect(rowsRead(explained.plan), explained.statement).toBeLessThanOrEqual(reads);
      expect(rowsSorted(explained.plan), explained.statement).toBeLessThanOrEqual(sorts);
    }
  });
});

describe.each(schemas)('in $tables, what is saved is found by its key', ({ schema }) => {
  /** Groups that write and read of everything: new records and those that are there, and some that are refused. */
  function groupsIn(campaignId: CampaignId): readonly SaveGroup[] {
    return Array.from({ length: 20 }, (_, number) => {
      const ids = { campaignId, shopId: 'shop-new', productId: `product-${number}` };
      const registration = aNewRegistration('approved', ids);
      const of = { ...ids, creatorId: 'creator-1', registrationId: registrationIdOf(ids), revision: 0 };
      return aGroup({
        campaigns: [
          aCampaign({ id: `new-${number}`, revision: 0, audience: { kind: 'shops', shopIds: ['shop-1'] } }),
        ],
        registrations: [registration],
        creatorLinks: [aLink('added', { ...of, id: creatorLinkIdOf(of) })],
        sampleRequests: [aSample('shipped', { ...of, id: sampleRequestIdOf(of) })],
        sampleLedgers: [aLedger({ ...of, id: sampleLedgerIdOf({ ...of, registrationAttempt: 1 }) })],
        guards: [{ key: `guard-${number}`, revision: 0 }],
        reads: [{ kind: 'campaign', id: campaignId, revision: 1 }],
        events: [submissionOf(registration)],
        receipt: aReceipt({ id: `new-${number}` }),
      });
    });
  }

  /** The same once they are there. */
  function again(groups: readonly SaveGroup[], revision: number): readonly SaveGroup[] {
    const changed = <Kept extends object>(records: readonly Kept[] = []) =>
      records.map((record) => ({ ...record, revision }));
    return groups.map((group, number) => ({
      ...group,
      campaigns: changed(group.campaigns),
      registrations: changed<Registration>(group.registrations),
      creatorLinks: changed(group.creatorLinks),
      sampleRequests: changed(group.sampleRequests),
      sampleLedgers: changed(group.sampleLedgers),
      guards: changed(group.guards),
      receipt: aReceipt({ id: `again-${revision}-${number}` }),
    }));
  }

  function withoutReceipt({ receipt, ...group }: SaveGroup): SaveGroup {
    return group;
  }

  it('new, changed, read and refused', async () => {
    const within = await explainWithin(database.url);
    const store = storeOver(within.db, schema);
    const [campaignId = ''] = knownIn(schema).campaignIds;
    const groups = groupsIn(campaignId);
    const outcomes = async (saved: readonly SaveGroup[]) =>
      new Set((await store.save(saved)).map(({ outcome }) => outcome));
    expect(await outcomes(groups)).toEqual(new Set(['saved']));
    expect(await outcomes(groups)).toEqual(new Set(['duplicate']));
    // Often enough for plans that are kept for whatever comes.
    for (const revision of [1, 2, 3, 4, 5, 6, 7])
      expect(await outcomes(again(groups, revision))).toEqual(new Set(['saved']));
    for (let times = 0; times < 7; times += 1)
      expect(await outcomes(again(groups, times).map(withoutReceipt))).toEqual(new Set(['conflict']));
    // Behind what was made: its documents say nothing.
    await store.feed({ limit: 1_000, after: '999999999' });
    const asked = within.explained();
    await within.db.destroy();
    expect(asked.length).toBeGreaterThan(200);
    for (const explained of asked) {
      expect(tablesThrough(explained), explained.statement).toEqual([]);
      expect(rowsRead(explained.plan), explained.statement).toBeLessThanOrEqual(1_000);
    }
  });
});
