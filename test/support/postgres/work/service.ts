import {
  createPartnerCampaigns,
  type Directories,
  type Instant,
  type Observer,
  type PartnerCampaigns,
  parsePolicy,
  type Store,
  unwrap,
} from 'partner-campaigns';
import { aProduct, aShop } from '../../build.ts';

/** Directories that know whoever and whatever is asked for: what is not known is tried elsewhere. */
const everything: Directories = {
  agencies: { find: async (ids) => ids.map((id) => ({ id, name: id, homeCountry: 'TH' })) },
  shops: { find: async (ids) => ids.map((id) => aShop({ id, name: id })) },
  products: {
    find: async (keys) => keys.map(({ shopId, productId }) => aProduct({ id: productId, shopId })),
  },
  creators: {
    find: async (ids) =>
      ids.map((creatorId) => ({ creatorId, authorisedAgencies: ['agency-0', 'agency-1'] })),
  },
};

/** What a service is made of, besides what every one of them has here. */
export interface HostParts<Context> {
  readonly store: Store<Context>;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly observe?: Observer;
}

/** The service as a host has it: agencies have a quota, so that publishing goes by its guard. */
export function hostService<Context>({
  store,
  now,
  newId,
  observe,
}: HostParts<Context>): PartnerCampaigns<Context> {
  return createPartnerCampaigns({
    store,
    directories: everything,
    clock: { now },
    newId,
    policy: unwrap(parsePolicy({ maximumOngoingCampaigns: 1_000, totalRateChange: 'free' })),
    ...(observe === undefined ? {} : { observe }),
  });
}
