import { type Criterion, compileCriterion, type Remedy, remedyOf } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { fieldsIn } from '../../src/criteria/remedy.ts';
import { days, shifted } from '../support/build.ts';
import { type SampleSubject, sampleFields } from '../support/criteria-samples.ts';

const noon = days(10.5);
const ms = (milliseconds: number) => shifted(noon, milliseconds);

// A shop of 10 % that opens in 5 ms and closes in 9, and a product of which nothing is known.
const subject: SampleSubject = {
  shop: {
    count: 1_000,
    since: ms(5),
    until: ms(9),
    name: 'Sun',
    colour: 'red',
    code: 'a',
    codes: ['a'],
    fragile: null,
  },
};
const remedy = (criterion: Criterion, of: SampleSubject = subject) =>
  remedyOf(compileCriterion(criterion, sampleFields).explain(of, noon));

const all = (...of: readonly Criterion[]): Criterion => ({ type: 'and', of });
const any = (...of: readonly Criterion[]): Criterion => ({ type: 'or', of });
const not = (of: Criterion): Criterion => ({ type: 'not', of });
const NOW = { fromNow: {} };

// Of the subject above: no until changed.
const rate = { type: 'at_least', field: 'shop.count', value: 1_200 } as const;
const blue = { type: 'equals', field: 'shop.colour', value: 'blue' } as const;
const isChanged = {
  rate: { type: 'change', field: 'shop.count', comparison: 'at_least', wanted: { value: 1_200 } },
  blue: { type: 'change', field: 'shop.colour', comparison: 'equals', wanted: { value: 'blue' } },
} as const;
// Yes.
const red = { type: 'equals', field: 'shop.colour', value: 'red' } as const;
// No until 5 ms from now; yes until 9 ms from now; no until 20 ms from now.
const isOpen = { type: 'at_most', field: 'shop.since', value: NOW } as const;
const notClosed = { type: 'more_than', field: 'shop.until', value: NOW } as const;
const isLong = { type: 'at_most', field: 'shop.since', value: { fromNow: { milliseconds: -15 } } } as const;
// No until 5 ms from now; yes until 16 ms from now.
const isNew = {
  type: 'within',
  field: 'shop.since',
  start: { fromNow: { milliseconds: -10 } },
  end: { fromNow: { milliseconds: 1 } },
} as const;
const wait = { type: 'wait', field: 'shop.since', until: ms(5) } as const;
const waitLong = { type: 'wait', field: 'shop.since', until: ms(20) } as const;
// Not known.
const stock = { type: 'at_least', field: 'product.count', value: 20 } as const;
const learn = { type: 'learn', facts: ['product'] } as const;
const nothing = { type: 'nothing' } as const;

const rows: readonly (readonly [string, Criterion, Remedy | null])[] = [
  ['nothing to what holds', red, null],
  ['nothing to what holds whatever else is unknown', any(red, stock), null],
  ['nothing to no conditions at all', all(), null],
  ['at least 12 %', rate, isChanged.rate],
  ['another value', blue, isChanged.blue],
  [
    'one of several values',
    { type: 'one_of', field: 'shop.colour', values: ['blue', 'green'] },
    { type: 'change', field: 'shop.colour', comparison: 'one_of', wanted: { values: ['blue', 'green'] } },
  ],
  [
    'a value between two',
    { type: 'between', field: 'shop.count', minimum: 1, maximum: 2 },
    { type: 'change', field: 'shop.count', comparison: 'between', wanted: { minimum: 1, maximum: 2 } },
  ],
  [
    'a text with a part',
    { type: 'contains', field: 'shop.name', text: 'moon' },
    { type: 'change', field: 'shop.name', comparison: 'contains', wanted: { text: 'moon' } },
  ],
  [
    'an item in a list',
    { type: 'includes', field: 'shop.codes', value: 'b' },
    { type: 'change', field: 'shop.codes', comparison: 'includes', wanted: { value: 'b' } },
  ],
  [
    'a value where there is none',
    { type: 'present', field: 'shop.fragile' },
    { type: 'change', field: 'shop.fragile', comparison: 'present' },
  ],
  [
    'as much as another field',
    { type: 'more_than', field: 'shop.count', value: { field: 'shop.count' } },
    { type: 'change', field: 'shop.count', comparison: 'more_than', wanted: { value: 1_000 } },
  ],
  [
    'a fixed instant that has not come',
    { type: 'at_most', field: 'shop.since', value: noon },
    { type: 'change', field: 'shop.since', comparison: 'at_most', wanted: { value: noon } },
  ],
  ['waiting until it opens', isOpen, wait],
  ['a fact', stock, learn],
  ['all that is in the way', all(rate, red, blue), { type: 'all', of: [isChanged.rate, isChanged.blue] }],
  ['one of several ways', any(rate, blue), { type: 'any', of: [isChanged.rate, isChanged.blue] }],
  ['the one thing that is in the way', all(red, rate), isChanged.rate],
  ['a fact and a change', all(stock, rate), { type: 'all', of: [learn, isChanged.rate] }],
  [
    'all in one list, however they are nested',
    all(rate, all(blue, all(stock))),
    { type: 'all', of: [isChanged.rate, isChanged.blue, learn] },
  ],
  [
    'any in one list, however they are nested',
    any(rate, any(blue)),
    { type: 'any', of: [isChanged.rate, isChanged.blue] },
  ],
  [
    'all of one, or any of another',
    all(rate, any(blue, stock)),
    { type: 'all', of: [isChanged.rate, { type: 'any', of: [isChanged.blue, learn] }] },
  ],
  ['nothing, where none of none can hold', any(), nothing],
  ['nothing, where one of all can never hold', all(rate, any()), nothing],
  ['what is left, where the other way is none', any(rate, any()), isChanged.rate],
  ['nothing, where none of the ways is one', any(any(), not(all())), nothing],
];

const turned: readonly (readonly [string, Criterion, Remedy | null])[] = [
  ['nothing to what does not hold', not(rate), null],
  [
    'less than 12 %',
    not({ type: 'at_least', field: 'shop.count', value: 900 }),
    { type: 'change', field: 'shop.count', comparison: 'less_than', wanted: { value: 900 } },
  ],
  [
    'at most',
    not({ type: 'more_than', field: 'shop.count', value: 900 }),
    { type: 'change', field: 'shop.count', comparison: 'at_most', wanted: { value: 900 } },
  ],
  [
    'more than',
    not({ type: 'at_most', field: 'shop.count', value: 1_000 }),
    { type: 'change', field: 'shop.count', comparison: 'more_than', wanted: { value: 1_000 } },
  ],
  [
    'at least',
    not({ type: 'less_than', field: 'shop.count', value: 1_200 }),
    { type: 'change', field: 'shop.count', comparison: 'at_least', wanted: { value: 1_200 } },
  ],
  [
    'another than this',
    not(red),
    { type: 'change', field: 'shop.colour', comparison: 'equals', wanted: { value: 'red' }, not: true },
  ],
  [
    'no value',
    not({ type: 'present', field: 'shop.code' }),
    { type: 'change', field: 'shop.code', comparison: 'present', not: true },
  ],
  ['waiting', not(notClosed), { type: 'wait', field: 'shop.until', until: ms(9) }],
  ['a fact', not(stock), learn],
  ['what not twice is', not(not(rate)), isChanged.rate],
  [
    'one of all',
    not(all(red, { type: 'present', field: 'shop.code' })),
    {
      type: 'any',
      of: [
        { type: 'change', field: 'shop.colour', comparison: 'equals', wanted: { value: 'red' }, not: true },
        { type: 'change', field: 'shop.code', comparison: 'present', not: true },
      ],
    },
  ],
  [
    'all of any, but what does not hold already',
    not(any(red, blue, stock)),
    {
      type: 'all',
      of: [
        { type: 'change', field: 'shop.colour', comparison: 'equals', wanted: { value: 'red' }, not: true },
        learn,
      ],
    },
  ],
  ['nothing, of what always holds', not(all()), nothing],
];

/** What is left where waiting does not help: to open earlier. */
const opens = {
  type: 'change',
  field: 'shop.since',
  comparison: 'at_most',
  wanted: { value: noon },
} as const;
const opensLong = { ...opens, wanted: { value: ms(-15) } } as const;

const waiting: readonly (readonly [string, Criterion, Remedy | null])[] = [
  ['of several instants, all', all(isOpen, isLong), { type: 'all', of: [wait, waitLong] }],
  ['of several instants, any', any(isOpen, isLong), { type: 'any', of: [wait, waitLong] }],
  ['while the rest still holds then', all(isOpen, notClosed), wait],
  [
    'not where the rest will hold no longer',
    all(isLong, notClosed),
    {
      type: 'change',
      field: 'shop.since',
      comparison: 'at_most',
      wanted: { value: ms(-15) },
    },
  ],
  [
    'not where the rest will hold no longer, below not',
    not(any(not(isLong), not(notClosed))),
    {
      type: 'change',
      field: 'shop.since',
      comparison: 'at_most',
      wanted: { value: ms(-15) },
    },
  ],
  [
    'nor deeper where the rest is higher',
    all(notClosed, any(all(isLong))),
    {
      type: 'change',
      field: 'shop.since',
      comparison: 'at_most',
      wanted: { value: ms(-15) },
    },
  ],
  [
    'until the one boundary of a computed choice',
    { type: 'equals', field: 'shop.phase', value: 'after' },
    { type: 'wait', field: 'shop.phase', until: ms(9) },
  ],
  [
    'not where a computed choice will be another by then',
    all(isLong, { type: 'equals', field: 'shop.phase', value: 'before' }),
    { type: 'change', field: 'shop.since', comparison: 'at_most', wanted: { value: ms(-15) } },
  ],
  ['besides a change', all(isOpen, rate), { type: 'all', of: [wait, isChanged.rate] }],
  ['besides what time has no say in', all(isOpen, red), wait],
  ['besides what holds in any of several ways', all(isOpen, any(notClosed, blue)), wait],
  ['but not where none of the ways holds then', all(isLong, any(notClosed, blue)), opensLong],
  ['besides what holds in all its parts', all(isOpen, all(notClosed, red)), wait],
  ['but not where one of the parts holds no longer', all(isLong, all(notClosed, red)), opensLong],
  ['twice, deeper', all(all(isOpen, isLong), red), { type: 'all', of: [wait, waitLong] }],
  [
    'not twice, deeper, where the rest will hold no longer',
    all(all(isOpen, isLong), notClosed),
    { type: 'all', of: [opens, opensLong] },
  ],
  [
    'beside a change, deeper, whatever becomes of the rest by then',
    all(all(isOpen, rate), notClosed),
    { type: 'all', of: [wait, isChanged.rate] },
  ],
  ['of two that turn at once', all(isNew, isOpen), { type: 'all', of: [wait, wait] }],
  [
    'not where what turned may have turned again',
    all(isNew, isLong),
    {
      type: 'all',
      of: [
        {
          type: 'change',
          field: 'shop.since',
          comparison: 'within',
          wanted: { start: ms(-10), end: ms(1) },
        },
        opensLong,
      ],
    },
  ],
];

describe('what would make a criterion hold is', () => {
  it.each(rows)('%s', (_, criterion, expected) => expect(remedy(criterion)).toStrictEqual(expected));
});

describe('what would make a criterion hold, under not, is', () => {
  it.each(turned)('%s', (_, criterion, expected) => expect(remedy(criterion)).toStrictEqual(expected));
});

describe('time alone does it', () => {
  it.each(waiting)('%s', (_, criterion, expected) => expect(remedy(criterion)).toStrictEqual(expected));
});

it('the fields and facts of a remedy are named once, in order', () => {
  const names = (criterion: Criterion) => fieldsIn(remedy(criterion) ?? nothing);
  expect(names(red)).toEqual([]);
  expect(names(any())).toEqual([]);
  expect(names(all(rate, any(blue, stock), isOpen, rate))).toEqual([
    'shop.count',
    'shop.colour',
    'product',
    'shop.since',
  ]);
});
