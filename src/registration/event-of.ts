import type { Campaign } from '../campaign/campaign.js';
import type { Actor } from '../core/actor.js';
import { assertNever } from '../core/assert-never.js';
import type { ProductId, ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import { adoptionOf } from './adoption.js';
import type { CommandOf } from './commands.js';
import { closeDeadline, type Deadline, decreaseDueAt, reviewDeadline } from './deadline.js';
import type { RegistrationEvent, RegistrationEventBase } from './events.js';
import type { RegistrationFacts, RegistrationInput } from './input.js';
import { deadlineOf, decreaseOf, type Registration, registrationIdOf } from './registration.js';
import { NOT_REVIEWED_IN_TIME } from './rejection.js';

/** The event of an accepted registration command. Asked only once the rules have accepted it. */
export function registrationEventOf(
  registration: Registration | undefined,
  input: RegistrationInput,
): RegistrationEvent {
  const { command, facts } = input;
  if (command.type === 'register') return submitted(command, facts);
  if (command.type === 'adopt') return adopted(registration, command, facts);
  if (registration === undefined) throw new TypeError(`${command.type} was accepted without a registration`);

  const { at, actor } = command;
  const about = aboutOf(registration, at, actor);
  switch (command.type) {
    case 'approve':
      return { ...about, type: 'registration_approved' };
    case 'reject': {
      const { reasons, note, wanted } = command;
      const rejected = noted({ ...about, type: 'registration_rejected', reasons } as const, note);
      return wanted === undefined ? rejected : { ...rejected, wanted };
    }
    case 'block':
      return noted({ ...about, type: 'registration_blocked', reasons: command.reasons ?? [] }, command.note);
    case 'withdraw':
      return { ...about, type: 'registration_withdrawn' };
    case 'reregister': {
      const { terms } = command;
      const attempt = registration.attempt + 1;
      const resubmitted = { ...about, type: 'registration_resubmitted', attempt, terms } as const;
      return due(resubmitted, reviewDeadline(facts.policy, facts.campaign, at));
    }
    case 'request_close': {
      const requested = noted({ ...about, type: 'close_requested' } as const, command.note);
      return due(requested, closeDeadline(facts.policy, facts.campaign, at));
    }
    case 'cancel_close_request':
      return { ...about, type: 'close_request_cancelled' };
    case 'approve_close':
      return { ...about, type: 'registration_closed', because: 'agreed' };
    case 'decline_close':
      return noted({ ...about, type: 'close_declined' }, command.note);
    case 'raise_sample_quantity': {
      const previous = registration.terms.sampleQuantity;
      return { ...about, type: 'sample_quantity_raised', sampleQuantity: command.sampleQuantity, previous };
    }
    case 'set_shop_ads_rate':
      return { ...about, type: 'shop_ads_rate_set', shopAdsRate: command.shopAdsRate };
    case 'change_total_rate': {
      const { totalRate } = command;
      const current = registration.terms.totalRate;
      const dueAt = totalRate < current ? decreaseDueAt(facts.policy, facts.campaign, at) : null;
      if (dueAt === null) return { ...about, type: 'total_rate_changed', totalRate, previous: current };
      return { ...about, type: 'total_rate_decrease_scheduled', totalRate, dueAt, current };
    }
    case 'set_creator_rate': {
      const { creatorRate, creatorShopAdsRate } = command;
      const set = { ...about, type: 'creator_rate_set', creatorRate } as const;
      return creatorShopAdsRate === undefined ? set : { ...set, creatorShopAdsRate };
    }
    case 'place_hold': {
      const { holdId, commands, note } = command;
      return noted({ ...about, type: 'hold_placed', holdId, commands }, note);
    }
    case 'release_hold':
      return { ...about, type: 'hold_released', holdId: command.holdId };
    case 'disqualify':
      return noted({ ...about, type: 'registration_disqualified', reason: command.reason }, command.note);
    case 'meet_deadline':
      return settled(registration, about);
    default:
      return assertNever(command);
  }
}

function submitted(
  command: CommandOf<'register'>,
  { campaign, policy }: RegistrationFacts,
): RegistrationEvent {
  const { at, actor, productId, terms } = command;
  const about = aboutProduct({ campaign, shopId: actor.shopId, productId });
  const offered = { ...about, type: 'registration_submitted', attempt: 1, at, actor, terms } as const;
  return due(offered, reviewDeadline(policy, campaign, at));
}

function adopted(
  registration: Registration | undefined,
  command: CommandOf<'adopt'>,
  facts: RegistrationFacts,
): RegistrationEvent {
  const { at, actor, shopId, productId } = command;
  const about = { ...aboutProduct({ campaign: facts.campaign, shopId, productId }), at, actor };
  return { ...about, type: 'registration_adopted', ...adoptionOf(registration, command, facts) };
}

/** Which product an event is about, whether it is registered yet or not. */
function aboutProduct({
  campaign,
  shopId,
  productId,
}: {
  readonly campaign: Campaign;
  readonly shopId: ShopId;
  readonly productId: ProductId;
}): Omit<RegistrationEventBase, 'attempt' | 'at' | 'actor'> {
  const { id: campaignId, agencyId } = campaign;
  const registrationId = registrationIdOf({ campaignId, shopId, productId });
  return { v: 1, registrationId, campaignId, agencyId, shopId, productId };
}

function aboutOf(registration: Registration, at: Instant, actor: Actor): RegistrationEventBase {
  const { id, campaignId, agencyId, shopId, productId, attempt } = registration;
  return { v: 1, registrationId: id, campaignId, agencyId, shopId, productId, attempt, at, actor };
}

/** A met deadline tells of its outcome: consumers see one event for an approval, whoever made it. */
function settled(registration: Registration, about: RegistrationEventBase): RegistrationEvent {
  const outcome = deadlineOf(registration)?.dueOutcome;
  switch (outcome) {
    case 'approve':
      return { ...about, type: 'registration_approved' };
    case 'reject':
      return { ...about, type: 'registration_rejected', reasons: NOT_REVIEWED_IN_TIME };
    case 'approve_close':
      return { ...about, type: 'registration_closed', because: 'not_answered_in_time' };
    case 'change_total_rate': {
      const previous = registration.terms.totalRate;
      const { totalRate } = decreaseOf(registration) ?? registration.terms;
      return { ...about, type: 'total_rate_changed', totalRate, previous };
    }
    case undefined:
      throw new TypeError('meet_deadline was accepted without a deadline');
    default:
      return assertNever(outcome);
  }
}

// An object is copied fast where its copy begins with it: `{ ...event, note }`, not `{ type, ...rest }`.

/** The event with the note, if one was given. */
function noted<Event extends RegistrationEventBase>(
  event: Event,
  note: string | undefined,
): Event | (Event & { readonly note: string }) {
  return note === undefined ? event : { ...event, note };
}

/** The event with the deadline, if the policy sets one. */
function due<Event extends RegistrationEventBase, D extends Deadline>(
  event: Event,
  deadline: D | null,
): Event | (Event & { readonly deadline: D }) {
  return deadline === null ? event : { ...event, deadline };
}
