import { englishFormats } from './formats.js';
import { defineMessages, type Messages } from './messages.js';
import { parseTranslation, type Translation } from './translation.js';

/**
 * What the library says in English: the start of a translation. With `{ ...englishMessages.refusals, ...mine }`, codes
 * that are not translated yet are told in English.
 */
export const englishMessages: Messages = defineMessages({
  refusals: {
    invalid_input: '[{path}: ]{problem}.',
    not_found: 'There is no {kind} {id}.',
    role_not_allowed: '{command} is not for the {role}, only for: {allowed}.',
    time_went_back: '{at} lies before the last change, made at {changedAt}.',
    fact_missing: 'Nothing is known of the {fact}.',
    stale_view: 'It changed after it was seen: revision {revision} stands, {seenRevision} was seen.',
    not_accepted:
      '{command} is not possible [while it is {decision}|before it is registered][; possible is: {accepted}].',
    campaign_command_not_accepted:
      '{command} is not possible [while the campaign is {decision}|before the campaign is created][; possible is: {accepted}].',
    product_blocked: 'The agency blocked this product on {since}[ because {reasons}].[ It noted: "{note}"]',
    disabled_by_policy: '{command} is not offered here.',
    campaign_over: 'The campaign has been over since {overFrom}.',
    campaign_not_published: 'The campaign is not published.',
    registration_not_open: 'Registration opens at {opensAt}.',
    registration_closed: 'Registration closed at {closedAt}.',
    shop_not_invited: 'The agency invited other shops.',
    seller_type_not_invited: 'The campaign is for {allowed} sellers, this one is {sellerType}.',
    market_mismatch: 'The campaign sells in {campaignMarket}, the shop in {shopMarket}.',
    shop_not_active: 'The shop is {status}.',
    product_not_promotable: 'Product {productId} cannot be promoted: it is {status}.',
    not_eligible: '[Product {productId}|The {about}] is {standing}: [{message}|it does not meet {rule}.]',
    rate_out_of_bounds: 'The {field} {rate} is not between {minimum} and {maximum}.',
    rate_off_step: 'The {field} {rate} is not a multiple of {step}.',
    proposed_rate_not_met: "The total rate {rate} is below the campaign's {minimum}.",
    wanted_rate_not_met: 'The total rate {rate} is below the {minimum} that the last rejection wanted.',
    wanted_samples_not_met:
      '{sampleQuantity} samples are fewer than the {minimum} that the last rejection wanted.',
    wanted_rate_not_above_offer: 'A total rate of {rate} is wanted, and {offered} was offered.',
    wanted_samples_not_above_offer: '{sampleQuantity} samples are wanted, and {offered} were offered.',
    sample_quantity_too_large: '{sampleQuantity} samples are more than the {maximum} allowed.',
    sample_quantity_not_raised:
      'The sample quantity can only rise: {sampleQuantity} is not more than {current}.',
    shop_ads_rate_already_set: 'The Shop Ads rate is set to {rate} and final.',
    total_rate_locked: 'The total rate {rate} is final after approval.',
    total_rate_not_raised: 'The total rate can only rise: {rate} is less than {current}.',
    rate_unchanged: '[The rate will be {rate} already, from {dueAt} on.|The rate is {rate} already.]',
    creator_rate_above_total: "The creators' rate {creatorRate} is above the total rate {totalRate}.",
    creator_shop_ads_rate_above_total:
      "The creators' Shop Ads rate {creatorShopAdsRate} is above the Shop Ads rate {shopAdsRate}.",
    currencies_differ: '{path} is in {currency}, the others are in {expected}.',
    discounts_above_price: 'The discounts of line {line} are more than its price.',
    refund_above_base: 'More was refunded of line {line} than was left of it.',
    shop_ads_rate_not_set: 'There is no Shop Ads rate that creators could have a part of.',
    contact_invalid: "The contact's {field} is not valid.",
    reason_required: 'A rejection needs a reason.',
    not_due: '[The deadline is at {dueAt}.|No deadline is set.]',
    held: '{command} has been held by the {placedBy} since {placedAt} ({holdId}).[ It noted: "{note}"]',
    host_rule: '[{message}|It is refused by {rule}.]',
    host_rule_failed: '{rule} could not be asked, so nothing was done.',
    hold_exists: 'There is a hold {holdId} already.',
    too_many_holds: 'There are {maximum} holds already, as many as there may be.',
    hold_not_found: 'There is no hold {holdId}.',
    hold_not_yours: 'Hold {holdId} is for the {placedBy} to release.',
    disqualified: 'The product was taken out for good on {since}: {reason}.[ A note says: "{note}"]',
    another_product: 'This is the registration of product {productId} of shop {shopId}.',
    times_out_of_order:
      'Registered at {registeredAt},[ rejected at {rejectedAt},] decided at {decidedAt}, recorded at {at}: these are out of order.',
    attempt_too_low: 'It is attempt {minimum} at least, not {attempt}.',
    nothing_to_adopt: 'It is {decision} here too, and nothing differs.',
    another_branch: 'The command leads elsewhere.',
    link_command_not_accepted:
      '{command} is not possible [while the link is {decision}|before the link is added][; possible is: {accepted}].',
    creator_rate_not_set: "The agency has not set the creators' rate.",
    link_exists: 'The link has been there since {addedAt}, and what was promised with it stands.',
    nothing_changes: 'Nothing would change.',
    start_not_editable: 'The campaign began at {startedAt}, so these starts stay: {fields}.',
    boundary_not_ahead: 'These must lie after {at}: {boundaries}.',
    registration_outlasts_campaign:
      'Registration would end at {registrationEnd}, after the campaign at {campaignEnd}.',
    campaign_too_long: 'A campaign lasts at most {maximumDays} days: this one to {latestEnd}.',
    text_too_long: 'The {field} has {length} of at most {maximum} characters.',
    audience_too_large: '{shops} shops are more than the {maximum} allowed.',
    audience_not_shops: 'The campaign is for {audience}, so no shops are invited one by one.',
    audience_empty: 'At least one shop must stay invited.',
    messenger_missing: 'In {market} the contact needs {messenger}.',
    messenger_not_applicable:
      '{messenger} does not apply in {market}; [{applicable} does|no messenger does].',
    too_many_ongoing_campaigns:
      "The agency's upcoming and ongoing campaigns: {ongoing}, of {maximum} allowed.",
    nothing_to_announce: 'There is nothing to announce[ before {next}].',
    sample_command_not_accepted:
      '{command} is not possible [while the sample is in: {decision}|before the sample is asked for][; possible is: {accepted}].',
    registration_not_running:
      'The product does not run in the campaign: it has been {decision} since {since}.',
    earlier_registration_attempt:
      'The sample was asked for in attempt {registrationAttempt} of the registration; attempt {current} stands, so it has to be asked for again.',
    creator_not_named: 'An agency says for which creator it asks.',
    another_creator: 'This is about creator {creatorId}.',
    agency_not_authorised: 'Creator {creatorId} has not authorised agency {agencyId} to ask for samples.',
    sku_not_samplable: 'Variant {skuId} is not sent as a sample: {because}.',
    no_sample_quota_left:
      'No samples are left of {granted}: {reserved} are asked for, {shipped} were sent. The open-collaboration sample offer is the other way.',
    sample_already_requested: 'The sample was asked for at {requestedAt} already, and is in: {decision}.',
    sample_already_received: 'The creator received a sample of this product at {receivedAt}.',
    reapply_too_early: 'The creator may ask again from {opensAt}.',
    another_reviewer: 'This review is for the {reviewer}.',
    request_not_yours: 'The {requestedBy} asked, so it is not for the agency to withdraw.',
    withdrawal_too_late: 'All agreed at {since}, so it cannot be withdrawn any more.',
    content_too_short:
      'The {kind} is too short: {length} of {minimum} that count (days of a video, minutes of a LIVE).',
    content_out_of_time:
      'The content was posted at {postedAt}, not between the receipt at {receivedAt} and {at}.',
    extension_not_offered: 'No longer time for content is offered.',
    already_extended: 'The time for content was extended before[, to {dueAt}].',
    command_id_reused: 'The command id {commandId} was used before, for something else.',
    lost_race: 'Others changed the same records {attempts} times in a row; nothing was done, try again.',
    other_items_refused: 'Nothing was done, because of other items: {items}.',
  },
  warnings: {
    no_samples: 'No samples: creators are found more easily with some.',
    below_proposed_rate: 'The total rate {rate} is below the {proposedRate} that the campaign proposes.',
    below_wanted_rate: 'The total rate {rate} is below the {wantedRate} that the last rejection wanted.',
    below_wanted_samples:
      '{sampleQuantity} samples are fewer than the {wantedQuantity} that the last rejection wanted.',
    below_open_collaboration_rate: 'The total rate {rate} is below your open collaboration rate {openRate}.',
    below_open_shop_ads_rate: 'The Shop Ads rate {rate} is below your open Shop Ads rate {openRate}.',
    creator_below_open_collaboration_rate:
      "The creators' rate {rate} is below the open collaboration rate {openRate}.",
    samples_above_stock: '{sampleQuantity} samples are more than the {stock} in stock.',
  },
  rejectReasons: {
    commission_too_low: 'the commission is too low',
    product_hard_to_promote: 'the product is hard to promote',
    product_too_expensive: 'the product is too expensive',
    no_suitable_creator: 'there is no suitable creator',
    not_reviewed_in_time: 'it was not reviewed in time',
  },
  rejection:
    'Rejected[ because {reasons}].[ A total rate of at least {wantedRate} is wanted; {offeredRate} was offered.][ At least {wantedSamples} samples are wanted; offered: {offeredSamples}.][ A note says: "{note}"]',
  words: {
    sku: 'variant',
    live: 'LIVE',
    ongoing_campaigns: 'ongoing campaigns',
    totalRate: 'total rate',
    shopAdsRate: 'Shop Ads rate',
    creatorRate: "creators' rate",
    creatorShopAdsRate: "creators' Shop Ads rate",
    creatorShare: "creator's share",
    proposedRate: 'proposed rate',
    wantedRate: 'wanted total rate',
    line: 'LINE',
    viber: 'Viber',
    zalo: 'Zalo',
    whatsapp: 'WhatsApp',
    seller_types: 'sellers by type',
    shop_disqualified: 'the shop does not qualify any more',
    product_disqualified: 'the product does not qualify any more',
  },
});

/** English, as everything is told when no other translation is given. */
export const english: Translation = made();

function made(): Translation {
  const parsed = parseTranslation(englishMessages, englishFormats);
  if (!parsed.ok) throw new TypeError(`Not a translation: ${JSON.stringify(parsed.refusal)}`);
  return parsed.value;
}
