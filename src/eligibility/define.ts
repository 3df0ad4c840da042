import type { Country } from '../core/country.js';
import { freezeThrough, frozenCopy } from '../core/frozen.js';
import { given } from '../core/given.js';
import type { Criterion } from '../criteria/criterion.js';
import { explain } from '../criteria/explain.js';
import type { Fields } from '../criteria/field.js';
import { type Question, questionOf } from '../criteria/question.js';
import { fieldsIn, type Remedy, remedyOf } from '../criteria/remedy.js';
import { type Eligibility, rulesAbout } from './eligibility.js';
import { type EligibilitySubject, eligibilityFields } from './fields.js';
import { fieldOfHost } from './host-field.js';
import { mistakesIn } from './mistakes.js';
import type { EligibilityOptions, EligibilityRule } from './options.js';
import { askedWhere, type Because, type CompiledRule } from './rule.js';

/**
 * Checks and compiles what a host adds to our rules of eligibility, once, for every decision to come. Throws a
 * `TypeError` that names every mistake: a name that is not `vendor/name` or is given twice, a criterion that names no
 * field or compares it with what is not of its kind, a market that is no country code.
 *
 * @example
 * ```ts
 * import { defineEligibility } from 'partner-campaigns';
 *
 * const eligibility = defineEligibility({
 *   rules: [
 *     {
 *       name: 'acme/enough-stock',
 *       about: 'product',
 *       where: { type: 'at_least', field: 'product.stock', value: 20 },
 *       message: 'We promote products with 20 pieces in stock or more.',
 *     },
 *   ],
 * });
 * ```
 */
export function defineEligibility(options: EligibilityOptions): Eligibility {
  const { fields: ofHost = [], rules = [], packs = [] } = options;
  const addedFields = Object.fromEntries(ofHost.map((field) => [field.name, fieldOfHost(frozenCopy(field))]));
  const fields: Fields<EligibilitySubject> = { ...eligibilityFields, ...addedFields };
  const mistakes = mistakesIn(options, fields);
  if (mistakes.length > 0) throw new TypeError(`Not eligibility: ${mistakes.join('; ')}`);
  const inOrder: readonly EligibilityRule[] = [
    ...rules,
    ...packs.flatMap(({ rules: ofPack, markets }) => ofPack.map((rule) => ({ ...rule, markets }))),
  ];
  const added = [...rulesAbout('shop', inOrder), ...rulesAbout('product', inOrder)];
  const eligibility = {
    fields,
    addedFields,
    rules: added.map((rule) => compiled(frozenCopy(rule), fields)),
  };
  freezeThrough(eligibility);
  return eligibility;
}

function compiled(
  rule: EligibilityRule,
  fields: Fields<EligibilitySubject>,
): CompiledRule<Because<'not_eligible'>> {
  const { name, about, where, disqualifiedWhen, markets } = rule;
  const met = questionOf(where, fields);
  const appliesWhen = markets && inMarkets(markets);
  const applies = appliesWhen && questionOf(appliesWhen, fields);
  const out = disqualifiedWhen && questionOf(disqualifiedWhen, fields);
  const stays: Criterion | undefined = disqualifiedWhen && { type: 'not', of: disqualifiedWhen };
  const both = stays && questionOf({ type: 'and', of: [where, stays] }, fields);
  const question = out && both ? metUnlessOut(met, out, both) : () => met;
  const answer = askedWhere(applies, (subject, at) => question(subject, at).answer(subject, at));
  const reason = notEligible(rule, question, out);
  const optional = given({ appliesWhen, applies, disqualifiedWhen, out });
  return { name, about, where, question, answer, ...optional, reason };
}

/** Who is out registers nothing new either: even where the rest is met, or cannot be known (Q27). */
function metUnlessOut(met: Asked, out: Asked, both: Asked): CompiledRule['question'] {
  return (subject, at) =>
    met.answer(subject, at) !== 'no' && out.answer(subject, at) === 'yes' ? both : met;
}

type Asked = Question<EligibilitySubject>;

function inMarkets(values: readonly Country[]): Criterion {
  return { type: 'one_of', field: 'campaign.market', values };
}

function notEligible(
  { name: rule, about, message }: EligibilityRule,
  question: CompiledRule['question'],
  out: CompiledRule['out'],
): CompiledRule<Because<'not_eligible'>>['reason'] {
  return (subject, at) => {
    const remedy = remedyOf(explain(question(subject, at), subject, at)) ?? NOTHING;
    const standing = out?.answer(subject, at) === 'yes' ? 'disqualified' : 'restricted';
    const productId = about === 'product' ? subject.product?.id : undefined;
    const parameters = { rule, about, standing, fields: fieldsIn(remedy), remedy } as const;
    return { code: 'not_eligible', parameters: { ...parameters, ...given({ productId, message }) } };
  };
}

const NOTHING: Remedy = Object.freeze({ type: 'nothing' });
