import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { parseCommand } from 'partner-campaigns';
import { expect, it } from 'vitest';
import { parsers } from '../support/documents.ts';
import { hostileValues } from '../support/hostile-values.ts';
import { type Place, placesIn, withAt, without } from '../support/places.ts';

/** Values that stand in some document of ours, so that a mutation is not always refused. */
const plausible = [
  0,
  1,
  -0,
  100,
  8000,
  1_772_323_200_000,
  'a',
  '',
  'shop-1',
  'approve',
  'local',
  null,
  true,
  ['a'],
  {},
];
const pool = [...plausible.map((value) => () => value), ...hostileValues.map(({ make }) => make)];
const keys = [
  'note',
  'reasons',
  'terms',
  'deadline',
  '__proto__',
  'constructor',
  'prototype',
  'length',
  '0',
  '',
];

/** One change of a document; numbers stand for places and values, so that a counterexample can be printed. */
const mutation = fc.record({
  how: fc.constantFrom('replace', 'replace', 'delete', 'add'),
  where: fc.nat(),
  key: fc.constantFrom(...keys),
  value: fc.nat({ max: pool.length - 1 }),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

function mutated(document: unknown, places: readonly Place[], { how, where, key, value }: Mutation): unknown {
  const place = places[where % places.length] ?? [];
  if (how === 'delete') return without(document, place);
  return withAt(document, how === 'add' ? [...place, key] : place, pool[value]?.());
}

it.each(parsers)(
  '$name gives a value or a refusal, whatever becomes of a document',
  ({ name, parse, documents }) => {
    let values = 0;
    fc.assert(
      fc.property(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 3 }), (which, mutations) => {
        const original: unknown = documents[which % documents.length];
        // Places are those of the original: what a mutation puts in may be cyclic, or throw when it is read.
        const places = placesIn(original);
        let input = original;
        for (const one of mutations) input = tryOr(input, () => mutated(input, places, one));
        const parsed = parse(input);
        if (!parsed.ok) {
          expect(parsed.refusal.reasons.length).toBeGreaterThan(0);
          return;
        }
        values += 1;
        const stored: unknown = JSON.parse(JSON.stringify(parsed.value));
        expect(isDeepStrictEqual(stored, parsed.value)).toBe(true);
        expect(parsedAgain(name, parse, stored)).toBe(true);
      }),
      { numRuns: 1_500 },
    );
    // The property says something about values too, not about refusals only.
    expect(values).toBeGreaterThan(5);
  },
);

/** Tells whether reading a stored value gives it back; a submission is read item by item. */
function parsedAgain(name: string, parse: (typeof parsers)[number]['parse'], stored: unknown): boolean {
  if (name !== 'parseSubmission') return isDeepStrictEqual(parse(stored), { ok: true, value: stored });
  const items: unknown = Object.entries(stored ?? {}).find(([key]) => key === 'items')?.[1];
  return (
    Array.isArray(items) &&
    items.every((item) => isDeepStrictEqual(parseCommand(item), { ok: true, value: item }))
  );
}

/** A mutation of what a former one made unreadable is left out. */
function tryOr(otherwise: unknown, make: () => unknown): unknown {
  try {
    return make();
  } catch {
    return otherwise;
  }
}
