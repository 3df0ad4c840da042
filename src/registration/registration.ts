import type { Terms } from '../commission/terms.js';
import { frozenCopy } from '../core/frozen.js';
import type { AgencyId, CampaignId, ProductId, RegistrationId, ShopId } from '../core/ids.js';
import { joinIds } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { Closure } from './closure.js';
import type { SellerContact } from './contact.js';
import type { Deadline, TotalRateDecrease } from './deadline.js';
import type { Hold } from './hold.js';
import type { Block, Rejection } from './rejection.js';

/** The seven decisions of a registration, in the order of its life. */
export const decisions = /* @__PURE__ */ frozenCopy([
  'pending',
  'approved',
  'close_requested',
  'rejected',
  'blocked',
  'withdrawn',
  'closed',
] as const);

/** What people decided about a registration: stored. The clock decides nothing. */
export type Decision = (typeof decisions)[number];

/** What every registration holds, whatever was decided. */
export interface RegistrationBase {
  /** Schema version of this record; what was stored under an earlier one is read by `parseRegistration`. */
  readonly v: 2;
  /** Derived from campaign, shop and product: see {@link registrationIdOf}. */
  readonly id: RegistrationId;
  readonly campaignId: CampaignId;
  readonly agencyId: AgencyId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  /** Which pass through review this is, from 1. */
  readonly attempt: number;
  readonly terms: Terms;
  readonly contact: SellerContact;
  /** The last rejection, kept while the seller tries again; gone once what was closed is registered again. */
  readonly lastRejection?: Rejection;
  /** What stops commands, in the order in which it was placed; absent when nothing does. At most 20. */
  readonly holds?: readonly Hold[];
  /** When it was first registered. */
  readonly registeredAt: Instant;
  /** When the current decision was made. */
  readonly decidedAt: Instant;
  /** The last write. */
  readonly changedAt: Instant;
  /** How often it was saved; 0 before the first time. The store raises it. */
  readonly revision: number;
}

/** Waits for the agency's review. */
export interface PendingRegistration extends RegistrationBase {
  readonly decision: 'pending';
  readonly deadline?: Deadline<'approve' | 'reject'>;
}

/** Accepted by the agency: live once the campaign period begins (R41). */
export interface ApprovedRegistration extends RegistrationBase {
  readonly decision: 'approved';
  /** A lower total rate that takes effect later; `terms` has the one that stands (R71, R72). */
  readonly totalRateDecrease?: TotalRateDecrease;
}

/** Runs on until the agency agrees to close it (R50, R51). */
export interface CloseRequestedRegistration extends RegistrationBase {
  readonly decision: 'close_requested';
  /** Why the seller wants out. */
  readonly closeNote?: string;
  readonly deadline?: Deadline<'approve_close'>;
  /** A lower total rate that waits until the close request is declined or taken back, and falls away with a close. */
  readonly totalRateDecrease?: TotalRateDecrease;
}

/** Refused with reasons; may be registered again (R42). */
export interface RejectedRegistration extends RegistrationBase {
  readonly decision: 'rejected';
  readonly lastRejection: Rejection;
}

/** Refused for good (R43). */
export interface BlockedRegistration extends RegistrationBase {
  readonly decision: 'blocked';
  readonly block: Block;
}

/** Taken back by the seller before the review (Q9). */
export interface WithdrawnRegistration extends RegistrationBase {
  readonly decision: 'withdrawn';
}

/** Ended before the campaign: the agency agreed to the seller's request, or the platform disqualified it (R51, Q27). */
export interface ClosedRegistration extends RegistrationBase {
  readonly decision: 'closed';
  readonly closure: Closure;
}

/** One product of one shop in one campaign, as it is stored: decisions, never a status. */
export type Registration =
  | PendingRegistration
  | ApprovedRegistration
  | CloseRequestedRegistration
  | RejectedRegistration
  | BlockedRegistration
  | WithdrawnRegistration
  | ClosedRegistration;

/**
 * The id of the one registration that a product of a shop has in a campaign (Q28). Collision-free, so that a store
 * keeps it unique by its primary key alone.
 */
export function registrationIdOf(of: {
  readonly campaignId: CampaignId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
}): RegistrationId {
  return joinIds(of.campaignId, of.shopId, of.productId);
}

/**
 * The deadline stamped on a registration, if there is one: of what is approved, when its total rate is lowered. While a
 * close is asked for that waits, so there is never more than one.
 */
export function deadlineOf(registration: Registration | undefined): Deadline | undefined {
  switch (registration?.decision) {
    case 'pending':
    case 'close_requested':
      return registration.deadline;
    case 'approved': {
      const decrease = registration.totalRateDecrease;
      return decrease && { dueAt: decrease.dueAt, dueOutcome: 'change_total_rate' };
    }
    default:
      return undefined;
  }
}

/** The lower total rate that is to come, if there is one. */
export function decreaseOf(registration: Registration | undefined): TotalRateDecrease | undefined {
  if (registration?.decision === 'approved' || registration?.decision === 'close_requested')
    return registration.totalRateDecrease;
  return undefined;
}
