import { instant, isWithin } from 'partner-campaigns';
import { expect, it } from 'vitest';

const period = { start: instant(1_000), end: instant(2_000) };

it.each([
  [0, false],
  [999, false],
  [1_000, true],
  [1_001, true],
  [1_999, true],
  [2_000, false],
  [2_001, false],
])('the period from 1000 to 2000 holds %d: %s', (at, within) => {
  expect(isWithin(period, instant(at))).toBe(within);
});

it('the shortest period holds its one millisecond', () => {
  const shortest = { start: instant(5), end: instant(6) };
  expect([4, 5, 6].filter((at) => isWithin(shortest, instant(at)))).toEqual([5]);
});
