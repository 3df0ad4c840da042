import type { BrokenStore } from './broken-store.ts';
import { creatorQueryFaults } from './creators/queries.ts';
import { creatorReadingFaults } from './creators/reading.ts';
import { creatorSavingFaults } from './creators/saving.ts';
import { creatorStorageFaults } from './creators/storage.ts';
import { eventFaults } from './events.ts';
import { queryFaults } from './queries.ts';
import { readingFaults } from './reading.ts';
import { savingFaults } from './saving.ts';
import { storageFaults } from './storage.ts';

/** Every broken store there is. */
export const brokenStores: readonly BrokenStore[] = [
  ...readingFaults,
  ...savingFaults,
  ...eventFaults,
  ...queryFaults,
  ...storageFaults,
  ...creatorReadingFaults,
  ...creatorSavingFaults,
  ...creatorQueryFaults,
  ...creatorStorageFaults,
];
