// Clients that write the same registrations at once:
// npm run concurrency:postgres -- [--seed N] [--seconds N] [--clients N] [--write]
import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres/server.ts';
import { compete } from '../support/postgres/work/rivalry.ts';
import { commandGiven, rivalrySummary, writeSummary } from './postgres-summary.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '60' },
    clients: { type: 'string', default: '16' },
    write: { type: 'boolean', default: false },
  },
});

const server = await startPostgres();
const version = server.version;
const started = performance.now();
let told = 0;
const figures = await compete({
  url: server.urlOf(),
  schema: 'rivals',
  seed: Number(values.seed),
  seconds: Number(values.seconds),
  clients: Number(values.clients),
  processes: 4,
  registrations: 100,
  onProgress: (events) => {
    if (events < told + 100) return;
    told = events;
    process.stderr.write(`\r${events} events   `);
  },
}).finally(() => server.remove());
process.stderr.write('\n');

const seconds = (performance.now() - started) / 1_000;
const summary = rivalrySummary(figures, { command: commandGiven('concurrency:postgres'), version, seconds });
process.stdout.write(summary);
for (const problem of figures.problems) process.stdout.write(`  ${problem}\n`);
if (figures.problems.length > 0) process.exitCode = 1;
else if (values.write) writeSummary('rivals', summary);
