import type { Invariant } from './invariant.js';
import { boundariesToldOnce, campaignQuotaKept, campaignsWithinLimits } from './of-campaigns.js';
import {
  actorsAreTheParties,
  attemptsAreCounted,
  blockedStaysBlocked,
  deadlinesAreStamped,
  disqualifiedStaysOut,
  eventsFollow,
  holdsStop,
} from './of-decisions.js';
import { feedHoldsEverything } from './of-feed.js';
import { countsAreTheRecords, everyStatusIsOne, listsAreTheRecords, tabsPartition } from './of-lists.js';
import { promisedAsAgreed, promiseIsKept, promisesAddUp } from './of-promises.js';
import { receiptTellsWhatIsStored } from './of-receipts.js';
import {
  creatorsRecordsHaveTheirRegistration,
  decisionHasItsEvent,
  findAndQueryAgree,
  noStatusStored,
  oneRecordPerCreator,
  oneRegistrationPerProduct,
  recordIsItsReplay,
  recordIsWhole,
  registrationHasItsCampaign,
  timesInOrder,
} from './of-records.js';
import { commandDoneOnce, readsStillStood, revisionsAreGapless, writesHaveEvents } from './of-revisions.js';
import {
  begunUnderWhatRuns,
  contentDutyExtendedOnce,
  ledgerIsItsRequests,
  ledgerStandsAfterTheEnd,
  oneRequestAtATime,
  sampleQuotaKept,
} from './of-samples.js';
import { answersNameNoOthers } from './of-tenants.js';
import {
  contactInNoEvent,
  decreasesWait,
  ratesAddUp,
  termsOnlyGrow,
  termsWithinBounds,
  wantedTermsMet,
} from './of-terms.js';
import {
  campaignsEditedInTime,
  nothingAfterTheEnd,
  registeredInTheWindow,
  timeNeverGoesBack,
} from './of-times.js';

/** Everything that must hold of what is stored, in the order in which it is looked at. */
export const invariants: readonly Invariant[] = Object.freeze([
  recordIsItsReplay,
  decisionHasItsEvent,
  recordIsWhole,
  noStatusStored,
  oneRegistrationPerProduct,
  registrationHasItsCampaign,
  oneRecordPerCreator,
  creatorsRecordsHaveTheirRegistration,
  timesInOrder,
  findAndQueryAgree,
  revisionsAreGapless,
  readsStillStood,
  commandDoneOnce,
  writesHaveEvents,
  feedHoldsEverything,
  receiptTellsWhatIsStored,
  answersNameNoOthers,
  eventsFollow,
  actorsAreTheParties,
  blockedStaysBlocked,
  disqualifiedStaysOut,
  attemptsAreCounted,
  holdsStop,
  deadlinesAreStamped,
  ratesAddUp,
  decreasesWait,
  termsWithinBounds,
  wantedTermsMet,
  termsOnlyGrow,
  contactInNoEvent,
  timeNeverGoesBack,
  registeredInTheWindow,
  nothingAfterTheEnd,
  campaignsEditedInTime,
  campaignsWithinLimits,
  boundariesToldOnce,
  campaignQuotaKept,
  begunUnderWhatRuns,
  sampleQuotaKept,
  ledgerIsItsRequests,
  ledgerStandsAfterTheEnd,
  oneRequestAtATime,
  contentDutyExtendedOnce,
  promisesAddUp,
  promisedAsAgreed,
  promiseIsKept,
  listsAreTheRecords,
  tabsPartition,
  countsAreTheRecords,
  everyStatusIsOne,
]);
