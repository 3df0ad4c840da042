// The contract with Jest, in CommonJS: each case is a test of its own.

const { storeContract } = require('partner-campaigns/contract');
const { createMemoryStore } = require('partner-campaigns/memory');

describe('the memory store', () => {
  const capabilities = { exactQueries: true, creators: true };
  for (const { group, name, skip, run } of storeContract({ createStore: createMemoryStore, capabilities })) {
    (skip === undefined ? test : test.skip)(`${group}: ${name}`, run);
  }
});
