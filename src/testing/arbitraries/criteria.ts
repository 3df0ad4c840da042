import fc from 'fast-check';
import type { Instant } from '../../core/instant.js';
import { ONE_DAY } from '../../core/instant.js';
import type { Comparison, Criterion, FieldValue, Operand, Span } from '../../criteria/criterion.js';
import type { Field, FieldContent, FieldKind, Fields } from '../../criteria/field.js';
import { after, BEGINNING } from './instants.js';

// A criterion is always one that fits its fields, and shrinks towards a comparison of the first field. Few values,
// close together, so that they meet.

/** Instants around the tenth day of all that is made here: a few milliseconds apart, or whole days. */
export function closeInstants(): fc.Arbitrary<Instant> {
  return fc
    .tuple(fc.constantFrom(0, 1, -1), fc.integer({ min: -2, max: 2 }))
    .map(([day, milliseconds]) => after(BEGINNING, (10 + day) * ONE_DAY + milliseconds));
}

/** Lengths of time between two of {@link closeInstants}: written in one unit, in several, or not at all. */
function spans(): fc.Arbitrary<Span> {
  return fc.oneof(
    fc.constant<Span>({}),
    fc.record<Span>(
      { days: fc.integer({ min: -1, max: 1 }), milliseconds: fc.integer({ min: -3, max: 3 }) },
      { noNullPrototype: true },
    ),
    fc.constantFrom<Span>({ hours: 24 }, { hours: -23, minutes: -60 }, { minutes: 1_440, milliseconds: 1 }),
  );
}

/** What the values of a kind of field are drawn from. */
export type ValuePools = Readonly<Record<'number' | 'instant' | 'text' | 'id', fc.Arbitrary<FieldValue>>>;

const pools: ValuePools = {
  number: fc.integer({ min: -1, max: 3 }),
  instant: closeInstants(),
  text: fc.constantFrom('Sun cream', 'sun', 'CREAM', 'İ', 'un cr'),
  id: fc.constantFrom('a', 'b', 'A', 'c'),
};

const itemOf = { ids: 'id', choices: 'choice' } as const;

/** Values that a field, or an item of its list, could be. */
function valuesOf<Subject>(
  kind: Exclude<FieldKind, 'ids' | 'choices'>,
  { choices = [] }: Pick<Field<Subject>, 'choices'>,
  from: ValuePools,
): fc.Arbitrary<FieldValue> {
  if (kind === 'choice') return fc.constantFrom(...choices);
  return kind === 'flag' ? fc.boolean() : from[kind];
}

/** What reading a field of this kind may give, a value or a list; none and not known aside. */
export function fieldContents<Subject>(
  field: Pick<Field<Subject>, 'kind' | 'choices'>,
  from: ValuePools = pools,
): fc.Arbitrary<FieldContent> {
  const { kind } = field;
  if (kind !== 'ids' && kind !== 'choices') return valuesOf(kind, field, from);
  const list = fc.array(valuesOf(itemOf[kind], field, from), { maxLength: 3 });
  return fc.oneof(
    list,
    list.map((items): ReadonlySet<FieldValue> => new Set(items)),
  );
}

/** Comparisons of one field with values, with other fields of its kind, and with instants from now. */
function comparisonsOf<Subject>(
  field: string,
  fields: Fields<Subject>,
  from: ValuePools,
): fc.Arbitrary<Comparison> {
  const asked = fields[field];
  if (asked === undefined) throw new RangeError(`No field ${field}`);
  const present = fc.constant<Comparison>({ type: 'present', field });
  const { kind } = asked;
  if (kind === 'ids' || kind === 'choices') {
    const value = fc.oneof(
      valuesOf(itemOf[kind], asked, from),
      ...othersOf(itemOf[kind], fields).map((other) => fc.constant(other)),
    );
    return fc.oneof(
      value.map((item): Comparison => ({ type: 'includes', field, value: item })),
      present,
    );
  }
  const values = valuesOf(kind, asked, from);
  const operand: fc.Arbitrary<Operand> = fc.oneof(
    { weight: 3, arbitrary: values },
    { weight: 2, arbitrary: fc.constantFrom(...othersOf(kind, fields)) },
    ...(kind === 'instant'
      ? [{ weight: 3, arbitrary: spans().map((fromNow): Operand => ({ fromNow })) }]
      : []),
  );
  const equals = operand.map((value): Comparison => ({ type: 'equals', field, value }));
  const bound = fc
    .tuple(fc.constantFrom('at_least', 'more_than', 'at_most', 'less_than'), operand)
    .map(([type, value]): Comparison => ({ type, field, value }));
  const oneOf = fc
    .array(values, { maxLength: 3 })
    .map((some): Comparison => ({ type: 'one_of', field, values: some }));
  switch (kind) {
    case 'number':
      return fc.oneof(bound, equals, oneOf, between(field), present);
    case 'instant':
      return fc.oneof(bound, equals, within(field), present);
    case 'text':
      return fc.oneof(equals, oneOf, contains(field), present);
    case 'flag':
      return fc.oneof(equals, present);
    default:
      return fc.oneof(equals, oneOf, present);
  }
}

function othersOf<Subject>(kind: FieldKind, fields: Fields<Subject>): { readonly field: string }[] {
  return Object.entries(fields)
    .filter(([, other]) => other.kind === kind)
    .map(([field]) => ({ field }));
}

function between(field: string): fc.Arbitrary<Comparison> {
  return fc
    .tuple(fc.integer({ min: -1, max: 3 }), fc.nat(2))
    .map(([minimum, more]) => ({ type: 'between', field, minimum, maximum: minimum + more }));
}

function within(field: string): fc.Arbitrary<Comparison> {
  const length = fc.constantFrom(1, 2, ONE_DAY);
  return fc.oneof(
    fc
      .tuple(closeInstants(), length)
      .map(([start, more]): Comparison => ({ type: 'within', field, start, end: start + more })),
    fc.tuple(fc.integer({ min: -ONE_DAY, max: ONE_DAY }), length).map(([start, more]): Comparison => {
      const end = { fromNow: { milliseconds: start + more } };
      return { type: 'within', field, start: { fromNow: { milliseconds: start } }, end };
    }),
    fc.tuple(spans(), closeInstants(), fc.boolean()).map(([fromNow, instant, first]): Comparison => {
      const [start, end] = first ? [{ fromNow }, instant] : [instant, { fromNow }];
      return { type: 'within', field, start, end };
    }),
  );
}

function contains(field: string): fc.Arbitrary<Comparison> {
  return fc
    .constantFrom('s', 'CREAM', 'n c', 'x', 'i\u0307')
    .map((text) => ({ type: 'contains', field, text }));
}

/**
 * Criteria that fit these fields, ours or a host's: comparisons, joined and turned round a few levels deep. What values
 * are compared with may be drawn from elsewhere, kind by kind.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { campaignFields, parseCriteria } from 'partner-campaigns';
 * import { criteria } from 'partner-campaigns/testing';
 *
 * fc.assert(
 *   fc.property(criteria(campaignFields), (where) => parseCriteria({ v: 1, where }, campaignFields).ok),
 * );
 * ```
 */
export function criteria<Subject>(
  fields: Fields<Subject>,
  from: Partial<ValuePools> = {},
): fc.Arbitrary<Criterion> {
  const all = { ...pools, ...from };
  const comparison = fc.oneof(...Object.keys(fields).map((field) => comparisonsOf(field, fields, all)));
  const { criterion } = fc.letrec<{ criterion: Criterion; joined: Criterion[] }>((tie) => ({
    criterion: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 3, arbitrary: comparison },
      { weight: 1, arbitrary: tie('joined').map((of): Criterion => ({ type: 'and', of })) },
      { weight: 1, arbitrary: tie('joined').map((of): Criterion => ({ type: 'or', of })) },
      { weight: 1, arbitrary: tie('criterion').map((of): Criterion => ({ type: 'not', of })) },
    ),
    joined: fc.array(tie('criterion'), { maxLength: 4 }),
  }));
  return criterion;
}
