// A new code of a refusal does not compile here until it has a case: so it will be for hosts that translate them.

import type { RefusalReason } from 'partner-campaigns';

/** What a host shows for a reason: a key of its own, and what is filled in, typed by the code. */
export function textOf(reason: RefusalReason): readonly [key: string, ...filledIn: (string | number)[]] {
  switch (reason.code) {
    case 'invalid_input':
      return ['input', reason.parameters.path, reason.parameters.problem];
    case 'not_found':
      return ['missing', reason.parameters.kind, reason.parameters.id];
    case 'role_not_allowed':
      return ['role', reason.parameters.role, ...reason.parameters.allowed];
    case 'time_went_back':
      return ['clock', reason.parameters.at, reason.parameters.changedAt];
    case 'fact_missing':
      return ['fact', reason.parameters.fact];
    case 'stale_view':
      return ['stale', reason.parameters.seenRevision, reason.parameters.revision];
    case 'not_accepted':
      return ['not now', reason.parameters.decision ?? 'new', ...reason.parameters.accepted];
    case 'campaign_command_not_accepted':
      return ['not now', reason.parameters.decision ?? 'new', ...reason.parameters.accepted];
    case 'product_blocked':
      return ['blocked', reason.parameters.since, ...reason.parameters.reasons];
    case 'disabled_by_policy':
      return ['disabled', reason.parameters.command];
    case 'campaign_over':
      return ['over', reason.parameters.overFrom];
    case 'campaign_not_published':
      return ['draft'];
    case 'registration_not_open':
      return ['early', reason.parameters.opensAt];
    case 'registration_closed':
      return ['late', reason.parameters.closedAt];
    case 'shop_not_invited':
      return ['other shops'];
    case 'seller_type_not_invited':
      return ['other sellers', reason.parameters.sellerType, ...reason.parameters.allowed];
    case 'market_mismatch':
      return ['market', reason.parameters.shopMarket, reason.parameters.campaignMarket];
    case 'shop_not_active':
      return ['shop', reason.parameters.status];
    case 'not_eligible':
      return ['eligibility', reason.parameters.rule, ...reason.parameters.fields];
    case 'product_not_promotable':
      return ['product', reason.parameters.productId, reason.parameters.status];
    case 'rate_out_of_bounds':
      return ['bounds', reason.parameters.field, reason.parameters.minimum, reason.parameters.maximum];
    case 'rate_off_step':
      return ['step', reason.parameters.field, reason.parameters.rate, reason.parameters.step];
    case 'proposed_rate_not_met':
      return ['proposed', reason.parameters.rate, reason.parameters.minimum];
    case 'wanted_rate_not_met':
      return ['wanted', reason.parameters.rate, reason.parameters.minimum];
    case 'wanted_samples_not_met':
      return ['wanted samples', reason.parameters.sampleQuantity, reason.parameters.minimum];
    case 'wanted_rate_not_above_offer':
      return ['offered', reason.parameters.rate, reason.parameters.offered];
    case 'wanted_samples_not_above_offer':
      return ['offered samples', reason.parameters.sampleQuantity, reason.parameters.offered];
    case 'sample_quantity_too_large':
      return ['many', reason.parameters.sampleQuantity, reason.parameters.maximum];
    case 'sample_quantity_not_raised':
      return ['few', reason.parameters.sampleQuantity, reason.parameters.current];
    case 'shop_ads_rate_already_set':
      return ['ads', reason.parameters.rate];
    case 'total_rate_locked':
      return ['locked', reason.parameters.rate];
    case 'total_rate_not_raised':
      return ['lower', reason.parameters.rate, reason.parameters.current];
    case 'rate_unchanged':
      return ['same', reason.parameters.rate];
    case 'creator_rate_above_total':
      return ['above', reason.parameters.creatorRate, reason.parameters.totalRate];
    case 'creator_shop_ads_rate_above_total':
      return ['above ads', reason.parameters.creatorShopAdsRate, reason.parameters.shopAdsRate];
    case 'currencies_differ':
      return ['currency', reason.parameters.path, reason.parameters.currency, reason.parameters.expected];
    case 'discounts_above_price':
      return ['discounts', reason.parameters.line, reason.parameters.discounts.minorUnits];
    case 'refund_above_base':
      return ['refund', reason.parameters.line, reason.parameters.refunded.minorUnits];
    case 'shop_ads_rate_not_set':
      return ['no ads'];
    case 'contact_invalid':
      return ['contact', reason.parameters.field];
    case 'reason_required':
      return ['why'];
    case 'not_due':
      return ['not due', reason.parameters.dueAt ?? 'never'];
    case 'held':
      return ['held', reason.parameters.holdId, reason.parameters.placedBy, reason.parameters.placedAt];
    case 'host_rule':
      return ['host', reason.parameters.rule, reason.parameters.message ?? ''];
    case 'host_rule_failed':
      return ['host bug', reason.parameters.rule];
    case 'hold_exists':
    case 'hold_not_found':
      return ['hold', reason.parameters.holdId];
    case 'too_many_holds':
      return ['holds', reason.parameters.maximum];
    case 'hold_not_yours':
      return ['whose', reason.parameters.holdId, reason.parameters.placedBy];
    case 'disqualified':
      return ['out', reason.parameters.since, reason.parameters.reason];
    case 'another_product':
      return ['other product', reason.parameters.shopId, reason.parameters.productId];
    case 'times_out_of_order':
      return ['order', reason.parameters.registeredAt, reason.parameters.decidedAt, reason.parameters.at];
    case 'attempt_too_low':
      return ['attempt', reason.parameters.attempt, reason.parameters.minimum];
    case 'nothing_to_adopt':
      return ['so already', reason.parameters.decision];
    case 'another_branch':
      return ['elsewhere'];
    case 'link_command_not_accepted':
      return ['not now', reason.parameters.decision ?? 'new', ...reason.parameters.accepted];
    case 'registration_not_running':
      return ['not running', reason.parameters.decision];
    case 'creator_rate_not_set':
      return ['no rate'];
    case 'link_exists':
      return ['there', reason.parameters.addedAt];
    case 'another_creator':
      return ['other creator', reason.parameters.creatorId];
    case 'nothing_changes':
      return ['no change', ...reason.parameters.fields];
    case 'start_not_editable':
      return ['begun', reason.parameters.startedAt, ...reason.parameters.fields];
    case 'boundary_not_ahead':
      return ['past', reason.parameters.at, ...reason.parameters.boundaries];
    case 'registration_outlasts_campaign':
      return ['outlasts', reason.parameters.registrationEnd, reason.parameters.campaignEnd];
    case 'campaign_too_long':
      return ['long', reason.parameters.latestEnd, reason.parameters.maximumDays];
    case 'text_too_long':
      return ['text', reason.parameters.field, reason.parameters.length, reason.parameters.maximum];
    case 'audience_too_large':
      return ['audience', reason.parameters.shops, reason.parameters.maximum];
    case 'audience_not_shops':
      return ['audience', reason.parameters.audience];
    case 'audience_empty':
      return ['nobody'];
    case 'messenger_missing':
      return ['messenger', reason.parameters.market, reason.parameters.messenger];
    case 'messenger_not_applicable':
      return ['no messenger', reason.parameters.market, reason.parameters.applicable ?? 'none'];
    case 'too_many_ongoing_campaigns':
      return ['quota', reason.parameters.maximum, reason.parameters.ongoing];
    case 'nothing_to_announce':
      return ['quiet', reason.parameters.next ?? 'never'];
    case 'sample_command_not_accepted':
      return ['not now', reason.parameters.decision ?? 'new', ...reason.parameters.accepted];
    case 'earlier_registration_attempt':
      return ['earlier', reason.parameters.registrationAttempt, reason.parameters.current];
    case 'creator_not_named':
      return ['for whom'];
    case 'agency_not_authorised':
      return ['authorise', reason.parameters.agencyId, reason.parameters.creatorId];
    case 'sku_not_samplable':
      return ['sku', reason.parameters.skuId, ...reason.parameters.because];
    case 'no_sample_quota_left':
      return ['none left', reason.parameters.granted, reason.parameters.reserved, reason.parameters.shipped];
    case 'sample_already_requested':
      return ['twice', reason.parameters.decision, reason.parameters.requestedAt];
    case 'sample_already_received':
      return ['has one', reason.parameters.receivedAt];
    case 'reapply_too_early':
      return ['wait', reason.parameters.opensAt];
    case 'another_reviewer':
      return ['whose review', reason.parameters.reviewer];
    case 'request_not_yours':
      return ['whose', reason.parameters.requestedBy];
    case 'withdrawal_too_late':
      return ['agreed', reason.parameters.since];
    case 'content_too_short':
      return ['short', reason.parameters.kind, reason.parameters.length, reason.parameters.minimum];
    case 'content_out_of_time':
      return ['when', reason.parameters.postedAt, reason.parameters.receivedAt, reason.parameters.at];
    case 'extension_not_offered':
      return ['no longer'];
    case 'already_extended':
      return ['once', reason.parameters.dueAt ?? 'never'];
    case 'command_id_reused':
      return ['reused', reason.parameters.commandId];
    case 'lost_race':
      return ['race', reason.parameters.attempts];
    case 'other_items_refused':
      return ['others', ...reason.parameters.items];
  }
}
