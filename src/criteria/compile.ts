import type { Instant } from '../core/instant.js';
import type { CriterionAnswer } from './answer.js';
import type { Criterion } from './criterion.js';
import { explain } from './explain.js';
import type { Explanation } from './explanation.js';
import type { Fields } from './field.js';
import { problemsOfCriterion, sizeProblem } from './problems.js';
import { questionOf } from './question.js';

/** A criterion that was walked once, and can be asked of any subject at any instant. */
export interface CompiledCriterion<Subject> {
  /** Whether it holds; stops at the first part that settles it. */
  answer(subject: Subject, at: Instant): CriterionAnswer;
  /** The same answer with every part of the criterion, and the facts it was made on. */
  explain(subject: Subject, at: Instant): Explanation;
}

/**
 * Makes a criterion ready to be asked: closures, no code from text. Throws a `TypeError` for what
 * {@link parseCriteria} refuses of a tree that is a {@link Criterion} by its type: too deep or too many, a field that
 * there is not, a comparison or a value that is not of its kind. Criteria from outside are parsed first.
 *
 * Answers are three-valued: `not` of unknown is unknown, an `and` with a `no` is `no` and an `or` with a `yes` is `yes`
 * whatever else is unknown.
 */
export function compileCriterion<Subject extends object>(
  criterion: Criterion,
  fields: Fields<Subject>,
): CompiledCriterion<Subject> {
  const wrong = sizeProblem(criterion, 'where') ?? problemsOfCriterion(criterion, fields, 'where')[0];
  if (wrong !== undefined) {
    throw new TypeError(`Not a criterion, ${wrong.path}: ${wrong.problem}`);
  }
  const question = questionOf(criterion, fields);
  return { answer: question.answer, explain: (subject, at) => explain(question, subject, at) };
}
