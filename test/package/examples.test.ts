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

it.for([
  ['vitest', 'node_modules/vitest/vitest.mjs', 'run', '--config', 'examples/contract/vitest.config.ts'],
  ['node:test', '--import', 'tsx', '--test', '--test-reporter', 'tap', 'examples/contract/node.test.ts'],
])('the contract runs under %s', { timeout: 60_000 }, ([, ...words]) => {
  const { NODE_TEST_CONTEXT: _, VITEST: __, ...env } = process.env;
  const run = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8', env });
  expect(run.status, `${run.stdout}\n${run.stderr}`).toBe(0);
  // Every case is a test of its own, and what was not declared is skipped.
  expect(run.stdout).toMatch(/188 passed|# pass 134/);
  expect(run.stdout).toMatch(/14 skipped|# skipped 68/);
});
