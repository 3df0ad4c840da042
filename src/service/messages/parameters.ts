import type { Instant } from '../../core/instant.js';
import type { RejectReason } from '../../registration/rejection.js';
import type { RegistrationWarnings } from '../../registration/warnings.js';
import type { RefusalCatalogue } from '../reasons.js';

/**
 * How a parameter is written. `text`: as it is. `word`: one of a closed set of names, in the words of the language,
 * else with spaces for underscores. `name`: the same, but else as it is: commands, and sets that a host adds to.
 * `reject_reason`: as the language words it. `place`: a number that people count from one. A list is written item by
 * item.
 */
export type Way = 'text' | 'word' | 'name' | 'reject_reason' | 'number' | 'place' | 'rate' | 'time';

/** The ways a parameter may be written, by its type. None for objects and the like: those are for programs. */
type WayOf<Value> = Value extends readonly (infer Item)[]
  ? WayOf<Item>
  : Value extends Instant
    ? 'time'
    : Value extends number
      ? 'number' | 'place' | 'rate'
      : Value extends RejectReason
        ? 'reject_reason' | 'text'
        : Value extends string
          ? 'text' | 'word' | 'name'
          : never;

/** The way of every parameter of every code that can stand in a sentence. */
type Ways<Catalogue> = { readonly [Code in keyof Catalogue]: WaysOf<Catalogue[Code]> };

/** The way of every parameter that can stand in a sentence. */
export type WaysOf<Parameters> = {
  readonly [Name in TellableIn<Parameters>]-?: WayOf<NonNullable<Parameters[Name]>>;
};

/** The names of those parameters of a code that its template may name. */
export type TellableIn<Parameters> = {
  [Name in keyof Parameters & string]-?: [WayOf<NonNullable<Parameters[Name]>>] extends [never]
    ? never
    : Name;
}[keyof Parameters & string];

/** How the parameters of every refusal reason are written. A new code has its line here and its template in english.ts. */
export const refusalParameters: Ways<RefusalCatalogue> = {
  invalid_input: { path: 'text', problem: 'text' },
  not_found: { kind: 'word', id: 'text' },
  role_not_allowed: { command: 'name', role: 'word', allowed: 'word' },
  time_went_back: { at: 'time', changedAt: 'time' },
  fact_missing: { fact: 'name' },
  stale_view: { seenRevision: 'number', revision: 'number' },
  not_accepted: { decision: 'word', command: 'name', accepted: 'name' },
  campaign_command_not_accepted: { decision: 'word', command: 'name', accepted: 'name' },
  product_blocked: { since: 'time', reasons: 'reject_reason', note: 'text' },
  disabled_by_policy: { command: 'name' },
  campaign_over: { overFrom: 'time' },
  campaign_not_published: {},
  registration_not_open: { opensAt: 'time' },
  registration_closed: { closedAt: 'time' },
  shop_not_invited: {},
  seller_type_not_invited: { sellerType: 'word', allowed: 'word' },
  market_mismatch: { shopMarket: 'text', campaignMarket: 'text' },
  shop_not_active: { status: 'word' },
  product_not_promotable: { productId: 'text', status: 'word' },
  not_eligible: {
    rule: 'text',
    about: 'word',
    standing: 'word',
    productId: 'text',
    fields: 'text',
    message: 'text',
  },
  rate_out_of_bounds: { field: 'word', rate: 'rate', minimum: 'rate', maximum: 'rate', step: 'rate' },
  rate_off_step: { field: 'word', rate: 'rate', step: 'rate' },
  proposed_rate_not_met: { rate: 'rate', minimum: 'rate' },
  wanted_rate_not_met: { rate: 'rate', minimum: 'rate' },
  wanted_samples_not_met: { sampleQuantity: 'number', minimum: 'number' },
  wanted_rate_not_above_offer: { rate: 'rate', offered: 'rate' },
  wanted_samples_not_above_offer: { sampleQuantity: 'number', offered: 'number' },
  sample_quantity_too_large: { sampleQuantity: 'number', maximum: 'number' },
  sample_quantity_not_raised: { sampleQuantity: 'number', current: 'number' },
  shop_ads_rate_already_set: { rate: 'rate' },
  total_rate_locked: { rate: 'rate' },
  total_rate_not_raised: { rate: 'rate', current: 'rate' },
  rate_unchanged: { rate: 'rate', dueAt: 'time' },
  creator_rate_above_total: { creatorRate: 'rate', totalRate: 'rate' },
  creator_shop_ads_rate_above_total: { creatorShopAdsRate: 'rate', shopAdsRate: 'rate' },
  currencies_differ: { path: 'text', currency: 'text', expected: 'text' },
  discounts_above_price: { line: 'place' },
  refund_above_base: { line: 'place' },
  shop_ads_rate_not_set: {},
  contact_invalid: { field: 'word' },
  reason_required: {},
  not_due: { dueAt: 'time' },
  held: { command: 'name', holdId: 'text', placedBy: 'word', placedAt: 'time', note: 'text' },
  host_rule: { rule: 'text', message: 'text' },
  host_rule_failed: { rule: 'text' },
  hold_exists: { holdId: 'text' },
  too_many_holds: { maximum: 'number' },
  hold_not_found: { holdId: 'text' },
  hold_not_yours: { holdId: 'text', placedBy: 'word' },
  disqualified: { since: 'time', reason: 'name', note: 'text' },
  another_product: { shopId: 'text', productId: 'text' },
  times_out_of_order: { registeredAt: 'time', rejectedAt: 'time', decidedAt: 'time', at: 'time' },
  attempt_too_low: { attempt: 'number', minimum: 'number' },
  nothing_to_adopt: { decision: 'word' },
  another_branch: {},
  link_command_not_accepted: { decision: 'word', command: 'name', accepted: 'name' },
  creator_rate_not_set: {},
  link_exists: { addedAt: 'time' },
  nothing_changes: { fields: 'word' },
  start_not_editable: { fields: 'word', startedAt: 'time' },
  boundary_not_ahead: { boundaries: 'word', at: 'time' },
  registration_outlasts_campaign: { registrationEnd: 'time', campaignEnd: 'time' },
  campaign_too_long: { latestEnd: 'time', maximumDays: 'number' },
  text_too_long: { field: 'word', length: 'number', maximum: 'number' },
  audience_too_large: { shops: 'number', maximum: 'number' },
  audience_not_shops: { audience: 'word' },
  audience_empty: {},
  messenger_missing: { market: 'text', messenger: 'word' },
  messenger_not_applicable: { market: 'text', messenger: 'word', applicable: 'word' },
  too_many_ongoing_campaigns: { maximum: 'number', ongoing: 'number' },
  nothing_to_announce: { next: 'time' },
  sample_command_not_accepted: { decision: 'word', command: 'name', accepted: 'name' },
  registration_not_running: { decision: 'word', since: 'time' },
  earlier_registration_attempt: { registrationAttempt: 'number', current: 'number' },
  creator_not_named: {},
  another_creator: { creatorId: 'text' },
  agency_not_authorised: { agencyId: 'text', creatorId: 'text' },
  sku_not_samplable: { skuId: 'text', because: 'word' },
  no_sample_quota_left: { granted: 'number', reserved: 'number', shipped: 'number' },
  sample_already_requested: { decision: 'word', requestedAt: 'time' },
  sample_already_received: { receivedAt: 'time' },
  reapply_too_early: { opensAt: 'time' },
  another_reviewer: { reviewer: 'word' },
  request_not_yours: { requestedBy: 'word' },
  withdrawal_too_late: { since: 'time' },
  content_too_short: { kind: 'word', length: 'number', minimum: 'number' },
  content_out_of_time: { postedAt: 'time', receivedAt: 'time', at: 'time' },
  extension_not_offered: {},
  already_extended: { dueAt: 'time' },
  command_id_reused: { commandId: 'text' },
  lost_race: { attempts: 'number' },
  other_items_refused: { items: 'place' },
};

/** How the parameters of every warning are written. */
export const warningParameters: Ways<RegistrationWarnings> = {
  no_samples: {},
  below_proposed_rate: { rate: 'rate', proposedRate: 'rate' },
  below_wanted_rate: { rate: 'rate', wantedRate: 'rate' },
  below_wanted_samples: { sampleQuantity: 'number', wantedQuantity: 'number' },
  below_open_collaboration_rate: { rate: 'rate', openRate: 'rate' },
  below_open_shop_ads_rate: { rate: 'rate', openRate: 'rate' },
  creator_below_open_collaboration_rate: { rate: 'rate', openRate: 'rate' },
  samples_above_stock: { sampleQuantity: 'number', stock: 'number' },
};
