// What simulations came to, as a page of the documentation.

import {
  commandTypes,
  linkCommandTypes,
  linkDecisions,
  sampleCommandTypes,
  sampleDecisions,
} from 'partner-campaigns';
import { faultKinds, type SimulationReport, type Tally } from 'partner-campaigns/testing';
import { froms } from '../registration/specification.ts';

/** How it was run. */
interface Run {
  /** Steps of each seed. */
  readonly steps: number;
  /** Of processor time, of all seeds together. */
  readonly seconds: number;
}

/** Sums up what many seeds came to. */
export function summaryOf(reports: readonly SimulationReport[], { steps, seconds }: Run): string {
  const total = (of: (report: SimulationReport) => number) =>
    reports.reduce((sum, report) => sum + of(report), 0);
  const all = total((report) => report.steps);
  const seeds = reports.map(({ seed }) => seed);
  const failed = reports.filter(({ failure }) => failure !== undefined);
  const events = total(({ events: tally }) => sumOf(tally));
  return [
    `Seeds ${seeds[0]} to ${seeds.at(-1)}, ${number(steps)} steps each, Node ${process.version}.`,
    '',
    '| | |',
    '|---|---|',
    `| steps | ${number(all)} |`,
    `| seasons, each with a store of its own | ${number(total((report) => report.seasons))} |`,
    `| simulated days | ${number(total((report) => report.days))} |`,
    `| steps a second of one core | ${number(Math.round(all / seconds))} |`,
    `| campaigns | ${number(total((report) => report.campaigns))} |`,
    `| registrations | ${number(total((report) => report.registrations))} |`,
    `| links of creators | ${number(total((report) => report.creatorLinks))} |`,
    `| sample requests | ${number(total((report) => report.sampleRequests))} |`,
    `| events | ${number(events)} |`,
    `| rounds checked | ${number(total((report) => report.roundsChecked))} |`,
    `| whole worlds checked | ${number(total((report) => report.worldsChecked))} |`,
    `| saves that found other records than they were decided on | ${number(total((report) => report.conflicts))} |`,
    `| cells of decision and command reached: registrations | ${reachedOf(reports, froms, commandTypes)} |`,
    `| the same of links | ${reachedOf(reports, ['none', ...linkDecisions], linkCommandTypes)} |`,
    `| the same of sample requests | ${reachedOf(reports, ['none', ...sampleDecisions], sampleCommandTypes)} |`,
    `| seeds in which something was that must not be | ${failed.length} |`,
    '',
    'What went wrong around the commands:',
    '',
    '| fault | times |',
    '|---|---|',
    ...faultKinds.map((kind) => `| \`${kind}\` | ${number(total(({ faults }) => faults[kind]))} |`),
    '',
    'What became of them:',
    '',
    '| command | accepted | sent again | a port failed | refused, by code |',
    '|---|---|---|---|---|',
    ...commandRows(reports),
    '',
  ].join('\n');
}

function commandRows(reports: readonly SimulationReport[]): readonly string[] {
  const names = [...new Set(reports.flatMap(({ commands }) => Object.keys(commands)))].sort();
  return names.map((name) => {
    const counts = reports.flatMap(({ commands }) => commands[name] ?? []);
    const sum = (of: (count: (typeof counts)[number]) => number) =>
      number(counts.reduce((total, count) => total + of(count), 0));
    const refused = merged(counts.map((count) => count.refused));
    const codes = Object.entries(refused)
      .sort(([, one], [, other]) => other - one)
      .map(([code, count]) => `\`${code}\` ${number(count)}`);
    return `| \`${name}\` | ${sum(({ accepted }) => accepted)} | ${sum(({ answeredBefore }) => answeredBefore)} | ${sum(({ failed }) => failed)} | ${codes.join(', ')} |`;
  });
}

/** How many pairs of decision and command were met, of all that there are. */
function reachedOf(
  reports: readonly SimulationReport[],
  decisions: readonly string[],
  commands: readonly string[],
): string {
  const cells = Object.keys(merged(reports.map((report) => report.cells)));
  const reached = new Set(cells.map((cell) => cell.replace(/ (not )?accepted$/, '')));
  const all = decisions.flatMap((from) => commands.map((command) => `${from} ${command}`));
  return `${all.filter((cell) => reached.has(cell)).length} of ${all.length}`;
}

function merged(tallies: readonly Tally[]): Tally {
  const sum: Record<string, number> = {};
  for (const tally of tallies)
    for (const [name, count] of Object.entries(tally)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

function sumOf(tally: Tally): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0);
}

function number(count: number): string {
  return count.toLocaleString('en');
}

/** The whole page: what is simulated, what came of it by which command, and how to see a failure again. */
export function pageOf(summary: string, command: string): string {
  return `# Simulation

\`simulate\` of \`partner-campaigns/testing\` plays months of campaigns through the service: agencies create, edit and
publish, sellers submit forms and change terms, reviews are made on fresh and on stale screens, creators add links, ask
for samples, receive them and post content, sellers ship, jobs settle deadlines, people turn the pages of lists, and some
send what nobody should. Of the creators two authorised every agency to ask for them, one did one agency, one none, and
one is unknown; of the variants some cannot be sent. Around them things go wrong, all of it outside the
library: replies are lost, processes die between any two calls to a port, saves are cut in the middle, clocks are off
and run backwards, directories fail, and calls of several commands come between each other in an order that the seed
decides. Everything follows from the seed.

After every round, what it touched is held to the [invariants](../../src/testing/invariants/all.ts): every record is the
replay of its events, revisions have no gaps, nothing was decided on what had moved, no command was done twice, the feed
has what was saved and nothing else, refusals changed nothing, nobody was told of another's things, and what the rules
say of attempts, terms, holds, deadlines and times. Of what creators have: no unit is promised beyond what the terms
grant, a ledger is the sum over its requests and stands still once the product or the campaign has ended, a creator has
one request for a product at a time, and what was promised with a link stays so whatever seller and agency change. An
adoption may lower what is granted below what was promised before: that stands, and nothing more is promised until there
is room. Every thousand steps, and at the end of each season, everything that
is stored is read through the port: lists and counts must be what looking at every record gives, and so must the quota
that a seller is shown.

A season ends when its campaigns are over; the next begins in an empty store. So a long run needs no more memory than a
short one. Calls to the ports are made one at a time: what two transactions of a database do to each other is not seen
here, only what any order of whole calls does.

This is what it came to last (\`${command}\`, over the memory store, on a machine that was busy with other work):

${summary}
## When it fails

The report of a failing run says what must not be, after which step, and has a text of the steps that are left when all
that can be found was left out. Pasted into a test, it does the same again:

\`\`\`ts
import { createMemoryStore } from 'partner-campaigns/memory';
import { replay } from 'partner-campaigns/testing';

const violations = await replay(
  String.raw\`{"policy":{},"steps":[
    {"at":0,"order":7,"deed":{"does":"settle","limit":100}}
  ]}\`,
  { createStore: createMemoryStore },
);
if (violations.length > 0) throw new Error(JSON.stringify(violations));
\`\`\`

## Your own store, and your own data

\`simulate({ seed, steps, createStore })\` takes any store: give it one that is empty each time. \`policy\`, \`rules\` and
\`eligibility\` are those of the host, \`faults\` switches what may go wrong, and \`createService\` is the place for what a
host wraps around the service. For a store without \`creators\` nothing is made up of links and samples.

\`checkInvariants({ store, at })\` looks at what is stored already, by paging through the port; it writes nothing. It wants
a quiet store or a copy, and keeps everything it reads in memory.
`;
}
