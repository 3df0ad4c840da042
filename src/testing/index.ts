/**
 * Tools to test a host with: arbitraries of everything there is, models of the service, scenarios of the pure core,
 * fixtures, a check of a host's own rules and of what its tests reach, for fast-check and any runner; what must hold of
 * whatever is stored; and a simulator that plays months of campaigns.
 *
 * @module partner-campaigns/testing
 */

export { type AcceptedOptions, type Asked, acceptedCommands } from './arbitraries/accepted-commands.js';
export { audiences } from './arbitraries/audiences.js';
export { campaignDrafts, type DraftOptions } from './arbitraries/campaign-drafts.js';
export {
  type CampaignInputOptions,
  campaignChanges,
  campaignInputs,
  type GivenCampaignCommand,
} from './arbitraries/campaign-inputs.js';
export { type CampaignOptions, campaignHistories, campaigns } from './arbitraries/campaigns.js';
export {
  commissionRates,
  completedOrderLines,
  type LineOptions,
  orderLines,
} from './arbitraries/commission.js';
export { agencyContacts, emails, phones, sellerContacts } from './arbitraries/contacts.js';
export { closeInstants, criteria, fieldContents, type ValuePools } from './arbitraries/criteria.js';
export { campaignEvents, registrationEvents } from './arbitraries/events.js';
export { agencies, products, shops } from './arbitraries/facts.js';
export {
  campaignFilters,
  campaignQueries,
  registrationFilters,
  registrationQueries,
} from './arbitraries/filters.js';
export { hostileInputs } from './arbitraries/hostile.js';
export { anyInstants, durations, instants, periods, timeZones } from './arbitraries/instants.js';
export {
  type ListedPlace,
  type Listing,
  listedCampaigns,
  listedPlaces,
  listedRegistrations,
  listings,
} from './arbitraries/listed.js';
export { countries, currencies, money } from './arbitraries/money.js';
export { actorsAt, type Place, places } from './arbitraries/place.js';
export { openPolicies, policies } from './arbitraries/policies.js';
export { rateBounds, rates } from './arbitraries/rates.js';
export {
  disqualificationReasons,
  notes,
  rejectReasonLists,
  wantedTerms,
} from './arbitraries/reasons.js';
export {
  type GivenCommand,
  type InputOptions,
  observedDecisions,
  registrationInputs,
} from './arbitraries/registration-inputs.js';
export {
  type RegistrationOptions,
  registrationHistories,
  registrations,
} from './arbitraries/registrations.js';
export { creators, skus } from './arbitraries/sample-facts.js';
export {
  type SampleOptions,
  type SampleSituation,
  sampleEvents,
  sampleHistories,
  sampleInputs,
  sampleLedgers,
  sampleRequests,
  sampleSituations,
} from './arbitraries/samples.js';
export { type Situation, type SituationOptions, situations } from './arbitraries/situations.js';
export { offeredTerms, terms } from './arbitraries/terms.js';
export { ids, names, texts, vendorNames } from './arbitraries/texts.js';
export { creatorFixtures, type LinkFixtures, type SampleFixtures } from './fixtures/creator-fixtures.js';
export { type CampaignFixtures, fixtures, type RegistrationFixtures } from './fixtures/fixtures.js';
export { campaignStatusFixtures, type StatusFixture, statusFixtures } from './fixtures/status-fixtures.js';
export { invariants } from './invariants/all.js';
export { type CheckOptions, checkInvariants, violationsIn } from './invariants/check.js';
export type { Invariant, Violation } from './invariants/invariant.js';
export type {
  CampaignPassage,
  LinkPassage,
  Passage,
  RegistrationPassage,
  SamplePassage,
} from './invariants/passage.js';
export { readWorld, type WorldOptions } from './invariants/read-world.js';
export type { Replayed } from './invariants/walk.js';
export type {
  CountAnswer,
  ListAnswer,
  ReceiptAnswer,
  SeenSaves,
  StoredWorld,
  TenantAnswer,
} from './invariants/world.js';
export { ModelError } from './models/answers.js';
export { type CampaignModel, campaignModel } from './models/campaign-model.js';
export type { CampaignsState } from './models/campaign-state.js';
export { type CreatorModel, creatorModel } from './models/creator-model.js';
export type { CreatorsState, ModelLink, ModelUnit, Stage } from './models/creator-state.js';
export type { ModelWorld, StartHost, TestedHost } from './models/host.js';
export type { ModelCommand, ModelOptions, ServiceModel } from './models/model.js';
export { type RegistrationModel, registrationModel } from './models/registration-model.js';
export type { ModelState } from './models/registration-state.js';
export { scheduledStore } from './models/scheduled-store.js';
export type { Cell, From } from './reached/cells.js';
export { type CellCount, type Coverage, type CoverageReport, coverage } from './reached/coverage.js';
export {
  checkRule,
  type RuleCheckOptions,
  type RuleCount,
  RuleError,
  type RuleReport,
} from './rules/check-rule.js';
export type { Question, QuestionOptions, RuleCell } from './rules/questions.js';
export { type EachPart, type Part, ScenarioError } from './scenarios/difference.js';
export {
  type Background,
  type Doing,
  type Expected,
  type Given,
  given,
  type When,
} from './scenarios/given.js';
export {
  type CampaignBackground,
  type CampaignExpected,
  type GivenCampaign,
  givenCampaign,
  type WhenCampaign,
} from './scenarios/given-campaign.js';
export type { FaultKind, FaultSwitches } from './simulator/faults.js';
export { faultKinds, InjectedFault } from './simulator/faults.js';
export type { Progress, SimulationOptions, StageOptions } from './simulator/options.js';
export { replay } from './simulator/replay.js';
export type { CommandTally, SimulationFailure, SimulationReport, Tally } from './simulator/report.js';
export { simulate } from './simulator/simulate.js';
export { type Attempt, attempts } from './walks/attempts.js';
export { type CampaignTried, campaignWalks } from './walks/campaign-walk.js';
export { type LinkTried, type LinkWalk, linkEventsOn, linkWalks, walkCreators } from './walks/link-walk.js';
export {
  openSettings,
  type Tried,
  type Walker,
  type WalkOptions,
  type WalkOutcome,
  type WalkSetting,
  type WalkStep,
  type WalkWait,
  walk,
  walkSettings,
  walkSteps,
  walkWith,
} from './walks/walk.js';
