import type * as z from 'zod';
import { canonicalJson } from '../core/canonical.js';
import type { AgencyId, CreatorId, ShopId } from '../core/ids.js';
import type { Directories, ProductKey, SkuKey } from '../ports/directories.js';
import { type ContractCase, contractCase } from './case.js';
import { expectInOrder, expectSame, expectThat, expectThere, picked, shown } from './expect.js';
import {
  agencyFactsSchema,
  creatorFactsSchema,
  productFactsSchema,
  shopFactsSchema,
  skuFactsSchema,
} from './fact-schemas.js';
import type { PortPromise } from './failure.js';

/** Some of what directories know: two or more of each, so that their order can be told. */
export interface KnownFacts {
  readonly agencies: readonly AgencyId[];
  readonly shops: readonly ShopId[];
  /** Of two shops or more. */
  readonly products: readonly ProductKey[];
  /** Left out where no creators are known: what is promised of them is not tried then. */
  readonly creators?: readonly CreatorId[];
  /** With different ids; left out where no variants are known: what is promised of them is not tried then. */
  readonly skus?: readonly SkuKey[];
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
  /** By what facts are told apart. */
  readonly nameOf: (facts: Facts) => unknown;
  /** The same of the key that they were asked by; the key itself, if nothing is said. */
  readonly nameOfKey?: (key: Key) => unknown;
  /** Why it is not tried; absent when it is. */
  readonly skip?: string;
}

/**
 * What {@link Directories} promise, as cases: answers in order, and facts in the units that their documentation names.
 * Throws a `TypeError` when fewer than two of each are named: nothing could be told from that. Creators and variants, of
 * which a host may know nothing, are skipped where none are named.
 */
export function directoriesContract({
  createDirectories,
  known,
}: DirectoriesContractOptions): readonly ContractCase[] {
  const shopsWithProducts = new Set(known.products.map(({ shopId }) => shopId)).size;
  if (known.agencies.length < 2 || known.shops.length < 2 || shopsWithProducts < 2)
    throw new TypeError('Name two agencies, two shops, and products of two shops, that the directories know');
  const { creators, skus } = known;
  if (creators !== undefined && creators.length < 2)
    throw new TypeError('Name two creators that the directories know, or leave them out');
  if (skus !== undefined && new Set(skus.map(({ skuId }) => skuId)).size < 2)
    throw new TypeError('Name two variants of different ids that the directories know, or leave them out');
  const find = 'One answer for each id, in order; `undefined` for an unknown one.';
  const findProducts =
    "One answer for each key, in order; `undefined` for an unknown product, or one that is not that shop's.";
  const findSkus =
    "One answer for each key, in order; `undefined` for an unknown variant, or one that is not that product's.";
  return [
    ...casesOf({
      what: 'agencies',
      promise: { of: 'AgencyDirectory.find', says: find },
      known: known.agencies,
      unknown: NOBODY,
      schema: agencyFactsSchema,
      find: async (ids) => (await createDirectories()).agencies.find(ids),
      nameOf: ({ id }) => id,
    }),
    ...casesOf({
      what: 'shops',
      promise: { of: 'ShopDirectory.find', says: find },
      known: known.shops,
      unknown: NOBODY,
      schema: shopFactsSchema,
      find: async (ids) => (await createDirectories()).shops.find(ids),
      nameOf: ({ id }) => id,
    }),
    ...casesOf({
      what: 'products',
      promise: { of: 'ProductCatalog.find', says: findProducts },
      known: known.products,
      unknown: { shopId: known.shops[0] ?? NOBODY, productId: NOBODY },
      schema: productFactsSchema,
      find: async (keys) => (await createDirectories()).products.find(keys),
      nameOf: ({ id, shopId }) => ({ shopId, productId: id }),
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
    ...casesOf({
      what: 'creators',
      promise: { of: 'CreatorDirectory.find', says: find },
      known: creators ?? [],
      unknown: NOBODY,
      schema: creatorFactsSchema,
      find: async (ids) => expectThere('creators', (await createDirectories()).creators).find(ids),
      nameOf: ({ creatorId }) => creatorId,
      ...skippedWithout('creators', creators),
    }),
    ...casesOf({
      what: 'variants',
      promise: { of: 'SkuCatalog.find', says: findSkus },
      known: skus ?? [],
      unknown: { shopId: NOBODY, productId: NOBODY, skuId: NOBODY },
      schema: skuFactsSchema,
      find: async (keys) => expectThere('skus', (await createDirectories()).skus).find(keys),
      nameOf: ({ skuId }) => skuId,
      nameOfKey: ({ skuId }) => skuId,
      ...skippedWithout('skus', skus),
    }),
    contractCase(
      {
        group: 'variants',
        name: 'a variant is not found under another product or shop',
        promise: { of: 'SkuCatalog.find', says: findSkus },
        ...skippedWithout('skus', skus),
      },
      async () => {
        const catalog = expectThere('skus', (await createDirectories()).skus);
        const strange = (skus ?? []).flatMap((key) => [
          { ...key, productId: NOBODY },
          { ...key, shopId: NOBODY },
        ]);
        expectSame(
          'skus.find of variants of products that there are not',
          await catalog.find(strange),
          strange.map(() => undefined),
        );
      },
    ),
  ];
}

/** Why nothing is tried of what none are named. */
function skippedWithout(name: 'creators' | 'skus', named: readonly unknown[] | undefined) {
  return named === undefined ? { skip: `known.${name} names none that the directories know` } : {};
}

function casesOf<Key, Facts extends object>(directory: Directory<Key, Facts>): readonly ContractCase[] {
  const { what, promise, known, unknown, schema, find, nameOf, skip } = directory;
  const about = { group: what, promise, ...(skip === undefined ? {} : { skip }) };
  const namesOf = (found: readonly (Facts | undefined)[]) => picked(found, nameOf);
  const askedNames = (keys: readonly Key[]) => keys.map(directory.nameOfKey ?? ((key) => key));
  const [first, second] = known;
  return [
    contractCase(
      { ...about, name: 'they come in the order asked, each as often as it was asked for' },
      async () => {
        const asked = [second, second, first, second].filter((key) => key !== undefined);
        expectInOrder(`${what}.find of four keys`, namesOf(await find(asked)), askedNames(asked));
        expectSame(`${what}.find([])`, await find([]), []);
      },
    ),
    contractCase({ ...about, name: 'unknown ones are undefined, in their places' }, async () => {
      const one = known.slice(0, 1);
      const found = namesOf(await find([unknown, ...one, unknown]));
      expectInOrder(`${what}.find with unknown ones`, found, [undefined, ...askedNames(one), undefined]);
    }),
    contractCase({ ...about, name: `${MANY} are asked for at once` }, async () => {
      const asked = Array.from({ length: MANY }, (_, index) => known[index % known.length]).filter(
        (key) => key !== undefined,
      );
      const found = await find(asked);
      expectSame(`the number of answers to ${what}.find of ${MANY} keys`, found.length, MANY);
      const names = askedNames(asked);
      const wrong = namesOf(found).filter(
        (name, index) => canonicalJson(name) !== canonicalJson(names[index]),
      );
      expectInOrder(`the keys out of ${MANY} that were answered with something else`, wrong, []);
    }),
    contractCase({ ...about, name: 'facts are in the units that their documentation names' }, async () => {
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
    }),
  ];
}
