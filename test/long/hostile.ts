// Hostile documents by the million: npm run hostile -- [documents per parser] [seed] [names of parsers] [--write]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenPromise } from '../support/broken-promise.ts';
import { parsers } from '../support/documents.ts';
import { drawsOf, hostileDocument, piecesOf } from '../support/hostile-documents.ts';
import { root } from '../support/source-files.ts';
import { brokenReading } from '../tiktok-shop/broken-reading.ts';
import { decoders } from '../tiktok-shop/decoders.ts';

/** What became of the documents given to one parser. */
interface Round {
  readonly name: string;
  readonly documents: number;
  readonly accepted: number;
  /** The document that took longest, in milliseconds: the least of three times, since machines do other work too. */
  readonly slowest: number;
  /** All of them together, in seconds. */
  readonly seconds: number;
}

const words = process.argv.slice(2);
const [count = 1_000_000, seed = 1] = words.filter((word) => /^\d+$/.test(word)).map(Number);

/** Something that reads input from outside, with documents that it accepts. */
interface Reader {
  readonly name: string;
  readonly documents: readonly unknown[];
  /** Pieces to put in: those of documents of its kind. */
  readonly pieces: readonly unknown[];
  /** Reads, and gives what then finds the promise broken. */
  readonly read: (input: unknown) => { readonly ok: boolean; readonly broken: () => string | null };
}

const piecesOfParsers = piecesOf(parsers.flatMap(({ documents }): readonly unknown[] => documents));
const piecesOfDecoders = piecesOf(decoders.flatMap(({ documents }) => documents));

const readers: readonly Reader[] = [
  ...parsers.map(({ name, parse, documents }) => ({
    name,
    documents,
    pieces: piecesOfParsers,
    read: (input: unknown) => {
      const parsed = parse(input);
      return { ok: parsed.ok, broken: () => brokenPromise(name, parse, input, parsed) };
    },
  })),
  ...decoders.map((decoder) => ({
    name: decoder.name,
    documents: decoder.documents,
    pieces: piecesOfDecoders,
    read: (input: unknown) => {
      const answer = decoder.decode(input);
      return { ok: answer.ok, broken: () => brokenReading(decoder, input, answer) };
    },
  })),
];
const asked = readers.filter(({ name }) => words.includes(name));

function roundOf({ name, read, documents, pieces }: Reader): Round {
  let accepted = 0;
  let slowest = 0;
  let milliseconds = 0;
  for (let index = 0; index < count; index += 1) {
    const draws = seed * 1_000_003 + index;
    const input = hostileDocument(documents, pieces, drawsOf(draws));
    const start = performance.now();
    const answer = read(input);
    const taken = performance.now() - start;
    milliseconds += taken;
    if (taken > slowest)
      slowest = Math.max(slowest, Math.min(taken, timeOf(read, input), timeOf(read, input)));
    if (answer.ok) accepted += 1;
    const broken = answer.broken();
    if (broken !== null) throw new Error(`${name}, draws of ${draws}: ${broken}`);
    if (index % 50_000 === 0) process.stderr.write(`\r${name}: ${index} of ${count}   `);
  }
  const round = { name, documents: count, accepted, slowest, seconds: milliseconds / 1_000 };
  process.stderr.write(`\r${rowOf(round)}\n`);
  return round;
}

function timeOf(read: Reader['read'], input: unknown): number {
  const start = performance.now();
  read(input);
  return performance.now() - start;
}

function rowOf({ name, documents, accepted, slowest, seconds }: Round): string {
  const cells = [
    `\`${name}\``,
    documents.toLocaleString('en'),
    (documents - accepted).toLocaleString('en'),
    `${((accepted / documents) * 100).toFixed(1)} %`,
    ((seconds / documents) * 1e6).toFixed(0),
    slowest.toFixed(0),
  ];
  return `| ${cells.join(' | ')} |`;
}

function summaryOf(rounds: readonly Round[]): string {
  return [
    `Seed ${seed}, Node ${process.version}.`,
    '',
    '| parser | documents | refused | accepted | µs each | slowest, ms |',
    '|---|---|---|---|---|---|',
    ...rounds.map(rowOf),
    '',
  ].join('\n');
}

const summary = summaryOf((asked.length === 0 ? readers : asked).map(roundOf));
process.stdout.write(summary);
if (words.includes('--write')) {
  const introduction = `# Hostile input

Everything that reads input from outside promises the same: a value, or up to fifty reasons, each at a place that is
there or is missing; never an exception, and no more work than our own limits allow. A value survives JSON and is read
back as it is.

\`npm run hostile\` changes valid documents by chance, in one to five places: keys dropped, doubled and renamed, values of
other types, pieces of other documents, lists of ten million, texts of a million characters, objects that hold
themselves or throw when they are read, keys of prototypes, numbers beyond exactness, text that no database keeps. Each
answer is held to the promise. The test suite does five thousand for each parser, with new chances each time; this is
what a million came to (\`npm run hostile -- 1000000 1 --write\`):

`;
  const closing = `
Input of up to 100,000 values is read, and what has more is refused by a first look that counts: a list of ten million, or
bytes, by their length alone. The slowest are objects of more than a hundred thousand fields, whose keys must be listed to
be counted. Times are of one machine that was busy with other work; tests hold to counts of what was read instead.
`;
  writeFileSync(join(root, 'docs', 'explanation', 'hostile-input.md'), introduction + summary + closing);
}
