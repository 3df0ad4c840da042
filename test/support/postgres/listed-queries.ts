import { sql } from 'kysely';
import {
  type CampaignFilter,
  type CampaignSort,
  type CreatorLinkQuery,
  type CreatorSide,
  instant,
  marketplaceTabs,
  type PageRequest,
  type RegistrationFilter,
  type RegistrationSort,
  type SampleFilter,
  type SampleSort,
  type Store,
  sampleTabStatuses,
  sampleTabs,
  tabStatuses,
  tabs,
} from 'partner-campaigns';
import { creatorsIn } from '../../../src/service/creator-readers.ts';
import { aShop } from '../build.ts';
import { biggest, now } from './many-rows.ts';
import type { HostDatabase } from './stores.ts';

/** Something that the service asks of a store. */
export interface ListedQuery {
  readonly name: string;
  /** Most rows of tables that are read for it, those that are passed over included. A page has 21. */
  readonly reads: number;
  /** Most rows that are sorted for it. */
  readonly sorts: number;
  ask(store: Store, known: KnownRows): Promise<unknown>;
}

/** Ids that there are in the tables. */
export interface KnownRows {
  /** Of the biggest agency, and not over. */
  readonly campaignIds: readonly string[];
  readonly registrationIds: readonly string[];
  readonly sampleIds: readonly string[];
  /** The one with the most samples. */
  readonly sampledId: string;
}

/** Finds ids in the tables of a schema. */
export async function knownRows(db: HostDatabase, schema: string): Promise<KnownRows> {
  const ids = async (select: string) => {
    const { rows } = await sql.raw<{ id: string }>(select.replace('from ', `from ${schema}.`)).execute(db);
    return rows.map(({ id }) => id);
  };
  const [sampledId = ''] = await ids(
    'select registration_id as id from sample_requests group by 1 order by count(*) desc, 1 limit 1',
  );
  return {
    campaignIds: await ids(
      `select id from campaigns where agency_id = '${biggest.agencyId}' and over_from > ${now} order by id limit 20`,
    ),
    registrationIds: await ids('select id from registrations order by registered_at desc, id limit 20'),
    sampleIds: await ids('select id from sample_requests order by decided_at desc, id limit 20'),
    sampledId,
  };
}

/** How many rows a query may read and sort. */
type Bounds = readonly [reads: number, sorts: number];

/** An index has just these rows in this order: what is read is about what is shown, from each of seven decisions. */
const EXACT: Bounds = [250, 50];
/** Some are passed over, or put in order: few of all that there are. */
const CHOSEN: Bounds = [3_500, 500];
/** All that somebody has is read: as many as the biggest of them has, and what it lies in. */
const ALL_OF_THEIRS: Bounds = [12_000, 4_000];
/** Before a page is read, what they have in each of their campaigns is looked at. */
const EACH_OF_THEIRS: Bounds = [25_000, 500];
/** Those that are asked for, with their campaigns. */
const FOUND: Bounds = [500, 500];

const { agencyId, shopId, creatorId, market } = biggest;
const DAY = 86_400_000;
const at = now;
const shop = aShop({ id: shopId, market });
const inbox = ['pending', 'close_requested'] as const;

/** The first page of a list, and one that begins further back. */
const first: PageRequest = { limit: 20 };
const behind = (key: number): PageRequest => ({ limit: 20, after: { key, id: '7' } });
const halfAYearAgo = now - 180 * DAY;

/** What a filter is, or what it is of known rows. */
type Of<Filter> = Filter | ((known: KnownRows) => Filter);

function filterOf<Filter extends object>(of: Of<Filter>, known: KnownRows): Filter {
  return typeof of === 'function' ? of(known) : of;
}

function campaigns(
  name: string,
  filter: Of<Omit<CampaignFilter, 'at'>>,
  sort: CampaignSort,
  [reads, sorts]: Bounds,
  page = first,
): ListedQuery {
  const ask: ListedQuery['ask'] = (store, known) =>
    store.campaigns.query({ at, ...filterOf(filter, known), sort }, page);
  return { name, reads, sorts, ask };
}

function registrations(
  name: string,
  filter: Of<Omit<RegistrationFilter, 'at'>>,
  sort: RegistrationSort,
  [reads, sorts]: Bounds,
  page = first,
): ListedQuery {
  const ask: ListedQuery['ask'] = (store, known) =>
    store.registrations.query({ at, ...filterOf(filter, known), sort }, page);
  return { name, reads, sorts, ask };
}

function samples(
  name: string,
  filter: Of<Omit<SampleFilter, 'at'>>,
  sort: SampleSort,
  [reads, sorts]: Bounds,
  page = first,
): ListedQuery {
  const ask: ListedQuery['ask'] = (store, known) =>
    creatorsIn(store).samples.query({ at, ...filterOf(filter, known), sort }, page);
  return { name, reads, sorts, ask };
}

function links(name: string, query: Of<CreatorLinkQuery>, [reads, sorts]: Bounds, page = first): ListedQuery {
  const ask: ListedQuery['ask'] = (store, known) =>
    creatorsIn(store).links.query(filterOf(query, known), page);
  return { name, reads, sorts, ask };
}

function asked(name: string, [reads, sorts]: Bounds, ask: ListedQuery['ask']): ListedQuery {
  return { name, reads, sorts, ask };
}

const ofMarketplaces = marketplaceTabs.flatMap((tab) => {
  const filter = { marketplace: { tab, shop } };
  return [
    campaigns(`marketplace, ${tab}, closing soon`, filter, 'closing_soon', FOUND),
    campaigns(`marketplace, ${tab}, further on`, filter, 'closing_soon', FOUND, behind(now + 5 * DAY)),
    campaigns(`marketplace, ${tab}, newest`, filter, 'newest', FOUND),
    campaigns(`marketplace, ${tab}, newest, further on`, filter, 'newest', FOUND, behind(5 * DAY - now)),
    campaigns(`marketplace, ${tab}, highest rate`, filter, 'highest_rate', CHOSEN),
    asked(`marketplace, ${tab}, how many`, FOUND, (store) => store.campaigns.count({ at, ...filter })),
  ];
});

const ofCampaigns = [
  asked('campaigns by their ids', FOUND, (store, { campaignIds }) => store.campaigns.find(campaignIds)),
  campaigns(
    'marketplace, part of a name',
    { marketplace: { tab: 'all', shop }, text: '99' },
    'closing_soon',
    FOUND,
  ),
  campaigns('my campaigns', { joinedBy: shopId }, 'newest', ALL_OF_THEIRS),
  asked('my campaigns, how many', ALL_OF_THEIRS, (store) => store.campaigns.count({ at, joinedBy: shopId })),
  campaigns('campaigns of an agency, newest', { agencyId }, 'newest', CHOSEN),
  campaigns('campaigns of an agency, further on', { agencyId }, 'newest', CHOSEN, behind(-halfAYearAgo)),
  campaigns('campaigns of an agency, ongoing', { agencyId, statuses: ['ongoing'] }, 'newest', CHOSEN),
  campaigns('campaigns of an agency, closing soon', { agencyId }, 'closing_soon', CHOSEN),
  campaigns('campaigns of an agency, highest rate', { agencyId }, 'highest_rate', CHOSEN),
  asked('campaigns of an agency, how many', CHOSEN, (store) => store.campaigns.count({ at, agencyId })),
  asked('the quota of an agency', CHOSEN, (store) =>
    store.campaigns.count({ at, agencyId, statuses: ['upcoming', 'ongoing'] }),
  ),
  campaigns('all campaigns, newest', {}, 'newest', EXACT),
  campaigns('all campaigns, further on', {}, 'newest', EXACT, behind(-halfAYearAgo)),
  campaigns('all campaigns, closing soon', {}, 'closing_soon', EXACT),
  campaigns('all campaigns, highest rate', {}, 'highest_rate', EXACT),
  campaigns('all campaigns, ongoing', { statuses: ['ongoing'] }, 'newest', CHOSEN),
  campaigns('all campaigns of a market, newest', { market }, 'newest', FOUND),
  campaigns('all campaigns of a market, closing soon', { market }, 'closing_soon', FOUND),
  campaigns('boundaries to announce', { milestoneBy: now }, 'milestone', EXACT),
  campaigns(
    'boundaries to announce, further on',
    { milestoneBy: instant(now + 30 * DAY) },
    'milestone',
    ALL_OF_THEIRS,
    behind(now + DAY),
  ),
];

const ofRegistrations = [
  asked('registrations by their ids', FOUND, (store, { registrationIds }) =>
    store.registrations.find(registrationIds),
  ),
  registrations('registrations of a shop, newest', { shopId }, 'newest', EXACT),
  registrations('registrations of a shop, further on', { shopId }, 'newest', EXACT, behind(-halfAYearAgo)),
  registrations('registrations of a shop, oldest', { shopId }, 'oldest', EXACT),
  registrations(
    'registrations of a shop, oldest, further on',
    { shopId },
    'oldest',
    EXACT,
    behind(halfAYearAgo),
  ),
  registrations('registrations of a shop, highest rate', { shopId }, 'highest_rate', ALL_OF_THEIRS),
  ...tabs.map((tab) =>
    registrations(
      `registrations of a shop, ${tab}`,
      { shopId, statuses: tabStatuses[tab] },
      'newest',
      EACH_OF_THEIRS,
    ),
  ),
  registrations(
    'registrations of a shop in a campaign, pending',
    ({ campaignIds }) => ({ shopId, campaignIds: campaignIds.slice(0, 1), statuses: ['pending'] }),
    'oldest',
    FOUND,
  ),
  asked('registrations of a shop in campaigns, how many', FOUND, (store, { campaignIds }) =>
    store.registrations.count({ at, shopId, campaignIds }),
  ),
  asked('registrations of a shop, how many', ALL_OF_THEIRS, (store) =>
    store.registrations.count({ at, shopId }),
  ),

  registrations('the inbox of an agency, oldest', { agencyId, statuses: inbox }, 'oldest', CHOSEN),
  registrations(
    'the inbox of an agency, further on',
    { agencyId, statuses: inbox },
    'oldest',
    CHOSEN,
    behind(now - 5 * DAY),
  ),
  registrations('the inbox of an agency, newest', { agencyId, statuses: inbox }, 'newest', CHOSEN),
  registrations(
    'the inbox of an agency, highest rate',
    { agencyId, statuses: inbox },
    'highest_rate',
    CHOSEN,
  ),
  registrations(
    'the inbox of an agency, one campaign',
    ({ campaignIds }) => ({ agencyId, campaignIds: campaignIds.slice(0, 1), statuses: inbox }),
    'oldest',
    FOUND,
  ),
  asked('the inbox of an agency, how many', CHOSEN, (store) =>
    store.registrations.count({ at, agencyId, statuses: inbox }),
  ),
  registrations('registrations of an agency, newest', { agencyId }, 'newest', EXACT),
  registrations('registrations of an agency, oldest', { agencyId }, 'oldest', EXACT),
  registrations('registrations of an agency, highest rate', { agencyId }, 'highest_rate', CHOSEN),
  registrations(
    'registrations of an agency, ongoing',
    { agencyId, statuses: tabStatuses.ongoing },
    'newest',
    CHOSEN,
  ),
  // All that a great agency ever had.
  asked('registrations of an agency, how many', [25_000, 10_000], (store) =>
    store.registrations.count({ at, agencyId }),
  ),

  registrations('all registrations, newest', {}, 'newest', EXACT),
  registrations('all registrations, further on', {}, 'newest', EXACT, behind(-halfAYearAgo)),
  registrations('all registrations, oldest', {}, 'oldest', CHOSEN),
  registrations('all registrations, highest rate', {}, 'highest_rate', EXACT),
  registrations('all registrations, pending', { statuses: ['pending'] }, 'newest', EXACT),
  registrations(
    'registrations in a campaign',
    ({ campaignIds }) => ({ campaignIds: campaignIds.slice(0, 1) }),
    'newest',
    EXACT,
  ),
  asked('the counters of a page of campaigns', FOUND, (store, { campaignIds }) =>
    store.registrations.count({ at, campaignIds }),
  ),
  asked('the shops of a page of campaigns', FOUND, (store, { campaignIds }) =>
    store.registrations.countShops({ at, campaignIds }),
  ),
  asked('what is new in a page of campaigns', FOUND, (store, { campaignIds }) =>
    store.registrations.count({ at, campaignIds, registeredSince: instant(now - 7 * DAY) }),
  ),
  registrations('registrations that are due', { dueBy: now }, 'due', EXACT),
  registrations(
    'registrations that are due, further on',
    { dueBy: instant(now + 5 * DAY) },
    'due',
    EXACT,
    behind(now),
  ),
];

const sides: Readonly<Record<string, (known: KnownRows) => CreatorSide>> = {
  'a creator': () => ({ creatorId }),
  'an agency': () => ({ agencyId }),
  'a shop': () => ({ shopId }),
  'a campaign': ({ campaignIds }) => ({ campaignIds: campaignIds.slice(0, 1) }),
  'a registration': ({ sampledId }) => ({ registrationIds: [sampledId] }),
  'a registration of a shop': ({ sampledId }) => ({ registrationIds: [sampledId], shopId }),
  anybody: () => ({}),
};

const ofCreators = Object.entries(sides).flatMap(([whose, side]) => [
  links(`links of ${whose}, newest`, (known) => ({ ...side(known), sort: 'newest' }), EXACT),
  links(
    `links of ${whose}, further on`,
    (known) => ({ ...side(known), sort: 'newest' }),
    EXACT,
    behind(-halfAYearAgo),
  ),
  links(`links of ${whose}, oldest`, (known) => ({ ...side(known), sort: 'oldest' }), EXACT),
  links(
    `links of ${whose}, removed`,
    (known) => ({ ...side(known), decision: 'removed', sort: 'newest' }),
    CHOSEN,
  ),
  samples(`samples of ${whose}, newest`, side, 'newest', EXACT),
  samples(`samples of ${whose}, further on`, side, 'newest', EXACT, behind(-halfAYearAgo)),
  samples(`samples of ${whose}, oldest`, side, 'oldest', EXACT),
  ...sampleTabs.map((tab) =>
    samples(
      `samples of ${whose}, ${tab}`,
      (known) => ({ ...side(known), statuses: sampleTabStatuses[tab] }),
      'newest',
      ALL_OF_THEIRS,
    ),
  ),
  ...(whose === 'anybody'
    ? []
    : [
        asked(`samples of ${whose}, how many`, ALL_OF_THEIRS, (store, known) =>
          creatorsIn(store).samples.count({ at, ...side(known) }),
        ),
      ]),
]);

const others = [
  samples('samples that are due', { dueBy: now }, 'due', EXACT),
  samples('samples that are due, further on', { dueBy: instant(now + 9 * DAY) }, 'due', EXACT, behind(now)),
  asked('links by their ids', FOUND, (store, { sampleIds }) => creatorsIn(store).links.find(sampleIds)),
  asked('samples by their ids', FOUND, (store, { sampleIds }) => creatorsIn(store).samples.find(sampleIds)),
  asked('ledgers by their ids', FOUND, (store, { registrationIds }) =>
    creatorsIn(store).ledgers.find(registrationIds.map((id) => `${id}:1`)),
  ),
  asked('guards', FOUND, (store) => store.guards.find([`ongoing_campaigns:${agencyId}`, 'other'])),
  asked('receipts', FOUND, (store) =>
    store.findCommands(
      Array.from({ length: 20 }, (_, index) => ({ tenant: 'shop:shop-0', id: `command-${index}` })),
    ),
  ),
  asked('the history of a registration', FOUND, (store, { registrationIds: [id = ''] }) =>
    store.history({ kind: 'registration', id }, { limit: 20 }),
  ),
  asked('the feed', FOUND, (store) => store.feed({ limit: 100, after: '5000' })),
];

/** Everything that the service asks of a store, with how much of the tables it may read for it. */
export const listedQueries: readonly ListedQuery[] = [
  ...ofMarketplaces,
  ...ofCampaigns,
  ...ofRegistrations,
  ...ofCreators,
  ...others,
];
