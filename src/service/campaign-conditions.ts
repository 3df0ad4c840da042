import * as z from 'zod';
import { rateSchema } from '../commission/schema.js';
import { filled, given } from '../core/given.js';
import { type Instant, instant, LAST_INSTANT } from '../core/instant.js';
import type { Period } from '../core/period.js';
import { periodSchema, textSchema } from '../core/schema.js';
import type { Criteria } from '../criteria/criterion.js';
import type { CampaignFilter, RateRange } from '../ports/queries.js';

/** What campaigns can be chosen by in any list of them: everything that is given must hold. */
export interface CampaignConditions {
  /** Part of the name, whatever the case: up to 200 characters. One that is blank counts as left out. */
  readonly text?: string;
  /** Those that propose a total rate between these, both inclusive. */
  readonly proposedRate?: RateRange;
  /** Those whose campaign period, until an early end, shares an instant with this period. */
  readonly during?: Period;
  /** Those of which registration closes within so many days of 24 hours and is not closed: 0 to 3,650. */
  readonly closesWithinDays?: number;
  /**
   * Those of which it is known that they meet this too. It may name what the list shows of campaigns and, in the
   * marketplace, the shop's own standing. It is asked here and not of the store: a page may be short while more follow.
   */
  readonly criteria?: Criteria;
}

const ONE_DAY = 86_400_000;

/** The shape of a range of rates. */
export const rateRangeSchema: z.ZodType<RateRange> = z
  .strictObject({ minimum: z.exactOptional(rateSchema), maximum: z.exactOptional(rateSchema) })
  .refine(({ minimum = 0, maximum = minimum }) => minimum <= maximum, {
    path: ['maximum'],
    message: 'Invalid range: maximum below minimum',
  });

/** The shapes of the conditions; what criteria say is read by those who know their fields. */
export const campaignConditions = {
  text: z.exactOptional(textSchema(200)),
  proposedRate: z.exactOptional(rateRangeSchema),
  during: z.exactOptional(periodSchema),
  closesWithinDays: z.exactOptional(z.int().min(0).max(3_650)),
  criteria: z.exactOptional(z.unknown()),
};

/** The conditions as a store is asked for them, at an instant. */
export function campaignFilter(
  { text, proposedRate, during, closesWithinDays }: CampaignConditions,
  at: Instant,
): CampaignFilter {
  const registrationClosesBy =
    closesWithinDays === undefined
      ? undefined
      : instant(Math.min(at + closesWithinDays * ONE_DAY, LAST_INSTANT));
  return { at, ...filled({ text }), ...given({ proposedRate, during, registrationClosesBy }) };
}
