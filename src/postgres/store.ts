import type { Kysely, QueryExecutorProvider, Transaction } from 'kysely';
import type { Store } from '../ports/store.js';
import { campaignReader } from './campaigns.js';
import { creatorReaders } from './creators.js';
import { readFeed, readHistory } from './events.js';
import { DEFAULT_SCHEMA, mustBeSchema } from './names.js';
import { findGuards, findReceipts } from './receipts.js';
import { registrationReader } from './registrations.js';
import { saveGroups } from './save.js';

/**
 * The transaction of the host that a save joins: one of its own Kysely. Only the save is in it. What a command is decided
 * on is read outside, over another connection: a second command on the same record, in the same transaction, is decided
 * on what stood before. For work of several steps make a store over the transaction.
 */
export type PostgresContext = QueryExecutorProvider;

/** What a store on PostgreSQL is made of. */
export interface PostgresStoreOptions<Database> {
  /** The host's Kysely, of PostgreSQL 15 or newer or of PGlite; or a transaction of it, for a store within that. */
  readonly db: Kysely<Database> | Transaction<Database>;
  /** The schema of the tables; `partner_campaigns` when left out. */
  readonly schema?: string;
}

/**
 * Makes a store over tables that {@link migratePostgres} has made. It keeps everything that the port asks for, answers
 * every query exactly, and saves a call in one round trip; a deadlock or a serialization failure is tried again up to
 * four times, but never in a transaction of the host.
 *
 * @example
 * ```ts
 * import { Kysely, PostgresDialect } from 'kysely';
 * import { createPostgresStore, migratePostgres } from 'partner-campaigns/postgres';
 * import pg from 'pg';
 *
 * export async function openStore(connectionString: string) {
 *   const pool = new pg.Pool({ connectionString });
 *   // A connection that is lost ends the process unless somebody listens; its statement rejects in any case.
 *   pool.on('error', console.error);
 *   pool.on('connect', (client) => client.on('error', console.error));
 *   const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
 *   await migratePostgres({ db });
 *   return createPostgresStore({ db });
 * }
 * ```
 */
export function createPostgresStore<Database>({
  db,
  schema = DEFAULT_SCHEMA,
}: PostgresStoreOptions<Database>): Store<PostgresContext> {
  mustBeSchema(schema);
  const tables = { db, schema };
  return {
    campaigns: campaignReader(tables),
    registrations: registrationReader(tables),
    creators: creatorReaders(tables),
    guards: { find: (keys) => findGuards(tables, keys) },
    findCommands: (keys) => findReceipts(tables, keys),
    history: (of, page) => readHistory(tables, of, page),
    feed: (page) => readFeed(tables, page),
    save: (groups, context) => saveGroups(tables, groups, context ?? (db.isTransaction ? db : undefined)),
  };
}
