import type { CreatorLink } from '../creator/link.js';
import type { CreatorSide } from '../ports/queries.js';
import type { SampleRequest } from '../sample/request.js';
import { createIdIndex } from './id-index.js';

/** Links, or sample requests, by whose they are. */
export interface SideIndex {
  add(record: CreatorLink | SampleRequest): void;
  /** The ids that the narrowest index leaves, or `undefined` for all; the side itself is asked of each. */
  under(side: CreatorSide): Iterable<string> | undefined;
}

/** Makes an empty index. */
export function createSideIndex(): SideIndex {
  const byRegistration = createIdIndex();
  const byCreator = createIdIndex();
  const byShop = createIdIndex();
  const byCampaign = createIdIndex();
  const byAgency = createIdIndex();
  return {
    add: ({ id, registrationId, creatorId, shopId, campaignId, agencyId }) => {
      byRegistration.add(registrationId, id);
      byCreator.add(creatorId, id);
      byShop.add(shopId, id);
      byCampaign.add(campaignId, id);
      byAgency.add(agencyId, id);
    },
    under: ({ registrationIds, creatorId, shopId, campaignIds, agencyId }) => {
      if (registrationIds !== undefined) return byRegistration.under(registrationIds);
      if (creatorId !== undefined) return byCreator.under([creatorId]);
      if (shopId !== undefined) return byShop.under([shopId]);
      if (campaignIds !== undefined) return byCampaign.under(campaignIds);
      return agencyId === undefined ? undefined : byAgency.under([agencyId]);
    },
  };
}
