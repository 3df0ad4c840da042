/**
 * Types, parsers, rules, `decide`, `statusAt`, the service and the ports.
 *
 * The pages tell how it goes together: [Getting started](../docs/getting-started.md),
 * [Design](../docs/explanation/design.md), and the reference of [commands](../docs/reference/commands.md),
 * [events](../docs/reference/events.md), [refusals and warnings](../docs/reference/refusals.md),
 * [policy](../docs/reference/policy.md) and [service](../docs/reference/service.md).
 *
 * @module partner-campaigns
 */

// The public surface, folder by folder. Stores, machines and test tools have entries of their own, so that a host
// loads only what it uses.

export type { AgencyFacts } from './campaign/agency.js';
export { type Audience, type SellerType, sellerTypes } from './campaign/audience.js';
export {
  type Campaign,
  type CampaignBase,
  type CampaignDecision,
  type CampaignDetails,
  campaignDecisions,
  type DraftCampaign,
  type EndedCampaign,
  type PublishedCampaign,
  type ShownCampaign,
} from './campaign/campaign.js';
export type {
  AnnounceMilestone,
  CampaignChanges,
  CampaignCommand,
  CampaignCommandInput,
  CampaignCommandType,
  CampaignDraft,
  CreateCampaign,
  EditCampaign,
  EndCampaignEarly,
  InviteShops,
  PublishCampaign,
  UninviteShops,
} from './campaign/commands.js';
export { campaignCommandRoles } from './campaign/commands.js';
export type { AgencyContact } from './campaign/contact.js';
export type { CampaignOutcome } from './campaign/decide.js';
export { decideCampaign } from './campaign/decide.js';
export type {
  CampaignCreated,
  CampaignEdited,
  CampaignEnded,
  CampaignEndedEarly,
  CampaignEvent,
  CampaignEventBase,
  CampaignPublished,
  CampaignStarted,
  ShopsInvited,
  ShopsUninvited,
} from './campaign/events.js';
export { evolveCampaign } from './campaign/evolve.js';
export type { CampaignSubject } from './campaign/fields.js';
export { campaignFields } from './campaign/fields.js';
export type { CampaignFacts } from './campaign/input.js';
export type {
  BoundaryField,
  CampaignReason,
  CampaignRefusals,
  PeriodField,
  TextField,
} from './campaign/refusals.js';
export { parseCampaign, parseCampaignCommand, parseCampaignEvent } from './campaign/schema.js';
export type { CampaignStatus, Milestone } from './campaign/status.js';
export {
  campaignStatusAt,
  campaignStatuses,
  isOver,
  isRegistrationOpen,
  overFrom,
  registrationClosesAt,
} from './campaign/status.js';
export { canSeeCampaign } from './campaign/visibility.js';
export type {
  ApplicableRate,
  CommissionSource,
  OfferedRates,
  SourceRates,
} from './commission/applicable-rate.js';
export { applicableRate, commissionSources } from './commission/applicable-rate.js';
export type { CommissionBase, CommissionStage } from './commission/base.js';
export { actualBase, estimatedBase } from './commission/base.js';
export type { CommissionEstimate } from './commission/estimate.js';
export { estimateCommission, formatEstimate } from './commission/estimate.js';
export type { CompletedOrderLine, OrderLine } from './commission/order.js';
export type { OrderCommission, RatedCommission } from './commission/order-commission.js';
export { orderCommission } from './commission/order-commission.js';
export type { OrderOrigin, OrderRate, RateKind } from './commission/order-rate.js';
export { orderRate } from './commission/order-rate.js';
export type { Rate, RateBounds, RateField, RateRefusals } from './commission/rate.js';
export { formatRate, highestRate } from './commission/rate.js';
export type { CommissionRates } from './commission/rates.js';
export type { CommissionReason, CommissionRefusals } from './commission/refusals.js';
export type { SampleQuantity } from './commission/sample-quantity.js';
export type { CreatorShare } from './commission/share.js';
export type { CommissionSplit, SharedRates } from './commission/split.js';
export { splitByPartsOfBase, splitByShareOfShare } from './commission/split.js';
export type { OfferedTerms, Terms } from './commission/terms.js';
export type {
  Actor,
  ActorOf,
  AgencyActor,
  ClockActor,
  CreatorActor,
  PlatformActor,
  Role,
  SellerActor,
} from './core/actor.js';
export { CLOCK } from './core/actor.js';
export { assertNever } from './core/assert-never.js';
export { addCalendarDays, nextLocalMidnight, startOfLocalDay } from './core/calendar.js';
export type { CommandRefusals, Roles, Stamp, Stamped } from './core/command.js';
export type { Country } from './core/country.js';
export type { Currency } from './core/currency.js';
export { minorUnitDigits } from './core/currency.js';
export { formatMoney, moneyOf } from './core/decimal-money.js';
export type {
  AgencyId,
  CampaignId,
  CommandId,
  CreatorId,
  CreatorLinkId,
  ProductId,
  RegistrationId,
  SampleLedgerId,
  SampleRequestId,
  ShopId,
} from './core/ids.js';
export type { Instant } from './core/instant.js';
export { instant, isInstant } from './core/instant.js';
export { endAfterLastSecond, lastSecondBefore } from './core/last-second.js';
export type { Money, MoneyReason, MoneyRefusals } from './core/money.js';
export { sumMoney } from './core/money.js';
export type { Period } from './core/period.js';
export { isWithin } from './core/period.js';
export type { InputReason, InputRefusals, ReasonOf, Refusal } from './core/refusal.js';
export type { Accepted, Refused, Result } from './core/result.js';
export type { VendorName } from './core/vendor-name.js';
export type { TimeZone } from './core/wall-clock.js';
export { isTimeZone } from './core/wall-clock.js';
export { canSeeLink } from './creator/authority.js';
export type {
  AddLink,
  LinkCommand,
  LinkCommandInput,
  LinkCommandType,
  RemoveLink,
} from './creator/commands.js';
export { linkCommandRoles, linkCommandTypes } from './creator/commands.js';
export type { CreatorFacts } from './creator/creator.js';
export type { LinkOutcome } from './creator/decide.js';
export { decideLink } from './creator/decide.js';
export type {
  CreatorLinkEvent,
  CreatorLinkEventBase,
  LinkAdded,
  LinkRemoved,
} from './creator/events.js';
export { evolveLink } from './creator/evolve.js';
export type { LinkFacts } from './creator/input.js';
export type {
  AddedLink,
  CreatorLink,
  CreatorLinkBase,
  LinkDecision,
  PromisedTerms,
  RemovedLink,
} from './creator/link.js';
export { creatorLinkIdOf, linkDecisions } from './creator/link.js';
export { promiseAt } from './creator/promise.js';
export type { LinkReason, LinkRefusals } from './creator/refusals.js';
export { parseCreatorLink, parseCreatorLinkEvent, parseLinkCommand } from './creator/schema.js';
export type { PromiseEnd, PromiseHistory, PromiseSpan } from './creator/spans.js';
export { spansOf, termsAt } from './creator/spans.js';
export type { CriterionAnswer } from './criteria/answer.js';
export type { CompiledCriterion } from './criteria/compile.js';
export { compileCriterion } from './criteria/compile.js';
export type {
  And,
  Between,
  Bound,
  Comparison,
  Contains,
  Criteria,
  Criterion,
  Equals,
  FieldValue,
  FromNow,
  Includes,
  Not,
  OneOf,
  Operand,
  Or,
  Present,
  Span,
  Within,
} from './criteria/criterion.js';
export type {
  ExplainedComparison,
  ExplainedJoin,
  ExplainedNot,
  Explanation,
  Wanted,
} from './criteria/explanation.js';
export { missingIn } from './criteria/explanation.js';
export type { Field, FieldContent, FieldKind, Fields } from './criteria/field.js';
export { parseCriteria } from './criteria/parse.js';
export type { Question } from './criteria/question.js';
export type { Remedy } from './criteria/remedy.js';
export { remedyOf } from './criteria/remedy.js';
export { defineEligibility } from './eligibility/define.js';
export type { AddedField, Eligibility } from './eligibility/eligibility.js';
export type {
  EligibilityReport,
  EligibilityStandards,
  ProductAsked,
  ProductReport,
  RuleVerdict,
} from './eligibility/explain.js';
export { explainEligibility, shopEligibility } from './eligibility/explain.js';
export type { EligibilitySubject } from './eligibility/fields.js';
export { eligibilityFields } from './eligibility/fields.js';
export type { HostFacts } from './eligibility/host-facts.js';
export type { HostField } from './eligibility/host-field.js';
export type { MarketplaceTab } from './eligibility/marketplace.js';
export { isInMarketplace, marketplaceCriterion, marketplaceTabs } from './eligibility/marketplace.js';
export type { EligibilityOptions, EligibilityRule, MarketPack } from './eligibility/options.js';
export { type SouthEastAsiaOptions, southEastAsia } from './eligibility/packs/south-east-asia.js';
export { unitedStates } from './eligibility/packs/united-states.js';
export { type ProductFacts, type ProductStatus, productStatuses } from './eligibility/product.js';
export type { EligibilityReason, EligibilityRefusals } from './eligibility/refusals.js';
export type { CompiledRule, EligibilityTopic, UnknownFacts } from './eligibility/rule.js';
export { type ShopFacts, type ShopStatus, shopStatuses } from './eligibility/shop.js';
export type { MarketMessenger, Messenger, MessengersByMarket } from './policy/messengers.js';
export { messengers, platformMessengers } from './policy/messengers.js';
export { parsePolicy } from './policy/parse.js';
export type {
  AutoReview,
  CampaignLimits,
  Policy,
  PolicyOptions,
  SamplePolicy,
  TotalRateChange,
  UnknownFact,
} from './policy/policy.js';
export { defaultPolicy } from './policy/policy.js';
export type { StrictPlatform } from './policy/strict-platform.js';
export { strictPlatform } from './policy/strict-platform.js';
export type { Clock, NewId } from './ports/clock.js';
export type { SampleMatcher, SampleParents } from './ports/creator-filters.js';
export { creatorLinkMatcher, sampleMatcher } from './ports/creator-filters.js';
export type { CampaignMatcher, RegistrationMatcher } from './ports/criteria.js';
export {
  campaignCriterion,
  campaignMatcher,
  registrationCriterion,
  registrationMatcher,
} from './ports/criteria.js';
export type {
  AgencyDirectory,
  CreatorDirectory,
  Directories,
  ProductCatalog,
  ProductKey,
  ShopDirectory,
  SkuCatalog,
  SkuKey,
} from './ports/directories.js';
export type {
  CampaignFilter,
  CampaignQuery,
  CampaignSort,
  CreatorLinkQuery,
  CreatorLinkSort,
  CreatorSide,
  Page,
  PageRequest,
  Position,
  RateRange,
  RegistrationFilter,
  RegistrationQuery,
  RegistrationSort,
  SampleCount,
  SampleFilter,
  SampleQuery,
  SampleSort,
  ShopCount,
  StatusCount,
} from './ports/queries.js';
export {
  campaignSortKey,
  creatorLinkSortKey,
  registrationSortKey,
  sampleSortKey,
} from './ports/queries.js';
export type {
  CommandKey,
  CommandReceipt,
  DomainEvent,
  EventfulKey,
  Guard,
  ReadRecord,
  RecordKey,
  SaveAnswer,
  SaveGroup,
} from './ports/save.js';
export {
  happenedTo,
  isCampaignEvent,
  isLinkEvent,
  isRegistrationEvent,
  isSampleEvent,
  saved,
  writtenIn,
} from './ports/save.js';
export type {
  CampaignReader,
  CreatorLinkReader,
  CreatorReaders,
  EventPage,
  GuardReader,
  RegistrationReader,
  SampleLedgerReader,
  SampleReader,
  Store,
  StoredEvent,
} from './ports/store.js';
export type { AvailableAction } from './registration/actions.js';
export { availableActions } from './registration/actions.js';
export type { AdoptedDecision, Adoption } from './registration/adoption.js';
export type { Advanced } from './registration/advance.js';
export { advance } from './registration/advance.js';
export { canSeeRegistration } from './registration/authority.js';
export type { Closure, Disqualification, DisqualificationReason } from './registration/closure.js';
export { platformDisqualificationReasons } from './registration/closure.js';
export { parseCommand } from './registration/command-schema.js';
export type {
  Adopt,
  Approve,
  ApproveClose,
  BlockProduct,
  CancelCloseRequest,
  ChangeTotalRate,
  CommandOf,
  CommandType,
  DeclineClose,
  Disqualify,
  MeetDeadline,
  PlaceHold,
  RaiseSampleQuantity,
  Register,
  RegistrationCommand,
  RegistrationCommandInput,
  Reject,
  ReleaseHold,
  RequestClose,
  Reregister,
  Seen,
  SetCreatorRate,
  SetShopAdsRate,
  Withdraw,
} from './registration/commands.js';
export { commandRoles, commandTypes } from './registration/commands.js';
export type { SellerContact } from './registration/contact.js';
export { ERASED_CONTACT } from './registration/contact.js';
export type { Deadline, DueOutcome, TotalRateDecrease } from './registration/deadline.js';
export type { RegistrationAccepted, RegistrationOutcome } from './registration/decide.js';
export { decide } from './registration/decide.js';
export { parseRegistrationEvent } from './registration/event-schema.js';
export type {
  CloseDeclined,
  CloseRequestCancelled,
  CloseRequested,
  CreatorRateSet,
  HoldPlaced,
  HoldReleased,
  RegistrationAdopted,
  RegistrationApproved,
  RegistrationBlocked,
  RegistrationClosed,
  RegistrationDisqualified,
  RegistrationEvent,
  RegistrationEventBase,
  RegistrationRejected,
  RegistrationResubmitted,
  RegistrationSubmitted,
  RegistrationWithdrawn,
  SampleQuantityRaised,
  ShopAdsRateSet,
  TotalRateChanged,
  TotalRateDecreaseScheduled,
} from './registration/events.js';
export { evolveRegistration } from './registration/evolve.js';
export type { KnownFacts } from './registration/facts.js';
export type { RegistrationSubject } from './registration/fields.js';
export { registrationFields } from './registration/fields.js';
export type { HandlingReason } from './registration/handle.js';
export { handle } from './registration/handle.js';
export type { Hold, HoldableCommand, Holder, HoldId } from './registration/hold.js';
export { holdableCommands, holders } from './registration/hold.js';
export type {
  BoundCommand,
  HostParameters,
  HostRule,
  HostRuleInput,
  HostVeto,
  VetoableCommand,
} from './registration/host-rule.js';
export { hostRule } from './registration/host-rule.js';
export type { HostObjection, HostRuleFailure, HostRules } from './registration/host-rules.js';
export { bindHostRules } from './registration/host-rules.js';
export type { RegistrationFacts } from './registration/input.js';
export type { ObservedDecision } from './registration/observed.js';
export type { Outcome, Outcomes } from './registration/outcomes.js';
export { parseSubmission } from './registration/parse-submission.js';
export { parseRegistration } from './registration/record-schema.js';
export type { RegistrationReason, RegistrationRefusals } from './registration/refusals.js';
export type {
  ApprovedRegistration,
  BlockedRegistration,
  ClosedRegistration,
  CloseRequestedRegistration,
  Decision,
  PendingRegistration,
  Registration,
  RegistrationBase,
  RejectedRegistration,
  WithdrawnRegistration,
} from './registration/registration.js';
export { decisions, registrationIdOf } from './registration/registration.js';
export type { Block, Rejection, RejectReason, WantedTerms } from './registration/rejection.js';
export { rejectReasons } from './registration/rejection.js';
export type { SinceRejection } from './registration/since-rejection.js';
export { sinceRejection } from './registration/since-rejection.js';
export type { Standards } from './registration/standards.js';
export type { Status } from './registration/status.js';
export { statusAt, statuses } from './registration/status.js';
export type { Submission, SubmissionBatch, SubmissionForm } from './registration/submission.js';
export type { Tab } from './registration/tabs.js';
export { tabOf, tabStatuses, tabs } from './registration/tabs.js';
export type { TermsChange } from './registration/terms-changes.js';
export { termsChanges } from './registration/terms-changes.js';
export type { WantedTerm } from './registration/wanted-terms.js';
export type { RegistrationWarnings, Warning } from './registration/warnings.js';
export type { AvailableSampleAction } from './sample/actions.js';
export { availableSampleActions } from './sample/actions.js';
export type { AdvancedSample } from './sample/advance.js';
export { advanceSample, sampleSettlesAt } from './sample/advance.js';
export { canAskForSample, canSeeSample } from './sample/authority.js';
export type { PlatformCancellation, SampleCancellation, SampleRejectReason } from './sample/cancellation.js';
export { platformCancellations, sampleRejectReasons } from './sample/cancellation.js';
export { parseSampleCommand } from './sample/command-schema.js';
export type {
  ApproveSample,
  CancelSample,
  ExtendContentDuty,
  MeetSampleDeadline,
  PostContent,
  ReceiveSample,
  RejectSample,
  RequestSample,
  SampleCommand,
  SampleCommandInput,
  SampleCommandOf,
  SampleCommandType,
  SeenSample,
  ShipSample,
  WithdrawSample,
} from './sample/commands.js';
export { sampleCommandRoles, sampleCommandTypes } from './sample/commands.js';
export type { PostedContent, PostedLive, PostedVideo, SampleContent } from './sample/content.js';
export type { SampleDeadline, SampleDueOutcome } from './sample/deadline.js';
export type { SampleAccepted, SampleOutcome } from './sample/decide.js';
export { decideSample } from './sample/decide.js';
export { parseSampleEvent } from './sample/event-schema.js';
export type {
  SampleApproved,
  SampleContentPosted,
  SampleDutyExtended,
  SampleEndorsed,
  SampleEvent,
  SampleEventBase,
  SampleHandedOver,
  SampleReceived,
  SampleRequestCancelled,
  SampleRequested,
} from './sample/events.js';
export { evolveSampleRequest } from './sample/evolve.js';
export type { SampleFacts } from './sample/facts.js';
export type { SampleLedger } from './sample/ledger.js';
export { evolveLedger, sampleLedgerIdOf } from './sample/ledger.js';
export { parseSampleLedger } from './sample/ledger-schema.js';
export type { SampleQuota } from './sample/quota.js';
export { quotaAt } from './sample/quota.js';
export { parseSampleRequest } from './sample/record-schema.js';
export type { SampleReason, SampleRefusals } from './sample/refusals.js';
export type {
  FirstSampleDecision,
  SampleAwaitingShipment,
  SampleCancelled,
  SampleCompleted,
  SampleContentPending,
  SampleDecision,
  SampleInAgencyReview,
  SampleInSellerReview,
  SampleRequest,
  SampleRequestBase,
  SampleShipped,
} from './sample/request.js';
export { sampleDecisions, sampleRequestIdOf } from './sample/request.js';
export type { SkuFacts, SkuObstacle } from './sample/sku.js';
export type { SampleLapse, SampleStatus } from './sample/status.js';
export { sampleLapseAt, sampleStatusAt } from './sample/status.js';
export type { SampleTab } from './sample/tabs.js';
export { sampleTabOf, sampleTabStatuses, sampleTabs } from './sample/tabs.js';
export type { AdoptionItem } from './service/adoption-item.js';
export type { BulkAnswer, BulkOptions } from './service/bulk.js';
export type { CampaignConditions } from './service/campaign-conditions.js';
export type { CampaignCounters } from './service/campaign-counters.js';
export type {
  AgencyCampaign,
  CampaignEditOptions,
  CampaignListQuery,
  CampaignService,
  CampaignViewOptions,
  CampaignWriteOptions,
} from './service/campaigns.js';
export type { CommandItem } from './service/command-item.js';
export type { CreatorItem } from './service/creator-item.js';
export type { CreatorSideAsked } from './service/creator-side.js';
export type { DeadlineService } from './service/deadlines.js';
export type { WriteOptions } from './service/dependencies.js';
export type { Due, DueSample } from './service/due.js';
export type { InboxQuery, InboxRow } from './service/inbox.js';
export type { LinkResult } from './service/link-tasks.js';
export type { LinkKey, LinkListQuery, LinkRow, LinkService } from './service/links.js';
export type { MarketplaceQuery } from './service/list-marketplace.js';
export type { RegistrationListQuery } from './service/list-registrations.js';
export type { CampaignData, MarketplaceService, MyCampaign } from './service/marketplace.js';
export {
  describeReason,
  describeRejection,
  describeRejectReason,
  describeWarning,
  formatRefusal,
} from './service/messages/describe.js';
export { english, englishMessages } from './service/messages/english.js';
export { englishFormats, type Formats } from './service/messages/formats.js';
export { type Checked, defineMessages, type Messages } from './service/messages/messages.js';
export { parseTranslation, type Translation } from './service/messages/translation.js';
export type { CommandObservation, ObservedActor, ObservedOutcome, Observer } from './service/observe.js';
export type { Listed, ListPaging, Paging, Total } from './service/paging.js';
export type { PartnerCampaigns, PartnerCampaignsOptions } from './service/partner-campaigns.js';
export { createPartnerCampaigns } from './service/partner-campaigns.js';
export type { EligibilityPreview, ProductPreview } from './service/preview-eligibility.js';
export type { Answer, RefusalCatalogue, RefusalReason, ServiceRefusals } from './service/reasons.js';
export type { RegistrationConditions } from './service/registration-conditions.js';
export type { RegistrationRow } from './service/registration-rows.js';
export type { RegistrationService } from './service/registrations.js';
export type { CampaignResult, RegistrationResult } from './service/results.js';
export type { Caller } from './service/roles.js';
export type { ExecuteAllOptions } from './service/run-items.js';
export type { SampleResult } from './service/sample-tasks.js';
export type { SampleListQuery, SampleRow, SampleService } from './service/samples.js';
export type { Settlement, Unsettled } from './service/settle.js';
export { RefusalError, unwrap } from './service/unwrap.js';
export type { CampaignPage, CampaignRow, Counts } from './service/views.js';
export type {
  CampaignDifference,
  DecisionDifference,
  DifferenceCause,
  RegistrationDifference,
} from './what-if/difference.js';
export type { LoggedCampaignCommand, LoggedCommand, LoggedRegistrationCommand } from './what-if/log.js';
export type { FactsOfLog } from './what-if/logged-commands.js';
export { loggedCommands } from './what-if/logged-commands.js';
export type { CampaignReplay } from './what-if/replay-campaign.js';
export type { RegistrationReplay } from './what-if/replay-registration.js';
export type { WhatIf, WhatIfOptions } from './what-if/what-if.js';
export { whatIf } from './what-if/what-if.js';
export type { WhatStands } from './what-if/world.js';
