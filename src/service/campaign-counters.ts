import { given } from '../core/given.js';
import type { CampaignId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { ShopCount, StatusCount } from '../ports/queries.js';
import type { Status } from '../registration/status.js';
import type { Dependencies } from './dependencies.js';

/**
 * What the agency's list of campaigns shows of one (R16). Every product registered in it, now or ever, is in exactly
 * one of `pending`, `ongoing`, `rejected`, `closeRequested` and `closed`, and in `applied`.
 */
export interface CampaignCounters {
  /** Products that were ever registered: the sum of the five that follow. */
  readonly applied: number;
  /** Products that wait for the review: `pending`. */
  readonly pending: number;
  /** Products that are approved, before or in the campaign period: `scheduled` and `live`. */
  readonly ongoing: number;
  /** Products the agency said no to, for now or for good: `rejected` and `blocked`. */
  readonly rejected: number;
  /** Products that run on until the agency agrees to close them: `close_requested` (R51, R52). */
  readonly closeRequested: number;
  /**
   * Products that are out: `closed`, `withdrawn`, and those on which the campaign ended, `ended` and `lapsed`
   * without a review.
   */
  readonly closed: number;
  /** Different shops with any registration, whatever became of it. */
  readonly joinedSellers: number;
  /** Products registered for the first time at `newSince` or later, whatever became of them; only when it is given. */
  readonly newProducts?: number;
}

/** The counter that each status is in, besides `applied`. */
const counterOf = {
  pending: 'pending',
  scheduled: 'ongoing',
  live: 'ongoing',
  rejected: 'rejected',
  blocked: 'rejected',
  close_requested: 'closeRequested',
  closed: 'closed',
  withdrawn: 'closed',
  ended: 'closed',
  lapsed: 'closed',
} as const satisfies Readonly<Record<Status, keyof CampaignCounters>>;

/** What the store counts of some campaigns' registrations. */
export interface CountedRegistrations {
  readonly statuses: readonly StatusCount[];
  readonly shops: readonly ShopCount[];
  /** Those registered since an instant; absent when none was given. */
  readonly fresh?: readonly StatusCount[];
}

/** Has the registrations of campaigns counted. */
export async function countRegistrations(
  { store }: Dependencies,
  campaignIds: readonly CampaignId[],
  at: Instant,
  newSince: Instant | undefined,
): Promise<CountedRegistrations> {
  const filter = { at, campaignIds };
  const [statuses, shops, fresh] = await Promise.all([
    store.registrations.count(filter),
    store.registrations.countShops(filter),
    newSince === undefined ? undefined : store.registrations.count({ ...filter, registeredSince: newSince }),
  ]);
  return { statuses, shops, ...given({ fresh }) };
}

/** Adds up the counters of one campaign. */
export function countersOf(counted: CountedRegistrations, campaignId: CampaignId): CampaignCounters {
  const own = counted.statuses.filter((count) => count.campaignId === campaignId);
  const among = (counter: keyof CampaignCounters) =>
    sum(own.filter(({ status }) => counterOf[status] === counter));
  const counters = {
    applied: sum(own),
    pending: among('pending'),
    ongoing: among('ongoing'),
    rejected: among('rejected'),
    closeRequested: among('closeRequested'),
    closed: among('closed'),
    joinedSellers: counted.shops.find((count) => count.campaignId === campaignId)?.shops ?? 0,
  };
  if (counted.fresh === undefined) return counters;
  return { ...counters, newProducts: sum(counted.fresh.filter((count) => count.campaignId === campaignId)) };
}

function sum(counts: readonly StatusCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
