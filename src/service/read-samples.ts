import { sampleMatcher } from '../ports/creator-filters.js';
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
import { parentsOf } from './parents.js';

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
      const parents = await parentsOf(store, items);
      return items.filter((request) => matches(request, parents(request)));
    },
    positionOf: (request) => samplePosition(request, query.sort),
  });
}

/** Where a page begins that follows this sample request. */
export function samplePosition(request: SampleRequest, sort: SampleSort): Position {
  return { key: sampleSortKey(request, sort), id: request.id };
}
