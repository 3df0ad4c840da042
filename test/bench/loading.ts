// What it costs to load an entry, beside xstate and zod alone: npm run build && npm run bench:loading

import { spawnSync } from 'node:child_process';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../support/source-files.ts';
import { rowOf, tableOf, timesOf } from './compare.ts';

const ROUNDS = 25;

/** Peers of one entry only, which a host that loads it has loaded as well. */
const furtherPeers: Readonly<Record<string, readonly string[]>> = {
  './postgres': ['kysely'],
  './testing': ['fast-check'],
};

const peers = ['xstate', 'zod'];

/** How long a fresh process takes to import packages one after the other, in nanoseconds. */
function importing(packages: readonly string[]): number {
  const program = `
    const begin = process.hrtime.bigint();
    for (const name of ${JSON.stringify(packages)}) await import(name);
    console.log(String(process.hrtime.bigint() - begin));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.stdout);
}

const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json');
const contenders = [
  { name: 'xstate, zod', packages: peers, times: [] as number[] },
  ...entries.map((entry) => ({
    name: manifest.name + entry.slice(1),
    packages: [...(furtherPeers[entry] ?? []), ...peers, manifest.name + entry.slice(1)],
    times: [] as number[],
  })),
];

// One round first: files that nobody has read yet are on the disk.
for (let round = -1; round < ROUNDS; round += 1)
  for (const { packages, times } of contenders) {
    const time = importing(packages);
    if (round >= 0) times.push(time / 1e6);
  }

const [alone, ...ours] = contenders.map(timesOf);
if (alone === undefined) throw new Error('There is nothing to compare with');
const rows = ours.map((times) =>
  rowOf({ name: times.name, target: times.name === manifest.name ? 1.25 : null }, times, alone),
);
console.log(`Node ${process.version}, milliseconds to import, the peers included\n\n${tableOf(rows)}`);
