import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformRules } from '../support/reference/platform-rules/all.ts';
import { readSourceFiles, root } from '../support/source-files.ts';

/** From the first to the last. */
const series = (letter: string, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `${letter}${first + index}`);

// The numbers that there are; those between were never given.
const numbers = [
  ...series('R', 1, 17),
  ...series('R', 20, 31),
  ...series('R', 40, 46),
  ...series('R', 50, 55),
  ...series('R', 60, 75),
  ...series('R', 80, 92),
  ...series('Q', 1, 33),
];

const rules = Object.values(platformRules).flat();
const texts = new Map<string, string>();

/** The text of a file, or nothing where there is none. */
function textOf(path: string): string {
  const known = texts.get(path);
  if (known !== undefined) return known;
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  texts.set(path, text);
  return text;
}

/** The numbers that a text names, also those of `Q1 to Q3`. */
function namedIn(text: string): readonly string[] {
  return [...text.matchAll(/\b([RQ])(\d+)(?: to \1(\d+))?\b/g)].flatMap(([, letter = '', first, last]) =>
    series(letter, Number(first), Number(last ?? first)),
  );
}

describe('the rules of the platform', () => {
  it('are all there, each once and in order', () => {
    expect(rules.map(({ number }) => number)).toEqual(numbers);
  });

  it.for(rules)('$number says something, in a sentence', ({ says }) => {
    expect(says).toMatch(/^[A-Z].*[.?]$/);
  });
});

describe('where a rule is held', () => {
  const held = rules.flatMap(({ number, standing }) =>
    standing.is === 'held' ? [{ number, by: standing.by, tests: standing.tests }] : [],
  );

  it.for(held)('$number: its files are there', ({ by }) => {
    expect(by.length).toBeGreaterThan(0);
    expect(by.filter((path) => textOf(`src/${path}`) === '')).toEqual([]);
  });

  it.for(held)('$number: its tests are there, by their titles', ({ tests }) => {
    expect(tests.filter(({ file, title }) => !textOf(`test/${file}`).includes(title))).toEqual([]);
  });
});

describe('a rule that is none of ours', () => {
  it.for(rules.filter(({ standing }) => standing.is === 'out'))('$number says why', ({ standing }) => {
    expect(standing.is === 'out' && standing.because).toMatch(/^[A-Z].{20,}\.$/);
  });
});

it('the sources name no rule that there is not', () => {
  const files = readSourceFiles().map(({ path }) => `src/${path}`);
  const named = files.flatMap((path) => namedIn(textOf(path)).map((number) => ({ path, number })));
  expect(named.length).toBeGreaterThan(200);
  expect(named.filter(({ number }) => !numbers.includes(number))).toEqual([]);
});
