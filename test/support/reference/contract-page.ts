import {
  type ContractCase,
  clockContract,
  directoriesContract,
  newIdContract,
  storeContract,
} from 'partner-campaigns/contract';
import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
import { code, table } from './markdown.ts';

// The cases are read, not run.
const ofPorts = [
  ...directoriesContract({
    createDirectories: createMemoryDirectories,
    known: {
      agencies: ['a', 'b'],
      shops: ['a', 'b'],
      products: ['a', 'b'].map((shopId) => ({ shopId, productId: 'p' })),
    },
  }),
  ...clockContract({ createClock: () => ({ now: () => 0 as never }) }),
  ...newIdContract({ createNewId: () => () => '' }),
];

/** Every case of the contract of stores, group by group. */
export function storeCaseList(): string {
  return listOf(storeContract({ createStore: createMemoryStore }));
}

/** Every case of the contracts of the other ports. */
export function portCaseList(): string {
  return listOf(ofPorts);
}

function listOf(cases: readonly ContractCase[]): string {
  const groups = [...new Set(cases.map(({ group }) => group))];
  return groups
    .map((group) => {
      const rows = cases
        .filter((one) => one.group === group)
        .map(({ name, promise, capabilities = [] }) => [
          capabilities.length === 0 ? name : `${name} (${capabilities.map(code).join(', ')})`,
          code(promise.of),
        ]);
      return `### ${group}\n\n${table(['what holds', 'promised by'], rows)}`;
    })
    .join('\n\n');
}
