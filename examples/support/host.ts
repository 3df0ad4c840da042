import {
  createPartnerCampaigns,
  defineEligibility,
  type Instant,
  type PartnerCampaigns,
  type Store,
} from 'partner-campaigns';
import { createMemoryDirectories } from 'partner-campaigns/memory';
import { at, readMarketplaceData } from './marketplace-data.ts';

/** The marketplace of the examples over a store: its facts in memory, and a clock that the story sets. */
export interface Host<Context = unknown> {
  readonly store: Store<Context>;
  readonly clock: StoryClock;
  readonly service: PartnerCampaigns<Context>;
}

/** A clock that stands still until it is set. */
export interface StoryClock {
  at: Instant;
}

const directories = createMemoryDirectories();
directories.add(readMarketplaceData());

/** Makes the marketplace over a store. */
export function createHost<Context>(
  store: Store<Context>,
  clock: StoryClock = { at: at('2026-02-09T09:00:00+07:00') },
): Host<Context> {
  let campaignCount = 0;
  const service = createPartnerCampaigns({
    store,
    directories,
    clock: { now: () => clock.at },
    newId: () => `campaign-${++campaignCount}`,
    // What this marketplace asks besides: creators must not promote what is gone in a day.
    eligibility: defineEligibility({
      rules: [
        {
          name: 'house/enough-stock',
          about: 'product',
          where: { type: 'at_least', field: 'product.stock', value: 40 },
          message: 'We promote products with 40 pieces in stock or more.',
        },
      ],
    }),
  });
  return { store, clock, service };
}
