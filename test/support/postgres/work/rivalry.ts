import { sql } from 'kysely';
import {
  type DomainEvent,
  happenedTo,
  instant,
  type Registration,
  registrationIdOf,
  type Store,
  type StoredEvent,
  unwrap,
} from 'partner-campaigns';
import type { PostgresContext } from 'partner-campaigns/postgres';
import { checkInvariants } from 'partner-campaigns/testing';
import { aDraft, days } from '../../build.ts';
import { endProcess, startProcess } from '../processes.ts';
import { connectTo, migrate, storeOver } from '../stores.ts';
import type { AcceptedCommand, RivalOrder, RivalReport } from './rival.ts';
import { arena, eventOfCommand } from './rival-commands.ts';
import { hostService } from './service.ts';

/** How clients get in each other's way. */
export interface RivalryOptions {
  readonly url: string;
  readonly schema: string;
  readonly partitions?: number;
  readonly seed: number;
  readonly seconds: number;
  readonly clients: number;
  /** Over how many processes the clients are spread. */
  readonly processes: number;
  readonly registrations: number;
  readonly onProgress?: (events: number) => void;
}

/** What came of it. */
export interface RivalryFigures {
  readonly accepted: number;
  readonly refused: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly attempts: Readonly<Record<number, number>>;
  readonly conflicts: number;
  readonly sentAgain: number;
  readonly events: number;
  /** Deadlocks that the server broke. */
  readonly deadlocks: number;
  /** What must not be. */
  readonly problems: readonly string[];
}

/** Has clients of several processes write the same registrations for a while, and looks at what became of it. */
export async function compete(options: RivalryOptions): Promise<RivalryFigures> {
  const { url, schema, partitions, seed, seconds, clients, processes } = options;
  const db = connectTo(url, { application: 'watching', connections: 3 });
  const deadlocksBefore = await deadlocks(url);
  try {
    await migrate(db, { schema, ...(partitions === undefined ? {} : { partitions }) });
    const store = storeOver(db, schema);
    const registrationIds = await prepare(store, options.registrations);
    const before = await wholeFeed(store);

    const children = Array.from({ length: processes }, () =>
      startProcess(new URL('./rival.ts', import.meta.url)),
    );
    const reports: RivalReport[] = [];
    let isOver = false;
    const watched = watchFeed(store, () => isOver, options.onProgress);
    try {
      await Promise.all(children.map(heardOnce));
      const begin = Date.now();
      const all = children.map((child, index) => {
        const told = heardOnce(child);
        const share = Math.floor(clients / processes) + (index < clients % processes ? 1 : 0);
        const order = {
          url,
          schema,
          clients: share,
          seconds,
          seed: seed * 10_000 + index * 100,
          registrationIds,
          begin,
        };
        child.send(order satisfies RivalOrder);
        return told;
      });
      for (const told of await Promise.all(all)) reports.push(told as RivalReport);
    } finally {
      isOver = true;
      await Promise.all(children.map((child) => endProcess(child, 'SIGKILL')));
    }
    const seen = await watched;
    const entries = await wholeFeed(store);
    const accepted = reports.flatMap((report) => report.accepted);
    const refused = reports.flatMap((report) => report.refused);
    const at = instant(days(2) + seconds * 1_000 + 60_000);
    const problems = [
      ...reports.flatMap((report) => report.problems),
      ...wrongFeed(seen, entries),
      ...wrongHistories(entries.slice(before.length), accepted),
      ...wrongRevisions(entries, await store.registrations.find(registrationIds)),
      ...(await wrongReceipts(store, refused)),
      ...(await checkInvariants({ store, at })).map(
        ({ invariant, subject, problem }) => `${invariant}: ${subject} ${problem}`,
      ),
    ];
    return {
      accepted: accepted.length,
      refused: refused.length,
      codes: summed(reports.map(({ codes }) => codes)),
      attempts: summed(reports.map(({ attempts }) => attempts)),
      conflicts: reports.reduce((sum, { conflicts }) => sum + conflicts, 0),
      sentAgain: reports.reduce((sum, { sentAgain }) => sum + sentAgain, 0),
      events: entries.length,
      deadlocks: (await deadlocks(url)) - deadlocksBefore,
      problems,
    };
  } finally {
    await db.destroy();
  }
}

/** Publishes the campaign and registers products, spread over the shops. */
async function prepare(store: Store<PostgresContext>, count: number): Promise<readonly string[]> {
  const service = hostService({ store, now: () => days(2), newId: () => arena.campaignId });
  const draft = aDraft({
    registrationPeriod: { start: days(1), end: days(20) },
    campaignPeriod: { start: days(10), end: days(40) },
  });
  const early = hostService({ store, now: () => days(0), newId: () => arena.campaignId });
  unwrap(await early.campaigns.create(arena.agency, draft));
  unwrap(await early.campaigns.publish(arena.agency, arena.campaignId));
  const ids: string[] = [];
  for (const [index, seller] of arena.sellers.entries()) {
    const productIds = Array.from({ length: count }, (_, number) => `product-${number}`).filter(
      (_, number) => number % arena.sellers.length === index,
    );
    const contact = { email: 'seller@shop.example', whatsapp: '+66812345678' };
    const batches = [{ productIds, totalRate: 1_300, sampleQuantity: 5 }];
    const answer = unwrap(
      await service.registrations.submit(seller, { campaignId: arena.campaignId, contact, batches }),
    );
    for (const item of answer.items) ids.push(unwrap(item).registrationId);
  }
  const [first] = arena.sellers;
  const known = first === undefined ? '' : registrationIdOf({ ...arena, ...first, productId: 'product-0' });
  if (!ids.includes(known)) throw new Error('The registrations are not there');
  return ids;
}

/** What a process tells next. */
function heardOnce(child: ReturnType<typeof startProcess>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code, signal) => reject(new Error(`A rival ended with ${code ?? signal}`)));
  });
}

async function wholeFeed(store: Store): Promise<readonly StoredEvent[]> {
  const entries: StoredEvent[] = [];
  for (;;) {
    const after = entries.at(-1)?.cursor;
    const page = await store.feed({ limit: 1_000, ...(after === undefined ? {} : { after }) });
    entries.push(...page);
    if (page.length < 1_000) return entries;
  }
}

/** Follows the feed while others write. */
async function watchFeed(
  store: Store,
  isOver: () => boolean,
  onProgress: ((events: number) => void) | undefined,
): Promise<readonly StoredEvent[]> {
  const entries: StoredEvent[] = [];
  for (;;) {
    const isLast = isOver();
    const after = entries.at(-1)?.cursor;
    const page = await store.feed({ limit: 50, ...(after === undefined ? {} : { after }) });
    entries.push(...page);
    onProgress?.(entries.length);
    if (isLast && page.length === 0) return entries;
  }
}

/** Who follows the feed sees it as it is in the end. */
function wrongFeed(seen: readonly StoredEvent[], entries: readonly StoredEvent[]): readonly string[] {
  const cursors = (some: readonly StoredEvent[]) => some.map(({ cursor }) => cursor).join(' ');
  return cursors(seen) === cursors(entries)
    ? []
    : [
        `Who followed the feed saw ${seen.length} events, and there are ${entries.length}, or in another order`,
      ];
}

/** Every accepted command is told once, by its event at its revision, and nothing else is. */
function wrongHistories(
  entries: readonly StoredEvent[],
  accepted: readonly AcceptedCommand[],
): readonly string[] {
  const problems: string[] = [];
  const commands = new Map<string, AcceptedCommand>();
  for (const command of accepted) {
    const name = `${command.registrationId} ${command.revision}`;
    const other = commands.get(name);
    if (other !== undefined) problems.push(`${name} is of ${other.commandId} and of ${command.commandId}`);
    commands.set(name, command);
  }
  // The first event of each registration is of its submission.
  const revisions = new Map<string, number>();
  for (const { event } of entries) {
    if (!('registrationId' in event)) continue;
    const revision = (revisions.get(event.registrationId) ?? 1) + 1;
    revisions.set(event.registrationId, revision);
    const name = `${event.registrationId} ${revision}`;
    const command = commands.get(name);
    commands.delete(name);
    if (command === undefined) problems.push(`${name}: nobody was told of ${event.type}`);
    else if (expectedEvent(command) !== event.type)
      problems.push(`${name}: ${event.type} stands where ${command.commandId} asked for ${command.type}`);
  }
  for (const [name, { commandId, type }] of commands)
    problems.push(`${name}: ${commandId} was told that ${type} is done, and it is not`);
  return problems;
}

function expectedEvent({ type }: AcceptedCommand): DomainEvent['type'] | undefined {
  return Object.entries(eventOfCommand).find(([command]) => command === type)?.[1];
}

function wrongRevisions(
  entries: readonly StoredEvent[],
  records: readonly (Registration | undefined)[],
): readonly string[] {
  return records.flatMap((record) => {
    if (record === undefined) return ['A registration is gone'];
    const events = entries.filter(({ event }) => {
      const { kind, id } = happenedTo(event);
      return kind === 'registration' && id === record.id;
    });
    return events.length === record.revision
      ? []
      : [`${record.id} is at revision ${record.revision}, and has ${events.length} events`];
  });
}

/** What was refused left no receipt. */
async function wrongReceipts(
  store: Store,
  refused: readonly { readonly tenant: string; readonly id: string }[],
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (let index = 0; index < refused.length; index += 1_000) {
    const some = refused.slice(index, index + 1_000);
    const found = await store.findCommands(some);
    for (const receipt of found)
      if (receipt !== undefined) problems.push(`${receipt.id} was refused, and has a receipt`);
  }
  return problems;
}

async function deadlocks(url: string): Promise<number> {
  const db = connectTo(url, { connections: 1 });
  try {
    const { rows } = await sql<{ count: number }>`
      select deadlocks::int as count from pg_stat_database where datname = current_database()`.execute(db);
    return rows[0]?.count ?? 0;
  } finally {
    await db.destroy();
  }
}

function summed(tallies: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sum: Record<string, number> = {};
  for (const tally of tallies)
    for (const [name, count] of Object.entries(tally)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
