import type { Campaign } from '../campaign/campaign.js';
import { isOver, overFrom } from '../campaign/status.js';
import type { Instant } from '../core/instant.js';
import { isRunning } from '../creator/running.js';
import type { Registration } from '../registration/registration.js';
import { isBeforeShipment, type SampleDecision, type SampleRequest } from './request.js';

/** What a screen shows of a sample request at an instant: computed, never stored. The names are those of decisions. */
export type SampleStatus = SampleDecision;

/** Why a request that nobody cancelled is cancelled all the same: the product left the campaign, or it is over (Q24). */
export type SampleLapse = 'product_closed' | 'campaign_over';

/**
 * From when the product has not run in the attempt of whose quota the request's unit is; `null` while it runs. When an
 * earlier attempt ended is not kept: of a request from one, all that is known is that it ran at its last write.
 */
export function stoppedFrom(request: SampleRequest, registration: Registration): Instant | null {
  if (request.registrationAttempt !== registration.attempt) return request.changedAt;
  return isRunning(registration.decision) ? null : registration.decidedAt;
}

/**
 * Why an unshipped request has come to nothing by an instant although nobody cancelled it (Q24): whichever came first,
 * and at once the end of the campaign. `null` when it has not, or is on its way already: what was shipped goes on.
 * Registration and campaign are the request's own.
 */
export function sampleLapseAt(
  request: SampleRequest,
  registration: Registration,
  campaign: Campaign,
  at: Instant,
): SampleLapse | null {
  if (!isBeforeShipment(request)) return null;
  const stopped = stoppedFrom(request, registration);
  if (stopped !== null && stopped <= at && stopped < overFrom(campaign)) return 'product_closed';
  return isOver(campaign, at) ? 'campaign_over' : null;
}

/**
 * The status of a sample request at an instant: the only way to one. Registration and campaign are the request's own.
 *
 * @example
 * ```ts
 * import { type Campaign, instant, type Registration, type SampleRequest, sampleStatusAt } from 'partner-campaigns';
 *
 * interface Known {
 *   readonly registration: Registration;
 *   readonly campaign: Campaign;
 * }
 *
 * export function label(request: SampleRequest, { registration, campaign }: Known, now: number): string {
 *   return `Sample is ${sampleStatusAt(request, registration, campaign, instant(now))}`;
 * }
 * ```
 */
export function sampleStatusAt(
  request: SampleRequest,
  registration: Registration,
  campaign: Campaign,
  at: Instant,
): SampleStatus {
  return sampleLapseAt(request, registration, campaign, at) === null ? request.decision : 'cancelled';
}
