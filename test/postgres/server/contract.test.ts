import { storeContract } from 'partner-campaigns/contract';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { contractIn } from '../../support/postgres/contract.ts';
import { createDatabase, type OwnDatabase } from '../../support/postgres/databases.ts';
import { connectTo } from '../../support/postgres/stores.ts';

let database: OwnDatabase;

beforeAll(async () => {
  database = await createDatabase(inject('postgresUrl'), 'contract');
});

afterAll(() => database.remove());

const schemas = [
  { tables: 'whole tables', schema: 'whole' },
  { tables: 'tables in four partitions', schema: 'divided', partitions: 4 },
];

describe.each(schemas)('the store on a server, with $tables', ({ schema, ...divided }) => {
  let isOut = false;
  const place = contractIn({
    schema,
    ...divided,
    connect: async () => connectTo(database.url),
    connectBeside: async () => connectTo(database.url),
    takeAway: () => {
      isOut = true;
      return database.close();
    },
    bringBack: async () => {
      if (isOut) await database.open();
      isOut = false;
    },
  });

  for (const { group, name, skip, run } of storeContract(place))
    it(`${group}: ${name}`, () => {
      if (skip !== undefined) throw new Error(skip);
      return run();
    });
});
