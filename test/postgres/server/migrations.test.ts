import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { postgresMigrationSql } from 'partner-campaigns/postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { aDraft, agency, days } from '../../support/build.ts';
import { createDatabase, type OwnDatabase } from '../../support/postgres/databases.ts';
import { programsFolder } from '../../support/postgres/server.ts';
import {
  connectTo,
  consumerOver,
  type HostDatabase,
  migrate,
  storeOver,
} from '../../support/postgres/stores.ts';
import { hostService } from '../../support/postgres/work/service.ts';

let database: OwnDatabase;
let db: HostDatabase;

beforeAll(async () => {
  database = await createDatabase(inject('postgresUrl'), 'migrations');
  db = connectTo(database.url);
});

afterAll(async () => {
  await db.destroy();
  await database.remove();
});

/** What a schema of a database has in it, as the tool of PostgreSQL writes it down. */
function dumpOf({ url }: OwnDatabase, schema: string): string {
  const words = ['--schema-only', `--schema=${schema}`, `--dbname=${url}`];
  const dumped = execFileSync(join(programsFolder(), 'pg_dump'), words, {
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  // Newer ones frame what they write with a key, which is another each time.
  return dumped.replaceAll(/^\\(un)?restrict .*$/gm, '');
}

/** Creates a campaign and reads it back in every way; gives what was read. */
async function used(schema?: string): Promise<readonly unknown[]> {
  const store = storeOver(db, schema);
  const service = hostService({ store, now: () => days(0), newId: () => 'campaign-1' });
  const created = await service.campaigns.create(agency, aDraft(), { commandId: 'create' });
  const handled: string[] = [];
  await consumerOver(db, 'mail', schema).next(10, async (events) => {
    handled.push(...events.map(({ event }) => event.type));
  });
  return [created.ok, await store.campaigns.count({ at: days(0) }), handled];
}

const works = [true, 1, ['campaign_created']];

async function tablesIn(schema: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_tables where schemaname = ${schema}`.execute(db);
  return rows[0]?.count ?? 0;
}

describe.each([{ tables: 'whole tables' }, { tables: 'tables in four partitions', partitions: 4 }])(
  'a migration to $tables',
  (divided) => {
    const partitions = 'partitions' in divided ? { partitions: 4 } : {};
    const schema = `once_${'partitions' in divided}`;

    it('is done once, and again it is nothing', async () => {
      const first = await migrate(db, { schema, ...partitions });
      expect(first.applied).toHaveLength(first.version);
      expect(await used(schema)).toEqual(works);
      const before = dumpOf(database, schema);
      expect(await migrate(db, { schema, ...partitions })).toEqual({ version: first.version, applied: [] });
      expect(await migrate(db, { schema })).toEqual({ version: first.version, applied: [] });
      expect(dumpOf(database, schema)).toBe(before);
      expect(await storeOver(db, schema).campaigns.count({ at: days(0) })).toBe(1);
    });

    it('is done once by eight processes that start at the same time', async () => {
      for (let round = 0; round < 3; round += 1) {
        const starting = `${schema}_${round}`;
        const pools = Array.from({ length: 8 }, () => connectTo(database.url, { connections: 1 }));
        const all = await Promise.all(
          pools.map((pool) => migrate(pool, { schema: starting, ...partitions })),
        );
        await Promise.all(pools.map((pool) => pool.destroy()));
        expect(all.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
        expect(await used(starting)).toEqual(works);
      }
    });

    it('is the same as its SQL', async () => {
      const serverUrl = inject('postgresUrl');
      const byCall = await createDatabase(serverUrl, `${schema} by call`);
      const bySql = await createDatabase(serverUrl, `${schema} by sql`);
      const [calling, running] = [connectTo(byCall.url), connectTo(bySql.url)];
      await migrate(calling, partitions);
      await sql.raw(postgresMigrationSql(partitions)).execute(running);
      expect(dumpOf(bySql, 'partner_campaigns')).toBe(dumpOf(byCall, 'partner_campaigns'));
      expect(dumpOf(bySql, 'partner_campaigns')).toContain('CREATE TABLE partner_campaigns.registrations');
      await Promise.all([calling.destroy(), running.destroy()]);
      await Promise.all([byCall.remove(), bySql.remove()]);
    });
  },
);

it('partitions are chosen once', async () => {
  await migrate(db, { schema: 'chosen', partitions: 3 });
  await expect(migrate(db, { schema: 'chosen', partitions: 4 })).rejects.toThrow(/3 partitions, not 4/);
  await migrate(db, { schema: 'whole' });
  await expect(migrate(db, { schema: 'whole', partitions: 3 })).rejects.toThrow(/partitions, not 3/);
});

it.each([0, 1, -2, 2.5, 1_001, Number.NaN, 2 ** 63])('%d partitions there cannot be', async (partitions) => {
  const wanted = async () => migrate(db, { schema: 'never', partitions });
  await expect(wanted()).rejects.toThrow(RangeError);
  expect(() => postgresMigrationSql({ partitions })).toThrow(RangeError);
  expect(await tablesIn('never')).toBe(0);
});

it('a migration that fails leaves nothing behind', async () => {
  await sql`create schema taken`.execute(db);
  await sql`create table taken.receipts (a int)`.execute(db);
  await expect(migrate(db, { schema: 'taken' })).rejects.toThrow(/receipts/);
  expect(await tablesIn('taken')).toBe(1);
});

it('tables of a newer version are left alone', async () => {
  const { version } = await migrate(db, { schema: 'newer' });
  await sql`insert into newer.migrations (version, name) values (${version + 1}, 'from the future')`.execute(
    db,
  );
  const before = dumpOf(database, 'newer');
  await expect(migrate(db, { schema: 'newer' })).rejects.toThrow(/version/);
  expect(dumpOf(database, 'newer')).toBe(before);
});

const names = [
  'Upper Case',
  'a.b',
  'select',
  `it's`,
  `"quoted"`,
  `x"; drop schema public cascade; --`,
  `'); drop schema public cascade; --`,
  '$$',
  '$1',
  'a\\b',
  'ประเทศไทย',
  '🌊',
  'x'.repeat(63),
];

it.each(names)('a schema may be called %s', async (schema) => {
  await migrate(db, { schema });
  expect(await migrate(db, { schema })).toMatchObject({ applied: [] });
  expect(await used(schema)).toEqual(works);
  const { rows } = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(db);
  expect(rows).toHaveLength(1);
  expect((await sql`select 1 from pg_namespace where nspname = 'public'`.execute(db)).rows).toHaveLength(1);
});

const noNames = ['', 'a\0b', 'a\ud800', 'x'.repeat(64), 'ก'.repeat(22), 'a$function$;'];

it.each(noNames)('no schema can be called %j', (schema) => {
  const made = [
    () => migrate(db, { schema }),
    () => postgresMigrationSql({ schema }),
    () => storeOver(db, schema),
    () => consumerOver(db, 'mail', schema),
  ];
  for (const make of made) expect(make).toThrow(RangeError);
});
