import type { Instant } from '../core/instant.js';
import { fieldNamed } from './field.js';
import type { ComparisonQuestion, Question } from './question.js';

/** The facts for want of which the answer to a question is unknown, each once: fields, or a whole part of the subject. */
export function missingFacts<Subject extends object>(
  question: Question<Subject>,
  subject: Subject,
  at: Instant,
): readonly string[] {
  return [...new Set(eachMissing(question, subject, at))];
}

function eachMissing<Subject extends object>(
  question: Question<Subject>,
  subject: Subject,
  at: Instant,
): readonly string[] {
  if (question.answer(subject, at) !== 'unknown') return [];
  switch (question.type) {
    case 'comparison':
      return missingIn(question, subject, at);
    case 'not':
      return eachMissing(question.of, subject, at);
    default:
      return question.of.flatMap((part) => eachMissing(part, subject, at));
  }
}

/** The facts that an unknown comparison wants. */
export function missingIn<Subject extends object>(
  { criterion, fields, names }: ComparisonQuestion<Subject>,
  subject: Subject,
  at: Instant,
): readonly string[] {
  const unknown = names.filter((name) => fieldNamed(fields, name)?.read(subject, at) === undefined);
  // None is missing, and still nothing can be said: the fact is not of the kind that the field is.
  const missing = unknown.length > 0 ? unknown : [criterion.field];
  return [
    ...new Set(
      missing.map((name) => {
        const part = fieldNamed(fields, name)?.of;
        return part !== undefined && subject[part] === undefined ? part : name;
      }),
    ),
  ];
}
