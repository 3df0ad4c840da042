import {
  type Comparison,
  type CriterionAnswer,
  compileCriterion,
  type Field,
  type FieldContent,
  type FieldKind,
  type Fields,
  type Instant,
  type Operand,
  parseCriteria,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { days, shifted } from '../support/build.ts';

type Content = FieldContent | null | undefined;
/** A fact and another of its kind, or of the kind of its items. */
interface Facts {
  readonly facts: { readonly field: Content; readonly other?: Content } | undefined;
}

const itemOf: Partial<Record<FieldKind, FieldKind>> = { ids: 'id', choices: 'choice' };
const colours = ['red', 'green'];

function fieldsOf(kind: FieldKind): Fields<Facts> {
  const field = (of: FieldKind, name: 'field' | 'other'): Field<Facts> => ({
    kind: of,
    of: 'facts',
    choices: colours,
    read: ({ facts }) => facts?.[name],
  });
  return { field: field(kind, 'field'), other: field(itemOf[kind] ?? kind, 'other') };
}

type WithoutField<C> = C extends Comparison ? Omit<C, 'field'> : never;
type Question = WithoutField<Comparison>;

function answerOf(
  kind: FieldKind,
  question: object,
  facts: Facts['facts'],
  at: Instant = noon,
): CriterionAnswer {
  const criterion = { field: 'field', ...question } as Comparison;
  const fields = fieldsOf(kind);
  expect(parseCriteria({ v: 1, where: criterion }, fields)).toMatchObject({ ok: true });
  const compiled = compileCriterion(criterion, fields);
  const answer = compiled.answer({ facts }, at);
  expect(compiled.explain({ facts }, at).answer).toBe(answer);
  return answer;
}

const noon = days(10.5);
const ms = (milliseconds: number) => shifted(noon, milliseconds);
const DAY = 86_400_000;

/** A kind, a comparison, and the facts for which it answers yes and no. */
const rows: readonly (readonly [FieldKind, Question, readonly FieldContent[], readonly FieldContent[]])[] = [
  ['number', { type: 'equals', value: 3 }, [3], [2, 4, -3, 0]],
  ['number', { type: 'equals', value: 0 }, [0, -0], [1, -1]],
  ['number', { type: 'at_least', value: 3 }, [3, 4, 2 ** 53 - 1], [2, -3]],
  ['number', { type: 'more_than', value: 3 }, [4], [3, 2]],
  ['number', { type: 'at_most', value: 3 }, [3, 2, -4], [4]],
  ['number', { type: 'less_than', value: 3 }, [2], [3, 4]],
  ['number', { type: 'between', minimum: 2, maximum: 4 }, [2, 3, 4], [1, 5]],
  ['number', { type: 'between', minimum: 2, maximum: 2 }, [2], [1, 3]],
  ['number', { type: 'between', minimum: -2, maximum: -1 }, [-2, -1], [-3, 0, 1]],
  ['number', { type: 'one_of', values: [1, 3] }, [1, 3], [0, 2, 4]],
  ['number', { type: 'one_of', values: [] }, [], [0, 1]],
  ['instant', { type: 'equals', value: noon }, [noon], [ms(-1), ms(1)]],
  ['instant', { type: 'at_least', value: noon }, [noon, ms(1)], [ms(-1)]],
  ['instant', { type: 'more_than', value: noon }, [ms(1)], [noon, ms(-1)]],
  ['instant', { type: 'at_most', value: noon }, [noon, ms(-1)], [ms(1)]],
  ['instant', { type: 'less_than', value: noon }, [ms(-1)], [noon, ms(1)]],
  ['instant', { type: 'within', start: noon, end: ms(2) }, [noon, ms(1)], [ms(-1), ms(2), ms(3)]],
  ['text', { type: 'equals', value: 'Sun' }, ['Sun'], ['sun', 'Sun ', '', 'Su']],
  ['text', { type: 'equals', value: '' }, [''], [' ']],
  ['text', { type: 'one_of', values: ['Sun', 'Moon'] }, ['Sun', 'Moon'], ['sun', 'SunMoon', '']],
  ['text', { type: 'contains', text: 'un C' }, ['Sun cream', 'SUN CREAM', 'un c'], ['sun', 'suncream', '']],
  ['text', { type: 'contains', text: 'É' }, ['café'], ['cafe', 'cafe\u0301']],
  ['text', { type: 'contains', text: '.*' }, ['a.*b'], ['ab']],
  ['id', { type: 'equals', value: 'a1' }, ['a1'], ['A1', 'a', 'a11', '']],
  ['id', { type: 'one_of', values: ['a', 'b'] }, ['a', 'b'], ['A', 'ab', 'c']],
  ['choice', { type: 'equals', value: 'red' }, ['red'], ['green']],
  ['choice', { type: 'one_of', values: ['red', 'green'] }, ['red', 'green'], []],
  ['choice', { type: 'one_of', values: ['green'] }, ['green'], ['red']],
  ['flag', { type: 'equals', value: true }, [true], [false]],
  ['flag', { type: 'equals', value: false }, [false], [true]],
  [
    'ids',
    { type: 'includes', value: 'a' },
    [['a'], ['b', 'a'], new Set(['a', 'c'])],
    [[], ['A'], ['ab'], new Set()],
  ],
  ['choices', { type: 'includes', value: 'red' }, [['red', 'green'], new Set(['red'])], [['green'], []]],
  ...(['number', 'instant', 'text', 'id', 'choice', 'flag', 'ids', 'choices'] as const).map(
    (kind) => [kind, { type: 'present' }, [anyOfKind(kind)], []] as const,
  ),
];

function anyOfKind(kind: FieldKind): FieldContent {
  if (kind === 'number' || kind === 'instant') return 0;
  if (kind === 'flag') return false;
  return kind === 'ids' || kind === 'choices' ? [] : '';
}

describe.each(rows)('of a %s, %j', (kind, question, yes, no) => {
  it('is met or not by what the field is', () => {
    for (const field of yes) expect([field, answerOf(kind, question, { field })]).toEqual([field, 'yes']);
    for (const field of no) expect([field, answerOf(kind, question, { field })]).toEqual([field, 'no']);
  });

  it('is not met by a field that has no value', () => {
    expect(answerOf(kind, question, { field: null })).toBe('no');
  });

  it('is unknown of a field, or of a whole part, that is not known', () => {
    expect(answerOf(kind, question, { field: undefined })).toBe('unknown');
    expect(answerOf(kind, question, undefined)).toBe('unknown');
  });
});

const other = { field: 'other' };
/** A kind, a comparison with another field, and the pairs that it holds and does not hold of. */
const paired: readonly (readonly [
  FieldKind,
  Question,
  readonly (readonly [FieldContent, FieldContent])[],
  readonly (readonly [FieldContent, FieldContent])[],
])[] = [
  [
    'number',
    { type: 'equals', value: other },
    [[3, 3]],
    [
      [3, 2],
      [2, 3],
    ],
  ],
  [
    'number',
    { type: 'at_least', value: other },
    [
      [3, 3],
      [4, 3],
    ],
    [[2, 3]],
  ],
  [
    'number',
    { type: 'more_than', value: other },
    [[4, 3]],
    [
      [3, 3],
      [2, 3],
    ],
  ],
  [
    'instant',
    { type: 'at_most', value: other },
    [
      [5, 5],
      [4, 5],
    ],
    [[6, 5]],
  ],
  [
    'instant',
    { type: 'less_than', value: other },
    [[4, 5]],
    [
      [5, 5],
      [6, 5],
    ],
  ],
  ['text', { type: 'equals', value: other }, [['Sun', 'Sun']], [['Sun', 'sun']]],
  ['id', { type: 'equals', value: other }, [['a', 'a']], [['a', 'A']]],
  ['choice', { type: 'equals', value: other }, [['red', 'red']], [['red', 'green']]],
  [
    'flag',
    { type: 'equals', value: other },
    [
      [false, false],
      [true, true],
    ],
    [[false, true]],
  ],
  [
    'ids',
    { type: 'includes', value: other },
    [
      [['a', 'b'], 'b'],
      [new Set(['a']), 'a'],
    ],
    [
      [['a'], 'b'],
      [[], 'a'],
    ],
  ],
  ['choices', { type: 'includes', value: other }, [[['red'], 'red']], [[['red'], 'green']]],
];

describe.each(paired)('of a %s and another field, %j', (kind, question, yes, no) => {
  it('is met or not by what both are', () => {
    for (const [field, than] of yes) expect(answerOf(kind, question, { field, other: than })).toBe('yes');
    for (const [field, than] of no) expect(answerOf(kind, question, { field, other: than })).toBe('no');
  });

  const [[field, than] = []] = yes;
  it.each([
    ['the field has no value', { field: null, other: than }, 'no'],
    ['the other has no value', { field, other: null }, 'no'],
    ['neither has a value', { field: null, other: null }, 'no'],
    ['the field is not known', { field: undefined, other: than }, 'unknown'],
    ['the other is not known', { field, other: undefined }, 'unknown'],
    ['neither is known', { field: undefined, other: undefined }, 'unknown'],
    ['one is not known, and the other has no value', { field: undefined, other: null }, 'no'],
    ['one has no value, and the other is not known', { field: null, other: undefined }, 'no'],
    ['the whole part is not known', undefined, 'unknown'],
  ] as const)('where %s', (_, facts, answer) => {
    expect(answerOf(kind, question, facts)).toBe(answer);
  });
});

describe('an instant from now', () => {
  const fromNow = (span: object): Operand => ({ fromNow: span });

  it.each([
    [{}, 0],
    [{ days: 0 }, 0],
    [{ days: 1 }, DAY],
    [{ days: -1 }, -DAY],
    [{ hours: 1 }, 3_600_000],
    [{ minutes: 1 }, 60_000],
    [{ milliseconds: 1 }, 1],
    [{ milliseconds: -1 }, -1],
    [{ days: 1, hours: 2, minutes: 3, milliseconds: 4 }, DAY + 7_380_004],
    [{ days: 1, hours: -24 }, 0],
    [{ days: 2, hours: -1, minutes: 60, milliseconds: -1 }, 2 * DAY - 1],
  ])('%j lies %d ms later', (span, length) => {
    const question = { type: 'equals', value: fromNow(span) };
    const at = (milliseconds: number) => answerOf('instant', question, { field: ms(milliseconds) });
    expect([at(length - 1), at(length), at(length + 1)]).toEqual(['no', 'yes', 'no']);
    // It moves with the instant of the question.
    expect(answerOf('instant', question, { field: ms(length) }, ms(1))).toBe('no');
    expect(answerOf('instant', question, { field: ms(length + 1) }, ms(1))).toBe('yes');
  });

  it.each([
    ['at_least', ['no', 'yes', 'yes']],
    ['more_than', ['no', 'no', 'yes']],
    ['at_most', ['yes', 'yes', 'no']],
    ['less_than', ['yes', 'no', 'no']],
  ])('is a bound: %s, a millisecond before, at and after', (type, answers) => {
    const question = { type, value: fromNow({ hours: 1 }) };
    const hour = 3_600_000;
    expect(
      [hour - 1, hour, hour + 1].map((one) => answerOf('instant', question, { field: ms(one) })),
    ).toEqual(answers);
  });

  it.each([
    ['both ends move', fromNow({}), fromNow({ days: 1 }), ['no', 'yes', 'yes', 'no']],
    ['the start moves', fromNow({}), ms(DAY), ['no', 'yes', 'yes', 'no']],
    ['the end moves', noon, fromNow({ days: 1 }), ['no', 'yes', 'yes', 'no']],
    ['neither moves', noon, ms(DAY), ['no', 'yes', 'yes', 'no']],
  ])('is an end of a half-open period, where %s', (_, start, end, answers) => {
    const question = { type: 'within', start, end };
    expect([-1, 0, DAY - 1, DAY].map((one) => answerOf('instant', question, { field: ms(one) }))).toEqual(
      answers,
    );
  });

  it('may lie before all time and after it', () => {
    const past = { type: 'at_least', value: fromNow({ days: -3_650_000 }) };
    const future = { type: 'at_least', value: fromNow({ days: 3_650_000 }) };
    expect(answerOf('instant', past, { field: 0 })).toBe('yes');
    expect(answerOf('instant', future, { field: ms(0) })).toBe('no');
    expect(answerOf('instant', future, { field: 8_640_000_000_000_000 })).toBe('yes');
  });
});

describe('a fact that is not of the kind that its field is', () => {
  it.each([
    ['number', { type: 'at_least', value: 3 }, '3'],
    ['number', { type: 'between', minimum: 1, maximum: 2 }, true],
    ['instant', { type: 'within', start: 1, end: 3 }, '2'],
    ['instant', { type: 'at_most', value: { fromNow: {} } }, [1]],
    ['text', { type: 'contains', text: '1' }, 1],
    ['ids', { type: 'includes', value: 'a' }, 'abc'],
  ] as const)('of a %s, %j, is as good as not known', (kind, question, field) => {
    expect(answerOf(kind, question, { field })).toBe('unknown');
  });
});
