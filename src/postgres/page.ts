import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { Page, PageRequest, Position } from '../ports/queries.js';
import { numberSql, textSql } from './parameters.js';

/** One way to rows: a table to look through in the order of the page. */
export interface Branch {
  /** The tables, and what leads to the rows. */
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  /** What the list is sorted by, as an index has it. */
  readonly key: RawBuilder<unknown>;
  /** A key that all that is meant lies behind, if there is one: where to begin, unless the page begins further on. */
  readonly floor?: number;
  /** The id, in letters that sort as its code units do. */
  readonly place: RawBuilder<unknown>;
}

/** How rows are read, and where a page begins that follows them. */
export interface Reading<Kept> {
  /** The document of a row. */
  readonly body: RawBuilder<unknown>;
  readonly read: (document: unknown) => Kept;
  readonly positionOf: (kept: Kept) => Position;
  /** An id in the letters of {@link Branch.place}. */
  readonly placeOf: (id: string) => string;
  /** Whether the list is in descending order of the key, and in ascending order of ids as ever: of sort keys below 0. */
  readonly isReversed?: boolean;
}

/**
 * The statement of a page: the rows behind a position from each branch, each in its own order from its own index, and the
 * first of them all. One row more is read than is shown, to tell whether there is a next page.
 */
export function pageSql<Kept>(
  branches: readonly Branch[],
  { limit, after }: PageRequest,
  { body, placeOf, isReversed = false }: Pick<Reading<Kept>, 'body' | 'placeOf' | 'isReversed'>,
): RawBuilder<{ body: unknown }> {
  const direction = isReversed ? sql`desc` : sql`asc`;
  const parts = branches.map(({ from, where, key, place, floor }) => {
    const behind =
      floor !== undefined && (after === undefined || after.key <= floor)
        ? sql`${key} > ${numberSql(floor)}`
        : after === undefined
          ? sql`true`
          : behindSql({ key, place }, { key: after.key, place: textSql(placeOf(after.id)) }, isReversed);
    return sql`(select ${key} as sort_key, ${place} as sort_place, ${body} as body
      from ${from} where ${where} and ${behind} order by ${key} ${direction}, ${place} limit ${limit + 1}::int)`;
  });
  if (parts.length === 0) return sql`select null::json as body where false`;
  return sql`select body from (${sql.join(parts, sql` union all `)}) as rows
    order by sort_key ${direction}, sort_place limit ${limit + 1}::int`;
}

/** Reads a page. */
export async function readPage<Kept>(
  db: QueryExecutorProvider,
  branches: readonly Branch[],
  page: PageRequest,
  reading: Reading<Kept>,
): Promise<Page<Kept>> {
  const { rows } = await pageSql(branches, page, reading).execute(db);
  const items = rows.slice(0, page.limit).map(({ body }) => reading.read(body));
  const last = items.at(-1);
  return last === undefined || rows.length <= page.limit
    ? { items }
    : { items, next: reading.positionOf(last) };
}

function behindSql(
  { key, place }: Pick<Branch, 'key' | 'place'>,
  after: { readonly key: number; readonly place: RawBuilder<unknown> },
  isReversed: boolean,
): RawBuilder<unknown> {
  // Of reversed lists the first comparison says where an index is begun at, and the second what is left out of that.
  const bound = numberSql(isReversed ? -after.key : after.key);
  if (isReversed) return sql`${key} <= ${bound} and (${key} < ${bound} or ${place} > ${after.place})`;
  return Number.isSafeInteger(after.key)
    ? sql`(${key}, ${place}) > (${bound}, ${after.place})`
    : sql`${key} > ${bound}`;
}
