import * as z from 'zod';
import type { SampleQuantity } from '../commission/sample-quantity.js';
import { given } from '../core/given.js';
import type { CampaignId, ProductId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import { countSchema, idSchema } from '../core/schema.js';
import type { Criteria } from '../criteria/criterion.js';
import type { RateRange, RegistrationFilter } from '../ports/queries.js';
import { rateRangeSchema } from './campaign-conditions.js';

/** What registrations can be chosen by in any list of them: everything that is given must hold. */
export interface RegistrationConditions {
  readonly campaignId?: CampaignId;
  /** Those of these products: 1 to 1,000. */
  readonly productIds?: readonly ProductId[];
  /** Those with a total rate between these, both inclusive. */
  readonly totalRate?: RateRange;
  /** Those that offer so many sample units or more. */
  readonly samplesAtLeast?: SampleQuantity;
  /**
   * Those of which it is known that they meet this too. It may name what the list shows: the registration, its campaign
   * and its product. It is asked here and not of the store: a page may be short while more follow.
   */
  readonly criteria?: Criteria;
}

/** The shapes of the conditions; what criteria say is read by those who know their fields. */
export const registrationConditions = {
  campaignId: z.exactOptional(idSchema),
  productIds: z.exactOptional(z.array(idSchema).min(1).max(1_000)),
  totalRate: z.exactOptional(rateRangeSchema),
  samplesAtLeast: z.exactOptional(countSchema),
  criteria: z.exactOptional(z.unknown()),
};

/** The conditions as a store is asked for them, at an instant. */
export function registrationFilter(
  { campaignId, productIds, totalRate, samplesAtLeast }: RegistrationConditions,
  at: Instant,
): RegistrationFilter {
  const campaignIds = campaignId === undefined ? undefined : [campaignId];
  return { at, ...given({ campaignIds, productIds, totalRate, samplesAtLeast }) };
}
