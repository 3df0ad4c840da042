import type { CreatorLinkSort, Position, SampleSort } from '../../../ports/queries.js';
import { creatorLinkSortKey, sampleSortKey } from '../../../ports/queries.js';
import type { Store } from '../../../ports/store.js';
import {
  aLink,
  aRunning,
  type LinkLife,
  type LinkStart,
  reaching,
  type SampleStart,
  sampleSteps,
  samplesOf,
} from '../../creator-records.js';
import { expectInOrder, expectSame, expectThat, shown } from '../../expect.js';
import { aCampaign, days, shifted } from '../../records.js';
import { mustSave, type StoreCaseGroup } from '../case.js';
import * as says from '../promises.js';
import { linksOf, requestsOf } from './ask.js';
import { aPlace, groupOf, keepIn, ofCreators } from './case.js';

const at = days(8);
const oldest = { sort: 'oldest' } as const;

function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Saves in an order that is none of the orders asked for. */
function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  return items.map((_, index) => items[(index * 7 + 3) % items.length]).filter((item) => item !== undefined);
}

const linksNamed = (starts: Readonly<Record<string, LinkStart>>) =>
  Object.entries(starts).map(([creatorId, start]) => aLink(aPlace(), { ...start, creatorId }));

const samplesNamed = (starts: Readonly<Record<string, SampleStart>>) =>
  samplesOf(
    aPlace(),
    Object.entries(starts).map(([creatorId, start]) => ({ ...start, creatorId })),
  );

/** Keeps them in an order of its own. */
async function keepSamples(store: Store, starts: Readonly<Record<string, SampleStart>>): Promise<void> {
  const lives = samplesNamed(starts);
  await keepIn(store, aPlace(), { samples: [{ ...lives, samples: shuffled(lives.samples) }] });
}

async function expectLinkOrder(
  store: Store,
  sort: CreatorLinkSort,
  expected: readonly string[],
): Promise<void> {
  const found = await linksOf(store, { sort, shopId: 'shop-1' });
  expectInOrder(
    `the creators of creators.links.query sorted by ${sort}`,
    found.map(({ creatorId }) => creatorId),
    expected,
  );
  const keys = found.map((link) => creatorLinkSortKey(link, sort));
  expectInOrder(
    `the sort keys of creators.links.query sorted by ${sort}`,
    keys,
    keys.toSorted((a, b) => a - b),
  );
}

async function expectSampleOrder(store: Store, sort: SampleSort, expected: readonly string[]): Promise<void> {
  const found = await requestsOf(store, { at, sort, shopId: 'shop-1' });
  expectInOrder(
    `the creators of creators.samples.query sorted by ${sort}`,
    found.map(({ creatorId }) => creatorId),
    expected,
  );
  const keys = found.map((request) => sampleSortKey(request, sort));
  expectInOrder(
    `the sort keys of creators.samples.query sorted by ${sort}`,
    keys,
    keys.toSorted((a, b) => a - b),
  );
}

/** Creators `c00`, `c01` and so on, of whom four began at once. */
const creatorAt = (index: number) => `c${String(index).padStart(2, '0')}`;
const beganAt = (index: number) => shifted(days(4), Math.floor(index / 4));
const creatorsUpTo = (count: number) => Array.from({ length: count }, (_, index) => creatorAt(index));

function startsUpTo(count: number) {
  return Object.fromEntries(
    creatorsUpTo(count).map((creatorId, index) => [creatorId, { at: beganAt(index) }]),
  );
}

const linksUpTo = (count: number): readonly LinkLife[] => linksNamed(startsUpTo(count));

/** Takes the link of a creator out and adds it again, and moves the sample request on. */
async function move(store: Store, creatorId: string): Promise<void> {
  const start = startsUpTo(9)[creatorId];
  const links = linksNamed({ [creatorId]: { ...start, later: [days(5), days(6)] } });
  const lives = samplesNamed({ [creatorId]: { ...start, later: reaching.sellerReview(days(5)) } });
  const group = groupOf({ links, samples: [lives] });
  await mustSave(store, {
    creatorLinks: group.creatorLinks.map((link) => ({ ...link, revision: 1 })),
    sampleRequests: group.sampleRequests.map((request) => ({ ...request, revision: 1 })),
  });
}

/** Filters of links and sample requests that a store might not answer. */
const sideConditions = {
  registrationIds: ['a:shop-1:product-1'],
  campaignIds: ['a'],
  agencyId: 'agency-1',
  shopId: 'shop-1',
  creatorId: 'c00',
};

/** In which order links and sample requests come, and how they are read part by part. */
export const creatorListCases: StoreCaseGroup = {
  group: 'lists of links and samples',
  cases: [
    ofCreators(
      says.ordersLinks,
      'links, newest and oldest: by when they were added last, and by id where that is equal',
      async (store) => {
        const links = linksNamed({
          b: {},
          B: {},
          late: { at: shifted(days(4), 1) },
          early: { at: shifted(days(4), -1) },
          again: { at: days(4), later: [days(5), days(6)] },
          removed: { at: shifted(days(4), 2), later: [days(7)] },
        });
        await keepIn(store, aPlace(), { links: shuffled(links) });
        await expectLinkOrder(store, 'oldest', ['early', 'B', 'b', 'late', 'removed', 'again']);
        await expectLinkOrder(store, 'newest', ['again', 'removed', 'late', 'B', 'b', 'early']);
      },
    ),

    ofCreators(
      says.ordersSamples,
      'sample requests, newest and oldest: by when the decision that stands was made',
      async (store) => {
        const deadlines = { contentDays: 9, extensionDays: 9 };
        await keepSamples(store, {
          b: {},
          B: {},
          late: { at: shifted(days(4), 1) },
          approved: { later: reaching.shipment(days(6)) },
          received: { deadlines, later: reaching.received(days(5)) },
          extended: { deadlines, later: [...reaching.received(days(5)), sampleSteps.extend(days(7))] },
        });
        await expectSampleOrder(store, 'oldest', ['B', 'b', 'late', 'extended', 'received', 'approved']);
        await expectSampleOrder(store, 'newest', ['approved', 'extended', 'received', 'late', 'B', 'b']);
      },
    ),

    ofCreators(
      says.ordersSamples,
      'sample requests, due: by when a deadline counts as met, those without one last',
      async (store) => {
        const due = (reviewDays: number) => ({ deadlines: { reviewDays, shipDays: 2 } });
        await keepSamples(store, {
          none: {},
          answered: { ...due(1), later: [sampleSteps.withdraw(shifted(days(4), 1))] },
          later: due(9),
          b: due(3),
          B: due(3),
          shipment: { ...due(8), later: reaching.shipment(days(6)) },
        });
        await expectSampleOrder(store, 'due', ['B', 'b', 'shipment', 'later', 'answered', 'none']);
      },
    ),

    ofCreators(
      says.ordersLinks,
      'ids of links and sample requests are ordered by their code units, not as a language does',
      async (store) => {
        // They are joined as in a URL: all ASCII, and no two of them alike.
        const ids = ['10', '9', 'A', 'B', 'Z', 'a', 'a-b', 'a.b', 'aa', 'ab', 'b', '~', 'á', 'ก', "a'"];
        const starts = Object.fromEntries(ids.map((id) => [id, {}]));
        const links = linksNamed(starts);
        await keepIn(store, aPlace(), { links: shuffled(links), samples: [samplesNamed(starts)] });
        const expected = links.map(({ record }) => record.id).toSorted(byCodeUnits);
        expectInOrder(
          'the ids of creators.links.query of links that were added at once',
          (await linksOf(store, oldest)).map(({ id }) => id),
          expected,
        );
        expectInOrder(
          'the ids of creators.samples.query of sample requests that were made at once',
          (await requestsOf(store, { at, ...oldest })).map(({ id }) => id),
          expected,
        );
      },
    ),

    ofCreators(
      says.pages,
      'links and sample requests, read any number at a time, come each once and in order',
      async (store) => {
        const lives = samplesNamed(startsUpTo(9));
        await keepIn(store, aPlace(), {
          links: shuffled(linksUpTo(9)),
          samples: [{ ...lives, samples: shuffled(lives.samples) }],
        });
        for (const limit of [1, 2, 3, 4, 8, 9, 10, 1_000]) {
          const links = await linksOf(store, oldest, limit);
          expectInOrder(
            `creators.links.query, read ${limit} at a time,`,
            links.map(({ creatorId }) => creatorId),
            creatorsUpTo(9),
          );
          const requests = await requestsOf(store, { at, ...oldest }, limit);
          expectInOrder(
            `creators.samples.query, read ${limit} at a time,`,
            requests.map(({ creatorId }) => creatorId),
            creatorsUpTo(9),
          );
        }
      },
    ),

    ofCreators(
      says.saysWhatIsNext,
      'the last page of links or sample requests has no next, be it full or empty',
      async (store, { links, samples }) => {
        const nowhere = { registrationIds: ['nowhere'] };
        await keepIn(store, aPlace(), { links: linksUpTo(4), samples: [samplesNamed(startsUpTo(4))] });
        const queries = {
          'creators.links.query': (side: object, limit: number) =>
            links.query({ ...oldest, ...side }, { limit }),
          'creators.samples.query': (side: object, limit: number) =>
            samples.query({ at, ...oldest, ...side }, { limit }),
        };
        for (const [what, query] of Object.entries(queries)) {
          const [short, full, empty] = [await query({}, 3), await query({}, 4), await query(nowhere, 4)];
          expectThat(
            short.next !== undefined,
            `a page of 3 out of 4 from ${what} to say where the next begins`,
            'it does not',
          );
          expectThat(
            full.next === undefined,
            `a page of 4 out of 4 from ${what} to be the last`,
            `the next begins at ${shown(full.next)}`,
          );
          if (empty.exact === undefined)
            expectSame(
              `rows and next of an empty list from ${what}`,
              { items: empty.items, next: empty.next ?? 'absent' },
              { items: [], next: 'absent' },
            );
        }
      },
    ),

    ofCreators(
      says.pagesByPosition,
      'a page of links begins behind a position, whether a row is there or not',
      async (store, { links }) => {
        await keepIn(store, aPlace(), { links: linksUpTo(8) });
        const behind = async (key: number, id: string) => {
          const page = await links.query(oldest, { limit: 10, after: { key, id } });
          return page.items.map(({ creatorId }) => creatorId);
        };
        const rest = creatorsUpTo(8);
        const third = linksUpTo(3).at(-1)?.record.id ?? '';
        expectInOrder('the page behind c02', await behind(days(4), third), rest.slice(3));
        expectInOrder(
          'the page behind c02 and a bit, where no row is',
          await behind(days(4), `${third}x`),
          rest.slice(3),
        );
        expectInOrder('the page behind the key before c00', await behind(days(4) - 1, 'zzz'), rest);
        expectInOrder('the page behind the first of two keys', await behind(days(4), 'zzz'), rest.slice(4));
        expectInOrder('the page behind the last key', await behind(days(4) + 1, 'zzz'), []);
      },
    ),

    ofCreators(
      says.pagesByPosition,
      'links and sample requests that move while a list is read make no other come twice or never',
      async (store, { links, samples }) => {
        const lives = samplesNamed(startsUpTo(9));
        await keepIn(store, aPlace(), { links: linksUpTo(9), samples: [lives] });
        // What was read, the row that the next page is behind, and one that is still to come.
        const moved = [0, 2, 5].map(creatorAt);
        const stood = creatorsUpTo(9).filter((creatorId) => !moved.includes(creatorId));
        const seen: { readonly links: string[]; readonly samples: string[] } = { links: [], samples: [] };
        const [firstLinks, firstSamples] = [
          await links.query(oldest, { limit: 3 }),
          await samples.query({ at, ...oldest }, { limit: 3 }),
        ];
        for (const creatorId of moved) await move(store, creatorId);
        const rest = (next: Position | undefined) =>
          next === undefined ? { limit: 100 } : { limit: 100, after: next };
        const [moreLinks, moreSamples] = [
          await links.query(oldest, rest(firstLinks.next)),
          await samples.query({ at, ...oldest }, rest(firstSamples.next)),
        ];
        seen.links.push(...[...firstLinks.items, ...moreLinks.items].map(({ creatorId }) => creatorId));
        seen.samples.push(...[...firstSamples.items, ...moreSamples.items].map(({ creatorId }) => creatorId));
        for (const [what, ids] of Object.entries(seen))
          expectInOrder(
            `the ${what} that did not move, read in two pages,`,
            ids.filter((creatorId) => !moved.includes(creatorId)),
            stood,
          );
      },
    ),

    ofCreators(
      says.pages,
      'a page of links or sample requests has up to 1,000 rows',
      async (store, { links, samples }) => {
        const starts = Object.fromEntries(
          Array.from({ length: 1_001 }, (_, index) => [`c${index}`, { at: shifted(days(4), index) }]),
        );
        const campaign = aCampaign('a');
        const place = aPlace(campaign, aRunning(campaign.record, { terms: { sampleQuantity: 2_000 } }));
        const asked = Object.entries(starts).map(([creatorId, start]) => ({ ...start, creatorId }));
        await keepIn(store, place, { links: linksNamed(starts), samples: [samplesOf(place, asked)] });
        const first = await links.query(oldest, { limit: 1_000 });
        expectSame('the number of rows of a page of 1,000 links out of 1,001', first.items.length, 1_000);
        const page = await samples.query({ at, ...oldest }, { limit: 1_000 });
        expectSame(
          'the number of rows of a page of 1,000 sample requests out of 1,001',
          page.items.length,
          1_000,
        );
        expectSame('the number of links of both pages', (await linksOf(store, oldest)).length, 1_001);
      },
    ),

    ofCreators(
      says.isExact,
      'no query of links or sample requests is answered with more than was asked',
      async (store, { links, samples }) => {
        await keepIn(store, aPlace(), { links: linksUpTo(2), samples: [samplesNamed(startsUpTo(2))] });
        const exactly = (what: string, exact: false | undefined) =>
          expectThat(exact === undefined, `an exact answer to ${what}`, 'it says exact: false');
        const ofLinks = { ...sideConditions, decision: 'added' };
        const ofSamples = { ...sideConditions, statuses: ['agency_review'], dueBy: days(99) };
        for (const [name, value] of [['no condition', undefined], ...Object.entries(ofLinks)]) {
          const filter = value === undefined ? {} : { [String(name)]: value };
          const page = await links.query({ ...oldest, ...filter }, { limit: 10 });
          exactly(`creators.links.query with ${name}`, page.exact);
        }
        for (const [name, value] of [['no condition', undefined], ...Object.entries(ofSamples)]) {
          const filter = value === undefined ? {} : { [String(name)]: value };
          const page = await samples.query({ at, ...oldest, ...filter }, { limit: 10 });
          exactly(`creators.samples.query with ${name}`, page.exact);
        }
      },
      'exactQueries',
    ),
  ],
};
