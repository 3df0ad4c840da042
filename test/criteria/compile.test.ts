import { type Criterion, compileCriterion, type Fields } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { days } from '../support/build.ts';
import { sampleFields } from '../support/criteria-samples.ts';

const leaf = { type: 'present', field: 'shop.count' } as const;
const nested = (levels: number): Criterion => (levels === 1 ? leaf : { type: 'not', of: nested(levels - 1) });
const wide = (count: number): Criterion => ({ type: 'and', of: Array.from({ length: count }, () => leaf) });
const cyclic: { type: 'not'; of: unknown } = { type: 'not', of: null };
cyclic.of = cyclic;

/** What the parser refuses, and the place. */
const wrong: readonly (readonly [string, unknown, string])[] = [
  ['a field that there is not', { type: 'present', field: 'shop.size' }, 'where.field'],
  ['a field of a prototype', { type: 'present', field: 'constructor' }, 'where.field'],
  [
    'another field that there is not',
    { type: 'equals', field: 'shop.code', value: { field: 'x' } },
    'where.value.field',
  ],
  [
    'a comparison that its kind does not take',
    { type: 'at_least', field: 'shop.code', value: 'a' },
    'where.type',
  ],
  ['a comparison that there is not', { type: 'like', field: 'shop.code', value: 'a' }, 'where.type'],
  ['a value that is not of its kind', { type: 'equals', field: 'shop.code', value: 1 }, 'where.value'],
  [
    'a field that is not of its kind',
    { type: 'equals', field: 'shop.code', value: { field: 'shop.count' } },
    'where.value.field',
  ],
  [
    'a span for what is no instant',
    { type: 'equals', field: 'shop.count', value: { fromNow: {} } },
    'where.value',
  ],
  [
    'a choice that there is not',
    { type: 'one_of', field: 'shop.colour', values: ['red', 'pink'] },
    'where.values[1]',
  ],
  [
    'a beginning that is no instant',
    { type: 'within', field: 'shop.since', start: -1, end: 1 },
    'where.start',
  ],
  ['an end that is no instant', { type: 'within', field: 'shop.since', start: 1, end: 1.5 }, 'where.end'],
  ['eleven levels', nested(11), `where${'.of'.repeat(10)}`],
  ['a tree that holds itself', cyclic, `where${'.of'.repeat(10)}`],
  ['a hundred and one in one list', wide(101), 'where.of'],
  [
    'what is wrong somewhere below',
    { type: 'or', of: [leaf, { type: 'not', of: { ...leaf, field: 'x' } }] },
    'where.of[1].of.field',
  ],
];

describe('compiling throws', () => {
  it.each(wrong)('for %s, and says where', (_, criterion, place) => {
    const compile = () => compileCriterion(criterion as Criterion, sampleFields);
    expect(compile).toThrow(TypeError);
    expect(compile).toThrow(`, ${place}: `);
  });
});

describe('what compiling says is short, though', () => {
  const said = (criterion: Criterion, fields: Fields<{ shop?: object }>) => () =>
    compileCriterion(criterion, fields);

  it('a name is long', () => {
    expect(said({ type: 'present', field: 'x'.repeat(101) }, {})).toThrow(
      `Not a criterion, where.field: There is no field "${'x'.repeat(100)}"`,
    );
  });

  it('the choices are many', () => {
    const choices = Array.from({ length: 100 }, (_, index) => `choice-${index}`);
    const colour = { kind: 'choice', of: 'shop', choices, read: () => null } as const;
    const message = `colour is one of: ${choices.join(', ')}`.slice(0, 200);
    expect(said({ type: 'equals', field: 'colour', value: 'x' }, { colour })).toThrow(
      new TypeError(`Not a criterion, where.value: ${message}`),
    );
  });
});

describe('compiling takes', () => {
  it.each([
    ['ten levels', nested(10)],
    ['a hundred in one list', wide(100)],
    ['a thousand in all', { type: 'or', of: [...Array.from({ length: 9 }, () => wide(99)), wide(98)] }],
  ] as const)('%s', (_, criterion) => {
    const compiled = compileCriterion(criterion, sampleFields);
    expect(compiled.answer({ shop: { count: 1 } }, days(0))).toBe(criterion.type === 'not' ? 'no' : 'yes');
  });
});

it('the answer stops at the first part that settles it, the explanation does not', () => {
  const reads: string[] = [];
  const field = (name: string, content: boolean) => ({
    kind: 'flag' as const,
    of: 'shop' as const,
    read: (_: { shop?: object }) => {
      reads.push(name);
      return content;
    },
  });
  const fields = { first: field('first', false), second: field('second', true) };
  const parts = Object.keys(fields).map((name): Criterion => ({ type: 'equals', field: name, value: true }));
  const compiled = compileCriterion({ type: 'and', of: parts }, fields);
  compiled.answer({}, days(0));
  expect(reads).toEqual(['first']);
  compiled.explain({}, days(0));
  expect(reads).toContain('second');
});
