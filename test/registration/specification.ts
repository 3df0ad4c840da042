import {
  type CommandType,
  type Decision,
  type DueOutcome,
  decisions,
  type RegistrationEvent,
  type Role,
} from 'partner-campaigns';
import type { RegistrationRuleName } from '../../src/registration/rules.js';

// What the registration machine must do, written by hand. The tests hold the code to it, never the other way round.

/** Where a registration stands; `none` is before it exists. */
export type From = Decision | 'none';

/** One accepted pairing of decision and command; every other one is `not_accepted`. */
export interface Cell {
  readonly from: From;
  readonly command: CommandType;
  /** Who may issue it; the first of them does in the tests that need one. */
  readonly roles: readonly [Role, ...Role[]];
  readonly to: Decision;
  readonly event: RegistrationEvent['type'];
  /** In the order in which their reasons are given. */
  readonly rules: readonly RegistrationRuleName[];
  /** For a met deadline: the outcome that was stamped. The rule that picks it comes last. */
  readonly due?: DueOutcome;
}

export const froms: readonly From[] = [
  'none',
  'pending',
  'approved',
  'close_requested',
  'rejected',
  'blocked',
  'withdrawn',
  'closed',
];

/** What holds and host rules say comes last, of every command that they may stop. */
const vetoes = ['not_held', 'no_host_veto'] as const;
const always = ['campaign_not_over'] as const;
const open = [...always, 'campaign_published', 'window_open'] as const;
const shop = ['shop_known', 'shop_invited', 'market_matches', 'shop_active', 'added_shop_rules_met'] as const;
const product = ['product_known', 'product_promotable', 'added_product_rules_met'] as const;
const samples = ['sample_quantity_within_limit'] as const;
const ads = ['shop_ads_rate_within_bounds'] as const;
const total = ['total_rate_within_bounds', 'proposed_rate_met'] as const;
const contact = ['email_valid', 'whatsapp_valid'] as const;
const offer = [...shop, ...product, ...total, ...ads, ...samples, ...contact] as const;
/** What was rejected, by the policy, must be bettered as the agency wanted; what was approved since is beyond that. */
const betterOffer = [
  ...shop,
  ...product,
  ...total,
  'wanted_terms_met',
  ...ads,
  ...samples,
  ...contact,
] as const;

const register = [...open, ...offer, 'no_host_veto'] as const;
const again = [...open, ...betterOffer, ...vetoes] as const;
/** What was rejected may always be tried again; the rest, where the policy offers it. */
const reregister = [...open, 'reregister_offered', ...betterOffer, ...vetoes] as const;
const comeBack = [...open, 'not_disqualified', 'reregister_offered', ...offer, ...vetoes] as const;
const plain = [...always, ...vetoes] as const;
const reject = [
  ...always,
  'reject_reason_given',
  'wanted_terms_within_bounds',
  'wanted_terms_above_offer',
  ...vetoes,
] as const;
const raise = [...always, 'sample_quantity_raised', ...samples, ...vetoes] as const;
const setAds = [...always, 'shop_ads_rate_unset', ...ads, ...vetoes] as const;
const change = [
  ...always,
  'total_rate_change_offered',
  'rate_changes',
  ...total,
  'creator_within_total',
  ...vetoes,
] as const;
const share = [
  ...always,
  'rate_changes',
  'creator_rate_within_bounds',
  'creator_within_total',
  'creator_ads_within_total',
  ...vetoes,
] as const;
const due = [...always, 'deadline_due', ...vetoes] as const;
const hold = [...always, 'hold_is_new', 'holds_within_limit', 'no_host_veto'] as const;
const release = ['hold_found', 'hold_releasable'] as const;
const bringAlong = [
  'campaign_published',
  'adopted_terms_given',
  'adopted_in_the_past',
  'creator_within_total',
  'creator_ads_within_total',
  'whatsapp_valid',
] as const;
const adopt = [
  'adopted_product_matches',
  'not_disqualified',
  'adopted_in_the_past',
  'adopted_attempt_follows',
  'creator_within_total',
  'creator_ads_within_total',
  'whatsapp_valid',
  'adoption_changes',
] as const;
const holders = ['platform', 'agency'] as const;

// biome-ignore format: one cell a line, in columns
export const cells: readonly Cell[] = [
  // from             command                  who       to                 event                       rules
  cell('none',            'register',              'seller', 'pending',         'registration_submitted',   register),

  cell('pending',         'approve',               'agency', 'approved',        'registration_approved',    plain),
  cell('pending',         'reject',                'agency', 'rejected',        'registration_rejected',    reject),
  cell('pending',         'block',                 'agency', 'blocked',         'registration_blocked',     plain),
  cell('pending',         'withdraw',              'seller', 'withdrawn',       'registration_withdrawn',   [...always, 'withdraw_offered', ...vetoes]),
  cell('pending',         'meet_deadline',         'clock',  'approved',        'registration_approved',    [...due, 'due_to_approve'], 'approve'),
  cell('pending',         'meet_deadline',         'clock',  'rejected',        'registration_rejected',    [...due, 'due_to_reject'], 'reject'),

  cell('approved',        'request_close',         'seller', 'close_requested', 'close_requested',          plain),
  cell('approved',        'raise_sample_quantity', 'seller', 'approved',        'sample_quantity_raised',   raise),
  cell('approved',        'set_shop_ads_rate',     'seller', 'approved',        'shop_ads_rate_set',        setAds),
  cell('approved',        'change_total_rate',     'seller', 'approved',        'total_rate_changed',       change),
  cell('approved',        'set_creator_rate',      'agency', 'approved',        'creator_rate_set',         share),

  cell('approved',        'meet_deadline',         'clock',  'approved',        'total_rate_changed',       [...due, 'due_to_change_total_rate'], 'change_total_rate'),

  cell('close_requested', 'cancel_close_request',  'seller', 'approved',        'close_request_cancelled',  [...always, 'cancel_close_offered', ...vetoes]),
  cell('close_requested', 'approve_close',         'agency', 'closed',          'registration_closed',      plain),
  cell('close_requested', 'decline_close',         'agency', 'approved',        'close_declined',           [...always, 'decline_close_offered', ...vetoes]),
  cell('close_requested', 'raise_sample_quantity', 'seller', 'close_requested', 'sample_quantity_raised',   raise),
  cell('close_requested', 'meet_deadline',         'clock',  'closed',          'registration_closed',      [...due, 'due_to_approve_close'], 'approve_close'),

  cell('rejected',        'reregister',            'seller', 'pending',         'registration_resubmitted', again),
  cell('withdrawn',       'reregister',            'seller', 'pending',         'registration_resubmitted', reregister),
  cell('closed',          'reregister',            'seller', 'pending',         'registration_resubmitted', comeBack),

  // Holds change no decision, and what is blocked has no use for them.
  ...decisions.filter((from) => from !== 'blocked').flatMap((from) => [
    cell(from,            'place_hold',             holders, from,              'hold_placed',              hold),
    cell(from,            'release_hold',           holders, from,              'hold_released',            release)]),

  ...(['pending', 'approved', 'close_requested', 'rejected', 'withdrawn'] as const).map((from) =>
    cell(from,            'disqualify',          'platform', 'closed',          'registration_disqualified', [])),
  cell('closed',          'disqualify',          'platform', 'closed',          'registration_disqualified', ['not_disqualified']),

  // Whatever was observed elsewhere, it has happened; only what is blocked stays so.
  ...decisions.map((to) =>
    cell('none',          'adopt',               'platform', to,                'registration_adopted',     [...bringAlong, `adopts_${to}`])),
  ...decisions.filter((from) => from !== 'blocked').flatMap((from) => decisions.map((to) =>
    cell(from,            'adopt',               'platform', to,                'registration_adopted',     [...adopt, `adopts_${to}`]))),
];

/** What a command tells instead where the policy has it take effect later, and it does not yet. */
export const toldOfLater: { readonly [Type in CommandType]?: RegistrationEvent['type'] } = {
  change_total_rate: 'total_rate_decrease_scheduled',
};

/** Every event there is. */
export const eventTypes: ReadonlySet<RegistrationEvent['type']> = new Set([
  ...cells.map(({ event }) => event),
  ...Object.values(toldOfLater),
]);

/**
 * The pick of a branch refuses nothing by itself: a stamped deadline always has one of its outcomes, and an adoption
 * one of the decisions.
 */
export const picks: readonly RegistrationRuleName[] = [
  'due_to_approve',
  'due_to_reject',
  'due_to_approve_close',
  'due_to_change_total_rate',
  ...decisions.map((decision) => `adopts_${decision}` as const),
];

/** Rules that cannot be broken together. */
export const exclusive: readonly (readonly [RegistrationRuleName, RegistrationRuleName])[] = [
  // A draft has no window yet.
  ['campaign_published', 'window_open'],
  // Nothing can be said about a shop or a product without its facts.
  ['shop_known', 'shop_invited'],
  ['shop_known', 'market_matches'],
  ['shop_known', 'shop_active'],
  ['product_known', 'product_promotable'],
  // Creators never have more than the total that stands, so the total that stands is never too low for them.
  ['rate_changes', 'creator_within_total'],
  // Whoever sets a rate for ads that there is none for changes something.
  ['rate_changes', 'creator_ads_within_total'],
  ['hold_found', 'hold_releasable'],
  // Of terms that are not given nothing can be said.
  ['adopted_terms_given', 'creator_within_total'],
  ['adopted_terms_given', 'creator_ads_within_total'],
  // What differs in something changes something.
  ['adopted_in_the_past', 'adoption_changes'],
  ['creator_within_total', 'adoption_changes'],
  ['creator_ads_within_total', 'adoption_changes'],
  ['whatsapp_valid', 'adoption_changes'],
  ['adopted_attempt_follows', 'adoption_changes'],
];

/** Whoever registers after the campaign is over comes after its window too; in a draft there is no window. */
export const overBreaks: RegistrationRuleName = 'window_open';

/** The cell of a decision and a command; several where the command says where it leads. */
export function cellsOf(from: From, command: CommandType): readonly Cell[] {
  return cells.filter((each) => each.from === from && each.command === command);
}

/** The commands that a decision takes, in the order of the table. */
function acceptedIn(from: From): readonly CommandType[] {
  return [...new Set(cells.filter((each) => each.from === from).map((each) => each.command))];
}

/** What a refusal of a command names instead: the commands that the decision takes of the same role. */
export function namedInstead(from: From, role: Role): readonly CommandType[] {
  return acceptedIn(from).filter((command) => rolesOf(command).includes(role));
}

/** The roles whose command it is. */
export function rolesOf(command: CommandType): Cell['roles'] {
  const owners = cells.find((each) => each.command === command)?.roles;
  if (owners === undefined) throw new TypeError(`The table has no command ${command}`);
  return owners;
}

function cell(
  from: From,
  command: CommandType,
  who: Role | Cell['roles'],
  to: Decision,
  event: RegistrationEvent['type'],
  rules: readonly RegistrationRuleName[],
  dueOutcome?: DueOutcome,
): Cell {
  const roles = typeof who === 'string' ? ([who] as const) : who;
  const plainCell = { from, command, roles, to, event, rules };
  return dueOutcome === undefined ? plainCell : { ...plainCell, due: dueOutcome };
}
