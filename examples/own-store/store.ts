// A store of one's own: JSON lines in a file. Each group is one line, so a group is on the disk as a whole or not at
// all. Everything is in memory too, where it is looked up. One process at a time.

import { join } from 'node:path';
import {
  type Campaign,
  type CampaignFilter,
  campaignMatcher,
  campaignSortKey,
  type EventPage,
  happenedTo,
  type Page,
  type PageRequest,
  type Registration,
  type RegistrationFilter,
  registrationMatcher,
  registrationSortKey,
  type SaveAnswer,
  type SaveGroup,
  type Store,
  type StoredEvent,
  statusAt,
} from 'partner-campaigns';
import { Contents, nameOf } from './contents.ts';
import { openJournal } from './journal.ts';

/** A store that can be closed, and opened again over the same folder. */
export interface FileStore extends Store {
  close(): Promise<void>;
}

export async function openFileStore(folder: string): Promise<FileStore> {
  const journal = await openJournal(join(folder, 'journal.jsonl'));
  const contents = new Contents();
  for (const line of journal.lines) contents.take(JSON.parse(line));
  const { campaigns, registrations, guards, receipts, events } = contents;

  let isClosed = false;
  /** What is given out is a copy: whoever gets it may write to it. */
  const answer = async <Found>(found: () => Found): Promise<Found> => {
    if (isClosed) throw new Error('The store is closed');
    return structuredClone(found());
  };

  /** Groups are judged and written one after the other, whoever sends them. */
  let queue: Promise<unknown> = Promise.resolve();
  function inTurn<Done>(work: () => Promise<Done>): Promise<Done> {
    const turn = queue.then(work);
    queue = turn.catch(() => {});
    return turn;
  }

  async function saveGroup(group: SaveGroup): Promise<SaveAnswer> {
    const verdict = contents.judge(group);
    if (verdict.outcome === 'saved') {
      const line = JSON.stringify(group);
      await journal.append(line);
      contents.take(JSON.parse(line));
    }
    return structuredClone(verdict);
  }

  function campaignOf({ id, campaignId }: Registration): Campaign {
    const campaign = campaigns.get(campaignId);
    if (campaign === undefined) throw new Error(`Registration ${id} has no campaign`);
    return campaign;
  }

  function campaignsMeantBy(filter: CampaignFilter): readonly Campaign[] {
    const joined = new Map<string, Set<string>>();
    for (const { campaignId, shopId } of registrations.values())
      joined.set(campaignId, (joined.get(campaignId) ?? new Set()).add(shopId));
    const isMeant = campaignMatcher(filter);
    return [...campaigns.values()].filter((one) => isMeant(one, joined.get(one.id) ?? new Set()));
  }

  function registrationsMeantBy(filter: RegistrationFilter): readonly Registration[] {
    const isMeant = registrationMatcher(filter);
    return [...registrations.values()].filter((one) => isMeant(one, campaignOf(one)));
  }

  return {
    campaigns: {
      find: (ids) => answer(() => ids.map((id) => campaigns.get(id))),
      query: (query, page) =>
        answer(() => pageOf(campaignsMeantBy(query), (one) => campaignSortKey(one, query.sort), page)),
      count: (filter) => answer(() => campaignsMeantBy(filter).length),
    },
    registrations: {
      find: (ids) => answer(() => ids.map((id) => registrations.get(id))),
      query: (query, page) =>
        answer(() =>
          pageOf(registrationsMeantBy(query), (one) => registrationSortKey(one, query.sort), page),
        ),
      count: (filter) =>
        answer(() => {
          const found = registrationsMeantBy(filter);
          return grouped(found, (one) => `${statusAt(one, campaignOf(one), filter.at)}`).map(
            ({ campaignId, of: [first, ...others] }) => ({
              campaignId,
              status: statusAt(first, campaignOf(first), filter.at),
              count: others.length + 1,
            }),
          );
        }),
      countShops: (filter) =>
        answer(() =>
          grouped(registrationsMeantBy(filter), () => '').map(({ campaignId, of }) => ({
            campaignId,
            shops: new Set(of.map(({ shopId }) => shopId)).size,
          })),
        ),
    },
    guards: { find: (keys) => answer(() => keys.map((key) => guards.get(key))) },
    findCommands: (keys) => answer(() => keys.map((key) => receipts.get(nameOf(key)))),
    history: ({ kind, id }, page) =>
      answer(() =>
        partOf(
          events.filter(({ event }) => happenedTo(event).kind === kind && happenedTo(event).id === id),
          page,
        ),
      ),
    feed: (page) => answer(() => partOf(events, page)),
    save: (groups) =>
      inTurn(async () => {
        if (isClosed) throw new Error('The store is closed');
        const answers: SaveAnswer[] = [];
        for (const group of groups) answers.push(await saveGroup(group));
        return answers;
      }),
    close: () =>
      inTurn(async () => {
        isClosed = true;
        await journal.close();
      }),
  };
}

/** The rows behind a position, in the order of key and id. */
function pageOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
  { limit, after }: PageRequest,
): Page<Row> {
  const compare = (one: { key: number; id: string }, other: { key: number; id: string }) =>
    one.key - other.key || (one.id < other.id ? -1 : Number(one.id > other.id));
  const behind = rows
    .map((row) => ({ row, key: keyOf(row), id: row.id }))
    .filter((place) => after === undefined || compare(place, after) > 0)
    .sort(compare);
  const shown = behind.slice(0, limit);
  const items = shown.map(({ row }) => row);
  const last = shown.at(-1);
  return last === undefined || behind.length <= limit
    ? { items }
    : { items, next: { key: last.key, id: last.id } };
}

/** The entries behind a cursor, which is the number of an entry in the feed. */
function partOf(entries: readonly StoredEvent[], { limit, after = '0' }: EventPage): readonly StoredEvent[] {
  if (!/^\d{1,15}$/.test(after)) return [];
  return entries.filter(({ cursor }) => Number(cursor) > Number(after)).slice(0, limit);
}

/** Registrations of one campaign that are alike in some way, together. */
function grouped(found: readonly Registration[], alike: (one: Registration) => string) {
  const groups = new Map<string, { campaignId: string; of: [Registration, ...Registration[]] }>();
  for (const one of found) {
    const name = JSON.stringify([one.campaignId, alike(one)]);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { campaignId: one.campaignId, of: [one] });
    else group.of.push(one);
  }
  return [...groups.values()];
}
