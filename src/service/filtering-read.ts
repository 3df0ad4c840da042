import { given } from '../core/given.js';
import type { Page, PageRequest, Position } from '../ports/queries.js';

/** How rows are read of which only some are meant. */
export interface FilteringRead<Row> {
  readonly read: (page: PageRequest) => Promise<Page<Row>>;
  /** Those of a page that are meant, in the same order. */
  readonly keep: (page: Page<Row>) => Promise<readonly Row[]>;
  readonly positionOf: (row: Row) => Position;
}

/** How many pages of a store one page of a list may cost: with the next, 1,000 rows or more. */
const MAXIMUM_PAGES = 10;
const READ_AT_ONCE = 100;

/**
 * Reads on until a page is full of rows that are meant, or so much was read that the rest is left to the next page:
 * a page may be short, even empty, while more follow. What was passed over is not read again.
 */
export async function filteringRead<Row>(
  page: PageRequest,
  { read, keep, positionOf }: FilteringRead<Row>,
): Promise<Page<Row>> {
  const items: Row[] = [];
  let request = page;
  for (let pages = 1; ; pages += 1) {
    const found = await read(request);
    items.push(...(await keep(found)));
    const last = items[page.limit - 1];
    if (last !== undefined && (items.length > page.limit || found.next !== undefined))
      return { items: items.slice(0, page.limit), next: positionOf(last) };
    if (found.next === undefined) return { items };
    if (pages === MAXIMUM_PAGES) return { items, next: found.next };
    request = { limit: Math.max(page.limit, READ_AT_ONCE), after: found.next };
  }
}

/** Reads pages on until there are as many rows as were asked for, or no more: what a job must not miss. */
export async function readFully<Row>(
  page: PageRequest,
  { read, positionOf }: Pick<FilteringRead<Row>, 'read' | 'positionOf'>,
): Promise<Page<Row>> {
  const items: Row[] = [];
  let { after } = page;
  for (;;) {
    const found = await read({ limit: page.limit, ...given({ after }) });
    items.push(...found.items);
    const last = items[page.limit - 1];
    if (found.next === undefined && items.length <= page.limit) return { items };
    if (last !== undefined) return { items: items.slice(0, page.limit), next: positionOf(last) };
    after = found.next;
  }
}
