// What a store on PostgreSQL costs, on a server of its own:
// npm run bench:postgres [-- --quick] [-- --only submissions|reading|start …]

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Row } from '../compare.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { type CampaignStart, campaignStart } from './campaign-start.ts';
import type { Loaded } from './load.ts';
import { marketplaceRows } from './marketplace.ts';
import { endProgress } from './progress.ts';
import { fillReadable } from './reading.ts';
import { textOf } from './report.ts';
import { crowdedTabRows, sellerTabRows } from './seller-tabs.ts';
import { type Size, sizesOf } from './sizes.ts';
import { submissionRows } from './submissions.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
});
const parts = { submissions, reading, start };
const names = values.only ?? Object.keys(parts);

/** Ten times fewer of what there is much of, to try it. */
const fewer = values.quick ? 10 : 1;
const joined = values.quick ? 50 : 250;

/** What a part of the run adds to its results. */
interface Part {
  readonly rows?: readonly Row[];
  readonly start?: CampaignStart;
  readonly loaded?: readonly Loaded[];
  readonly sizes?: readonly Size[];
}

async function submissions(server: BenchServer): Promise<Part> {
  const sizes = { together: 10_000 / fewer, sample: 500 / fewer, rounds: 5 };
  return { rows: await submissionRows(server, sizes) };
}

async function reading(server: BenchServer): Promise<Part> {
  const many = 1_000_000 / fewer;
  const few = 10_000;
  const eachOfAnother = 1_000 / joined;
  const sizes = { joined, eachOfAnother };
  const big = await fillReadable(server, 'big', { ...sizes, campaigns: many, each: many / joined });
  const small = await fillReadable(server, 'small', { ...sizes, campaigns: few, each: few / joined });
  const rounds = { rounds: 50, warmUp: 5 };
  return {
    rows: [
      ...(await marketplaceRows(server, { big: big.marketplace, small: small.marketplace }, rounds)),
      ...(await sellerTabRows(server, { big: big.tabs, small: small.tabs }, rounds)),
      ...(await crowdedTabRows(server, { few: big.tabsOfAnother, small: small.tabs }, rounds)),
    ],
    loaded: [...big.marketplace.loaded, ...big.tabs.loaded],
    sizes: await sizesOf(server, 'big'),
  };
}

async function start(server: BenchServer): Promise<Part> {
  const started = await campaignStart(server, 1_000_000 / fewer);
  return { start: started, loaded: started.loaded, sizes: await sizesOf(server, 'started') };
}

const began = performance.now();
const server = await startBenchServer();
try {
  const done: Part[] = [];
  for (const [name, measure] of Object.entries(parts))
    if (names.includes(name)) done.push(await measure(server));
  const [version] = await server.ask<{ server_version: string }>('show server_version');
  const started = done.find((part) => part.start !== undefined)?.start;
  const results = {
    node: process.version,
    server: `PostgreSQL ${version?.server_version}`,
    quick: values.quick,
    rows: done.flatMap(({ rows = [] }) => rows),
    ...(started && { start: started }),
    loaded: done.flatMap(({ loaded = [] }) => loaded),
    sizes: done.flatMap(({ sizes = [] }) => sizes),
    seconds: (performance.now() - began) / 1_000,
  };
  endProgress();
  console.log(textOf(results));
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await server.stop();
}
