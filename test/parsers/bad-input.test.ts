import { describe, expect, it } from 'vitest';
import { parsers } from '../support/documents.ts';
import { hostileValues } from '../support/hostile-values.ts';
import { type Place, pathTo, placesIn, withAt, without } from '../support/places.ts';

/** Refused wherever they stand, in a document of ours. */
const neverValid = hostileValues.filter(({ name }) =>
  [
    'NaN',
    'infinity',
    'a fraction',
    'a negative number',
    'a number beyond exactness',
    'a big integer',
    'a symbol',
    'a function',
    'a class',
    'a text with a null character',
    'an unpaired surrogate',
    'a list of itself',
    'a list of holes',
    'an object that holds itself',
    'an object whose prototype key is its own',
    'an object with a constructor',
  ].includes(name),
);
const unreadable = hostileValues.filter(({ name }) => /proxy|getter/.test(name));
const hostileKeys = [
  'extra',
  'at',
  'actor',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  '\0',
];

describe.each(parsers)('$name refuses', ({ name, parse, documents }) => {
  it.each(hostileValues)('as a whole: $name', ({ make, fieldless }) => {
    if (name === 'parsePolicy' && fieldless === true) return;
    const value = make();
    const reasons = reasonsOf(parse(value));
    if (typeof value !== 'object') expect(reasons).toMatchObject([{ path: '' }]);
  });

  it.each(hostileKeys)('an own key %j, in whatever object', (key) => {
    for (const document of documents)
      for (const place of placesIn(document)) {
        if (!mayBeGiven(document, place, key)) continue;
        const reasons = reasonsOf(parse(withAt(document, [...place, key], { type: 'withdraw' })));
        expect(reasons).toEqual([
          { path: pathTo(place), problem: expect.stringContaining('Unrecognized key') },
        ]);
      }
  });

  it.each(neverValid)('$name, wherever it stands', ({ name: value, make }) => {
    // What a field is compared with may be any whole number.
    if (name === 'parseCriteria' && value === 'a negative number') return;
    for (const document of documents)
      for (const place of placesIn(document)) {
        const reasons = reasonsOf(parse(withAt(document, place, make())));
        const path = pathTo(place);
        // A list or an object may be told off for what is in it, or for what is missing in it.
        if (place.length > 0) expect(reasons[0]?.path.slice(0, path.length)).toBe(path);
      }
  });

  it.each(unreadable)('$name, wherever it stands', ({ make }) => {
    for (const document of documents)
      for (const place of placesIn(document)) {
        const path = pathTo(place);
        const given = reasonsOf(parse(withAt(document, place, make())))[0]?.path ?? 'none';
        expect(given === '' || given.startsWith(path)).toBe(true);
      }
  });

  it('a text of a million characters, wherever it stands', () => {
    const text = 'x'.repeat(1_000_000);
    for (const document of documents)
      for (const place of placesIn(document).slice(1)) {
        const [reason] = reasonsOf(parse(withAt(document, place, text)));
        expect(reason?.path).toBe(pathTo(place));
        expect(reason?.problem.length).toBeLessThanOrEqual(200);
      }
  });

  it('a document without its discriminator or its version', () => {
    for (const document of documents)
      for (const key of ['type', 'decision', 'v'].filter((candidate) => Object.hasOwn(document, candidate)))
        expect(reasonsOf(parse(without(document, [key]))).map(({ path }) => path)).toEqual([key]);
  });
});

/** Tells whether there is an object at that place, without a field of that name. */
function mayBeGiven(document: unknown, [next, ...rest]: Place, key: string): boolean {
  if (typeof document !== 'object' || document === null) return false;
  if (next === undefined) return !Array.isArray(document) && !Object.hasOwn(document, key);
  return mayBeGiven(Object.entries(document).find(([name]) => name === String(next))?.[1], rest, key);
}

/** The places and problems of a refusal, which must be one and say something. */
function reasonsOf(parsed: ReturnType<(typeof parsers)[number]['parse']>) {
  if (parsed.ok) throw new Error(`Accepted: ${JSON.stringify(parsed.value)}`);
  const { reasons } = parsed.refusal;
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.every(({ code, parameters }) => code === 'invalid_input' && parameters.problem !== '')).toBe(
    true,
  );
  return reasons.map(({ parameters }) => parameters);
}
