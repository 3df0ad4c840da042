import { expect, inject, it } from 'vitest';
import { createDatabase } from '../../support/postgres/databases.ts';
import { compete } from '../../support/postgres/work/rivalry.ts';

it.each([
  { tables: 'whole tables', seed: 1 },
  { tables: 'tables in four partitions', seed: 2, partitions: 4 },
])(
  'of clients that write the same registrations at once none undoes what another did: $tables',
  async ({ seed, ...divided }) => {
    const database = await createDatabase(inject('postgresUrl'), `rivals ${seed}`);
    try {
      const rivals = { seconds: 3, clients: 16, processes: 2, registrations: 30 };
      const figures = await compete({
        url: database.url,
        schema: 'rivals',
        seed,
        ...('partitions' in divided ? { partitions: 4 } : {}),
        ...rivals,
      });
      expect(figures.problems).toEqual([]);
      expect(figures.accepted).toBeGreaterThan(100);
      expect(figures.conflicts).toBeGreaterThan(10);
    } finally {
      await database.remove();
    }
  },
);
