import { assertNever } from '../core/assert-never.js';
import { type Instant, isInstant } from '../core/instant.js';
import { allOf, anyOf, opposite } from './answer.js';
import type { Comparison } from './criterion.js';
import type { ExplainedComparison, Explanation, Wanted } from './explanation.js';
import { type Fields, fieldNamed, isList, mustBeField } from './field.js';
import { missingIn } from './missing.js';
import { contentOf, instantOf, isFromNow, lengthOf, operandsOf } from './operand.js';
import type { ComparisonQuestion, Question } from './question.js';

/** Why a question has its answer. */
export function explain<Subject extends object>(
  question: Question<Subject>,
  subject: Subject,
  at: Instant,
): Explanation {
  switch (question.type) {
    case 'and':
    case 'or': {
      const { type } = question;
      const of = question.of.map((part) => explain(part, subject, at));
      const answers = of.map(({ answer }) => answer);
      return { type, answer: type === 'and' ? allOf(answers) : anyOf(answers), of };
    }
    case 'not': {
      const of = explain(question.of, subject, at);
      return { type: 'not', answer: opposite(of.answer), of };
    }
    case 'comparison':
      return explainComparison(question, subject, at);
    default:
      return assertNever(question);
  }
}

function explainComparison<Subject extends object>(
  question: ComparisonQuestion<Subject>,
  subject: Subject,
  at: Instant,
): ExplainedComparison {
  const { criterion, fields } = question;
  const { type, field } = criterion;
  const answer = question.answer(subject, at);
  const actual = mustBeField(fields, field).read(subject, at);
  const wanted = wantedBy(criterion, fields, { subject, at });
  const turnsAt = instantsOf(question, actual, subject).find(
    (instant) => instant > at && question.answer(subject, instant) !== answer,
  );
  const compared = wanted === undefined ? { type, answer, field } : { type, answer, field, wanted };
  const isTold = actual === null || (actual !== undefined && !isList(actual));
  const told = isTold ? { ...compared, actual } : compared;
  const known = answer === 'unknown' ? { ...told, missing: missingIn(question, subject, at) } : told;
  return turnsAt === undefined ? known : { ...known, turnsAt };
}

interface Asked<Subject> {
  readonly subject: Subject;
  readonly at: Instant;
}

/** What the field is compared with at an instant; `undefined` if that is not known. */
function wantedBy<Subject>(
  criterion: Comparison,
  fields: Fields<Subject>,
  { subject, at }: Asked<Subject>,
): Wanted | undefined {
  switch (criterion.type) {
    case 'between': {
      const { minimum, maximum } = criterion;
      return { minimum, maximum };
    }
    case 'within': {
      const { start, end } = criterion;
      return { start: instantOf(start, at), end: instantOf(end, at) };
    }
    case 'one_of':
      return { values: criterion.values };
    case 'contains':
      return { text: criterion.text };
    case 'present':
      return undefined;
    default: {
      const value = contentOf(criterion.value, fields, subject, at);
      return value === undefined || value === null || isList(value) ? undefined : { value };
    }
  }
}

/**
 * The instants at which time alone can turn a comparison, in order: where an instant reckoned from now passes the
 * field's, or a millisecond after, and where a field that is computed from the instant has its boundaries.
 */
function instantsOf<Subject>(
  { criterion, fields, names }: ComparisonQuestion<Subject>,
  actual: unknown,
  subject: Subject,
): readonly Instant[] {
  const instants: number[] = [];
  for (const name of names) instants.push(...(fieldNamed(fields, name)?.boundaries?.(subject) ?? []));
  for (const operand of operandsOf(criterion)) {
    if (!isFromNow(operand) || typeof actual !== 'number') continue;
    const meets = actual - lengthOf(operand.fromNow);
    instants.push(meets, meets + 1);
  }
  return instants.filter(isInstant).sort((one, other) => one - other);
}
