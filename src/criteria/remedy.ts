import { assertNever } from '../core/assert-never.js';
import type { Instant } from '../core/instant.js';
import { allOf, anyOf, type CriterionAnswer, opposite } from './answer.js';
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
  /** Nothing but time: it holds then, if nothing else changes. Nothing is said of how long. */
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

function towards(goal: Settled, explained: Explanation, mayWait = true): Remedy | null {
  if (explained.answer === goal) return null;
  switch (explained.type) {
    case 'not':
      return towards(goal === 'yes' ? 'no' : 'yes', explained.of, mayWait);
    case 'and':
    case 'or':
      return (explained.type === 'and') === (goal === 'yes')
        ? every(goal, explained.of, mayWait)
        : some(explained.of.flatMap((part) => towards(goal, part, mayWait) ?? []));
    default:
      return turning(goal, explained, mayWait);
  }
}

function turning(goal: Settled, explained: ExplainedComparison, mayWait: boolean): Remedy {
  const { answer, field, missing, turnsAt, type, wanted } = explained;
  if (answer === 'unknown') return { type: 'learn', facts: missing ?? [field] };
  if (mayWait && turnsAt !== undefined) return { type: 'wait', field, until: turnsAt };
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

/** What brings every part to the goal. Waiting does so only where the others are there by then, and are so still. */
function every(goal: Settled, parts: readonly Explanation[], mayWait: boolean): Remedy {
  const found = parts.map((part) => ({ part, remedy: towards(goal, part, mayWait) }));
  const waiting = found.filter(({ remedy }) => remedy === null || isWait(remedy));
  const until = waiting.flatMap(({ remedy }) => (remedy === null ? [] : waitsIn(remedy)));
  const isReached = waiting.every(({ part }) => answerAt(part, Math.max(...until)) === goal);
  if (until.length > 0 && !isReached) return every(goal, parts, false);
  const remedies = found.flatMap(({ remedy }) => remedy ?? []);
  return remedies.some(({ type }) => type === 'nothing') ? NOTHING : joined('all', remedies);
}

/** Tells whether a remedy is nothing but waiting, for one thing or for several. */
function isWait(remedy: Remedy): boolean {
  return remedy.type === 'wait' || (remedy.type === 'all' && remedy.of.every(isWait));
}

function waitsIn(remedy: Remedy): readonly Instant[] {
  if (remedy.type === 'wait') return [remedy.until];
  return remedy.type === 'all' ? remedy.of.flatMap(waitsIn) : [];
}

/** What an explained criterion comes to later, if nothing but the clock changes. */
function answerAt(explained: Explanation, at: number): CriterionAnswer {
  switch (explained.type) {
    case 'not':
      return opposite(answerAt(explained.of, at));
    case 'and':
      return allOf(explained.of.map((part) => answerAt(part, at)));
    case 'or':
      return anyOf(explained.of.map((part) => answerAt(part, at)));
    default: {
      const { answer, turnsAt, type } = explained;
      if (turnsAt === undefined || at < turnsAt) return answer;
      // A bound turns once; what else turns may have turned again.
      return at === turnsAt || inverses[type] !== undefined ? opposite(answer) : 'unknown';
    }
  }
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
