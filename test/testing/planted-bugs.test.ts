import { createMemoryStore } from 'partner-campaigns/memory';
import { replay, simulate } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { plantedBugs } from './faulty-stores.ts';

describe('a planted bug', () => {
  it.each(plantedBugs)(
    'is found, with a short way to it that fails again: $bug',
    async ({ createStore = createMemoryStore, createService, foundBy, seed = 3 }) => {
      const stage = { createStore, ...(createService === undefined ? {} : { createService }) };
      const { failure } = await simulate({ seed, steps: 20_000, shrinkingRuns: 90, ...stage });
      if (failure === undefined) throw new Error('It was not found');
      const named = failure.violations.map(({ invariant }) => invariant);
      expect(named.some((name) => foundBy.includes(name))).toBe(true);
      expect(failure.stepsOfReplay).toBeLessThanOrEqual(16);
      expect(failure.stepsOfReplay).toBeLessThanOrEqual(failure.stepsOfSeason);

      const again = await replay(failure.replay, stage);
      expect(again.some(({ invariant }) => named.includes(invariant))).toBe(true);
      expect(await replay(failure.replay, { createStore: createMemoryStore })).toEqual([]);
    },
    30_000,
  );
});
