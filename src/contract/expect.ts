import { Mismatch } from './failure.js';

/** Longest text of a value in a message. */
const LONGEST = 300;

/** Asks that two values are the same JSON data: absent is not `undefined`, nor `null`, and `"1"` is not 1. */
export function expectSame(what: string, came: unknown, expected: unknown): void {
  const difference = differenceOf(expected, came, '');
  if (difference === null) return;
  const { place, wanted, found } = difference;
  const where = place === '' ? what : `${what.replace(/,$/, '')}, at ${place},`;
  throw new Mismatch(`${where} to be ${shown(wanted)}`, `it is ${shown(found)}`);
}

/** Asks for these ids in this order. */
export function expectInOrder(what: string, came: readonly unknown[], expected: readonly unknown[]): void {
  if (differenceOf(expected, came, '') === null) return;
  throw new Mismatch(`${what} to give, in this order, ${shown(expected)}`, `it gives ${shown(came)}`);
}

/** Asks for these ids, each once, in any order; tells which are missing and which are too many. */
export function expectAll(what: string, came: readonly string[], expected: readonly string[]): void {
  if (differenceOf(expected.toSorted(), came.toSorted(), '') === null) return;
  const missing = expected.filter((id) => !came.includes(id));
  const others = came.filter((id, index) => !expected.includes(id) || came.indexOf(id) !== index);
  throw new Mismatch(
    `${what} to give ${shown(expected)}`,
    `it gives ${shown(came)}${told(', without', missing)}${told(', with too many', others)}`,
  );
}

/** One field of each row that is there; what is given instead of a row, such as `null`, stays as it is. */
export function picked<Row extends object, Picked>(
  rows: readonly (Row | undefined)[],
  pick: (row: Row) => Picked,
): readonly (Picked | undefined)[] {
  // Many drivers give null for no row, past the compiler.
  return rows.map((row) => (row === undefined || row === null ? row : pick(row)));
}

/** Asks that something holds. */
export function expectThat(holds: boolean, expected: string, came: string): void {
  if (!holds) throw new Mismatch(expected, came);
}

/** Asks for something there; gives it. */
export function expectThere<Value>(what: string, value: Value | null | undefined): Value {
  if (value !== undefined && value !== null) return value;
  throw new Mismatch(`${what} to be there`, `it is ${shown(value)}`);
}

/** A value as text, cut where it is long. */
export function shown(value: unknown): string {
  const text = textOf(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
}

function told(words: string, ids: readonly string[]): string {
  return ids.length === 0 ? '' : `${words} ${shown(ids)}`;
}

function textOf(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (isDate(value)) return `a Date, ${String(value)}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? String(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}:${textOf(field)}`);
  return `{${fields.join(',')}}`;
}

/** Where two values differ first. */
interface Difference {
  readonly place: string;
  readonly wanted: unknown;
  readonly found: unknown;
}

function differenceOf(wanted: unknown, found: unknown, place: string): Difference | null {
  if (Object.is(wanted, found)) return null;
  const here = { place, wanted, found };
  if (!isData(wanted) || !isData(found) || Array.isArray(wanted) !== Array.isArray(found)) return here;
  const names = new Set([...Object.keys(wanted), ...Object.keys(found)]);
  if (Array.isArray(wanted) && Array.isArray(found) && wanted.length !== found.length) return here;
  for (const name of names) {
    const inner = place === '' ? name : `${place}.${name}`;
    if (!Object.hasOwn(wanted, name))
      return { place: inner, wanted: ABSENT, found: Reflect.get(found, name) };
    if (!Object.hasOwn(found, name))
      return { place: inner, wanted: Reflect.get(wanted, name), found: ABSENT };
    const difference = differenceOf(Reflect.get(wanted, name), Reflect.get(found, name), inner);
    if (difference !== null) return difference;
  }
  return null;
}

/** How a field that there is not is told from one that is `undefined`. */
const ABSENT = 'absent (no such field)';

function isData(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isDate(value);
}

function isDate(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Date]';
}
