import type { Actor } from '../core/actor.js';
import { assertNever } from '../core/assert-never.js';
import { given } from '../core/given.js';
import type { Instant } from '../core/instant.js';
import type { SampleCancellation } from './cancellation.js';
import { creatorAskedFor, type SampleCommandOf } from './commands.js';
import {
  contentDeadline,
  extendedDeadline,
  type SampleDeadline,
  type SampleDueOutcome,
  sampleReviewDeadline,
  shippingDeadline,
} from './deadline.js';
import type { SampleEvent, SampleEventBase, SampleRequestCancelled } from './events.js';
import type { SampleFacts } from './facts.js';
import type { SampleInput } from './input.js';
import {
  type FirstSampleDecision,
  isBeforeShipment,
  type SampleRequest,
  sampleDeadlineOf,
  sampleRequestIdOf,
} from './request.js';
import { leadsTo } from './way.js';

/** The event of an accepted command on a sample request. Asked only once the rules have accepted it. */
export function sampleEventOf(request: SampleRequest | undefined, input: SampleInput): SampleEvent {
  const { command, facts } = input;
  if (command.type === 'request_sample') return requested(request, command, facts);
  if (request === undefined) throw new TypeError(`${command.type} was accepted without a sample request`);

  const { at, actor } = command;
  const about = aboutOf(request, at, actor);
  switch (command.type) {
    case 'approve_sample':
      return leadsTo(input) === 'seller_review'
        ? { ...about, type: 'sample_endorsed', ...given({ deadline: sampleReviewDeadline(facts, at) }) }
        : { ...about, type: 'sample_approved', ...given({ deadline: shippingDeadline(facts, at) }) };
    case 'reject_sample':
      return cancelled(request, about, rejection(command));
    case 'withdraw_sample':
      return cancelled(request, about, { because: 'withdrawn' });
    case 'ship_sample':
      return { ...about, type: 'sample_shipped' };
    case 'receive_sample':
      return { ...about, type: 'sample_received', ...given({ deadline: contentDeadline(facts, at) }) };
    case 'post_content': {
      const { kind, contentId, postedAt } = command.content;
      return { ...about, type: 'sample_content_posted', content: { kind, contentId, postedAt } };
    }
    case 'extend_content_duty': {
      const stamped = sampleDeadlineOf(request);
      const deadline = stamped === undefined ? null : extendedDeadline(facts, stamped);
      if (deadline === null) throw new TypeError('extend_content_duty was accepted without a deadline');
      return { ...about, type: 'sample_duty_extended', deadline };
    }
    case 'cancel_sample': {
      const { because, note } = command;
      return cancelled(request, about, { because, ...given({ note }) });
    }
    case 'meet_sample_deadline':
      return cancelled(request, about, { because: outcomeOf(request) });
    default:
      return assertNever(command);
  }
}

function requested(
  request: SampleRequest | undefined,
  command: SampleCommandOf<'request_sample'>,
  facts: SampleFacts,
): SampleEvent {
  const { at, actor, skuId } = command;
  const creatorId = creatorAskedFor(command);
  if (creatorId === undefined) throw new TypeError('request_sample was accepted without a creator');
  const { id: registrationId, campaignId, agencyId, shopId, productId, attempt } = facts.registration;
  const about: SampleEventBase = {
    v: 1,
    sampleRequestId: sampleRequestIdOf({ campaignId, shopId, productId, creatorId }),
    registrationId,
    campaignId,
    agencyId,
    shopId,
    productId,
    creatorId,
    attempt: (request?.attempt ?? 0) + 1,
    registrationAttempt: attempt,
    at,
    actor,
  };
  const decision = leadsTo({ command, facts });
  const requestedBy = actor.role;
  const deadline = firstDeadline(decision, facts, at);
  return { ...about, type: 'sample_requested', requestedBy, decision, ...given({ skuId, deadline }) };
}

function firstDeadline(
  decision: FirstSampleDecision,
  facts: SampleFacts,
  at: Instant,
): SampleDeadline | null {
  return decision === 'awaiting_shipment' ? shippingDeadline(facts, at) : sampleReviewDeadline(facts, at);
}

function aboutOf(request: SampleRequest, at: Instant, actor: Actor): SampleEventBase {
  const { id: sampleRequestId, registrationId, campaignId, agencyId, shopId, productId, creatorId } = request;
  const { attempt, registrationAttempt } = request;
  return {
    v: 1,
    sampleRequestId,
    registrationId,
    campaignId,
    agencyId,
    shopId,
    productId,
    creatorId,
    attempt,
    registrationAttempt,
    at,
    actor,
  };
}

function cancelled(
  request: SampleRequest,
  about: SampleEventBase,
  cancellation: SampleCancellation,
): SampleRequestCancelled {
  return { ...about, type: 'sample_cancelled', cancellation, released: isBeforeShipment(request) };
}

function rejection({ actor, reason, note }: SampleCommandOf<'reject_sample'>): SampleCancellation {
  if (actor.role === 'agency') return { because: 'rejected_by_agency', ...given({ reason, note }) };
  if (reason === undefined) throw new TypeError("A seller's no was accepted without a reason");
  return { because: 'rejected_by_seller', reason, ...given({ note }) };
}

function outcomeOf(request: SampleRequest): SampleDueOutcome {
  const outcome = sampleDeadlineOf(request)?.dueOutcome;
  if (outcome === undefined) throw new TypeError('meet_sample_deadline was accepted without a deadline');
  return outcome;
}
