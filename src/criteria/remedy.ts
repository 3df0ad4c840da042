import { assertNever } from '../core/assert-never.js';
import type { Instant } from '../core/instant.js';
import type { CriterionAnswer } from './answer.js';
import type { Comparison } from './criterion.js';
import type { ExplainedComparison, Explanation, Wanted } from './explanation.js';

/** What would make a criterion hold: the least that is in the way. */
export type Remedy =
  /** All of these, or one of these. */
  | { readonly type: 'all' | 'any'; readonly of: readonly Remedy[] }
  /** The field must come to compare so; with `not`, it must not. */
  | {
      readonly type: 'change';
      readonly field: string;
      readonly comparison: Comparison['type'];
      readonly wanted?: Wanted;
      readonly not?: true;
    }
  /** Nothing but time: it holds from then on, if nothing else changes. */
  | { readonly type: 'wait'; readonly field: string; readonly until: Instant }
  /** These facts must be known first. */
  | { readonly type: 'learn'; readonly facts: readonly string[] }
  /** Nothing would. */
  | { readonly type: 'nothing' };

/** What would turn an explained criterion into a yes; `null` if it is one. */
export function remedyOf(explanation: Explanation): Remedy | null {
  return towards('yes', explanation);
}

type Settled = Exclude<CriterionAnswer, 'unknown'>;

function towards(goal: Settled, explained: Explanation): Remedy | null {
  if (explained.answer === goal) return null;
  switch (explained.type) {
    case 'not':
      return towards(goal === 'yes' ? 'no' : 'yes', explained.of);
    case 'and':
    case 'or': {
      const remedies = explained.of.map((part) => towards(goal, part)).filter((remedy) => remedy !== null);
      return (explained.type === 'and') === (goal === 'yes') ? every(remedies) : some(remedies);
    }
    default:
      return turning(goal, explained);
  }
}

function turning(goal: Settled, explained: ExplainedComparison): Remedy {
  const { answer, field, missing, turnsAt, type, wanted } = explained;
  if (answer === 'unknown') return { type: 'learn', facts: missing ?? [field] };
  if (turnsAt !== undefined) return { type: 'wait', field, until: turnsAt };
  const asked = wanted === undefined ? {} : { wanted };
  if (goal === 'yes') return { type: 'change', field, comparison: type, ...asked };
  const inverse = inverses[type];
  return inverse === undefined
    ? { type: 'change', field, comparison: type, ...asked, not: true }
    : { type: 'change', field, comparison: inverse, ...asked };
}

/** What a bound turns into when it must not hold. */
const inverses: { readonly [Type in Comparison['type']]?: Comparison['type'] } = {
  at_least: 'less_than',
  less_than: 'at_least',
  at_most: 'more_than',
  more_than: 'at_most',
};

function every(remedies: readonly Remedy[]): Remedy {
  if (remedies.some(({ type }) => type === 'nothing')) return NOTHING;
  return joined('all', remedies);
}

function some(remedies: readonly Remedy[]): Remedy {
  const possible = remedies.filter(({ type }) => type !== 'nothing');
  return possible.length === 0 ? NOTHING : joined('any', possible);
}

function joined(type: 'all' | 'any', remedies: readonly Remedy[]): Remedy {
  const of = remedies.flatMap((remedy) => (remedy.type === type ? remedy.of : [remedy]));
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { type, of };
}

const NOTHING: Remedy = Object.freeze({ type: 'nothing' });

/** The fields and facts that a remedy names, each once, in the order of the criterion. */
export function fieldsIn(remedy: Remedy): readonly string[] {
  return [...new Set(namesIn(remedy))];
}

function namesIn(remedy: Remedy): readonly string[] {
  switch (remedy.type) {
    case 'all':
    case 'any':
      return remedy.of.flatMap(namesIn);
    case 'change':
    case 'wait':
      return [remedy.field];
    case 'learn':
      return remedy.facts;
    case 'nothing':
      return [];
    default:
      return assertNever(remedy);
  }
}
