import { expect, it } from 'vitest';
import { lengthOf } from '../../src/core/text.ts';

it.each([
  ['', 0],
  ['a', 1],
  ['สงกรานต์', 8],
  ['🌊', 1],
  ['🌊🌊', 2],
  ['e\u0301', 2],
  ['👩‍🌾', 3],
  ['a\nb', 3],
  ['\ud83c', 1],
])('%j has %i characters, counted in code points', (text, length) => {
  expect(lengthOf(text)).toBe(length);
});
