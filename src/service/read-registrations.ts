import type { Campaign } from '../campaign/campaign.js';
import { registrationMatcher } from '../ports/criteria.js';
import {
  type Page,
  type PageRequest,
  type Position,
  type RegistrationQuery,
  type RegistrationSort,
  registrationSortKey,
} from '../ports/queries.js';
import type { Store } from '../ports/store.js';
import type { Registration } from '../registration/registration.js';
import { filteringRead } from './filtering-read.js';
import { itself, lookUp } from './look-up.js';

type ReadStore = Pick<Store, 'campaigns' | 'registrations'>;

/** Those of some registrations that pass a further test. */
export type RegistrationSieve = (found: readonly Registration[]) => Promise<readonly Registration[]>;

/**
 * A page of the registrations that a query means and, of those, of the ones that pass a further test. The store may
 * answer less exactly than it was asked: the rest is done here.
 */
export function readRegistrations(
  store: ReadStore,
  query: RegistrationQuery,
  page: PageRequest,
  passing: RegistrationSieve = async (found) => found,
): Promise<Page<Registration>> {
  return filteringRead(page, {
    read: (request) => store.registrations.query(query, request),
    keep: async (found) => passing(await meant(store, query, found)),
    positionOf: (registration) => registrationPosition(registration, query.sort),
  });
}

/** Where a page begins that follows this registration. */
export function registrationPosition(registration: Registration, sort: RegistrationSort): Position {
  return { key: registrationSortKey(registration, sort), id: registration.id };
}

/** Those of a page that the query means: all of them, unless the store says that it may have given others too. */
async function meant(
  store: ReadStore,
  query: RegistrationQuery,
  { items, exact }: Page<Registration>,
): Promise<readonly Registration[]> {
  if (exact !== false) return items;
  const campaigns = await campaignsOf(store, items);
  const matches = registrationMatcher(query);
  return items.filter((registration) => matches(registration, campaignOf(registration, campaigns)));
}

/** The campaigns of some registrations, by their ids. */
export function campaignsOf(
  { campaigns }: Pick<Store, 'campaigns'>,
  registrations: readonly Registration[],
): Promise<ReadonlyMap<string, Campaign>> {
  return lookUp(
    registrations.map(({ campaignId }) => campaignId),
    itself,
    (ids) => campaigns.find(ids),
  );
}

/** The campaign of a registration; a store that has none of it is broken. */
export function campaignOf(
  { id, campaignId }: Registration,
  campaigns: ReadonlyMap<string, Campaign>,
): Campaign {
  const campaign = campaigns.get(campaignId);
  if (campaign === undefined) throw new TypeError(`Registration ${id} has no campaign`);
  return campaign;
}
