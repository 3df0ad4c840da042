// The contract with vitest: each case is a test of its own.

import { storeContract } from 'partner-campaigns/contract';
import { createMemoryStore } from 'partner-campaigns/memory';
import { describe, it } from 'vitest';

describe('the memory store', () => {
  const capabilities = { exactQueries: true, creators: true } as const;
  for (const { group, name, skip, run } of storeContract({ createStore: createMemoryStore, capabilities })) {
    it.skipIf(skip !== undefined)(`${group}: ${name}`, run);
  }
});
