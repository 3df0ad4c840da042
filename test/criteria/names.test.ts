import type { Criterion } from 'partner-campaigns';
import { expect, it } from 'vitest';
import { fieldsNamedBy } from '../../src/criteria/names.ts';

const count = { type: 'present', field: 'shop.count' } as const;
const until = { type: 'at_most', field: 'shop.since', value: { field: 'shop.until' } } as const;
const days = { type: 'at_most', field: 'shop.since', value: { fromNow: { days: 1 } } } as const;

it.each<readonly [string, Criterion, readonly string[]]>([
  ['its field', count, ['shop.count']],
  ['the field that it compares with', until, ['shop.since', 'shop.until']],
  ['none for a span', days, ['shop.since']],
  [
    'those of all its parts, once',
    { type: 'and', of: [count, until, days] },
    ['shop.count', 'shop.since', 'shop.until'],
  ],
  [
    'those of each of its ways',
    { type: 'or', of: [until, count] },
    ['shop.since', 'shop.until', 'shop.count'],
  ],
  [
    'those of what must not be',
    { type: 'not', of: { type: 'not', of: until } },
    ['shop.since', 'shop.until'],
  ],
  ['none of no parts', { type: 'and', of: [] }, []],
])('a criterion names %s', (_, criterion, names) => {
  expect(fieldsNamedBy(criterion)).toEqual(names);
});
