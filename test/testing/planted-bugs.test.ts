import { createMemoryStore } from 'partner-campaigns/memory';
import { replay, simulate } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { plantedBugs } from './faulty-stores.ts';

describe('a planted bug', () => {
  it.each(plantedBugs)(
    'is found, with a short way to it that fails again: $bug',
    async ({ createStore = createMemoryStore, createService, foundBy, seed = 3 }) => {
      const stage = { createStore, ...(createService === undefined ? {} : { createService }) };
      const { failure } = await simulate({ seed, steps: 20_000, shrinkingRuns: 250, ...stage });
      if (failure === undefined) throw new Error('It was not found');
      const named = failure.violations.map(({ invariant }) => invariant);
      expect(named.filter((name) => foundBy.includes(name))).not.toEqual([]);
      expect(failure.stepsOfReplay).toBeLessThanOrEqual(20);
      expect(failure.stepsOfReplay).toBeLessThanOrEqual(failure.stepsOfSeason);

      const again = await replay(failure.replay, stage);
      expect(again.some(({ invariant }) => named.includes(invariant))).toBe(true);
      expect(await replay(failure.replay, { createStore: createMemoryStore })).toEqual([]);
    },
    30_000,
  );
});
