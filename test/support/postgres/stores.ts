import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Store } from 'partner-campaigns';
import {
  createFeedConsumer,
  createPostgresStore,
  migratePostgres,
  type PostgresContext,
  pgliteDialect,
} from 'partner-campaigns/postgres';
import pg from 'pg';

/** A host's Kysely, whatever its tables. */
export type HostDatabase = Kysely<unknown>;

/** A consumer of the feed, in the database of a host. */
export type HostConsumer = ReturnType<typeof createFeedConsumer<unknown>>;

/** Which tables, and how they are reached. */
export interface StoreOptions {
  readonly schema?: string;
  /** The name that the server shows for its connections. */
  readonly application?: string;
  /** Most connections at once. */
  readonly connections?: number;
}

/** Connects to a server. Destroying it ends its connections. */
export function connectTo(url: string, { application, connections = 10 }: StoreOptions = {}): HostDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    ...(application === undefined ? {} : { application_name: application }),
  });
  // A connection that is lost ends the process if nobody listens: one that is idle is told of by the pool, and one that is
  // in use by itself. Who uses it hears of it besides.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
}

/** What is asked of PGlite. */
type Answering = Pick<PGlite, 'query' | 'close'>;

/** Connects to an instance that others go on using: destroying it leaves the instance as it is. */
export function connectToPGlite(pglite: Answering): HostDatabase {
  const shared: Answering = {
    query: (...asked) => pglite.query(...asked),
    close: async () => {},
  };
  return new Kysely<unknown>({ dialect: pgliteDialect(shared) });
}

/** Makes the tables, or brings them up to date. */
export function migrate(
  db: HostDatabase,
  options: { readonly schema?: string; readonly partitions?: number } = {},
) {
  return migratePostgres({ db, ...options });
}

/** A store over tables that are there. */
export function storeOver(db: HostDatabase, schema?: string): Store<PostgresContext> {
  return createPostgresStore({ db, ...(schema === undefined ? {} : { schema }) });
}

/** A consumer of the feed in tables that are there. */
export function consumerOver(db: HostDatabase, name: string, schema?: string): HostConsumer {
  return createFeedConsumer({ db, name, ...(schema === undefined ? {} : { schema }) });
}

/** Removes every row of a schema, as if its tables were new; what it tells of migrations stays. */
export async function emptyTables(db: HostDatabase, schema: string): Promise<void> {
  await sql
    .raw(`do $empty$
declare
  v_table text;
begin
  for v_table in
    select oid::regclass::text from pg_class
    where relnamespace = '${schema}'::regnamespace and relkind in ('r', 'p')
      and not relispartition and relname <> 'migrations'
  loop
    execute 'delete from ' || v_table;
  end loop;
end
$empty$`)
    .execute(db);
}
