// Months of campaigns, over and over:
// npm run simulate -- [--seed N] [--steps N] [--seeds K] [--jobs J] [--write]
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createMemoryStore } from 'partner-campaigns/memory';
import { type SimulationReport, simulate } from 'partner-campaigns/testing';
import { root } from '../support/source-files.ts';
import { pageOf, summaryOf } from './simulation-summary.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '100000' },
    seeds: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
    worker: { type: 'boolean', default: false },
  },
});
const first = wholeNumber(values.seed);
const steps = wholeNumber(values.steps);
const seeds = wholeNumber(values.seeds);
const jobs = wholeNumber(values.jobs);

/** What a process that simulates tells. */
type Told = { readonly steps: number } | { readonly report: SimulationReport; readonly seconds: number };

if (values.worker) await work();
else await direct();

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new TypeError(`Not a whole number: ${text}`);
  return number;
}

/** Simulates one seed, and tells how it goes. */
async function work(): Promise<void> {
  const start = process.cpuUsage();
  const report = await simulate({
    seed: first,
    steps,
    createStore: createMemoryStore,
    onProgress: (progress) => process.send?.({ steps: progress.steps } satisfies Told),
  });
  const used = process.cpuUsage(start);
  process.send?.({ report, seconds: (used.user + used.system) / 1e6 } satisfies Told);
}

/** Has every seed simulated, so many at once, and sums up. */
async function direct(): Promise<void> {
  const reports: SimulationReport[] = [];
  const done = new Map<number, number>();
  const left = Array.from({ length: seeds }, (_, index) => first + index);
  let seconds = 0;
  const started = performance.now();

  async function simulateNext(): Promise<void> {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const simulating = seed;
      const told = await simulated(simulating, (count) => {
        done.set(simulating, count);
        showProgress();
      });
      reports.push(told.report);
      seconds += told.seconds;
      done.set(seed, told.report.steps);
      showProgress();
      if (told.report.failure !== undefined) left.length = 0;
    }
  }

  function showProgress(): void {
    const count = [...done.values()].reduce((sum, each) => sum + each, 0);
    const share = count / (steps * seeds);
    const bar = '#'.repeat(Math.round(share * 30)).padEnd(30, '.');
    const rate = (count / (performance.now() - started)) * 1_000;
    process.stderr.write(`\r[${bar}] ${count} of ${steps * seeds} steps, ${rate.toFixed(0)} a second   `);
  }

  await Promise.all(Array.from({ length: jobs }, simulateNext));
  process.stderr.write('\n');
  reports.sort((one, other) => one.seed - other.seed);
  const summary = summaryOf(reports, { steps, seconds });
  process.stdout.write(summary);
  for (const { seed, failure } of reports) {
    if (failure === undefined) continue;
    process.stdout.write(`\nSeed ${seed} failed at step ${failure.step}:\n`);
    for (const { invariant, subject, problem } of failure.violations)
      process.stdout.write(`  ${invariant}: ${subject} ${problem}\n`);
    process.stdout.write(`\nawait replay(String.raw\`${failure.replay}\`, { createStore })\n`);
    process.exitCode = 1;
  }
  if (values.write && process.exitCode !== 1)
    writeFileSync(
      join(root, 'docs', 'explanation', 'simulation.md'),
      pageOf(summary, `npm run simulate -- ${process.argv.slice(2).join(' ')}`),
    );
}

/** Has one seed simulated by a process of its own. */
function simulated(
  seed: number,
  onSteps: (steps: number) => void,
): Promise<Extract<Told, { readonly report: SimulationReport }>> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, ['--worker', '--seed', `${seed}`, '--steps', `${steps}`]);
    child.on('message', (told: Told) => {
      if ('steps' in told) onSteps(told.steps);
      else resolve(told);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code !== 0) reject(new Error(`Seed ${seed} ended with ${code}`));
    });
  });
}
