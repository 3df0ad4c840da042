import { canonicalJson } from '../../core/canonical.js';

/**
 * Where what came is not what was expected, one line a place; none if it is. Of an object only the fields that are
 * expected count; a list must be as long, and in that order.
 */
export function differences(expected: unknown, came: unknown, place: string): readonly string[] {
  if (Array.isArray(expected))
    return Array.isArray(came) ? ofLists(expected, came, place) : [line(place, expected, came)];
  if (!isObject(expected) || !isObject(came))
    return Object.is(expected, came) ? [] : [line(place, expected, came)];
  const found = new Map<string, unknown>(Object.entries(came));
  return Object.entries(expected).flatMap(([key, value]) =>
    differences(value, found.get(key), place === '' ? key : `${place}.${key}`),
  );
}

function ofLists(expected: readonly unknown[], came: readonly unknown[], place: string): readonly string[] {
  const lines = expected
    .slice(0, came.length)
    .flatMap((one, index) => differences(one, came[index], `${place}[${index}]`));
  if (expected.length === came.length) return lines;
  return [
    ...lines,
    `${place}: expected ${expected.length} of them, there are ${came.length}: ${shown(came)}`,
  ];
}

function line(place: string, expected: unknown, came: unknown): string {
  return `${place}: expected ${shown(expected)}, it is ${shown(came)}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a person reads of a value. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = canonicalJson(value);
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}

/** What a command came to is not what was expected; the message tells every difference. */
export class ScenarioError extends Error {
  override readonly name: string = 'ScenarioError';
}

/** A field of what happened or stands, or several: those that are named must be so. */
export type Part<Whole> = Whole extends string | number | boolean
  ? Whole
  : Whole extends readonly (infer Item)[]
    ? readonly Part<Item>[]
    : Whole extends object
      ? { readonly [Field in keyof Whole]?: Part<Whole[Field]> }
      : Whole;

/** A {@link Part} of one of several. */
export type EachPart<Whole> = Whole extends unknown ? Part<Whole> : never;

/** A code stands for a reason or a warning with that code. */
export function asCode(expected: unknown): unknown {
  return typeof expected === 'string' ? { code: expected } : expected;
}

/** A name stands for an event of that type. */
export function asType(expected: unknown): unknown {
  return typeof expected === 'string' ? { type: expected } : expected;
}
