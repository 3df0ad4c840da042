import {
  type CreatorSide,
  type Instant,
  type SampleFilter,
  type SampleParents,
  type SampleRequest,
  sampleMatcher,
} from 'partner-campaigns';
import { inexact } from '../../../support/inexact.ts';
import { type BrokenStore, without } from '../broken-store.ts';
import {
  hearingLinks,
  hearingSamples,
  hearingSides,
  meaning,
  orderingCreators,
  pagingCreators,
  parentsIn,
  partOf,
  reading,
} from './broken-creators.ts';

const earlier = (at: Instant) => (at - 1) as Instant;
const FIXED = Date.UTC(2026, 2, 6) as Instant;
const NEVER = (Date.UTC(2026, 2, 1) + 1e10) as Instant;

/** A filter without one of its conditions; filters are heard by generic ears. */
const forgetting =
  (name: keyof CreatorSide) =>
  <Asked extends CreatorSide>(side: Asked): Asked =>
    without(side, name);

const sides = {
  registrationIds: 'registrationIds: under one of these, each once, and of none none',
  campaignIds: 'campaignIds: in one of these, each once, and of none none',
  agencyId: 'agencyId: in campaigns of this agency alone',
  shopId: 'shopId: for products of this shop alone',
  creatorId: 'creatorId: of this creator alone',
} as const satisfies Record<keyof CreatorSide, string>;

const sideNames = Object.keys(sides) as (keyof CreatorSide)[];

/** One fault for each condition of whose they are, for links and for sample requests: it is ignored. */
const ignoring = sideNames.flatMap((name): readonly BrokenStore[] => [
  {
    fault: `${name} of links is ignored`,
    breaks: hearingLinks(forgetting(name)),
    says: new RegExp(`creators\\.links\\.query\\(.*"${name}".*too many`, 's'),
    caughtBy: [`filters of links and samples: ${sides[name]}`],
  },
  {
    fault: `${name} of sample requests is ignored where they are listed`,
    breaks: hearingSamples(forgetting(name), 'listed'),
    says: new RegExp(`creators\\.samples\\.query\\(.*"${name}".*too many`, 's'),
    caughtBy: [`filters of links and samples: ${sides[name]}`],
  },
  {
    fault: `${name} of sample requests is ignored where they are counted`,
    breaks: hearingSamples(forgetting(name), 'counted'),
    says: new RegExp(`creators\\.samples\\.count\\(.*"${name}"`, 's'),
    caughtBy: [`filters of links and samples: ${sides[name]}`],
  },
]);

/** What sample requests are under, as a store has it that does not see all of it. */
type Seen = (request: SampleRequest, parents: SampleParents) => readonly [SampleRequest, SampleParents];

/** A store that means sample requests by something else than what stands. */
const seeing = (seen: Seen, when: (filter: SampleFilter) => boolean = () => true) =>
  meaning((filter) => {
    const matches = sampleMatcher(filter);
    return (request, parents) => {
      const [asked, under] = when(filter) ? seen(request, parents) : [request, parents];
      return matches(asked, under);
    };
  });

/** The campaign with another end. */
function endingAt({ campaign, registration }: SampleParents, end: Instant): SampleParents {
  const { campaignPeriod } = campaign;
  const moved = { ...campaign, campaignPeriod: { ...campaignPeriod, end } };
  const ended = moved.decision === 'ended_early' ? { ...moved, endedAt: end } : moved;
  return { registration, campaign: ended };
}

const endOf = ({ campaign }: SampleParents) =>
  campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;

/** The registration with another decision. */
const deciding = (parents: SampleParents, decision: 'approved' | 'closed'): SampleParents => ({
  ...parents,
  registration: { ...parents.registration, decision } as SampleParents['registration'],
});

const asksForDue = ({ dueBy }: SampleFilter) => dueBy !== undefined;

/** A store that counts sample requests by itself. */
const counting = (
  statusOf: (request: SampleRequest) => SampleRequest['decision'],
  also: readonly SampleRequest['decision'][] = [],
) =>
  reading(({ samples }) => ({
    samples: {
      count: async (filter) => {
        const { items } = await samples.query({ ...filter, sort: 'newest' }, { limit: 10_000 });
        const counts = new Map(also.map((status) => [status, 0]));
        for (const request of items) counts.set(statusOf(request), (counts.get(statusOf(request)) ?? 0) + 1);
        return [...counts].map(([status, count]) => ({ status, count }));
      },
    },
  }));

const byCodeUnits = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

const LISTS = 'lists of links and samples';
const LINK_ORDER = `${LISTS}: links, newest and oldest: by when they were added last, and by id where that is equal`;
const SAMPLE_ORDER = `${LISTS}: sample requests, newest and oldest: by when the decision that stands was made`;
const ANY_NUMBER = `${LISTS}: links and sample requests, read any number at a time, come each once and in order`;
const LAST_PAGE = `${LISTS}: the last page of links or sample requests has no next, be it full or empty`;
const END_OF_CAMPAIGN =
  'sample filters: statuses: what waits is cancelled from the end of the campaign on, and what was sent goes on';
const CLOSE =
  'sample filters: statuses: a close cancels what waits from then on, and a close that is asked for nothing';
const EARLIER_ATTEMPT =
  'sample filters: statuses: what waits since an earlier attempt of the registration stays cancelled';
const DUE_TIE =
  'sample filters: dueBy: not where campaign or product have ended by then, which wins a tie, unless it was sent';
const COUNTED = 'sample filters: sample requests are counted by the status that they have at that instant';
const NOT_COUNTED = 'sample filters: a status that no sample request has is not counted';

/** Faults of queries of links and sample requests. */
export const creatorQueryFaults: readonly BrokenStore[] = [
  ...ignoring,
  {
    fault: 'creators are compared without regard to case',
    breaks: hearingSides((side) =>
      side.creatorId === undefined ? side : { ...side, creatorId: side.creatorId.toLowerCase() },
    ),
    says: /"creatorId":"A"/,
    caughtBy: [
      'filters of links and samples: creators, shops and agencies of like ids are told from each other',
    ],
  },
  {
    fault: 'shops of links are trimmed',
    breaks: hearingLinks((query) =>
      query.shopId === undefined ? query : { ...query, shopId: query.shopId.trim() },
    ),
    says: /creators\.links\.query\(\{"shopId":"a "/,
    caughtBy: [
      'filters of links and samples: creators, shops and agencies of like ids are told from each other',
    ],
  },
  {
    fault: 'links that were removed are gone',
    breaks: hearingLinks((query) => ({ decision: 'added', ...query })),
    says: /creators\.links\.query\(\{\}\).*without \["removed"\]/s,
    caughtBy: ['filters of links and samples: decision: links that are there, or were removed'],
  },
  {
    fault: 'the decision of links is ignored',
    breaks: hearingLinks((query) => without(query, 'decision')),
    says: /"decision":"added".*too many \["removed"\]/s,
    caughtBy: [
      'filters of links and samples: decision: links that are there, or were removed',
      'combined filters of creators: 150 queries of links mean what their conditions say',
    ],
  },
  {
    fault: 'of whose they are the agency is forgotten once a creator is named',
    breaks: hearingSides((side) => (side.creatorId === undefined ? side : without(side, 'agencyId'))),
    says: /"agencyId":"agency-1".*too many \["both"\]/s,
    caughtBy: ['filters of links and samples: conditions that are given together must all hold'],
  },
  {
    fault: 'no registrations are taken for all',
    breaks: hearingSides((side) =>
      side.registrationIds?.length === 0 ? without(side, 'registrationIds') : side,
    ),
    says: /"registrationIds":\[\]/,
    caughtBy: [`filters of links and samples: ${sides.registrationIds}`],
  },
  {
    fault: 'links of a removed kind are those of any shop',
    breaks: hearingLinks((query) => (query.decision === 'removed' ? without(query, 'shopId') : query)),
    says: /creators\.links\.query\(.*"decision":"removed"/s,
    caughtBy: ['combined filters of creators: 150 queries of links mean what their conditions say'],
  },
  {
    fault: 'statuses of sample requests are ignored',
    breaks: hearingSamples((filter) => without(filter, 'statuses')),
    says: /"statuses".*too many/s,
    caughtBy: [
      'sample filters: statuses: decisions that time does not change, one of several, and of none none',
    ],
  },
  {
    fault: 'no statuses of sample requests are taken for all',
    breaks: hearingSamples((filter) =>
      filter.statuses?.length === 0 ? without(filter, 'statuses') : filter,
    ),
    says: /"statuses":\[\]/,
    caughtBy: [
      'sample filters: statuses: decisions that time does not change, one of several, and of none none',
      NOT_COUNTED,
    ],
  },
  {
    fault: 'statuses of sample requests are decisions',
    breaks: seeing((request, parents) => [request, endingAt(deciding(parents, 'approved'), NEVER)]),
    says: /"statuses":\["agency_review"\]/,
    caughtBy: [END_OF_CAMPAIGN],
  },
  {
    fault: 'statuses of sample requests are those of one instant, whatever `at` is',
    breaks: hearingSamples((filter) => ({ ...filter, at: FIXED })),
    says: /"statuses"/,
    caughtBy: [END_OF_CAMPAIGN, COUNTED],
  },
  {
    fault: 'what waits is cancelled a millisecond late',
    breaks: hearingSamples((filter) => ({ ...filter, at: earlier(filter.at) })),
    says: /"statuses":\["agency_review"\]/,
    caughtBy: [END_OF_CAMPAIGN, CLOSE],
  },
  {
    fault: 'what was sent is cancelled with the campaign',
    breaks: meaning((filter) => {
      const matches = sampleMatcher(filter);
      return (request, parents) => {
        const isGone = request.decision === 'shipped' && endOf(parents) <= filter.at;
        return isGone ? filter.statuses?.includes('cancelled') === true : matches(request, parents);
      };
    }),
    says: /"statuses":\["shipped"\].*without \["shipped"\]/s,
    caughtBy: [END_OF_CAMPAIGN],
  },
  {
    fault: 'the early end of a campaign cancels no sample request',
    breaks: seeing((request, parents) => [request, endingAt(parents, parents.campaign.campaignPeriod.end)]),
    says: /"statuses":\["agency_review"\]/,
    caughtBy: ['sample filters: statuses: an early end cancels what waits from then on'],
  },
  {
    fault: 'a close cancels no sample request',
    breaks: seeing((request, parents) => [request, deciding(parents, 'approved')]),
    says: /"statuses":\["agency_review"\]/,
    caughtBy: [CLOSE],
  },
  {
    fault: 'a close that is asked for cancels sample requests',
    breaks: seeing((request, parents) =>
      parents.registration.decision === 'close_requested'
        ? [request, deciding(parents, 'closed')]
        : [request, parents],
    ),
    says: /"statuses":\["agency_review"\].*"shopId":"shop-1"/s,
    caughtBy: [CLOSE],
  },
  {
    fault: 'sample requests of an earlier attempt come back with the registration',
    breaks: seeing((request, parents) => [
      { ...request, registrationAttempt: parents.registration.attempt },
      parents,
    ]),
    says: /"statuses":\["cancelled"\]/,
    caughtBy: [
      EARLIER_ATTEMPT,
      'sample filters: dueBy: of an earlier attempt of the registration only what was sent',
    ],
  },
  {
    fault: 'of an earlier attempt nothing is due',
    breaks: meaning((filter) => {
      const matches = sampleMatcher(filter);
      return (request, parents) =>
        matches(request, parents) &&
        (filter.dueBy === undefined || request.registrationAttempt === parents.registration.attempt);
    }),
    says: /"dueBy".*without \["sent"\]/s,
    caughtBy: ['sample filters: dueBy: of an earlier attempt of the registration only what was sent'],
  },
  {
    fault: 'dueBy of sample requests is ignored',
    breaks: hearingSamples((filter) => without(filter, 'dueBy')),
    says: /"dueBy".*too many/s,
    caughtBy: ['sample filters: dueBy: a deadline that is reached'],
  },
  {
    fault: 'a deadline of a sample request is due a millisecond late',
    breaks: hearingSamples((filter) =>
      filter.dueBy === undefined ? filter : { ...filter, dueBy: earlier(filter.dueBy) },
    ),
    says: /"dueBy".*without/s,
    caughtBy: ['sample filters: dueBy: a deadline that is reached'],
  },
  {
    fault: 'reviews of sample requests are due, and nothing else',
    breaks: meaning((filter) => {
      const matches = sampleMatcher(filter);
      return (request, parents) =>
        matches(request, parents) && (filter.dueBy === undefined || request.decision.endsWith('review'));
    }),
    says: /"dueBy".*without \["shipment"\]/s,
    caughtBy: ['sample filters: dueBy: a deadline that is reached'],
  },
  {
    fault: 'the deadline of a sample request wins a tie with the end of its campaign',
    breaks: seeing(
      (request, parents) => [request, endingAt(parents, (endOf(parents) + 1) as Instant)],
      asksForDue,
    ),
    says: /"campaignIds":\["ended"\].*too many \["tie"\]/s,
    caughtBy: [DUE_TIE],
  },
  {
    fault: 'deadlines of sample requests are due whatever became of their products',
    breaks: seeing((request, parents) => [request, deciding(parents, 'approved')], asksForDue),
    says: /"campaignIds":\["closed"\].*too many \["(tie|after)"/s,
    caughtBy: [DUE_TIE],
  },
  {
    fault: 'nobody owes content for a campaign that is over',
    breaks: meaning((filter) => {
      const matches = sampleMatcher(filter);
      return (request, parents) =>
        matches(request, parents) &&
        (filter.dueBy === undefined ||
          filter.dueBy < endOf(parents) ||
          request.decision !== 'content_pending');
    }),
    says: /"campaignIds":\["ended"\].*without \["sent"\]/s,
    caughtBy: [DUE_TIE],
  },
  {
    fault: 'dueBy is forgotten once statuses are asked for',
    breaks: hearingSamples((filter) => (filter.statuses === undefined ? filter : without(filter, 'dueBy'))),
    says: /creators\.samples\.query\(.*"dueBy".*too many/s,
    caughtBy: [
      'sample filters: conditions that are given together must all hold',
      'combined filters of creators: 150 filters of sample requests mean what their conditions say',
    ],
  },
  {
    fault: 'sample requests are counted by their decisions',
    breaks: counting(({ decision }) => decision),
    says: /creators\.samples\.count\(.*, as texts/s,
    caughtBy: [COUNTED],
  },
  {
    fault: 'statuses that no sample request has are counted as 0',
    breaks: counting(({ decision }) => decision, ['shipped', 'cancelled']),
    says: /creators\.samples\.count\(.*shipped: 0/s,
    caughtBy: [NOT_COUNTED],
  },
  {
    fault: 'links are ordered by when they were changed',
    breaks: orderingCreators((one, other) => one.key - other.key || byCodeUnits(one.id, other.id), {
      link: ({ changedAt }, sort) => (sort === 'newest' ? -changedAt : changedAt),
    }),
    says: /creators of creators\.links\.query sorted by oldest/,
    caughtBy: [LINK_ORDER],
  },
  {
    fault: 'links that were added at once come newest id first',
    breaks: orderingCreators((one, other) => one.key - other.key || byCodeUnits(other.id, one.id)),
    says: /creators of creators\.links\.query sorted by oldest/,
    caughtBy: [LINK_ORDER, SAMPLE_ORDER],
  },
  {
    fault: 'sample requests are ordered by when they were made',
    breaks: orderingCreators((one, other) => one.key - other.key || byCodeUnits(one.id, other.id), {
      sample: ({ requestedAt }, sort) => (sort === 'newest' ? -requestedAt : requestedAt),
    }),
    says: /creators of creators\.samples\.query sorted by oldest/,
    caughtBy: [SAMPLE_ORDER],
  },
  {
    fault: 'sample requests without a deadline are due first',
    breaks: orderingCreators((one, other) => one.key - other.key || byCodeUnits(one.id, other.id), {
      sample: (request) => ('deadline' in request ? request.deadline.dueAt : 0),
    }),
    says: /creators of creators\.samples\.query sorted by due/,
    caughtBy: [`${LISTS}: sample requests, due: by when a deadline counts as met, those without one last`],
  },
  {
    fault: 'ids of links and sample requests are ordered as a language does',
    breaks: orderingCreators((one, other) => one.key - other.key || one.id.localeCompare(other.id, 'en')),
    says: /the ids of creators\.links\.query/,
    caughtBy: [
      `${LISTS}: ids of links and sample requests are ordered by their code units, not as a language does`,
      LINK_ORDER,
    ],
  },
  {
    fault: 'the first row of every page of links is left out',
    breaks: reading(({ links }) => ({
      links: {
        query: async (query, page) => {
          const found = await links.query(query, page);
          return page.after === undefined ? found : { ...found, items: found.items.slice(1) };
        },
      },
    })),
    says: /creators\.links\.query, read 1 at a time/,
    caughtBy: [ANY_NUMBER],
  },
  {
    fault: 'the limit of sample requests is ignored',
    breaks: reading(({ samples }) => ({
      samples: { query: (query, page) => samples.query(query, { ...page, limit: 10_000 }) },
    })),
    says: /creators\.samples\.query\(.*read 1 at a time, to give no more/s,
    caughtBy: [ANY_NUMBER],
  },
  {
    fault: 'a full page of links or sample requests always has a next',
    breaks: pagingCreators(async (ask, page, keyOf) => {
      const found = await ask(page);
      const last = found.items.at(-1);
      return last === undefined || found.items.length < page.limit
        ? found
        : { ...found, next: { key: keyOf(last), id: last.id } };
    }),
    says: /a page of 4 out of 4 from creators\.links\.query to be the last/,
    caughtBy: [LAST_PAGE],
  },
  {
    fault: 'an empty list of sample requests has a next',
    breaks: reading(({ samples }) => ({
      samples: {
        query: async (query, page) => {
          const found = await samples.query(query, page);
          return found.items.length === 0 ? { ...found, next: { key: 0, id: '' } } : found;
        },
      },
    })),
    says: /rows and next of an empty list from creators\.samples\.query/,
    caughtBy: [LAST_PAGE],
  },
  {
    fault: 'a page of links begins behind a row that must be there',
    breaks: orderingCreators((one, other) => one.key - other.key || byCodeUnits(one.id, other.id)),
    says: /the page behind c02 and a bit, where no row is/,
    caughtBy: [
      `${LISTS}: a page of links begins behind a position, whether a row is there or not`,
      // The row is there, at another place.
      `${LISTS}: links and sample requests that move while a list is read make no other come twice or never`,
    ],
  },
  {
    fault: 'a page of links or sample requests begins at a number of rows',
    breaks: pagingCreators(async (ask, { limit, after }, keyOf) => {
      const { items } = await ask({ limit: 10_000 });
      const from = after === undefined ? 0 : Number(after.id);
      const shown = items.slice(from, from + limit);
      const last = shown.at(-1);
      return last === undefined || from + limit >= items.length
        ? { items: shown }
        : { items: shown, next: { key: keyOf(last), id: String(from + limit) } };
    }),
    says: /the links that did not move, read in two pages/,
    caughtBy: [
      `${LISTS}: links and sample requests that move while a list is read make no other come twice or never`,
    ],
  },
  {
    fault: 'a page of sample requests has five hundred rows at most',
    breaks: reading(({ samples }) => ({
      samples: {
        query: (query, page) => samples.query(query, { ...page, limit: Math.min(page.limit, 500) }),
      },
    })),
    says: /page of 1,000 sample requests out of 1,001 to be 1000.*it is 500/s,
    caughtBy: [`${LISTS}: a page of links or sample requests has up to 1,000 rows`],
  },
  {
    fault: 'it declares exact queries of links, and answers with more',
    breaks: inexact,
    says: /an exact answer to creators\.links\.query with no condition/,
    caughtBy: [`${LISTS}: no query of links or sample requests is answered with more than was asked`],
  },
  {
    fault: 'queries of sample requests with a deadline are not exact',
    breaks: reading(({ samples }, store) => ({
      samples: {
        query: async (query, page) => {
          if (query.dueBy === undefined) return samples.query(query, page);
          const found = await samples.query(without(query, 'dueBy'), page);
          await parentsIn(store, found.items);
          return { ...partOf(found.items, () => 0, { limit: page.limit }), exact: false };
        },
      },
    })),
    says: /an exact answer to creators\.samples\.query with dueBy/,
    caughtBy: [`${LISTS}: no query of links or sample requests is answered with more than was asked`],
  },
];
