import fc from 'fast-check';
import {
  describeReason,
  describeRejection,
  describeRejectReason,
  describeWarning,
  english,
  formatRefusal,
  type RefusalCatalogue,
  type RefusalReason,
  type RegistrationWarnings,
  type Rejection,
  rejectReasons,
  type Warning,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { days } from '../../support/build.ts';
import { german } from '../../support/german.ts';

/** Parameters of a code, and its sentence in English. */
interface Example<Parameters> {
  readonly parameters: Parameters;
  readonly text: string;
}

/** At least one example for each code: a code that is missing does not compile. */
type Examples<Catalogue> = {
  readonly [Code in keyof Catalogue]: readonly [Example<Catalogue[Code]>, ...Example<Catalogue[Code]>[]];
};

const refusals: Examples<RefusalCatalogue> = {
  invalid_input: [
    { parameters: { path: 'items[2].rate', problem: 'Too small' }, text: 'items[2].rate: Too small.' },
    { parameters: { path: '', problem: 'Unreadable input' }, text: 'Unreadable input.' },
  ],
  not_found: [{ parameters: { kind: 'campaign', id: 'c-17' }, text: 'There is no campaign c-17.' }],
  role_not_allowed: [
    {
      parameters: { command: 'approve', role: 'seller', allowed: ['agency', 'platform'] },
      text: 'approve is not for the seller, only for: agency, platform.',
    },
  ],
  time_went_back: [
    {
      parameters: { at: days(2), changedAt: days(9) },
      text: '2026-03-03T00:00:00Z lies before the last change, made at 2026-03-10T00:00:00Z.',
    },
  ],
  fact_missing: [
    { parameters: { fact: 'product' }, text: 'Nothing is known of the product.' },
    {
      parameters: { fact: 'ongoing_campaigns' },
      text: 'Nothing is known of the ongoing campaigns.',
    },
    { parameters: { fact: 'shop.rating' }, text: 'Nothing is known of the shop.rating.' },
  ],
  stale_view: [
    {
      parameters: { seenRevision: 3, revision: 7 },
      text: 'It changed after it was seen: revision 7 stands, 3 was seen.',
    },
  ],
  not_accepted: [
    {
      parameters: {
        decision: 'close_requested',
        command: 'approve',
        accepted: ['approve_close', 'decline_close'],
      },
      text: 'approve is not possible while it is close requested; possible is: approve_close, decline_close.',
    },
    {
      parameters: { decision: null, command: 'withdraw', accepted: [] },
      text: 'withdraw is not possible before it is registered.',
    },
  ],
  campaign_command_not_accepted: [
    {
      parameters: { decision: 'ended_early', command: 'publish', accepted: [] },
      text: 'publish is not possible while the campaign is ended early.',
    },
    {
      parameters: { decision: null, command: 'edit', accepted: ['create'] },
      text: 'edit is not possible before the campaign is created; possible is: create.',
    },
  ],
  product_blocked: [
    {
      parameters: { since: days(2), reasons: [] },
      text: 'The agency blocked this product on 2026-03-03T00:00:00Z.',
    },
    {
      parameters: {
        since: days(2),
        reasons: ['product_too_expensive', 'acme/too-late'],
        note: 'Not for us.',
      },
      text: 'The agency blocked this product on 2026-03-03T00:00:00Z because the product is too expensive, acme/too-late. It noted: "Not for us."',
    },
  ],
  disabled_by_policy: [
    { parameters: { command: 'decline_close' }, text: 'decline_close is not offered here.' },
  ],
  campaign_over: [
    { parameters: { overFrom: days(9) }, text: 'The campaign has been over since 2026-03-10T00:00:00Z.' },
  ],
  campaign_not_published: [{ parameters: {}, text: 'The campaign is not published.' }],
  registration_not_open: [
    { parameters: { opensAt: days(9) }, text: 'Registration opens at 2026-03-10T00:00:00Z.' },
  ],
  registration_closed: [
    { parameters: { closedAt: days(2) }, text: 'Registration closed at 2026-03-03T00:00:00Z.' },
  ],
  shop_not_invited: [{ parameters: {}, text: 'The agency invited other shops.' }],
  seller_type_not_invited: [
    {
      parameters: { sellerType: 'cross_border', allowed: ['local'] },
      text: 'The campaign is for local sellers, this one is cross border.',
    },
  ],
  market_mismatch: [
    {
      parameters: { shopMarket: 'US', campaignMarket: 'TH' },
      text: 'The campaign sells in TH, the shop in US.',
    },
  ],
  shop_not_active: [{ parameters: { status: 'restricted' }, text: 'The shop is restricted.' }],
  product_not_promotable: [
    {
      parameters: { productId: 'p-5', status: 'out_of_stock' },
      text: 'Product p-5 cannot be promoted: it is out of stock.',
    },
  ],
  not_eligible: [
    {
      parameters: {
        rule: 'acme/rating',
        about: 'shop',
        standing: 'restricted',
        fields: ['shop.rating', 'shop.orders90Days'],
        remedy: { type: 'nothing' },
      },
      text: 'The shop is restricted: it does not meet acme/rating.',
    },
    {
      parameters: {
        rule: 'sea/shop-rating',
        about: 'shop',
        standing: 'disqualified',
        fields: ['shop.rating'],
        remedy: { type: 'learn', facts: ['shop.rating'] },
        message: 'A rating of 2.5 or more is needed.',
      },
      text: 'The shop is disqualified: A rating of 2.5 or more is needed.',
    },
    {
      parameters: {
        rule: 'acme/rating',
        about: 'product',
        standing: 'restricted',
        productId: 'product-1',
        fields: ['product.rating'],
        remedy: { type: 'learn', facts: ['product.rating'] },
        message: 'We take products with 4 stars or more.',
      },
      text: 'Product product-1 is restricted: We take products with 4 stars or more.',
    },
    {
      parameters: {
        rule: 'acme/rating',
        about: 'product',
        standing: 'disqualified',
        productId: 'product-1',
        fields: [],
        remedy: { type: 'nothing' },
      },
      text: 'Product product-1 is disqualified: it does not meet acme/rating.',
    },
    {
      // Nothing is known of the product, and the market alone says no.
      parameters: {
        rule: 'acme/vietnam-only',
        about: 'product',
        standing: 'restricted',
        fields: ['campaign.market'],
        remedy: { type: 'nothing' },
      },
      text: 'The product is restricted: it does not meet acme/vietnam-only.',
    },
  ],
  rate_out_of_bounds: [
    {
      parameters: { field: 'creatorRate', rate: 50, minimum: 125, maximum: 8000, step: 1 },
      text: "The creators' rate 0.5 % is not between 1.25 % and 80 %.",
    },
    {
      parameters: { field: 'proposedRate', rate: 9000, minimum: 100, maximum: 8000, step: 1 },
      text: 'The proposed rate 90 % is not between 1 % and 80 %.',
    },
    {
      parameters: { field: 'wantedRate', rate: 9000, minimum: 100, maximum: 8000, step: 1 },
      text: 'The wanted total rate 90 % is not between 1 % and 80 %.',
    },
  ],
  rate_off_step: [
    {
      parameters: { field: 'shopAdsRate', rate: 1250, step: 100 },
      text: 'The Shop Ads rate 12.5 % is not a multiple of 1 %.',
    },
  ],
  proposed_rate_not_met: [
    { parameters: { rate: 1000, minimum: 1200 }, text: "The total rate 10 % is below the campaign's 12 %." },
  ],
  wanted_rate_not_met: [
    {
      parameters: { rate: 1200, minimum: 1500 },
      text: 'The total rate 12 % is below the 15 % that the last rejection wanted.',
    },
  ],
  wanted_samples_not_met: [
    {
      parameters: { sampleQuantity: 5, minimum: 30 },
      text: '5 samples are fewer than the 30 that the last rejection wanted.',
    },
  ],
  wanted_rate_not_above_offer: [
    {
      parameters: { rate: 1000, offered: 1250 },
      text: 'A total rate of 10 % is wanted, and 12.5 % was offered.',
    },
  ],
  wanted_samples_not_above_offer: [
    {
      parameters: { sampleQuantity: 5, offered: 10 },
      text: '5 samples are wanted, and 10 were offered.',
    },
  ],
  sample_quantity_too_large: [
    { parameters: { sampleQuantity: 60, maximum: 50 }, text: '60 samples are more than the 50 allowed.' },
  ],
  sample_quantity_not_raised: [
    {
      parameters: { sampleQuantity: 4, current: 5 },
      text: 'The sample quantity can only rise: 4 is not more than 5.',
    },
  ],
  shop_ads_rate_already_set: [
    { parameters: { rate: 1500 }, text: 'The Shop Ads rate is set to 15 % and final.' },
  ],
  total_rate_locked: [{ parameters: { rate: 1300 }, text: 'The total rate 13 % is final after approval.' }],
  total_rate_not_raised: [
    {
      parameters: { rate: 1100, current: 1300 },
      text: 'The total rate can only rise: 11 % is less than 13 %.',
    },
  ],
  rate_unchanged: [
    { parameters: { rate: 1300 }, text: 'The rate is 13 % already.' },
    {
      parameters: { rate: 1300, dueAt: days(9) },
      text: 'The rate will be 13 % already, from 2026-03-10T00:00:00Z on.',
    },
  ],
  creator_rate_above_total: [
    {
      parameters: { creatorRate: 1400, totalRate: 1300 },
      text: "The creators' rate 14 % is above the total rate 13 %.",
    },
  ],
  shop_ads_rate_not_set: [
    { parameters: {}, text: 'There is no Shop Ads rate that creators could have a part of.' },
  ],
  creator_shop_ads_rate_above_total: [
    {
      parameters: { creatorShopAdsRate: 501, shopAdsRate: 500 },
      text: "The creators' Shop Ads rate 5.01 % is above the Shop Ads rate 5 %.",
    },
  ],
  currencies_differ: [
    {
      parameters: { path: 'lines[1].unitPrice', currency: 'THB', expected: 'USD' },
      text: 'lines[1].unitPrice is in THB, the others are in USD.',
    },
  ],
  discounts_above_price: [
    {
      parameters: {
        line: 1,
        price: { currency: 'USD', minorUnits: '4000' },
        discounts: { currency: 'USD', minorUnits: '4001' },
      },
      text: 'The discounts of line 2 are more than its price.',
    },
  ],
  refund_above_base: [
    {
      parameters: {
        line: 0,
        base: { currency: 'USD', minorUnits: '4000' },
        refunded: { currency: 'USD', minorUnits: '4001' },
      },
      text: 'More was refunded of line 1 than was left of it.',
    },
  ],
  contact_invalid: [{ parameters: { field: 'whatsapp' }, text: "The contact's WhatsApp is not valid." }],
  reason_required: [{ parameters: {}, text: 'A rejection needs a reason.' }],
  not_due: [
    { parameters: { dueAt: days(9) }, text: 'The deadline is at 2026-03-10T00:00:00Z.' },
    { parameters: { dueAt: null }, text: 'No deadline is set.' },
  ],
  held: [
    {
      parameters: {
        command: 'approve',
        holdId: 'legal',
        placedBy: 'platform',
        placedAt: days(9),
        note: 'Wait.',
      },
      text: 'approve has been held by the platform since 2026-03-10T00:00:00Z (legal). It noted: "Wait."',
    },
    {
      parameters: { command: 'withdraw', holdId: 'legal', placedBy: 'agency', placedAt: days(9) },
      text: 'withdraw has been held by the agency since 2026-03-10T00:00:00Z (legal).',
    },
  ],
  host_rule: [
    { parameters: { rule: 'acme/credit', parameters: {}, message: 'No credit.' }, text: 'No credit.' },
    {
      parameters: { rule: 'acme/credit', parameters: { limit: 3 } },
      text: 'It is refused by acme/credit.',
    },
  ],
  host_rule_failed: [
    { parameters: { rule: 'acme/credit' }, text: 'acme/credit could not be asked, so nothing was done.' },
  ],
  hold_exists: [{ parameters: { holdId: 'legal' }, text: 'There is a hold legal already.' }],
  too_many_holds: [
    { parameters: { maximum: 20 }, text: 'There are 20 holds already, as many as there may be.' },
  ],
  hold_not_found: [{ parameters: { holdId: 'legal' }, text: 'There is no hold legal.' }],
  hold_not_yours: [
    {
      parameters: { holdId: 'legal', placedBy: 'platform' },
      text: 'Hold legal is for the platform to release.',
    },
  ],
  disqualified: [
    {
      parameters: { since: days(9), reason: 'shop_disqualified', note: 'Counterfeits.' },
      text: 'The product was taken out for good on 2026-03-10T00:00:00Z: the shop does not qualify any more. A note says: "Counterfeits."',
    },
    {
      parameters: { since: days(9), reason: 'acme/fake_goods' },
      text: 'The product was taken out for good on 2026-03-10T00:00:00Z: acme/fake_goods.',
    },
  ],
  another_product: [
    {
      parameters: { shopId: 's1', productId: 'p1' },
      text: 'This is the registration of product p1 of shop s1.',
    },
  ],
  times_out_of_order: [
    {
      parameters: { registeredAt: days(9), rejectedAt: days(8), decidedAt: days(7), at: days(6) },
      text: 'Registered at 2026-03-10T00:00:00Z, rejected at 2026-03-09T00:00:00Z, decided at 2026-03-08T00:00:00Z, recorded at 2026-03-07T00:00:00Z: these are out of order.',
    },
    {
      parameters: { registeredAt: days(9), decidedAt: days(8), at: days(7) },
      text: 'Registered at 2026-03-10T00:00:00Z, decided at 2026-03-09T00:00:00Z, recorded at 2026-03-08T00:00:00Z: these are out of order.',
    },
  ],
  attempt_too_low: [{ parameters: { attempt: 1, minimum: 2 }, text: 'It is attempt 2 at least, not 1.' }],
  nothing_to_adopt: [
    {
      parameters: { decision: 'close_requested' },
      text: 'It is close requested here too, and nothing differs.',
    },
  ],
  another_branch: [{ parameters: {}, text: 'The command leads elsewhere.' }],
  link_command_not_accepted: [
    {
      parameters: { decision: null, command: 'remove_link', accepted: ['add_link'] },
      text: 'remove_link is not possible before the link is added; possible is: add_link.',
    },
    {
      parameters: { decision: 'removed', command: 'remove_link', accepted: ['add_link'] },
      text: 'remove_link is not possible while the link is removed; possible is: add_link.',
    },
  ],
  creator_rate_not_set: [{ parameters: {}, text: "The agency has not set the creators' rate." }],
  link_exists: [
    {
      parameters: { addedAt: days(9) },
      text: 'The link has been there since 2026-03-10T00:00:00Z, and what was promised with it stands.',
    },
  ],
  audience_empty: [{ parameters: {}, text: 'At least one shop must stay invited.' }],
  messenger_missing: [
    { parameters: { market: 'TH', messenger: 'line' }, text: 'In TH the contact needs LINE.' },
  ],
  messenger_not_applicable: [
    {
      parameters: { market: 'VN', messenger: 'viber', applicable: 'zalo' },
      text: 'Viber does not apply in VN; Zalo does.',
    },
    {
      parameters: { market: 'JP', messenger: 'whatsapp', applicable: null },
      text: 'WhatsApp does not apply in JP; no messenger does.',
    },
  ],
  too_many_ongoing_campaigns: [
    {
      parameters: { maximum: 4, ongoing: 6 },
      text: "The agency's upcoming and ongoing campaigns: 6, of 4 allowed.",
    },
  ],
  nothing_changes: [{ parameters: { fields: ['name'] }, text: 'Nothing would change.' }],
  start_not_editable: [
    {
      parameters: { fields: ['campaignPeriod', 'registrationPeriod'], startedAt: days(2) },
      text: 'The campaign began at 2026-03-03T00:00:00Z, so these starts stay: campaignPeriod, registrationPeriod.',
    },
  ],
  boundary_not_ahead: [
    {
      parameters: { boundaries: ['campaignPeriod.end'], at: days(9) },
      text: 'These must lie after 2026-03-10T00:00:00Z: campaignPeriod.end.',
    },
  ],
  registration_outlasts_campaign: [
    {
      parameters: { registrationEnd: days(9), campaignEnd: days(2) },
      text: 'Registration would end at 2026-03-10T00:00:00Z, after the campaign at 2026-03-03T00:00:00Z.',
    },
  ],
  campaign_too_long: [
    {
      parameters: { latestEnd: days(9), maximumDays: 360 },
      text: 'A campaign lasts at most 360 days: this one to 2026-03-10T00:00:00Z.',
    },
  ],
  text_too_long: [
    {
      parameters: { field: 'name', length: 52, maximum: 49 },
      text: 'The name has 52 of at most 49 characters.',
    },
    {
      parameters: { field: 'message', length: 1_001, maximum: 999 },
      text: 'The message has 1001 of at most 999 characters.',
    },
  ],
  audience_too_large: [
    { parameters: { shops: 120, maximum: 99 }, text: '120 shops are more than the 99 allowed.' },
  ],
  nothing_to_announce: [
    { parameters: { next: days(9) }, text: 'There is nothing to announce before 2026-03-10T00:00:00Z.' },
    { parameters: { next: null }, text: 'There is nothing to announce.' },
  ],
  sample_command_not_accepted: [
    {
      parameters: { decision: 'shipped', command: 'approve_sample', accepted: ['receive_sample'] },
      text: 'approve_sample is not possible while the sample is in: shipped; possible is: receive_sample.',
    },
    {
      parameters: { decision: null, command: 'ship_sample', accepted: [] },
      text: 'ship_sample is not possible before the sample is asked for.',
    },
  ],
  registration_not_running: [
    {
      parameters: { decision: 'closed', since: days(3) },
      text: 'The product does not run in the campaign: it has been closed since 2026-03-04T00:00:00Z.',
    },
  ],
  earlier_registration_attempt: [
    {
      parameters: { registrationAttempt: 1, current: 2 },
      text: 'The sample was asked for in attempt 1 of the registration; attempt 2 stands, so it has to be asked for again.',
    },
  ],
  creator_not_named: [{ parameters: {}, text: 'An agency says for which creator it asks.' }],
  another_creator: [{ parameters: { creatorId: 'creator-1' }, text: 'This is about creator creator-1.' }],
  audience_not_shops: [
    {
      parameters: { audience: 'everyone' },
      text: 'The campaign is for everyone, so no shops are invited one by one.',
    },
    {
      parameters: { audience: 'seller_types' },
      text: 'The campaign is for sellers by type, so no shops are invited one by one.',
    },
  ],
  agency_not_authorised: [
    {
      parameters: { agencyId: 'agency-1', creatorId: 'creator-1' },
      text: 'Creator creator-1 has not authorised agency agency-1 to ask for samples.',
    },
  ],
  sku_not_samplable: [
    {
      parameters: { skuId: 'red', because: ['pre_order', 'sold_out'] },
      text: 'Variant red is not sent as a sample: pre order, sold out.',
    },
  ],
  no_sample_quota_left: [
    {
      parameters: { granted: 5, reserved: 3, shipped: 2 },
      text: 'No samples are left of 5: 3 are asked for, 2 were sent. The open-collaboration sample offer is the other way.',
    },
  ],
  sample_already_requested: [
    {
      parameters: { decision: 'seller_review', requestedAt: days(4) },
      text: 'The sample was asked for at 2026-03-05T00:00:00Z already, and is in: seller review.',
    },
  ],
  sample_already_received: [
    {
      parameters: { receivedAt: days(4) },
      text: 'The creator received a sample of this product at 2026-03-05T00:00:00Z.',
    },
  ],
  reapply_too_early: [
    { parameters: { opensAt: days(4) }, text: 'The creator may ask again from 2026-03-05T00:00:00Z.' },
  ],
  another_reviewer: [{ parameters: { reviewer: 'agency' }, text: 'This review is for the agency.' }],
  request_not_yours: [
    {
      parameters: { requestedBy: 'creator' },
      text: 'The creator asked, so it is not for the agency to withdraw.',
    },
  ],
  withdrawal_too_late: [
    {
      parameters: { since: days(4) },
      text: 'All agreed at 2026-03-05T00:00:00Z, so it cannot be withdrawn any more.',
    },
  ],
  content_too_short: [
    {
      parameters: { kind: 'live', length: 9, minimum: 10 },
      text: 'The LIVE is too short: 9 of 10 that count (days of a video, minutes of a LIVE).',
    },
  ],
  content_out_of_time: [
    {
      parameters: { postedAt: days(3), receivedAt: days(4), at: days(5) },
      text: 'The content was posted at 2026-03-04T00:00:00Z, not between the receipt at 2026-03-05T00:00:00Z and 2026-03-06T00:00:00Z.',
    },
  ],
  extension_not_offered: [{ parameters: {}, text: 'No longer time for content is offered.' }],
  already_extended: [
    {
      parameters: { dueAt: days(4) },
      text: 'The time for content was extended before, to 2026-03-05T00:00:00Z.',
    },
    { parameters: { dueAt: null }, text: 'The time for content was extended before.' },
  ],
  command_id_reused: [
    { parameters: { commandId: 'cmd-8' }, text: 'The command id cmd-8 was used before, for something else.' },
  ],
  lost_race: [
    {
      parameters: { attempts: 5 },
      text: 'Others changed the same records 5 times in a row; nothing was done, try again.',
    },
  ],
  // People count from one.
  other_items_refused: [
    { parameters: { items: [0, 4] }, text: 'Nothing was done, because of other items: 1, 5.' },
  ],
};

const warnings: Examples<RegistrationWarnings> = {
  no_samples: [{ parameters: {}, text: 'No samples: creators are found more easily with some.' }],
  below_proposed_rate: [
    {
      parameters: { rate: 1000, proposedRate: 1200 },
      text: 'The total rate 10 % is below the 12 % that the campaign proposes.',
    },
  ],
  below_wanted_rate: [
    {
      parameters: { rate: 1200, wantedRate: 1500 },
      text: 'The total rate 12 % is below the 15 % that the last rejection wanted.',
    },
  ],
  below_wanted_samples: [
    {
      parameters: { sampleQuantity: 5, wantedQuantity: 30 },
      text: '5 samples are fewer than the 30 that the last rejection wanted.',
    },
  ],
  below_open_collaboration_rate: [
    {
      parameters: { rate: 1000, openRate: 1205 },
      text: 'The total rate 10 % is below your open collaboration rate 12.05 %.',
    },
  ],
  below_open_shop_ads_rate: [
    {
      parameters: { rate: 900, openRate: 1100 },
      text: 'The Shop Ads rate 9 % is below your open Shop Ads rate 11 %.',
    },
  ],
  creator_below_open_collaboration_rate: [
    {
      parameters: { rate: 700, openRate: 800 },
      text: "The creators' rate 7 % is below the open collaboration rate 8 %.",
    },
  ],
  samples_above_stock: [
    { parameters: { sampleQuantity: 60, stock: 12 }, text: '60 samples are more than the 12 in stock.' },
  ],
};

/** The codes and examples of a table as the reasons they stand for. */
function reasonsIn<Reason>(table: object): readonly (readonly [string, Reason, string])[] {
  return Object.entries(table).flatMap(([code, examples]: [string, readonly Example<object>[]]) =>
    // The table is typed by the catalogue; walking it forgets which parameters are of which code.
    examples.map(({ parameters, text }) => [code, { code, parameters } as Reason, text] as const),
  );
}

describe('every refusal', () => {
  it.each(reasonsIn<RefusalReason>(refusals))('%s has its sentence', (_, reason, text) => {
    expect(describeReason(reason)).toBe(text);
    expect(text).toMatch(/[^ .]\."?$/);
  });

  it.each(reasonsIn<RefusalReason>(refusals))('%s is JSON data', (_, reason) => {
    expect(describeReason(JSON.parse(JSON.stringify(reason)))).toBe(describeReason(reason));
  });
});

describe('every warning', () => {
  it.each(reasonsIn<Warning>(warnings))('%s has its sentence', (_, warning, text) => {
    expect(describeWarning(warning)).toBe(text);
  });
});

describe('a reject reason', () => {
  it.each(rejectReasons)('%s is in words', (reason) => {
    expect(describeRejectReason(reason)).toMatch(/^[a-z ]+$/);
  });

  it('of the host is as the host named it, also when it sounds like something else', () => {
    expect(describeRejectReason('acme/too-late')).toBe('acme/too-late');
    expect(describeRejectReason('constructor/x')).toBe('constructor/x');
  });
});

describe('a rejection', () => {
  const rejected = (said: Partial<Rejection>): Rejection => ({
    reasons: ['commission_too_low'],
    terms: { totalRate: 1200, sampleQuantity: 5 },
    attempt: 1,
    at: days(3),
    ...said,
  });
  const low = 'Rejected because the commission is too low.';

  it.each<readonly [what: string, Partial<Rejection>, string]>([
    ['its reason', {}, low],
    [
      'its reasons, a host’s own among them',
      { reasons: ['product_too_expensive', 'acme/off-season'] },
      'Rejected because the product is too expensive, acme/off-season.',
    ],
    ['no reason, where nobody said one', { reasons: [] }, 'Rejected.'],
    [
      'the wanted rate beside the offered one',
      { wanted: { totalRate: 1550 } },
      `${low} A total rate of at least 15.5 % is wanted; 12 % was offered.`,
    ],
    [
      'the wanted samples beside the offered ones',
      { wanted: { sampleQuantity: 30 }, terms: { totalRate: 1200, sampleQuantity: 0 } },
      `${low} At least 30 samples are wanted; offered: 0.`,
    ],
    [
      'everything',
      { wanted: { totalRate: 1500, sampleQuantity: 30 }, note: 'Soon, please.' },
      `${low} A total rate of at least 15 % is wanted; 12 % was offered. At least 30 samples are wanted; offered: 5. A note says: "Soon, please."`,
    ],
    ['what a note says as it is', { note: '{wantedRate}' }, `${low} A note says: "{wantedRate}"`],
  ])('is told with %s', (_, said, text) => {
    expect(describeRejection(rejected(said))).toBe(text);
  });

  it('is told in another language', () => {
    const wanted = { totalRate: 1550, sampleQuantity: 30 };
    expect(describeRejection(rejected({ wanted }), german)).toBe(
      'Abgelehnt, weil die Provision zu niedrig ist. Gewünscht: 15,5 %, geboten: 12 %. Gewünschte Muster: 30, geboten: 5.',
    );
  });
});

describe('a refusal', () => {
  it('is told with every reason, in its order', () => {
    const over: RefusalReason = { code: 'campaign_over', parameters: { overFrom: days(9) } };
    const contact: RefusalReason = { code: 'contact_invalid', parameters: { field: 'email' } };
    const told = formatRefusal({ reasons: [over, contact] });
    expect(told).toBe(`${describeReason(over)} ${describeReason(contact)}`);
    expect(formatRefusal({ reasons: [contact] })).toBe(describeReason(contact));
  });

  it('reads well for every role', () => {
    const parameters = { command: 'approve', allowed: ['seller'] } as const;
    for (const role of ['agency', 'platform'] as const) {
      const told = describeReason({ code: 'role_not_allowed', parameters: { ...parameters, role } });
      expect(told).not.toMatch(/\ba [aeiou]/);
    }
  });
});

/** Parameters of the same shape with other values: any text where the type may know a few, but no brace or bracket. */
function ofTheShapeOf(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) return fc.array(fc.oneof(...[...value, 'x'].map(ofTheShapeOf)), { maxLength: 3 });
  if (typeof value === 'string')
    return fc.string({ unit: 'binary' }).map((text) => text.replaceAll(MARKS, ''));
  if (typeof value === 'number') return fc.constantFrom(0, 1, value, 8_640_000_000_000_000);
  if (typeof value !== 'object' || value === null) return fc.constant(value);
  return fc.record(
    Object.fromEntries(Object.entries(value).map(([name, field]) => [name, ofTheShapeOf(field)])),
  );
}

const MARKS = /[{}[\]|]/g;

describe.each([
  ['English', english],
  ['German', german],
])('in %s', (_, translation) => {
  it.each(reasonsIn<RefusalReason>(refusals))(
    '%s can always be told, with no mark of a template',
    (_code, reason) => {
      fc.assert(
        fc.property(ofTheShapeOf(reason.parameters), (parameters) => {
          const told = describeReason({ code: reason.code, parameters } as RefusalReason, translation);
          expect(told).toMatch(/^[^{}[\]|]+$/);
        }),
        { numRuns: 30 },
      );
    },
  );

  it.each(reasonsIn<Warning>(warnings))(
    '%s can always be told, with no mark of a template',
    (_code, warning) => {
      expect(describeWarning(warning, translation)).toMatch(/^[^{}[\]|]+\.$/);
    },
  );

  it.each(rejectReasons)('%s is in words', (reason) => {
    expect(describeRejectReason(reason, translation)).toMatch(/^[^{}[\]|_]+$/);
  });
});
