import { type Kysely, sql, type Transaction } from 'kysely';
import { MAXIMUM_ID_LENGTH } from '../core/ids.js';
import { isStorable } from '../core/text.js';
import type { StoredEvent } from '../ports/store.js';
import { givePlaces, placedEvents } from './events.js';
import { DEFAULT_SCHEMA, mustBeSchema } from './names.js';

/** What a consumer of the feed is made of. */
export interface FeedConsumerOptions<Database> {
  readonly db: Kysely<Database>;
  /** The schema of the tables; `partner_campaigns` when left out. */
  readonly schema?: string;
  /** Whose cursor it is: each name reads the whole feed once. 1 to 200 characters. */
  readonly name: string;
}

/** Reads the feed in order, from where it stopped the last time, whichever process that was. */
export interface FeedConsumer<Database> {
  /**
   * Hands over what comes next, up to `limit` events (1 to 1000; else it rejects with a `RangeError`), and keeps the place
   * once the work has resolved; gives how many there were. When the work rejects or the process dies, the same events come
   * again: at least once. What the work writes in the transaction stands with the place, so that comes to exactly once. Of
   * several that ask under one name at the same time, one gets events, and the others 0.
   */
  next(
    limit: number,
    handle: (events: readonly StoredEvent[], transaction: Transaction<Database>) => Promise<void>,
  ): Promise<number>;
}

/** Makes a consumer of the feed with a durable cursor. Throws a `RangeError` for a name that is none. */
export function createFeedConsumer<Database>({
  db,
  schema = DEFAULT_SCHEMA,
  name,
}: FeedConsumerOptions<Database>): FeedConsumer<Database> {
  mustBeSchema(schema);
  if (name.length < 1 || name.length > MAXIMUM_ID_LENGTH || !isStorable(name))
    throw new RangeError('A consumer has a name of 1 to 200 characters');
  const consumers = sql.id(schema, 'feed_consumers');
  return {
    next: async (limit, handle) => {
      if (!Number.isInteger(limit) || limit < 1 || limit > 1_000)
        throw new RangeError(`Events come 1 to 1000 at a time, not ${limit}`);
      // By itself: in the transaction below it would keep all others waiting until the work is done.
      await givePlaces({ db, schema }, limit);
      await sql`insert into ${consumers} (name, place) values (${name}, 0) on conflict do nothing`.execute(
        db,
      );
      return db.transaction().execute(async (transaction) => {
        const { rows } = await sql<{ place: number }>`
          select place::float8 as place from ${consumers} where name = ${name} for update skip locked`.execute(
          transaction,
        );
        const [cursor] = rows;
        if (cursor === undefined) return 0;
        const events = await placedEvents({ db: transaction, schema }, cursor.place, limit);
        const last = events.at(-1);
        if (last === undefined) return 0;
        await handle(events, transaction);
        await sql`update ${consumers} set place = ${last.cursor}::bigint where name = ${name}`.execute(
          transaction,
        );
        return events.length;
      });
    },
  };
}
