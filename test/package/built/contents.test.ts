import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../support/source-files.ts';

const listing = execFileSync('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});
const files: readonly string[] = JSON.parse(listing)[0].files.map(({ path }: { path: string }) => path);

describe('the packed library', () => {
  it('holds the licences', () => {
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'dist/THIRD-PARTY-LICENSES.txt']));
  });

  it('holds the build and the documents only', () => {
    const expected =
      /^(dist\/.*\.(js|cjs|d\.ts|d\.cts)|dist\/THIRD-PARTY-LICENSES\.txt|(README|CHANGELOG)\.md|LICENSE|package\.json)$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
  });

  it('names no folder of the machine that built it', () => {
    expect(files.filter((file) => readFileSync(join(root, file), 'utf8').includes(root))).toEqual([]);
  });
});
