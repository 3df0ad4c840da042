import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/testing/simulator/random.js';
import { shrink } from '../../src/testing/simulator/shrink.js';
import { createTurns } from '../../src/testing/simulator/turns.js';

describe('draws', () => {
  it('follow from the seeds alone', () => {
    const draws = (...seeds: readonly number[]) => {
      const random = createRandom(...seeds);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(draws(1, 2)).toEqual(draws(1, 2));
    const all = [draws(1, 2), draws(2, 1), draws(1), draws(1, 2 ** 33), draws()];
    expect(new Set(all.map(String)).size).toBe(all.length);
  });

  it('are spread evenly and stay within their limits', () => {
    const random = createRandom(9);
    const counts = new Array<number>(6).fill(0);
    for (let draw = 0; draw < 60_000; draw += 1) counts[random.below(6)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
    const bounds = Array.from({ length: 1_000 }, () => random.between(-2, 2));
    expect([Math.min(...bounds), Math.max(...bounds)]).toEqual([-2, 2]);
    const shares = Array.from({ length: 10_000 }, () => random.weighted({ often: 9, seldom: 1, never: 0 }));
    expect(shares.filter((name) => name === 'often').length).toBeGreaterThan(8_700);
    expect(shares).not.toContain('never');
  });

  it('take some of a list, each once', () => {
    const random = createRandom(3);
    const some = random.some([1, 2, 3, 4], 3);
    expect(new Set(some).size).toBe(3);
    expect([...random.some([1, 2], 9)].sort()).toEqual([1, 2]);
    expect(() => random.pick([])).toThrow('nothing to pick from');
  });
});

describe('leaving out what a failure does not need', () => {
  const items = Array.from({ length: 100 }, (_, index) => index);

  it('leaves just what it needs', async () => {
    const needs = async (some: readonly number[]) => some.includes(13) && some.includes(77);
    expect((await shrink(items, needs, 500)).steps).toEqual([13, 77]);
  });

  it('stops after so many runs, with something that still fails', async () => {
    let runs = 0;
    const needs = async (some: readonly number[]) => {
      runs += 1;
      return some.includes(13) && some.includes(77);
    };
    const shrunk = await shrink(items, needs, 5);
    expect([runs, shrunk.runs]).toEqual([5, 5]);
    expect(shrunk.steps).toEqual(expect.arrayContaining([13, 77]));
  });

  it('begins with a guess, if that fails', async () => {
    const needs = async (some: readonly number[]) => some.includes(13);
    const guesses = [items.slice(0, 10), items.slice(10, 20)];
    const { steps, runs } = await shrink(items, needs, 20, guesses);
    expect(steps).toEqual([13]);
    expect(runs).toBeLessThan(12);
  });

  it('gives back what does not fail again', async () => {
    expect((await shrink(items, async () => false, 1_000)).steps).toEqual(items);
  });
});

describe('turns', () => {
  const randomOf = (seed: number) => createRandom(seed);

  async function orderOf(seed: number, patience = 0): Promise<string> {
    const turns = createTurns();
    const order: string[] = [];
    const work = async (name: string, caller: number) => {
      for (const part of [1, 2, 3])
        await turns.inTurn(caller, name === 'a' ? patience : 0, async () => order.push(`${name}${part}`));
    };
    await turns.runAll([work('a', 0), work('b', 1)], randomOf(seed));
    return order.join(' ');
  }

  it('come in an order that the draws decide', async () => {
    expect(await orderOf(5)).toBe(await orderOf(5));
    const orders = await Promise.all(Array.from({ length: 30 }, (_, seed) => orderOf(seed)));
    // Two who take three turns each: twenty orders are possible.
    expect(new Set(orders).size).toBeGreaterThan(10);
  });

  it('let others go first who are patient', async () => {
    expect(await orderOf(5, 10)).toMatch(/^b1 b2 b3/);
  });

  it('pass on what a call throws, to its caller alone', async () => {
    const turns = createTurns();
    const told: string[] = [];
    const failing = turns
      .inTurn(0, 0, () => Promise.reject(new Error('no')))
      .catch((error) => told.push(error.message));
    const fine = turns.inTurn(1, 0, async () => told.push('yes'));
    await turns.runAll([failing.then(() => {}), fine.then(() => {})], randomOf(1));
    expect(told.sort()).toEqual(['no', 'yes']);
  });

  it('say so when somebody waits for what never comes', async () => {
    const turns = createTurns();
    await expect(turns.runAll([new Promise(() => {})], randomOf(1))).rejects.toThrow('stands still');
  });
});
