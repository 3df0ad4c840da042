import {
  type Role,
  type SampleCommandType,
  type SampleDecision,
  type SampleEvent,
  sampleDecisions,
} from 'partner-campaigns';
import type { SampleRuleName } from '../../src/sample/rules.js';

// What the sample machine must do, written by hand. The tests hold the code to it, never the other way round.

/** Where a request stands; `none` is before it exists. */
export type From = SampleDecision | 'none';

/** One accepted pairing of decision, command and role; every other one is refused. */
export interface Cell {
  readonly from: From;
  readonly command: SampleCommandType;
  readonly role: Role;
  /** Under which policy, where it matters (Q21). */
  readonly sellerReview?: 'required' | 'by_agency';
  readonly to: SampleDecision;
  readonly event: SampleEvent['type'];
  /** In the order in which their reasons are given. The rule that picks a branch comes last. */
  readonly rules: readonly SampleRuleName[];
}

export const froms: readonly From[] = ['none', ...sampleDecisions];

const runs = ['campaign_not_over', 'registration_runs'] as const;
const ask = [...runs, 'creator_named', 'creator_authorised', 'sku_samplable', 'quota_left'] as const;
const anew = [...ask, 'no_open_request'] as const;
const again = [...ask, 'none_received', 'reapply_waited'] as const;
const review = [...runs, 'reviewers_turn'] as const;
const refuse = [...review, 'seller_reason_given'] as const;
const withdraw = [...runs, 'withdrawer_asked'] as const;
const late = [...withdraw, 'withdrawal_in_time'] as const;
const lapse = [...runs, 'deadline_due'] as const;
const count = ['content_long_enough', 'content_in_time'] as const;
const extend = ['extension_offered', 'content_has_deadline', 'not_extended_before'] as const;

const toAgency = 'leads_to_agency_review';
const toSeller = 'leads_to_seller_review';
const toShipment = 'leads_to_shipment';

// biome-ignore format: one cell a line, in columns
export const cells: readonly Cell[] = [
  // from                command                 who         to                   event                    rules
  cell('none',              'request_sample',       'creator',  'agency_review',     'sample_requested',      [...ask, toAgency]),
  cell('none',              'request_sample',       'agency',   'seller_review',     'sample_requested',      [...ask, toSeller], 'required'),
  cell('none',              'request_sample',       'agency',   'awaiting_shipment', 'sample_requested',      [...ask, toShipment], 'by_agency'),

  cell('agency_review',     'approve_sample',       'agency',   'seller_review',     'sample_endorsed',       [...review, toSeller], 'required'),
  cell('agency_review',     'approve_sample',       'agency',   'awaiting_shipment', 'sample_approved',       [...review, toShipment], 'by_agency'),
  cell('agency_review',     'reject_sample',        'agency',   'cancelled',         'sample_cancelled',      refuse),
  cell('agency_review',     'withdraw_sample',      'creator',  'cancelled',         'sample_cancelled',      withdraw),
  cell('agency_review',     'cancel_sample',        'platform', 'cancelled',         'sample_cancelled',      runs),
  cell('agency_review',     'meet_sample_deadline', 'clock',    'cancelled',         'sample_cancelled',      lapse),

  cell('seller_review',     'approve_sample',       'seller',   'awaiting_shipment', 'sample_approved',       review),
  cell('seller_review',     'reject_sample',        'seller',   'cancelled',         'sample_cancelled',      refuse),
  cell('seller_review',     'withdraw_sample',      'creator',  'cancelled',         'sample_cancelled',      withdraw),
  cell('seller_review',     'withdraw_sample',      'agency',   'cancelled',         'sample_cancelled',      withdraw),
  cell('seller_review',     'cancel_sample',        'platform', 'cancelled',         'sample_cancelled',      runs),
  cell('seller_review',     'meet_sample_deadline', 'clock',    'cancelled',         'sample_cancelled',      lapse),

  cell('awaiting_shipment', 'withdraw_sample',      'creator',  'cancelled',         'sample_cancelled',      late),
  cell('awaiting_shipment', 'withdraw_sample',      'agency',   'cancelled',         'sample_cancelled',      late),
  cell('awaiting_shipment', 'ship_sample',          'seller',   'shipped',           'sample_shipped',        runs),
  cell('awaiting_shipment', 'ship_sample',          'platform', 'shipped',           'sample_shipped',        runs),
  cell('awaiting_shipment', 'cancel_sample',        'platform', 'cancelled',         'sample_cancelled',      runs),
  cell('awaiting_shipment', 'meet_sample_deadline', 'clock',    'cancelled',         'sample_cancelled',      lapse),

  // What was shipped goes on, whatever becomes of the product and the campaign (Q24).
  cell('shipped',           'receive_sample',       'creator',  'content_pending',   'sample_received',       []),
  cell('shipped',           'receive_sample',       'platform', 'content_pending',   'sample_received',       []),
  cell('shipped',           'cancel_sample',        'platform', 'cancelled',         'sample_cancelled',      []),

  cell('content_pending',   'post_content',         'creator',  'completed',         'sample_content_posted', count),
  cell('content_pending',   'post_content',         'platform', 'completed',         'sample_content_posted', count),
  cell('content_pending',   'extend_content_duty',  'creator',  'content_pending',   'sample_duty_extended',  extend),
  cell('content_pending',   'extend_content_duty',  'platform', 'content_pending',   'sample_duty_extended',  extend),
  cell('content_pending',   'cancel_sample',        'platform', 'cancelled',         'sample_cancelled',      []),
  cell('content_pending',   'meet_sample_deadline', 'clock',    'cancelled',         'sample_cancelled',      ['deadline_due']),

  // An unshipped request stands in the way of the next, unless the product was registered again since.
  ...(['agency_review', 'seller_review', 'awaiting_shipment'] as const).flatMap((from) => [
    cell(from,              'request_sample',       'creator',  'agency_review',     'sample_requested',      [...anew, toAgency]),
    cell(from,              'request_sample',       'agency',   'seller_review',     'sample_requested',      [...anew, toSeller], 'required'),
    cell(from,              'request_sample',       'agency',   'awaiting_shipment', 'sample_requested',      [...anew, toShipment], 'by_agency')]),

  cell('cancelled',         'request_sample',       'creator',  'agency_review',     'sample_requested',      [...again, toAgency]),
  cell('cancelled',         'request_sample',       'agency',   'seller_review',     'sample_requested',      [...again, toSeller], 'required'),
  cell('cancelled',         'request_sample',       'agency',   'awaiting_shipment', 'sample_requested',      [...again, toShipment], 'by_agency'),
];

/** Who may issue which command. */
export const owners: Readonly<Record<SampleCommandType, readonly Role[]>> = {
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
};

/** The pick of a branch refuses nothing by itself. */
export const picks: readonly SampleRuleName[] = [toAgency, toSeller, toShipment];

/** The cells of a decision and a command. */
export function cellsOf(from: From, command: SampleCommandType): readonly Cell[] {
  return cells.filter((each) => each.from === from && each.command === command);
}

/** What a refusal of a command names instead: the commands that the decision takes of the same role. */
export function namedInstead(from: From, role: Role): ReadonlySet<SampleCommandType> {
  const taken = cells.filter((each) => each.from === from).map(({ command }) => command);
  return new Set(taken.filter((command) => owners[command].includes(role)));
}

function cell(
  from: From,
  command: SampleCommandType,
  role: Role,
  to: SampleDecision,
  event: SampleEvent['type'],
  rules: readonly SampleRuleName[],
  sellerReview?: 'required' | 'by_agency',
): Cell {
  const plain = { from, command, role, to, event, rules };
  return sellerReview === undefined ? plain : { ...plain, sellerReview };
}
