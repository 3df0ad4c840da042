import type { Rate } from '../commission/rate.js';
import type { SampleQuantity } from '../commission/sample-quantity.js';
import type { OfferedTerms, Terms } from '../commission/terms.js';
import type { Stamped } from '../core/command.js';
import { frozenCopy } from '../core/frozen.js';
import type { ProductId, ShopId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { DisqualificationReason } from './closure.js';
import type { SellerContact } from './contact.js';
import type { HoldableCommand, HoldId } from './hold.js';
import type { ObservedDecision } from './observed.js';
import type { RejectReason, WantedTerms } from './rejection.js';

/** Puts a product up for review (seed steps 5 and 6, R22). One item of a submission. */
export interface Register {
  readonly type: 'register';
  readonly productId: ProductId;
  readonly terms: OfferedTerms;
  readonly contact: SellerContact;
}

/** What a reviewer saw: the revision of the registration on the screen. Another one is refused as `stale_view`. */
export interface Seen {
  /** The revision of the registration on the screen. */
  readonly seenRevision: number;
}

/** Accepts the product with its rate and samples (R40). */
export interface Approve extends Seen {
  readonly type: 'approve';
}

/** Says no with one reason or more; the seller may adjust and try again (R42). */
export interface Reject extends Seen {
  readonly type: 'reject';
  /** One or more, all different; none is refused as `reason_required`. */
  readonly reasons: readonly RejectReason[];
  /** Tells the seller more. */
  readonly note?: string;
  /** What would do: within the policy's limits, no less than was offered, and more of something. */
  readonly wanted?: WantedTerms;
}

/** Says no for good (R43). */
export interface BlockProduct extends Seen {
  readonly type: 'block';
  /** All different; may be left out (Q12). */
  readonly reasons?: readonly RejectReason[];
  /** Tells the seller more. */
  readonly note?: string;
}

/** Takes a pending registration back (Q9). */
export interface Withdraw {
  readonly type: 'withdraw';
}

/** Puts the product up for review again, with the same terms or others (R42, Q11). */
export interface Reregister {
  readonly type: 'reregister';
  readonly terms: OfferedTerms;
  readonly contact: SellerContact;
}

/** Asks the agency to end the collaboration on this product (R50). */
export interface RequestClose {
  readonly type: 'request_close';
  /** Why the seller wants out. */
  readonly note?: string;
}

/** Takes a close request back. */
export interface CancelCloseRequest {
  readonly type: 'cancel_close_request';
}

/** Agrees to the close: it takes effect now (R51, Q15). */
export interface ApproveClose extends Seen {
  readonly type: 'approve_close';
}

/** Declines the close: the product stays in the campaign (Q14). */
export interface DeclineClose extends Seen {
  readonly type: 'decline_close';
  /** Why the agency wants the product to stay. */
  readonly note?: string;
}

/** Gives more samples; never fewer (R81). */
export interface RaiseSampleQuantity {
  readonly type: 'raise_sample_quantity';
  /** The new quantity, above the one that stands. */
  readonly sampleQuantity: SampleQuantity;
}

/** Sets the Shop Ads rate, once (R64, R65). */
export interface SetShopAdsRate {
  readonly type: 'set_shop_ads_rate';
  /** The total for orders that come from ads; final once set. */
  readonly shopAdsRate: Rate;
}

/**
 * Changes the total rate, as far as the policy lets (Q17): upwards at once, downwards when the policy says (R71, R72). A
 * change takes the place of a decrease that waits; the rate that stands, given again, only takes that back.
 */
export interface ChangeTotalRate {
  readonly type: 'change_total_rate';
  /** The new total rate. */
  readonly totalRate: Rate;
}

/** Sets the creators' part of the total rate, and of the Shop Ads rate if there is one (R62, Q20). */
export interface SetCreatorRate {
  readonly type: 'set_creator_rate';
  /** The new part of the creators, at most the total rate and what that is to become. */
  readonly creatorRate: Rate;
  /** The part of the creators for orders that come from ads, at most the Shop Ads rate; as it is when left out (Q20). */
  readonly creatorShopAdsRate?: Rate;
}

/** Stops commands until the hold is released; no hold stops this one. */
export interface PlaceHold {
  readonly type: 'place_hold';
  readonly holdId: HoldId;
  /** One or more, each once. */
  readonly commands: readonly HoldableCommand[];
  /** Why; the seller sees it too. */
  readonly note?: string;
}

/** Releases a hold: the platform any, an agency those of its own side. A deadline that was held is settled from then on. */
export interface ReleaseHold {
  readonly type: 'release_hold';
  readonly holdId: HoldId;
}

/** Takes the product out, for good: shop or product do not qualify any more (R26, R27, Q27). Nothing stops it. */
export interface Disqualify {
  readonly type: 'disqualify';
  readonly reason: DisqualificationReason;
  /** What there is to say besides; seller and agency see it. */
  readonly note?: string;
}

/**
 * Records what was decided elsewhere, or brings a registration along that was made elsewhere, in a campaign that was
 * published. No window, no hold and no host rule stands in the way: it has happened. What is left out stays as it is.
 */
export interface Adopt {
  readonly type: 'adopt';
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly observed: ObservedDecision;
  /**
   * The revision here that the observation was compared with, 0 for none. With it, an adoption is refused as
   * `stale_view` when something else happened since, and never tried again by itself.
   */
  readonly seenRevision?: number;
  /** The terms as they stand there, no rate above 100 %; needed for a registration that is not known here. */
  readonly terms?: Terms;
  /** Where a new registration does not say, it stands as erased (`ERASED_CONTACT`) until somebody gives one. */
  readonly contact?: SellerContact;
  /**
   * From 1, and not less than here. When left out: the one that stands, 1 for a new registration, and the next for one
   * that waits for review again where it did not.
   */
  readonly attempt?: number;
  /** When it was first registered; not after `decidedAt`. Where a new registration does not say, `decidedAt`. */
  readonly registeredAt?: Instant;
  /**
   * When the decision was made there; not in the future. When left out: since when it stands here, if it does, and now
   * if it does not.
   */
  readonly decidedAt?: Instant;
}

/** Settles the stamped deadline. Issued by the clock only. */
export interface MeetDeadline {
  readonly type: 'meet_deadline';
}

/** A registration command as it comes from outside. */
export type RegistrationCommandInput =
  | Register
  | Approve
  | Reject
  | BlockProduct
  | Withdraw
  | Reregister
  | RequestClose
  | CancelCloseRequest
  | ApproveClose
  | DeclineClose
  | RaiseSampleQuantity
  | SetShopAdsRate
  | ChangeTotalRate
  | SetCreatorRate
  | PlaceHold
  | ReleaseHold
  | Disqualify
  | Adopt
  | MeetDeadline;

/** The name of a registration command. */
export type CommandType = RegistrationCommandInput['type'];

/** Who may issue which registration command. */
export const commandRoles = /* @__PURE__ */ frozenCopy({
  register: ['seller'],
  approve: ['agency'],
  reject: ['agency'],
  block: ['agency'],
  withdraw: ['seller'],
  reregister: ['seller'],
  request_close: ['seller'],
  cancel_close_request: ['seller'],
  approve_close: ['agency'],
  decline_close: ['agency'],
  raise_sample_quantity: ['seller'],
  set_shop_ads_rate: ['seller'],
  change_total_rate: ['seller'],
  set_creator_rate: ['agency'],
  place_hold: ['platform', 'agency'],
  release_hold: ['platform', 'agency'],
  disqualify: ['platform'],
  adopt: ['platform'],
  meet_deadline: ['clock'],
} as const);

/** Every registration command, in the order actions are listed. */
export const commandTypes = /* @__PURE__ */ frozenCopy([
  'register',
  'approve',
  'reject',
  'block',
  'withdraw',
  'reregister',
  'request_close',
  'cancel_close_request',
  'approve_close',
  'decline_close',
  'raise_sample_quantity',
  'set_shop_ads_rate',
  'change_total_rate',
  'set_creator_rate',
  'place_hold',
  'release_hold',
  'disqualify',
  'adopt',
  'meet_deadline',
] as const satisfies readonly CommandType[]);

/** A registration command with its actor and instant, ready to be decided. */
export type RegistrationCommand = Stamped<RegistrationCommandInput, typeof commandRoles>;

/** The registration command with the given name. */
export type CommandOf<Type extends CommandType> = Extract<RegistrationCommand, { readonly type: Type }>;

/** The names of the commands that have a field, given or not. */
type NamesWith<Field extends string> = {
  [Type in CommandType]: Field extends keyof CommandOf<Type> ? Type : never;
}[CommandType];

// By name: to ask objects of many shapes whether they have a field costs as much as a rule. The types tell when a command
// is left out.

/** The contact that a command brings, if it brings one. */
export function contactIn(command: RegistrationCommand): SellerContact | undefined {
  switch (command.type) {
    case 'register':
    case 'reregister':
    case 'adopt':
      return command.contact;
    default:
      command.type satisfies Exclude<CommandType, NamesWith<'contact'>>;
      return undefined;
  }
}

/** The revision that whoever gives a command has seen, if the command says so. */
export function seenIn(command: RegistrationCommand): number | undefined {
  switch (command.type) {
    case 'approve':
    case 'reject':
    case 'block':
    case 'approve_close':
    case 'decline_close':
    case 'adopt':
      return command.seenRevision;
    default:
      command.type satisfies Exclude<CommandType, NamesWith<'seenRevision'>>;
      return undefined;
  }
}
