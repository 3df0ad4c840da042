import fc from 'fast-check';
import {
  type Campaign,
  type CampaignFilter,
  type CreatorLink,
  type CreatorLinkQuery,
  type CreatorSide,
  creatorLinkIdOf,
  type Instant,
  linkDecisions,
  type Registration,
  type RegistrationFilter,
  registrationIdOf,
  type SampleFilter,
  type SampleRequest,
  sampleDecisions,
  sampleRequestIdOf,
} from 'partner-campaigns';
import {
  campaignFilters,
  listedCampaigns,
  listedRegistrations,
  registrationFilters,
} from 'partner-campaigns/testing';
import { given } from '../../../src/core/given.ts';
import { aLink, days, shifted } from '../build.ts';
import { aSample } from '../samples.ts';

// Worlds for stores to be asked about: of few values for each field, so that queries meet, and miss by one. Everything
// lies on whole days, and questions are asked a millisecond before and after them too.

/** What stores hold: all of it new, and in one world at most one of each id. */
export interface World {
  readonly campaigns: readonly Campaign[];
  readonly registrations: readonly Registration[];
  readonly creatorLinks: readonly CreatorLink[];
  readonly sampleRequests: readonly SampleRequest[];
}

/**
 * Ids of campaigns. By code units some are in another order than by characters, than in a dictionary, and than with
 * what stands for `~` and for letters beyond ASCII.
 */
const campaignIds = [
  'campaign-1',
  'campaign-2',
  'campaign-3',
  'Campaign-1',
  'campaign-1~',
  'campaign-1\u{1f30a}',
  'campaign-1\uffee',
  'กกก',
  "o'clock:%\\",
] as const;

/** Ids of everything else. Those of {@link registrationFilters} are among them. */
const shopIds = ['shop-1', 'shop-2', 'shop-3', 'ร้าน'] as const;
const productIds = ['product-1', 'product-2', 'product-3'] as const;
const creatorIds = ['creator-1', 'creator-2', 'ครีเอเตอร์/1:2'] as const;

/** Texts for people: parts of them are asked for, in letters of any case. */
const texts = ['Songkran', 'SUN week', 'Loy Krathong', 'İstanbul sun', 'ΟΔΟΣ ς', "100 %_ 'sun' \\ week", ''];

/** Whole days, and a millisecond before and after them: among them every instant at which anything turns. */
const asked: fc.Arbitrary<Instant> = fc
  .tuple(fc.nat(14), fc.constantFrom(0, -1, 1))
  .map(([day, milliseconds]) => shifted(days(day), day === 0 ? 0 : milliseconds));

const wholeDays = fc.nat(12).map(days);
const dueDays = fc.option(wholeDays, { nil: undefined, freq: 3 });

function someCampaigns(): fc.Arbitrary<readonly Campaign[]> {
  return fc.subarray([...campaignIds], { minLength: 1 }).chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .tuple(
            listedCampaigns(id),
            fc.record({
              name: fc.constantFrom(...texts.filter((text) => text !== '')),
              description: fc.constantFrom(...texts),
              message: fc.constantFrom(...texts),
            }),
          )
          .map(([campaign, words]): Campaign => ({ ...campaign, ...words })),
      ),
    ),
  );
}

function someRegistrations(campaigns: readonly Campaign[]): fc.Arbitrary<readonly Registration[]> {
  const places = fc.record({
    campaign: fc.constantFrom(...campaigns),
    shopId: fc.constantFrom(...shopIds),
    productId: fc.constantFrom(...productIds),
  });
  const rate = fc.option(fc.constantFrom(0, 500, 1_000), { nil: undefined });
  const rates = fc.record({
    creatorRate: rate,
    shopAdsRate: rate,
    creatorShopAdsRate: rate,
    attempt: fc.integer({ min: 1, max: 3 }),
  });
  return fc
    .uniqueArray(places, {
      selector: ({ campaign, ...of }) => registrationIdOf({ ...of, campaignId: campaign.id }),
      maxLength: 30,
    })
    .chain((drawn) =>
      fc.tuple(
        ...drawn.map(({ campaign, ...of }) =>
          fc
            .tuple(listedRegistrations({ ...of, campaignId: campaign.id }, campaign.agencyId), rates)
            .map(([registration, { attempt, ...set }]): Registration => {
              const terms = { ...registration.terms, ...given(set) };
              return { ...registration, attempt, terms };
            }),
        ),
      ),
    );
}

/** The plain ids of what a creator has under a registration. */
function under({ campaignId, agencyId, shopId, productId }: Registration, creatorId: string) {
  const ids = { campaignId, shopId, productId, creatorId };
  return { ...ids, agencyId, registrationId: registrationIdOf(ids), revision: 0 };
}

function ofCreators(registrations: readonly Registration[]): fc.Arbitrary<readonly [Registration, string][]> {
  if (registrations.length === 0) return fc.constant([]);
  return fc.uniqueArray(fc.tuple(fc.constantFrom(...registrations), fc.constantFrom(...creatorIds)), {
    selector: ([{ id }, creatorId]) => `${id} ${creatorId}`,
    maxLength: 15,
  });
}

function someLinks(registrations: readonly Registration[]): fc.Arbitrary<readonly CreatorLink[]> {
  return ofCreators(registrations).chain((drawn) =>
    fc.tuple(
      ...drawn.map(([registration, creatorId]) =>
        fc.tuple(fc.constantFrom(...linkDecisions), wholeDays).map(([decision, addedAt]): CreatorLink => {
          const of = under(registration, creatorId);
          return aLink(decision, { ...of, id: creatorLinkIdOf(of), addedAt });
        }),
      ),
    ),
  );
}

const dueOutcomes = {
  agency_review: 'not_reviewed_in_time',
  seller_review: 'not_reviewed_in_time',
  awaiting_shipment: 'not_shipped_in_time',
  content_pending: 'no_content_in_time',
} as const;

function someSamples(registrations: readonly Registration[]): fc.Arbitrary<readonly SampleRequest[]> {
  const times = fc.record({
    decision: fc.constantFrom(...sampleDecisions),
    decidedAt: wholeDays,
    changedAt: wholeDays,
    dueAt: dueDays,
    registrationAttempt: fc.integer({ min: 1, max: 3 }),
  });
  return ofCreators(registrations).chain((drawn) =>
    fc.tuple(
      ...drawn.map(([registration, creatorId]) =>
        times.map(({ decision, dueAt, ...written }): SampleRequest => {
          const of = under(registration, creatorId);
          const dueOutcome = Object.entries(dueOutcomes).find(([due]) => due === decision)?.[1];
          const deadline =
            dueAt === undefined || dueOutcome === undefined ? {} : { deadline: { dueAt, dueOutcome } };
          const request = aSample(decision, { ...of, id: sampleRequestIdOf(of), ...written });
          return { ...request, ...deadline } as SampleRequest;
        }),
      ),
    ),
  );
}

/** Worlds of one to nine campaigns, up to thirty registrations in them, and what creators have under those. */
export function worlds(): fc.Arbitrary<World> {
  return someCampaigns().chain((campaigns) =>
    someRegistrations(campaigns).chain((registrations) =>
      fc.record({
        campaigns: fc.constant(campaigns),
        registrations: fc.constant(registrations),
        creatorLinks: someLinks(registrations),
        sampleRequests: someSamples(registrations),
      }),
    ),
  );
}

/** Filters of campaigns, up to three conditions each. */
export function worldCampaignFilters(): fc.Arbitrary<CampaignFilter> {
  return fc
    .tuple(campaignFilters(), fc.constantFrom('so', 'SUN', 'i̇', 'ς', '%_', "'", '\\', 'x'))
    .map(([filter, text]) => (filter.text === undefined ? filter : { ...filter, text }));
}

/** Filters of registrations, up to three conditions each. */
export function worldRegistrationFilters(): fc.Arbitrary<RegistrationFilter> {
  return fc
    .tuple(registrationFilters(), fc.array(fc.constantFrom(...campaignIds), { maxLength: 5 }))
    .map(([filter, ids]) => (filter.campaignIds === undefined ? filter : { ...filter, campaignIds: ids }));
}

/** Whose links or sample requests: up to two conditions. */
function sides({ registrations }: World): fc.Arbitrary<CreatorSide> {
  const known = registrations.map(({ id }) => id);
  const conditions = {
    registrationIds: fc.array(fc.constantFrom(...known, 'nothing', 'no:%:id'), { maxLength: 6 }),
    campaignIds: fc.array(fc.constantFrom(...campaignIds), { maxLength: 5 }),
    agencyId: fc.constantFrom('agency-1', 'agency-2'),
    shopId: fc.constantFrom(...shopIds),
    creatorId: fc.constantFrom(...creatorIds),
  };
  return fc
    .tuple(
      fc.record(conditions, { noNullPrototype: true }),
      fc.subarray(Object.keys(conditions), { maxLength: 2 }),
    )
    .map(([side, names]) =>
      Object.fromEntries(Object.entries(side).filter(([name]) => names.includes(name))),
    );
}

/** Filters of sample requests. */
export function worldSampleFilters(world: World): fc.Arbitrary<SampleFilter> {
  return fc
    .tuple(
      sides(world),
      asked,
      fc.option(fc.subarray([...sampleDecisions]), { nil: undefined }),
      fc.option(asked, { nil: undefined, freq: 2 }),
    )
    .map(([side, at, statuses, dueBy]) => ({ ...side, at, ...given({ statuses, dueBy }) }));
}

/** Queries of links. */
export function worldLinkQueries(world: World): fc.Arbitrary<CreatorLinkQuery> {
  return fc
    .tuple(
      sides(world),
      fc.option(fc.constantFrom(...linkDecisions), { nil: undefined }),
      fc.constantFrom<CreatorLinkQuery['sort']>('newest', 'oldest'),
    )
    .map(([side, decision, sort]) => ({ ...side, sort, ...given({ decision }) }));
}

/** A millisecond before, at and after every instant at which anything in a world turns by time alone. */
export function turnsOf({ campaigns, registrations, sampleRequests }: World): readonly Instant[] {
  const turns = [
    ...campaigns.flatMap((campaign) => [
      campaign.campaignPeriod.start,
      campaign.campaignPeriod.end,
      ...('endedAt' in campaign ? [campaign.endedAt] : []),
    ]),
    ...registrations.map(({ decidedAt }) => decidedAt),
    ...sampleRequests.map(({ changedAt }) => changedAt),
  ];
  return [...new Set(turns)].flatMap((turn) => [-1, 0, 1].map((milliseconds) => shifted(turn, milliseconds)));
}
