import { isDeepStrictEqual } from 'node:util';
import { parseCommand } from 'partner-campaigns';
import type { parsers } from './documents.ts';

type Parser = (typeof parsers)[number];
export type Parsed = ReturnType<Parser['parse']>;

/**
 * What every parser promises of whatever it is given: a value that survives JSON and is read back as it is, or up to
 * fifty reasons, each at a place that is there or is missing. Gives what is wrong with an answer, or `null`.
 */
export function brokenPromise(
  name: Parser['name'],
  parse: Parser['parse'],
  input: unknown,
  parsed: Parsed,
): string | null {
  if (parsed.ok) {
    const stored: unknown = JSON.parse(JSON.stringify(parsed.value));
    if (!isDeepStrictEqual(stored, parsed.value)) return 'the value does not survive JSON';
    return isReadBack(name, parse, stored) ? null : 'the value is not read back as it is';
  }
  const { reasons } = parsed.refusal;
  if (reasons.length < 1 || reasons.length > 50) return `${reasons.length} reasons`;
  for (const { code, parameters } of reasons) {
    const { path, problem } = parameters;
    if (code !== 'invalid_input' || problem === '' || problem.length > 200)
      return `a reason that says ${problem}`;
    if (!isPlaceOf(input, path)) return `a reason at ${path}, which is no place`;
  }
  return null;
}

/** Tells whether reading a stored value gives it back; a submission is read item by item. */
function isReadBack(name: Parser['name'], parse: Parser['parse'], stored: unknown): boolean {
  if (name !== 'parseSubmission') return isDeepStrictEqual(parse(stored), { ok: true, value: stored });
  const items: unknown = Object.entries(stored ?? {}).find(([key]) => key === 'items')?.[1];
  return (
    Array.isArray(items) &&
    [items[0], items.at(-1)].every((item) => isDeepStrictEqual(parseCommand(item), { ok: true, value: item }))
  );
}

/** Tells whether a path names something in the input, or what an object or a list in it does not have. */
export function isPlaceOf(input: unknown, path: string): boolean {
  if (path === '') return true;
  if (typeof input !== 'object' || input === null) return false;
  try {
    if (Array.isArray(input)) {
      const [, index = '', rest = ''] = /^\[(\d+)\](.*)$/s.exec(path) ?? [];
      return index !== '' && isPlaceOf(input[Number(index)], rest);
    }
    const here = path.startsWith('.') ? path.slice(1) : path;
    const [missing = ''] = /^[A-Za-z_]+/.exec(here) ?? [];
    if (missing !== '' && missing === here && !Object.hasOwn(input, here)) return true;
    return Object.keys(input).some(
      (key) => here.startsWith(key) && isPlaceOf(Reflect.get(input, key), here.slice(key.length)),
    );
  } catch {
    // A place that cannot be read is one.
    return true;
  }
}
