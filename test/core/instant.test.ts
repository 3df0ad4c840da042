import { instant, isInstant } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { earlierOf, LAST_INSTANT, laterOf } from '../../src/core/instant.ts';

const instants = [0, 1, 1_772_323_200_000, 8_639_999_999_999_999, 8_640_000_000_000_000];

const numbersThatAreNone = [
  -1,
  0.5,
  1_772_323_200_000.5,
  8_640_000_000_000_001,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

const valuesThatAreNone = ['0', '2026-03-01', null, undefined, true, 0n, {}, [], [0], new Date(0)];

describe('an instant', () => {
  it.each(instants)('is %d', (milliseconds) => {
    expect(isInstant(milliseconds)).toBe(true);
    expect(instant(milliseconds)).toBe(milliseconds);
  });

  it.each(numbersThatAreNone)('is not %d', (number) => {
    expect(isInstant(number)).toBe(false);
    expect(() => instant(number)).toThrow(RangeError);
  });

  it.each(valuesThatAreNone)('is no number: %s', (value) => {
    expect(isInstant(value)).toBe(false);
  });

  it('has no negative zero, which JSON would not keep', () => {
    expect(Object.is(instant(-0), 0)).toBe(true);
  });

  it('ends where a JavaScript date ends', () => {
    expect(LAST_INSTANT).toBe(8_640_000_000_000_000);
    expect(new Date(LAST_INSTANT).toISOString()).toBe('+275760-09-13T00:00:00.000Z');
    expect(new Date(LAST_INSTANT + 1).getTime()).toBeNaN();
  });
});

describe('of two instants', () => {
  it.each([
    [1, 2],
    [2, 1],
    [2, 2],
  ])('%d and %d, one is later and one earlier', (one, other) => {
    expect(laterOf(instant(one), instant(other))).toBe(2);
    expect(earlierOf(instant(one), instant(other))).toBe(one === other ? 2 : 1);
  });
});
