import { assertNever } from '../core/assert-never.js';
import { given } from '../core/given.js';
import { ERASED_CONTACT, type SellerContact } from './contact.js';
import type { TotalRateDecrease } from './deadline.js';
import type {
  HoldPlaced,
  RegistrationAdopted,
  RegistrationEvent,
  RegistrationResubmitted,
  RegistrationSubmitted,
  TotalRateDecreaseScheduled,
} from './events.js';
import type { Hold } from './hold.js';
import {
  type ApprovedRegistration,
  type CloseRequestedRegistration,
  type Decision,
  decreaseOf,
  type PendingRegistration,
  type Registration,
  type RegistrationBase,
} from './registration.js';

/**
 * The registration after an event; absent before `registration_submitted`, or the `registration_adopted` that brings it
 * along. Applying a registration's events in order,
 * from the first, gives its record, the revision and the contact aside: the contact is in no event, so it is given.
 */
export function evolveRegistration(
  registration: Registration | undefined,
  event: RegistrationEvent,
  contact: SellerContact = registration?.contact ?? ERASED_CONTACT,
): Registration {
  if (event.type === 'registration_submitted') return submitted(event, contact);
  if (event.type === 'registration_adopted') return adopted(registration, event, contact);
  if (registration === undefined) throw new TypeError(`${event.type} before there is a registration`);

  const { terms } = registration;
  switch (event.type) {
    case 'registration_approved':
    case 'close_request_cancelled':
    case 'close_declined':
      return withDecrease(decided(registration, event, 'approved'), decreaseOf(registration));
    case 'registration_rejected': {
      const { attempt } = registration;
      const { reasons, note, wanted, at } = event;
      const rejection = { reasons, terms, attempt, at };
      const noted = note === undefined ? rejection : { ...rejection, note };
      const lastRejection = wanted === undefined ? noted : { ...noted, wanted };
      return { ...kept(registration, event, 'rejected'), lastRejection };
    }
    case 'registration_blocked': {
      const { reasons, note } = event;
      return {
        ...decided(registration, event, 'blocked'),
        block: note === undefined ? { reasons } : { reasons, note },
      };
    }
    case 'registration_withdrawn':
      return decided(registration, event, 'withdrawn');
    case 'registration_resubmitted':
      return resubmitted(registration, event, contact);
    case 'close_requested': {
      const next: CloseRequestedRegistration = withDecrease(
        decided(registration, event, 'close_requested'),
        decreaseOf(registration),
      );
      const noted = event.note === undefined ? next : { ...next, closeNote: event.note };
      return event.deadline === undefined ? noted : { ...noted, deadline: event.deadline };
    }
    case 'registration_closed':
      return { ...decided(registration, event, 'closed'), closure: { because: event.because } };
    case 'registration_disqualified': {
      const { reason, note } = event;
      const closure = { because: 'disqualified', reason, ...given({ note }) } as const;
      return { ...decided(registration, event, 'closed'), closure };
    }
    case 'hold_placed':
      return {
        ...registration,
        holds: [...(registration.holds ?? []), placedHold(event)],
        changedAt: event.at,
      };
    case 'hold_released': {
      const { holds = [], ...record } = registration;
      const left = holds.filter(({ id }) => id !== event.holdId);
      return withHolds({ ...record, changedAt: event.at }, left.length === 0 ? undefined : left);
    }
    case 'sample_quantity_raised':
      return withTerms(registration, event, { ...terms, sampleQuantity: event.sampleQuantity });
    case 'shop_ads_rate_set':
      return withTerms(registration, event, { ...terms, shopAdsRate: event.shopAdsRate });
    case 'total_rate_changed':
      return withTerms(withoutDecrease(registration), event, { ...terms, totalRate: event.totalRate });
    case 'total_rate_decrease_scheduled':
      return decreasing(registration, event);
    case 'creator_rate_set': {
      const { creatorRate, creatorShopAdsRate } = event;
      const set = { ...terms, creatorRate };
      const all = creatorShopAdsRate === undefined ? set : { ...set, creatorShopAdsRate };
      return withTerms(registration, event, all);
    }
    default:
      return assertNever(event);
  }
}

function submitted(event: RegistrationSubmitted, contact: SellerContact): PendingRegistration {
  const { terms, at: registeredAt, deadline } = event;
  const pending = created(event, 'pending', { terms, contact, registeredAt });
  return deadline === undefined ? pending : { ...pending, deadline };
}

/** What every registration begins with. */
function created<D extends Decision>(
  event: RegistrationEvent,
  decision: D,
  { terms, contact, registeredAt }: Pick<RegistrationBase, 'terms' | 'contact' | 'registeredAt'>,
): Decided<D> {
  const { registrationId, campaignId, agencyId, shopId, productId, attempt, at } = event;
  return {
    v: 2,
    id: registrationId,
    campaignId,
    agencyId,
    shopId,
    productId,
    decision,
    attempt,
    terms,
    contact,
    registeredAt,
    decidedAt: at,
    changedAt: at,
    revision: 0,
  };
}

/** What was observed elsewhere stands now; of the registration so far, what an adoption says nothing of stays. */
function adopted(
  registration: Registration | undefined,
  event: RegistrationAdopted,
  contact: SellerContact,
): Registration {
  const { terms, attempt, registeredAt, decidedAt } = event;
  const { decision } = event.adopted;
  const stated = { terms, contact, registeredAt };
  const base =
    registration === undefined ? created(event, decision, stated) : decided(registration, event, decision);
  return { ...base, ...stated, attempt, decidedAt, ...event.adopted };
}

function placedHold({ holdId, commands, note, actor, at }: HoldPlaced): Hold {
  const placedBy = actor.role === 'agency' ? 'agency' : 'platform';
  return { id: holdId, commands, placedBy, placedAt: at, ...given({ note }) };
}

/** Without holds there is no list of them. */
function withHolds<R extends RegistrationBase>(record: R, holds: readonly Hold[] | undefined): R {
  return holds === undefined ? record : { ...record, holds };
}

function resubmitted(
  registration: Registration,
  event: RegistrationResubmitted,
  contact: SellerContact,
): PendingRegistration {
  const { attempt, terms, deadline } = event;
  // What was closed was approved before: that settled the rejection, and the seller begins afresh.
  const isSettled = registration.decision === 'closed';
  const pending: PendingRegistration = {
    ...(isSettled ? kept(registration, event, 'pending') : decided(registration, event, 'pending')),
    attempt,
    terms,
    contact,
  };
  return deadline === undefined ? pending : { ...pending, deadline };
}

/** What every registration has, under a decision. */
type Decided<D extends Decision> = RegistrationBase & { readonly decision: D };

/** What stays when a decision gives way to the next: the last rejection too. */
function decided<D extends Decision>(
  registration: Registration,
  event: RegistrationEvent,
  decision: D,
): Decided<D> {
  const base = kept(registration, event, decision);
  const { lastRejection } = registration;
  return lastRejection === undefined ? base : { ...base, lastRejection };
}

/**
 * What stays whatever was decided before. Field by field, so that nothing of the old decision (its deadline, say) slips
 * into the new one.
 */
function kept<D extends Decision>(
  registration: Registration,
  { at }: RegistrationEvent,
  decision: D,
): Decided<D> {
  const {
    id,
    campaignId,
    agencyId,
    shopId,
    productId,
    attempt,
    terms,
    contact,
    holds,
    registeredAt,
    revision,
  } = registration;
  const base: Decided<D> = {
    v: 2,
    id,
    campaignId,
    agencyId,
    shopId,
    productId,
    decision,
    attempt,
    terms,
    contact,
    registeredAt,
    decidedAt: at,
    changedAt: at,
    revision,
  };
  return withHolds(base, holds);
}

/** A lower total rate that waits: only of what is approved. */
function decreasing(
  registration: Registration,
  { totalRate, dueAt, at, type }: TotalRateDecreaseScheduled,
): Registration {
  if (registration.decision !== 'approved')
    throw new TypeError(`${type} where the registration is ${registration.decision}`);
  return withDecrease({ ...registration, changedAt: at }, { totalRate, dueAt });
}

/** What runs keeps the decrease that waits, if there is one. */
function withDecrease<R extends ApprovedRegistration | CloseRequestedRegistration>(
  registration: R,
  totalRateDecrease: TotalRateDecrease | undefined,
): R {
  return totalRateDecrease === undefined ? registration : { ...registration, totalRateDecrease };
}

/** The registration with nothing to come. */
function withoutDecrease(registration: Registration): Registration {
  if (decreaseOf(registration) === undefined) return registration;
  const { totalRateDecrease: _, ...rest } = { totalRateDecrease: undefined, ...registration };
  return rest;
}

/** New terms under the same decision, which stands as it was. */
function withTerms<R extends Registration>(
  registration: R,
  { at }: RegistrationEvent,
  terms: Registration['terms'],
): R {
  return { ...registration, terms, changedAt: at };
}
