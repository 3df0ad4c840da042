import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformErrors } from 'partner-campaigns/tiktok-shop';
import { expect, it } from 'vitest';
import { root } from '../support/source-files.ts';

const guide = readFileSync(join(root, 'docs/guides/tiktok-shop.md'), 'utf8');
const folder = join(root, 'examples/tiktok-shop-sync');
const example = readdirSync(folder)
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
const excerpts = [...guide.matchAll(/^```tsx\n(.*?)^```$/gms)].map(([, code = '']) => code);

it('there are excerpts', () => {
  expect(excerpts.length).toBeGreaterThan(5);
});

it.each(excerpts)('the example has what the guide shows of it: %s', (excerpt) => {
  expect(example).toContain(excerpt);
});

it('the codes that the guide sends again are those of the error table', () => {
  const told = [...guide.matchAll(/^\| (\d+)[^|]*`(\w+)` \| again, later \|/gm)].map(([, code, reason]) => [
    Number(code),
    reason,
  ]);
  const retryable = platformErrors.filter((error) => error.retryable);
  expect(told).toEqual(retryable.map(({ platformCode, reason }) => [platformCode, reason]));
});

it('the guide tells what to do with every finding', () => {
  const finding = readFileSync(join(root, 'src/tiktok-shop/reconcile/finding.ts'), 'utf8');
  const kinds = [...finding.matchAll(/kind: ((?:'\w+'(?: \| )?)+)/g)].flatMap(([, names = '']) =>
    names.split(' | ').map((name) => name.replaceAll("'", '')),
  );
  expect(new Set(kinds).size).toBeGreaterThan(15);
  const table = guide.slice(guide.indexOf('| finding | what to do |'));
  expect([...new Set(kinds)].filter((kind) => !table.includes(`\`${kind}\``))).toEqual([]);
});
