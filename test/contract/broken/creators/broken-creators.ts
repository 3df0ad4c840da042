import {
  type CreatorLink,
  type CreatorLinkQuery,
  type CreatorLinkReader,
  type CreatorReaders,
  type CreatorSide,
  creatorLinkSortKey,
  type Page,
  type PageRequest,
  type Position,
  type SampleFilter,
  type SampleLedger,
  type SampleLedgerReader,
  type SampleMatcher,
  type SampleParents,
  type SampleReader,
  type SampleRequest,
  type Store,
  sampleSortKey,
} from 'partner-campaigns';
import type { BrokenStore } from '../broken-store.ts';

/** What a store keeps of creators, which those that are broken all have. */
export function creatorsOf({ creators }: Store): CreatorReaders {
  if (creators === undefined) throw new TypeError('The store has no creators');
  return creators;
}

/** What a fault replaces of the readers; the rest stays right. */
export interface ReplacedCreators {
  readonly links?: Partial<CreatorLinkReader>;
  readonly samples?: Partial<SampleReader>;
  readonly ledgers?: Partial<SampleLedgerReader>;
}

/** A store of which some of what it reads of creators is read otherwise. */
export function reading(
  replaced: (creators: CreatorReaders, store: Store) => ReplacedCreators,
): BrokenStore['breaks'] {
  return (store) => {
    const creators = creatorsOf(store);
    const { links, samples, ledgers } = replaced(creators, store);
    return {
      ...store,
      creators: {
        links: { ...creators.links, ...links },
        samples: { ...creators.samples, ...samples },
        ledgers: { ...creators.ledgers, ...ledgers },
      },
    };
  };
}

/** A store that gives records of creators back otherwise than they are. */
export function givingBackCreators({
  link = (record) => record,
  sample = (record) => record,
  ledger = (record) => record,
}: {
  readonly link?: (record: CreatorLink) => object;
  readonly sample?: (record: SampleRequest) => object;
  readonly ledger?: (record: SampleLedger) => object;
}): BrokenStore['breaks'] {
  return reading(({ links, samples, ledgers }) => ({
    links: { find: async (ids) => (await links.find(ids)).map((one) => one && (link(one) as CreatorLink)) },
    samples: {
      find: async (ids) => (await samples.find(ids)).map((one) => one && (sample(one) as SampleRequest)),
    },
    ledgers: {
      find: async (ids) => (await ledgers.find(ids)).map((one) => one && (ledger(one) as SampleLedger)),
    },
  }));
}

/** A store that hears another query of links than was asked. */
export function hearingLinks(hears: (query: CreatorLinkQuery) => CreatorLinkQuery): BrokenStore['breaks'] {
  return reading(({ links }) => ({ links: { query: (query, page) => links.query(hears(query), page) } }));
}

/** The same of sample requests: to list, to count, or both. */
export function hearingSamples(
  hears: (filter: SampleFilter) => SampleFilter,
  where: 'listed' | 'counted' | 'both' = 'both',
): BrokenStore['breaks'] {
  return reading(({ samples }) => ({
    samples: {
      ...(where === 'counted'
        ? {}
        : { query: ({ sort, ...filter }, page) => samples.query({ ...hears(filter), sort }, page) }),
      ...(where === 'listed' ? {} : { count: (filter) => samples.count(hears(filter)) }),
    },
  }));
}

/** The same of whose they are, for links and for sample requests. */
export function hearingSides(
  hears: <Asked extends CreatorSide>(side: Asked) => Asked,
): BrokenStore['breaks'] {
  return (store) => hearingLinks(hears)(hearingSamples(hears)(store));
}

/** A store that tells by itself which sample requests a filter means. */
export function meaning(matcher: (filter: SampleFilter) => SampleMatcher): BrokenStore['breaks'] {
  return reading(({ samples }, store) => ({
    samples: {
      query: async (query, page) => {
        const found = await samples.query({ at: query.at, sort: query.sort }, { limit: 10_000 });
        const parents = await parentsIn(store, found.items);
        const matches = matcher(query);
        const items = found.items.filter((request) => matches(request, parents(request)));
        return partOf(items, (request) => sampleSortKey(request, query.sort), page);
      },
    },
  }));
}

/** What sample requests are under. */
export async function parentsIn(
  store: Store,
  requests: readonly SampleRequest[],
): Promise<(request: SampleRequest) => SampleParents> {
  const registrations = await store.registrations.find(requests.map(({ registrationId }) => registrationId));
  const campaigns = await store.campaigns.find(requests.map(({ campaignId }) => campaignId));
  return (request) => {
    const index = requests.indexOf(request);
    const [registration, campaign] = [registrations[index], campaigns[index]];
    if (registration === undefined || campaign === undefined) throw new TypeError('It is under nothing');
    return { registration, campaign };
  };
}

interface Row {
  readonly id: string;
}

/** Rows behind a position, in the order in which they are. */
export function partOf<Found extends Row>(
  rows: readonly Found[],
  keyOf: (row: Found) => number,
  { limit, after }: PageRequest,
): Page<Found> {
  const isBehind = (row: Found) =>
    after === undefined || keyOf(row) > after.key || (keyOf(row) === after.key && row.id > after.id);
  const behind = rows.filter(isBehind);
  const items = behind.slice(0, limit);
  const last = items.at(-1);
  return last === undefined || behind.length <= limit
    ? { items }
    : { items, next: { key: keyOf(last), id: last.id } };
}

/** A store that changes how it pages through links and sample requests. */
export function pagingCreators(
  change: <Found extends Row>(
    ask: (page: PageRequest) => Promise<Page<Found>>,
    page: PageRequest,
    keyOf: (row: Found) => number,
  ) => Promise<Page<Found>>,
): BrokenStore['breaks'] {
  return reading(({ links, samples }) => ({
    links: {
      query: (query, page) =>
        change<CreatorLink>(
          (request) => links.query(query, request),
          page,
          (link) => creatorLinkSortKey(link, query.sort),
        ),
    },
    samples: {
      query: (query, page) =>
        change<SampleRequest>(
          (request) => samples.query(query, request),
          page,
          (request) => sampleSortKey(request, query.sort),
        ),
    },
  }));
}

/** A store that sorts links and sample requests by itself. */
export function orderingCreators(
  compare: (one: Position, other: Position) => number,
  keys: {
    readonly link?: typeof creatorLinkSortKey;
    readonly sample?: typeof sampleSortKey;
  } = {},
): BrokenStore['breaks'] {
  const { link = creatorLinkSortKey, sample = sampleSortKey } = keys;
  const sorted = <Found extends Row>(
    rows: readonly Found[],
    keyOf: (row: Found) => number,
    { limit, after }: PageRequest,
  ): Page<Found> => {
    const all = rows.toSorted((one, other) =>
      compare({ key: keyOf(one), id: one.id }, { key: keyOf(other), id: other.id }),
    );
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after.id) + 1;
    const items = all.slice(from, from + limit);
    const last = items.at(-1);
    return last === undefined || from + limit >= all.length
      ? { items }
      : { items, next: { key: keyOf(last), id: last.id } };
  };
  return reading(({ links, samples }) => ({
    links: {
      query: async (query, page) => {
        const { items } = await links.query(query, { limit: 10_000 });
        return sorted(items, (row) => link(row, query.sort), page);
      },
    },
    samples: {
      query: async (query, page) => {
        const { items } = await samples.query(query, { limit: 10_000 });
        return sorted(items, (row) => sample(row, query.sort), page);
      },
    },
  }));
}
