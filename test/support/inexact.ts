import type { CreatorReaders, Store } from 'partner-campaigns';

/** A store that can order rows and count them, and cannot filter: it answers a query with everything it has. */
export function inexact(store: Store): Store {
  return {
    ...store,
    campaigns: {
      ...store.campaigns,
      query: async ({ at, sort }, page) => ({
        ...(await store.campaigns.query({ at, sort }, page)),
        exact: false,
      }),
    },
    registrations: {
      ...store.registrations,
      query: async ({ at, sort }, page) => ({
        ...(await store.registrations.query({ at, sort }, page)),
        exact: false,
      }),
    },
    ...(store.creators === undefined ? {} : { creators: inexactCreators(store.creators) }),
  };
}

function inexactCreators({ links, samples, ledgers }: CreatorReaders): CreatorReaders {
  return {
    links: {
      ...links,
      query: async ({ sort }, page) => ({ ...(await links.query({ sort }, page)), exact: false }),
    },
    samples: {
      ...samples,
      query: async ({ at, sort }, page) => ({ ...(await samples.query({ at, sort }, page)), exact: false }),
    },
    ledgers,
  };
}
