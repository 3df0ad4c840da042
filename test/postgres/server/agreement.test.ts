import fc from 'fast-check';
import {
  type Campaign,
  type CampaignSort,
  campaignSortKey,
  campaignStatusAt,
  campaignStatuses,
  creatorLinkSortKey,
  type Page,
  type PageRequest,
  type Position,
  type Registration,
  type RegistrationSort,
  registrationSortKey,
  type SampleRequest,
  type SampleSort,
  type Store,
  sampleSortKey,
  statusAt,
} from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { creatorsIn } from '../../../src/service/creator-readers.ts';
import { isMeantLink, isMeantSample, sampleStatus } from '../../support/creator-filter-oracle.ts';
import { isMeantCampaign, isMeantRegistration } from '../../support/filter-oracle.ts';
import { mustSave } from '../../support/groups.ts';
import { readToTheEnd } from '../../support/pages.ts';
import { createDatabase, type OwnDatabase } from '../../support/postgres/databases.ts';
import {
  connectTo,
  emptyTables,
  type HostDatabase,
  migrate,
  storeOver,
} from '../../support/postgres/stores.ts';
import {
  turnsOf,
  type World,
  worldCampaignFilters,
  worldLinkQueries,
  worldRegistrationFilters,
  worldSampleFilters,
  worlds,
} from '../../support/postgres/worlds.ts';

// The same world in memory and in PostgreSQL, asked the same: both answer what every record says when it is asked by
// itself, in the order of keys and ids. For many more worlds: RUNS=3000 npm run test:postgres -- agreement

const RUNS = Number(process.env['RUNS'] ?? 100);
/** Questions of each kind that a world is asked. */
const QUESTIONS = 12;

let database: OwnDatabase;
let db: HostDatabase;

beforeAll(async () => {
  database = await createDatabase(inject('postgresUrl'), 'agreement');
  db = connectTo(database.url);
  await migrate(db, { schema: 'whole' });
  await migrate(db, { schema: 'divided', partitions: 3 });
});

afterAll(async () => {
  await db.destroy();
  await database.remove();
});

/** The stores that hold a world: in memory, and in tables of one kind or the other. */
async function storesOf(world: World, schema: string): Promise<readonly Store[]> {
  const stores = [createMemoryStore(), storeOver(db, schema)];
  await emptyTables(db, schema);
  for (const store of stores) await mustSave(store, world);
  return stores;
}

interface Listed {
  readonly id: string;
}

/** What one list must show: records in memory, which of them are meant, and what they are sorted by. */
interface Expected<Row> {
  readonly rows: readonly Row[];
  readonly isMeant: (row: Row) => boolean;
  readonly keyOf: (row: Row) => number;
}

/** Expects one list from every store: each page, and so where the next one begins. Gives how many rows it has. */
async function expectList<Row extends Listed>(
  stores: readonly Store[],
  limit: number,
  { rows, isMeant, keyOf }: Expected<Row>,
  read: (store: Store, page: PageRequest) => Promise<Page<Row>>,
): Promise<number> {
  const meant = rows
    .filter(isMeant)
    .toSorted((one, other) => keyOf(one) - keyOf(other) || (one.id < other.id ? -1 : 1))
    .map((row) => ({ ...row, revision: 1 }));
  for (const store of stores) {
    let shown = 0;
    const found = await readToTheEnd(async (after: Position | undefined) => {
      const page = await read(store, after === undefined ? { limit } : { limit, after });
      shown += page.items.length;
      const last = meant[shown - 1];
      const next =
        last === undefined || shown === meant.length ? undefined : { key: keyOf(last), id: last.id };
      expect(page.next).toEqual(next);
      expect(page.exact).toBeUndefined();
      return { rows: page.items, next: page.next };
    });
    expect(found).toEqual(meant);
  }
  return meant.length;
}

/** Counts in an order of their own. */
function sorted<Count>(counts: readonly Count[]): readonly Count[] {
  return counts.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

/** Counts names, as stores count. */
function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function campaignIn({ campaigns }: World, { campaignId }: { readonly campaignId: string }): Campaign {
  const campaign = campaigns.find(({ id }) => id === campaignId);
  if (campaign === undefined) throw new Error(`There is no campaign ${campaignId}`);
  return campaign;
}

function registrationIn({ registrations }: World, request: SampleRequest): Registration {
  const registration = registrations.find(({ id }) => id === request.registrationId);
  if (registration === undefined) throw new Error(`There is no registration ${request.registrationId}`);
  return registration;
}

function joined({ registrations }: World, { id }: Campaign): readonly string[] {
  return registrations.filter(({ campaignId }) => campaignId === id).map(({ shopId }) => shopId);
}

const limits = fc.constantFrom(1, 2, 3, 7, 1_000);
const schemas = fc.constantFrom('whole', 'divided');

/** Many questions about one world: putting it into the tables takes longer than asking. */
function questionsAbout<Asked>(of: (world: World) => fc.Arbitrary<Asked>) {
  return worlds().chain((world) =>
    fc.record({
      world: fc.constant(world),
      schema: schemas,
      questions: fc.array(fc.tuple(of(world), limits), {
        minLength: 1,
        maxLength: QUESTIONS,
        size: 'max',
      }),
    }),
  );
}

describe('the same question has the same answer in memory and in PostgreSQL:', () => {
  it('campaigns, in every order, and how many', async () => {
    const sorts = fc.constantFrom<CampaignSort>('newest', 'closing_soon', 'highest_rate', 'milestone');
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(
        questionsAbout(() => fc.tuple(worldCampaignFilters(), sorts)),
        async ({ world, schema, questions }) => {
          const stores = await storesOf(world, schema);
          for (const [[filter, sort], limit] of questions) {
            const isMeant = (campaign: Campaign) =>
              isMeantCampaign(campaign, joined(world, campaign), filter);
            const keyOf = (campaign: Campaign) => campaignSortKey(campaign, sort);
            shown += await expectList(
              stores,
              limit,
              { rows: world.campaigns, isMeant, keyOf },
              (store, page) => store.campaigns.query({ ...filter, sort }, page),
            );
            const count = world.campaigns.filter(isMeant).length;
            for (const store of stores) expect(await store.campaigns.count(filter)).toBe(count);
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(shown).toBeGreaterThan(RUNS);
  });

  it('registrations, in every order, how many of each status, and of how many shops', async () => {
    const sorts = fc.constantFrom<RegistrationSort>('newest', 'oldest', 'highest_rate', 'due');
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(
        questionsAbout(() => fc.tuple(worldRegistrationFilters(), sorts)),
        async ({ world, schema, questions }) => {
          const stores = await storesOf(world, schema);
          for (const [[filter, sort], limit] of questions) {
            const isMeant = (one: Registration) => isMeantRegistration(one, campaignIn(world, one), filter);
            const keyOf = (one: Registration) => registrationSortKey(one, sort);
            shown += await expectList(
              stores,
              limit,
              { rows: world.registrations, isMeant, keyOf },
              (store, page) => store.registrations.query({ ...filter, sort }, page),
            );
            const meant = world.registrations.filter(isMeant);
            const counts = tally(
              meant.map((one) =>
                JSON.stringify([one.campaignId, statusAt(one, campaignIn(world, one), filter.at)]),
              ),
            );
            const shops = tally(
              [...new Set(meant.map((one) => JSON.stringify([one.campaignId, one.shopId])))].map(
                (pair) => JSON.parse(pair)[0],
              ),
            );
            for (const store of stores) {
              const counted = await store.registrations.count(filter);
              expect(
                new Map(counted.map((one) => [JSON.stringify([one.campaignId, one.status]), one.count])),
              ).toEqual(counts);
              expect(counted).toHaveLength(counts.size);
              const countedShops = await store.registrations.countShops(filter);
              expect(new Map(countedShops.map((one) => [one.campaignId, one.shops]))).toEqual(shops);
              expect(countedShops).toHaveLength(shops.size);
            }
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(shown).toBeGreaterThan(2 * RUNS);
  });

  it('sample requests, in every order, and how many of each status', async () => {
    const sorts = fc.constantFrom<SampleSort>('newest', 'oldest', 'due');
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(
        questionsAbout((world) => fc.tuple(worldSampleFilters(world), sorts)),
        async ({ world, schema, questions }) => {
          const stores = await storesOf(world, schema);
          for (const [[filter, sort], limit] of questions) {
            const isMeant = (request: SampleRequest) =>
              isMeantSample(request, registrationIn(world, request), campaignIn(world, request), filter);
            const keyOf = (request: SampleRequest) => sampleSortKey(request, sort);
            shown += await expectList(
              stores,
              limit,
              { rows: world.sampleRequests, isMeant, keyOf },
              (store, page) => creatorsIn(store).samples.query({ ...filter, sort }, page),
            );
            const statuses = world.sampleRequests
              .filter(isMeant)
              .map((one) => sampleStatus(one, registrationIn(world, one), campaignIn(world, one), filter.at));
            const expected = sorted([...tally(statuses)].map(([status, count]) => ({ count, status })));
            for (const store of stores) {
              const counted = await creatorsIn(store).samples.count(filter);
              expect(sorted(counted.map(({ status, count }) => ({ count, status })))).toEqual(expected);
            }
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(shown).toBeGreaterThan(RUNS);
  });

  it('links, in every order', async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(questionsAbout(worldLinkQueries), async ({ world, schema, questions }) => {
        const stores = await storesOf(world, schema);
        for (const [query, limit] of questions) {
          shown += await expectList(
            stores,
            limit,
            {
              rows: world.creatorLinks,
              isMeant: (link) => isMeantLink(link, query),
              keyOf: (link) => creatorLinkSortKey(link, query.sort),
            },
            (store, page) => creatorsIn(store).links.query(query, page),
          );
        }
      }),
      { numRuns: RUNS },
    );
    expect(shown).toBeGreaterThan(RUNS);
  });

  it('every status a millisecond before, at and after every instant at which one turns', async () => {
    await fc.assert(
      fc.asyncProperty(worlds(), schemas, async (world, schema) => {
        const stores = await storesOf(world, schema);
        for (const at of turnsOf(world)) {
          const ofRegistrations = tally(
            world.registrations.map((one) => statusAt(one, campaignIn(world, one), at)),
          );
          const ofSamples = tally(
            world.sampleRequests.map((one) =>
              sampleStatus(one, registrationIn(world, one), campaignIn(world, one), at),
            ),
          );
          for (const store of stores) {
            const counted = await store.registrations.count({ at });
            const names = counted.flatMap(({ status, count }) => Array.from({ length: count }, () => status));
            expect(tally(names)).toEqual(ofRegistrations);
            const samples = await creatorsIn(store).samples.count({ at });
            expect(new Map(samples.map(({ status, count }) => [status, count]))).toEqual(ofSamples);
          }
          const store = stores.at(-1)!;
          for (const status of campaignStatuses) {
            const expected = world.campaigns.filter((one) => campaignStatusAt(one, at) === status).length;
            expect(await store.campaigns.count({ at, statuses: [status] })).toBe(expected);
          }
        }
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  it('records by their ids, known and not, once and twice', async () => {
    await fc.assert(
      fc.asyncProperty(worlds(), schemas, fc.nat(9), async (world, schema, more) => {
        const [memory, postgres] = await storesOf(world, schema);
        if (memory === undefined || postgres === undefined) throw new Error('There are two stores');
        const unknown = ['nothing', 'a:b:c', '%:b:c', '%00', 'a\u0000', '\ud800'];
        const idsOf = (rows: readonly Listed[]) => [
          ...unknown,
          ...rows.map(({ id }) => id),
          ...rows.slice(0, more).map(({ id }) => id),
        ];
        const registrations = idsOf(world.registrations);
        expect(await postgres.registrations.find(registrations)).toEqual(
          await memory.registrations.find(registrations),
        );
        const campaigns = idsOf(world.campaigns);
        expect(await postgres.campaigns.find(campaigns)).toEqual(await memory.campaigns.find(campaigns));
        const links = idsOf(world.creatorLinks);
        expect(await creatorsIn(postgres).links.find(links)).toEqual(
          await creatorsIn(memory).links.find(links),
        );
        const samples = idsOf(world.sampleRequests);
        expect(await creatorsIn(postgres).samples.find(samples)).toEqual(
          await creatorsIn(memory).samples.find(samples),
        );
      }),
      { numRuns: RUNS },
    );
  });
});
