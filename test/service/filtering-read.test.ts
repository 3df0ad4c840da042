import fc from 'fast-check';
import type { Page, PageRequest } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { filteringRead, readFully } from '../../src/service/filtering-read.ts';
import { readToTheEnd } from '../support/pages.ts';

interface Row {
  readonly id: string;
  readonly key: number;
  readonly meant: boolean;
}

const positionOf = ({ key, id }: Row) => ({ key, id });

/** Reads rows that stand in the order of their keys; a page holds `most` rows, whatever is asked for. */
function reader(rows: readonly Row[], most = Number.POSITIVE_INFINITY) {
  const asked: PageRequest[] = [];
  const read = async (request: PageRequest): Promise<Page<Row>> => {
    asked.push(request);
    const behind = rows.filter(({ key }) => key > (request.after?.key ?? -1));
    const items = behind.slice(0, Math.min(request.limit, most));
    const last = items.at(-1);
    return last === undefined || items.length === behind.length
      ? { items }
      : { items, next: positionOf(last) };
  };
  return { asked, read };
}

const keep = async ({ items }: Page<Row>) => items.filter(({ meant }) => meant);
const named = (meant: readonly boolean[]): readonly Row[] =>
  meant.map((is, key) => ({ id: `row-${key}`, key, meant: is }));

/** How many rows in a row are meant, or not: short stretches and long ones. */
const stretches = fc.array(
  fc.tuple(fc.boolean(), fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 150 }))),
  {
    maxLength: 6,
  },
);

describe('reading what is meant among other rows', () => {
  it('gives every one once and in order, in pages that are never too long', async () => {
    await fc.assert(
      fc.asyncProperty(stretches, fc.integer({ min: 1, max: 30 }), async (lengths, limit) => {
        const rows = named(lengths.flatMap(([meant, length]) => new Array<boolean>(length).fill(meant)));
        const { read, asked } = reader(rows);
        const found = await readToTheEnd<Row, PageRequest['after']>(async (after) => {
          asked.length = 0;
          const page = await filteringRead(after === undefined ? { limit } : { limit, after }, {
            read,
            keep,
            positionOf,
          });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          expect(asked.length).toBeLessThanOrEqual(10);
          return { rows: page.items, next: page.next };
        });
        expect(found).toEqual(rows.filter(({ meant }) => meant));
      }),
    );
  });

  it('asks once where the first page is full, or is the last', async () => {
    const all = named([true, true, true]);
    for (const limit of [2, 3, 4]) {
      const { read, asked } = reader(all);
      await filteringRead({ limit }, { read, keep, positionOf });
      expect(asked).toEqual([{ limit }]);
    }
  });

  it('says that more follow behind the last row that is shown, though more were read', async () => {
    const { read } = reader(named([false, true, true, true, false, true]), 1);
    const page = await filteringRead({ limit: 2 }, { read, keep, positionOf });
    expect(page).toMatchObject({ items: [{ key: 1 }, { key: 2 }], next: { key: 2 } });
    const wide = reader(named([false, ...new Array<boolean>(150).fill(true)]));
    const cut = await filteringRead({ limit: 2 }, { read: wide.read, keep, positionOf });
    expect(cut).toMatchObject({ items: [{ key: 1 }, { key: 2 }], next: { key: 2 } });
  });

  it('stops after ten questions with what it has', async () => {
    const { read, asked } = reader(named([true, ...new Array<boolean>(5_000).fill(false), true]));
    const page = await filteringRead({ limit: 2 }, { read, keep, positionOf });
    expect(asked).toHaveLength(10);
    expect(page).toMatchObject({ items: [{ key: 0 }], next: { key: 901 } });
  });
});

describe('reading until there is enough', () => {
  it('goes on past short pages, and to the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(60),
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 7 }),
        async (count, limit, most) => {
          const rows = named(new Array<boolean>(count).fill(true));
          const { read } = reader(rows, most);
          const page = await readFully({ limit }, { read, positionOf });
          expect(page.items).toEqual(rows.slice(0, limit));
          expect(page.next === undefined).toBe(count <= limit);
        },
      ),
    );
  });
});
