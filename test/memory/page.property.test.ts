import fc from 'fast-check';
import type { Page, Position, Registration, Store } from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { describe, expect, it } from 'vitest';
import { aCampaign, days, shifted } from '../support/build.ts';
import { aNewRegistration, mustSave } from '../support/groups.ts';
import { readToTheEnd } from '../support/pages.ts';

/** Few keys, so that many rows share one. */
const keys = fc.nat(3);

/** What another writer does between two pages. */
const changes = fc.oneof(
  fc.record({ does: fc.constant('add' as const), key: keys }),
  fc.record({ does: fc.constant('remove' as const), row: fc.nat(40) }),
  fc.record({ does: fc.constant('move' as const), row: fc.nat(40), key: keys }),
);

const pagings = fc.record({
  rows: fc.array(keys, { maxLength: 30 }),
  limit: fc.integer({ min: 1, max: 7 }),
  between: fc.array(fc.array(changes, { maxLength: 3 }), { maxLength: 30 }),
});

/** A row of the list is a pending registration; its key is when it was decided. */
function row(name: number, key: number): Registration {
  return aNewRegistration('pending', { productId: `p${name}` }, { decidedAt: shifted(days(2), key) });
}

describe('paging a list that others write to', () => {
  it('shows every row that stays where it is once, in order, and no row twice in one place', async () => {
    await fc.assert(
      fc.asyncProperty(pagings, async ({ rows, limit, between }) => {
        const store = createMemoryStore();
        await mustSave(store, { campaigns: [aCampaign({ revision: 0 })] });
        let added = 0;
        const add = async (key: number) => {
          added += 1;
          await mustSave(store, { registrations: [row(added, key)] });
        };
        for (const key of rows) await add(key);
        const untouched = new Set((await store.registrations.query(all, { limit: 1_000 })).items.map(idOf));
        const others = between.values();

        const shown = await readToTheEnd(async (after: Position | undefined) => {
          for (const change of after === undefined ? [] : (others.next().value ?? [])) {
            if (change.does === 'add') await add(change.key);
            else for (const id of await touched(store, change)) untouched.delete(id);
          }
          const page = await pageBehind(store, limit, after);
          if (page.next !== undefined) expect(page.items).toHaveLength(limit);
          return { rows: page.items.map((item) => `${idOf(item)} at ${item.decidedAt}`), next: page.next };
        });

        expect(new Set(shown).size).toBe(shown.length);
        const left = (await store.registrations.query(all, { limit: 1_000 })).items;
        const expected = left.filter((item) => untouched.has(idOf(item)));
        const places = expected.map((item) => shown.indexOf(`${idOf(item)} at ${item.decidedAt}`));
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((one, other) => one - other));
      }),
      { numRuns: 300 },
    );
  });

  it('has no next page when the last row is the last of its page', async () => {
    const store = createMemoryStore();
    await mustSave(store, { campaigns: [aCampaign({ revision: 0 })] });
    await mustSave(store, { registrations: [row(1, 0), row(2, 0)] });
    expect((await pageBehind(store, 1)).next).toEqual({ key: days(2), id: row(1, 0).id });
    expect(await pageBehind(store, 2)).not.toHaveProperty('next');
    expect((await pageBehind(store, 1, { key: days(2), id: row(1, 0).id })).next).toBeUndefined();
  });
});

const all = { at: days(3), statuses: ['pending'], sort: 'oldest' } as const;

function idOf({ id }: Registration): string {
  return id;
}

function pageBehind(store: Store, limit: number, after?: Position): Promise<Page<Registration>> {
  return store.registrations.query(all, after === undefined ? { limit } : { limit, after });
}

/** Takes a row out of the list, or moves it to another place; gives the id of the row it touched. */
async function touched(
  store: Store,
  change: { readonly row: number } & (
    | { readonly does: 'remove' }
    | { readonly does: 'move'; readonly key: number }
  ),
): Promise<readonly string[]> {
  const [registration] = await store.registrations.find([row(change.row, 0).id]);
  if (registration === undefined) return [];
  const { revision, id } = registration;
  const next =
    change.does === 'move'
      ? { ...registration, decidedAt: shifted(days(2), change.key) }
      : aNewRegistration('withdrawn', { productId: registration.productId }, { revision });
  await mustSave(store, { registrations: [next] });
  return [id];
}
