import { type Instant, ONE_DAY } from '../core/instant.js';
import type { Comparison, FieldValue, FromNow, Operand, Span } from './criterion.js';
import { type FieldContent, type Fields, mustBeField } from './field.js';

/** What a comparison compares its field with. */
export function operandsOf(criterion: Comparison): readonly Operand[] {
  if ('value' in criterion) return [criterion.value];
  return criterion.type === 'within' ? [criterion.start, criterion.end] : [];
}

/** A value that stands for itself. */
export function isValue(operand: Operand): operand is FieldValue {
  return typeof operand !== 'object';
}

/** An instant that is reckoned from now. */
export function isFromNow(operand: Operand): operand is FromNow {
  return typeof operand === 'object' && 'fromNow' in operand;
}

/** The field that an operand names, if it names one. */
export function fieldIn(operand: Operand): string | undefined {
  return typeof operand === 'object' && 'field' in operand ? operand.field : undefined;
}

/** What an operand comes to; `null` and `undefined` as those of a field. */
export function contentOf<Subject>(
  operand: Operand,
  fields: Fields<Subject>,
  subject: Subject,
  at: Instant,
): FieldContent | null | undefined {
  if (isValue(operand)) return operand;
  return isFromNow(operand)
    ? at + lengthOf(operand.fromNow)
    : mustBeField(fields, operand.field).read(subject, at);
}

/** The instant at which a period begins or ends, asked at `at`. */
export function instantOf(boundary: number | FromNow, at: Instant): number {
  return typeof boundary === 'number' ? boundary : at + lengthOf(boundary.fromNow);
}

/** A span in milliseconds. */
export function lengthOf({ days = 0, hours = 0, minutes = 0, milliseconds = 0 }: Span): number {
  return days * ONE_DAY + hours * 3_600_000 + minutes * 60_000 + milliseconds;
}
