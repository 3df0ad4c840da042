import { rateProblem } from '../commission/rate.js';
import { everyReason } from '../statechart/verdict.js';
import type { RegistrationInput as Input } from './input.js';
import type { RegistrationReason } from './refusals.js';
import type { Subject, Verdict } from './rule.js';
import { leastWanted, openRejection } from './wanted-terms.js';

/** Holds the seller to what the last rejection wanted where the policy makes that a minimum (R42). */
export function wantedTermsMet(registration: Subject, { command, facts }: Input): Verdict {
  const wanted = openRejection(registration)?.wanted;
  if (wanted === undefined || command.type !== 'reregister' || facts.policy.wantedTerms === 'advisory')
    return null;
  const { totalRate: rate, sampleQuantity } = command.terms;
  const least = leastWanted(wanted, facts.policy);
  const reasons: RegistrationReason[] = [];
  if (least.totalRate !== undefined && rate < least.totalRate)
    reasons.push({ code: 'wanted_rate_not_met', parameters: { rate, minimum: least.totalRate } });
  if (least.sampleQuantity !== undefined && sampleQuantity < least.sampleQuantity) {
    const parameters = { sampleQuantity, minimum: least.sampleQuantity };
    reasons.push({ code: 'wanted_samples_not_met', parameters });
  }
  return everyReason(reasons);
}

/** Lets an agency want only what the policy would let the seller offer (R60, Q2, Q23). */
export function wantedTermsWithinBounds(_: Subject, { command, facts }: Input): Verdict {
  if (command.type !== 'reject' || command.wanted === undefined) return null;
  const { totalRate, sampleQuantity = 0 } = command.wanted;
  const { totalRate: bounds, maximumSampleQuantity: maximum } = facts.policy;
  const problem = totalRate === undefined ? null : rateProblem('wantedRate', totalRate, bounds);
  const reasons: RegistrationReason[] = problem === null ? [] : [problem];
  if (sampleQuantity > maximum)
    reasons.push({ code: 'sample_quantity_too_large', parameters: { sampleQuantity, maximum } });
  return everyReason(reasons);
}

/**
 * Lets an agency want no less than what it rejects, and more of something: as much again only beside something that is
 * missing ("keep your 12 %, and add samples").
 */
export function wantedTermsAboveOffer(registration: Subject, { command }: Input): Verdict {
  if (registration === undefined || command.type !== 'reject' || command.wanted === undefined) return null;
  const { terms } = registration;
  const { totalRate, sampleQuantity } = command.wanted;
  const asksMore = (totalRate ?? 0) > terms.totalRate || (sampleQuantity ?? 0) > terms.sampleQuantity;
  const isTooLittle = (wanted: number | undefined, offered: number): wanted is number =>
    wanted !== undefined && (!asksMore || wanted < offered);
  const reasons: RegistrationReason[] = [];
  if (isTooLittle(totalRate, terms.totalRate)) {
    const parameters = { rate: totalRate, offered: terms.totalRate };
    reasons.push({ code: 'wanted_rate_not_above_offer', parameters });
  }
  if (isTooLittle(sampleQuantity, terms.sampleQuantity)) {
    const parameters = { sampleQuantity, offered: terms.sampleQuantity };
    reasons.push({ code: 'wanted_samples_not_above_offer', parameters });
  }
  return everyReason(reasons);
}
