import type { Instant } from '../core/instant.js';
import { type Answering, type CriterionAnswer, opposite } from './answer.js';
import { comparing } from './comparing.js';
import type { Comparison, Criterion } from './criterion.js';
import type { Fields } from './field.js';
import { fieldsNamedBy } from './names.js';

/** A criterion that was walked once, and can be asked: with its parts, which can be asked one by one. */
export type Question<Subject> =
  | {
      readonly type: 'and' | 'or';
      readonly of: readonly Question<Subject>[];
      /** Stops at the first part that settles it. */
      readonly answer: (subject: Subject, at: Instant) => CriterionAnswer;
    }
  | {
      readonly type: 'not';
      readonly of: Question<Subject>;
      /** The opposite of its part; of what is not known, nothing is known either. */
      readonly answer: (subject: Subject, at: Instant) => CriterionAnswer;
    }
  | {
      readonly type: 'comparison';
      readonly criterion: Comparison;
      /** Among which it finds those that it names. */
      readonly fields: Fields<Subject>;
      /** The names of its field and of those that it compares with. */
      readonly names: readonly string[];
      /** Whether the field compares so. */
      readonly answer: (subject: Subject, at: Instant) => CriterionAnswer;
    };

/** A comparison that can be asked. */
export type ComparisonQuestion<Subject> = Extract<Question<Subject>, { readonly type: 'comparison' }>;

/**
 * Makes a criterion ready to be asked that is known to be one: ours, or one that was parsed. Throws a `TypeError` for a
 * field that there is not.
 */
export function questionOf<Subject>(criterion: Criterion, fields: Fields<Subject>): Question<Subject> {
  switch (criterion.type) {
    case 'and': {
      const of = criterion.of.map((part) => questionOf(part, fields));
      return { type: 'and', of, answer: allHold(of.map(({ answer }) => answer)) };
    }
    case 'or': {
      const of = criterion.of.map((part) => questionOf(part, fields));
      return { type: 'or', of, answer: oneHolds(of.map(({ answer }) => answer)) };
    }
    case 'not': {
      const of = questionOf(criterion.of, fields);
      const { answer } = of;
      return { type: 'not', of, answer: (subject, at) => opposite(answer(subject, at)) };
    }
    default: {
      const names = fieldsNamedBy(criterion);
      return { type: 'comparison', criterion, fields, names, answer: comparing(criterion, fields) };
    }
  }
}

/** One `no` settles it, whatever else is unknown; of none, all hold. */
function allHold<Subject>([first, ...others]: readonly Answering<Subject>[]): Answering<Subject> {
  if (first === undefined) return () => 'yes';
  if (others.length === 0) return first;
  const rest = allHold(others);
  return (subject, at) => {
    const answer = first(subject, at);
    if (answer === 'no') return answer;
    const next = rest(subject, at);
    return next === 'yes' ? answer : next;
  };
}

/** One `yes` settles it, whatever else is unknown; of none, none holds. */
function oneHolds<Subject>([first, ...others]: readonly Answering<Subject>[]): Answering<Subject> {
  if (first === undefined) return () => 'no';
  if (others.length === 0) return first;
  const rest = oneHolds(others);
  return (subject, at) => {
    const answer = first(subject, at);
    if (answer === 'yes') return answer;
    const next = rest(subject, at);
    return next === 'no' ? answer : next;
  };
}
