import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type Generated, Kysely, PostgresDialect, sql } from 'kysely';
import { pgliteDialect } from 'partner-campaigns/postgres';
import pg from 'pg';

/** The host's own tables, beside those of the store. */
export interface HostTables {
  /** What is to be sent: an outbox. */
  readonly mails: { readonly id: Generated<number>; readonly recipient: string; readonly text: string };
  /** How often what happened: made of the feed. */
  readonly report: { readonly type: string; readonly times: number };
}

/** The database of the example: what is in it outlives those who are connected. */
export interface ExampleDatabase {
  readonly name: string;
  /** The schema of all tables: no other run has the same. */
  readonly schema: string;
  /** Connects, as a process does that starts. */
  connect(): Promise<Kysely<HostTables>>;
  /** Leaves nothing behind. */
  remove(): Promise<void>;
}

/** A folder with PGlite in it or, given where one is, a server. */
export function openDatabase(connectionString: string | undefined): Promise<ExampleDatabase> {
  return connectionString === undefined ? openFolder() : openServer(connectionString);
}

async function openFolder(): Promise<ExampleDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-host-'));
  return {
    name: 'PGlite in a temporary folder',
    schema: 'partner_campaigns',
    connect: async () => new Kysely({ dialect: pgliteDialect(await PGlite.create(folder)) }),
    remove: () => rm(folder, { recursive: true }),
  };
}

async function openServer(connectionString: string): Promise<ExampleDatabase> {
  const schema = `partner_campaigns_example_${randomUUID().slice(0, 8)}`;
  const connect = async () => {
    const pool = new pg.Pool({ connectionString });
    // A connection that is lost ends the process unless somebody listens; its statement rejects in any case.
    pool.on('error', console.error);
    pool.on('connect', (client) => client.on('error', console.error));
    return new Kysely<HostTables>({ dialect: new PostgresDialect({ pool }) });
  };
  return {
    name: `schema ${schema} on a server`,
    schema,
    connect,
    remove: async () => {
      const db = await connect();
      await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(db);
      await db.destroy();
    },
  };
}

/** Creates the host's own tables: with whatever tool the host has for its others. */
export async function createHostTables(db: Kysely<HostTables>, schema: string): Promise<void> {
  const { schema: builder } = db.withSchema(schema);
  await builder
    .createTable('mails')
    .addColumn('id', 'integer', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    .addColumn('recipient', 'text', (column) => column.notNull().check(sql`recipient like '%@%'`))
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  await builder
    .createTable('report')
    .addColumn('type', 'text', (column) => column.primaryKey())
    .addColumn('times', 'integer', (column) => column.notNull())
    .execute();
}
