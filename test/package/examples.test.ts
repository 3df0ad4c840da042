import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/source-files.ts';

const folder = join(root, 'examples');
const examples = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ts')) : [];

it.for(examples)('examples/%s runs to its end', { timeout: 30_000 }, (name) => {
  const run = spawnSync(process.execPath, ['--import', 'tsx', join('examples', name)], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(run.status, run.stdout).toBe(0);
});
