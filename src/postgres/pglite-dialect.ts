import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/** What is needed of a PGlite instance. */
export interface PGliteLike {
  /** Runs one statement. */
  query<Row>(
    sql: string,
    parameters?: unknown[],
  ): Promise<{ readonly rows: Row[]; readonly affectedRows?: number }>;
  /** Ends it. */
  close(): Promise<void>;
}

/**
 * Lets Kysely speak to the embedded PGlite: PostgreSQL in the process, in memory or in a folder. It has one connection, so
 * transactions take turns with everything else. Within a transaction of your own, work with a store over it:
 * `createPostgresStore({ db: transaction })`; what reads outside of it waits until it is over. Destroying the Kysely
 * instance closes PGlite.
 *
 * @example
 * ```ts
 * import { PGlite } from '@electric-sql/pglite';
 * import { Kysely } from 'kysely';
 * import { createPostgresStore, migratePostgres, pgliteDialect } from 'partner-campaigns/postgres';
 *
 * export async function openStore(folder: string) {
 *   const db = new Kysely<unknown>({ dialect: pgliteDialect(await PGlite.create(folder)) });
 *   await migratePostgres({ db });
 *   return createPostgresStore({ db });
 * }
 * ```
 */
export function pgliteDialect(pglite: PGliteLike): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOf(pglite),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** A driver of the one connection: who asks for it waits until the one before has released it. */
function driverOf(pglite: PGliteLike): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => {
      const { rows, affectedRows = 0 } = await pglite.query<Row>(sql, [...parameters]);
      return { rows, numAffectedRows: BigInt(affectedRows) };
    },
    streamQuery: () => {
      throw new Error('PGlite gives all rows at once: there is nothing to stream');
    },
  };
  const run = (statement: string) => connection.executeQuery(CompiledQuery.raw(statement));
  let free: Promise<void> = Promise.resolve();
  let release = () => {};
  return {
    init: async () => {},
    acquireConnection: async () => {
      const before = free;
      let releaseThis = () => {};
      free = new Promise((resolve) => {
        releaseThis = resolve;
      });
      await before;
      release = releaseThis;
      return connection;
    },
    beginTransaction: async (_, { isolationLevel }) => {
      await run(isolationLevel === undefined ? 'begin' : `begin isolation level ${isolationLevel}`);
    },
    commitTransaction: async () => {
      await run('commit');
    },
    rollbackTransaction: async () => {
      await run('rollback');
    },
    releaseConnection: async () => release(),
    destroy: () => pglite.close(),
  };
}
