import { type Instant, isInstant } from '../core/instant.js';
import { allOf, anyOf, type CriterionAnswer, opposite } from './answer.js';
import { type CompiledComparison, compileComparison } from './comparison.js';
import type { Criterion } from './criterion.js';
import type { ExplainedComparison, Explanation } from './explanation.js';
import { type Fields, fieldNamed } from './field.js';
import { problemsOfCriterion, sizeProblem } from './problems.js';

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
  return compiled(criterion, fields);
}

function compiled<Subject extends object>(
  criterion: Criterion,
  fields: Fields<Subject>,
): CompiledCriterion<Subject> {
  switch (criterion.type) {
    case 'and':
      return and(criterion.of.map((part) => compiled(part, fields)));
    case 'or':
      return or(criterion.of.map((part) => compiled(part, fields)));
    case 'not':
      return not(compiled(criterion.of, fields));
    default:
      return comparison(compileComparison(criterion, fields), fields);
  }
}

function and<Subject>(parts: readonly CompiledCriterion<Subject>[]): CompiledCriterion<Subject> {
  return {
    answer: (subject, at) => {
      let answer: CriterionAnswer = 'yes';
      for (const part of parts) {
        const next = part.answer(subject, at);
        if (next === 'no') return next;
        if (next === 'unknown') answer = next;
      }
      return answer;
    },
    explain: (subject, at) => {
      const of = parts.map((part) => part.explain(subject, at));
      return { type: 'and', answer: allOf(of.map(({ answer }) => answer)), of };
    },
  };
}

function or<Subject>(parts: readonly CompiledCriterion<Subject>[]): CompiledCriterion<Subject> {
  return {
    answer: (subject, at) => {
      let answer: CriterionAnswer = 'no';
      for (const part of parts) {
        const next = part.answer(subject, at);
        if (next === 'yes') return next;
        if (next === 'unknown') answer = next;
      }
      return answer;
    },
    explain: (subject, at) => {
      const of = parts.map((part) => part.explain(subject, at));
      return { type: 'or', answer: anyOf(of.map(({ answer }) => answer)), of };
    },
  };
}

function not<Subject>(part: CompiledCriterion<Subject>): CompiledCriterion<Subject> {
  return {
    answer: (subject, at) => opposite(part.answer(subject, at)),
    explain: (subject, at) => {
      const of = part.explain(subject, at);
      return { type: 'not', answer: opposite(of.answer), of };
    },
  };
}

function comparison<Subject extends object>(
  compared: CompiledComparison<Subject>,
  fields: Fields<Subject>,
): CompiledCriterion<Subject> {
  const { holds, comparedWith } = compared;
  const { read } = compared.field;
  // What is compared with a field that has no value does not hold, whatever it is.
  const isComparedWithNone = (subject: Subject, at: Instant) =>
    comparedWith.some((name) => fieldNamed(fields, name)?.read(subject, at) === null);
  const answer = (subject: Subject, at: Instant): CriterionAnswer => {
    const actual = read(subject, at);
    if (actual === undefined) return isComparedWithNone(subject, at) ? 'no' : 'unknown';
    if (actual === null) return 'no';
    const held = holds(actual, subject, at);
    if (held === undefined) return 'unknown';
    return held ? 'yes' : 'no';
  };
  return {
    answer,
    explain: (subject, at) => explained(compared, fields, answer, { subject, at }),
  };
}

interface Asked<Subject> {
  readonly subject: Subject;
  readonly at: Instant;
}

function explained<Subject extends object>(
  compared: CompiledComparison<Subject>,
  fields: Fields<Subject>,
  answerAt: CompiledCriterion<Subject>['answer'],
  { subject, at }: Asked<Subject>,
): ExplainedComparison {
  const { type, field: name } = compared.criterion;
  const answer = answerAt(subject, at);
  const actual = compared.field.read(subject, at);
  const wanted = compared.wanted(subject, at);
  const turnsAt = instantsOf(compared, fields, { subject, at }).find(
    (instant) => instant > at && answerAt(subject, instant) !== answer,
  );
  const missing = answer === 'unknown' ? missingOf(compared, fields, { subject, at }) : [];
  return {
    type,
    answer,
    field: name,
    ...(wanted === undefined ? {} : { wanted }),
    ...(actual === undefined || isList(actual) ? {} : { actual }),
    ...(missing.length === 0 ? {} : { missing }),
    ...(turnsAt === undefined ? {} : { turnsAt }),
  };
}

function isList(content: unknown): content is object {
  return typeof content === 'object' && content !== null;
}

/** The facts that are missing: a whole part of the subject, or a field of it. */
function missingOf<Subject extends object>(
  { criterion, comparedWith }: CompiledComparison<Subject>,
  fields: Fields<Subject>,
  { subject, at }: Asked<Subject>,
): readonly string[] {
  const names = [criterion.field, ...comparedWith];
  const unknown = names.filter((name) => fieldNamed(fields, name)?.read(subject, at) === undefined);
  // None is missing, and still nothing can be said: the fact is not of the kind that the field is.
  const missing = unknown.length > 0 ? unknown : [criterion.field];
  return [...new Set(missing.map((name) => partOrField(name, fields, subject)))];
}

function partOrField<Subject extends object>(
  name: string,
  fields: Fields<Subject>,
  subject: Subject,
): string {
  const part = fieldNamed(fields, name)?.of;
  return part !== undefined && subject[part] === undefined ? part : name;
}

/**
 * The instants at which time alone can turn a comparison, in order: where an instant reckoned from now passes the
 * field's, or a millisecond after, and where a field that is computed from the instant has its boundaries.
 */
function instantsOf<Subject>(
  { criterion, field, comparedWith, spans }: CompiledComparison<Subject>,
  fields: Fields<Subject>,
  { subject, at }: Asked<Subject>,
): readonly Instant[] {
  const actual = field.read(subject, at);
  const passing =
    typeof actual === 'number' ? spans.flatMap((span) => [actual - span, actual - span + 1]) : [];
  const boundaries = [criterion.field, ...comparedWith].flatMap(
    (name) => fieldNamed(fields, name)?.boundaries?.(subject) ?? [],
  );
  return [...passing, ...boundaries].filter(isInstant).sort((one, other) => one - other);
}
