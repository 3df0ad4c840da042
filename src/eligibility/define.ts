import type { Country } from '../core/country.js';
import { frozenCopy } from '../core/frozen.js';
import { given } from '../core/given.js';
import { isVendorName, type VendorName } from '../core/vendor-name.js';
import { compileCriterion } from '../criteria/compile.js';
import type { Criterion } from '../criteria/criterion.js';
import type { FieldContent, FieldKind, Fields } from '../criteria/field.js';
import { parseCriteriaIn } from '../criteria/parse.js';
import { fieldsIn, type Remedy, remedyOf } from '../criteria/remedy.js';
import { type AddedField, type Eligibility, rulesAbout } from './eligibility.js';
import { type EligibilitySubject, eligibilityFields } from './fields.js';
import type { Because, CompiledRule } from './rule.js';

/** A field that a host adds to those of shops and products, for its rules and filters. */
export interface HostField {
  readonly name: VendorName;
  readonly of: 'shop' | 'product';
  readonly kind: FieldKind;
  /** The closed set of a `choice`, or of the items of `choices`. */
  readonly choices?: readonly string[];
  /**
   * Who may choose rows of lists by it, besides the platform; nobody when left out. Rules may name it either way, and
   * whoever is refused by one is told of the field.
   */
  readonly visibleTo?: AddedField['visibleTo'];
}

/** A rule of eligibility that a host or a market pack adds to ours: it can refuse, and never lets in. */
export interface EligibilityRule {
  readonly name: VendorName;
  /** Rules about products may name every field; those about shops, the fields of campaigns and shops. */
  readonly about: 'shop' | 'product';
  /** What must hold to register and to re-register. */
  readonly where: Criterion;
  /** What tells, when it holds, that those that run must end too (Q27); nothing does when left out. */
  readonly disqualifiedWhen?: Criterion;
  /** The markets of the campaigns in which it is asked; all when left out. */
  readonly markets?: readonly Country[];
  /** What people are told who do not meet it. */
  readonly message?: string;
}

/** The rules of some markets, such as those that the platform publishes there (R26 to R28). */
export interface MarketPack {
  readonly name: VendorName;
  readonly markets: readonly Country[];
  /** They are asked in campaigns of those markets only. */
  readonly rules: readonly Omit<EligibilityRule, 'markets'>[];
}

/** What a host adds to our rules of eligibility. */
export interface EligibilityOptions {
  readonly fields?: readonly HostField[];
  readonly rules?: readonly EligibilityRule[];
  readonly packs?: readonly MarketPack[];
}

/**
 * Checks and compiles what a host adds to our rules of eligibility, once, for every decision to come. Throws a
 * `TypeError` that names every mistake: a name that is not `vendor/name` or is given twice, a criterion that names no
 * field or compares it with what is not of its kind.
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
export function defineEligibility({ fields = [], rules = [], packs = [] }: EligibilityOptions): Eligibility {
  const inOrder: readonly EligibilityRule[] = [
    ...rules,
    ...packs.flatMap(({ rules: ofPack, markets }) => ofPack.map((rule) => ({ ...rule, markets }))),
  ];
  const added = [...rulesAbout('shop', inOrder), ...rulesAbout('product', inOrder)];
  const addedFields = Object.freeze(
    Object.fromEntries(fields.map((field) => [field.name, addedField(frozenCopy(field))])),
  );
  const all: Fields<EligibilitySubject> = Object.freeze({ ...eligibilityFields, ...addedFields });
  const problems = [
    ...nameProblems(fields),
    ...nameProblems(added),
    ...added.flatMap((rule) => problemsOf(rule, all)),
  ];
  if (problems.length > 0) throw new TypeError(`Not eligibility: ${problems.join('; ')}`);
  return Object.freeze({
    fields: all,
    addedFields,
    rules: Object.freeze(added.map((rule) => compiled(frozenCopy(rule), all))),
  });
}

function nameProblems(named: readonly { readonly name: string }[]): readonly string[] {
  const names = named.map(({ name }) => name);
  return names.flatMap((name, index) => {
    if (!isVendorName(name)) return [`${name} is no name: vendor/name`];
    return names.indexOf(name) === index ? [] : [`${name} is given twice`];
  });
}

function problemsOf(rule: EligibilityRule, all: Fields<EligibilitySubject>): readonly string[] {
  const { name, about, where, disqualifiedWhen } = rule;
  const fields = fieldsAbout(about, all);
  const criteria = { where, ...given({ disqualifiedWhen }) };
  return Object.entries(criteria).flatMap(([part, criterion]) => {
    const parsed = parseCriteriaIn(part, { v: 1, where: criterion }, fields);
    if (parsed.ok) return [];
    return parsed.refusal.reasons.map(
      ({ parameters }) => `${name}, ${parameters.path}: ${parameters.problem}`,
    );
  });
}

/** The fields that a rule may name: one about a shop is judged before there is a product. */
function fieldsAbout(
  about: EligibilityRule['about'],
  all: Fields<EligibilitySubject>,
): Fields<EligibilitySubject> {
  const parts = about === 'shop' ? ['campaign', 'shop'] : ['campaign', 'shop', 'product'];
  return Object.fromEntries(Object.entries(all).filter(([, { of }]) => parts.includes(of)));
}

/** A field that reads what the host's directory or catalogue said. */
function addedField({ name, of, kind, choices, visibleTo = [] }: HostField): AddedField {
  const read = (subject: EligibilitySubject): FieldContent | null | undefined => {
    const facts = subject[of]?.host;
    if (facts === undefined || !Object.hasOwn(facts, name)) return undefined;
    const content = facts[name];
    return content === null || isOfKind(content, kind) ? content : undefined;
  };
  return { kind, of, read, visibleTo, ...given({ choices }) };
}

/** What is not of its kind is no fact: nothing is known then. */
function isOfKind(content: unknown, kind: FieldKind): boolean {
  switch (kind) {
    case 'number':
    case 'instant':
      return Number.isSafeInteger(content);
    case 'flag':
      return typeof content === 'boolean';
    case 'ids':
    case 'choices':
      return Array.isArray(content) && content.every((item) => typeof item === 'string');
    default:
      return typeof content === 'string';
  }
}

function compiled(
  rule: EligibilityRule,
  fields: Fields<EligibilitySubject>,
): CompiledRule<Because<'not_eligible'>> {
  const { name, about, where, disqualifiedWhen, markets } = rule;
  const condition = compileCriterion(where, fields);
  const appliesWhen = markets && inMarkets(markets);
  const applies = appliesWhen && compileCriterion(appliesWhen, fields);
  const out = disqualifiedWhen && compileCriterion(disqualifiedWhen, fields);
  const reason = notEligible(rule, condition, out);
  return { name, about, where, condition, ...given({ appliesWhen, applies, disqualifiedWhen, out }), reason };
}

function inMarkets(values: readonly Country[]): Criterion {
  return { type: 'one_of', field: 'campaign.market', values };
}

function notEligible(
  { name: rule, about, message }: EligibilityRule,
  condition: CompiledRule['condition'],
  out: CompiledRule['out'],
): CompiledRule<Because<'not_eligible'>>['reason'] {
  return (subject, at) => {
    const remedy = remedyOf(condition.explain(subject, at)) ?? NOTHING;
    const standing = out?.answer(subject, at) === 'yes' ? 'disqualified' : 'restricted';
    const productId = about === 'product' ? subject.product?.id : undefined;
    const parameters = { rule, about, standing, fields: fieldsIn(remedy), remedy } as const;
    return { code: 'not_eligible', parameters: { ...parameters, ...given({ productId, message }) } };
  };
}

const NOTHING: Remedy = Object.freeze({ type: 'nothing' });
