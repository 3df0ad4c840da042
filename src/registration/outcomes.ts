import type {
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
  RegistrationRejected,
  RegistrationResubmitted,
  RegistrationSubmitted,
  RegistrationWithdrawn,
  SampleQuantityRaised,
  ShopAdsRateSet,
  TotalRateChanged,
  TotalRateDecreaseScheduled,
} from './events.js';
import type {
  ApprovedRegistration,
  BlockedRegistration,
  ClosedRegistration,
  CloseRequestedRegistration,
  PendingRegistration,
  Registration,
  RejectedRegistration,
  WithdrawnRegistration,
} from './registration.js';

/** What each accepted command leads to. The machine says the same at run time; the tests hold the two together. */
export interface Outcomes {
  readonly register: Outcome<PendingRegistration, RegistrationSubmitted>;
  readonly approve: Outcome<ApprovedRegistration, RegistrationApproved>;
  readonly reject: Outcome<RejectedRegistration, RegistrationRejected>;
  readonly block: Outcome<BlockedRegistration, RegistrationBlocked>;
  readonly withdraw: Outcome<WithdrawnRegistration, RegistrationWithdrawn>;
  readonly reregister: Outcome<PendingRegistration, RegistrationResubmitted>;
  readonly request_close: Outcome<CloseRequestedRegistration, CloseRequested>;
  readonly cancel_close_request: Outcome<ApprovedRegistration, CloseRequestCancelled>;
  readonly approve_close: Outcome<ClosedRegistration, RegistrationClosed>;
  readonly decline_close: Outcome<ApprovedRegistration, CloseDeclined>;
  readonly raise_sample_quantity: Outcome<
    ApprovedRegistration | CloseRequestedRegistration,
    SampleQuantityRaised
  >;
  readonly set_shop_ads_rate: Outcome<ApprovedRegistration, ShopAdsRateSet>;
  readonly change_total_rate: Outcome<ApprovedRegistration, TotalRateChanged | TotalRateDecreaseScheduled>;
  readonly set_creator_rate: Outcome<ApprovedRegistration, CreatorRateSet>;
  readonly place_hold: Outcome<Exclude<Registration, BlockedRegistration>, HoldPlaced>;
  readonly release_hold: Outcome<Exclude<Registration, BlockedRegistration>, HoldReleased>;
  readonly disqualify: Outcome<ClosedRegistration, RegistrationDisqualified>;
  readonly adopt: Outcome<Registration, RegistrationAdopted>;
  readonly meet_deadline: Outcome<
    ApprovedRegistration | RejectedRegistration | ClosedRegistration,
    RegistrationApproved | RegistrationRejected | RegistrationClosed | TotalRateChanged
  >;
}

/** The decision that a command leads to, and the event that tells of it. */
export interface Outcome<After extends Registration, Event> {
  /** The record afterwards. */
  readonly registration: After;
  /** What tells of it. */
  readonly event: Event;
}
