import type { Answering, CriterionAnswer } from './answer.js';
import type { Bound, Comparison, FieldValue, FromNow, Operand } from './criterion.js';
import { type FieldContent, type Fields, isList, mustBeField, type Read } from './field.js';
import { isFromNow, isValue, lengthOf } from './operand.js';

/**
 * Answers a comparison. What can be settled before it is asked is settled here: its fields are found, its spans reckoned,
 * and there is a function of its own for every kind of operand.
 */
export function comparing<Subject>(criterion: Comparison, fields: Fields<Subject>): Answering<Subject> {
  const { read } = mustBeField(fields, criterion.field);
  switch (criterion.type) {
    case 'equals':
      return equalTo(read, criterion.value, fields);
    case 'at_least':
    case 'more_than':
    case 'at_most':
    case 'less_than':
      return bounded(read, criterion, fields);
    case 'between': {
      const { minimum, maximum } = criterion;
      return (subject, at) => {
        const actual = read(subject, at);
        return typeof actual === 'number' ? held(minimum <= actual && actual <= maximum) : notHeld(actual);
      };
    }
    case 'within': {
      const start = movingWith(criterion.start);
      const end = movingWith(criterion.end);
      return (subject, at) => {
        const actual = read(subject, at);
        return typeof actual === 'number' ? held(start(at) <= actual && actual < end(at)) : notHeld(actual);
      };
    }
    case 'one_of': {
      const values = new Set<unknown>(criterion.values);
      return (subject, at) => {
        const actual = read(subject, at);
        return actual === undefined ? 'unknown' : held(values.has(actual));
      };
    }
    case 'contains': {
      const part = criterion.text.toLowerCase();
      return (subject, at) => {
        const actual = read(subject, at);
        return typeof actual === 'string' ? held(actual.toLowerCase().includes(part)) : notHeld(actual);
      };
    }
    case 'includes':
      return including(read, resolving(criterion.value, fields));
    case 'present':
      return (subject, at) => {
        const actual = read(subject, at);
        return actual === undefined ? 'unknown' : held(actual !== null);
      };
  }
}

function equalTo<Subject>(
  read: Read<Subject>,
  operand: Operand,
  fields: Fields<Subject>,
): Answering<Subject> {
  if (isValue(operand)) {
    return (subject, at) => {
      const actual = read(subject, at);
      return actual === undefined ? 'unknown' : held(actual === operand);
    };
  }
  const resolve = resolving(operand, fields);
  return (subject, at) => {
    const actual = read(subject, at);
    const other = resolve(subject, at);
    if (actual === null || other === null) return 'no';
    return actual === undefined || other === undefined ? 'unknown' : held(actual === other);
  };
}

function bounded<Subject>(
  read: Read<Subject>,
  { type, value }: Bound,
  fields: Fields<Subject>,
): Answering<Subject> {
  if (typeof value === 'number') {
    return (subject, at) => {
      const actual = read(subject, at);
      return typeof actual === 'number' ? held(passes(type, actual, value)) : notHeld(actual);
    };
  }
  if (isFromNow(value)) {
    const span = lengthOf(value.fromNow);
    return (subject, at) => {
      const actual = read(subject, at);
      return typeof actual === 'number' ? held(passes(type, actual, at + span)) : notHeld(actual);
    };
  }
  const resolve = resolving(value, fields);
  return (subject, at) => {
    const actual = read(subject, at);
    const bound = resolve(subject, at);
    if (actual === null || bound === null) return 'no';
    return typeof actual === 'number' && typeof bound === 'number'
      ? held(passes(type, actual, bound))
      : 'unknown';
  };
}

function passes(type: Bound['type'], actual: number, bound: number): boolean {
  switch (type) {
    case 'at_least':
      return actual >= bound;
    case 'more_than':
      return actual > bound;
    case 'at_most':
      return actual <= bound;
    case 'less_than':
      return actual < bound;
  }
}

function including<Subject>(read: Read<Subject>, resolve: Read<Subject>): Answering<Subject> {
  return (subject, at) => {
    const actual = read(subject, at);
    const item = resolve(subject, at);
    if (actual === null || item === null) return 'no';
    if (actual === undefined || item === undefined || !isList(actual)) return 'unknown';
    if (isList(item)) return 'no';
    return held(isArray(actual) ? actual.includes(item) : actual.has(item));
  };
}

function isArray(list: Exclude<FieldContent, FieldValue>): list is readonly FieldValue[] {
  return Array.isArray(list);
}

function resolving<Subject>(operand: Operand, fields: Fields<Subject>): Read<Subject> {
  if (isValue(operand)) return () => operand;
  if (!isFromNow(operand)) return mustBeField(fields, operand.field).read;
  const span = lengthOf(operand.fromNow);
  return (_, at) => at + span;
}

function movingWith(boundary: number | FromNow): (at: number) => number {
  if (typeof boundary === 'number') return () => boundary;
  const span = lengthOf(boundary.fromNow);
  return (at) => at + span;
}

function held(holds: boolean): CriterionAnswer {
  return holds ? 'yes' : 'no';
}

/** Without a value it does not hold; of what is not known, or not of the kind of the field, nothing can be said. */
function notHeld(actual: unknown): CriterionAnswer {
  return actual === null ? 'no' : 'unknown';
}
