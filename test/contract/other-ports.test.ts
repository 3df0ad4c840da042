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
  const creators = [{ creatorId: 'creator-1', authorisedAgencies: ['agency-1'] }, { creatorId: 'creator-2' }];
  const skus = products.map(({ id, shopId }, index) => ({
    shopId,
    productId: id,
    sku: { skuId: `sku-${index}`, soldOut: index === 1 },
  }));
  const withoutCreators = {
    agencies: ['agency-1', 'agency-2'],
    shops: ['shop-1', 'shop-2'],
    products: products.map(({ id, shopId }) => ({ shopId, productId: id })),
  };
  const known = {
    ...withoutCreators,
    creators: ['creator-1', 'creator-2'],
    skus: skus.map(({ shopId, productId, sku: { skuId } }) => ({ shopId, productId, skuId })),
  };
  const right = createMemoryDirectories();
  right.add({ agencies, shops, products, creators, skus });
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
    creators: { find: change(right.creators.find as never) },
    skus: { find: change(right.skus.find as never) },
  });
  type Found = (keys: readonly unknown[]) => Promise<readonly unknown[]>;
  const finding = (change: (found: Found) => Found) => everywhere(((find: Found) => change(find)) as never);

  it('that live in the process pass', async () => {
    expect(await failures(casesOf(right))).toEqual([]);
  });

  it('that know nothing of creators and variants are not tried for them, and told so', async () => {
    const { agencies, shops, products } = right;
    const cases = directoriesContract({
      createDirectories: () => ({ agencies, shops, products }),
      known: withoutCreators,
    });
    const { failed, results } = await runContract(cases);
    expect(failed).toBe(0);
    const skipped = results.filter(({ outcome }) => outcome === 'skipped');
    expect(skipped.map(({ group }) => group)).toEqual([
      ...Array.from({ length: 4 }, () => 'creators'),
      ...Array.from({ length: 5 }, () => 'variants'),
    ]);
    expect(skipped[0]).toMatchObject({ reason: 'known.creators names none that the directories know' });
  });

  it('of which less is known cannot be tried', () => {
    const few = { ...known, agencies: ['agency-1'] };
    expect(() => directoriesContract({ createDirectories: () => right, known: few })).toThrow(TypeError);
    const ofOne = { ...known, products: known.products.slice(0, 1) };
    expect(() => directoriesContract({ createDirectories: () => right, known: ofOne })).toThrow(TypeError);
    for (const few of [
      { creators: ['creator-1'] },
      { skus: known.skus.map((key) => ({ ...key, skuId: 'one' })) },
    ])
      expect(() =>
        directoriesContract({ createDirectories: () => right, known: { ...known, ...few } }),
      ).toThrow(TypeError);
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
      'ones that have no creators, of whom some are named': {
        port: { agencies: right.agencies, shops: right.shops, products: right.products },
        says: /creators to be there/,
      },
      'ones that forget the product of a variant': {
        port: {
          ...right,
          skus: {
            find: async (keys) => keys.map(({ skuId }) => skus.find(({ sku }) => sku.skuId === skuId)?.sku),
          },
        },
        says: /a variant is not found under another product or shop/,
      },
      'ones that say of a creator how many agencies may ask': {
        port: {
          ...right,
          creators: {
            find: async (ids) =>
              (await right.creators.find(ids)).map(
                (one) => one && { ...one, authorisedAgencies: 1 as never },
              ),
          },
        },
        says: /at authorisedAgencies/,
      },
      'ones that say of a variant how many are left': {
        port: {
          ...right,
          skus: {
            find: async (keys) =>
              (await right.skus.find(keys)).map((one) => one && { ...one, soldOut: 0 as never }),
          },
        },
        says: /at soldOut/,
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
