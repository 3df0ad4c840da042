import type { ChildProcess } from 'node:child_process';
import type { ControlledTransaction } from 'kysely';
import { happenedTo, type Store, type StoredEvent, unwrap } from 'partner-campaigns';
import type { PostgresContext } from 'partner-campaigns/postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { aDraft, agency, days } from '../../support/build.ts';
import { drawsOf } from '../../support/hostile-documents.ts';
import { createDatabase, type OwnDatabase } from '../../support/postgres/databases.ts';
import { endProcess, startProcess } from '../../support/postgres/processes.ts';
import {
  connectTo,
  consumerOver,
  emptyTables,
  type HostDatabase,
  migrate,
  storeOver,
} from '../../support/postgres/stores.ts';
import { hostService } from '../../support/postgres/work/service.ts';

const schema = 'feed';
let database: OwnDatabase;
let db: HostDatabase;
let store: Store<PostgresContext>;

beforeAll(async () => {
  database = await createDatabase(inject('postgresUrl'), 'feed');
  db = connectTo(database.url, { connections: 40 });
  await migrate(db, { schema });
  store = storeOver(db, schema);
});

beforeEach(() => emptyTables(db, schema));

// A test that fails half-way must not leave the others waiting for its locks.
afterEach(async () => {
  for (const context of open.splice(0)) if (!isOver(context)) await context.rollback().execute();
});

afterAll(async () => {
  await db.destroy();
  await database.remove();
});

/** A host's own transaction, in which campaigns are created and edited. */
interface Writer {
  create(id: string): Promise<void>;
  edit(id: string, message: string): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** Transactions that were begun. */
const open: ControlledTransaction<unknown>[] = [];
const isOver = ({ isCommitted, isRolledBack }: ControlledTransaction<unknown>) => isCommitted || isRolledBack;

async function begin(): Promise<Writer> {
  const context = await db.startTransaction().execute();
  open.push(context);
  // What it has written itself, it reads in its own transaction.
  const within = { ...storeOver(context, schema), save: store.save };
  const service = (id: string) => hostService({ store: within, now: () => days(0), newId: () => id });
  return {
    create: async (id) => {
      unwrap(await service(id).campaigns.create(agency, aDraft({ name: id }), { context }));
    },
    edit: async (id, message) => {
      unwrap(await service(id).campaigns.edit(agency, id, { message }, { context }));
    },
    commit: async () => {
      await context.commit().execute();
    },
    rollback: async () => {
      await context.rollback().execute();
    },
  };
}

/** Creates campaigns, each committed by itself. */
async function created(...ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const writer = await begin();
    await writer.create(id);
    await writer.commit();
  }
}

async function feedFrom(after?: string, limit = 1_000): Promise<readonly StoredEvent[]> {
  return store.feed({ limit, ...(after === undefined ? {} : { after }) });
}

/** An event in short: what happened to what, and what an edit wrote. */
function told({ event }: StoredEvent): string {
  const message = 'changes' in event && 'message' in event.changes ? ` ${event.changes.message}` : '';
  return `${event.type} ${happenedTo(event).id}${message}`;
}

const cursorsOf = (entries: readonly StoredEvent[]) => entries.map(({ cursor }) => cursor);

describe('transactions that commit out of order', () => {
  it('are told in the order in which they become visible, and none is missed behind a cursor', async () => {
    const [first, second, third] = [await begin(), await begin(), await begin()];
    await first.create('a');
    await second.create('b');
    await third.create('c');
    expect(await feedFrom()).toEqual([]);

    await third.commit();
    const [c, ...none] = await feedFrom();
    expect([c && told(c), none]).toEqual(['campaign_created c', []]);

    await first.commit();
    const [a, ...nothing] = await feedFrom(c?.cursor);
    expect([a && told(a), nothing]).toEqual(['campaign_created a', []]);

    await second.commit();
    expect((await feedFrom(a?.cursor)).map(told)).toEqual(['campaign_created b']);
    expect((await feedFrom()).map(told)).toEqual([
      'campaign_created c',
      'campaign_created a',
      'campaign_created b',
    ]);
  });

  it('leave no hole for one that rolls back', async () => {
    const [first, second] = [await begin(), await begin()];
    await first.create('a');
    await second.create('b');
    await second.commit();
    const [b] = await feedFrom();
    await first.rollback();
    expect(await feedFrom(b?.cursor)).toEqual([]);
    await created('d');
    expect((await feedFrom(b?.cursor)).map(told)).toEqual(['campaign_created d']);
  });

  it.each([1, 2, 3, 4, 5, 6])('reach every reader whole and in one order, drawn by %s', async (seed) => {
    const draw = drawsOf(seed);
    const ids = Array.from({ length: 8 }, (_, index) => `kept-${index}`);
    await created(...ids);
    const readers = [1, 3, 50].map((limit) => ({ limit, entries: [...([] as StoredEvent[])] }));
    const read = async () => {
      for (const { limit, entries } of readers)
        entries.push(...(await feedFrom(entries.at(-1)?.cursor, limit)));
    };
    const wanted: string[] = ids.map((id) => `campaign_created ${id}`);

    for (let round = 0; round < 6; round += 1) {
      // Each writer edits campaigns that no other of its round does, some of them several times.
      const left = [...ids];
      const writers: { readonly writer: Writer; readonly wrote: string[] }[] = [];
      for (let number = 0; number < 4; number += 1) {
        const writer = await begin();
        const wrote: string[] = [];
        await writer.create(`new-${round}-${number}`);
        wrote.push(`campaign_created new-${round}-${number}`);
        for (const id of left.splice(0, 2))
          for (let times = 0; times <= draw(3); times += 1) {
            const message = `${round}.${times}`;
            await writer.edit(id, message);
            wrote.push(`campaign_edited ${id} ${message}`);
          }
        writers.push({ writer, wrote });
        if (draw(3) === 0) await read();
      }
      while (writers.length > 0) {
        const [one] = writers.splice(draw(writers.length), 1);
        if (one === undefined) break;
        if (draw(5) === 0) await one.writer.rollback();
        else {
          await one.writer.commit();
          wanted.push(...one.wrote);
        }
        if (draw(2) === 0) await read();
      }
    }

    const whole = await feedFrom();
    expect(whole.map(told).toSorted()).toEqual(wanted.toSorted());
    for (const { entries } of readers) {
      for (;;) {
        const page = await feedFrom(entries.at(-1)?.cursor, 40);
        if (page.length === 0) break;
        entries.push(...page);
      }
      expect(cursorsOf(entries)).toEqual(cursorsOf(whole));
    }
    for (const id of ids) {
      const history = await store.history({ kind: 'campaign', id }, { limit: 1_000 });
      const inFeed = whole.filter(({ event }) => happenedTo(event).id === id);
      expect(inFeed.map(told)).toEqual(history.map(told));
    }
  });
});

describe('consumers of the feed', () => {
  it('each get everything once, in the order of the feed, however many there are', async () => {
    await created(...Array.from({ length: 30 }, (_, index) => `c${index}`));
    const seen = await Promise.all(
      ['mail', 'search', 'accounts'].map(async (name) => {
        const consumer = consumerOver(db, name, schema);
        const entries: StoredEvent[] = [];
        while ((await consumer.next(7, async (events) => void entries.push(...events))) > 0);
        return cursorsOf(entries);
      }),
    );
    const whole = cursorsOf(await feedFrom());
    expect(whole).toHaveLength(30);
    expect(seen).toEqual([whole, whole, whole]);
  });

  it('are told again what their work has failed at', async () => {
    await created('a', 'b', 'c');
    const consumer = consumerOver(db, 'mail', schema);
    const failing = consumer.next(2, async () => {
      throw new Error('The mail server is down');
    });
    await expect(failing).rejects.toThrow('The mail server is down');
    const entries: StoredEvent[] = [];
    expect(await consumer.next(2, async (events) => void entries.push(...events))).toBe(2);
    expect(entries.map(told)).toEqual(['campaign_created a', 'campaign_created b']);
  });

  it('of one name take turns, and what one is at no other gets', async () => {
    await created('a', 'b', 'c');
    const beside = connectTo(database.url);
    const handled: string[] = [];
    const first = consumerOver(db, 'mail', schema);
    const second = consumerOver(beside, 'mail', schema);
    await first.next(2, async (events) => {
      handled.push(...events.map(told));
      expect(await second.next(2, async () => expect.unreachable())).toBe(0);
    });
    await second.next(2, async (events) => void handled.push(...events.map(told)));
    expect(handled).toEqual(['campaign_created a', 'campaign_created b', 'campaign_created c']);
    await beside.destroy();
  });

  it('may be killed, and what comes after them goes on: everything at least once, in order, without a gap', async () => {
    const draw = drawsOf(11);
    const delivered: string[] = [];
    /** The consumer that has handled an event last. */
    let atWork: ChildProcess | undefined;
    let onDelivered = () => {};
    const deliveredMore = async (count: number) => {
      const wanted = delivered.length + count;
      while (delivered.length < wanted) await new Promise<void>((resolve) => (onDelivered = resolve));
    };
    const start = async (): Promise<ChildProcess> => {
      const words = [database.url, schema, 'killed'];
      const child = startProcess(new URL('../../support/postgres/work/consumer.ts', import.meta.url), words);
      let rest = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        delivered.push(...lines);
        atWork = child;
        onDelivered();
      });
      await new Promise((resolve) => child.once('message', resolve));
      return child;
    };

    let writes = 0;
    /** Transactions that commit the wrong way round, over a campaign that is there and new ones. */
    const write = async () => {
      for (let pair = 0; pair < 6; pair += 1) {
        writes += 1;
        const [one, other] = [await begin(), await begin()];
        await one.create(`one-${writes}`);
        await other.create(`other-${writes}`);
        await one.edit('kept', `${writes}`);
        await other.commit();
        await one.commit();
      }
    };
    await created('kept');
    await write();

    let consumers: readonly ChildProcess[] = await Promise.all([start(), start()]);
    for (let kill = 0; kill < 8; kill += 1) {
      const next = start();
      const more = deliveredMore(1 + draw(5));
      const written = write();
      await more;
      // Whoever is at work has handled some of a batch.
      const victim = atWork;
      if (victim !== undefined) await endProcess(victim, 'SIGKILL');
      await written;
      consumers = [...consumers.filter((one) => one !== victim), await next];
    }
    const last = (await wholeFeed()).at(-1)?.cursor ?? '';
    while (!delivered.includes(last)) await deliveredMore(1);
    await Promise.all(consumers.map((child) => endProcess(child, 'SIGKILL')));

    const order = new Map(cursorsOf(await wholeFeed()).map((cursor, place) => [cursor, place]));
    const first = [...new Set(delivered)].map((cursor) => order.get(cursor));
    expect(first).toEqual(Array.from({ length: 1 + writes * 3 }, (_, place) => place));
    expect(delivered.length).toBeGreaterThan(first.length);
  });
});

async function wholeFeed(): Promise<readonly StoredEvent[]> {
  const entries: StoredEvent[] = [];
  for (;;) {
    const page = await feedFrom(entries.at(-1)?.cursor);
    entries.push(...page);
    if (page.length === 0) return entries;
  }
}
