import { simulate } from 'partner-campaigns/testing';
import { expect, inject, it } from 'vitest';
import { createDatabase } from '../../support/postgres/databases.ts';
import { connectTo, emptyTables, migrate, storeOver } from '../../support/postgres/stores.ts';

const steps = Number(process.env['STEPS'] ?? 1_500);

it.each([
  { tables: 'whole tables', seed: 21 },
  { tables: 'tables in four partitions', seed: 22, partitions: 4 },
])('months of campaigns keep every invariant on a server, with $tables', async ({ seed, ...divided }) => {
  const schema = 'simulated';
  const database = await createDatabase(inject('postgresUrl'), `simulated ${seed}`);
  const db = connectTo(database.url);
  try {
    await migrate(db, { schema, ...('partitions' in divided ? { partitions: 4 } : {}) });
    const { failure, ...report } = await simulate({
      seed,
      steps,
      createStore: async () => {
        await emptyTables(db, schema);
        // Nothing is given as a context.
        const { save, ...readers } = storeOver(db, schema);
        return { ...readers, save: (groups) => save(groups) };
      },
    });
    expect(failure).toBeUndefined();
    expect(report.steps).toBeGreaterThanOrEqual(steps);
    expect(report.registrations).toBeGreaterThan(50);
    expect(report.conflicts).toBeGreaterThan(5);
  } finally {
    await db.destroy();
    await database.remove();
  }
});
