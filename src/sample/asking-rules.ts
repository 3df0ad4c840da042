// What is asked of a request for a sample, and of nothing else.

import { addCalendarDays } from '../core/calendar.js';
import { creatorAskedFor } from './commands.js';
import type { SampleInput as Input } from './input.js';
import { quotaOf } from './quota.js';
import type { SampleCancelled } from './request.js';
import type { Subject, Verdict } from './rule.js';
import { skuObstacles } from './sku.js';

/** Asks an agency for whom it asks, and lets a creator ask for itself alone. */
export function creatorNamed(request: Subject, { command }: Input): Verdict {
  if (command.type !== 'request_sample') return null;
  const asked = creatorAskedFor(command);
  if (asked === undefined) return { code: 'creator_not_named', parameters: {} };
  const expected = request?.creatorId ?? asked;
  const named = command.creatorId ?? asked;
  return asked === expected && named === expected
    ? null
    : { code: 'another_creator', parameters: { creatorId: expected } };
}

/**
 * Lets an agency ask for creators who authorised it (R82). It is a permission, so what is not known refuses, whatever
 * the policy says of the facts of eligibility.
 */
export function creatorAuthorised(_: Subject, { command, facts }: Input): Verdict {
  if (command.type !== 'request_sample' || command.actor.role !== 'agency') return null;
  const { creatorId } = command;
  if (creatorId === undefined) return null;
  const agencies = facts.creator?.creatorId === creatorId ? facts.creator.authorisedAgencies : undefined;
  if (agencies === undefined)
    return { code: 'fact_missing', parameters: { fact: 'creator.authorisedAgencies' } };
  const { agencyId } = command.actor;
  if (agencies.includes(agencyId)) return null;
  return { code: 'agency_not_authorised', parameters: { agencyId, creatorId } };
}

/** Refuses a variant that is known not to be sent as a sample (R88); of one that nothing is known of, the seller judges. */
export function skuSamplable(_: Subject, { command, facts: { sku } }: Input): Verdict {
  if (command.type !== 'request_sample' || sku === undefined) return null;
  if (sku.skuId !== command.skuId) return { code: 'fact_missing', parameters: { fact: 'sku' } };
  const because = skuObstacles(sku);
  return because.length === 0
    ? null
    : { code: 'sku_not_samplable', parameters: { skuId: sku.skuId, because } };
}

/** Reserves no more than the seller grants (R80, R84, Q22). */
export function quotaLeft(_: Subject, { facts: { registration, ledger } }: Input): Verdict {
  const { granted, reserved, shipped } = quotaOf(registration, ledger);
  if (reserved + shipped < granted) return null;
  return { code: 'no_sample_quota_left', parameters: { granted, reserved, shipped } };
}

/** One request of a creator for a product at a time (R88); one that was made in an earlier attempt has lapsed. */
export function noOpenRequest(request: Subject, { facts: { registration } }: Input): Verdict {
  if (request === undefined || request.registrationAttempt !== registration.attempt) return null;
  const { decision, requestedAt } = request;
  return { code: 'sample_already_requested', parameters: { decision, requestedAt } };
}

/** One of each item for a creator (R88): what was received is not sent again, whatever became of the content. */
export function noneReceived(request: Subject, _: Input): Verdict {
  if (request?.decision !== 'cancelled' || request.receivedAt === undefined) return null;
  return { code: 'sample_already_received', parameters: { receivedAt: request.receivedAt } };
}

/** Lets a creator ask again at once, and after a no or a review that lapsed only when the policy's days are over (R88). */
export function reapplyWaited(request: Subject, { command, facts }: Input): Verdict {
  if (request?.decision !== 'cancelled' || !hasToWait(request)) return null;
  const { reapplyAfterDays } = facts.policy.samples;
  const opensAt = addCalendarDays(request.decidedAt, reapplyAfterDays, facts.campaign.timeZone);
  return opensAt <= command.at ? null : { code: 'reapply_too_early', parameters: { opensAt } };
}

/** What the seller did not ship, or the platform ended, is no fault of the creator's. */
function hasToWait({ cancellation: { because } }: SampleCancelled): boolean {
  return (
    because === 'rejected_by_agency' || because === 'rejected_by_seller' || because === 'not_reviewed_in_time'
  );
}
