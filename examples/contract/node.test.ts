// The contract with the runner that comes with Node: each case is a test of its own, a skipped one with its reason.

import { describe, it } from 'node:test';
import { storeContract } from 'partner-campaigns/contract';
import { fileStoreContract } from '../own-store/contract.ts';

describe('the file store', () => {
  for (const { group, name, skip, run } of storeContract(fileStoreContract)) {
    it(`${group}: ${name}`, skip === undefined ? {} : { skip }, run);
  }
});
