/** A value that nobody should send, made anew for each use; the name stands in for it where it cannot be printed. */
export interface HostileValue {
  readonly name: string;
  readonly make: () => unknown;
  /** An object without fields: where every field may be missing, it says nothing and is no harm. */
  readonly fieldless?: true;
}

/** Values of every type, of which none is a document of ours. */
export const hostileValues: readonly HostileValue[] = [
  { name: 'undefined', make: () => undefined },
  { name: 'null', make: () => null },
  { name: 'true', make: () => true },
  { name: 'zero', make: () => 0 },
  { name: 'NaN', make: () => Number.NaN },
  { name: 'infinity', make: () => Number.NEGATIVE_INFINITY },
  { name: 'a fraction', make: () => 0.1 },
  { name: 'a negative number', make: () => -1 },
  { name: 'a number beyond exactness', make: () => 2 ** 53 },
  { name: 'a big integer', make: () => 1n },
  { name: 'a symbol', make: () => Symbol('withdraw') },
  { name: 'a function', make: () => () => 'withdraw' },
  { name: 'a class', make: () => class Withdraw {} },
  { name: 'an empty text', make: () => '' },
  { name: 'a text', make: () => 'withdraw' },
  { name: 'the text constructor', make: () => 'constructor' },
  { name: 'the text __proto__', make: () => '__proto__' },
  { name: 'a text with a null character', make: () => 'a\0b' },
  { name: 'an unpaired surrogate', make: () => 'a\ud800' },
  { name: 'a text of a million characters', make: () => 'x'.repeat(1_000_000) },
  { name: 'an empty list', make: () => [] },
  { name: 'a list of itself', make: cyclicList },
  { name: 'a list of holes', make: () => new Array(3) },
  { name: 'an empty object', make: () => ({}), fieldless: true },
  { name: 'an object that holds itself', make: cyclicObject },
  { name: 'an object that holds itself in a hundred places', make: knottedObject },
  {
    name: 'an object whose prototype key is its own',
    make: () => JSON.parse('{"__proto__":{"type":"withdraw"}}'),
  },
  {
    name: 'an object with a constructor',
    make: () => ({ constructor: { prototype: { type: 'withdraw' } } }),
  },
  {
    name: 'a getter that throws',
    make: () => Object.defineProperty({}, 'type', { enumerable: true, get: fail }),
  },
  { name: 'a proxy that throws', make: () => new Proxy({}, traps) },
  { name: 'a proxy of a list that throws', make: () => new Proxy([], traps) },
  { name: 'a revoked proxy', make: revoked },
  { name: 'a date', make: () => new Date(0), fieldless: true },
  { name: 'a map', make: () => new Map([['type', 'withdraw']]), fieldless: true },
  { name: 'a boxed text', make: () => Object('withdraw') },
  { name: 'a promise', make: () => Promise.resolve({ type: 'withdraw' }), fieldless: true },
];

const traps: ProxyHandler<object> = {
  get: fail,
  has: fail,
  ownKeys: fail,
  getPrototypeOf: fail,
  getOwnPropertyDescriptor: fail,
};

function fail(): never {
  throw new Error('Hostile');
}

function cyclicObject() {
  const object: Record<string, unknown> = { type: 'a' };
  object['self'] = object;
  return object;
}

function knottedObject() {
  const knot: Record<string, unknown> = { loose: undefined };
  for (let place = 0; place < 100; place += 1) knot[`place${place}`] = knot;
  return knot;
}

function cyclicList() {
  const list: unknown[] = [];
  list.push(list);
  return list;
}

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
