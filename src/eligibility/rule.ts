import type { Instant } from '../core/instant.js';
import { isVendorName } from '../core/vendor-name.js';
import { type Answering, allOf, type CriterionAnswer } from '../criteria/answer.js';
import type { Criterion } from '../criteria/criterion.js';
import { missingFacts } from '../criteria/missing.js';
import type { Question } from '../criteria/question.js';
import type { Policy } from '../policy/policy.js';
import type { Verdict } from '../statechart/compile.js';
import type { EligibilitySubject } from './fields.js';
import type { EligibilityReason } from './refusals.js';

/** What a rule of eligibility is about; one about a shop or a product is judged in the light of the campaign too. */
export type EligibilityTopic = 'campaign' | 'shop' | 'product';

/** A rule of eligibility, ready to be asked; `Reason` is what it refuses with once its answer is no. */
export interface CompiledRule<Reason extends EligibilityReason = EligibilityReason> {
  readonly name: string;
  readonly about: EligibilityTopic;
  /** What must hold to register, where the rule applies. */
  readonly where: Criterion;
  /** What is asked of a subject: the same and, of who is out, that they are not. */
  readonly question: (subject: EligibilitySubject, at: Instant) => Question<EligibilitySubject>;
  /** Whether it is met; one that does not apply is. */
  readonly answer: (subject: EligibilitySubject, at: Instant) => CriterionAnswer;
  /** Where the rule applies: in campaigns of some markets, or that are no drafts. Everywhere, if absent. */
  readonly applies?: Question<EligibilitySubject>;
  /** The same as data. */
  readonly appliesWhen?: Criterion;
  /** What tells, when it holds where the rule applies, that those that run must end too (Q27); absent if nothing does. */
  readonly out?: Question<EligibilitySubject>;
  /** The same as data. */
  readonly disqualifiedWhen?: Criterion;
  /** Why it refuses, once its answer is no. */
  readonly reason: (subject: EligibilitySubject, at: Instant) => Reason;
}

/** Reasons with some codes. */
export type Because<Code extends EligibilityReason['code']> = Extract<
  EligibilityReason,
  { readonly code: Code }
>;

/** What eligibility is judged by on a write. */
export type UnknownFacts = Pick<Policy, 'unknownFacts'>;

/** Asks a condition where a rule applies; elsewhere the rule is met. */
export function askedWhere(
  applies: Question<EligibilitySubject> | undefined,
  condition: Answering<EligibilitySubject>,
): Answering<EligibilitySubject> {
  if (applies === undefined) return condition;
  return (subject, at) => {
    const applied = applies.answer(subject, at);
    if (applied === 'no') return 'yes';
    const answer = condition(subject, at);
    return applied === 'yes' || answer === 'yes' ? answer : 'unknown';
  };
}

/** Whether a rule applies and says that what runs must end. */
export function disqualifies(rule: CompiledRule, subject: EligibilitySubject, at: Instant): CriterionAnswer {
  const { applies, out } = rule;
  if (out === undefined) return 'no';
  return applies === undefined
    ? out.answer(subject, at)
    : allOf([applies.answer(subject, at), out.answer(subject, at)]);
}

/**
 * What a rule has against a write: `null`, or why it refuses. A fact that is not known refuses unless the policy lets
 * it pass. Where the whole shop or product is not known the rule is silent: another one asks for those.
 */
export function objectionOf<Reason extends EligibilityReason>(
  rule: CompiledRule<Reason>,
  subject: EligibilitySubject,
  at: Instant,
  { unknownFacts }: UnknownFacts,
): Verdict<Reason | Because<'fact_missing'>> {
  const answer = rule.answer(subject, at);
  if (answer === 'yes') return null;
  if (answer === 'no') return rule.reason(subject, at);
  return unknownFacts[rule.name] === 'pass' ? null : factsMissing(rule, subject, at);
}

/** What rules have against a write, one after the other. */
export function objectionsOf<Reason extends EligibilityReason>(
  rules: readonly CompiledRule<Reason>[],
  subject: EligibilitySubject,
  at: Instant,
  policy: UnknownFacts,
): readonly (Reason | Because<'fact_missing'>)[] {
  const reasons: (Reason | Because<'fact_missing'>)[] = [];
  for (const rule of rules) addReasons(reasons, objectionOf(rule, subject, at, policy));
  return reasons;
}

/** Adds what a rule says to what is in the way already. */
export function addReasons<Reason extends EligibilityReason>(
  reasons: Reason[],
  objection: Verdict<Reason>,
): void {
  if (objection === null) return;
  if ('code' in objection) reasons.push(objection);
  else reasons.push(...objection);
}

function factsMissing(
  rule: CompiledRule,
  subject: EligibilitySubject,
  at: Instant,
): Verdict<Because<'fact_missing'>> {
  const missing = missingFacts(rule.question(subject, at), subject, at);
  const [first, ...others] = missing.filter(isFieldName).map(factMissing);
  return first === undefined ? null : [first, ...others];
}

type FieldName = Exclude<
  Because<'fact_missing'>['parameters']['fact'],
  'shop' | 'product' | 'agency' | 'terms' | 'ongoing_campaigns'
>;

/** Tells the name of a field from that of a whole part. */
function isFieldName(fact: string): fact is FieldName {
  return fact.includes('.') || isVendorName(fact);
}

function factMissing(fact: FieldName): Because<'fact_missing'> {
  return { code: 'fact_missing', parameters: { fact } };
}
