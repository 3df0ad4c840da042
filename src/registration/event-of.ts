import type { Actor } from '../core/actor.js';
import { assertNever } from '../core/assert-never.js';
import type { Instant } from '../core/instant.js';
import type { CommandOf } from './commands.js';
import { closeDeadline, type Deadline, reviewDeadline } from './deadline.js';
import type { RegistrationEvent, RegistrationEventBase } from './events.js';
import { deadlineOf, type Registration, registrationIdOf } from './registration.js';
import type { RegistrationFacts, RegistrationInput } from './rules.js';

/** The event of an accepted registration command. Asked only once the rules have accepted it. */
export function registrationEventOf(
  registration: Registration | undefined,
  input: RegistrationInput,
): RegistrationEvent {
  const { command, facts } = input;
  if (command.type === 'register') return submitted(command, facts);
  if (registration === undefined) throw new TypeError(`${command.type} was accepted without a registration`);

  const { at, actor } = command;
  const about = aboutOf(registration, at, actor);
  switch (command.type) {
    case 'approve':
      return { ...about, type: 'registration_approved' };
    case 'reject': {
      const wanted = command.wanted === undefined ? {} : { wanted: command.wanted };
      return {
        ...about,
        type: 'registration_rejected',
        reasons: command.reasons,
        ...noted(command.note),
        ...wanted,
      };
    }
    case 'block':
      return {
        ...about,
        type: 'registration_blocked',
        reasons: command.reasons ?? [],
        ...noted(command.note),
      };
    case 'withdraw':
      return { ...about, type: 'registration_withdrawn' };
    case 'reregister': {
      const due = dueBy(reviewDeadline(facts.policy, facts.campaign, at));
      const attempt = registration.attempt + 1;
      return { ...about, type: 'registration_resubmitted', attempt, terms: command.terms, ...due };
    }
    case 'request_close': {
      const due = dueBy(closeDeadline(facts.policy, facts.campaign, at));
      return { ...about, type: 'close_requested', ...noted(command.note), ...due };
    }
    case 'cancel_close_request':
      return { ...about, type: 'close_request_cancelled' };
    case 'approve_close':
      return { ...about, type: 'registration_closed', because: 'agreed' };
    case 'decline_close':
      return { ...about, type: 'close_declined', ...noted(command.note) };
    case 'raise_sample_quantity': {
      const previous = registration.terms.sampleQuantity;
      return { ...about, type: 'sample_quantity_raised', sampleQuantity: command.sampleQuantity, previous };
    }
    case 'set_shop_ads_rate':
      return { ...about, type: 'shop_ads_rate_set', shopAdsRate: command.shopAdsRate };
    case 'change_total_rate': {
      const previous = registration.terms.totalRate;
      return { ...about, type: 'total_rate_changed', totalRate: command.totalRate, previous };
    }
    case 'set_creator_rate':
      return { ...about, type: 'creator_rate_set', creatorRate: command.creatorRate };
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
  const { shopId } = actor;
  return {
    v: 1,
    type: 'registration_submitted',
    registrationId: registrationIdOf({ campaignId: campaign.id, shopId, productId }),
    campaignId: campaign.id,
    agencyId: campaign.agencyId,
    shopId,
    productId,
    attempt: 1,
    at,
    actor,
    terms,
    ...dueBy(reviewDeadline(policy, campaign, at)),
  };
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
      return { ...about, type: 'registration_rejected', reasons: ['not_reviewed_in_time'] };
    case 'approve_close':
      return { ...about, type: 'registration_closed', because: 'not_answered_in_time' };
    case undefined:
      throw new TypeError('meet_deadline was accepted without a deadline');
    default:
      return assertNever(outcome);
  }
}

function noted(note: string | undefined): { readonly note?: string } {
  return note === undefined ? {} : { note };
}

function dueBy<D extends Deadline>(deadline: D | null): { readonly deadline?: D } {
  return deadline === null ? {} : { deadline };
}
