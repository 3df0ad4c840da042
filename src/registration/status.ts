import type { Campaign } from '../campaign/campaign.js';
import { type CampaignPhase, phaseAt } from '../campaign/status.js';
import { frozenCopy } from '../core/frozen.js';
import type { Instant } from '../core/instant.js';
import type { Decision, Registration } from './registration.js';

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
  return statusIn(registration.decision, phaseAt(campaign, at));
}

/** What a decision comes to in a phase of its campaign. */
export function statusIn(decision: Decision, phase: CampaignPhase): Status {
  switch (decision) {
    case 'pending':
      return phase === 'over' ? 'lapsed' : 'pending';
    case 'approved':
      if (phase === 'over') return 'ended';
      return phase === 'before' ? 'scheduled' : 'live';
    case 'close_requested':
      return phase === 'over' ? 'ended' : 'close_requested';
    default:
      return decision;
  }
}
