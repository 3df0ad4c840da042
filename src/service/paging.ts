import * as z from 'zod';
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

/** Rows, and the cursor of the next page; absent on the last. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor?: string;
}

/** The greatest number of rows of a page. */
const MAXIMUM_LIMIT = 100;
const DEFAULT_LIMIT = 20;
/** Room for three ids of 200 characters in any script, escaped twice. */
const LONGEST_CURSOR = 10_000;

const pagingSchema: z.ZodType<Paging> = z.strictObject({
  limit: z.exactOptional(z.int().min(1).max(MAXIMUM_LIMIT)),
  cursor: z.exactOptional(textSchema(LONGEST_CURSOR)),
});

/** The text of a position: the sort key, and the id. */
const POSITION = /^(-?\d{1,16})\.(.+)$/s;

/**
 * Reads which page is asked for. A cursor belongs to one query: cut, altered, or used with another query, it is
 * refused. The instant is no part of the query, so that a list can be paged while time passes.
 */
export function readPaging(paging: Paging, query: unknown): Answer<PageRequest> {
  const parsed = parseWith(pagingSchema, paging);
  if (!parsed.ok) return parsed;
  const { limit = DEFAULT_LIMIT, cursor } = parsed.value;
  if (cursor === undefined) return accept({ limit });
  const after = positionIn(cursor, query);
  return after === null ? refuse(NOT_A_CURSOR) : accept({ limit, after });
}

/** Reads which part of a history is asked for: `after` is a cursor of the store's own. */
export function readEventPaging(paging: Paging, query: unknown): Answer<EventPage> {
  const parsed = parseWith(pagingSchema, paging);
  if (!parsed.ok) return parsed;
  const { limit = DEFAULT_LIMIT, cursor } = parsed.value;
  if (cursor === undefined) return accept({ limit });
  const after = unsealed(cursor, query);
  return after === null ? refuse(NOT_A_CURSOR) : accept({ limit, after });
}

/** Turns a page of a store into the answer of a list. */
export function listed<Found, Row>(page: Page<Found>, rows: readonly Row[], query: unknown): Listed<Row> {
  return page.next === undefined ? { rows } : { rows, nextCursor: cursorOf(page.next, query) };
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
