import { type Instant, ONE_DAY } from '../core/instant.js';
import type { Bound, Comparison, FieldValue, FromNow, Operand, Span } from './criterion.js';
import type { Wanted } from './explanation.js';
import { type Field, type FieldContent, type Fields, fieldNamed } from './field.js';

/** A comparison with its names and spans resolved. */
export interface CompiledComparison<Subject> {
  readonly criterion: Comparison;
  readonly field: Field<Subject>;
  /** The other fields that it reads. */
  readonly comparedWith: readonly string[];
  /** The lengths of time, in milliseconds, by which it reckons from now. */
  readonly spans: readonly number[];
  /** Whether a value of the field passes; `undefined` if that cannot be known. */
  readonly holds: Holds<Subject>;
  /** What the field is compared with at an instant. */
  readonly wanted: (subject: Subject, at: Instant) => Wanted | undefined;
}

type Holds<Subject> = (actual: FieldContent, subject: Subject, at: Instant) => boolean | undefined;

/** What an operand comes to; `null` and `undefined` as those of a field. */
type Resolve<Subject> = (subject: Subject, at: Instant) => FieldContent | null | undefined;

/** Resolves what a comparison names, and picks how it compares. Throws a `TypeError` for a field that there is not. */
export function compileComparison<Subject>(
  criterion: Comparison,
  fields: Fields<Subject>,
): CompiledComparison<Subject> {
  const field = mustBeField(fields, criterion.field);
  const operands = operandsOf(criterion);
  return {
    criterion,
    field,
    comparedWith: operands.flatMap((operand) => fieldIn(operand) ?? []),
    spans: operands.flatMap((operand) => (isFromNow(operand) ? [lengthOf(operand.fromNow)] : [])),
    ...comparing(criterion, fields),
  };
}

function comparing<Subject>(
  criterion: Comparison,
  fields: Fields<Subject>,
): Pick<CompiledComparison<Subject>, 'holds' | 'wanted'> {
  switch (criterion.type) {
    case 'equals': {
      const resolve = resolving(criterion.value, fields);
      return { holds: equalTo(criterion.value, resolve), wanted: wantedValue(resolve) };
    }
    case 'at_least':
    case 'more_than':
    case 'at_most':
    case 'less_than': {
      const resolve = resolving(criterion.value, fields);
      return { holds: boundedBy(criterion, resolve), wanted: wantedValue(resolve) };
    }
    case 'between': {
      const { minimum, maximum } = criterion;
      return {
        holds: (actual) => (typeof actual === 'number' ? minimum <= actual && actual <= maximum : undefined),
        wanted: () => ({ minimum, maximum }),
      };
    }
    case 'within': {
      const { start, end } = criterion;
      return {
        holds: (actual, _, at) =>
          typeof actual === 'number'
            ? instantOf(start, at) <= actual && actual < instantOf(end, at)
            : undefined,
        wanted: (_, at) => ({ start: instantOf(start, at), end: instantOf(end, at) }),
      };
    }
    case 'one_of': {
      const { values } = criterion;
      const set = new Set<unknown>(values);
      return { holds: (actual) => set.has(actual), wanted: () => ({ values }) };
    }
    case 'contains': {
      const { text } = criterion;
      const part = text.toLowerCase();
      return {
        holds: (actual) => (typeof actual === 'string' ? actual.toLowerCase().includes(part) : undefined),
        wanted: () => ({ text }),
      };
    }
    case 'includes': {
      const resolve = resolving(criterion.value, fields);
      return { holds: including(resolve), wanted: wantedValue(resolve) };
    }
    case 'present':
      // A field without a value was told apart before.
      return { holds: () => true, wanted: () => undefined };
  }
}

function equalTo<Subject>(value: Operand, resolve: Resolve<Subject>): Holds<Subject> {
  if (typeof value !== 'object') return (actual) => actual === value;
  return (actual, subject, at) => {
    const other = resolve(subject, at);
    return other === undefined ? undefined : actual === other;
  };
}

const passes: Readonly<Record<Bound['type'], (actual: number, bound: number) => boolean>> = {
  at_least: (actual, bound) => actual >= bound,
  more_than: (actual, bound) => actual > bound,
  at_most: (actual, bound) => actual <= bound,
  less_than: (actual, bound) => actual < bound,
};

function boundedBy<Subject>({ type, value }: Bound, resolve: Resolve<Subject>): Holds<Subject> {
  const pass = passes[type];
  if (typeof value === 'number') {
    return (actual) => (typeof actual === 'number' ? pass(actual, value) : undefined);
  }
  if (isFromNow(value)) {
    const span = lengthOf(value.fromNow);
    return (actual, _, at) => (typeof actual === 'number' ? pass(actual, at + span) : undefined);
  }
  return (actual, subject, at) => {
    const bound = resolve(subject, at);
    if (bound === null) return false;
    return typeof actual === 'number' && typeof bound === 'number' ? pass(actual, bound) : undefined;
  };
}

function including<Subject>(resolve: Resolve<Subject>): Holds<Subject> {
  return (actual, subject, at) => {
    const item = resolve(subject, at);
    if (item === undefined || typeof actual !== 'object') return undefined;
    if (item === null || typeof item === 'object') return false;
    return 'has' in actual ? actual.has(item) : actual.includes(item);
  };
}

function wantedValue<Subject>(resolve: Resolve<Subject>): CompiledComparison<Subject>['wanted'] {
  return (subject, at) => {
    const value = resolve(subject, at);
    return value === undefined || value === null || typeof value === 'object' ? undefined : { value };
  };
}

function resolving<Subject>(operand: Operand, fields: Fields<Subject>): Resolve<Subject> {
  if (typeof operand !== 'object') return () => operand;
  if (isFromNow(operand)) {
    const span = lengthOf(operand.fromNow);
    return (_, at) => at + span;
  }
  return mustBeField(fields, operand.field).read;
}

function mustBeField<Subject>(fields: Fields<Subject>, name: string): Field<Subject> {
  const field = fieldNamed(fields, name);
  if (field === undefined) throw new TypeError(`There is no field ${name}`);
  return field;
}

/** What a comparison compares its field with. */
export function operandsOf(criterion: Comparison): readonly Operand[] {
  if ('value' in criterion) return [criterion.value];
  return criterion.type === 'within' ? [criterion.start, criterion.end] : [];
}

/** The field that an operand names, if it names one. */
export function fieldIn(operand: Operand): string | undefined {
  return typeof operand === 'object' && 'field' in operand ? operand.field : undefined;
}

function isFromNow(operand: Operand): operand is FromNow {
  return typeof operand === 'object' && 'fromNow' in operand;
}

function instantOf(boundary: number | FromNow, at: Instant): number {
  return typeof boundary === 'number' ? boundary : at + lengthOf(boundary.fromNow);
}

/** A span in milliseconds. */
export function lengthOf({ days = 0, hours = 0, minutes = 0, milliseconds = 0 }: Span): number {
  return days * ONE_DAY + hours * 3_600_000 + minutes * 60_000 + milliseconds;
}

/** A value that stands for itself. */
export function isValue(operand: Operand): operand is FieldValue {
  return typeof operand !== 'object';
}
