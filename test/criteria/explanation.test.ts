import { type Comparison, type Criterion, compileCriterion, missingIn } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { days, shifted } from '../support/build.ts';
import { type SampleSubject, sampleFields } from '../support/criteria-samples.ts';

const noon = days(10.5);
const DAY = 86_400_000;
const ms = (milliseconds: number) => shifted(noon, milliseconds);
const explain = (criterion: Criterion, subject: SampleSubject, at = noon) =>
  compileCriterion(criterion, sampleFields).explain(subject, at);

/** A comparison, a subject, and all that the explanation says besides its type and field. */
const rows: readonly (readonly [string, Comparison, SampleSubject, object])[] = [
  [
    'a bound that is met',
    { type: 'at_least', field: 'shop.count', value: 3 },
    { shop: { count: 5 } },
    { answer: 'yes', wanted: { value: 3 }, actual: 5 },
  ],
  [
    'a bound that is not met',
    { type: 'at_least', field: 'shop.count', value: 3 },
    { shop: { count: 0 } },
    { answer: 'no', wanted: { value: 3 }, actual: 0 },
  ],
  [
    'a field that has no value',
    { type: 'less_than', field: 'shop.count', value: 3 },
    { shop: { count: null } },
    { answer: 'no', wanted: { value: 3 }, actual: null },
  ],
  [
    'a field that is not known',
    { type: 'less_than', field: 'shop.count', value: 3 },
    { shop: {} },
    { answer: 'unknown', wanted: { value: 3 }, missing: ['shop.count'] },
  ],
  [
    'a part that is not known',
    { type: 'equals', field: 'shop.fragile', value: false },
    { product: {} },
    { answer: 'unknown', wanted: { value: false }, missing: ['shop'] },
  ],
  [
    'false, which is a value like any other',
    { type: 'equals', field: 'shop.fragile', value: false },
    { shop: { fragile: true } },
    { answer: 'no', wanted: { value: false }, actual: true },
  ],
  [
    'bounds, both inclusive',
    { type: 'between', field: 'shop.count', minimum: 2, maximum: 4 },
    { shop: { count: 1 } },
    { answer: 'no', wanted: { minimum: 2, maximum: 4 }, actual: 1 },
  ],
  [
    'one of several values',
    { type: 'one_of', field: 'shop.colour', values: ['red', 'green'] },
    { shop: { colour: 'blue' } },
    { answer: 'no', wanted: { values: ['red', 'green'] }, actual: 'blue' },
  ],
  [
    'a part of a text, as it was written',
    { type: 'contains', field: 'shop.name', text: 'SUN' },
    { shop: { name: 'Sunny' } },
    { answer: 'yes', wanted: { text: 'SUN' }, actual: 'Sunny' },
  ],
  [
    'an item of a list, of which nothing is told',
    { type: 'includes', field: 'shop.codes', value: 'a' },
    { shop: { codes: ['b'] } },
    { answer: 'no', wanted: { value: 'a' } },
  ],
  [
    'an item of a set, of which nothing is told',
    { type: 'includes', field: 'shop.codes', value: 'a' },
    { shop: { codes: new Set(['a']) } },
    { answer: 'yes', wanted: { value: 'a' } },
  ],
  [
    'no list at all',
    { type: 'includes', field: 'shop.codes', value: 'a' },
    { shop: { codes: null } },
    { answer: 'no', wanted: { value: 'a' }, actual: null },
  ],
  [
    'whether there is a value',
    { type: 'present', field: 'shop.count' },
    { shop: { count: 0 } },
    { answer: 'yes', actual: 0 },
  ],
  [
    'that there is none',
    { type: 'present', field: 'shop.count' },
    { shop: { count: null } },
    { answer: 'no', actual: null },
  ],
  [
    'another field, by its value',
    { type: 'more_than', field: 'product.count', value: { field: 'shop.count' } },
    { shop: { count: 3 }, product: { count: 3 } },
    { answer: 'no', wanted: { value: 3 }, actual: 3 },
  ],
  [
    'another field that has no value',
    { type: 'equals', field: 'product.count', value: { field: 'shop.count' } },
    { shop: { count: null }, product: { count: 3 } },
    { answer: 'no', actual: 3 },
  ],
  [
    'another field that has no value, where the first is not known: nothing is missing',
    { type: 'equals', field: 'product.count', value: { field: 'shop.count' } },
    { shop: { count: null }, product: {} },
    { answer: 'no' },
  ],
  [
    'another field that is not known',
    { type: 'equals', field: 'product.count', value: { field: 'shop.count' } },
    { shop: {}, product: { count: 3 } },
    { answer: 'unknown', actual: 3, missing: ['shop.count'] },
  ],
  [
    'two fields of which neither is known, the first first',
    { type: 'equals', field: 'product.count', value: { field: 'shop.count' } },
    { shop: {} },
    { answer: 'unknown', missing: ['product', 'shop.count'] },
  ],
  [
    'two fields of one part that is not known, which is named once',
    { type: 'at_most', field: 'shop.since', value: { field: 'shop.until' } },
    {},
    { answer: 'unknown', missing: ['shop'] },
  ],
  [
    'a fixed instant, which nothing turns',
    { type: 'at_least', field: 'shop.since', value: noon },
    { shop: { since: ms(-1) } },
    { answer: 'no', wanted: { value: noon }, actual: ms(-1) },
  ],
  [
    'a fixed period, which nothing turns',
    { type: 'within', field: 'shop.since', start: noon, end: ms(2) },
    { shop: { since: ms(1) } },
    { answer: 'yes', wanted: { start: noon, end: ms(2) }, actual: ms(1) },
  ],
  [
    'a period from now, by its instants',
    {
      type: 'within',
      field: 'shop.since',
      start: { fromNow: { milliseconds: -10 } },
      end: { fromNow: { days: 1 } },
    },
    { shop: { since: null } },
    { answer: 'no', wanted: { start: ms(-10), end: ms(DAY) }, actual: null },
  ],
  [
    'an instant from now, of a field that is not known: nothing is told of when',
    { type: 'at_most', field: 'shop.since', value: { fromNow: { days: 1 } } },
    { shop: {} },
    { answer: 'unknown', wanted: { value: ms(DAY) }, missing: ['shop.since'] },
  ],
];

describe('the explanation of a comparison', () => {
  it.each(rows)('tells %s', (_, comparison, subject, said) => {
    const { type, field } = comparison;
    expect(explain(comparison, subject)).toStrictEqual({ type, field, ...said });
  });
});

describe('time turns', () => {
  const at = (
    type: 'equals' | 'at_least' | 'more_than' | 'at_most' | 'less_than',
    span: object,
  ): Comparison => ({
    type,
    field: 'shop.since',
    value: { fromNow: span },
  });
  const within = (start: number | object, end: number | object): Comparison => {
    const boundary = (one: number | object) => (typeof one === 'number' ? one : { fromNow: one });
    return { type: 'within', field: 'shop.since', start: boundary(start), end: boundary(end) };
  };

  /** A comparison, how far after now its field lies, and then the answer now and when it turns: never, or so much later. */
  it.each<readonly [string, Comparison, number, 'yes' | 'no', number | undefined]>([
    ['what has not begun', at('at_most', {}), 5, 'no', 5],
    ['what begins now', at('at_most', {}), 0, 'yes', undefined],
    ['what has begun', at('at_most', {}), -1, 'yes', undefined],
    ['what lies in the past, from the next millisecond on', at('less_than', {}), 0, 'no', 1],
    ['what will lie in the past', at('less_than', {}), 5, 'no', 6],
    ['what lies ahead', at('more_than', {}), 5, 'yes', 5],
    ['what lies ahead by a millisecond', at('more_than', {}), 1, 'yes', 1],
    ['what is now', at('more_than', {}), 0, 'no', undefined],
    ['what lies ahead or is now', at('at_least', {}), 5, 'yes', 6],
    ['what is now, from the next millisecond on', at('at_least', {}), 0, 'yes', 1],
    ['what was', at('at_least', {}), -1, 'no', undefined],
    ['what comes within a day', at('at_most', { days: 1 }), DAY + 5, 'no', 5],
    ['what came a day ago or earlier', at('at_most', { days: -1 }), 5, 'no', DAY + 5],
    ['what is to be now', at('equals', {}), 5, 'no', 5],
    ['what is now, and never again', at('equals', {}), 0, 'yes', 1],
    ['what was once', at('equals', {}), -1, 'no', undefined],
    ['what a moving period comes to', within({}, { days: 1 }), DAY + 5, 'no', 6],
    ['what a moving period has reached', within({}, { days: 1 }), DAY, 'no', 1],
    ['what a moving period leaves', within({}, { days: 1 }), DAY - 1, 'yes', DAY],
    ['what a moving period is about to leave', within({}, { days: 1 }), 0, 'yes', 1],
    ['what a moving period has left', within({}, { days: 1 }), -1, 'no', undefined],
    ['what a start passes', within({}, days(20)), 5, 'yes', 6],
    ['what an end passes', within(days(1), {}), 5, 'no', 6],
    ['what an end has passed', within(days(1), {}), -1, 'yes', undefined],
  ])('%s', (_, comparison, after, answer, turnsAfter) => {
    const subject = { shop: { since: ms(after) } };
    const explained = explain(comparison, subject);
    expect(explained).toMatchObject({ answer });
    expect('turnsAt' in explained ? explained.turnsAt : undefined).toBe(
      turnsAfter === undefined ? undefined : ms(turnsAfter),
    );
    if (turnsAfter === undefined) return;
    const other = answer === 'yes' ? 'no' : 'yes';
    expect(explain(comparison, subject, ms(turnsAfter - 1)).answer).toBe(answer);
    expect(explain(comparison, subject, ms(turnsAfter)).answer).toBe(other);
  });

  it('a choice that is computed from the instant, boundary by boundary', () => {
    const subject = { shop: { since: ms(5), until: ms(9) } };
    const isDuring: Criterion = { type: 'equals', field: 'shop.phase', value: 'during' };
    const turn = (at: number) => explain(isDuring, subject, ms(at));
    expect(turn(0)).toMatchObject({ answer: 'no', actual: 'before', turnsAt: ms(5) });
    expect(turn(4)).toMatchObject({ answer: 'no', actual: 'before', turnsAt: ms(5) });
    expect(turn(5)).toMatchObject({ answer: 'yes', actual: 'during', turnsAt: ms(9) });
    expect(turn(8)).toMatchObject({ answer: 'yes', turnsAt: ms(9) });
    expect(turn(9)).toStrictEqual({
      type: 'equals',
      answer: 'no',
      field: 'shop.phase',
      wanted: { value: 'during' },
      actual: 'after',
    });
  });

  it('such a choice at the boundary that makes a difference only', () => {
    const notOver: Criterion = { type: 'one_of', field: 'shop.phase', values: ['before', 'during'] };
    const subject = { shop: { since: ms(5), until: ms(9) } };
    expect(explain(notOver, subject)).toMatchObject({ answer: 'yes', turnsAt: ms(9) });
    expect(explain({ type: 'present', field: 'shop.phase' }, subject)).not.toHaveProperty('turnsAt');
  });

  it('nothing beyond the instants that there are', () => {
    const last = shifted(days(0), 8_640_000_000_000_000 - days(0));
    const shop = { since: last };
    expect(explain(at('less_than', {}), { shop })).not.toHaveProperty('turnsAt');
    expect(explain(at('at_most', {}), { shop })).toMatchObject({ turnsAt: last });
    expect(explain(at('at_most', { days: -1 }), { shop })).not.toHaveProperty('turnsAt');
  });
});

describe('the explanation of a tree', () => {
  const count = (field: string): Criterion => ({ type: 'at_least', field, value: 3 });

  it('has every part in its place, those too that did not matter', () => {
    const tree: Criterion = {
      type: 'or',
      of: [count('shop.count'), { type: 'not', of: { type: 'and', of: [count('product.count')] } }],
    };
    const leaf = { type: 'at_least', wanted: { value: 3 } };
    expect(explain(tree, { shop: { count: 3 } })).toStrictEqual({
      type: 'or',
      answer: 'yes',
      of: [
        { ...leaf, answer: 'yes', field: 'shop.count', actual: 3 },
        {
          type: 'not',
          answer: 'unknown',
          of: {
            type: 'and',
            answer: 'unknown',
            of: [{ ...leaf, answer: 'unknown', field: 'product.count', missing: ['product'] }],
          },
        },
      ],
    });
  });

  const present = (field: string): Criterion => ({ type: 'present', field });
  it.each<readonly [string, Criterion, readonly string[]]>([
    ['nothing of what is settled', { type: 'or', of: [present('shop.count'), present('product.count')] }, []],
    ['what it hangs on', { type: 'and', of: [present('product.name'), present('shop.count')] }, ['product']],
    ['what it hangs on, below not', { type: 'not', of: present('product.count') }, ['product']],
    [
      'each fact once, in order',
      {
        type: 'and',
        of: [
          present('shop.codes'),
          present('product.count'),
          present('product.codes'),
          present('shop.codes'),
        ],
      },
      ['shop.codes', 'product'],
    ],
    [
      'nothing below a part that is settled, of a whole that is not',
      {
        type: 'and',
        of: [
          { type: 'or', of: [present('shop.count'), present('shop.name')] },
          { type: 'not', of: present('shop.code') },
        ],
      },
      ['shop.code'],
    ],
  ])('misses %s', (_, tree, missing) => {
    expect(missingIn(explain(tree, { shop: { count: 5 } }))).toEqual(missing);
  });
});
