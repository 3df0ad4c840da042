// What the tests of the rules notice: npm run mutation -- [--folder commission] [--folder …] [--afresh] [--write]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../support/source-files.ts';
import { type Folder, folders } from './folders.ts';

type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** What became of the mutants of one folder. */
interface Score {
  readonly folder: string;
  readonly mutants: number;
  readonly killed: number;
  /** Those that kept the sources from loading. */
  readonly unloadable: number;
  readonly timeout: number;
  readonly survived: number;
  readonly uncovered: number;
}

const page = join(root, 'docs', 'explanation', 'mutation.md');
const words = process.argv.slice(2);
const asked = words.filter((_, index) => words[index - 1] === '--folder');
const unknown = asked.filter((name) => !folders.some((folder) => folder.name === name));
if (unknown.length > 0) throw new Error(`There are no mutants of ${unknown.join(', ')}`);

async function scoreOf({ name, files }: Folder): Promise<Score> {
  process.env['MUTATED_FOLDER'] = name;
  const results = await new Stryker({
    configFile: 'test/mutation/stryker.config.json',
    mutate: [...files],
    incrementalFile: `.tmp/mutation/${name}-so-far.json`,
    force: words.includes('--afresh'),
    htmlReporter: { fileName: `.tmp/mutation/${name}.html` },
    jsonReporter: { fileName: `.tmp/mutation/${name}.json` },
  }).runMutationTest();
  const judged = results.filter(({ status }) => status !== 'Ignored');
  const count = (wanted: MutantResult['status']) => judged.filter(({ status }) => status === wanted).length;
  process.stdout.write(
    judged
      .filter(isLeft)
      .map((mutant) => `${placeOf(mutant)}\n`)
      .join(''),
  );
  return {
    folder: name,
    mutants: judged.length,
    killed: count('Killed'),
    unloadable: count('RuntimeError'),
    timeout: count('Timeout'),
    survived: count('Survived'),
    uncovered: count('NoCoverage'),
  };
}

function isLeft({ status }: MutantResult): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

/** Where a mutant is, and what it says there. */
function placeOf({ fileName, location, mutatorName, replacement = '' }: MutantResult): string {
  const { line, column } = location.start;
  return `${fileName}:${line}:${column} ${mutatorName}: ${replacement.replaceAll(/\s+/g, ' ').slice(0, 100)}`;
}

function rowOf({ folder, mutants, killed, unloadable, timeout, survived, uncovered }: Score): string {
  const share = `${(((killed + unloadable + timeout) / mutants) * 100).toFixed(1)} %`;
  return `| ${[folder, mutants, killed, unloadable, timeout, survived, uncovered, share].join(' | ')} |`;
}

function total(scores: readonly Score[]): Score {
  const sum = (of: (score: Score) => number) => scores.reduce((so, score) => so + of(score), 0);
  return {
    folder: 'together',
    mutants: sum((score) => score.mutants),
    killed: sum((score) => score.killed),
    unloadable: sum((score) => score.unloadable),
    timeout: sum((score) => score.timeout),
    survived: sum((score) => score.survived),
    uncovered: sum((score) => score.uncovered),
  };
}

const scores: Score[] = [];
for (const folder of folders.filter(({ name }) => asked.length === 0 || asked.includes(name)))
  scores.push(await scoreOf(folder));

const table = [
  '| folder | mutants | killed | did not load | timed out | survived | not covered | score |',
  '|---|---|---|---|---|---|---|---|',
  ...[...scores, total(scores)].map(rowOf),
  '',
].join('\n');
process.stdout.write(table);
if (words.includes('--write')) {
  if (scores.length < folders.length) throw new Error('Only the scores of all folders make the page');
  const [before, , after] = readFileSync(page, 'utf8').split(/<!-- \/?scores -->\n/);
  writeFileSync(page, `${before}<!-- scores -->\n${table}<!-- /scores -->\n${after}`);
}
