import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../../support/source-files.ts';

const { devDependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const compilers = {
  'typescript-5.9': 'npm:typescript@5.9.3',
  'typescript-6.0': 'npm:typescript@6.0.3',
  'typescript-7.0': 'npm:typescript@7.0.2',
};

/** Installs of the packed library, outside the repository: with the peers we develop on, and with the oldest we allow. */
const hosts = [
  {
    peers: 'newest peers',
    dependencies: {
      xstate: devDependencies.xstate,
      zod: devDependencies.zod,
      kysely: devDependencies.kysely,
      jest: '30.5.2',
      ...compilers,
    },
  },
  {
    peers: 'oldest peers',
    dependencies: {
      xstate: oldest('xstate'),
      zod: oldest('zod'),
      kysely: oldest('kysely'),
      'typescript-6.0': compilers['typescript-6.0'],
    },
  },
];

const temporary = mkdtempSync(join(tmpdir(), 'partner-campaigns-'));
const tarball = pack();

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function oldest(peer: string): string {
  return peerDependencies[peer].replace(/^[~^]/, '');
}

function pack(): string {
  const output = npm(root, ['pack', '--json', '--ignore-scripts', '--pack-destination', temporary]);
  return join(temporary, JSON.parse(output)[0].filename);
}

function npm(cwd: string, words: readonly string[]): string {
  return execFileSync('npm', [...words], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function install(dependencies: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(temporary, 'host-'));
  cpSync(join(root, 'test', 'package', 'consumers'), folder, { recursive: true });
  const manifest = {
    name: 'host',
    private: true,
    dependencies: { ...dependencies, 'partner-campaigns': `file:${tarball}` },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  npm(folder, [
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--no-package-lock',
  ]);
  return folder;
}

function run(folder: string, words: readonly string[]): void {
  const result = spawnSync(process.execPath, [...words], { cwd: folder, encoding: 'utf8' });
  expect(result.status, `${result.stdout}\n${result.stderr}`).toBe(0);
}

describe.for(hosts)('a host with the $peers', ({ dependencies }) => {
  const folder = install(dependencies);

  it.for([
    ['esm.mjs'],
    ['cjs.cjs'],
    ['--no-experimental-require-module', 'cjs.cjs'],
    ['--no-experimental-require-module', 'esm.mjs'],
    ['both.mjs'],
  ])('runs node %s %s', (words) => {
    run(folder, words);
  });

  it.for(Object.keys(dependencies).filter((name) => name === 'jest'))('runs %s', () => {
    run(folder, ['node_modules/jest/bin/jest.js', '--ci', '--testMatch', '**/consumer.jest.cjs']);
  });

  it.for(Object.keys(dependencies).filter((name) => name === 'jest'))('runs the contract with %s', () => {
    cpSync(join(root, 'examples', 'contract', 'jest.test.cjs'), join(folder, 'contract.jest.cjs'));
    run(folder, ['node_modules/jest/bin/jest.js', '--ci', '--testMatch', '**/contract.jest.cjs']);
  });

  it.for(Object.keys(dependencies).filter((name) => name in compilers))('type-checks with %s', (compiler) => {
    run(folder, [`node_modules/${compiler}/bin/tsc`, '--project', 'tsconfig.json']);
  });
});
