import { sql } from 'kysely';
import { connectTo, type HostDatabase } from './stores.ts';

/** A database of a server that others use too. */
export interface OwnDatabase {
  readonly url: string;
  /** Speaks to the server beside this database: it works while nobody is let in here. */
  readonly admin: HostDatabase;
  /** Ends every connection to the database, and lets nobody in. */
  close(): Promise<void>;
  /** Lets everybody in again. */
  open(): Promise<void>;
  /** Removes it. */
  remove(): Promise<void>;
}

/** Creates an empty database on a server. */
export async function createDatabase(serverUrl: string, name: string): Promise<OwnDatabase> {
  const admin = connectTo(serverUrl, { connections: 1, application: `admin of ${name}` });
  const quoted = sql.id(name);
  await sql`create database ${quoted}`.execute(admin);
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  const letIn = (allowed: boolean) =>
    sql`alter database ${quoted} allow_connections ${sql.raw(String(allowed))}`.execute(admin);
  return {
    url: url.href,
    admin,
    close: async () => {
      await letIn(false);
      await sql`select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = ${name}`.execute(
        admin,
      );
    },
    open: async () => {
      await letIn(true);
    },
    remove: async () => {
      await sql`drop database ${quoted} with (force)`.execute(admin);
      await admin.destroy();
    },
  };
}
