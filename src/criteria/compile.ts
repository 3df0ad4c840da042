import { type Instant, isInstant } from '../core/instant.js';
import { allOf, anyOf, type CriterionAnswer, opposite } from './answer.js';
import { type CompiledComparison, compileComparison } from './comparison.js';
import type { Criterion } from './criterion.js';
import type { ExplainedComparison, Explanation } from './explanation.js';
import { type Fields, fieldNamed } from './field.js';

/** A criterion that was walked once, and can be asked of any subject at any instant. */
export interface CompiledCriterion<Subject> {
  /** Whether it holds; stops at the first part that settles it. */
  answer(subject: Subject, at: Instant): CriterionAnswer;
  /** The same answer with every part of the criterion, and the facts it was made on. */
  explain(subject: Subject, at: Instant): Explanation;
}

/**
 * Makes a criterion ready to be asked: closures, no code from text. Throws a `TypeError` for what
 * {@link parseCriteria} refuses: criteria from outside are parsed first.
 *
 * Answers are three-valued: `not` of unknown is unknown, an `and` with a `no` is `no` and an `or` with a `yes` is `yes`
 * whatever else is unknown.
 */
export function compileCriterion<Subject extends object>(
  criterion: Criterion,
  fields: Fields<Subject>,
): CompiledCriterion<Subject> {
  switch (criterion.type) {
    case 'and':
      return and(criterion.of.map((part) => compileCriterion(part, fields)));
    case 'or':
      return or(criterion.of.map((part) => compileCriterion(part, fields)));
    case 'not':
      return not(compileCriterion(criterion.of, fields));
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
  compiled: CompiledComparison<Subject>,
  fields: Fields<Subject>,
): CompiledCriterion<Subject> {
  const { holds } = compiled;
  const { read } = compiled.field;
  const answer = (subject: Subject, at: Instant): CriterionAnswer => {
    const actual = read(subject, at);
    if (actual === undefined) return 'unknown';
    if (actual === null) return 'no';
    const held = holds(actual, subject, at);
    if (held === undefined) return 'unknown';
    return held ? 'yes' : 'no';
  };
  return {
    answer,
    explain: (subject, at) => explained(compiled, fields, answer(subject, at), { subject, at }),
  };
}

interface Asked<Subject> {
  readonly subject: Subject;
  readonly at: Instant;
}

function explained<Subject extends object>(
  compiled: CompiledComparison<Subject>,
  fields: Fields<Subject>,
  answer: CriterionAnswer,
  { subject, at }: Asked<Subject>,
): ExplainedComparison {
  const { type, field: name } = compiled.criterion;
  const actual = compiled.field.read(subject, at);
  const wanted = compiled.wanted(subject, at);
  const turnsAt = nextTurn(compiled, { subject, at });
  const missing = answer === 'unknown' ? missingOf(compiled, fields, { subject, at }) : [];
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
 * When the clock alone turns a comparison with an instant reckoned from now: where that instant passes the field's, or
 * a millisecond after.
 */
function nextTurn<Subject>(
  { field, spans, holds }: CompiledComparison<Subject>,
  { subject, at }: Asked<Subject>,
): Instant | undefined {
  const actual = field.read(subject, at);
  if (spans.length === 0 || typeof actual !== 'number') return undefined;
  const held = holds(actual, subject, at);
  return spans
    .flatMap((span) => [actual - span, actual - span + 1])
    .filter((instant): instant is Instant => instant > at && isInstant(instant))
    .sort((one, other) => one - other)
    .find((instant) => holds(actual, subject, instant) !== held);
}
