import { type Rate, rateProblem } from '../commission/rate.js';
import { canonicalJson } from '../core/canonical.js';
import { isE164 } from '../core/e164.js';
import { isEmail } from '../core/email.js';
import {
  campaignNotOver,
  campaignPublished,
  marketMatches,
  productKnown,
  productPromotable,
  shopActive,
  shopInvited,
  shopKnown,
  windowOpen,
} from '../eligibility/rules.js';
import type { Rule } from '../statechart/compile.js';
import { adoptedTimes } from './adoption.js';
import { type CommandOf, type CommandType, contactIn, type RegistrationCommand } from './commands.js';
import type { DueOutcome } from './deadline.js';
import { registrationEventOf } from './event-of.js';
import { evolveRegistration } from './evolve.js';
import { findHold, type Hold, holdsOn, MAXIMUM_HOLDS } from './hold.js';
import { boundCommand, type HostObjection } from './host-rules.js';
import type { RegistrationInput } from './input.js';
import type { RegistrationReason } from './refusals.js';
import { type Decision, deadlineOf, type Registration } from './registration.js';

/** A rule of registration commands; the registration is absent while it is being registered. */
export type RegistrationRule = Rule<Registration | undefined, RegistrationInput, RegistrationReason>;

type Input = RegistrationInput;
type Subject = Registration | undefined;
type Verdict = ReturnType<RegistrationRule>;

/** Bounds the offered total rate (R60). */
function totalRateWithinBounds(_: Subject, { command, facts }: Input): Verdict {
  const rate = totalRateIn(command);
  return rate === undefined ? null : rateProblem('totalRate', rate, facts.policy.totalRate);
}

/** Holds the seller to the proposed rate where the policy makes it a minimum (Q3). */
function proposedRateMet(_: Subject, { command, facts }: Input): Verdict {
  const rate = totalRateIn(command);
  const minimum = facts.campaign.proposedRate;
  if (rate === undefined || facts.policy.proposedRate === 'advisory' || rate >= minimum) return null;
  return { code: 'proposed_rate_not_met', parameters: { rate, minimum } };
}

/** Bounds the Shop Ads rate (R64). */
function shopAdsRateWithinBounds(_: Subject, { command, facts }: Input): Verdict {
  const rate =
    command.type === 'set_shop_ads_rate' ? command.shopAdsRate : offeredTerms(command)?.shopAdsRate;
  return rate === undefined ? null : rateProblem('shopAdsRate', rate, facts.policy.shopAdsRate);
}

/** Bounds the sample quantity (Q23). */
function sampleQuantityWithinLimit(_: Subject, { command, facts }: Input): Verdict {
  const quantity =
    command.type === 'raise_sample_quantity' ? command.sampleQuantity : offeredTerms(command)?.sampleQuantity;
  const maximum = facts.policy.maximumSampleQuantity;
  if (quantity === undefined || quantity <= maximum) return null;
  return { code: 'sample_quantity_too_large', parameters: { sampleQuantity: quantity, maximum } };
}

/** Asks for a valid e-mail address (seed step 6, R23). */
function emailValid(_: Subject, { command }: Input): Verdict {
  if (command.type !== 'register' && command.type !== 'reregister') return null;
  return isEmail(command.contact.email) ? null : { code: 'contact_invalid', parameters: { field: 'email' } };
}

/** Asks for a phone number in E.164 form, where WhatsApp is given (seed step 6, R23). */
function whatsappValid(_: Subject, { command }: Input): Verdict {
  const whatsapp = contactIn(command)?.whatsapp;
  if (whatsapp === undefined || isE164(whatsapp)) return null;
  return { code: 'contact_invalid', parameters: { field: 'whatsapp' } };
}

/** Asks for a reason with a rejection (R42, Q12). */
function rejectReasonGiven(_: Subject, { command }: Input): Verdict {
  if (command.type !== 'reject' || command.reasons.length > 0) return null;
  return { code: 'reason_required', parameters: {} };
}

/** Lets sellers withdraw where the policy does (Q9). */
function withdrawOffered(_: Subject, { facts }: Input): Verdict {
  return facts.policy.withdraw ? null : { code: 'disabled_by_policy', parameters: { command: 'withdraw' } };
}

/** Lets sellers register again what was withdrawn or closed where the policy does; what was rejected, always (R42). */
function reregisterOffered(registration: Subject, { facts }: Input): Verdict {
  const { reregisterWithdrawn, reregisterClosed } = facts.policy;
  const offered =
    (registration?.decision !== 'withdrawn' || reregisterWithdrawn) &&
    (registration?.decision !== 'closed' || reregisterClosed);
  return offered ? null : { code: 'disabled_by_policy', parameters: { command: 'reregister' } };
}

/** Lets sellers take a close request back where the policy does. */
function cancelCloseOffered(_: Subject, { facts }: Input): Verdict {
  const offered = facts.policy.cancelCloseRequest;
  return offered ? null : { code: 'disabled_by_policy', parameters: { command: 'cancel_close_request' } };
}

/** Lets agencies decline a close where the policy does (Q14). */
function declineCloseOffered(_: Subject, { facts }: Input): Verdict {
  return facts.policy.declineClose
    ? null
    : { code: 'disabled_by_policy', parameters: { command: 'decline_close' } };
}

/** Lets the sample quantity only rise (R81). */
function sampleQuantityRaised(registration: Subject, { command }: Input): Verdict {
  if (registration === undefined || command.type !== 'raise_sample_quantity') return null;
  const current = registration.terms.sampleQuantity;
  if (command.sampleQuantity > current) return null;
  return {
    code: 'sample_quantity_not_raised',
    parameters: { sampleQuantity: command.sampleQuantity, current },
  };
}

/** Lets the Shop Ads rate be set once (R65). */
function shopAdsRateUnset(registration: Subject, _: Input): Verdict {
  const rate = registration?.terms.shopAdsRate;
  return rate === undefined ? null : { code: 'shop_ads_rate_already_set', parameters: { rate } };
}

/** Lets the total rate change as far as the policy does (R65, Q17). */
function totalRateChangeOffered(registration: Subject, { command, facts }: Input): Verdict {
  if (registration === undefined || command.type !== 'change_total_rate') return null;
  const current = registration.terms.totalRate;
  const { totalRateChange } = facts.policy;
  if (totalRateChange === 'locked') return { code: 'total_rate_locked', parameters: { rate: current } };
  if (totalRateChange === 'free' || command.totalRate >= current) return null;
  return { code: 'total_rate_not_raised', parameters: { rate: command.totalRate, current } };
}

/** Refuses to set a rate to what it is. */
function rateChanges(registration: Subject, { command }: Input): Verdict {
  const terms = registration?.terms;
  if (command.type === 'change_total_rate' && command.totalRate === terms?.totalRate) {
    return { code: 'rate_unchanged', parameters: { rate: command.totalRate } };
  }
  if (command.type === 'set_creator_rate' && command.creatorRate === terms?.creatorRate) {
    return { code: 'rate_unchanged', parameters: { rate: command.creatorRate } };
  }
  return null;
}

/** Keeps the creators' part within the total (R61, R62). */
function creatorWithinTotal(registration: Subject, { command }: Input): Verdict {
  const terms = command.type === 'adopt' ? (command.terms ?? registration?.terms) : registration?.terms;
  if (terms === undefined) return null;
  const totalRate = command.type === 'change_total_rate' ? command.totalRate : terms.totalRate;
  const creatorRate = command.type === 'set_creator_rate' ? command.creatorRate : terms.creatorRate;
  if (creatorRate === undefined || creatorRate <= totalRate) return null;
  return { code: 'creator_rate_above_total', parameters: { creatorRate, totalRate } };
}

/** Bounds the creators' rate (R62, Q18). */
function creatorRateWithinBounds(_: Subject, { command, facts }: Input): Verdict {
  if (command.type !== 'set_creator_rate') return null;
  return rateProblem('creatorRate', command.creatorRate, facts.policy.creatorRate);
}

/** Meets a deadline only when one is stamped and has passed (Q8, Q14). */
function deadlineDue(registration: Subject, { command }: Input): Verdict {
  const dueAt = deadlineOf(registration)?.dueAt ?? null;
  return dueAt !== null && dueAt <= command.at ? null : { code: 'not_due', parameters: { dueAt } };
}

/** Keeps a disqualified product out for good (Q27). */
function notDisqualified(registration: Subject, _: Input): Verdict {
  if (registration?.decision !== 'closed' || registration.closure.because !== 'disqualified') return null;
  const { because: _because, ...disqualification } = registration.closure;
  return { code: 'disqualified', parameters: { since: registration.decidedAt, ...disqualification } };
}

/** Lets no command pass that a hold names; of a met deadline, the command that it stands in for. */
function notHeld(registration: Subject, { command }: Input): Verdict {
  if (registration?.holds === undefined) return null;
  const held = command.type === 'meet_deadline' ? deadlineOf(registration)?.dueOutcome : command.type;
  return held === undefined
    ? null
    : all(holdsOn(registration.holds, held).map((hold) => stoppedBy(hold, held)));
}

/** Asks the rules of the host; of a met deadline, about the command that it stands in for. */
function noHostVeto(registration: Subject, { command, facts }: Input): Verdict {
  if (facts.hostRules === undefined) return null;
  const bound = boundCommand(registration, command);
  if (bound === null) return null;
  return all(facts.hostRules.objections({ registration, command: bound, facts }).map(objectedTo));
}

/** Keeps the ids of holds apart. */
function holdIsNew(registration: Subject, { command }: Input): Verdict {
  if (command.type !== 'place_hold' || findHold(registration?.holds, command.holdId) === undefined)
    return null;
  return { code: 'hold_exists', parameters: { holdId: command.holdId } };
}

/** Bounds the number of holds. */
function holdsWithinLimit(registration: Subject, _: Input): Verdict {
  const holds = registration?.holds?.length ?? 0;
  return holds < MAXIMUM_HOLDS ? null : { code: 'too_many_holds', parameters: { maximum: MAXIMUM_HOLDS } };
}

/** Asks for a hold to release. */
function holdFound(registration: Subject, { command }: Input): Verdict {
  if (command.type !== 'release_hold' || findHold(registration?.holds, command.holdId) !== undefined)
    return null;
  return { code: 'hold_not_found', parameters: { holdId: command.holdId } };
}

/** Lets an agency release its own side's holds only; the platform, all. */
function holdReleasable(registration: Subject, { command }: Input): Verdict {
  if (command.type !== 'release_hold') return null;
  const hold = findHold(registration?.holds, command.holdId);
  if (hold === undefined || command.actor.role === 'platform' || hold.placedBy === command.actor.role)
    return null;
  return { code: 'hold_not_yours', parameters: { holdId: hold.id, placedBy: hold.placedBy } };
}

/** Takes an adoption for the registration that it names, and no other. */
function adoptedProductMatches(registration: Subject, { command }: Input): Verdict {
  if (registration === undefined || command.type !== 'adopt') return null;
  const { shopId, productId } = registration;
  if (command.shopId === shopId && command.productId === productId) return null;
  return { code: 'another_product', parameters: { shopId, productId } };
}

/** Asks for the terms of a registration that is brought along. */
function adoptedTermsGiven(registration: Subject, { command }: Input): Verdict {
  if (registration !== undefined || command.type !== 'adopt' || command.terms !== undefined) return null;
  return { code: 'fact_missing', parameters: { fact: 'terms' } };
}

/** Keeps what was observed in the past, and in its order. */
function adoptedInThePast(registration: Subject, { command }: Input): Verdict {
  if (command.type !== 'adopt') return null;
  const { registeredAt, decidedAt } = adoptedTimes(registration, command);
  const { at } = command;
  if (registeredAt <= decidedAt && decidedAt <= at) return null;
  return { code: 'times_out_of_order', parameters: { registeredAt, decidedAt, at } };
}

/** Refuses to adopt what stands already, so that looking twice writes once. */
function adoptionChanges(registration: Subject, input: Input): Verdict {
  const { command } = input;
  if (registration === undefined || command.type !== 'adopt') return null;
  const event = registrationEventOf(registration, input);
  const { changedAt } = registration;
  const after = { ...evolveRegistration(registration, event, command.contact), changedAt };
  if (canonicalJson(after) !== canonicalJson(registration)) return null;
  return { code: 'nothing_to_adopt', parameters: { decision: registration.decision } };
}

/** The rules of registration commands, by the names under which the machine asks for them. */
export const registrationRules = {
  campaign_not_over: (_, { command, facts }) => campaignNotOver(facts.campaign, command.at),
  campaign_published: (_, { facts }) => campaignPublished(facts.campaign),
  window_open: (_, { command, facts }) => windowOpen(facts.campaign, command.at),
  shop_known: (_, { facts }) => shopKnown(facts.shop),
  shop_invited: (_, { facts }) => shopInvited(facts.campaign, facts.shop),
  market_matches: (_, { facts }) => marketMatches(facts.campaign, facts.shop),
  shop_active: (_, { facts }) => shopActive(facts.shop),
  product_known: (_, { facts }) => productKnown(facts.product),
  product_promotable: (_, { facts }) => productPromotable(facts.product),
  total_rate_within_bounds: totalRateWithinBounds,
  proposed_rate_met: proposedRateMet,
  shop_ads_rate_within_bounds: shopAdsRateWithinBounds,
  sample_quantity_within_limit: sampleQuantityWithinLimit,
  email_valid: emailValid,
  whatsapp_valid: whatsappValid,
  reject_reason_given: rejectReasonGiven,
  withdraw_offered: withdrawOffered,
  reregister_offered: reregisterOffered,
  cancel_close_offered: cancelCloseOffered,
  decline_close_offered: declineCloseOffered,
  sample_quantity_raised: sampleQuantityRaised,
  shop_ads_rate_unset: shopAdsRateUnset,
  total_rate_change_offered: totalRateChangeOffered,
  rate_changes: rateChanges,
  creator_within_total: creatorWithinTotal,
  creator_rate_within_bounds: creatorRateWithinBounds,
  not_disqualified: notDisqualified,
  hold_is_new: holdIsNew,
  holds_within_limit: holdsWithinLimit,
  hold_found: holdFound,
  hold_releasable: holdReleasable,
  adopted_product_matches: adoptedProductMatches,
  adopted_terms_given: adoptedTermsGiven,
  adopted_in_the_past: adoptedInThePast,
  adoption_changes: adoptionChanges,
  deadline_due: deadlineDue,
  not_held: notHeld,
  no_host_veto: noHostVeto,
  due_to_approve: dueTo('approve'),
  due_to_reject: dueTo('reject'),
  due_to_approve_close: dueTo('approve_close'),
  adopts_pending: adopts('pending'),
  adopts_approved: adopts('approved'),
  adopts_close_requested: adopts('close_requested'),
  adopts_rejected: adopts('rejected'),
  adopts_blocked: adopts('blocked'),
  adopts_withdrawn: adopts('withdrawn'),
  adopts_closed: adopts('closed'),
} as const satisfies Readonly<Record<string, RegistrationRule>>;

/** The name of a registration rule. */
export type RegistrationRuleName = keyof typeof registrationRules;

const ANOTHER_BRANCH: RegistrationReason = Object.freeze({
  code: 'another_branch',
  parameters: Object.freeze({}),
});

/** Picks the branch of a met deadline: the outcome that was stamped. */
function dueTo(outcome: DueOutcome): RegistrationRule {
  return (registration) => {
    return deadlineOf(registration)?.dueOutcome === outcome ? null : ANOTHER_BRANCH;
  };
}

/** Picks the branch of an adoption: the decision that was observed. */
function adopts(decision: Decision): RegistrationRule {
  return (_, { command }) => {
    return command.type === 'adopt' && command.observed.decision === decision ? null : ANOTHER_BRANCH;
  };
}

function stoppedBy({ id: holdId, placedBy, placedAt, note }: Hold, command: CommandType): RegistrationReason {
  const parameters = { command, holdId, placedBy, placedAt };
  return { code: 'held', parameters: note === undefined ? parameters : { ...parameters, note } };
}

function objectedTo({ rule, veto }: HostObjection): RegistrationReason {
  if (veto === undefined) return { code: 'host_rule_failed', parameters: { rule } };
  const { message, parameters = {} } = veto;
  const said = { rule, parameters };
  return { code: 'host_rule', parameters: message === undefined ? said : { ...said, message } };
}

/** The reasons as a verdict: none of them is none. */
function all([first, ...others]: readonly RegistrationReason[]): Verdict {
  return first === undefined ? null : [first, ...others];
}

function totalRateIn(command: RegistrationCommand): Rate | undefined {
  return command.type === 'change_total_rate' ? command.totalRate : offeredTerms(command)?.totalRate;
}

function offeredTerms(command: RegistrationCommand): CommandOf<'register'>['terms'] | undefined {
  return command.type === 'register' || command.type === 'reregister' ? command.terms : undefined;
}
