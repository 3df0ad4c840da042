import { campaignStatuses, overFrom } from '../../campaign/status.js';
import { type Instant, instant } from '../../core/instant.js';
import { marketplaceTabs } from '../../eligibility/marketplace.js';
import type { ShopFacts } from '../../eligibility/shop.js';
import type {
  CampaignFilter,
  CampaignQuery,
  CreatorLinkQuery,
  RegistrationFilter,
  RegistrationQuery,
  SampleFilter,
  SampleQuery,
} from '../../ports/queries.js';
import { tabStatuses, tabs } from '../../registration/tabs.js';
import { sampleTabStatuses, sampleTabs } from '../../sample/tabs.js';
import type { StoredWorld } from './world.js';

/** A list that a store is asked for. */
export type Question =
  | { readonly kind: 'campaigns'; readonly name: string; readonly query: CampaignQuery }
  | { readonly kind: 'registrations'; readonly name: string; readonly query: RegistrationQuery }
  | CreatorQuestion;

/** A list of what creators have, that a store of creators is asked for. */
export type CreatorQuestion =
  | { readonly kind: 'creator_links'; readonly name: string; readonly query: CreatorLinkQuery }
  | { readonly kind: 'sample_requests'; readonly name: string; readonly query: SampleQuery };

/** Something that a store is asked to count. */
export type CountQuestion =
  | { readonly kind: 'campaigns'; readonly name: string; readonly filter: CampaignFilter }
  | { readonly kind: 'registrations'; readonly name: string; readonly filter: RegistrationFilter }
  | { readonly kind: 'sample_requests'; readonly name: string; readonly filter: SampleFilter };

/** The records and the instant that questions are asked about. */
export type Asked = Pick<StoredWorld, 'at' | 'campaigns' | 'registrations' | 'links' | 'samples'> & {
  readonly shops: readonly ShopFacts[];
};

/** The lists of every screen and job: of each shop, of each agency, of the platform. */
export function questionsOf(asked: Asked): readonly Question[] {
  return [
    ...questionsOfShops(asked),
    ...questionsOfAgencies(asked),
    ...questionsOfPlatform(asked),
    ...questionsOfLinks(asked),
    ...questionsOfSamples(asked),
  ];
}

function questionsOfLinks({ at, links }: Asked): readonly CreatorQuestion[] {
  const [link] = links;
  // Where there is nothing of creators, a store may know nothing of them.
  if (link === undefined) return [];
  const { registrationId, campaignId } = link;
  const list = (name: string, query: CreatorLinkQuery) => ({ kind: 'creator_links', name, query }) as const;
  return [
    ...unique(links.map(({ creatorId }) => creatorId)).map((creatorId) =>
      list(`the links of ${creatorId}`, { creatorId, sort: 'newest' }),
    ),
    ...unique(links.map(({ shopId }) => shopId)).map((shopId) =>
      list(`the links to products of ${shopId}`, { shopId, decision: 'added', sort: 'newest' }),
    ),
    ...unique(links.map(({ agencyId }) => agencyId)).map((agencyId) =>
      list(`the links in campaigns of ${agencyId}`, { agencyId, sort: 'oldest' }),
    ),
    list(`links that were removed by ${at}`, { decision: 'removed', sort: 'oldest' }),
    list(`links to ${registrationId}`, { registrationIds: [registrationId], sort: 'newest' }),
    list(`links in ${campaignId}`, { campaignIds: [campaignId], sort: 'oldest' }),
  ];
}

function questionsOfSamples({ at, samples }: Asked): readonly CreatorQuestion[] {
  const [request] = samples;
  if (request === undefined) return [];
  const { registrationId, campaignId } = request;
  const soon = instant(at + 86_400_000);
  const list = (name: string, query: SampleQuery) => ({ kind: 'sample_requests', name, query }) as const;
  return [
    ...unique(samples.map(({ agencyId }) => agencyId)).flatMap((agencyId) =>
      sampleTabs.map((tab) =>
        list(`the tab ${tab} of samples of ${agencyId}`, {
          at,
          agencyId,
          statuses: sampleTabStatuses[tab],
          sort: 'newest',
        }),
      ),
    ),
    ...unique(samples.map(({ shopId }) => shopId)).map((shopId) =>
      list(`the samples that ${shopId} reviews`, { at, shopId, statuses: ['seller_review'], sort: 'oldest' }),
    ),
    ...unique(samples.map(({ creatorId }) => creatorId)).map((creatorId) =>
      list(`the samples of ${creatorId}`, { at, creatorId, sort: 'newest' }),
    ),
    list('samples that are due', { at, dueBy: at, sort: 'due' }),
    list('samples that are due by tomorrow', { at: soon, dueBy: soon, sort: 'due' }),
    list(`samples of ${registrationId}`, { at, registrationIds: [registrationId], sort: 'oldest' }),
    list(`samples in ${campaignId}`, { at, campaignIds: [campaignId], sort: 'newest' }),
  ];
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function questionsOfShops({ at, shops, registrations }: Asked): readonly Question[] {
  const shopIds = new Set([...shops.map(({ id }) => id), ...registrations.map(({ shopId }) => shopId)]);
  const own = [...shopIds].flatMap((shopId): Question[] => [
    ...tabs.map((tab) => ({
      kind: 'registrations' as const,
      name: `the tab ${tab} of ${shopId}`,
      query: { at, shopId, statuses: tabStatuses[tab], sort: 'newest' as const },
    })),
    {
      kind: 'campaigns',
      name: `my campaigns of ${shopId}`,
      query: { at, joinedBy: shopId, sort: 'newest' },
    },
  ]);
  const found = shops.flatMap((shop) =>
    marketplaceTabs.map((tab) => ({
      kind: 'campaigns' as const,
      name: `the marketplace tab ${tab} of ${shop.id}`,
      query: { at, marketplace: { tab, shop }, sort: 'closing_soon' as const },
    })),
  );
  return [...own, ...found];
}

function questionsOfAgencies({ at, campaigns }: Asked): readonly Question[] {
  const agencyIds = new Set(campaigns.map(({ agencyId }) => agencyId));
  return [...agencyIds].flatMap((agencyId): Question[] => [
    {
      kind: 'registrations',
      name: `the inbox of ${agencyId}`,
      query: { at, agencyId, statuses: ['pending', 'close_requested'], sort: 'oldest' },
    },
    ...campaignStatuses.map((status) => ({
      kind: 'campaigns' as const,
      name: `the ${status} campaigns of ${agencyId}`,
      query: { at, agencyId, statuses: [status], sort: 'highest_rate' as const },
    })),
  ]);
}

function questionsOfPlatform({ at, campaigns, registrations }: Asked): readonly Question[] {
  const [first] = campaigns;
  const [registration] = registrations;
  // What is due a day from now, and what is running in the last week.
  const soon = instant(at + 86_400_000);
  const week = { start: instant(Math.max(0, at - 7 * 86_400_000)), end: instant(at + 1) };
  return [
    { kind: 'registrations', name: 'what is due', query: { at, dueBy: at, sort: 'due' } },
    { kind: 'registrations', name: 'what is due by tomorrow', query: { at: soon, dueBy: soon, sort: 'due' } },
    { kind: 'campaigns', name: 'boundaries to tell', query: { at, milestoneBy: at, sort: 'milestone' } },
    { kind: 'campaigns', name: 'campaigns of the last week', query: { at, during: week, sort: 'newest' } },
    {
      kind: 'campaigns',
      name: 'campaigns of which registration closes by tomorrow',
      query: { at, registrationClosesBy: soon, sort: 'closing_soon' },
    },
    ...(first === undefined ? [] : aboutCampaign(at, first)),
    ...(registration === undefined ? [] : aboutRegistration(at, registration)),
  ];
}

function aboutCampaign(at: Instant, campaign: Asked['campaigns'][number]): readonly Question[] {
  const { id, market, proposedRate, name } = campaign;
  const over = overFrom(campaign);
  return [
    {
      kind: 'campaigns',
      name: `campaigns in ${market} of which the name has part of ${name}`,
      query: { at, market, text: name.slice(0, 3).toUpperCase(), sort: 'newest' },
    },
    {
      kind: 'campaigns',
      name: `campaigns that propose ${proposedRate} or more`,
      query: { at, proposedRate: { minimum: proposedRate }, sort: 'highest_rate' },
    },
    {
      kind: 'registrations',
      name: `what runs or ended in ${id} when it is over`,
      query: { at: over, campaignIds: [id], statuses: ['live', 'ended', 'lapsed'], sort: 'newest' },
    },
    {
      kind: 'registrations',
      name: `what runs or ended in ${id} just before it is over`,
      query: {
        at: instant(over - 1),
        campaignIds: [id],
        statuses: ['live', 'ended', 'lapsed'],
        sort: 'newest',
      },
    },
  ];
}

function aboutRegistration(at: Instant, registration: Asked['registrations'][number]): readonly Question[] {
  const { productId, terms, registeredAt } = registration;
  return [
    {
      kind: 'registrations',
      name: `registrations of ${productId}`,
      query: { at, productIds: [productId], sort: 'oldest' },
    },
    {
      kind: 'registrations',
      name: `registrations of at most ${terms.totalRate} with ${terms.sampleQuantity} samples or more`,
      query: {
        at,
        totalRate: { maximum: terms.totalRate },
        samplesAtLeast: terms.sampleQuantity,
        sort: 'highest_rate',
      },
    },
    {
      kind: 'registrations',
      name: `registrations since ${registeredAt}`,
      query: { at, registeredSince: registeredAt, sort: 'newest' },
    },
  ];
}

/** What screens count: for each agency over its campaigns, for each shop, and campaigns. */
export function countQuestionsOf(asked: Asked): readonly CountQuestion[] {
  const { at, campaigns, registrations, samples } = asked;
  const agencyIds = [...new Set(campaigns.map(({ agencyId }) => agencyId))];
  const shopIds = [...new Set(registrations.map(({ shopId }) => shopId))];
  const registeredSince = instant(Math.max(0, at - 7 * 86_400_000));
  return [
    { kind: 'registrations', name: 'all registrations', filter: { at } },
    { kind: 'registrations', name: 'the registrations of a week', filter: { at, registeredSince } },
    ...shopIds.map((shopId) => ({
      kind: 'registrations' as const,
      name: `the registrations of ${shopId}`,
      filter: { at, shopId },
    })),
    ...agencyIds.flatMap((agencyId): CountQuestion[] => [
      {
        kind: 'registrations',
        name: `the registrations in campaigns of ${agencyId}`,
        filter: { at, campaignIds: campaigns.filter((one) => one.agencyId === agencyId).map(({ id }) => id) },
      },
      { kind: 'campaigns', name: `the campaigns of ${agencyId}`, filter: { at, agencyId } },
    ]),
    ...unique(samples.map(({ agencyId }) => agencyId)).map((agencyId) => ({
      kind: 'sample_requests' as const,
      name: `the samples in campaigns of ${agencyId}`,
      filter: { at, agencyId },
    })),
    ...unique(samples.map(({ creatorId }) => creatorId)).map((creatorId) => ({
      kind: 'sample_requests' as const,
      name: `the samples of ${creatorId}`,
      filter: { at, creatorId },
    })),
  ];
}
