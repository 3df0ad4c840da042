import type { Instant } from '../core/instant.js';
import { isVendorName } from '../core/vendor-name.js';
import { allOf, anyOf, type CriterionAnswer, opposite } from '../criteria/answer.js';
import type { CompiledCriterion } from '../criteria/compile.js';
import type { Criterion } from '../criteria/criterion.js';
import { missingIn } from '../criteria/explanation.js';
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
  /** The same, compiled; of one that disqualifies, it must not do so either. */
  readonly condition: CompiledCriterion<EligibilitySubject>;
  /** Where the rule applies: in campaigns of some markets, or that are no drafts. Everywhere, if absent. */
  readonly applies?: CompiledCriterion<EligibilitySubject>;
  /** The same as data. */
  readonly appliesWhen?: Criterion;
  /** What tells, when it holds where the rule applies, that those that run must end too (Q27); absent if nothing does. */
  readonly out?: CompiledCriterion<EligibilitySubject>;
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

/** Whether a rule is met; one that does not apply is. */
export function answerOf(rule: CompiledRule, subject: EligibilitySubject, at: Instant): CriterionAnswer {
  if (rule.applies === undefined) return rule.condition.answer(subject, at);
  return anyOf([opposite(rule.applies.answer(subject, at)), rule.condition.answer(subject, at)]);
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
  const answer = answerOf(rule, subject, at);
  if (answer === 'yes') return null;
  if (answer === 'no') return rule.reason(subject, at);
  if (unknownFacts[rule.name] === 'pass') return null;
  const [first, ...others] = missingIn(rule.condition.explain(subject, at))
    .filter(isFieldName)
    .map(factMissing);
  return first === undefined ? null : [first, ...others];
}

/** What rules have against a write, one after the other. */
export function objectionsOf<Reason extends EligibilityReason>(
  rules: readonly CompiledRule<Reason>[],
  subject: EligibilitySubject,
  at: Instant,
  policy: UnknownFacts,
): readonly (Reason | Because<'fact_missing'>)[] {
  return rules.flatMap((rule) => objectionOf(rule, subject, at, policy) ?? []);
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
