import { assertNever } from '../core/assert-never.js';
import { given } from '../core/given.js';
import type { SampleEvent, SampleRequested } from './events.js';
import type { SampleContentPending, SampleRequest, SampleRequestBase } from './request.js';

/**
 * The sample request after an event; absent before the first `sample_requested`. Applying a request's events in order,
 * from the first, gives its record, the revision aside.
 */
export function evolveSampleRequest(request: SampleRequest | undefined, event: SampleEvent): SampleRequest {
  if (event.type === 'sample_requested') return requested(request, event);
  if (request === undefined) throw new TypeError(`${event.type} before there is a sample request`);

  const { at } = event;
  switch (event.type) {
    case 'sample_endorsed':
      return {
        ...decided(request, event),
        decision: 'seller_review',
        ...given({ deadline: event.deadline }),
      };
    case 'sample_approved':
      return {
        ...decided(request, event),
        decision: 'awaiting_shipment',
        ...given({ deadline: event.deadline }),
      };
    case 'sample_shipped':
      return { ...decided(request, event), decision: 'shipped', shippedAt: at };
    case 'sample_received': {
      const shippedAt = shipmentOf(request, event);
      const received = { shippedAt, receivedAt: at, extended: false };
      return {
        ...decided(request, event),
        decision: 'content_pending',
        ...received,
        ...given({ deadline: event.deadline }),
      };
    }
    case 'sample_duty_extended':
      return { ...owing(request, event), extended: true, deadline: event.deadline, changedAt: at };
    case 'sample_content_posted': {
      const { shippedAt, receivedAt } = owing(request, event);
      const { content } = event;
      return { ...decided(request, event), decision: 'completed', shippedAt, receivedAt, content };
    }
    case 'sample_cancelled':
      return {
        ...decided(request, event),
        decision: 'cancelled',
        cancellation: event.cancellation,
        ...('shippedAt' in request ? { shippedAt: request.shippedAt } : {}),
        ...('receivedAt' in request ? { receivedAt: request.receivedAt } : {}),
      };
    default:
      return assertNever(event);
  }
}

function requested(request: SampleRequest | undefined, event: SampleRequested): SampleRequest {
  const { requestedBy, skuId, decision, deadline, at } = event;
  const { sampleRequestId: id, registrationId, campaignId, agencyId, shopId, productId, creatorId } = event;
  const { attempt, registrationAttempt } = event;
  return {
    v: 1,
    id,
    registrationId,
    campaignId,
    agencyId,
    shopId,
    productId,
    creatorId,
    attempt,
    registrationAttempt,
    requestedBy,
    ...given({ skuId }),
    requestedAt: at,
    decidedAt: at,
    changedAt: at,
    revision: request?.revision ?? 0,
    decision,
    ...given({ deadline }),
  };
}

/**
 * What stays when a decision gives way to the next. Field by field, so that nothing of the old decision (its
 * deadline, say) slips into the new one.
 */
function decided(request: SampleRequest, { at }: SampleEvent): SampleRequestBase {
  const { id, registrationId, campaignId, agencyId, shopId, productId, creatorId } = request;
  const { attempt, registrationAttempt, requestedBy, skuId, requestedAt, revision } = request;
  return {
    v: 1,
    id,
    registrationId,
    campaignId,
    agencyId,
    shopId,
    productId,
    creatorId,
    attempt,
    registrationAttempt,
    requestedBy,
    ...given({ skuId }),
    requestedAt,
    decidedAt: at,
    changedAt: at,
    revision,
  };
}

function shipmentOf(request: SampleRequest, event: SampleEvent): SampleContentPending['shippedAt'] {
  if (request.decision !== 'shipped')
    throw new TypeError(`${event.type} of a sample that is ${request.decision}`);
  return request.shippedAt;
}

function owing(request: SampleRequest, event: SampleEvent): SampleContentPending {
  if (request.decision !== 'content_pending')
    throw new TypeError(`${event.type} of a sample that is ${request.decision}`);
  return request;
}
