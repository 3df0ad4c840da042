import { formatRate } from '../commission/rate.js';
import type { Instant } from '../core/instant.js';
import type { Refusal } from '../core/refusal.js';
import type { RejectReason } from '../registration/rejection.js';
import type { RegistrationWarnings, Warning } from '../registration/warnings.js';
import type { RefusalCatalogue, RefusalReason } from './reasons.js';

/** One English sentence for each code of a catalogue, made of the code's own parameters. */
type Sentences<Catalogue> = { readonly [Code in keyof Catalogue]: (parameters: Catalogue[Code]) => string };

const refusalSentences: Sentences<RefusalCatalogue> = {
  invalid_input: ({ path, problem }) => (path === '' ? `${problem}.` : `${path}: ${problem}.`),
  not_found: ({ kind, id }) => `There is no ${kind} ${id}.`,
  role_not_allowed: ({ command, role, allowed }) =>
    `${command} is not for the ${role}, only for: ${list(allowed)}.`,
  time_went_back: ({ at, changedAt }) =>
    `${time(at)} lies before the last change, made at ${time(changedAt)}.`,
  fact_missing: ({ fact }) => `The facts of the ${fact} are not known.`,
  stale_view: ({ seenRevision, revision }) =>
    `It changed after it was seen: revision ${revision} stands, ${seenRevision} was seen.`,
  not_accepted: ({ decision, command, accepted }) =>
    `${command} is not possible ${decision === null ? 'before it is registered' : `while it is ${words(decision)}`}${instead(accepted)}.`,
  campaign_command_not_accepted: ({ decision, command, accepted }) =>
    `${command} is not possible ${decision === null ? 'before the campaign is created' : `while the campaign is ${words(decision)}`}${instead(accepted)}.`,
  product_blocked: ({ since, reasons, note }) =>
    `The agency blocked this product on ${time(since)}${because(reasons)}.${note === undefined ? '' : ` It noted: "${note}"`}`,
  disabled_by_policy: ({ command }) => `${command} is not offered here.`,
  campaign_over: ({ overFrom }) => `The campaign is over since ${time(overFrom)}.`,
  campaign_not_published: () => 'The campaign is not published.',
  registration_not_open: ({ opensAt }) => `Registration opens at ${time(opensAt)}.`,
  registration_closed: ({ closedAt }) => `Registration closed at ${time(closedAt)}.`,
  shop_not_invited: () => 'The agency invited other shops.',
  seller_type_not_invited: ({ sellerType, allowed }) =>
    `The campaign is for ${list(allowed.map(words))} sellers, this one is ${words(sellerType)}.`,
  market_mismatch: ({ shopMarket, campaignMarket }) =>
    `The campaign sells in ${campaignMarket}, the shop in ${shopMarket}.`,
  shop_not_active: ({ status }) => `The shop is ${status}.`,
  product_not_promotable: ({ productId, status }) =>
    `Product ${productId} cannot be promoted: it is ${words(status)}.`,
  rate_out_of_bounds: ({ field, rate, minimum, maximum }) =>
    `${rateName(field)} ${formatRate(rate)} is not between ${formatRate(minimum)} and ${formatRate(maximum)}.`,
  rate_off_step: ({ field, rate, step }) =>
    `${rateName(field)} ${formatRate(rate)} is not a multiple of ${formatRate(step)}.`,
  proposed_rate_not_met: ({ rate, minimum }) =>
    `The total rate ${formatRate(rate)} is below the campaign's ${formatRate(minimum)}.`,
  sample_quantity_too_large: ({ sampleQuantity, maximum }) =>
    `${sampleQuantity} samples are more than the ${maximum} allowed.`,
  sample_quantity_not_raised: ({ sampleQuantity, current }) =>
    `The sample quantity can only rise: ${sampleQuantity} is not more than ${current}.`,
  shop_ads_rate_already_set: ({ rate }) => `The Shop Ads rate is set to ${formatRate(rate)} and final.`,
  total_rate_locked: ({ rate }) => `The total rate ${formatRate(rate)} is final after approval.`,
  total_rate_not_raised: ({ rate, current }) =>
    `The total rate can only rise: ${formatRate(rate)} is less than ${formatRate(current)}.`,
  rate_unchanged: ({ rate }) => `The rate is ${formatRate(rate)} already.`,
  creator_rate_above_total: ({ creatorRate, totalRate }) =>
    `The creators' rate ${formatRate(creatorRate)} is above the total rate ${formatRate(totalRate)}.`,
  contact_invalid: ({ field }) => `The contact's ${field} is not valid.`,
  reason_required: () => 'A rejection needs a reason.',
  not_due: ({ dueAt }) => (dueAt === null ? 'No deadline is set.' : `The deadline is at ${time(dueAt)}.`),
  held: ({ command, holdId, placedBy, placedAt, note }) =>
    `${command} is held by the ${placedBy} since ${time(placedAt)} (${holdId})${note === undefined ? '' : `: "${note}"`}.`,
  host_rule: ({ rule, message }) => message ?? `It is refused by ${rule}.`,
  host_rule_failed: ({ rule }) => `${rule} could not be asked, so nothing was done.`,
  hold_exists: ({ holdId }) => `There is a hold ${holdId} already.`,
  too_many_holds: ({ maximum }) => `There are ${maximum} holds already, as many as there may be.`,
  hold_not_found: ({ holdId }) => `There is no hold ${holdId}.`,
  hold_not_yours: ({ holdId, placedBy }) => `Hold ${holdId} is for the ${placedBy} to release.`,
  disqualified: ({ since, reason, note }) =>
    `The product was taken out for good on ${time(since)} because of ${words(reason)}.${note === undefined ? '' : ` A note says: "${note}"`}`,
  another_product: ({ shopId, productId }) =>
    `This is the registration of product ${productId} of shop ${shopId}.`,
  times_out_of_order: ({ registeredAt, decidedAt, at }) =>
    `Registered at ${time(registeredAt)}, decided at ${time(decidedAt)}, observed at ${time(at)}: not in this order.`,
  nothing_to_adopt: ({ decision }) => `It is ${words(decision)} here too, with nothing that differs.`,
  another_branch: () => 'The command leads elsewhere.',
  nothing_changes: () => 'The edit changes nothing.',
  start_not_editable: ({ fields, startedAt }) =>
    `The campaign began at ${time(startedAt)}, so these starts stay: ${list(fields)}.`,
  boundary_not_ahead: ({ boundaries, at }) => `These must lie after ${time(at)}: ${list(boundaries)}.`,
  registration_outlasts_campaign: ({ registrationEnd, campaignEnd }) =>
    `Registration would end at ${time(registrationEnd)}, after the campaign at ${time(campaignEnd)}.`,
  campaign_too_long: ({ latestEnd, maximumDays }) =>
    `A campaign lasts at most ${maximumDays} days: this one to ${time(latestEnd)}.`,
  text_too_long: ({ texts }) =>
    `Too long: ${list(texts.map(({ field, length, maximum }) => `${field} has ${length} of ${maximum} characters`))}.`,
  audience_too_large: ({ shops, maximum }) => `${shops} shops are more than the ${maximum} allowed.`,
  nothing_to_announce: ({ next }) =>
    next === null ? 'There is nothing to announce.' : `There is nothing to announce before ${time(next)}.`,
  command_id_reused: ({ commandId }) => `The command id ${commandId} was used before, for something else.`,
  lost_race: ({ attempts }) =>
    `Others changed the same records ${attempts} times in a row; nothing was done, try again.`,
  other_items_refused: ({ items }) =>
    `Nothing was done, because of other items: ${list(items.map((item) => item + 1))}.`,
};

const warningSentences: Sentences<RegistrationWarnings> = {
  no_samples: () => 'No samples: creators are found more easily with some.',
  below_proposed_rate: ({ rate, proposedRate }) =>
    `The total rate ${formatRate(rate)} is below the ${formatRate(proposedRate)} that the campaign proposes.`,
  below_open_collaboration_rate: ({ rate, openRate }) =>
    `The total rate ${formatRate(rate)} is below your open collaboration rate ${formatRate(openRate)}.`,
  below_open_shop_ads_rate: ({ rate, openRate }) =>
    `The Shop Ads rate ${formatRate(rate)} is below your open Shop Ads rate ${formatRate(openRate)}.`,
  creator_below_open_collaboration_rate: ({ rate, openRate }) =>
    `The creators' rate ${formatRate(rate)} is below the open collaboration rate ${formatRate(openRate)}.`,
  samples_above_stock: ({ sampleQuantity, stock }) =>
    `${sampleQuantity} samples are more than the ${stock} in stock.`,
};

const rejectReasonSentences: Readonly<Record<string, string>> = {
  commission_too_low: 'the commission is too low',
  product_hard_to_promote: 'the product is hard to promote',
  product_too_expensive: 'the product is too expensive',
  no_suitable_creator: 'there is no suitable creator',
  not_reviewed_in_time: 'it was not reviewed in time',
} satisfies Record<Exclude<RejectReason, `${string}/${string}`>, string>;

/** One reason of a refusal, as an English sentence. */
export function describeReason(reason: RefusalReason): string {
  return sentenceOf<RefusalCatalogue, keyof RefusalCatalogue>(refusalSentences, reason);
}

/** A warning, as an English sentence. */
export function describeWarning(warning: Warning): string {
  return sentenceOf<RegistrationWarnings, keyof RegistrationWarnings>(warningSentences, warning);
}

/** An agency's reason for a no, in English words; a host's own reason as it is named. */
export function describeRejectReason(reason: RejectReason): string {
  return Object.hasOwn(rejectReasonSentences, reason) ? (rejectReasonSentences[reason] ?? reason) : reason;
}

/**
 * A refusal as English text: every reason, a sentence each.
 *
 * @example
 * ```ts
 * import { formatRefusal, parseCommand } from 'partner-campaigns';
 *
 * const parsed = parseCommand({ type: 'aprove' });
 * if (!parsed.ok) formatRefusal(parsed.refusal);
 * ```
 */
export function formatRefusal(refusal: Refusal<RefusalReason>): string {
  return refusal.reasons.map(describeReason).join(' ');
}

function sentenceOf<Catalogue, Code extends keyof Catalogue>(
  sentences: Sentences<Catalogue>,
  { code, parameters }: { readonly code: Code; readonly parameters: Catalogue[Code] },
): string {
  return sentences[code](parameters);
}

const rateNames = {
  totalRate: 'The total rate',
  shopAdsRate: 'The Shop Ads rate',
  creatorRate: "The creators' rate",
  proposedRate: 'The proposed rate',
} as const;

function rateName(field: keyof typeof rateNames): string {
  return rateNames[field];
}

function instead(accepted: readonly string[]): string {
  return accepted.length === 0 ? '' : `; possible is: ${list(accepted)}`;
}

function because(reasons: readonly RejectReason[]): string {
  return reasons.length === 0 ? '' : ` because ${list(reasons.map(describeRejectReason))}`;
}

function list(items: readonly (string | number)[]): string {
  return items.join(', ');
}

function words(code: string): string {
  return code.replaceAll('_', ' ');
}

/** Always UTC: the zone of the reader is not the library's to know. */
function time(at: Instant): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
