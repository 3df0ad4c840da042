import type * as z from 'zod';
import { canonicalJson } from '../core/canonical.js';
import type { AgencyId, ShopId } from '../core/ids.js';
import type { Directories, ProductKey } from '../ports/directories.js';
import { type ContractCase, contractCase } from './case.js';
import { expectInOrder, expectSame, expectThat, expectThere, picked, shown } from './expect.js';
import { agencyFactsSchema, productFactsSchema, shopFactsSchema } from './fact-schemas.js';
import type { PortPromise } from './failure.js';

/** Some of what directories know: two or more of each, so that their order can be told. */
export interface KnownFacts {
  readonly agencies: readonly AgencyId[];
  readonly shops: readonly ShopId[];
  /** Of two shops or more. */
  readonly products: readonly ProductKey[];
}

/** Directories to be tried; they are only read. */
export interface DirectoriesContractOptions {
  /** Gives the directories. */
  readonly createDirectories: () => Directories | Promise<Directories>;
  readonly known: KnownFacts;
}

/** An id that no directory has. */
const NOBODY = 'partner-campaigns contract: nobody';

const MANY = 1_200;

/** One directory, asked by any kind of key. */
interface Directory<Key, Facts extends object> {
  readonly what: string;
  readonly promise: PortPromise;
  readonly known: readonly Key[];
  readonly unknown: Key;
  readonly schema: z.ZodType<Facts>;
  /** Asks one call of fresh directories. */
  readonly find: (keys: readonly Key[]) => Promise<readonly (Facts | undefined)[]>;
  readonly keyOf: (facts: Facts) => Key;
}

/**
 * What {@link Directories} promise, as cases: answers in order, and facts in the units that their documentation names.
 * Throws a `TypeError` when fewer than two of each are named: nothing could be told from that.
 */
export function directoriesContract({
  createDirectories,
  known,
}: DirectoriesContractOptions): readonly ContractCase[] {
  const shopsWithProducts = new Set(known.products.map(({ shopId }) => shopId)).size;
  if (known.agencies.length < 2 || known.shops.length < 2 || shopsWithProducts < 2)
    throw new TypeError('Name two agencies, two shops, and products of two shops, that the directories know');
  const find = 'One answer for each id, in order; `undefined` for an unknown one.';
  const findProducts =
    "One answer for each key, in order; `undefined` for an unknown product, or one that is not that shop's.";
  return [
    ...casesOf({
      what: 'agencies',
      promise: { of: 'AgencyDirectory.find', says: find },
      known: known.agencies,
      unknown: NOBODY,
      schema: agencyFactsSchema,
      find: async (ids) => (await createDirectories()).agencies.find(ids),
      keyOf: ({ id }) => id,
    }),
    ...casesOf({
      what: 'shops',
      promise: { of: 'ShopDirectory.find', says: find },
      known: known.shops,
      unknown: NOBODY,
      schema: shopFactsSchema,
      find: async (ids) => (await createDirectories()).shops.find(ids),
      keyOf: ({ id }) => id,
    }),
    ...casesOf({
      what: 'products',
      promise: { of: 'ProductCatalog.find', says: findProducts },
      known: known.products,
      unknown: { shopId: known.shops[0] ?? NOBODY, productId: NOBODY },
      schema: productFactsSchema,
      find: async (keys) => (await createDirectories()).products.find(keys),
      keyOf: ({ id, shopId }) => ({ shopId, productId: id }),
    }),
    contractCase(
      {
        group: 'products',
        name: 'a product is not found under another shop',
        promise: { of: 'ProductCatalog.find', says: findProducts },
      },
      async () => {
        const directories = await createDirectories();
        const keys = known.products.flatMap(({ productId }) =>
          known.products.map(({ shopId }) => ({ shopId, productId })),
        );
        const found = await directories.products.find(keys);
        for (const [index, key] of keys.entries()) {
          const facts = found[index];
          // Another shop may have a product of that id; then it is that one.
          if (facts !== undefined)
            expectSame(`the shop of products.find([${shown(key)}])`, facts.shopId, key.shopId);
        }
        const strange = known.products.map(({ productId }) => ({ shopId: NOBODY, productId }));
        expectSame(
          `products.find of products of a shop that there is not`,
          await directories.products.find(strange),
          strange.map(() => undefined),
        );
      },
    ),
  ];
}

function casesOf<Key, Facts extends object>(directory: Directory<Key, Facts>): readonly ContractCase[] {
  const { what, promise, known, unknown, schema, find, keyOf } = directory;
  const group = what;
  const keysOf = (found: readonly (Facts | undefined)[]) => picked(found, keyOf);
  const [first, second] = known;
  return [
    contractCase(
      { group, promise, name: 'they come in the order asked, each as often as it was asked for' },
      async () => {
        const asked = [second, second, first, second].filter((key) => key !== undefined);
        expectInOrder(`${what}.find of four keys`, keysOf(await find(asked)), asked);
        expectSame(`${what}.find([])`, await find([]), []);
      },
    ),
    contractCase({ group, promise, name: 'unknown ones are undefined, in their places' }, async () => {
      const asked = [unknown, ...known.slice(0, 1), unknown];
      const [one] = known;
      expectInOrder(`${what}.find with unknown ones`, keysOf(await find(asked)), [undefined, one, undefined]);
    }),
    contractCase({ group, promise, name: `${MANY} are asked for at once` }, async () => {
      const asked = Array.from({ length: MANY }, (_, index) => known[index % known.length]).filter(
        (key) => key !== undefined,
      );
      const found = await find(asked);
      expectSame(`the number of answers to ${what}.find of ${MANY} keys`, found.length, MANY);
      const wrong = keysOf(found).filter((key, index) => canonicalJson(key) !== canonicalJson(asked[index]));
      expectInOrder(`the keys out of ${MANY} that were answered with something else`, wrong, []);
    }),
    contractCase(
      { group, promise, name: 'facts are in the units that their documentation names' },
      async () => {
        for (const [index, facts] of (await find(known)).entries()) {
          const there = expectThere(`${what}.find of ${shown(known[index])}`, facts);
          const read = schema.safeParse(there);
          const problem = read.success ? '' : read.error.issues[0];
          expectThat(
            read.success,
            `facts of ${shown(known[index])} as their documentation says`,
            problem === '' || problem === undefined
              ? 'they are'
              : `at ${problem.path.join('.')}: ${problem.message}, in ${shown(there)}`,
          );
        }
      },
    ),
  ];
}
