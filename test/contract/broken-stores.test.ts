import { type StoreCapabilities, storeContract } from 'partner-campaigns/contract';
import { createMemoryStore } from 'partner-campaigns/memory';
import { describe, expect, it } from 'vitest';
import type { BrokenStore } from './broken/broken-store.ts';
import { brokenStores } from './broken/stores.ts';
import { hostedStores } from './hosted.ts';

const titles = storeContract({ createStore: createMemoryStore }).map(
  ({ group, name }) => `${group}: ${name}`,
);

function casesFor({ breaks, capabilities, undeclared = [] }: BrokenStore) {
  const hosted = hostedStores(breaks);
  const all: StoreCapabilities = { ...hosted.capabilities, ...capabilities?.(hosted.capabilities) };
  const declared: StoreCapabilities = Object.fromEntries(
    Object.entries(all).filter(([name]) => !undeclared.some((one) => one === name)),
  );
  const cases = storeContract({ createStore: hosted.createStore, capabilities: declared });
  return new Map(cases.map((one) => [`${one.group}: ${one.name}`, one]));
}

describe.each(brokenStores)('a store of which $fault', (broken) => {
  const cases = casesFor(broken);
  const [first, ...others] = broken.caughtBy;

  it(`is caught by ${first}, which says so`, async () => {
    await expect(cases.get(first)?.run()).rejects.toMatchObject({
      code: 'contract_broken',
      message: expect.stringMatching(broken.says),
    });
  });

  it.each(others)('is caught by %s', async (title) => {
    await expect(cases.get(title)?.run()).rejects.toMatchObject({ code: 'contract_broken' });
  });
});

it('every case is failed by some broken store', () => {
  const failed = new Set(brokenStores.flatMap(({ caughtBy }) => caughtBy));
  expect(titles.filter((title) => !failed.has(title))).toEqual([]);
});

it('faults are told apart by what they are called', () => {
  const faults = brokenStores.map(({ fault }) => fault);
  expect(new Set(faults).size).toBe(faults.length);
});
