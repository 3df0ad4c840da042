import {
  type Campaign,
  type CampaignFilter,
  campaignSortKey,
  type Instant,
  type Page,
  type PageRequest,
  type Position,
  type Registration,
  type RegistrationFilter,
  registrationSortKey,
  type Store,
} from 'partner-campaigns';
import { inexact } from '../../support/inexact.ts';
import {
  type BrokenStore,
  hearingCampaigns,
  hearingRegistrations,
  replacing,
  without,
} from './broken-store.ts';

const earlier = (at: Instant) => (at - 1) as Instant;
const later = (at: Instant) => (at + 1) as Instant;
const FIXED = Date.UTC(2026, 2, 6) as Instant;

type CaughtBy = BrokenStore['caughtBy'];

const ignoredOfCampaigns: readonly (readonly [keyof CampaignFilter, CaughtBy])[] = [
  ['agencyId', ['campaign filters: agencyId: campaigns of this agency alone']],
  [
    'joinedBy',
    ['campaign filters: joinedBy: campaigns with any registration of the shop, whatever became of it'],
  ],
  [
    'marketplace',
    ['campaign filters: marketplace: what is published, in the market of the shop, and for it'],
  ],
  ['statuses', ['campaign filters: statuses: one of several, and of none no campaign']],
  ['text', ['text filter: a part of the name, and of nothing else']],
  [
    'market',
    [
      'campaign filters: market: campaigns that sell there',
      'combined filters: 150 filters of campaigns mean what their criteria say',
    ],
  ],
  ['proposedRate', ['campaign filters: proposedRate: between two rates, both inclusive, or open at one end']],
  ['during', ['campaign filters: during: half-open periods that share an instant']],
  [
    'registrationClosesBy',
    ['campaign filters: registrationClosesBy: at or before that instant, and not closed yet'],
  ],
  [
    'milestoneBy',
    ['campaign filters: milestoneBy: the next boundary that was not told, and none of a draft'],
  ],
];

const ignoredOfRegistrations: readonly (readonly [keyof RegistrationFilter, CaughtBy])[] = [
  ['campaignIds', ['registration filters: campaignIds: in one of these, each once, and of none none']],
  ['agencyId', ['registration filters: agencyId: in campaigns of this agency']],
  ['shopId', ['registration filters: shopId: of this shop']],
  ['productIds', ['registration filters: productIds: one of these, of any shop, and of none none']],
  [
    'statuses',
    ['registration filters: statuses: decisions that time does not change, one of several, and of none none'],
  ],
  ['totalRate', ['registration filters: totalRate: between two rates, both inclusive, or open at one end']],
  ['samplesAtLeast', ['registration filters: samplesAtLeast: so many or more, as they stand now']],
  ['dueBy', ['registration filters: dueBy: a deadline that is reached, unless it is held']],
  [
    'registeredSince',
    ['registration filters: registeredSince: at that instant or later, by the first attempt'],
  ],
];

/** One fault for each condition: it is ignored. */
const ignoring = [
  ...ignoredOfCampaigns.map(
    ([name, caughtBy]): BrokenStore => ({
      fault: `${name} of campaigns is ignored`,
      breaks: hearingCampaigns((filter) => without(filter, name)),
      says: new RegExp(`campaigns\\.query\\(.*"${name}".*too many`, 's'),
      caughtBy,
    }),
  ),
  ...ignoredOfRegistrations.map(
    ([name, caughtBy]): BrokenStore => ({
      fault: `${name} of registrations is ignored`,
      breaks: hearingRegistrations((filter) => without(filter, name)),
      says: new RegExp(`registrations\\.query\\(.*"${name}".*too many`, 's'),
      caughtBy,
    }),
  ),
];

/** A filter with one condition changed, where it is given. */
function changed<Filter extends object, Name extends keyof Filter>(
  name: Name,
  change: (value: NonNullable<Filter[Name]>) => Filter[Name],
): (filter: Filter) => Filter {
  return (filter) => {
    const value = filter[name];
    return value === undefined || value === null ? filter : { ...filter, [name]: change(value) };
  };
}

const campaignsBy = (hears: (filter: CampaignFilter) => CampaignFilter) => hearingCampaigns(hears);
const registrationsBy = (hears: (filter: RegistrationFilter) => RegistrationFilter) =>
  hearingRegistrations(hears);

/** A store that finds campaigns by a test of its own instead of by their text. */
function byText(isMeant: (name: string, text: string) => boolean): BrokenStore['breaks'] {
  return (store) => {
    const all = async (filter: CampaignFilter) => {
      const { text = '' } = filter;
      const page = await store.campaigns.query(
        { ...without(filter, 'text'), sort: 'newest' },
        { limit: 1_000 },
      );
      return page.items.filter(({ name }) => isMeant(name, text));
    };
    return replacing(store, {
      campaigns: {
        query: async (query, page) =>
          query.text === undefined ? store.campaigns.query(query, page) : { items: await all(query) },
        count: async (filter) =>
          filter.text === undefined ? store.campaigns.count(filter) : (await all(filter)).length,
      },
    });
  };
}

const like = (name: string, text: string) => {
  const pattern = text
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(pattern, 'iu').test(name);
};

const asciiLower = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

type Row = Campaign | Registration;

/** A store that orders and pages by itself. */
function ordering(
  compare: (one: Position, other: Position, rows: readonly [Row, Row]) => number,
  keys: {
    readonly campaign?: (campaign: Campaign, sort: string) => number;
    readonly registration?: (registration: Registration, sort: string) => number;
  } = {},
): BrokenStore['breaks'] {
  const paged = <Found extends Row>(
    items: readonly Found[],
    keyOf: (row: Found) => number,
    page: PageRequest,
  ) => {
    const sorted = items.toSorted((one, other) =>
      compare({ key: keyOf(one), id: one.id }, { key: keyOf(other), id: other.id }, [one, other]),
    );
    const from = page.after === undefined ? 0 : sorted.findIndex(({ id }) => id === page.after?.id) + 1;
    return partOf(sorted, from, page.limit, keyOf);
  };
  return (store) =>
    replacing(store, {
      campaigns: {
        query: async (query, page) => {
          const { items } = await store.campaigns.query(query, { limit: 1_000 });
          const key = keys.campaign ?? campaignSortKey;
          return paged(items, (row) => key(row, query.sort), page);
        },
      },
      registrations: {
        query: async (query, page) => {
          const { items } = await store.registrations.query(query, { limit: 2_000 });
          const key = keys.registration ?? registrationSortKey;
          return paged(items, (row) => key(row, query.sort), page);
        },
      },
    });
}

function partOf<Found extends Row>(
  rows: readonly Found[],
  from: number,
  limit: number,
  keyOf: (row: Found) => number,
): Page<Found> {
  const items = rows.slice(from, from + limit);
  const last = items.at(-1);
  return last === undefined || from + limit >= rows.length
    ? { items }
    : { items, next: { key: keyOf(last), id: last.id } };
}

const byCodeUnits = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const byKeyAndId = (one: Position, other: Position) => one.key - other.key || byCodeUnits(one.id, other.id);

/** A store whose pages of both kinds are changed. */
function paging(
  change: <Found extends Row>(
    ask: (page: PageRequest) => Promise<Page<Found>>,
    page: PageRequest,
    keyOf: (row: Found) => number,
  ) => Promise<Page<Found>>,
): BrokenStore['breaks'] {
  return (store) =>
    replacing(store, {
      campaigns: {
        query: (query, page) =>
          change<Campaign>(
            (request) => store.campaigns.query(query, request),
            page,
            (row) => campaignSortKey(row, query.sort),
          ),
      },
      registrations: {
        query: (query, page) =>
          change<Registration>(
            (request) => store.registrations.query(query, request),
            page,
            (row) => registrationSortKey(row, query.sort),
          ),
      },
    });
}

/** A store that finds registrations with a status by asking at another instant. */
const stale = hearingRegistrations((filter) =>
  filter.statuses === undefined ? filter : { ...filter, at: FIXED },
);

/** Campaigns as they were when they were first saved, wherever statuses are asked for. */
function rememberingCampaigns(store: Store): Store {
  const first = new Map<string, Campaign>();
  const asFirst = async (filter: CampaignFilter) => {
    const page = await store.campaigns.query(
      { ...without(filter, 'statuses'), sort: 'newest' },
      { limit: 1_000 },
    );
    return page.items.filter(({ id }) => {
      const { campaignPeriod } = first.get(id) ?? {};
      return campaignPeriod !== undefined && filter.statuses?.includes('ongoing')
        ? campaignPeriod.start <= filter.at && filter.at < campaignPeriod.end
        : false;
    });
  };
  return replacing(
    {
      ...store,
      save: async (groups) => {
        for (const { campaigns } of groups)
          for (const one of campaigns) if (!first.has(one.id)) first.set(one.id, one);
        return store.save(groups);
      },
    },
    {
      campaigns: {
        query: async (query, page) =>
          query.statuses?.join() === 'ongoing'
            ? { items: await asFirst(query) }
            : store.campaigns.query(query, page),
      },
    },
  );
}

/** Faults of queries. */
export const queryFaults: readonly BrokenStore[] = [
  ...ignoring,
  {
    fault: 'statuses of campaigns are those of one instant, whatever `at` is',
    breaks: campaignsBy((filter) => ({ ...filter, at: FIXED })),
    says: /campaigns\.query\(.*"statuses".*to give/s,
    caughtBy: ['campaign filters: instants are compared as numbers, however many digits they have'],
  },
  {
    fault: 'statuses of campaigns are those of when they were created',
    breaks: rememberingCampaigns,
    says: /"statuses":\["ongoing"\]/,
    caughtBy: [
      'campaign filters: statuses change with `at`, to the millisecond, and without a write',
      'campaign filters: statuses follow an edit at once',
    ],
  },
  {
    fault: 'a campaign starts a millisecond late',
    breaks: campaignsBy((filter) => ({ ...filter, at: earlier(filter.at) })),
    says: /campaigns\.query/,
    caughtBy: ['campaign filters: statuses change with `at`, to the millisecond, and without a write'],
  },
  {
    fault: 'no statuses are taken for all',
    breaks: (store) =>
      hearingCampaigns((filter) => (filter.statuses?.length === 0 ? without(filter, 'statuses') : filter))(
        hearingRegistrations((filter) =>
          filter.statuses?.length === 0 ? without(filter, 'statuses') : filter,
        )(store),
      ),
    says: /"statuses":\[\]/,
    caughtBy: ['campaign filters: statuses: one of several, and of none no campaign'],
  },
  {
    fault: 'drafts are not listed',
    breaks: campaignsBy((filter) =>
      filter.statuses === undefined ? { ...filter, statuses: ['upcoming', 'ongoing', 'closed'] } : filter,
    ),
    says: /without \["draft"\]/,
    caughtBy: [
      'campaign filters: without a condition every campaign is meant',
      'order: milestone: by the next boundary that was not told, those without one last',
    ],
  },
  {
    fault: 'instants are compared as texts',
    breaks: campaignsBy((filter) =>
      String(filter.at).length < 13
        ? { ...filter, at: Number(String(filter.at).padEnd(13, '0')) as Instant }
        : filter,
    ),
    says: /"at":20000/,
    caughtBy: ['campaign filters: instants are compared as numbers, however many digits they have'],
  },
  {
    fault: 'rates of campaigns are compared exclusively',
    breaks: campaignsBy(
      changed('proposedRate', ({ minimum, maximum }) => ({
        ...(minimum === undefined ? {} : { minimum: minimum + 1 }),
        ...(maximum === undefined ? {} : { maximum: maximum - 1 }),
      })),
    ),
    says: /"proposedRate":\{"minimum":900\}.*without \["b"\]/s,
    caughtBy: ['campaign filters: proposedRate: between two rates, both inclusive, or open at one end'],
  },
  {
    fault: 'periods include their ends',
    breaks: campaignsBy(changed('during', ({ start, end }) => ({ start: earlier(start), end: later(end) }))),
    says: /"during"/,
    caughtBy: ['campaign filters: during: half-open periods that share an instant'],
  },
  {
    fault: 'registration that closes at the instant asked for is left out',
    breaks: campaignsBy(changed('registrationClosesBy', earlier)),
    says: /"registrationClosesBy"/,
    caughtBy: [
      'campaign filters: registrationClosesBy: at or before that instant, and not closed yet',
      'campaign filters: conditions that are given together must all hold',
    ],
  },
  {
    fault: 'boundaries are due a millisecond late',
    breaks: campaignsBy(changed('milestoneBy', earlier)),
    says: /"milestoneBy"/,
    caughtBy: ['campaign filters: milestoneBy: the next boundary that was not told, and none of a draft'],
  },
  {
    fault: 'the marketplace hides campaigns before registration opens',
    breaks: (store) =>
      replacing(store, {
        campaigns: {
          query: async (query, page) => {
            const found = await store.campaigns.query(query, page);
            if (query.marketplace === undefined) return found;
            const isOpen = ({ registrationPeriod }: Campaign) => registrationPeriod.start <= query.at;
            return { ...found, items: found.items.filter(isOpen) };
          },
        },
      }),
    says: /"marketplace"/,
    caughtBy: [
      'campaign filters: marketplace: until registration closes, to the millisecond, also before it opens',
    ],
  },
  {
    fault: 'every tab of the marketplace shows all',
    breaks: campaignsBy(changed('marketplace', ({ shop }) => ({ tab: 'all' as const, shop }))),
    says: /"tab":"target"/,
    caughtBy: ['campaign filters: marketplace: what is published, in the market of the shop, and for it'],
  },
  {
    fault: 'the text filter regards case',
    breaks: byText((name, text) => name.includes(text)),
    says: /"text":"sun cream"/,
    caughtBy: ['text filter: whatever the case, in every script that has one'],
  },
  {
    fault: 'the text filter knows the case of ASCII only',
    breaks: byText((name, text) => asciiLower(name).includes(asciiLower(text))),
    says: /"text":"été"/,
    caughtBy: ['text filter: whatever the case, in every script that has one'],
  },
  {
    fault: 'the text filter folds what toLowerCase does not',
    breaks: byText((name, text) => {
      const folded = (one: string) => one.normalize('NFD').toUpperCase().replaceAll('\u0307', '');
      return folded(name).includes(folded(text));
    }),
    says: /"text":"STRASSE"/,
    caughtBy: ['text filter: folded as toLowerCase folds it'],
  },
  {
    fault: 'the text filter has wildcards',
    breaks: byText(like),
    says: /"text":"(%|_)"/,
    caughtBy: ['text filter: what databases and patterns read otherwise stands for itself'],
  },
  {
    fault: 'the text filter looks at the beginning only',
    breaks: byText((name, text) => name.toLowerCase().startsWith(text.toLowerCase())),
    says: /"text":"n cre"/,
    caughtBy: ['text filter: a part of the name, and of nothing else'],
  },
  {
    fault: 'ids in filters of registrations are patterns',
    breaks: registrationsBy((filter) =>
      filter.shopId === '%' || filter.shopId === '_' ? without(filter, 'shopId') : filter,
    ),
    says: /"shopId":"(%|_)"/,
    caughtBy: ['ids: registrations of like shops and products are told from each other'],
  },
  {
    fault: 'ids of agencies are patterns',
    breaks: campaignsBy((filter) => (filter.agencyId === '%' ? without(filter, 'agencyId') : filter)),
    says: /"agencyId":"%"/,
    caughtBy: ['ids: a filter by an agency or a campaign means no other of a like id'],
  },
  {
    fault: 'statuses of registrations are those of when they were saved',
    breaks: stale,
    says: /registrations\.query\(.*"statuses"/s,
    caughtBy: [
      'registration filters: statuses change with `at`, to the millisecond, and without a write',
      'registration filters: statuses follow the campaign when it is ended or edited',
    ],
  },
  {
    fault: 'deadlines are due a millisecond early',
    breaks: registrationsBy(changed('dueBy', later)),
    says: /"dueBy"/,
    caughtBy: ['registration filters: dueBy: a deadline that is reached, unless it is held'],
  },
  {
    fault: 'deadlines of campaigns that are over are due',
    breaks: (store) =>
      replacing(store, {
        registrations: {
          query: async (query, page) => {
            if (query.dueBy === undefined) return store.registrations.query(query, page);
            const { items } = await store.registrations.query(without(query, 'dueBy'), page);
            const { dueBy } = query;
            return {
              items: items.filter((one) => 'deadline' in one && registrationSortKey(one, 'due') <= dueBy),
            };
          },
        },
      }),
    says: /"dueBy".*too many \["(tie|after)"/s,
    caughtBy: [
      'registration filters: dueBy: not where the campaign is over by then, which wins a tie',
      'combined filters: 150 filters of registrations mean what their criteria say',
    ],
  },
  {
    fault: 'registrations are new only after the instant asked for',
    breaks: registrationsBy(changed('registeredSince', later)),
    says: /"registeredSince"/,
    caughtBy: ['registration filters: registeredSince: at that instant or later, by the first attempt'],
  },
  {
    fault: 'rates of registrations are compared exclusively',
    breaks: registrationsBy(
      changed('totalRate', ({ minimum = 0, ...rest }) => ({ ...rest, minimum: minimum + 1 })),
    ),
    says: /"totalRate"/,
    caughtBy: ['registration filters: totalRate: between two rates, both inclusive, or open at one end'],
  },
  {
    fault: 'so many samples are too few',
    breaks: registrationsBy(changed('samplesAtLeast', (samples) => samples + 1)),
    says: /"samplesAtLeast"/,
    caughtBy: ['registration filters: samplesAtLeast: so many or more, as they stand now'],
  },
  {
    fault: 'registrations of campaigns to come are not listed',
    breaks: registrationsBy((filter) =>
      filter.statuses === undefined && Object.keys(filter).length === 1
        ? { ...filter, statuses: ['pending', 'live', 'close_requested', 'rejected', 'closed'] }
        : filter,
    ),
    says: /registrations\.query\(.*without/s,
    caughtBy: ['registration filters: without a condition every registration is meant'],
  },
  {
    fault: 'of more than two conditions the last is ignored',
    breaks: (store) => {
      const fewer = <Filter extends CampaignFilter | RegistrationFilter>(filter: Filter): Filter => {
        const names = Object.keys(filter).filter((name) => name !== 'at');
        return names.length > 2 ? without(filter, names.at(-1) as keyof Filter) : filter;
      };
      return hearingCampaigns(fewer)(hearingRegistrations(fewer)(store));
    },
    says: /query\(/,
    caughtBy: ['registration filters: conditions that are given together must all hold'],
  },
  {
    fault: 'rows with equal keys come in no order',
    breaks: ordering((one, other) => one.key - other.key || byCodeUnits(other.id, one.id)),
    says: /to give, in this order/,
    caughtBy: ['order: highest_rate: by the proposed rate, the highest first, and by id where that is equal'],
  },
  {
    fault: 'ids are ordered as a language does',
    breaks: ordering((one, other) => one.key - other.key || one.id.localeCompare(other.id, 'en')),
    says: /campaigns\.query of campaigns that were created at once/,
    caughtBy: [
      'order: ids are ordered by their code units, not as a language does',
      'order: closing_soon: by when registration closes, and by id where that is equal',
    ],
  },
  {
    fault: 'ids are ordered by their bytes in UTF-8',
    breaks: ordering(
      (one, other) => one.key - other.key || Buffer.compare(Buffer.from(one.id), Buffer.from(other.id)),
    ),
    says: /campaigns\.query of campaigns that were created at once/,
    caughtBy: ['order: ids beyond the basic plane are ordered by their code units, not by their bytes'],
  },
  {
    fault: 'every list is newest first, whatever order is asked for',
    breaks: ordering(byKeyAndId, {
      campaign: ({ createdAt }) => -createdAt,
      registration: ({ decidedAt }) => -decidedAt,
    }),
    says: /sorted by/,
    caughtBy: [
      'order: highest_rate: by the proposed rate, the highest first, and by id where that is equal',
      'order: highest_rate: by the total rate, the highest first',
    ],
  },
  {
    fault: 'the newest come last',
    breaks: ordering(byKeyAndId, {
      campaign: (campaign, sort) =>
        sort === 'newest' ? campaign.createdAt : campaignSortKey(campaign, sort as never),
      registration: (one, sort) =>
        sort === 'newest' ? one.decidedAt : registrationSortKey(one, sort as never),
    }),
    says: /sorted by newest/,
    caughtBy: ['order: newest: by when they were created, the last first, and by id where that is equal'],
  },
  {
    fault: 'registrations are ordered by their last change',
    breaks: ordering(byKeyAndId, {
      registration: (one, sort) =>
        sort === 'oldest' ? one.changedAt : registrationSortKey(one, sort as never),
    }),
    says: /sorted by oldest/,
    caughtBy: ['order: newest and oldest: by when the decision that stands was made'],
  },
  {
    fault: 'deadlines are ordered by their instant, held or not',
    breaks: ordering(byKeyAndId, {
      registration: (one, sort) =>
        sort === 'due' && 'deadline' in one && one.deadline !== undefined
          ? one.deadline.dueAt
          : registrationSortKey(one, sort as never),
    }),
    says: /sorted by due/,
    caughtBy: ['order: due: by when a deadline counts as met, those without one or held last'],
  },
  {
    fault: 'the limit is ignored',
    breaks: paging((ask, page) => ask({ ...page, limit: page.limit + 1 })),
    says: /read 1 at a time, to give no more than that/,
    caughtBy: [
      'pages: campaigns, read any number at a time, come each once and in order',
      'pages: registrations, read any number at a time, come each once and in order',
    ],
  },
  {
    fault: 'a page has a hundred rows at most, and says nothing of the rest',
    breaks: paging(async (ask, page) => {
      const found = await ask({ ...page, limit: Math.min(page.limit, 100) });
      return page.limit > 100 ? { items: found.items } : found;
    }),
    says: /out of 1,001|campaigns/,
    caughtBy: ['pages: a page has up to 1,000 rows'],
  },
  {
    fault: 'a page begins with the last row of the one before',
    breaks: paging(async (ask, page, keyOf) => {
      if (page.after === undefined) return ask(page);
      const { items } = await ask({ limit: 2_000 });
      const from = items.findIndex((row) => keyOf(row) === page.after?.key && row.id === page.after.id);
      const part = items.slice(from, from + page.limit);
      const rest = items[from + page.limit];
      const last = part.at(-1);
      return rest === undefined || last === undefined
        ? { items: part }
        : { items: part, next: { key: keyOf(last), id: last.id } };
    }),
    says: /to end|in this order/,
    caughtBy: ['pages: campaigns, read any number at a time, come each once and in order'],
  },
  {
    fault: 'a page leaves its first row out',
    breaks: paging(async (ask, page) => {
      const found = await ask(page);
      return page.after === undefined ? found : { ...found, items: found.items.slice(1) };
    }),
    says: /in this order/,
    caughtBy: ['pages: campaigns, read any number at a time, come each once and in order'],
  },
  {
    fault: 'of rows with equal keys a page shows the first only',
    breaks: paging(async (ask, page) =>
      ask(page.after === undefined ? page : { ...page, after: { ...page.after, id: '\uffff' } }),
    ),
    says: /in this order/,
    caughtBy: ['pages: campaigns, read any number at a time, come each once and in order'],
  },
  {
    fault: 'a full page always has a next one',
    breaks: paging(async (ask, page, keyOf) => {
      const found = await ask(page);
      const last = found.items.at(-1);
      return last !== undefined && found.items.length === page.limit
        ? { ...found, next: { key: keyOf(last), id: last.id } }
        : found;
    }),
    says: /to be the last.*the next begins at/s,
    caughtBy: ['pages: the last page has no next, also when it is full'],
  },
  {
    fault: 'an empty list has a next page',
    breaks: paging(async (ask, page) => {
      const found = await ask(page);
      return found.items.length === 0 && page.after === undefined
        ? { ...found, next: { key: 0, id: 'a' } }
        : found;
    }),
    says: /rows and next of an empty list/,
    caughtBy: ['pages: an empty list is one empty page'],
  },
  {
    fault: 'positions are numbers of rows',
    breaks: (store) => {
      const places = new Map<string, number>();
      return paging(async (ask, page, keyOf) => {
        const from = page.after === undefined ? 0 : (places.get(page.after.id) ?? 0);
        const { items } = await ask({ limit: 2_000 });
        const found = partOf(items, from, page.limit, keyOf);
        if (found.next !== undefined) places.set(found.next.id, from + page.limit);
        return found;
      })(store);
    },
    says: /rows that stood all the time|the page behind|rows that did not move/,
    caughtBy: ['pages: rows that are added while a list is read make no other row come twice or never'],
  },
  {
    fault: 'a page behind a row that is gone begins anew',
    breaks: paging(async (ask, page, keyOf) => {
      const { after } = page;
      if (after === undefined) return ask(page);
      const { items } = await ask({ limit: 2_000 });
      const isThere = items.some((row) => row.id === after.id && keyOf(row) === after.key);
      return ask(isThere ? page : { limit: page.limit });
    }),
    says: /the page behind|rows that did not move/,
    caughtBy: [
      'pages: a page begins behind a position, whether a row is there or not',
      'pages: rows that move while a list is read make no other row come twice or never',
    ],
  },
  {
    fault: 'rows are filtered after the page was cut',
    breaks: (store) =>
      replacing(store, {
        campaigns: {
          query: async (query, page) => {
            const { items, next } = await store.campaigns.query(without(query, 'agencyId'), page);
            const kept = items.filter(
              ({ agencyId }) => query.agencyId === undefined || agencyId === query.agencyId,
            );
            return kept.length === 0 || next === undefined ? { items: kept } : { items: kept, next };
          },
        },
      }),
    says: /read one at a time/,
    caughtBy: ['pages: campaigns that a filter leaves, read one at a time, come each once'],
  },
  {
    fault: 'it says that it is exact, and is not',
    breaks: inexact,
    says: /an exact answer to campaigns\.query/,
    caughtBy: [
      'pages: no query of campaigns is answered with more than was asked',
      'pages: no query of registrations is answered with more than was asked',
    ],
  },
  {
    fault: 'counts of campaigns ignore the filter',
    breaks: hearingCampaigns(({ at }) => ({ at }), 'counted'),
    says: /campaigns\.count/,
    caughtBy: ['campaign filters: agencyId: campaigns of this agency alone'],
  },
  {
    fault: 'counts of campaigns end at a hundred',
    breaks: (store) =>
      replacing(store, {
        campaigns: { count: async (filter) => Math.min(100, await store.campaigns.count(filter)) },
      }),
    says: /campaigns\.count of 130 to be 130.*it is 100/s,
    caughtBy: ['counts: campaigns are counted beyond any page'],
  },
  {
    fault: 'counts of registrations ignore the filter',
    breaks: hearingRegistrations(({ at }) => ({ at }), 'counted'),
    says: /registrations\.count/,
    caughtBy: ['registration filters: campaignIds: in one of these, each once, and of none none'],
  },
  {
    fault: 'counts are those of one instant',
    breaks: hearingRegistrations((filter) => ({ ...filter, at: FIXED }), 'counted'),
    says: /registrations\.count/,
    caughtBy: ['registration filters: statuses change with `at`, to the millisecond, and without a write'],
  },
  {
    fault: 'counts are the same for all campaigns',
    breaks: (store) =>
      replacing(store, {
        registrations: {
          count: async (filter) => {
            const counts = await store.registrations.count(filter);
            const [first] = counts;
            return first === undefined ? [] : counts.map((one) => ({ ...one, campaignId: first.campaignId }));
          },
        },
      }),
    says: /registrations\.count/,
    caughtBy: [
      'counts: registrations are counted campaign by campaign and status by status',
      'counts: only those that a filter means are counted',
    ],
  },
  {
    fault: 'statuses that none has are counted as 0',
    breaks: (store) =>
      replacing(store, {
        registrations: {
          count: async (filter) => {
            const counts = await store.registrations.count(filter);
            const [first] = counts;
            return first === undefined ? [] : [...counts, { ...first, status: 'blocked', count: 0 }];
          },
        },
      }),
    says: /counts of 1 or more/,
    caughtBy: [
      'counts: a status that none has is left out',
      'counts: counts change with `at`, to the millisecond, and without a write',
    ],
  },
  {
    fault: 'shops are counted once for each registration',
    breaks: (store) =>
      replacing(store, {
        registrations: {
          countShops: async (filter) => {
            const { items } = await store.registrations.query(
              { ...filter, sort: 'oldest' },
              { limit: 1_000 },
            );
            const counts = new Map<string, number>();
            for (const { campaignId } of items) counts.set(campaignId, (counts.get(campaignId) ?? 0) + 1);
            return [...counts].map(([campaignId, shops]) => ({ campaignId, shops }));
          },
        },
      }),
    says: /countShops/,
    caughtBy: ['counts: shops are counted once each, however many products they have'],
  },
  {
    fault: 'shops are counted whatever the filter says',
    breaks: (store) =>
      replacing(store, {
        registrations: { countShops: ({ at }) => store.registrations.countShops({ at }) },
      }),
    says: /countShops\(\{"at":\d+,"(statuses|productIds)/,
    caughtBy: ['counts: only shops with registrations that a filter means are counted'],
  },
];
