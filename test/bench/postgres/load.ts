import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { BenchServer } from './bench-server.ts';
import { showProgress } from './progress.ts';

/** What can stand in a row: a document is an object. */
type Value = string | number | readonly string[] | object | null;

/** Rows of a table. */
export interface Load {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<Readonly<Record<string, Value>>>;
  /** How many there are about to be. */
  readonly count: number;
}

/** How fast a table was filled, its indexes aside. */
export interface Loaded {
  readonly table: string;
  readonly rows: number;
  readonly seconds: number;
}

const CHUNK = 1 << 18;

/** Copies rows into a table: many times faster than saving, and for rows that a save would have left. */
export async function load(
  server: BenchServer,
  { schema, table, columns, rows, count }: Load,
): Promise<Loaded> {
  const begin = performance.now();
  const statement = `copy ${schema}.${table} (${columns.join(', ')}) from stdin`;
  const psql = spawn('psql', ['-X', '-q', '-c', statement, server.url], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaint = '';
  psql.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const ended = once(psql, 'exit');
  // What psql has to say is in its complaint.
  psql.stdin.on('error', () => {});
  let done = 0;
  let chunk = '';
  for (const row of rows) {
    chunk += `${columns.map((name) => copied(row[name] ?? null)).join('\t')}\n`;
    done += 1;
    if (chunk.length < CHUNK) continue;
    if (!psql.stdin.write(chunk)) await Promise.race([once(psql.stdin, 'drain'), ended]);
    if (psql.exitCode !== null) break;
    chunk = '';
    showProgress(`loading ${schema}.${table}`, done, Math.max(count, done));
  }
  psql.stdin.end(chunk);
  const [code] = await ended;
  if (code !== 0) throw new Error(`${statement} failed:\n${complaint}`);
  return { table: `${schema}.${table}`, rows: done, seconds: (performance.now() - begin) / 1_000 };
}

/** A value in the text format of `copy`. */
function copied(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  if (Array.isArray(value)) return escaped(`{${value.map((item) => JSON.stringify(item)).join(',')}}`);
  return escaped(JSON.stringify(value));
}

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPES[character] ?? character);
}

/**
 * Fills tables of a schema without their indexes, and makes those again afterwards, which takes a fraction of the time;
 * then has the tables vacuumed and looked through, as a server does by itself in time.
 */
export async function filling<Result>(
  { ask }: Pick<BenchServer, 'ask'>,
  schema: string,
  fill: () => Promise<Result>,
): Promise<Result> {
  const indexes = await ask<{ name: string; definition: string }>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index join pg_class on pg_class.oid = indexrelid
    where relnamespace = '${schema}'::regnamespace and not indisprimary`);
  for (const { name } of indexes) await ask(`drop index ${name}`);
  const result = await fill();
  for (const [index, { definition }] of indexes.entries()) {
    await ask(definition);
    showProgress(`indexes of ${schema}`, index + 1, indexes.length);
  }
  const tables = await ask<{ name: string }>(`
    select oid::regclass::text as name from pg_class
    where relnamespace = '${schema}'::regnamespace and relkind = 'r'`);
  for (const { name } of tables) await ask(`vacuum (analyze) ${name}`);
  await ask('checkpoint');
  return result;
}
