import { deepStrictEqual } from 'node:assert/strict';
import { sealed } from '../../../src/service/cursor.ts';
import type { Row } from '../compare.ts';
import { type Race, race } from './race.ts';

/** A row of a list: what it is sorted by, and its id where that is equal. */
export interface Entry {
  readonly key: number;
  readonly id: string;
}

/** A list as the service pages it, and what is known to be in it without asking the database. */
export interface List {
  readonly name: string;
  /** In the order of the list. */
  readonly entries: readonly Entry[];
  /** What a cursor is bound to. */
  readonly asked: object;
  /** The ids of a page. */
  readonly page: (paging: { readonly limit: number; readonly cursor?: string }) => Promise<readonly string[]>;
}

/** Rows of a page, as many as a screen shows. */
const LIMIT = 20;

/** Entries in the order of lists. */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((one, other) => one.key - other.key || (one.id < other.id ? -1 : 1));
}

/** How much is asked. */
export type Rounds = Pick<Race, 'rounds' | 'warmUp'>;

/**
 * The first page of one list against that of another, and a page in the middle: another one in every round, so that
 * nobody is measured who remembers the last. Both are compared with what is known before, page by page.
 */
export async function listRows(
  name: string,
  lists: { readonly ours: List; readonly peer: List; readonly target: number | null },
  rounds: Rounds,
): Promise<readonly Row[]> {
  const { ours, peer, target } = lists;
  const rows: Row[] = [];
  for (const place of ['first', 'deep'] as const) {
    const [one, other] = [pagesOf(ours, place, rounds), pagesOf(peer, place, rounds)];
    for (const pages of [one, other]) await compareAll(pages, rounds);
    const racing = { ...rounds, name: `${name}, ${place} page`, target };
    rows.push(await race({ ...racing, ours: one, peer: other }));
  }
  return rows;
}

function pagesOf({ name, entries, asked, page }: List, place: 'first' | 'deep', { rounds, warmUp }: Rounds) {
  /** How many entries are before the page of a round: from 45 to 55 of a hundred. */
  const behind = (round: number) =>
    place === 'first' ? 0 : Math.floor(entries.length * (0.45 + (0.1 * round) / (rounds + warmUp)));
  const run = (round: number) => {
    const last = entries[behind(round) - 1];
    return page({ limit: LIMIT, ...(last && { cursor: sealed(`${last.key}.${last.id}`, asked) }) });
  };
  const expected = (round: number) => entries.slice(behind(round), behind(round) + LIMIT).map(({ id }) => id);
  return { name: `${name}: ${entries.length.toLocaleString('en')} rows`, pieces: 1, run, expected };
}

async function compareAll(
  { run, expected }: ReturnType<typeof pagesOf>,
  { rounds, warmUp }: Rounds,
): Promise<void> {
  for (let round = 0; round < rounds + warmUp; round += Math.ceil((rounds + warmUp) / 5))
    deepStrictEqual(await run(round), expected(round));
}
