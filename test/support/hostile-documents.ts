import { hostileValues } from './hostile-values.ts';

/** Draws a whole number of 0 or more, below a bound; a seed gives the same numbers always. */
export type Draw = (below: number) => number;

/** The draws of a seed (mulberry32). */
export function drawsOf(seed: number): Draw {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Values that stand in some document of ours, or nearly. */
const plausible: readonly unknown[] = [
  ...[0, 1, 2, -0, -1, 100, 8000, 8001, 1_000_001, 1_772_323_200_000, 8_640_000_000_000_000],
  ...[8_640_000_000_000_001, Number.MAX_SAFE_INTEGER, 2 ** 53, 2 ** 63, 1e308, 5e-324, Number.NaN],
  ...['a', '', ' ', '0', '-0', '1e3', 'shop-1', 'approve', 'local', 'everyone', 'pending', 'acme/late'],
  ...[
    '+66812345678',
    '+66 (0)81-234.5678',
    '0812345678',
    '+999 1',
    '+123456789012345',
    '+'.repeat(40),
    'Asia/Bangkok',
    'TH',
  ],
  ...[
    '🌊',
    'e\u0301',
    '\u202etxt',
    'a\ud800',
    '\udc00',
    '\0',
    'ﷺ'.repeat(300),
    'İ',
    '\u2028',
    'x'.repeat(1001),
  ],
  ...[null, true, false, undefined, 1n, 2n ** 70n],
];

const keys = [
  ...['type', 'v', 'decision', 'note', 'reasons', 'terms', 'deadline', 'wanted', 'contact', 'audience', 'at'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'then', 'length', '0', '', 'a.b', '[0]'],
];

const million = 'x'.repeat(1_000_000);
const longList = new Array<unknown>(120_000).fill('product-1');
const wideObject = Object.fromEntries(longList.map((value, index) => [`key${index}`, value]));
const manyLists = new Array<unknown>(1_000).fill(Object.freeze(new Array<unknown>(1_000).fill(7)));
const longHoles = new Array<unknown>(10_000_000);

/** An object or a list, whose keys may be written. */
type Container = Record<string, unknown>;

type Mutation = (within: Container, draw: Draw, others: readonly unknown[]) => void;

const mutations: readonly Mutation[] = [
  (within, draw) => Reflect.deleteProperty(within, keyIn(within, draw)),
  (within, draw) => set(within, keyIn(within, draw), oneOf(plausible, draw)),
  (within, draw) => set(within, keyIn(within, draw), oneOf(plausible, draw)),
  (within, draw) => set(within, keyIn(within, draw), oneOf(hostileValues, draw).make()),
  (within, draw, others) => set(within, keyIn(within, draw), pieceOf(others, draw)),
  (within, draw, others) => set(within, keyIn(within, draw), pieceOf(others, draw)),
  (within, draw, others) => set(within, oneOf(keys, draw), pieceOf(others, draw)),
  (within, draw) => set(within, oneOf(keys, draw), oneOf(plausible, draw)),
  renamed,
  retyped,
  nudged,
  repeated,
  (within, draw) => set(within, keyIn(within, draw), own(within, keyIn(within, draw))),
  (within, draw) => set(within, keyIn(within, draw), within),
  (within, draw) => set(within, keyIn(within, draw), nested(own(within, keyIn(within, draw)), draw(3_000))),
  (within, draw) =>
    Object.defineProperty(within, keyIn(within, draw), { enumerable: true, get: oddGetter(draw) }),
  (within, draw) => Object.setPrototypeOf(within, { [oneOf(keys, draw)]: oneOf(plausible, draw) }),
  (within, draw) => Object.defineProperty(within, Symbol('type'), { enumerable: true, value: draw(9) }),
  (within) => Object.freeze(within),
];

/** Costly to read without bounds, so they come seldom. */
const enormous: readonly unknown[] = [
  million,
  longList,
  wideObject,
  manyLists,
  longHoles,
  [[million, million]],
];

/**
 * A document that was changed in one to five places, by chance; `others` are pieces to put in. One change of
 * `enormousIn` puts in something that is costly to read.
 */
export function hostileDocument(
  documents: readonly unknown[],
  others: readonly unknown[],
  draw: Draw,
  enormousIn = 1_000,
): unknown {
  const root: Container = { document: structuredClone(oneOf(documents, draw)) };
  for (let left = 1 + draw(1 + draw(5)); left > 0; left -= 1) {
    // What a mutation put in may be frozen, or throw when it is read: then nothing more is done there.
    try {
      const within = oneOf(containersIn(root), draw);
      oneOf(mutations, draw)(within, draw, others);
      if (draw(enormousIn) === 0) set(within, keyIn(within, draw), oneOf(enormous, draw));
    } catch {}
  }
  try {
    return root['document'];
  } catch {
    return undefined;
  }
}

/** Every value in documents, small and large: what could stand in the place of another. */
export function piecesOf(documents: readonly unknown[]): readonly unknown[] {
  return documents.flatMap((document) =>
    typeof document === 'object' && document !== null
      ? [document, ...piecesOf(Object.values(document))]
      : [document],
  );
}

/** A copy, so that what is changed in it later stays whole in the documents. */
function pieceOf(others: readonly unknown[], draw: Draw): unknown {
  return structuredClone(oneOf(others, draw));
}

function oneOf<Item>(items: readonly Item[], draw: Draw): Item {
  const item = items[draw(items.length)];
  if (item === undefined && items.length === 0) throw new RangeError('Nothing to draw from');
  return item as Item;
}

/** The objects and lists of a document, a few dozen at most: the root among them, to replace the whole. */
function containersIn(root: Container): readonly Container[] {
  const found = new Set([root]);
  for (const container of found) {
    if (found.size > 40) break;
    for (const field of Object.values(container).slice(0, 20)) if (isContainer(field)) found.add(field);
  }
  // The whole is but one place of many.
  const [whole, ...within] = found;
  return whole === undefined ? [] : [...within, ...within, ...within, whole];
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && !enormous.includes(value);
}

function keyIn(within: Container, draw: Draw): string {
  const names = Object.keys(within);
  return names.length === 0 ? oneOf(keys, draw) : oneOf(names, draw);
}

/** Never what is inherited: nobody's prototype may get into a document, and be changed there. */
function own(within: Container, key: string): unknown {
  return Object.hasOwn(within, key) ? within[key] : undefined;
}

/** Own keys only: `__proto__` is a key like any other. */
function set(within: Container, key: string, value: unknown): void {
  Object.defineProperty(within, key, { value, enumerable: true, configurable: true, writable: true });
}

function renamed(within: Container, draw: Draw): void {
  const name = keyIn(within, draw);
  const value = own(within, name);
  delete within[name];
  const names = [name.toUpperCase(), `${name} `, `${name}\0`, name.slice(1), oneOf(keys, draw)];
  set(within, oneOf(names, draw), value);
}

function retyped(within: Container, draw: Draw): void {
  const name = keyIn(within, draw);
  const value = own(within, name);
  const wrapped = [[value], { value }, Object(value), ...coercionsOf(value), () => value];
  set(within, name, oneOf(wrapped, draw));
}

/** As a number and as a text. What is enormous may be in a list many times: reading all of that takes hours. */
function coercionsOf(value: unknown): readonly unknown[] {
  const isObject = typeof value === 'object' && value !== null;
  return isObject ? [Number.NaN, '[object Object]'] : [Number(value), JSON.stringify(value)];
}

function nudged(within: Container, draw: Draw): void {
  const name = keyIn(within, draw);
  const value = own(within, name);
  if (typeof value === 'number')
    set(within, name, oneOf([value + 1, value - 1, -value, value + 0.5, value * 2 ** 53], draw));
  if (typeof value === 'string')
    set(
      within,
      name,
      oneOf(
        [`${value}\u0000`, `${value} `, value.slice(0, 1_001).repeat(draw(400)), value.normalize('NFD')],
        draw,
      ),
    );
}

/** Gives a list more items, up to some thousand. */
function repeated(within: Container, draw: Draw): void {
  if (!Array.isArray(within) || within.length === 0) return;
  const count = oneOf([1, 2, 20, 100, 1_001, 10_001], draw);
  for (let index = 0; index < count; index += 1)
    within.push(draw(2) === 0 || typeof within[0] !== 'string' ? within[0] : `${within[0]}-${index}`);
}

function nested(value: unknown, depth: number): unknown {
  let nest = value;
  for (let level = 0; level < depth; level += 1) nest = level % 2 === 0 ? [nest] : { nest };
  return nest;
}

/** A field that throws, or is another each time it is read. */
function oddGetter(draw: Draw): () => unknown {
  let reads = 0;
  const first = oneOf(plausible, draw);
  const later = oneOf(plausible, draw);
  if (draw(2) === 0)
    return () => {
      throw new Error('Hostile');
    };
  return () => {
    reads += 1;
    return reads % 2 === 1 ? first : later;
  };
}
