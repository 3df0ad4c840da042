import { instant } from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { checkInvariants, invariants, violationsIn } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { inexact } from '../support/inexact.ts';
import { breakages, createScene, worldOf } from './broken-worlds.ts';

const names = invariants.map(({ name }) => name);

describe('the invariants', () => {
  it('hold of an empty store', async () => {
    expect(await checkInvariants({ store: createMemoryStore(), at: instant(0) })).toEqual([]);
  });

  it('hold of what the service wrote', async () => {
    expect(violationsIn(await worldOf(await createScene()))).toEqual([]);
  });

  it('hold of a store that gives more rows than those that are meant, and says so', async () => {
    const scene = await createScene();
    expect(violationsIn(await worldOf(scene, { store: inexact(scene.world.store) }))).toEqual([]);
  });

  it('can be asked one by one', async () => {
    const scene = await createScene();
    await scene.stored({ ...scene.pending, ...{ colour: 'red' } });
    const { store } = scene.world;
    const chosen = invariants.filter(({ name }) => name === 'record_is_whole');
    const found = await checkInvariants({ store, at: scene.at, invariants: chosen });
    expect(found.map(({ invariant }) => invariant)).toEqual(['record_is_whole']);
  });

  it('have names of their own, and say their rule in a sentence', () => {
    expect(new Set(names).size).toBe(names.length);
    for (const { name, rule } of invariants) {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(rule).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('tell of the first twenty, where there are many', async () => {
    const scene = await createScene();
    const world = await worldOf(scene);
    const many = Array.from({ length: 30 }, () => scene.pending);
    const registrations = many.map((record, number) => ({ ...record, id: `other-${number}` }));
    const replayed = invariants.find(({ name }) => name === 'decision_has_its_event');
    expect(replayed?.check({ ...world, registrations })).toHaveLength(20);
  });
});

describe('a world that was broken by hand', () => {
  it.each(breakages)('is named by $invariant: $because', async ({ invariant, break: breakIt }) => {
    const scene = await createScene();
    const broken = await breakIt(scene);
    const found = violationsIn(await worldOf(scene, broken ?? {}));
    expect(found.map((violation) => violation.invariant)).toContain(invariant);
    for (const { subject, problem } of found) expect([subject, problem]).not.toContain('');
  });

  it('breaks each invariant in the table', () => {
    expect(names.filter((name) => !breakages.some(({ invariant }) => invariant === name))).toEqual([]);
  });
});
