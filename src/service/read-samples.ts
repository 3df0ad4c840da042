import { type SampleParents, sampleMatcher } from '../ports/creator-filters.js';
import {
  type Page,
  type PageRequest,
  type Position,
  type SampleQuery,
  type SampleSort,
  sampleSortKey,
} from '../ports/queries.js';
import type { SampleReader, Store } from '../ports/store.js';
import type { SampleRequest } from '../sample/request.js';
import { filteringRead } from './filtering-read.js';
import { itself, lookUp } from './look-up.js';
import { campaignOf, campaignsOf } from './read-registrations.js';

type ReadStore = Pick<Store, 'campaigns' | 'registrations'> & { readonly samples: SampleReader };

/** A page of the sample requests that a query means: the store may answer less exactly than it was asked. */
export function readSamples(
  store: ReadStore,
  query: SampleQuery,
  page: PageRequest,
): Promise<Page<SampleRequest>> {
  const matches = sampleMatcher(query);
  return filteringRead(page, {
    read: (request) => store.samples.query(query, request),
    keep: async ({ items, exact }) => {
      if (exact !== false) return items;
      const parents = await sampleParents(store, items);
      return items.filter((request) => matches(request, parents(request)));
    },
    positionOf: (request) => samplePosition(request, query.sort),
  });
}

/** Where a page begins that follows this sample request. */
export function samplePosition(request: SampleRequest, sort: SampleSort): Position {
  return { key: sampleSortKey(request, sort), id: request.id };
}

/** What sample requests are under: registrations and their campaigns, read in batches. */
export async function sampleParents(
  store: Pick<Store, 'campaigns' | 'registrations'>,
  requests: readonly SampleRequest[],
): Promise<(of: SampleRequest) => SampleParents> {
  const ids = requests.map(({ registrationId }) => registrationId);
  const registrations = await lookUp(ids, itself, (all) => store.registrations.find(all));
  const campaigns = await campaignsOf(store, [...registrations.values()]);
  return ({ id, registrationId }) => {
    const registration = registrations.get(registrationId);
    if (registration === undefined) throw new TypeError(`Sample request ${id} has no registration`);
    return { registration, campaign: campaignOf(registration, campaigns) };
  };
}
