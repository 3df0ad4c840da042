import { isE164 } from '../core/e164.js';
import { isEmail } from '../core/email.js';
import { given } from '../core/given.js';
import { rulesAbout } from '../eligibility/eligibility.js';
import type { EligibilityReason } from '../eligibility/refusals.js';
import { type Because, type CompiledRule, objectionOf, objectionsOf } from '../eligibility/rule.js';
import { eligibilityRules, productKnown, shopKnown } from '../eligibility/rules.js';
import type { Verdict as VerdictOf } from '../statechart/compile.js';
import { everyReason } from '../statechart/verdict.js';
import {
  adoptedAttemptFollows,
  adoptedInThePast,
  adoptedProductMatches,
  adoptedTermsGiven,
  adoptionChanges,
  adopts,
} from './adoption-rules.js';
import { contactIn } from './commands.js';
import type { DueOutcome } from './deadline.js';
import { holdFound, holdIsNew, holdReleasable, holdsWithinLimit, notHeld } from './hold-rules.js';
import { boundCommand, type HostObjection } from './host-rules.js';
import type { RegistrationInput as Input } from './input.js';
import type { ObservedDecision } from './observed.js';
import type { RegistrationReason } from './refusals.js';
import { deadlineOf } from './registration.js';
import { ANOTHER_BRANCH, type RegistrationRule, type Subject, type Verdict } from './rule.js';
import {
  creatorAdsWithinTotal,
  creatorRateWithinBounds,
  creatorWithinTotal,
  proposedRateMet,
  rateChanges,
  sampleQuantityRaised,
  sampleQuantityWithinLimit,
  shopAdsRateUnset,
  shopAdsRateWithinBounds,
  totalRateChangeOffered,
  totalRateWithinBounds,
} from './terms-rules.js';
import { wantedTermsAboveOffer, wantedTermsMet, wantedTermsWithinBounds } from './wanted-rules.js';

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

/** Meets a deadline only when one is stamped and has passed (Q8, Q14, R71, R72). */
function deadlineDue(registration: Subject, { command }: Input): Verdict {
  const dueAt = deadlineOf(registration)?.dueAt ?? null;
  return dueAt !== null && dueAt <= command.at ? null : { code: 'not_due', parameters: { dueAt } };
}

/** Keeps a disqualified product out for good, whoever asks (Q27). */
function notDisqualified(registration: Subject, { command }: Input): Verdict {
  if (registration?.decision !== 'closed' || registration.closure.because !== 'disqualified') return null;
  if (command.type === 'adopt' && leavesOut(command.observed)) return null;
  const { because: _because, ...disqualification } = registration.closure;
  return { code: 'disqualified', parameters: { since: registration.decidedAt, ...disqualification } };
}

/** Tells whether an observation is that of a product that is out, or does not say why it is closed. */
function leavesOut(observed: ObservedDecision): boolean {
  return observed.decision === 'closed' && (observed.closure?.because ?? 'disqualified') === 'disqualified';
}

/** Asks the rules about shops that the host and its market packs add (R26, R28). */
function addedShopRulesMet(_: Subject, input: Input): Verdict<'not_eligible' | 'fact_missing'> {
  return addedRulesMet('shop', input);
}

/** Asks the rules about products that the host and its market packs add (R27). */
function addedProductRulesMet(_: Subject, input: Input): Verdict<'not_eligible' | 'fact_missing'> {
  return addedRulesMet('product', input);
}

function addedRulesMet(
  about: 'shop' | 'product',
  { command, facts }: Input,
): Verdict<'not_eligible' | 'fact_missing'> {
  if (facts.eligibility === undefined) return null;
  const rules = rulesAbout(about, facts.eligibility.rules);
  return everyReason(objectionsOf(rules, facts, command.at, facts.policy));
}

/** Asks the rules of the host; of a met deadline, about the command that it stands in for. */
function noHostVeto(registration: Subject, { command, facts }: Input): Verdict {
  if (facts.hostRules === undefined) return null;
  const bound = boundCommand(registration, command);
  if (bound === null) return null;
  return everyReason(facts.hostRules.objections({ registration, command: bound, facts }).map(objectedTo));
}

// Each is asked by a function of its own, and held here: so the runtime compiles the whole rule into that function.
const ours = eligibilityRules;

/** The rules of registration commands, by the names under which the machine asks for them. */
export const registrationRules = {
  campaign_not_over: (_, input) => eligible(ours.campaign_not_over, input),
  campaign_published: (_, input) => eligible(ours.campaign_published, input),
  window_open: (_, input) => eligible(ours.window_open, input),
  shop_known: (_, { facts }) => shopKnown(facts.shop),
  shop_invited: (_, input) => eligible(ours.shop_invited, input),
  market_matches: (_, input) => eligible(ours.market_matches, input),
  shop_active: (_, input) => eligible(ours.shop_active, input),
  added_shop_rules_met: addedShopRulesMet,
  product_known: (_, { facts }) => productKnown(facts.product),
  product_promotable: (_, input) => eligible(ours.product_promotable, input),
  added_product_rules_met: addedProductRulesMet,
  total_rate_within_bounds: totalRateWithinBounds,
  proposed_rate_met: proposedRateMet,
  wanted_terms_met: wantedTermsMet,
  shop_ads_rate_within_bounds: shopAdsRateWithinBounds,
  sample_quantity_within_limit: sampleQuantityWithinLimit,
  email_valid: emailValid,
  whatsapp_valid: whatsappValid,
  reject_reason_given: rejectReasonGiven,
  wanted_terms_within_bounds: wantedTermsWithinBounds,
  wanted_terms_above_offer: wantedTermsAboveOffer,
  withdraw_offered: withdrawOffered,
  reregister_offered: reregisterOffered,
  cancel_close_offered: cancelCloseOffered,
  decline_close_offered: declineCloseOffered,
  sample_quantity_raised: sampleQuantityRaised,
  shop_ads_rate_unset: shopAdsRateUnset,
  total_rate_change_offered: totalRateChangeOffered,
  rate_changes: rateChanges,
  creator_within_total: creatorWithinTotal,
  creator_ads_within_total: creatorAdsWithinTotal,
  creator_rate_within_bounds: creatorRateWithinBounds,
  not_disqualified: notDisqualified,
  hold_is_new: holdIsNew,
  holds_within_limit: holdsWithinLimit,
  hold_found: holdFound,
  hold_releasable: holdReleasable,
  adopted_product_matches: adoptedProductMatches,
  adopted_terms_given: adoptedTermsGiven,
  adopted_in_the_past: adoptedInThePast,
  adopted_attempt_follows: adoptedAttemptFollows,
  adoption_changes: adoptionChanges,
  deadline_due: deadlineDue,
  not_held: notHeld,
  no_host_veto: noHostVeto,
  due_to_approve: dueTo('approve'),
  due_to_reject: dueTo('reject'),
  due_to_approve_close: dueTo('approve_close'),
  due_to_change_total_rate: dueTo('change_total_rate'),
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

/** Asks a rule of eligibility. */
function eligible<Reason extends EligibilityReason>(
  rule: CompiledRule<Reason>,
  { command, facts }: Input,
): VerdictOf<Reason | Because<'fact_missing'>> {
  return objectionOf(rule, facts, command.at, facts.policy);
}

/** Picks the branch of a met deadline: the outcome that was stamped. */
function dueTo(outcome: DueOutcome): RegistrationRule {
  return (registration) => {
    return deadlineOf(registration)?.dueOutcome === outcome ? null : ANOTHER_BRANCH;
  };
}

function objectedTo({ rule, veto }: HostObjection): RegistrationReason {
  if (veto === undefined) return { code: 'host_rule_failed', parameters: { rule } };
  const { message, parameters = {} } = veto;
  return { code: 'host_rule', parameters: { rule, parameters, ...given({ message }) } };
}
