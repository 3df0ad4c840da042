// What the library costs beside what one writes by hand, and beside other libraries: npm run bench [-- --long]

import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Row } from './compare.ts';
import { tableOf } from './compare.ts';

/** Where the bundles are: under the packages that they import. */
const built = new URL('../../node_modules/.cache/bench/', import.meta.url);

/** Each in a process of its own, so that none runs on what another has taught the runtime. */
const files = [
  'decide',
  'move',
  'record',
  'status',
  'advance',
  'commission',
  'service',
  'bulk',
  'criteria',
  'property',
] as const;

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const chosen = files.filter((file) => asked.length === 0 || asked.includes(file));
const options = process.argv.slice(2).filter((argument) => argument.startsWith('-'));

type Message = { readonly progress: { name: string; done: number } } | { readonly rows: readonly Row[] };

function rowsOf(file: string, progress: (name: string, done: number) => void): Promise<readonly Row[]> {
  const one = fileURLToPath(new URL('one.js', built));
  return new Promise((resolve, reject) => {
    const child = fork(one, [file, ...options], { execArgv: ['--expose-gc'] });
    let rows: readonly Row[] | undefined;
    child.on('message', (message: Message) => {
      if ('rows' in message) rows = message.rows;
      else progress(message.progress.name, message.progress.done);
    });
    child.on('exit', (code) => {
      if (rows === undefined) reject(new Error(`${file} ended with ${code}`));
      else resolve(rows);
    });
  });
}

/** Where the run is, on one line of a terminal. */
function showProgress(done: number, name: string): void {
  if (!process.stderr.isTTY) return;
  const width = 30;
  const filled = Math.round(done * width);
  const bar = '#'.repeat(filled).padEnd(width, '.');
  process.stderr.write(`\r\u001b[K${bar} ${Math.round(done * 100)} % ${name}`.slice(0, 120));
}

/** As it is shipped, bundled: what runs the sources as they are names every inner function anew at each call. */
await build({
  entryPoints: [...files, 'one', 'mover'].map((file) =>
    fileURLToPath(new URL(`${file}.ts`, import.meta.url)),
  ),
  outdir: fileURLToPath(built),
  tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
});

const rows: Row[] = [];
for (const [index, file] of chosen.entries()) {
  showProgress(index / chosen.length, file);
  rows.push(...(await rowsOf(file, (name, done) => showProgress((index + done / 2) / chosen.length, name))));
}
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
console.log(`Node ${process.version}, nanoseconds a piece of work\n\n${tableOf(rows)}`);
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(rows, null, 2)}\n`);
if (rows.some(({ pass }) => pass === false)) console.log('\nNot every target is met.');
