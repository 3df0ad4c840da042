import type { Stamped } from '../core/command.js';
import { frozenCopy } from '../core/frozen.js';
import type { CreatorId } from '../core/ids.js';
import type { PlatformCancellation, SampleRejectReason } from './cancellation.js';
import type { PostedContent } from './content.js';

/**
 * Asks for one unit of a registered product: a creator for itself (R83), or the agency for a creator who authorised it
 * (R82). The unit is reserved at once (Q22).
 */
export interface RequestSample {
  readonly type: 'request_sample';
  /** For whom an agency asks. A creator asks for itself, and may leave it out. */
  readonly creatorId?: CreatorId;
  /** The variant that is asked for, an id of the host's. */
  readonly skuId?: string;
}

/** What a reviewer saw: the revision of the request on the screen. Another one is refused as `stale_view`. */
export interface SeenSample {
  /** The revision of the request on the screen. */
  readonly seenRevision: number;
}

/** Agrees to a request: the agency to the creator, the seller to the sample (Q21). */
export interface ApproveSample extends SeenSample {
  readonly type: 'approve_sample';
}

/** Says no to a request that one has to review. */
export interface RejectSample extends SeenSample {
  readonly type: 'reject_sample';
  /** A seller must give one, an agency may; none is refused as `reason_required` (R86). */
  readonly reason?: SampleRejectReason;
  /** Tells the creator more. */
  readonly note?: string;
}

/** Takes a request back: the creator, or the agency that asked for the creator (R89). */
export interface WithdrawSample {
  readonly type: 'withdraw_sample';
}

/** Says that the unit was handed to the carrier: from now on it is used (Q22). */
export interface ShipSample {
  readonly type: 'ship_sample';
}

/** Says that the creator has it, and owes content. */
export interface ReceiveSample {
  readonly type: 'receive_sample';
}

/** Reports the content that the creator owed (R90). */
export interface PostContent {
  readonly type: 'post_content';
  readonly content: PostedContent;
}

/** Gives the creator longer to post content, once (R87). */
export interface ExtendContentDuty {
  readonly type: 'extend_content_duty';
}

/** Ends a request, wherever it stands: the product cannot be promoted, or the platform's staff decided so. */
export interface CancelSample {
  readonly type: 'cancel_sample';
  readonly because: PlatformCancellation;
  /** What there is to say besides. */
  readonly note?: string;
}

/** Settles the stamped deadline. Issued by the clock only. */
export interface MeetSampleDeadline {
  readonly type: 'meet_sample_deadline';
}

/** A command on a sample request as it comes from outside. */
export type SampleCommandInput =
  | RequestSample
  | ApproveSample
  | RejectSample
  | WithdrawSample
  | ShipSample
  | ReceiveSample
  | PostContent
  | ExtendContentDuty
  | CancelSample
  | MeetSampleDeadline;

/** The name of a command on sample requests. */
export type SampleCommandType = SampleCommandInput['type'];

/** Who may issue which command on sample requests. */
export const sampleCommandRoles = /* @__PURE__ */ frozenCopy({
  request_sample: ['creator', 'agency'],
  approve_sample: ['agency', 'seller'],
  reject_sample: ['agency', 'seller'],
  withdraw_sample: ['creator', 'agency'],
  ship_sample: ['seller', 'platform'],
  receive_sample: ['creator', 'platform'],
  post_content: ['creator', 'platform'],
  extend_content_duty: ['creator', 'platform'],
  cancel_sample: ['platform'],
  meet_sample_deadline: ['clock'],
} as const);

/** Every command on sample requests, in the order actions are listed. */
export const sampleCommandTypes = /* @__PURE__ */ frozenCopy([
  'request_sample',
  'approve_sample',
  'reject_sample',
  'withdraw_sample',
  'ship_sample',
  'receive_sample',
  'post_content',
  'extend_content_duty',
  'cancel_sample',
  'meet_sample_deadline',
] as const satisfies readonly SampleCommandType[]);

/** A command on a sample request with its actor and instant, ready to be decided. */
export type SampleCommand = Stamped<SampleCommandInput, typeof sampleCommandRoles>;

/** The command on sample requests with the given name. */
export type SampleCommandOf<Type extends SampleCommandType> = Extract<SampleCommand, { readonly type: Type }>;

/** For which creator a sample is asked; absent where an agency does not say. */
export function creatorAskedFor(command: SampleCommandOf<'request_sample'>): CreatorId | undefined {
  return command.actor.role === 'creator' ? command.actor.creatorId : command.creatorId;
}
