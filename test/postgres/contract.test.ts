import { storeContract } from 'partner-campaigns/contract';
import { describe, it } from 'vitest';
import { contractIn } from '../support/postgres/contract.ts';
import { sharedPGlite } from '../support/postgres/pglite.ts';
import { connectToPGlite } from '../support/postgres/stores.ts';

let isOut = false;

const place = contractIn({
  schema: 'contract',
  connect: async () => {
    const pglite = await sharedPGlite();
    return connectToPGlite({
      query: async (...asked) => {
        if (isOut) throw new Error('The storage is out of reach');
        return pglite.query(...asked);
      },
      close: async () => {},
    });
  },
  // PGlite has one connection, and whoever uses it uses the same.
  connectBeside: async (db) => db,
  takeAway: async () => {
    isOut = true;
  },
  bringBack: async () => {
    isOut = false;
  },
});

describe('the store on PGlite', () => {
  for (const { group, name, skip, run } of storeContract(place))
    it(`${group}: ${name}`, () => {
      if (skip !== undefined) throw new Error(skip);
      return run();
    });
});
