import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, fingerprintOf } from '../../src/core/canonical.ts';

describe('canonical JSON', () => {
  it.each([
    { of: { b: 1, a: 2 }, is: '{"a":2,"b":1}', why: 'keys in order' },
    { of: { a: { d: 1, c: 2 } }, is: '{"a":{"c":2,"d":1}}', why: 'keys within' },
    { of: [{ b: 1, a: 2 }], is: '[{"a":2,"b":1}]', why: 'keys within a list' },
    { of: [3, 1, 2], is: '[3,1,2]', why: 'a list as it stands' },
    { of: { a: undefined, b: 1 }, is: '{"b":1}', why: 'an undefined field left out' },
    { of: { B: 1, a: 2, _: 3 }, is: '{"B":1,"_":3,"a":2}', why: 'code-unit order, capitals first' },
    { of: { é: 1, z: 2 }, is: '{"z":2,"é":1}', why: 'no order of any language' },
    { of: null, is: 'null', why: 'null' },
    { of: 'a"b', is: '"a\\"b"', why: 'a text' },
    { of: -0, is: '0', why: 'negative zero as zero' },
  ])('has $why', ({ of, is }) => {
    expect(canonicalJson(of)).toBe(is);
  });

  it('keeps own keys named after the prototype', () => {
    const awkward: unknown = JSON.parse('{"toString":1,"__proto__":{"b":1,"a":2},"constructor":3}');
    expect(canonicalJson(awkward)).toBe('{"__proto__":{"a":2,"b":1},"constructor":3,"toString":1}');
  });

  it('is JSON of the same data, whatever order its keys were written in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });
});

describe('a fingerprint', () => {
  it('stays the same from release to release: receipts and cursors are stored with it', () => {
    expect(fingerprintOf({})).toBe('3ff9b36c612302fc');
    expect(fingerprintOf({ type: 'approve', seenRevision: 1 })).toBe('f6f742c94c324647');
    expect(fingerprintOf('สงกรานต์ 🌊')).toBe('1392492aa52660a8');
  });

  it('does not depend on the order of keys', () => {
    expect(fingerprintOf({ a: 1, b: [2] })).toBe(fingerprintOf({ b: [2], a: 1 }));
  });

  it('differs among 20,000 near payloads', () => {
    const payloads = Array.from({ length: 10_000 }, (_, index) => [
      { type: 'approve', seenRevision: index },
      { type: 'raise_sample_quantity', sampleQuantity: index },
    ]).flat();
    const prints = payloads.map(fingerprintOf);
    expect(prints.every((print) => /^[0-9a-f]{16}$/.test(print))).toBe(true);
    expect(new Set(prints).size).toBe(20_000);
  });

  it('tells a number from its text, a list from its item, and absent from null', () => {
    const values = [1, '1', [1], ['1'], { a: 1 }, { a: null }, {}, null, [], ''];
    expect(new Set(values.map(fingerprintOf)).size).toBe(values.length);
  });
});

/** The same data with the keys of every object written the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  );
}
