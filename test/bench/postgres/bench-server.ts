import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type PostgresServer, startPostgres } from '../../support/postgres/server.ts';

/** A server that keeps what it is given, and the ways to it. */
export interface BenchServer {
  readonly url: string;
  /** The library's own way: through a pool, over TCP. */
  readonly db: Kysely<unknown>;
  /** Runs a statement that nothing but the measuring needs. */
  readonly ask: <Row extends object>(statement: string) => Promise<readonly Row[]>;
  readonly stop: () => Promise<void>;
}

/**
 * What a machine that is not for this alone would be given. That everything is synced is what a server does anyway; no
 * checkpoint begins by itself while something is measured.
 */
const SETTINGS = {
  shared_buffers: '512MB',
  effective_cache_size: '2GB',
  maintenance_work_mem: '256MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
};

/** Starts a server with fresh data on loopback. Whoever started it stops it, and its data goes. */
export async function startBenchServer(): Promise<BenchServer> {
  const server = await startPostgres();
  try {
    await restartedWith(server, SETTINGS);
    const pool = new pg.Pool({ connectionString: server.urlOf() });
    // A pool has ended before its connections are closed: the server may be the first to hang up.
    pool.on('error', () => {});
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
    return {
      url: server.urlOf(),
      db,
      ask: async <Row extends object>(statement: string) => (await pool.query<Row>(statement)).rows,
      stop: async () => {
        await db.destroy();
        await server.remove();
      },
    };
  } catch (error) {
    await server.remove();
    throw error;
  }
}

async function restartedWith(
  server: PostgresServer,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const client = new pg.Client({ connectionString: server.urlOf() });
  await client.connect();
  try {
    for (const [name, value] of Object.entries(settings))
      await client.query(`alter system set ${name} = '${value}'`);
  } finally {
    await client.end();
  }
  await server.stop();
  await server.start();
}
