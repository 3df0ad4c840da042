import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinIds, mapKeyOf } from '../../src/core/ids.ts';

/** Ids made of what could confuse a join: the separator, what escapes it, and anything else. */
const awkwardId = fc.oneof(
  fc.string({
    unit: fc.constantFrom(':', '%', '3', 'A', '2', '5', '/', 'é', '🌊'),
    minLength: 1,
    maxLength: 6,
  }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
);
const parts = fc.array(awkwardId, { minLength: 1, maxLength: 4 });

function joined([first = '', ...others]: readonly string[]): string {
  return joinIds(first, ...others);
}

describe('joined ids', () => {
  it.each([
    [['a', 'b', 'c'], 'a:b:c'],
    [['a:b', 'c'], 'a%3Ab:c'],
    [['a', 'b:c'], 'a:b%3Ac'],
    [['a%3Ab', 'c'], 'a%253Ab:c'],
    [['1729384756019283746', '7'], '1729384756019283746:7'],
    [["-_.!~*'()", ' '], "-_.!~*'():%20"],
    [['line\n', 'é'], 'line%0A:%C3%A9'],
  ])('of %j are %s', (ids, id) => {
    expect(joined(ids)).toBe(id);
  });

  it('are the same only for the same parts', () => {
    fc.assert(
      fc.property(parts, parts, (some, others) => {
        const same = some.length === others.length && some.every((id, index) => id === others[index]);
        expect(joined(some) === joined(others)).toBe(same);
      }),
      { numRuns: 2_000 },
    );
  });

  it('give their parts back', () => {
    fc.assert(
      fc.property(parts, (ids) => {
        expect(joined(ids).split(':').map(decodeURIComponent)).toEqual(ids);
      }),
    );
  });
});

describe('keys for maps', () => {
  const anyTexts = fc.array(fc.oneof(awkwardId, fc.constantFrom('', '1:', '1:a', '\ud800', '\udc00')), {
    maxLength: 4,
  });

  it('are the same only for the same texts', () => {
    expect(mapKeyOf('a', 'b')).not.toBe(mapKeyOf('ab'));
    expect(mapKeyOf('a', '')).not.toBe(mapKeyOf('', 'a'));
    fc.assert(
      fc.property(anyTexts, anyTexts, (some, others) => {
        const same = some.length === others.length && some.every((text, index) => text === others[index]);
        expect(mapKeyOf(...some) === mapKeyOf(...others)).toBe(same);
      }),
      { numRuns: 2_000 },
    );
  });
});
