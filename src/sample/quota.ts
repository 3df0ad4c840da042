import type { Campaign } from '../campaign/campaign.js';
import { isOver } from '../campaign/status.js';
import type { Instant } from '../core/instant.js';
import { isRunning } from '../creator/running.js';
import type { Registration } from '../registration/registration.js';
import type { SampleLedger } from './ledger.js';

/** How the sample quota of a registration stands, in units. */
export interface SampleQuota {
  /** What the seller grants: the quantity of the terms (R80, R81). */
  readonly granted: number;
  /** Asked for, and not shipped. */
  readonly reserved: number;
  /** Shipped. */
  readonly shipped: number;
  /** Reserved once, and free again. */
  readonly released: number;
  /** Granted, and neither reserved nor shipped. */
  readonly remaining: number;
}

/**
 * How the quota stands at an instant. Once the product is closed or the campaign is over, what was reserved counts as
 * released: that is computed, and nothing is written (Q24). `ledger` is the one of the registration's current attempt,
 * absent while nothing was asked for in it; one of another attempt is none of this quota.
 */
export function quotaAt(
  registration: Registration,
  campaign: Campaign,
  ledger: SampleLedger | undefined,
  at: Instant,
): SampleQuota {
  const quota = quotaOf(registration, ledger);
  const hasStopped = !isRunning(registration.decision) && registration.decidedAt <= at;
  if (!hasStopped && !isOver(campaign, at)) return quota;
  const { granted, reserved, shipped, released } = quota;
  return { granted, reserved: 0, shipped, released: released + reserved, remaining: left(granted, shipped) };
}

/** How the quota is written. */
export function quotaOf(registration: Registration, ledger: SampleLedger | undefined): SampleQuota {
  const granted = registration.terms.sampleQuantity;
  const used = ledger?.registrationAttempt === registration.attempt ? ledger : NOTHING_USED;
  const { reserved, shipped, released } = used;
  return { granted, reserved, shipped, released, remaining: left(granted, reserved + shipped) };
}

/** An adoption may bring a quantity below what was used already. */
function left(granted: number, used: number): number {
  return Math.max(0, granted - used);
}

const NOTHING_USED = Object.freeze({ reserved: 0, shipped: 0, released: 0 });
