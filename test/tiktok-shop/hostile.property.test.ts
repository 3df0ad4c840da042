import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawsOf, hostileDocument, piecesOf } from '../support/hostile-documents.ts';
import { hostileValues } from '../support/hostile-values.ts';
import { pathTo, placesIn, withAt } from '../support/places.ts';
import { brokenReading } from './broken-reading.ts';
import { decoders } from './decoders.ts';

const pieces = piecesOf(decoders.flatMap(({ documents }) => documents));
const runs = Math.ceil(5_000 / decoders.length);

// A million of each: npm run hostile
it.each(decoders)('$name gives a value or a refusal, whatever becomes of a document', (decoder) => {
  let values = 0;
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const input = hostileDocument(decoder.documents, pieces, drawsOf(seed));
      const answer = decoder.decode(input);
      if (answer.ok) values += 1;
      expect(brokenReading(decoder, input, answer)).toBeNull();
    }),
    { numRuns: runs },
  );
  // The property says something about values too, not about refusals only.
  expect(values).toBeGreaterThan(0);
});

function nested(depth: number): unknown {
  let nest: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) nest = level % 2 === 0 ? [nest] : { nest };
  return nest;
}

const hostile = [
  ...hostileValues,
  { name: 'a nest of ten thousand', make: () => nested(10_000) },
  { name: 'a rounded id', make: () => Number('7362840009596339971') },
  { name: 'minus zero', make: () => -0 },
  { name: 'a lone surrogate at the end', make: () => '7\udc00' },
  { name: 'a list of a hundred thousand', make: () => new Array<unknown>(100_001).fill({}) },
];

describe.each(decoders)('$name', (decoder) => {
  it('stands every hostile value, as the whole and at each place', () => {
    for (const document of decoder.documents)
      for (const place of placesIn(document))
        for (const { name, make } of hostile) {
          const input = withAt(document, place, make());
          const answer = decoder.decode(input);
          expect(`${pathTo(place)} is ${name}: ${brokenReading(decoder, input, answer)}`).toMatch(/: null$/);
        }
  });
});

it('nothing that is read gets into a prototype', () => {
  const evil = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
  for (const { decode, documents } of decoders)
    for (const document of documents)
      for (const place of placesIn(document)) decode(withAt(document, place, evil));
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});
