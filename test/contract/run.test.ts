import {
  type ContractCase,
  formatContractReport,
  runContract,
  storeContract,
} from 'partner-campaigns/contract';
import { createMemoryStore } from 'partner-campaigns/memory';
import { describe, expect, it } from 'vitest';

const createStore = createMemoryStore;
const broken = () => {
  const store = createStore();
  return { ...store, guards: { find: async () => [] } };
};

function named(cases: readonly ContractCase[], group: string): readonly ContractCase[] {
  return cases.filter((one) => one.group === group);
}

describe('a report', () => {
  it('counts what passed, failed and was skipped, and is JSON', async () => {
    const cases = [
      ...named(storeContract({ createStore: broken }), 'find'),
      ...named(storeContract({ createStore }), 'storage'),
    ];
    const report = await runContract(cases);
    expect(report).toMatchObject({ passed: 6, failed: 1, skipped: 6 });
    expect(report.results).toHaveLength(13);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('says of a failure what was promised, expected and came', async () => {
    const [one] = named(storeContract({ createStore: broken }), 'find').filter(({ name }) =>
      /guards/.test(name),
    );
    const report = await runContract(one === undefined ? [] : [one]);
    expect(report.results).toEqual([
      {
        outcome: 'failed',
        group: 'find',
        name: 'guards come in the order asked, unknown ones undefined',
        promise: {
          of: 'GuardReader.find',
          says: 'One answer for each key, in order; `undefined` for one that was never saved.',
        },
        expected:
          'guards.find(["other","nowhere","one","other"]) to give, in this order, ["other",undefined,"one","other"]',
        came: 'it gives []',
      },
    ]);
    expect(
      formatContractReport(report),
    ).toBe(`FAILED   find: guards come in the order asked, unknown ones undefined
         GuardReader.find
         promise:  "One answer for each key, in order; \`undefined\` for one that was never saved."
         expected: guards.find(["other","nowhere","one","other"]) to give, in this order, ["other",undefined,"one","other"]
         came:     it gives []
0 passed, 1 failed, 0 skipped`);
  });

  it('says of what was skipped why', async () => {
    const report = await runContract(named(storeContract({ createStore }), 'storage').slice(0, 1));
    expect(formatContractReport(report)).toBe(`skipped  storage: re-opened, it has everything that it had
         The capability reopen is not declared: it outlives its process
0 passed, 0 failed, 1 skipped`);
  });

  it('of no cases is empty', async () => {
    expect(await runContract([])).toEqual({ passed: 0, failed: 0, skipped: 0, results: [] });
  });
});

describe('a case', () => {
  it('that was to be skipped does not pass when it is run all the same', async () => {
    const [one] = named(storeContract({ createStore }), 'storage');
    expect(one).toMatchObject({ capabilities: ['reopen'] });
    await expect(one?.run()).rejects.toThrow('not declared');
  });

  it('fails with what it promises, whatever the store throws', async () => {
    const lost = new Error('connection lost');
    const store = createStore();
    const failing = { ...store, save: () => Promise.reject(lost) };
    const [one] = storeContract({ createStore: () => failing });
    await expect(one?.run()).rejects.toMatchObject({
      code: 'contract_broken',
      expected: 'an answer',
      came: 'it threw Error: connection lost',
      cause: lost,
    });
  });

  it('gets a store of its own, which is put away whether it passes or not', async () => {
    const made: unknown[] = [];
    const disposed: unknown[] = [];
    const cases = storeContract({
      createStore: () => {
        const store = broken();
        made.push(store);
        return store;
      },
      disposeStore: (store) => {
        disposed.push(store);
      },
    });
    const report = await runContract(named(cases, 'find'));
    expect(report.failed).toBe(1);
    expect(made).toHaveLength(7);
    expect(disposed).toEqual(made);
  });

  it('puts the store away that it has opened last', async () => {
    const second = createStore();
    const disposed: unknown[] = [];
    const [one] = named(
      storeContract({
        createStore,
        disposeStore: (store) => {
          disposed.push(store);
        },
        capabilities: { reopen: async () => second },
      }),
      'storage',
    );
    await expect(one?.run()).rejects.toThrow('re-opened');
    expect(disposed).toEqual([second]);
  });
});
