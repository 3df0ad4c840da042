// Clients killed and servers cut off in the middle of bulk work:
// npm run crashes:postgres -- [--seed N] [--kills N] [--stops N] [--write]
import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres/server.ts';
import { makeCrashes } from '../support/postgres/work/crashes.ts';
import { commandGiven, crashSummary, writeSummary } from './postgres-summary.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '100' },
    stops: { type: 'string', default: '10' },
    write: { type: 'boolean', default: false },
  },
});

const server = await startPostgres();
const version = server.version;
const started = performance.now();
const figures = await makeCrashes({
  server,
  seed: Number(values.seed),
  kills: Number(values.kills),
  stops: Number(values.stops),
  clients: 4,
  products: 300,
  crashesOverOne: 11,
  onProgress: ({ kills, killsInSave, stops, checks }) =>
    process.stderr.write(
      `\r${kills} of ${values.kills} kills, ${killsInSave} in a save, ${stops} of ${values.stops} stops, ${checks} checks   `,
    ),
}).finally(() => server.remove());
process.stderr.write('\n');

const seconds = (performance.now() - started) / 1_000;
const summary = crashSummary(figures, { command: commandGiven('crashes:postgres'), version, seconds });
process.stdout.write(summary);
for (const problem of figures.problems) process.stdout.write(`  ${problem}\n`);
if (figures.problems.length > 0) process.exitCode = 1;
else if (values.write) writeSummary('crashes', summary);
