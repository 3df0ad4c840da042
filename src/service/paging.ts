import * as z from 'zod';
import { given } from '../core/given.js';
import { parseWith } from '../core/parse.js';
import { accept, refuse } from '../core/result.js';
import { textSchema } from '../core/schema.js';
import type { Page, PageRequest, Position } from '../ports/queries.js';
import type { EventPage } from '../ports/store.js';
import { sealed, unsealed } from './cursor.js';
import type { Answer } from './reasons.js';

/** Which part of a list is asked for. */
export interface Paging {
  /** Rows of a page: 1 to 100, 20 when left out. */
  readonly limit?: number;
  /** Where the last page ended; from the beginning when left out. */
  readonly cursor?: string;
}

/** Which part of a list is asked for, and whether all of it is counted. */
export interface ListPaging extends Paging {
  /** Counts the whole list besides, which costs the store a question more. */
  readonly total?: boolean;
}

/** How many rows a list has. */
export interface Total {
  readonly count: number;
  /** Whether there are just so many. There may be fewer where what the store counts is chosen from further. */
  readonly exact: boolean;
}

/** Rows, and the cursor of the next page; absent on the last. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor?: string;
  /** Only when it was asked for. */
  readonly total?: Total;
}

/** The greatest number of rows of a page. */
const MAXIMUM_LIMIT = 100;
const DEFAULT_LIMIT = 20;
/** Room for three ids of 200 characters in any script, escaped twice. */
const LONGEST_CURSOR = 10_000;

const paging = {
  limit: z.exactOptional(z.int().min(1).max(MAXIMUM_LIMIT)),
  cursor: z.exactOptional(textSchema(LONGEST_CURSOR)),
};
const pagingSchema: z.ZodType<Paging> = z.strictObject(paging);
const listPagingSchema: z.ZodType<ListPaging> = z.strictObject({
  ...paging,
  total: z.exactOptional(z.boolean()),
});

/** The text of a position: the sort key, and the id. */
const POSITION = /^(-?\d{1,16})\.(.+)$/s;

/**
 * Reads which page is asked for. A cursor belongs to one query: cut, altered, or used with another query, it is
 * refused. The instant is no part of the query, so that a list can be paged while time passes.
 */
export function readPaging(asked: ListPaging, query: unknown): Answer<PageAsked> {
  const parsed = parseWith(listPagingSchema, asked);
  if (!parsed.ok) return parsed;
  const { limit = DEFAULT_LIMIT, cursor, total = false } = parsed.value;
  if (cursor === undefined) return accept({ page: { limit }, total });
  const after = positionIn(cursor, query);
  return after === null ? refuse(NOT_A_CURSOR) : accept({ page: { limit, after }, total });
}

/** The page that is asked for, and whether the whole list is counted. */
export interface PageAsked {
  readonly page: PageRequest;
  readonly total: boolean;
}

/** Reads which part of a history is asked for: `after` is a cursor of the store's own. */
export function readEventPaging(asked: Paging, query: unknown): Answer<EventPage> {
  const parsed = parseWith(pagingSchema, asked);
  if (!parsed.ok) return parsed;
  const { limit = DEFAULT_LIMIT, cursor } = parsed.value;
  if (cursor === undefined) return accept({ limit });
  const after = unsealed(cursor, query);
  return after === null ? refuse(NOT_A_CURSOR) : accept({ limit, after });
}

/** Counts a list, if that was asked for. */
export async function totalOf(
  { total }: PageAsked,
  count: () => number | Promise<number>,
  exact = true,
): Promise<Total | undefined> {
  return total ? { count: await count(), exact } : undefined;
}

/** Turns a page of a store into the answer of a list. */
export function listed<Found, Row>(
  { next }: Page<Found>,
  rows: readonly Row[],
  query: unknown,
  total?: Total,
): Listed<Row> {
  return { rows, ...given({ nextCursor: next && cursorOf(next, query), total }) };
}

const NOT_A_CURSOR = {
  code: 'invalid_input',
  parameters: { path: 'cursor', problem: 'Not a cursor of this query' },
} as const;

function cursorOf({ key, id }: Position, query: unknown): string {
  return sealed(`${key}.${id}`, query);
}

function positionIn(cursor: string, query: unknown): Position | null {
  const [, key, id] = POSITION.exec(unsealed(cursor, query) ?? '') ?? [];
  return key === undefined || id === undefined ? null : { key: Number(key), id };
}
