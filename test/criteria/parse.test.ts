import { type Criterion, type InputReason, parseCriteria, type Result } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { parseCriteriaIn } from '../../src/criteria/parse.ts';
import { days, shifted } from '../support/build.ts';
import { sampleFields } from '../support/criteria-samples.ts';
import { hostileValues } from '../support/hostile-values.ts';

const leaf: Criterion = { type: 'present', field: 'shop.count' };
const parse = (where: unknown) => parseCriteria({ v: 1, where }, sampleFields);
const list = (count: number, item: unknown = leaf) => Array.from({ length: count }, () => item);
const and = (...of: readonly unknown[]) => ({ type: 'and', of });
const nested = (levels: number, inner: unknown = leaf): unknown =>
  levels <= 1 ? inner : { type: 'not', of: nested(levels - 1, inner) };

const inLists = (levels: number, inner: unknown): unknown =>
  levels <= 1 ? inner : and(inLists(levels - 1, inner));
const fromNow = { type: 'at_least', field: 'shop.since', value: { fromNow: { days: 1 } } };

function reasonsOf(parsed: Result<unknown, InputReason>) {
  if (parsed.ok) throw new Error(`Accepted: ${JSON.stringify(parsed.value)}`);
  expect(parsed.refusal.reasons.length).toBeLessThanOrEqual(50);
  return parsed.refusal.reasons.map(({ parameters }) => parameters);
}

const pathsOf = (parsed: Result<unknown, InputReason>) => reasonsOf(parsed).map(({ path }) => path);

describe('criteria are read', () => {
  it.each([
    ['of no conditions', { type: 'and', of: [] }],
    ['ten levels deep', nested(10)],
    ['ten levels deep in lists, with a span in the last', inLists(10, fromNow)],
    ['a hundred in one list', { type: 'or', of: list(100) }],
    ['a thousand in all', { type: 'or', of: [...list(9, and(...list(99))), and(...list(98))] }],
    ['with no values at all', { type: 'one_of', field: 'shop.code', values: [] }],
    ['with a thousand values', { type: 'one_of', field: 'shop.code', values: list(1_000, 'a') }],
    ['with a text of one character', { type: 'contains', field: 'shop.name', text: 'x' }],
    ['with a text of 200 characters', { type: 'contains', field: 'shop.name', text: 'x'.repeat(200) }],
    ['with an empty text to be equal to', { type: 'equals', field: 'shop.name', value: '' }],
    ['with the greatest number', { type: 'equals', field: 'shop.count', value: 2 ** 53 - 1 }],
    ['with the least number', { type: 'equals', field: 'shop.count', value: 1 - 2 ** 53 }],
    ['with one number as both bounds', { type: 'between', field: 'shop.count', minimum: 3, maximum: 3 }],
    ['with the first instant', { type: 'equals', field: 'shop.since', value: 0 }],
    ['with the last instant', { type: 'equals', field: 'shop.since', value: 8_640_000_000_000_000 }],
    ['with a period of a millisecond', { type: 'within', field: 'shop.since', start: 1, end: 2 }],
    [
      'with a period of which only one end moves',
      { type: 'within', field: 'shop.since', start: days(1), end: { fromNow: { days: -9 } } },
    ],
    [
      'with the longest span',
      {
        type: 'at_least',
        field: 'shop.since',
        value: {
          fromNow: {
            days: 3_650_000,
            hours: -3_650_000,
            minutes: 3_650_000,
            milliseconds: 315_360_000_000_000,
          },
        },
      },
    ],
  ])('%s', (_, where) => {
    expect(parse(where)).toStrictEqual({ ok: true, value: { v: 1, where } });
  });

  it('with -0 as 0, which is all that JSON keeps', () => {
    const minus = (value: unknown) => JSON.stringify(value).replaceAll('"-0"', '-0');
    for (const where of [
      { type: 'equals', field: 'shop.count', value: '-0' },
      { type: 'between', field: 'shop.count', minimum: '-0', maximum: '-0' },
      { type: 'one_of', field: 'shop.count', values: ['-0'] },
      { type: 'at_least', field: 'shop.since', value: { fromNow: { days: '-0', milliseconds: '-0' } } },
      { type: 'within', field: 'shop.since', start: '-0', end: 5 },
    ]) {
      const written: unknown = JSON.parse(minus(where), (_, value) => (value === 0 ? -0 : value));
      const plain: unknown = JSON.parse(JSON.stringify(where).replaceAll('"-0"', '0'));
      expect(parse(written)).toStrictEqual({ ok: true, value: { v: 1, where: plain } });
    }
  });

  it('and are nobody’s to change', () => {
    const input = { v: 1, where: and({ type: 'one_of', field: 'shop.code', values: ['a'] }) };
    const parsed = parseCriteria(input, sampleFields);
    expect(parsed.ok && isFrozenThrough(parsed.value)).toBe(true);
    expect(Object.isFrozen(input.where)).toBe(false);
  });
});

const since = { field: 'shop.since' } as const;
/** What is wrong, the places that a refusal names for it, and a part of the first problem. */
const refused: readonly (readonly [string, unknown, readonly string[], RegExp])[] = [
  ['no criterion', null, ['where'], /expected object/],
  ['a list', [leaf], ['where'], /expected object/],
  ['a comparison that there is not', { type: 'like', field: 'shop.name' }, ['where.type'], /discriminator/],
  ['a comparison of nothing', { type: 'present' }, ['where.field'], /expected string/],
  ['a comparison with nothing', { type: 'equals', field: 'shop.count' }, ['where.value'], /^Invalid operand/],
  ['another key', { ...leaf, value: 1 }, ['where'], /Unrecognized key/],
  [
    'the fields of an object',
    { type: 'present', field: 'constructor' },
    ['where.field'],
    /no field "constructor"/,
  ],
  [
    'the prototype of an object',
    { type: 'present', field: '__proto__' },
    ['where.field'],
    /no field "__proto__"/,
  ],
  ['a field in capitals', { type: 'present', field: 'Shop.count' }, ['where.field'], /There is no field/],
  ['a field without a name', { type: 'present', field: '' }, ['where.field'], /Too small/],
  ['a name of 102 characters', { type: 'present', field: 'x'.repeat(102) }, ['where.field'], /Too big/],
  ['a fraction', { type: 'equals', field: 'shop.count', value: 0.5 }, ['where.value'], /^Invalid operand/],
  [
    'a number beyond exactness',
    { type: 'equals', field: 'shop.count', value: 2 ** 53 },
    ['where.value', 'where.value'],
    /Too big/,
  ],
  [
    'null for a value',
    { type: 'equals', field: 'shop.count', value: null },
    ['where.value'],
    /^Invalid operand/,
  ],
  [
    'a list for a value',
    { type: 'equals', field: 'shop.count', value: [1] },
    ['where.value'],
    /^Invalid operand/,
  ],
  [
    'a text of 201 characters',
    { type: 'equals', field: 'shop.name', value: 'x'.repeat(201) },
    ['where.value'],
    /^Invalid operand/,
  ],
  [
    'an empty part of a text',
    { type: 'contains', field: 'shop.name', text: '' },
    ['where.text'],
    /Too small/,
  ],
  [
    'a part of 201 characters',
    { type: 'contains', field: 'shop.name', text: 'x'.repeat(201) },
    ['where.text'],
    /Too big/,
  ],
  [
    'a part that no database keeps',
    { type: 'contains', field: 'shop.name', text: 'a\0' },
    ['where.text'],
    /null character/,
  ],
  [
    'a text for a number',
    { type: 'at_least', field: 'shop.count', value: '3' },
    ['where.value'],
    /needs a whole number/,
  ],
  [
    'a flag for a number',
    { type: 'equals', field: 'shop.count', value: true },
    ['where.value'],
    /needs a whole number/,
  ],
  [
    'a number for a flag',
    { type: 'equals', field: 'shop.fragile', value: 1 },
    ['where.value'],
    /needs true or false/,
  ],
  ['a number for an id', { type: 'equals', field: 'shop.code', value: 1 }, ['where.value'], /needs an id/],
  [
    'a choice that there is not',
    { type: 'equals', field: 'shop.colour', value: 'pink' },
    ['where.value'],
    /is one of: red, green, blue/,
  ],
  [
    'choices that there are not',
    { type: 'one_of', field: 'shop.colour', values: ['pink', 'red', 'Red'] },
    ['where.values[0]', 'where.values[2]'],
    /is one of/,
  ],
  [
    'an item that there is not',
    { type: 'includes', field: 'shop.colours', value: 'pink' },
    ['where.value'],
    /is one of/,
  ],
  [
    'a number for an item',
    { type: 'includes', field: 'shop.codes', value: 1 },
    ['where.value'],
    /needs an id/,
  ],
  ['an instant before all', { type: 'at_least', ...since, value: -1 }, ['where.value'], /needs an instant/],
  [
    'an instant after all',
    { type: 'at_least', ...since, value: 8_640_000_000_000_001 },
    ['where.value'],
    /needs an instant/,
  ],
  [
    'a date',
    { type: 'at_least', ...since, value: '2026-03-01T00:00:00Z' },
    ['where.value'],
    /needs an instant/,
  ],
  [
    'a span for a number',
    { type: 'at_least', field: 'shop.count', value: { fromNow: {} } },
    ['where.value'],
    /needs a whole number/,
  ],
  [
    'a span for an item',
    { type: 'includes', field: 'shop.codes', value: { fromNow: {} } },
    ['where.value'],
    /^Invalid operand/,
  ],
  [
    'a field of another kind',
    { type: 'equals', field: 'shop.code', value: { field: 'shop.name' } },
    ['where.value.field'],
    /needs an id, shop.name is a text/,
  ],
  [
    'a list to be equal to',
    { type: 'equals', field: 'shop.code', value: { field: 'shop.codes' } },
    ['where.value.field'],
    /is a list of ids/,
  ],
  [
    'another field that there is not',
    { type: 'equals', field: 'shop.code', value: { field: 'x' } },
    ['where.value.field'],
    /no field "x"/,
  ],
  [
    'a field and a span',
    { type: 'equals', ...since, value: { field: 'shop.until', fromNow: {} } },
    ['where.value'],
    /^Invalid operand/,
  ],
  [
    'half a day',
    { type: 'equals', ...since, value: { fromNow: { days: 0.5 } } },
    ['where.value.fromNow.days'],
    /expected int/,
  ],
  [
    'a week',
    { type: 'equals', ...since, value: { fromNow: { weeks: 1 } } },
    ['where.value.fromNow'],
    /Unrecognized key/,
  ],
  [
    'a span beyond all time',
    { type: 'equals', ...since, value: { fromNow: { days: 3_650_001 } } },
    ['where.value.fromNow.days'],
    /Too big/,
  ],
  [
    'milliseconds beyond all time',
    { type: 'equals', ...since, value: { fromNow: { milliseconds: -315_360_000_000_001 } } },
    ['where.value.fromNow.milliseconds'],
    /Too small/,
  ],
  [
    'bounds the wrong way round',
    { type: 'between', field: 'shop.count', minimum: 2, maximum: 1 },
    ['where.maximum'],
    /maximum below minimum/,
  ],
  [
    'a period the wrong way round',
    { type: 'within', ...since, start: 2, end: 1 },
    ['where.end'],
    /end must be after start/,
  ],
  [
    'an empty period',
    { type: 'within', ...since, start: 2, end: 2 },
    ['where.end'],
    /end must be after start/,
  ],
  [
    'a moving period that is always empty',
    { type: 'within', ...since, start: { fromNow: { days: 1 } }, end: { fromNow: { hours: 24 } } },
    ['where.end'],
    /end must be after start/,
  ],
  [
    'a period from another field',
    { type: 'within', ...since, start: { field: 'shop.until' }, end: 5 },
    ['where.start'],
    /^Invalid boundary|Unrecognized/,
  ],
  [
    'a thousand and one values',
    { type: 'one_of', field: 'shop.code', values: list(1_001, 'a') },
    ['where.values'],
    /Too big/,
  ],
  [
    'holes in a list of values',
    { type: 'one_of', field: 'shop.code', values: new Array(2) },
    ['where.values[0]', 'where.values[1]'],
    /^Invalid value/,
  ],
  [
    'holes in a list of criteria',
    { type: 'and', of: new Array(2) },
    ['where.of[0]', 'where.of[1]'],
    /expected object/,
  ],
  [
    'what is wrong deep down',
    and(leaf, nested(3, { type: 'present', field: 'x' })),
    ['where.of[1].of.of.field'],
    /no field/,
  ],
  [
    'all that is wrong',
    {
      type: 'or',
      of: [{ type: 'present', field: 'x' }, leaf, { type: 'equals', field: 'shop.count', value: 'a' }],
    },
    ['where.of[0].field', 'where.of[2].value'],
    /no field/,
  ],
];

describe('criteria are refused for', () => {
  it.each(refused)('%s', (_, where, paths, problem) => {
    const reasons = reasonsOf(parse(where));
    expect(reasons.map(({ path }) => path)).toEqual(paths);
    expect(reasons[0]?.problem).toMatch(problem);
  });

  it.each([
    ['no version', { where: leaf }, ['v']],
    ['another version', { v: 2, where: leaf }, ['v']],
    ['no condition', { v: 1 }, ['where']],
    ['another key', { v: 1, where: leaf, also: leaf }, ['']],
    [
      'an own prototype',
      JSON.parse('{"v":1,"where":{"type":"present","field":"shop.count"},"__proto__":{}}'),
      [''],
    ],
  ])('%s', (_, input, paths) => {
    expect(pathsOf(parseCriteria(input, sampleFields))).toEqual(paths);
  });

  const kinds = ['count', 'since', 'name', 'code', 'colour', 'fragile', 'codes', 'colours'] as const;
  const taken: Readonly<Record<string, readonly (typeof kinds)[number][]>> = {
    equals: ['count', 'since', 'name', 'code', 'colour', 'fragile'],
    at_least: ['count', 'since'],
    more_than: ['count', 'since'],
    at_most: ['count', 'since'],
    less_than: ['count', 'since'],
    between: ['count'],
    within: ['since'],
    one_of: ['count', 'name', 'code', 'colour'],
    contains: ['name'],
    includes: ['codes', 'colours'],
    present: kinds,
  };
  const own = {
    value: { field: 'product.x' },
    minimum: 1,
    maximum: 2,
    start: 1,
    end: 2,
    values: [],
    text: 'x',
  };
  const keys: Readonly<Record<string, readonly (keyof typeof own)[]>> = {
    ...{
      between: ['minimum', 'maximum'],
      within: ['start', 'end'],
      one_of: ['values'],
      contains: ['text'],
      present: [],
    },
  };

  it.each(Object.entries(taken))('%s of a field that does not take it', (type, takers) => {
    for (const kind of kinds) {
      const item = kind === 'codes' ? 'code' : kind === 'colours' ? 'colour' : kind;
      const operands = { ...own, value: { field: `product.${item}` } };
      const used = (keys[type] ?? ['value']).map((key) => [key, operands[key]] as const);
      const parsed = parse({ type, field: `shop.${kind}`, ...Object.fromEntries(used) });
      if (takers.includes(kind)) expect([kind, parsed]).toMatchObject([kind, { ok: true }]);
      else expect([kind, ...pathsOf(parsed)]).toEqual([kind, 'where.type']);
    }
  });

  it('no more than fifty problems at once', () => {
    const wrong = list(60, { type: 'present', field: 'x' });
    expect(pathsOf(parse({ type: 'and', of: wrong }))).toHaveLength(50);
    expect(pathsOf(parse({ type: 'one_of', field: 'shop.colour', values: list(60, 'pink') }))).toHaveLength(
      50,
    );
  });

  it('a name that is not told in full when it is long', () => {
    const [reason] = reasonsOf(parse({ type: 'present', field: `${'\ud83c\udf0a'.repeat(50)}x` }));
    expect(reason?.problem).toContain('There is no field');
    expect(reason?.problem.length).toBeLessThanOrEqual(200);
  });
});

/** An object that counts how often it is read. */
function counted(target: object, reads: { count: number }): object {
  return new Proxy(target, {
    get(of, key, receiver) {
      reads.count += 1;
      if (reads.count > 500_000) throw new Error('Read without end');
      return Reflect.get(of, key, receiver);
    },
  });
}

describe('a tree that is too large is refused at a place, in bounded work:', () => {
  const cyclic = (): { type: string; of: unknown } => {
    const knot = { type: 'not', of: null as unknown };
    knot.of = knot;
    return knot;
  };
  const cyclicList = () => {
    const knot = { type: 'and', of: [] as unknown[] };
    knot.of = list(100, knot);
    return knot;
  };
  /** A hundred objects, and a hundred to the power of ten as a tree. */
  const shared = (levels: number, width: number) => {
    let node: unknown = leaf;
    for (let level = 1; level < levels; level += 1) node = { type: 'or', of: list(width, node) };
    return node;
  };
  const deep = (levels: number) => {
    let node: unknown = leaf;
    for (let level = 1; level < levels; level += 1) node = { type: 'not', of: node };
    return node;
  };
  const tooDeep = /^Too deep: criteria may be nested 10 levels$/;
  const tooWide = /^Too many: at most 100 criteria in one list$/;
  const tooMany = /^Too many: at most 1000 criteria in all$/;

  it.each<readonly [string, () => unknown, string, RegExp]>([
    ['eleven levels', () => deep(11), `where${'.of'.repeat(10)}`, tooDeep],
    ['a hundred thousand levels', () => deep(100_000), `where${'.of'.repeat(10)}`, tooDeep],
    ['eleven levels of lists', () => shared(11, 1), `where${'.of[0]'.repeat(10)}`, tooDeep],
    ['itself', cyclic, `where${'.of'.repeat(10)}`, tooDeep],
    ['itself a hundred times', cyclicList, `where${'.of[0]'.repeat(10)}`, tooDeep],
    ['a hundred and one in one list', () => ({ type: 'and', of: list(101) }), 'where.of', tooWide],
    ['ten million in one list', () => ({ type: 'and', of: new Array(10_000_000) }), 'where.of', tooWide],
    [
      'a list too wide, deep down',
      () => nested(4, { type: 'or', of: list(101) }),
      'where.of.of.of.of',
      tooWide,
    ],
    [
      'a thousand and one',
      () => and(...list(9, and(...list(99))), and(...list(99))),
      'where.of[9].of[98]',
      tooMany,
    ],
    ['a few objects, of which a tree would be endless', () => shared(10, 100), `where.of[0]`, tooMany],
    ['two of each level, shared by the next', () => shared(10, 3), 'where.of', tooMany],
  ])('%s', (_, make, place, problem) => {
    const [reason, ...others] = reasonsOf(parse(make()));
    expect(others).toEqual([]);
    expect(reason?.path.startsWith(place)).toBe(true);
    expect(reason?.problem).toMatch(problem);
    expect(reason?.path.length).toBeLessThan(200);
  });

  it('reads each of the objects of a shared tree no more than a thousand times', () => {
    const reads = { count: 0 };
    let node: unknown = counted(leaf, reads);
    for (let level = 1; level < 10; level += 1) node = counted({ type: 'or', of: list(100, node) }, reads);
    expect(parse(node).ok).toBe(false);
    expect(reads.count).toBeLessThan(2_000);
  });

  it.each([
    ['an operand', (knot: object) => ({ type: 'equals', field: 'shop.count', value: knot })],
    ['a span', (knot: object) => ({ type: 'equals', ...since, value: { fromNow: knot } })],
    ['a value', (knot: object) => ({ type: 'one_of', field: 'shop.code', values: [knot] })],
    ['the name of a field', (knot: object) => ({ type: 'present', field: knot })],
    ['an end of a period', (knot: object) => ({ type: 'within', ...since, start: 1, end: knot })],
    ['a type', (knot: object) => ({ type: knot, field: 'shop.code' })],
    ['an unknown key', (knot: object) => ({ ...leaf, x: knot })],
  ])('an object that holds itself, as %s', (_, around) => {
    const reads = { count: 0 };
    const knot: Record<string, unknown> = {};
    const seen = counted(knot, reads);
    for (let place = 0; place < 100; place += 1) knot[`x${place}`] = seen;
    const [reason] = reasonsOf(parse(around(seen)));
    expect(reason?.path === '' || reason?.path.startsWith('where')).toBe(true);
    expect(reads.count).toBeLessThan(300_000);
  });

  it('is counted where it stands, whatever stands around it', () => {
    expect(pathsOf(parse({ type: 'nope', of: list(101), x: list(200_000) }))).toEqual(['where.of']);
    expect(pathsOf(parse({ type: 'one_of', field: 'shop.code', values: list(200_000, 'a') }))).toEqual([
      'where.values',
    ]);
  });
});

describe('what cannot be read is refused, never thrown:', () => {
  const unreadable = hostileValues.filter(({ name }) => /proxy|getter/.test(name));

  it.each(unreadable)('$name', ({ make }) => {
    const thrower = () => {
      throw new Error('Hostile');
    };
    for (const where of [
      make(),
      { type: 'and', of: make() },
      { type: 'and', of: [leaf, make()] },
      { type: 'not', of: make() },
      { type: 'one_of', field: 'shop.code', values: make() },
      { type: 'equals', field: 'shop.code', value: make() },
      Object.defineProperty({ type: 'and' }, 'of', { enumerable: true, get: thrower }),
    ])
      expect(reasonsOf(parse(where))[0]?.path).toMatch(/^(where.*)?$/);
    expect(
      pathsOf(
        parseCriteria(
          Object.defineProperty({ v: 1 }, 'where', { enumerable: true, get: thrower }),
          sampleFields,
        ),
      ),
    ).toEqual(['']);
  });

  it('a list that becomes longer each time it is read', () => {
    let length = 0;
    const growing = {
      type: 'and',
      get of() {
        length += 60;
        return list(length);
      },
    };
    const parsed = parse(growing);
    if (parsed.ok)
      expect('of' in parsed.value.where && [parsed.value.where.of].flat().length).toBeLessThanOrEqual(100);
  });
});

describe('in a field of a larger input', () => {
  it('criteria are read alike', () => {
    expect(parseCriteriaIn('rule', { v: 1, where: leaf }, sampleFields)).toStrictEqual(parse(leaf));
  });

  it.each([
    ['a wrong field', { v: 1, where: and({ type: 'present', field: 'x' }) }, ['rule.where.of[0].field']],
    ['a wrong shape', { v: 1, where: and({ type: 'x' }) }, ['rule.where.of[0].type']],
    ['several wrong shapes', { v: 2, where: null }, ['rule.v', 'rule.where']],
    ['too many', { v: 1, where: and(...list(101)) }, ['rule.where.of']],
    ['another key', { v: 1, where: leaf, x: 1 }, ['rule']],
    ['none at all', undefined, ['rule']],
    ['a list', [], ['rule']],
  ])('what is wrong is named from there: %s', (_, input, paths) => {
    expect(pathsOf(parseCriteriaIn('rule', input, sampleFields))).toEqual(paths);
  });
});

it('instants a millisecond apart are told apart at the end of time', () => {
  const last = shifted(days(0), 8_640_000_000_000_000 - days(0));
  expect(parse({ type: 'within', ...since, start: last - 1, end: last }).ok).toBe(true);
});

function isFrozenThrough(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isFrozenThrough);
}
