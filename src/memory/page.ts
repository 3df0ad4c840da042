import type { Page, PageRequest, Position } from '../ports/queries.js';

/** The page of rows behind a position, in ascending order of sort key and id. */
export function pageOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
  { limit, after }: PageRequest,
): Page<Row> {
  const behind = rows
    .map((row) => ({ row, position: { key: keyOf(row), id: row.id } }))
    .filter(({ position }) => after === undefined || compare(position, after) > 0)
    .sort((one, other) => compare(one.position, other.position));
  const shown = behind.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(({ row }) => row);
  return last === undefined || behind.length <= limit ? { items } : { items, next: last.position };
}

function compare(one: Position, other: Position): number {
  if (one.key !== other.key) return one.key - other.key;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}
