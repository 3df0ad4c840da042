import fc from 'fast-check';
import { either } from './combinators.js';

/** Keys that programs trip over, and keys of other documents. */
const keys = fc.constantFrom(
  ...['type', 'at', 'actor', 'decision', 'terms', 'v', 'id', 'note', 'holds', 'revision'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'then', 'length', '0', '', 'a.b'],
);

/** Values that nobody should send in the place of another, all of them such as JSON or a browser may carry. */
const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, undefined, true, 0, -1, -0, 0.1, 2 ** 53, -(2 ** 53), 1e308, 8_640_000_000_000_001],
    ...[Number.NaN, Number.POSITIVE_INFINITY, '', ' ', '0', '-1', '1e3', '__proto__', 'null'],
    ...['a\u0000b', 'a\ud800', '\udc00', '\u202e', 'e\u0301', '🌊', 'x'.repeat(1_001), 'ﷺ'.repeat(300)],
  ),
  fc.anything({ maxDepth: 2, withNullPrototype: true, withDate: true, withMap: true }),
);

/** One thing that is done to a document. */
type Damage =
  | { readonly does: 'put' | 'drop'; readonly place: number; readonly value: unknown }
  | { readonly does: 'add'; readonly place: number; readonly key: string; readonly value: unknown };

const damages: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(fc.nat(30), values).map(([place, value]): Damage => ({ does: 'put', place, value })),
  fc.nat(30).map((place): Damage => ({ does: 'drop', place, value: undefined })),
  fc
    .tuple(fc.nat(30), keys, values)
    .map(([place, key, value]): Damage => ({ does: 'add', place, key, value })),
);

/**
 * What nobody should send: documents of a kind with one to three places damaged, and now and then something else
 * altogether. Whoever reads one must refuse it, or find it whole, and never throw.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { parseCommand } from 'partner-campaigns';
 * import { hostileInputs, registrationInputs } from 'partner-campaigns/testing';
 *
 * fc.assert(
 *   fc.property(hostileInputs(registrationInputs()), (input) => {
 *     const parsed = parseCommand(input);
 *     return parsed.ok || parsed.refusal.reasons.every(({ code }) => code === 'invalid_input');
 *   }),
 * );
 * ```
 */
export function hostileInputs(documents: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const damaged = fc
    .tuple(documents, fc.array(damages, { minLength: 1, maxLength: 3 }))
    .map(([document, done]) => done.reduce<unknown>(damage, document));
  return either<unknown>(damaged, values);
}

/** A document with one place damaged; places are counted from the whole through all that is in it, round and round. */
function damage(document: unknown, done: Damage): unknown {
  const count = placesIn(document);
  return damagedAt(document, done.place % count, done);
}

function placesIn(value: unknown): number {
  return isContainer(value) ? Object.values(value).reduce<number>((sum, one) => sum + placesIn(one), 1) : 1;
}

function damagedAt(value: unknown, place: number, done: Damage): unknown {
  if (place === 0) return done.does === 'add' ? withKey(value, done) : done.value;
  if (!isContainer(value)) return value;
  let before = 1;
  const entries = Object.entries(value).flatMap(([key, one]): (readonly [string, unknown])[] => {
    const own = placesIn(one);
    const within = place - before;
    before += own;
    if (within < 0 || within >= own) return [[key, one]];
    if (within === 0 && done.does === 'drop') return [];
    return [[key, damagedAt(one, within, done)]];
  });
  return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

/** The key as the value's own, whatever it is called. */
function withKey(value: unknown, { key, value: added }: Extract<Damage, { does: 'add' }>): unknown {
  if (Array.isArray(value)) return [...value, added];
  return Object.fromEntries([...(isContainer(value) ? Object.entries(value) : []), [key, added]]);
}

function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
