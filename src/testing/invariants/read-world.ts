import type { Campaign } from '../../campaign/campaign.js';
import { given } from '../../core/given.js';
import type { Instant } from '../../core/instant.js';
import type { CreatorLink } from '../../creator/link.js';
import type { ShopFacts } from '../../eligibility/shop.js';
import type { Policy } from '../../policy/policy.js';
import { creatorLinkMatcher, sampleMatcher } from '../../ports/creator-filters.js';
import { campaignMatcher, registrationMatcher } from '../../ports/criteria.js';
import type { Page, PageRequest, Position } from '../../ports/queries.js';
import type { CommandKey, RecordKey } from '../../ports/save.js';
import type { CreatorReaders, EventPage, Store, StoredEvent } from '../../ports/store.js';
import type { Registration } from '../../registration/registration.js';
import type { SampleRequest } from '../../sample/request.js';
import {
  type Asked,
  type CreatorQuestion,
  countQuestionsOf,
  type Question,
  questionsOf,
} from './questions.js';
import { createWalk } from './walk.js';
import type { CountAnswer, ListAnswer, StoredWorld, TenantAnswer } from './world.js';

/** What is known besides what a store holds, and how it is read. */
export interface WorldOptions {
  readonly store: Store;
  /** The instant at which lists and counts are asked. */
  readonly at: Instant;
  /** The policy of every command so far; without it, what it bounds is not looked at. */
  readonly policy?: Policy;
  /** Shops whose marketplace is looked at; none when left out. */
  readonly shops?: readonly ShopFacts[];
  /** Commands that were answered, with what was answered where it is known. */
  readonly commands?: readonly { readonly key: CommandKey; readonly result?: unknown }[];
  /** What actors asked and were told. */
  readonly answers?: readonly TenantAnswer[];
  /** Rows or entries that are asked for at once: 1 to 1000, 1000 when left out. */
  readonly pageSize?: number;
}

/** Most keys that a store is asked for at once. */
const KEYS_AT_ONCE = 1_000;

/**
 * Reads everything that a store holds, page by page through its port, and has it answer the lists and counts of every
 * shop, agency and job. All of it is kept in memory. Nothing may be written meanwhile, so read a quiet store or a copy.
 */
export async function readWorld(options: WorldOptions): Promise<StoredWorld> {
  const { store, at, policy, shops = [], commands = [], answers = [], pageSize = 1_000 } = options;
  const walk = createWalk();
  const passages = walk.take(await allEntries((page) => store.feed(page), pageSize));
  const campaigns = await allRows(pageSize, (page) => store.campaigns.query({ at, sort: 'newest' }, page));
  const registrations = await allRows(pageSize, (page) =>
    store.registrations.query({ at, sort: 'oldest' }, page),
  );
  const { creators } = store;
  const links =
    creators === undefined
      ? []
      : await allRows(pageSize, (page) => creators.links.query({ sort: 'oldest' }, page));
  const samples =
    creators === undefined
      ? []
      : await allRows(pageSize, (page) => creators.samples.query({ at, sort: 'oldest' }, page));
  const asked = { at, campaigns, registrations, links, samples, shops };
  const receipts = await inChunks(commands, async (some) => {
    const found = await store.findCommands(some.map(({ key }) => key));
    return some.map((command, index) => ({ ...command, receipt: found[index] ?? undefined }));
  });
  return {
    at,
    ...given({ policy }),
    isWhole: true,
    campaigns,
    registrations,
    links,
    samples,
    ledgers: await foundOf([...walk.ledgers.keys()], async (ids) => creators?.ledgers.find(ids) ?? []),
    found: {
      campaigns: await foundOf([...walk.campaigns.keys()], (ids) => store.campaigns.find(ids)),
      registrations: await foundOf([...walk.registrations.keys()], (ids) => store.registrations.find(ids)),
      links: await foundOf([...walk.links.keys()], async (ids) => creators?.links.find(ids) ?? []),
      samples: await foundOf([...walk.samples.keys()], async (ids) => creators?.samples.find(ids) ?? []),
    },
    passages,
    replayed: walk,
    histories: await historiesOf(store, asked, pageSize),
    lists: await listsOf(store, asked, pageSize),
    counts: await countsOf(store, asked),
    receipts,
    answers,
  };
}

async function allEntries(
  read: (page: EventPage) => Promise<readonly StoredEvent[]>,
  limit: number,
): Promise<readonly StoredEvent[]> {
  const entries: StoredEvent[] = [];
  for (;;) {
    const after = entries.at(-1)?.cursor;
    const page = await read({ limit, ...given({ after }) });
    entries.push(...page);
    if (page.length < limit) return entries;
  }
}

async function allRows<Row>(
  limit: number,
  read: (page: PageRequest) => Promise<Page<Row>>,
  keep: (page: Page<Row>) => readonly Row[] = ({ items }) => items,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: Position | undefined;
  do {
    const page = await read({ limit, ...given({ after }) });
    rows.push(...keep(page));
    after = page.next;
  } while (after !== undefined);
  return rows;
}

async function inChunks<Key, Found>(
  keys: readonly Key[],
  find: (some: readonly Key[]) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let index = 0; index < keys.length; index += KEYS_AT_ONCE)
    found.push(...(await find(keys.slice(index, index + KEYS_AT_ONCE))));
  return found;
}

async function foundOf<Row>(
  ids: readonly string[],
  find: (ids: readonly string[]) => Promise<readonly (Row | undefined)[]>,
): Promise<readonly Row[]> {
  const found = await inChunks(ids, find);
  return found.flatMap((row) => (row === undefined || row === null ? [] : [row]));
}

async function historiesOf(store: Store, { campaigns, registrations, links, samples }: Asked, limit: number) {
  const keys: readonly RecordKey[] = [
    ...campaigns.map(({ id }) => ({ kind: 'campaign', id }) as const),
    ...registrations.map(({ id }) => ({ kind: 'registration', id }) as const),
    ...links.map(({ id }) => ({ kind: 'creator_link', id }) as const),
    ...samples.map(({ id }) => ({ kind: 'sample_request', id }) as const),
  ];
  const histories: { readonly of: RecordKey; readonly entries: readonly StoredEvent[] }[] = [];
  for (const of of keys)
    histories.push({ of, entries: await allEntries((page) => store.history(of, page), limit) });
  return histories;
}

async function listsOf(store: Store, asked: Asked, limit: number): Promise<readonly ListAnswer[]> {
  const lists: ListAnswer[] = [];
  for (const question of questionsOf(asked)) lists.push(await answered(store, question, asked, limit));
  return lists;
}

/** Has a store answer a list, all pages of it; what it may have given besides is left out, as the service does. */
async function answered(store: Store, question: Question, asked: Asked, limit: number): Promise<ListAnswer> {
  const { kind, name, query } = question;
  if (kind === 'campaigns') {
    const { sort, ...filter } = query;
    const matches = campaignMatcher(filter);
    const rows = await allRows<Campaign>(
      limit,
      (page) => store.campaigns.query(query, page),
      ({ items, exact }) =>
        exact === false ? items.filter((row) => matches(row, joinedShops(row.id, asked))) : items,
    );
    return { kind, name, filter, sort, rows };
  }
  if (kind !== 'registrations') return answeredOfCreators(store.creators, question, asked, limit);
  const { sort, ...filter } = query;
  const matches = registrationMatcher(filter);
  const rows = await allRows<Registration>(
    limit,
    (page) => store.registrations.query(query, page),
    ({ items, exact }) => (exact === false ? items.filter((row) => isMeant(row, asked, matches)) : items),
  );
  return { kind, name, filter, sort, rows };
}

async function answeredOfCreators(
  creators: CreatorReaders | undefined,
  { kind, name, query }: CreatorQuestion,
  { campaigns, registrations }: Asked,
  limit: number,
): Promise<ListAnswer> {
  if (creators === undefined) throw new TypeError('A store without creators has links or samples');
  if (kind === 'creator_links') {
    const { sort, ...filter } = query;
    const matches = creatorLinkMatcher(query);
    const rows = await allRows<CreatorLink>(
      limit,
      (page) => creators.links.query(query, page),
      ({ items, exact }) => (exact === false ? items.filter(matches) : items),
    );
    return { kind, name, filter, sort, rows };
  }
  const { sort, ...filter } = query;
  const matches = sampleMatcher(filter);
  const isMeantOf = (request: SampleRequest) => {
    const registration = registrations.find(({ id }) => id === request.registrationId);
    const campaign = campaigns.find(({ id }) => id === request.campaignId);
    return (
      registration !== undefined && campaign !== undefined && matches(request, { registration, campaign })
    );
  };
  const rows = await allRows<SampleRequest>(
    limit,
    (page) => creators.samples.query(query, page),
    ({ items, exact }) => (exact === false ? items.filter(isMeantOf) : items),
  );
  return { kind, name, filter, sort, rows };
}

function joinedShops(id: string, { registrations }: Asked): ReadonlySet<string> {
  return new Set(registrations.filter(({ campaignId }) => campaignId === id).map(({ shopId }) => shopId));
}

function isMeant(
  registration: Registration,
  { campaigns }: Asked,
  matches: ReturnType<typeof registrationMatcher>,
): boolean {
  const campaign = campaigns.find(({ id }) => id === registration.campaignId);
  return campaign !== undefined && matches(registration, campaign);
}

async function countsOf(store: Store, asked: Asked): Promise<readonly CountAnswer[]> {
  const counts: CountAnswer[] = [];
  for (const question of countQuestionsOf(asked)) {
    const { kind, name, filter } = question;
    if (kind === 'campaigns') counts.push({ kind, name, filter, count: await store.campaigns.count(filter) });
    else if (kind === 'sample_requests') {
      const statuses = (await store.creators?.samples.count(filter)) ?? [];
      counts.push({ kind, name, filter, statuses });
    } else {
      const statuses = await store.registrations.count(filter);
      const shops = await store.registrations.countShops(filter);
      counts.push({ kind, name, filter, statuses, shops });
    }
  }
  return counts;
}
