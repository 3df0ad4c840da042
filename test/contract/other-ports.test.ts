import type { Clock, Directories, Instant, NewId, ProductFacts } from 'partner-campaigns';
import {
  type ContractCase,
  clockContract,
  directoriesContract,
  newIdContract,
  runContract,
} from 'partner-campaigns/contract';
import { createMemoryDirectories } from 'partner-campaigns/memory';
import { describe, expect, it } from 'vitest';
import { aProduct, aShop } from '../support/build.ts';

/** The titles of cases that fail, with their messages. */
async function failures(cases: readonly ContractCase[]): Promise<readonly string[]> {
  const { results } = await runContract(cases);
  return results.flatMap((one) =>
    one.outcome === 'failed' ? [`${one.group}: ${one.name}: ${one.expected}; ${one.came}`] : [],
  );
}

/** Asks that each of some broken ports is caught, and that each case is failed by one of them. */
function eachIsCaught<Port>(
  faults: Readonly<Record<string, { readonly port: Port; readonly says: RegExp }>>,
  casesOf: (port: Port) => readonly ContractCase[],
): void {
  it.each(Object.entries(faults))('%s is caught', async (_, { port, says }) => {
    expect((await failures(casesOf(port))).join('\n')).toMatch(says);
  });

  it('every case is failed by one of them', async () => {
    const all = new Set<string>();
    const failed = new Set<string>();
    for (const { port } of Object.values(faults)) {
      const { results } = await runContract(casesOf(port));
      for (const { group, name, outcome } of results) {
        all.add(`${group}: ${name}`);
        if (outcome === 'failed') failed.add(`${group}: ${name}`);
      }
    }
    expect([...all].filter((title) => !failed.has(title))).toEqual([]);
  });
}

describe('clocks', () => {
  const casesOf = (createClock: () => Clock) => clockContract({ createClock });
  const reading = (read: () => number) => () => ({ now: () => read() as Instant });
  let turn = 0;

  it('of the process pass', async () => {
    expect(await failures(casesOf(reading(() => Date.now())))).toEqual([]);
  });

  eachIsCaught(
    {
      'one that counts fractions': {
        port: reading(() => Date.now() + 0.5),
        says: /whole epoch milliseconds/,
      },
      'one that gives texts': {
        port: reading(() => String(Date.now()) as never),
        says: /whole epoch milliseconds/,
      },
      'one that counts seconds': {
        port: reading(() => Math.floor(Date.now() / 1_000)),
        says: /between the years 2000/,
      },
      'one that counts microseconds': {
        port: reading(() => Date.now() * 1_000),
        says: /between the years 2000/,
      },
      'one that counts from the start of the process': {
        port: reading(() => Math.floor(performance.now())),
        says: /between the years 2000/,
      },
      'one that goes back': {
        port: reading(() => {
          turn += 1;
          return Date.UTC(2026, 0, 1) - (turn % 7);
        }),
        says: /or later, as it did before/,
      },
    },
    casesOf,
  );
});

describe('makers of ids', () => {
  const casesOf = (createNewId: () => NewId) => newIdContract({ createNewId });
  const counting = () => {
    let made = 0;
    return () => {
      made += 1;
      return `campaign-${made}`;
    };
  };

  it('of random ids pass', async () => {
    expect(await failures(casesOf(() => () => crypto.randomUUID()))).toEqual([]);
  });

  eachIsCaught(
    {
      'one that gives nothing': { port: () => () => '', says: /an id of 1 to 200 characters/ },
      'one that gives numbers': {
        port: () => () => Math.random() as never,
        says: /an id of 1 to 200 characters/,
      },
      'one whose ids are too long': {
        port: () => () => 'a'.repeat(201),
        says: /an id of 1 to 200 characters/,
      },
      'one with line breaks': {
        port: () => () => `${crypto.randomUUID()}\n`,
        says: /without control characters/,
      },
      'one with too few ids': {
        port: () => () => String(Math.floor(Math.random() * 5_000)),
        says: /10000 different ids/,
      },
      'one that begins anew with each process': { port: counting, says: /made by both/ },
    },
    casesOf,
  );
});

describe('directories', () => {
  const shops = [aShop(), aShop({ id: 'shop-2', rating: 480 })];
  const agencies = ['agency-1', 'agency-2'].map((id) => ({ id, name: id, homeCountry: 'TH' }));
  const products = [
    aProduct({ lowestPrice: { currency: 'THB', minorUnits: '1900' }, host: { 'acme/tier': 'gold' } }),
    aProduct({ id: 'product-2', shopId: 'shop-2', rating: null }),
  ];
  const known = {
    agencies: ['agency-1', 'agency-2'],
    shops: ['shop-1', 'shop-2'],
    products: products.map(({ id, shopId }) => ({ shopId, productId: id })),
  };
  const right = createMemoryDirectories();
  right.add({ agencies, shops, products });
  const casesOf = (directories: Directories) =>
    directoriesContract({ createDirectories: () => directories, known });

  const withProducts = (change: (facts: ProductFacts) => object): Directories => ({
    ...right,
    products: {
      find: async (keys) =>
        (await right.products.find(keys)).map((facts) => facts && (change(facts) as ProductFacts)),
    },
  });
  const everywhere = (
    change: <Facts>(find: (keys: readonly unknown[]) => Promise<readonly (Facts | undefined)[]>) => never,
  ): Directories => ({
    agencies: { find: change(right.agencies.find as never) },
    shops: { find: change(right.shops.find as never) },
    products: { find: change(right.products.find as never) },
  });
  type Found = (keys: readonly unknown[]) => Promise<readonly unknown[]>;
  const finding = (change: (found: Found) => Found) => everywhere(((find: Found) => change(find)) as never);

  it('that live in the process pass', async () => {
    expect(await failures(casesOf(right))).toEqual([]);
  });

  it('of which less is known cannot be tried', () => {
    const few = { ...known, agencies: ['agency-1'] };
    expect(() => directoriesContract({ createDirectories: () => right, known: few })).toThrow(TypeError);
    const ofOne = { ...known, products: known.products.slice(0, 1) };
    expect(() => directoriesContract({ createDirectories: () => right, known: ofOne })).toThrow(TypeError);
  });

  eachIsCaught(
    {
      'ones that answer in an order of their own': {
        port: finding((find) => async (keys) => (await find(keys)).toReversed()),
        says: /agencies\.find of four keys/,
      },
      'ones that answer each key once': {
        port: finding((find) => async (keys) => [...new Set(await find(keys))]),
        says: /shops\.find of four keys/,
      },
      'ones that leave unknown ones out': {
        port: finding((find) => async (keys) => (await find(keys)).filter((facts) => facts !== undefined)),
        says: /products: unknown ones are undefined.*products\.find with unknown ones/s,
      },
      'ones that give null': {
        port: finding((find) => async (keys) => (await find(keys)).map((facts) => facts ?? null)),
        says: /agencies\.find with unknown ones to give, in this order, \[undefined.*\[null/s,
      },
      'ones that are asked for a hundred at most': {
        port: finding((find) => async (keys) => find(keys.slice(0, 100))),
        says: /agencies\.find of 1200 keys to be 1200; it is 100/,
      },
      'ones that forget the shop': {
        port: {
          ...right,
          products: {
            find: async (keys) => keys.map(({ productId }) => products.find(({ id }) => id === productId)),
          },
        },
        says: /a product is not found under another shop/,
      },
      'ones with a price that is a number': {
        port: withProducts((facts) => ({ ...facts, lowestPrice: 19.99 })),
        says: /at lowestPrice/,
      },
      'ones with a rating of 4.8': {
        port: withProducts((facts) => ({ ...facts, rating: 4.8 })),
        says: /at rating/,
      },
      'ones with fields of their own beside the facts': {
        port: withProducts((facts) => ({ ...facts, colour: 'red' })),
        says: /Unrecognized key/,
      },
      'ones with a shop in lower case markets': {
        port: {
          ...right,
          shops: {
            find: async (ids) => (await right.shops.find(ids)).map((one) => one && { ...one, market: 'th' }),
          },
        },
        says: /at market: Invalid country code/,
      },
      'ones with an agency that has no home': {
        port: {
          ...right,
          agencies: {
            find: async (ids) =>
              (await right.agencies.find(ids)).map((one) => one && { ...one, homeCountry: '' }),
          },
        },
        says: /at homeCountry/,
      },
    },
    casesOf,
  );
});
