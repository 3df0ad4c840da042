import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/source-files.ts';

const guide = readFileSync(join(root, 'docs/guides/what-if.md'), 'utf8');
const example = readFileSync(join(root, 'examples/what-if.ts'), 'utf8');
const excerpts = [...guide.matchAll(/^```tsx\n(.*?)^```$/gms)].map(([, code = '']) => code);

it('there are excerpts', () => {
  expect(excerpts.length).toBeGreaterThan(1);
});

it.each(excerpts)('the example has what the guide shows of it: %s', (excerpt) => {
  expect(example).toContain(excerpt);
});
