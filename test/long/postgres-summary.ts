import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashFigures } from '../support/postgres/work/crashes.ts';
import type { RivalryFigures } from '../support/postgres/work/rivalry.ts';
import { root } from '../support/source-files.ts';

const page = join(root, 'docs', 'explanation', 'postgres-crashes.md');

/** What was run, and how long it took. */
export interface Run {
  readonly command: string;
  /** Of the server. */
  readonly version: string;
  readonly seconds: number;
}

/** What crashes came to, as a table. */
export function crashSummary(figures: CrashFigures, run: Run): string {
  return summaryOf(run, [
    ['clients killed', figures.kills],
    ['of those, at a save: begun, and its end not heard of', figures.killsInSave],
    ['of those, while the server was at the work of the client', figures.killsAtWork],
    ['calls taken over at once by another client', figures.takenOver],
    ['servers cut off', figures.stops],
    ['saves that went with them', figures.savesCut],
    ['calls answered', figures.answered],
    ['calls without an answer', figures.unanswered],
    ['of those, saved all the same, whole', figures.savedUnheard],
    ['of those, saved in part', figures.savedInPart],
    ['calls sent once more after their answer', figures.sentAgain],
    ['looks at everything that was stored', figures.checks],
    ['records', figures.records],
    ['events', figures.events],
    ['things that must not be', figures.problems.length],
  ]);
}

/** What rivals came to, as a table. */
export function rivalrySummary(figures: RivalryFigures, run: Run): string {
  const attempts = Object.entries(figures.attempts).map(
    ([count, commands]) => [`commands accepted at attempt ${count}`, commands] as const,
  );
  const codes = Object.entries(figures.codes)
    .sort(([, one], [, other]) => other - one)
    .map(([code, commands]) => [`commands refused with \`${code}\``, commands] as const);
  return summaryOf(run, [
    ['commands accepted', figures.accepted],
    ...attempts,
    ['groups that found other records than they were decided on', figures.conflicts],
    ...codes,
    ['calls sent once more', figures.sentAgain],
    ['deadlocks', figures.deadlocks],
    ['events', figures.events],
    ['things that must not be', figures.problems.length],
  ]);
}

function summaryOf({ command, version, seconds }: Run, rows: readonly (readonly [string, number])[]): string {
  return [
    `\`${command}\`, PostgreSQL ${version}, Node ${process.version}, ${Math.round(seconds)} seconds.`,
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([what, count]) => `| ${what} | ${count.toLocaleString('en')} |`),
    '',
  ].join('\n');
}

/** Puts a summary in its place on the page. */
export function writeSummary(place: 'crashes' | 'rivals', summary: string): void {
  if (!existsSync(page)) throw new Error(`There is no page ${page}`);
  const text = readFileSync(page, 'utf8');
  const marks = new RegExp(`(<!-- ${place} -->\\n).*?(<!-- /${place} -->)`, 's');
  if (!marks.test(text)) throw new Error('The page has no place for the summary');
  writeFileSync(
    page,
    text.replace(marks, (_, begin, end) => `${begin}\n${summary}\n${end}`),
  );
}

/** The command as it was given. */
export function commandGiven(script: string): string {
  return ['npm run', script, ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ');
}
