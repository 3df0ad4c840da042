import type { Campaign } from '../campaign/campaign.js';
import { isOver } from '../campaign/status.js';
import { frozenCopy } from '../core/frozen.js';
import type { Instant } from '../core/instant.js';
import type { Registration } from './registration.js';

/** What a screen shows of a registration at an instant. */
export const statuses = /* @__PURE__ */ frozenCopy([
  'pending',
  'lapsed',
  'scheduled',
  'live',
  'close_requested',
  'ended',
  'rejected',
  'blocked',
  'withdrawn',
  'closed',
] as const);

/** What a screen shows of a registration at an instant: computed from decision, campaign and instant, never stored. */
export type Status = (typeof statuses)[number];

/**
 * The status of a registration at an instant: the only way to one. `campaign` is the registration's own.
 *
 * @example
 * ```ts
 * import { type Campaign, instant, type Registration, statusAt } from 'partner-campaigns';
 *
 * export function label(registration: Registration, campaign: Campaign, now: number): string {
 *   return `Product ${registration.productId} is ${statusAt(registration, campaign, instant(now))}`;
 * }
 * ```
 */
export function statusAt(registration: Registration, campaign: Campaign, at: Instant): Status {
  switch (registration.decision) {
    case 'pending':
      return isOver(campaign, at) ? 'lapsed' : 'pending';
    case 'approved':
      if (isOver(campaign, at)) return 'ended';
      return at < campaign.campaignPeriod.start ? 'scheduled' : 'live';
    case 'close_requested':
      return isOver(campaign, at) ? 'ended' : 'close_requested';
    default:
      return registration.decision;
  }
}
