import type { CreatorLink } from '../creator/link.js';
import { creatorLinkMatcher, type SampleParents, sampleMatcher } from '../ports/creator-filters.js';
import { creatorLinkSortKey, type SampleFilter, sampleSortKey } from '../ports/queries.js';
import type { SaveGroup } from '../ports/save.js';
import type { CreatorReaders } from '../ports/store.js';
import type { SampleLedger } from '../sample/ledger.js';
import type { SampleRequest } from '../sample/request.js';
import { type SampleStatus, sampleStatusAt } from '../sample/status.js';
import { pageOf } from './page.js';
import { createSideIndex } from './side-index.js';

/** What a memory store keeps of creators. */
export interface CreatorRecords {
  readonly links: ReadonlyMap<string, CreatorLink>;
  readonly samples: ReadonlyMap<string, SampleRequest>;
  readonly ledgers: ReadonlyMap<string, SampleLedger>;
  readonly readers: CreatorReaders;
  /** Takes in what a group writes, as it is to be kept. */
  write(group: SaveGroup): void;
}

/** Makes the part of an empty store that is about creators. */
export function createCreatorRecords(
  parentsOf: (record: { readonly registrationId: string }) => SampleParents,
): CreatorRecords {
  const links = new Map<string, CreatorLink>();
  const samples = new Map<string, SampleRequest>();
  const ledgers = new Map<string, SampleLedger>();
  const linksBySide = createSideIndex();
  const samplesBySide = createSideIndex();

  function samplesMatching(filter: SampleFilter): readonly SampleRequest[] {
    const matches = sampleMatcher(filter);
    return picked(samples, samplesBySide.under(filter)).filter((request) =>
      matches(request, parentsOf(request)),
    );
  }

  return {
    links,
    samples,
    ledgers,
    readers: {
      links: {
        find: async (ids) => ids.map((id) => links.get(id)),
        query: async (query, page) =>
          pageOf(
            picked(links, linksBySide.under(query)).filter(creatorLinkMatcher(query)),
            (link) => creatorLinkSortKey(link, query.sort),
            page,
          ),
      },
      samples: {
        find: async (ids) => ids.map((id) => samples.get(id)),
        query: async (query, page) =>
          pageOf(samplesMatching(query), (request) => sampleSortKey(request, query.sort), page),
        count: async (filter) => {
          const counts = new Map<SampleStatus, number>();
          for (const request of samplesMatching(filter)) {
            const { registration, campaign } = parentsOf(request);
            const status = sampleStatusAt(request, registration, campaign, filter.at);
            counts.set(status, (counts.get(status) ?? 0) + 1);
          }
          return [...counts].map(([status, count]) => ({ status, count }));
        },
      },
      ledgers: { find: async (ids) => ids.map((id) => ledgers.get(id)) },
    },
    write: ({ creatorLinks = [], sampleRequests = [], sampleLedgers = [] }) => {
      for (const link of creatorLinks) {
        links.set(link.id, link);
        linksBySide.add(link);
      }
      for (const request of sampleRequests) {
        samples.set(request.id, request);
        samplesBySide.add(request);
      }
      for (const ledger of sampleLedgers) ledgers.set(ledger.id, ledger);
    },
  };
}

/** The records with these ids, or all. */
function picked<Kept>(kept: ReadonlyMap<string, Kept>, ids: Iterable<string> = kept.keys()): readonly Kept[] {
  return [...ids].map((id) => kept.get(id)).filter((record) => record !== undefined);
}
