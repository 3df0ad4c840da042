import { expect, it } from 'vitest';
import { startPostgres } from '../../support/postgres/server.ts';
import { makeCrashes } from '../../support/postgres/work/crashes.ts';

it('what crashes leave behind is whole: clients that are killed in a save, and a server that is cut off', async () => {
  const server = await startPostgres();
  try {
    const crashes = { seed: 7, kills: 5, stops: 1, crashesOverOne: 3 };
    const figures = await makeCrashes({ server, ...crashes, clients: 3, products: 60 });
    expect(figures).toMatchObject({ problems: [], kills: 5, stops: 1 });
    expect(figures.killsInSave).toBeGreaterThan(0);
    expect(figures.checks).toBe(8);
  } finally {
    await server.remove();
  }
});
