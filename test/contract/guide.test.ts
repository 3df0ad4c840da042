import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/source-files.ts';

const guide = readFileSync(join(root, 'docs/guides/implement-a-store.md'), 'utf8');
const folder = join(root, 'examples/own-store');
const example = readdirSync(folder)
  .map((name) => withoutIndents(readFileSync(join(folder, name), 'utf8')))
  .join('\n');

function withoutIndents(code: string): string {
  return code.replaceAll(/^ +/gm, '');
}

const excerpts = [...guide.matchAll(/^```tsx\n(.*?)^```$/gms)].map(([, code = '']) => code);

it('there are excerpts', () => {
  expect(excerpts.length).toBeGreaterThan(3);
});

it.each(excerpts)('the example has what the guide shows of it: %s', (excerpt) => {
  expect(example).toContain(withoutIndents(excerpt));
});
