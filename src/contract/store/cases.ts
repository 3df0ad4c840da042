import { campaignFilterCases } from './campaign-filters.js';
import type { StoreCaseGroup } from './case.js';
import { combinationCases } from './combinations.js';
import { countCases } from './counts.js';
import { creatorCombinationCases } from './creators/combinations.js';
import { creatorEventCases } from './creators/events.js';
import { creatorFidelityCases } from './creators/fidelity.js';
import { creatorFindCases } from './creators/find.js';
import { linkFilterCases } from './creators/link-filters.js';
import { creatorListCases } from './creators/lists.js';
import { sampleFilterCases } from './creators/sample-filters.js';
import { creatorSavingCases } from './creators/saving.js';
import { creatorStorageCases } from './creators/storage.js';
import { eventCases } from './events.js';
import { fidelityCases } from './fidelity.js';
import { findCases } from './find.js';
import { groupCases } from './groups.js';
import { guardCases } from './guards.js';
import { idCases } from './ids.js';
import { isolationCases } from './isolation.js';
import { orderCases } from './order.js';
import { pageCases } from './pages.js';
import { readCases } from './reads.js';
import { receiptCases } from './receipts.js';
import { registrationFilterCases } from './registration-filters.js';
import { revisionCases } from './revisions.js';
import { storageCases } from './storage.js';
import { textFilterCases } from './text-filter.js';
import { writerCases } from './writers.js';

/** Every case of the contract of stores, in the order in which a store is best built. */
export const storeCases: readonly StoreCaseGroup[] = [
  findCases,
  fidelityCases,
  isolationCases,
  idCases,
  revisionCases,
  readCases,
  guardCases,
  groupCases,
  receiptCases,
  eventCases,
  campaignFilterCases,
  textFilterCases,
  registrationFilterCases,
  combinationCases,
  orderCases,
  pageCases,
  countCases,
  writerCases,
  storageCases,
  creatorFindCases,
  creatorFidelityCases,
  creatorSavingCases,
  creatorEventCases,
  linkFilterCases,
  sampleFilterCases,
  creatorCombinationCases,
  creatorListCases,
  creatorStorageCases,
];
