// What the ports promise, word for word as their documentation says it (a test compares them).

const FIND = 'One answer for each id, in order; `undefined` for an unknown one.';

export const findsCampaigns = { of: 'CampaignReader.find', says: FIND };
export const findsRegistrations = { of: 'RegistrationReader.find', says: FIND };
export const findsLinks = { of: 'CreatorLinkReader.find', says: FIND };
export const findsSamples = { of: 'SampleReader.find', says: FIND };
export const findsLedgers = { of: 'SampleLedgerReader.find', says: FIND };
export const findsGuards = {
  of: 'GuardReader.find',
  says: 'One answer for each key, in order; `undefined` for one that was never saved.',
};
export const findsCommands = {
  of: 'Store.findCommands',
  says: 'The receipts of commands, one answer for each key, in order; `undefined` for an unknown one.',
};

export const keepsWhatWasSaved = {
  of: 'Store',
  says: 'What is given back is what was saved, the revision aside: every field as it was, and none that was not there.',
};
export const keepsApart = {
  of: 'Store',
  says: 'It does not change with the objects that were saved or given back.',
};
export const comparesExactly = {
  of: 'Store',
  says: 'Ids, keys and cursors are compared exactly, character by character.',
};

const meansAll = 'every condition that is given must hold';
export const campaignFilter = { of: 'CampaignFilter', says: meansAll };
export const campaignAt = {
  of: 'CampaignFilter.at',
  says: 'The instant at which statuses and windows are computed.',
};
export const byAgency = { of: 'CampaignFilter.agencyId', says: 'Campaigns of this agency.' };
export const byJoinedShop = {
  of: 'CampaignFilter.joinedBy',
  says: 'Campaigns in which this shop has any registration (R25).',
};
export const byTab = {
  of: 'CampaignFilter.marketplace',
  says: 'Campaigns that a tab of the marketplace shows to this shop.',
};
export const byStatus = {
  of: 'CampaignFilter.statuses',
  says: 'Campaigns with one of these statuses at that instant.',
};
export const byText = { of: 'CampaignFilter.text', says: 'Part of the name, whatever the case' };
export const byTextItself = { of: 'CampaignFilter.text', says: 'No character stands for another.' };
export const byMarket = { of: 'CampaignFilter.market', says: 'Campaigns that sell in this market.' };
export const byProposedRate = {
  of: 'CampaignFilter.proposedRate',
  says: 'Campaigns that propose a total rate between these, both inclusive.',
};
export const byPeriod = {
  of: 'CampaignFilter.during',
  says: 'Campaigns of which the campaign period, until its early end, shares an instant with this period.',
};
export const byClosing = {
  of: 'CampaignFilter.registrationClosesBy',
  says: 'Campaigns of which registration is not closed, and closes at or before this instant.',
};
export const byMilestone = {
  of: 'CampaignFilter.milestoneBy',
  says: 'Campaigns with a boundary to announce at or before this instant.',
};

export const registrationFilter = { of: 'RegistrationFilter', says: meansAll };
export const registrationAt = {
  of: 'RegistrationFilter.at',
  says: 'The instant at which statuses are computed.',
};
export const inCampaigns = {
  of: 'RegistrationFilter.campaignIds',
  says: 'Registrations in one of these campaigns.',
};
export const ofAgency = {
  of: 'RegistrationFilter.agencyId',
  says: 'Registrations in campaigns of this agency.',
};
export const ofShop = { of: 'RegistrationFilter.shopId', says: 'Registrations of this shop.' };
export const ofProducts = {
  of: 'RegistrationFilter.productIds',
  says: 'Registrations of one of these products.',
};
export const withStatus = {
  of: 'RegistrationFilter.statuses',
  says: 'Registrations with one of these statuses at that instant.',
};
export const withTotalRate = {
  of: 'RegistrationFilter.totalRate',
  says: 'Registrations with a total rate between these, both inclusive.',
};
export const withSamples = {
  of: 'RegistrationFilter.samplesAtLeast',
  says: 'Registrations that offer so many sample units or more.',
};
export const withDeadline = {
  of: 'RegistrationFilter.dueBy',
  says: 'Registrations whose deadline counts as met at or before this instant: not held, in campaigns not over by then.',
};
export const registeredSince = {
  of: 'RegistrationFilter.registeredSince',
  says: 'Registrations of which the first attempt was made at this instant or later.',
};

export const keepsCreators = {
  of: 'Store.creators',
  says: 'Links and samples of creators; left out by the store of a host that has none.',
};
export const onSide = { of: 'CreatorSide', says: meansAll };
export const underRegistrations = {
  of: 'CreatorSide.registrationIds',
  says: 'Those under one of these registrations.',
};
export const insideCampaigns = {
  of: 'CreatorSide.campaignIds',
  says: 'Those in one of these campaigns.',
};
export const ofAgencySide = { of: 'CreatorSide.agencyId', says: 'Those in campaigns of this agency.' };
export const ofShopSide = { of: 'CreatorSide.shopId', says: 'Those for products of this shop.' };
export const ofCreator = { of: 'CreatorSide.creatorId', says: 'Those of this creator.' };
export const withLinkDecision = { of: 'CreatorLinkQuery.decision', says: 'Links with this decision.' };
export const sampleFilter = { of: 'SampleFilter', says: meansAll };
export const withSampleStatus = {
  of: 'SampleFilter.statuses',
  says: 'Sample requests with one of these statuses at that instant.',
};
export const withSampleDeadline = {
  of: 'SampleFilter.dueBy',
  says: 'Sample requests whose deadline counts as met at or before this instant. Not those that a close or the end of the campaign cancels by their deadline: each wins a tie.',
};

const ORDER = 'lists are in ascending order of it, and of the id (by code units) where it is equal.';
export const ordersCampaigns = { of: 'campaignSortKey', says: ORDER };
export const ordersRegistrations = { of: 'registrationSortKey', says: ORDER };

export const ordersLinks = { of: 'creatorLinkSortKey', says: ORDER };
export const ordersSamples = { of: 'sampleSortKey', says: ORDER };

export const pages = {
  of: 'PageRequest',
  says: 'A part of a list: `limit` rows, 1 to 1000, behind `after` or from the beginning.',
};
export const saysWhatIsNext = {
  of: 'Page',
  says: 'Rows in the order of the query, and where the next page begins; absent on the last.',
};
export const pagesByPosition = {
  of: 'Position',
  says: 'Where a page begins: behind the row with this sort key and id, be it still there or not.',
};
export const isExact = {
  of: 'Page.exact',
  says: '`false` from a store that cannot answer all of the query',
};

export const countsCampaigns = { of: 'CampaignReader.count', says: 'How many campaigns a filter means.' };
export const countsRegistrations = {
  of: 'RegistrationReader.count',
  says: 'How many registrations have which status, campaign by campaign; in no order.',
};
export const countsNoZero = {
  of: 'StatusCount.count',
  says: '1 or more: a status that none has is left out.',
};
export const countsShops = {
  of: 'RegistrationReader.countShops',
  says: 'How many different shops have such registrations, campaign by campaign; in no order.',
};

export const countsSamples = {
  of: 'SampleReader.count',
  says: 'How many sample requests have which status; in no order.',
};
export const countsNoZeroOfSamples = {
  of: 'SampleCount.count',
  says: '1 or more: a status that none has is left out.',
};

export const checksRevisions = {
  of: 'SaveGroup',
  says: 'A changed record carries the revision it was read at (0: it must not exist yet), and the store keeps it with a revision one higher.',
};
export const namesConflicts = {
  of: 'SaveAnswer',
  says: 'not saved, because other records stand than those it was decided on',
};
export const checksReads = {
  of: 'SaveGroup.reads',
  says: 'What was only read; a revision that has moved since is a conflict.',
};
export const raisesGuards = {
  of: 'SaveGroup.guards',
  says: 'Guards of limits that this was decided under: checked and raised like records, without anything else in them.',
};
export const namesRecords = {
  of: 'RecordKey',
  says: 'Names a record, or a guard by its key; nothing happens to a guard, so it has no history.',
};
export const keepsLedgersWithoutHistory = {
  of: 'RecordKey',
  says: 'Neither has a ledger: what happens to it is told of its sample requests.',
};
export const tellsWhatHappenedTo = { of: 'happenedTo', says: 'The record that an event happened to.' };
export const allOrNothing = { of: 'SaveGroup', says: 'Writes that belong together: all or nothing.' };
export const savesInOrder = {
  of: 'Store.save',
  says: 'Saves groups, each all or nothing, independent of each other and in order; one answer for each.',
};
export const oneWriterWins = {
  of: 'Store.save',
  says: 'Revisions are checked at the moment of writing, so of two writers on one record one wins.',
};

export const answersDuplicates = {
  of: 'SaveAnswer',
  says: 'or not saved, because its command was answered before.',
};
export const keepsTenantsApart = {
  of: 'CommandKey.tenant',
  says: 'Whose command it is: ids of commands are unique within a tenant only.',
};
export const keepsEvents = {
  of: 'SaveGroup.events',
  says: 'What happened, in order; stored with the records, never without them.',
};

export const tellsHistory = {
  of: 'Store.history',
  says: 'What happened to one record, oldest first, behind a cursor of an earlier entry.',
};
export const tellsEverything = {
  of: 'Store.feed',
  says: 'Everything that happened, in the order it was saved, behind a cursor of an earlier entry.',
};
export const limitsEvents = {
  of: 'EventPage',
  says: 'A part of a history or of the feed: `limit` entries, 1 to 1000.',
};
export const knowsItsCursors = {
  of: 'EventPage.after',
  says: 'Behind what is no cursor there is nothing.',
};
export const missesNothing = {
  of: 'StoredEvent',
  says: 'A consumer that keeps the cursor of the last entry it handled misses none.',
};

export const keepsForGood = {
  of: 'Store.save',
  says: 'What it answered is kept for good.',
};
export const joinsTransactions = {
  of: 'Store.save',
  says: 'A store that knows of transactions saves in that of the `context`: what is saved stands or falls with it.',
};
export const rejectsFailures = {
  of: 'Store',
  says: 'A failure of the storage rejects the promise and is passed on untouched',
};
