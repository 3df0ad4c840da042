import fc from 'fast-check';
import {
  type Campaign,
  type CampaignQuery,
  type CampaignSort,
  campaignSortKey,
  type Page,
  type PageRequest,
  type Position,
  type Registration,
  type RegistrationQuery,
  type RegistrationSort,
  registrationSortKey,
} from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import {
  campaignFilters,
  listedCampaigns,
  listedPlaces,
  listedRegistrations,
  listings,
  registrationFilters,
} from 'partner-campaigns/testing';
import { expect, it } from 'vitest';
import { isMeantCampaign, isMeantRegistration } from '../support/filter-oracle.ts';
import { mustSave } from '../support/groups.ts';
import { readToTheEnd } from '../support/pages.ts';

// Any query, read page by page, while between two pages rows come, and change: so that they leave the list, come back
// to it, or stand elsewhere in it.

type Row = Campaign | Registration;

/** A list under test: what is in it by hand, in which order, and how a page of it is read. */
interface List<Of extends Row> {
  readonly isMeant: (row: Of) => boolean;
  readonly keyOf: (row: Of) => number;
  readonly read: (page: PageRequest) => Promise<Page<Of>>;
  readonly write: (row: Of) => Promise<void>;
}

/** What happened between a page and the next: rows written, new ones and those that were there. */
type Writes<Of> = readonly (readonly Of[])[];

async function expectEachRowOnce<Of extends Row>(
  { isMeant, keyOf, read, write }: List<Of>,
  first: readonly Of[],
  limit: number,
  between: Writes<Of>,
): Promise<number> {
  const now = new Map(first.map((row) => [row.id, row]));
  const places = () => new Map([...now.values()].filter(isMeant).map((row) => [row.id, keyOf(row)]));
  // Those that were in the list all the time, with one and the same key.
  const stayed = places();
  const others = between.values();
  const shown = await readToTheEnd(async (after: Position | undefined) => {
    if (after !== undefined)
      for (const written of others.next().value ?? []) {
        const revision = now.get(written.id)?.revision;
        const row = { ...written, revision: revision ?? 0 };
        await write(row);
        now.set(row.id, { ...row, revision: row.revision + 1 });
        const after = places();
        for (const [id, key] of stayed) if (after.get(id) !== key) stayed.delete(id);
      }
    const page = await read(after === undefined ? { limit } : { limit, after });
    if (page.next !== undefined) expect(page.items).toHaveLength(limit);
    for (const row of page.items) expect(isMeant(row)).toBe(true);
    return { rows: page.items.map((row) => ({ id: row.id, key: keyOf(row) })), next: page.next };
  });
  const names = shown.map(({ id, key }) => `${key} ${id}`);
  expect(new Set(names).size).toBe(names.length);
  for (const [id, key] of stayed) expect(names).toContain(`${key} ${id}`);
  // In order of key and id, whatever happened.
  const inOrder = shown.toSorted((one, other) => one.key - other.key || (one.id < other.id ? -1 : 1));
  expect(shown).toEqual(inOrder);
  return shown.length;
}

const limits = fc.integer({ min: 1, max: 4 });
const someWrites = <Of>(row: fc.Arbitrary<Of>) => fc.array(fc.array(row, { maxLength: 3 }), { maxLength: 8 });

it('campaigns: every row that keeps its place is shown once, whatever happens between two pages', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `campaign-${index}`);
  const rows = fc.uniqueArray(fc.constantFrom(...names).chain(listedCampaigns), {
    selector: ({ id }) => id,
    maxLength: 10,
  });
  const sorts = fc.constantFrom<CampaignSort>('newest', 'closing_soon', 'highest_rate', 'milestone');
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.tuple(campaignFilters(), sorts),
      limits,
      someWrites(fc.constantFrom(...names).chain(listedCampaigns)),
      async (campaigns, [filter, sort], limit, between) => {
        const store = createMemoryStore();
        await mustSave(store, { campaigns });
        const query: CampaignQuery = { ...filter, sort };
        shown += await expectEachRowOnce(
          {
            isMeant: (campaign) => isMeantCampaign(campaign, [], filter),
            keyOf: (campaign) => campaignSortKey(campaign, sort),
            read: (page) => store.campaigns.query(query, page),
            write: (campaign) => mustSave(store, { campaigns: [campaign] }),
          },
          await kept(store.campaigns, campaigns),
          limit,
          between,
        );
      },
    ),
    { numRuns: 400 },
  );
  expect(shown).toBeGreaterThan(200);
});

it('registrations: every row that keeps its place is shown once, whatever happens between two pages', async () => {
  const sorts = fc.constantFrom<RegistrationSort>('newest', 'oldest', 'highest_rate', 'due');
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(
      listings().chain((listed) => {
        const row = listedPlaces().chain((place) => {
          const campaign = listed.campaigns.find(({ id }) => id === place.campaignId);
          return listedRegistrations(place, campaign?.agencyId ?? '');
        });
        return fc.tuple(fc.constant(listed), someWrites(row));
      }),
      fc.tuple(registrationFilters(), sorts),
      limits,
      async ([{ campaigns, registrations }, between], [filter, sort], limit) => {
        const store = createMemoryStore();
        await mustSave(store, { campaigns, registrations });
        const query: RegistrationQuery = { ...filter, sort };
        const campaignOf = ({ campaignId }: Registration) => campaigns.find(({ id }) => id === campaignId)!;
        shown += await expectEachRowOnce(
          {
            isMeant: (one) => isMeantRegistration(one, campaignOf(one), filter),
            keyOf: (one) => registrationSortKey(one, sort),
            read: (page) => store.registrations.query(query, page),
            write: (one) => mustSave(store, { registrations: [one] }),
          },
          await kept(store.registrations, registrations),
          limit,
          between,
        );
      },
    ),
    { numRuns: 400 },
  );
  expect(shown).toBeGreaterThan(200);
});

/** The rows as the store keeps them, with their revisions. */
async function kept<Of extends Row>(
  { find }: { find: (ids: readonly string[]) => Promise<readonly (Of | undefined)[]> },
  rows: readonly Row[],
): Promise<readonly Of[]> {
  return (await find(rows.map(({ id }) => id))).filter((row) => row !== undefined);
}
