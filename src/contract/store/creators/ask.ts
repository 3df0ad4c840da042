import type { CreatorLink } from '../../../creator/link.js';
import { creatorLinkMatcher, sampleMatcher } from '../../../ports/creator-filters.js';
import type { CreatorLinkQuery, CreatorSide, SampleFilter, SampleQuery } from '../../../ports/queries.js';
import type { Store } from '../../../ports/store.js';
import type { SampleRequest } from '../../../sample/request.js';
import { expectAll, expectSame, shown } from '../../expect.js';
import { readToTheEnd } from '../ask.js';
import { creatorsOf } from './case.js';

/**
 * The links that a query means, in its order. Of a page that says `exact: false`, those that are meant, as the service
 * does it.
 */
export async function linksOf(
  store: Store,
  query: CreatorLinkQuery,
  limit = 1_000,
): Promise<readonly CreatorLink[]> {
  const { links } = creatorsOf(store);
  const matches = creatorLinkMatcher(query);
  return readToTheEnd(`creators.links.query(${shown(query)})`, limit, async (request) => {
    const page = await links.query(query, request);
    return page.exact === false ? { ...page, items: page.items.filter(matches) } : page;
  });
}

/** The sample requests that a query means, in its order; as {@link linksOf}. */
export async function requestsOf(
  store: Store,
  query: SampleQuery,
  limit = 1_000,
): Promise<readonly SampleRequest[]> {
  const { samples } = creatorsOf(store);
  const matches = sampleMatcher(query);
  return readToTheEnd(`creators.samples.query(${shown(query)})`, limit, async (request) => {
    const page = await samples.query(query, request);
    if (page.exact !== false) return page;
    const registrations = await store.registrations.find(page.items.map((one) => one.registrationId));
    const campaigns = await store.campaigns.find(page.items.map(({ campaignId }) => campaignId));
    const items = page.items.filter((one, index) => {
      const [registration, campaign] = [registrations[index], campaigns[index]];
      return registration !== undefined && campaign !== undefined && matches(one, { registration, campaign });
    });
    return { ...page, items };
  });
}

/** Asks that a query means the links of these creators and no others. */
export async function expectLinks(
  store: Store,
  query: Omit<CreatorLinkQuery, 'sort'>,
  creatorIds: readonly string[],
): Promise<void> {
  const found = await linksOf(store, { ...query, sort: 'oldest' });
  expectAll(
    `creators.links.query(${shown(query)})`,
    found.map(({ creatorId }) => creatorId),
    creatorIds,
  );
}

/** Asks that a filter means the sample requests of these creators and no others, listed and counted. */
export async function expectSamples(
  store: Store,
  filter: SampleFilter,
  creatorIds: readonly string[],
): Promise<void> {
  const found = await requestsOf(store, { ...filter, sort: 'oldest' });
  expectAll(
    `creators.samples.query(${shown(filter)})`,
    found.map(({ creatorId }) => creatorId),
    creatorIds,
  );
  const counts = await creatorsOf(store).samples.count(filter);
  const counted = counts.reduce((sum, { count }) => sum + count, 0);
  expectSame(`the sum of creators.samples.count(${shown(filter)})`, counted, creatorIds.length);
}

/** Asks that a side means the links and the sample requests of these creators and no others. */
export async function expectSide(
  store: Store,
  side: CreatorSide,
  at: SampleFilter['at'],
  creatorIds: readonly string[],
): Promise<void> {
  await expectLinks(store, side, creatorIds);
  await expectSamples(store, { ...side, at }, creatorIds);
}
