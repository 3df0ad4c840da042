import type { Instant } from '../core/instant.js';
import type { CriterionAnswer } from './answer.js';
import type { Comparison, FieldValue } from './criterion.js';

/** Why a criterion has its answer: the same tree, every part with its own answer. */
export type Explanation = ExplainedJoin | ExplainedNot | ExplainedComparison;

/** An `and` or an `or`, with all that it joins: those too that did not matter any more. */
export interface ExplainedJoin {
  readonly type: 'and' | 'or';
  readonly answer: CriterionAnswer;
  readonly of: readonly Explanation[];
}

/** A `not`. */
export interface ExplainedNot {
  readonly type: 'not';
  readonly answer: CriterionAnswer;
  readonly of: Explanation;
}

/** A comparison, with the facts that it was made on and what would turn it. */
export interface ExplainedComparison {
  readonly type: Comparison['type'];
  readonly answer: CriterionAnswer;
  readonly field: string;
  /** What the field is compared with, fields and spans replaced by their values. Absent if that is not known. */
  readonly wanted?: Wanted;
  /** The value of the field; `null` if it has none, absent if it is not known. Of a list, nothing is told. */
  readonly actual?: FieldValue | null;
  /** The facts that are not known: fields, or a whole part such as `shop`. Absent if there are none. */
  readonly missing?: readonly string[];
  /** When the passing of time alone gives another answer next. Absent if it never does. */
  readonly turnsAt?: Instant;
}

/** What a field is compared with: a value; bounds, both inclusive; a half-open period; or one of several values. */
export type Wanted =
  | { readonly value: FieldValue }
  | { readonly minimum: number; readonly maximum: number }
  | { readonly start: number; readonly end: number }
  | { readonly values: readonly FieldValue[] }
  | { readonly text: string };

/** The facts for want of which an explained criterion is unknown, each once. */
export function missingIn(explanation: Explanation): readonly string[] {
  return [...new Set(eachMissing(explanation))];
}

function eachMissing(explanation: Explanation): readonly string[] {
  if (explanation.answer !== 'unknown') return [];
  if (!('of' in explanation)) return explanation.missing ?? [];
  return 'answer' in explanation.of ? eachMissing(explanation.of) : explanation.of.flatMap(eachMissing);
}
