import type { Store } from 'partner-campaigns';
import type { StoreCapabilities, StoreContractOptions } from 'partner-campaigns/contract';
import type { PostgresContext } from 'partner-campaigns/postgres';
import { emptyTables, type HostDatabase, migrate, storeOver } from './stores.ts';

/** A place where stores are made for the contract: a schema of some database. */
export interface ContractPlace {
  readonly schema: string;
  readonly partitions?: number;
  /** Connects anew, as a process that starts. */
  connect(): Promise<HostDatabase>;
  /** Connects once more beside a connection that is in use, as another process does. */
  connectBeside(db: HostDatabase): Promise<HostDatabase>;
  /** Takes the database out of reach of a connection. */
  takeAway(db: HostDatabase): Promise<void>;
  /** Brings it back for those who connect after this. */
  bringBack(): Promise<void>;
}

/** What the contract kit needs of stores in a place, with every capability. The tables are made once and emptied after that. */
export function contractIn(place: ContractPlace): Required<StoreContractOptions<PostgresContext>> & {
  readonly capabilities: Required<StoreCapabilities<PostgresContext>>;
} {
  const { schema, partitions } = place;
  const databases = new WeakMap<Store<PostgresContext>, HostDatabase>();
  /** Everything that was opened for the case that runs. */
  const opened: HostDatabase[] = [];
  let migrated: Promise<unknown> | undefined;

  const open = (db: HostDatabase) => {
    opened.push(db);
    const store = storeOver(db, schema);
    databases.set(store, db);
    return store;
  };

  const databaseOf = (store: Store<PostgresContext>) => {
    const db = databases.get(store);
    if (db === undefined) throw new TypeError('It was not made here');
    return db;
  };

  return {
    createStore: async () => {
      const db = await place.connect();
      migrated ??= migrate(db, { schema, ...(partitions === undefined ? {} : { partitions }) });
      await migrated;
      await emptyTables(db, schema);
      return open(db);
    },
    disposeStore: async () => {
      await place.bringBack();
      for (const db of opened.splice(0)) await db.destroy();
    },
    capabilities: {
      exactQueries: true,
      creators: true,
      reopen: async (store) => {
        await databaseOf(store).destroy();
        return open(await place.connect());
      },
      connect: async (store) => open(await place.connectBeside(databaseOf(store))),
      transaction: (store, work) => databaseOf(store).transaction().execute(work),
      outage: (store) => place.takeAway(databaseOf(store)),
    },
  };
}
