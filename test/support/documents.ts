import {
  type AdoptedDecision,
  type Campaign,
  type CampaignCommandInput,
  type CampaignEvent,
  type CreatorLink,
  type CreatorLinkEvent,
  type Criteria,
  decisions,
  type Fields,
  type LinkCommandInput,
  type PolicyOptions,
  parseCampaign,
  parseCampaignCommand,
  parseCampaignEvent,
  parseCommand,
  parseCreatorLink,
  parseCreatorLinkEvent,
  parseCriteria,
  parseLinkCommand,
  parsePolicy,
  parseRegistration,
  parseRegistrationEvent,
  parseSampleCommand,
  parseSampleEvent,
  parseSampleLedger,
  parseSampleRequest,
  parseSubmission,
  type Registration,
  type RegistrationCommandInput,
  type RegistrationEvent,
  type RegistrationSubject,
  registrationFields,
  type SampleCommandInput,
  type SampleEvent,
  type SampleLedger,
  type SampleRequest,
  type SubmissionForm,
} from 'partner-campaigns';
import { aCampaign, aDraft, aHold, aLink, aRegistration, days } from './build.ts';
import { aLedger, aSample } from './samples.ts';

const terms = { totalRate: 1250, shopAdsRate: 1500, sampleQuantity: 20 };
const contact = { email: 'seller@shop.example', whatsapp: '+14255550100' };

const toAdopt = { type: 'adopt', shopId: 'shop-1', productId: 'product-1' } as const;

/** Registration commands, of which each field stands in one at least. */
export const commandDocuments: readonly RegistrationCommandInput[] = [
  { type: 'register', productId: 'product-1', terms, contact },
  { type: 'approve', seenRevision: 3 },
  {
    type: 'reject',
    seenRevision: 3,
    reasons: ['commission_too_low', 'acme/too_red'],
    note: 'สวัสดี 🌊',
    wanted: { totalRate: 1500, sampleQuantity: 30 },
  },
  { type: 'block', seenRevision: 3, reasons: ['product_hard_to_promote'], note: 'Never again.' },
  { type: 'withdraw' },
  { type: 'reregister', terms, contact },
  { type: 'request_close', note: 'Out of stock soon.' },
  { type: 'cancel_close_request' },
  { type: 'approve_close', seenRevision: 0 },
  { type: 'decline_close', seenRevision: 4, note: 'Two weeks more, please.' },
  { type: 'raise_sample_quantity', sampleQuantity: 25 },
  { type: 'set_shop_ads_rate', shopAdsRate: 1500 },
  { type: 'change_total_rate', totalRate: 1300 },
  { type: 'set_creator_rate', creatorRate: 900, creatorShopAdsRate: 700 },
  { type: 'place_hold', holdId: 'inquiry-7', commands: ['approve', 'reregister'], note: 'We look into it.' },
  { type: 'release_hold', holdId: 'inquiry-7' },
  { type: 'disqualify', reason: 'acme/counterfeit', note: 'Two reports.' },
  {
    ...toAdopt,
    observed: {
      decision: 'rejected',
      reasons: ['commission_too_low', 'acme/too_red'],
      note: 'More.',
      wanted: { totalRate: 1500, sampleQuantity: 30 },
    },
    terms: { ...terms, creatorRate: 900, creatorShopAdsRate: 700 },
    contact,
    attempt: 3,
    registeredAt: days(1),
    decidedAt: days(2),
  },
  { ...toAdopt, observed: { decision: 'blocked', reasons: ['product_hard_to_promote'], note: 'Never.' } },
  { ...toAdopt, observed: { decision: 'close_requested', note: 'Enough.' } },
  {
    ...toAdopt,
    observed: {
      decision: 'closed',
      closure: { because: 'disqualified', reason: 'shop_disqualified', note: 'Out.' },
    },
  },
  { ...toAdopt, observed: { decision: 'pending' } },
];

const agencyContact = {
  email: 'hello@agency.example',
  phone: '+6621234567',
  whatsapp: '+6621234567',
  line: '@agency',
  viber: '+6621234567',
  zalo: '0912345678',
};
const draft = aDraft({
  contact: agencyContact,
  audience: { kind: 'shops', shopIds: ['shop-1', 'shop-2'] },
});
const { market, timeZone, ...details } = draft;

export const campaignCommandDocuments: readonly CampaignCommandInput[] = [
  { type: 'create', campaignId: 'campaign-1', draft },
  { type: 'edit', changes: details },
  {
    type: 'edit',
    changes: { audience: { kind: 'seller_types', sellerTypes: ['local', 'cross_border'] } },
    seenRevision: 3,
  },
  { type: 'invite_shops', shopIds: ['shop-3', 'shop-4'] },
  { type: 'uninvite_shops', shopIds: ['shop-1'] },
  { type: 'publish' },
  { type: 'end_early' },
];

export const campaignDocuments: readonly Campaign[] = [
  aCampaign(),
  aCampaign({ decision: 'draft', contact: agencyContact, audience: details.audience }),
  aCampaign({
    decision: 'ended_early',
    endedAt: days(15),
    announced: 'end',
    audience: { kind: 'seller_types', sellerTypes: ['local'] },
  }),
];

const rejected = aRegistration('rejected');

export const registrationDocuments: readonly Registration[] = [
  ...decisions.map((one) => aRegistration(one)),
  aRegistration('pending', {
    attempt: 2,
    terms: { ...terms, creatorRate: 900, creatorShopAdsRate: 700 },
    contact,
    lastRejection: rejected.lastRejection,
    deadline: { dueAt: days(10), dueOutcome: 'reject' },
  }),
  aRegistration('close_requested', {
    deadline: { dueAt: days(10), dueOutcome: 'approve_close' },
    totalRateDecrease: { totalRate: 900, dueAt: days(11) },
  }),
  aRegistration('approved', { totalRateDecrease: { totalRate: 900, dueAt: days(11) } }),
  aRegistration('approved', {
    holds: [aHold(), aHold({ id: 'inquiry-7', placedBy: 'platform', note: 'Wait.' })],
  }),
  aRegistration('closed', {
    closure: { because: 'disqualified', reason: 'shop_disqualified', note: 'Counterfeits.' },
  }),
];

export const submissionDocuments: readonly SubmissionForm[] = [
  {
    campaignId: 'campaign-1',
    submissionId: 'form-1',
    totalRate: 1200,
    contact,
    batches: [
      { productIds: ['product-1', 'product-2'], sampleQuantity: 20 },
      { productIds: ['product-3'], totalRate: 1500, shopAdsRate: 1600, sampleQuantity: 0 },
    ],
  },
  {
    campaignId: 'campaign-1',
    contact: { email: '' },
    batches: [{ productIds: ['product-1'], totalRate: 100 }],
  },
];

const happened = { v: 1, campaignId: 'campaign-1', agencyId: 'agency-1', at: days(4) } as const;
const toRegistration = {
  ...happened,
  registrationId: rejected.id,
  shopId: 'shop-1',
  productId: 'product-1',
  attempt: 2,
} as const;
const bySeller = {
  ...toRegistration,
  actor: { role: 'seller', shopId: 'shop-1', userId: 'user-1' },
} as const;
const byAgency = { ...toRegistration, actor: { role: 'agency', agencyId: 'agency-1' } } as const;
const byClock = { ...toRegistration, actor: { role: 'clock' } } as const;

const byPlatform = { ...toRegistration, actor: { role: 'platform', userId: 'job-1' } } as const;

const adoptedDecisions: readonly AdoptedDecision[] = [
  { decision: 'pending', deadline: { dueAt: days(10), dueOutcome: 'approve' } },
  { decision: 'approved', totalRateDecrease: { totalRate: 900, dueAt: days(11) } },
  {
    decision: 'close_requested',
    closeNote: 'Enough.',
    deadline: { dueAt: days(10), dueOutcome: 'approve_close' },
    totalRateDecrease: { totalRate: 900, dueAt: days(11) },
  },
  {
    decision: 'rejected',
    lastRejection: {
      reasons: ['commission_too_low'],
      note: 'More.',
      wanted: { totalRate: 1500 },
      terms,
      attempt: 2,
      at: days(2),
    },
  },
  { decision: 'blocked', block: { reasons: [], note: 'Never.' } },
  { decision: 'withdrawn' },
  { decision: 'closed', closure: { because: 'disqualified', reason: 'shop_disqualified', note: 'Out.' } },
];

/** Registration events, of which each field stands in one at least. */
export const registrationEventDocuments: readonly RegistrationEvent[] = [
  {
    ...bySeller,
    type: 'registration_submitted',
    terms,
    deadline: { dueAt: days(10), dueOutcome: 'approve' },
  },
  {
    ...bySeller,
    type: 'registration_resubmitted',
    terms: { ...terms, creatorRate: 900 },
    deadline: { dueAt: days(10), dueOutcome: 'reject' },
  },
  { ...byAgency, type: 'registration_approved' },
  {
    ...byAgency,
    type: 'registration_rejected',
    reasons: ['commission_too_low', 'acme/too_red'],
    note: 'สวัสดี 🌊',
    wanted: { totalRate: 1500, sampleQuantity: 30 },
  },
  { ...byClock, type: 'registration_rejected', reasons: ['not_reviewed_in_time'] },
  { ...byAgency, type: 'registration_blocked', reasons: [], note: 'Never again.' },
  { ...bySeller, type: 'registration_withdrawn' },
  {
    ...bySeller,
    type: 'close_requested',
    note: 'Out of stock soon.',
    deadline: { dueAt: days(10), dueOutcome: 'approve_close' },
  },
  { ...bySeller, type: 'close_request_cancelled' },
  { ...byClock, type: 'registration_closed', because: 'not_answered_in_time' },
  { ...byAgency, type: 'close_declined', note: 'Two weeks more, please.' },
  { ...bySeller, type: 'sample_quantity_raised', sampleQuantity: 25, previous: 20 },
  { ...bySeller, type: 'shop_ads_rate_set', shopAdsRate: 1500 },
  { ...bySeller, type: 'total_rate_changed', totalRate: 1300, previous: 1200 },
  {
    ...bySeller,
    type: 'total_rate_decrease_scheduled',
    totalRate: 1100,
    dueAt: days(11),
    current: 1200,
  },
  { ...byAgency, type: 'creator_rate_set', creatorRate: 900, creatorShopAdsRate: 700 },
  {
    ...byAgency,
    type: 'hold_placed',
    holdId: 'inquiry-7',
    commands: ['approve', 'reregister'],
    note: 'We look into it.',
  },
  { ...byAgency, type: 'hold_released', holdId: 'inquiry-7' },
  { ...byPlatform, type: 'registration_disqualified', reason: 'acme/counterfeit', note: 'Two reports.' },
  ...adoptedDecisions.map((adopted) => ({
    ...byPlatform,
    type: 'registration_adopted' as const,
    adopted,
    terms: { ...terms, creatorRate: 900 },
    registeredAt: days(1),
    decidedAt: days(2),
  })),
];

const toCampaign = {
  ...happened,
  actor: { role: 'agency', agencyId: 'agency-1', userId: 'user-1' },
} as const;

/** Campaign events, of which each field stands in one at least. */
export const campaignEventDocuments: readonly CampaignEvent[] = [
  { ...toCampaign, type: 'campaign_created', draft, agencyCountry: 'TH' },
  { ...toCampaign, type: 'campaign_edited', changes: details },
  { ...toCampaign, type: 'shops_invited', shopIds: ['shop-3', 'shop-4'] },
  { ...toCampaign, type: 'shops_uninvited', shopIds: ['shop-1'] },
  { ...toCampaign, type: 'campaign_published' },
  { ...toCampaign, type: 'campaign_ended_early' },
  { ...happened, actor: { role: 'clock' }, type: 'campaign_started' },
  { ...happened, actor: { role: 'platform', userId: 'job-1' }, type: 'campaign_ended' },
];

/** Commands on links, of which each field stands in one at least. */
const linkCommandDocuments: readonly LinkCommandInput[] = [
  { type: 'add_link' },
  { type: 'add_link', creatorId: 'creator-1' },
  { type: 'remove_link' },
];

const promised = { totalRate: 1250, creatorRate: 900, shopAdsRate: 1500, creatorShopAdsRate: 1000 };

/** Links, of which each field stands in one at least. */
const linkDocuments: readonly CreatorLink[] = [
  aLink('added'),
  aLink('removed'),
  aLink('added', { registrationAttempt: 2, terms: promised }),
];

const { id: creatorLinkId, creatorId } = aLink('added');
const { attempt: registrationAttempt, ...toProduct } = toRegistration;
const toLink = { ...toProduct, creatorLinkId, creatorId, registrationAttempt } as const;

/** Events of links, of which each field stands in one at least. */
const linkEventDocuments: readonly CreatorLinkEvent[] = [
  { ...toLink, actor: { role: 'creator', creatorId, userId: 'user-2' }, type: 'link_added', terms: promised },
  { ...toLink, actor: { role: 'platform' }, type: 'link_removed' },
];

/** Commands on sample requests, of which each field stands in one at least. */
const sampleCommandDocuments: readonly SampleCommandInput[] = [
  { type: 'request_sample', creatorId: 'creator-1', skuId: 'red' },
  { type: 'approve_sample', seenRevision: 3 },
  { type: 'reject_sample', seenRevision: 3, reason: 'out_of_stock', note: 'สวัสดี 🌊' },
  { type: 'withdraw_sample' },
  { type: 'ship_sample' },
  { type: 'receive_sample' },
  {
    type: 'post_content',
    content: { kind: 'video', contentId: 'video-1', postedAt: days(5), visibleDays: 3 },
  },
  { type: 'post_content', content: { kind: 'live', contentId: 'live-1', postedAt: days(5), minutes: 10 } },
  { type: 'extend_content_duty' },
  { type: 'cancel_sample', because: 'unpromotable', note: 'Recalled.' },
];

const dueReview = { dueAt: days(12), dueOutcome: 'not_reviewed_in_time' } as const;
const dueShipment = { dueAt: days(12), dueOutcome: 'not_shipped_in_time' } as const;
const dueContent = { dueAt: days(12), dueOutcome: 'no_content_in_time' } as const;

/** Sample requests, of which each field stands in one at least. */
const sampleRequestDocuments: readonly SampleRequest[] = [
  aSample('agency_review', { deadline: dueReview, skuId: 'red' }),
  aSample('seller_review', {
    deadline: dueReview,
    requestedBy: 'agency',
    attempt: 2,
    registrationAttempt: 3,
  }),
  aSample('awaiting_shipment', { deadline: dueShipment }),
  aSample('shipped'),
  aSample('content_pending', { deadline: dueContent, extended: true }),
  aSample('completed'),
  aSample('cancelled'),
  aSample('cancelled', {
    cancellation: { because: 'rejected_by_agency', reason: 'other', note: 'Later.' },
  }),
  aSample('cancelled', {
    cancellation: { because: 'rejected_by_seller', reason: 'offline', note: 'Closed.' },
  }),
  aSample('cancelled', {
    cancellation: { because: 'unpromotable', note: 'Recalled.' },
    shippedAt: days(4),
    receivedAt: days(5),
  }),
];

const sampleLedgerDocuments: readonly SampleLedger[] = [
  aLedger(),
  aLedger({ registrationAttempt: 2, reserved: 0, shipped: 3, released: 7, revision: 0 }),
];

const toSample = {
  v: 1,
  sampleRequestId: aSample('shipped').id,
  registrationId: rejected.id,
  campaignId: 'campaign-1',
  agencyId: 'agency-1',
  shopId: 'shop-1',
  productId: 'product-1',
  creatorId: 'creator-1',
  attempt: 2,
  registrationAttempt: 3,
  at: days(4),
  actor: { role: 'creator', creatorId: 'creator-1', userId: 'user-1' },
} as const;

/** Events of sample requests, of which each field stands in one at least. */
const sampleEventDocuments: readonly SampleEvent[] = [
  {
    ...toSample,
    type: 'sample_requested',
    requestedBy: 'agency',
    decision: 'awaiting_shipment',
    skuId: 'red',
    deadline: dueShipment,
  },
  { ...toSample, type: 'sample_endorsed', deadline: dueReview },
  { ...toSample, type: 'sample_approved', deadline: dueShipment },
  { ...toSample, type: 'sample_shipped' },
  { ...toSample, type: 'sample_received', deadline: dueContent },
  { ...toSample, type: 'sample_duty_extended', deadline: dueContent },
  {
    ...toSample,
    type: 'sample_content_posted',
    content: { kind: 'live', contentId: 'live-1', postedAt: days(3) },
  },
  {
    ...toSample,
    type: 'sample_cancelled',
    cancellation: { because: 'rejected_by_seller', reason: 'offline', note: 'Closed.' },
    released: true,
  },
  { ...toSample, type: 'sample_cancelled', cancellation: { because: 'no_content_in_time' }, released: false },
];

const policyDocuments: readonly PolicyOptions[] = [
  {},
  {
    clockTolerance: 1_000,
    totalRate: { minimum: 500, maximum: 5000, step: 50 },
    proposedRateBounds: { minimum: 501, maximum: 4999, step: 1 },
    shopAdsRate: { step: 1 },
    creatorRate: { minimum: 0 },
    proposedRate: 'minimum',
    wantedTerms: 'minimum',
    maximumSampleQuantity: 100,
    autoReview: { afterDays: 7, outcome: 'approve' },
    autoCloseAfterDays: 7,
    withdraw: false,
    cancelCloseRequest: false,
    declineClose: false,
    reregisterWithdrawn: false,
    reregisterClosed: false,
    totalRateChange: 'free',
    totalRateDecreaseAfterDays: 30,
    campaign: {
      nameLength: 20,
      descriptionLength: 0,
      messageLength: 0,
      shops: 10,
      days: 30,
      daysInclusive: false,
    },
    samples: {
      sellerReview: 'by_agency',
      reviewDays: 3,
      shipDays: null,
      contentDays: 20,
      extensionDays: null,
      reapplyAfterDays: 0,
      withdrawBeforeShipment: true,
      videoDays: 0,
      liveMinutes: 30,
    },
    maximumOngoingCampaigns: 25,
    messengers: { JP: { messenger: 'line', required: true }, KR: { messenger: 'whatsapp', required: false } },
  },
];

/** Criteria, of which each comparison and each operand stands in one at least. */
const criteriaDocuments: readonly Criteria[] = [
  {
    v: 1,
    where: {
      type: 'and',
      of: [
        { type: 'equals', field: 'campaign.market', value: { field: 'shop.market' } },
        { type: 'not', of: { type: 'equals', field: 'campaign.status', value: 'closed' } },
        {
          type: 'or',
          of: [
            { type: 'at_least', field: 'registration.totalRate', value: 1_200 },
            { type: 'more_than', field: 'product.rating', value: { field: 'shop.rating' } },
            { type: 'between', field: 'product.stock', minimum: 0, maximum: 500 },
          ],
        },
        {
          type: 'within',
          field: 'campaign.startsAt',
          start: days(1),
          end: { fromNow: { days: 30, hours: -2, minutes: 0, milliseconds: 1 } },
        },
      ],
    },
  },
  { v: 1, where: { type: 'at_most', field: 'campaign.overFrom', value: { fromNow: { days: 7 } } } },
  { v: 1, where: { type: 'less_than', field: 'registration.dueAt', value: days(5) } },
  { v: 1, where: { type: 'one_of', field: 'registration.status', values: ['pending', 'live'] } },
  { v: 1, where: { type: 'contains', field: 'campaign.name', text: 'Sun' } },
  { v: 1, where: { type: 'includes', field: 'campaign.invitedShops', value: { field: 'shop.id' } } },
  { v: 1, where: { type: 'includes', field: 'campaign.sellerTypes', value: 'local' } },
  { v: 1, where: { type: 'present', field: 'registration.shopAdsRate' } },
  { v: 1, where: { type: 'equals', field: 'acme/fragile', value: true } },
];

/** The fields that criteria in tests may name: all of ours, and a flag of a host. */
const criteriaFields: Fields<RegistrationSubject> = {
  ...registrationFields,
  'acme/fragile': { kind: 'flag', of: 'product', read: () => undefined },
};

export const parsers = [
  { name: 'parseCommand', parse: parseCommand, documents: commandDocuments },
  { name: 'parseCampaignCommand', parse: parseCampaignCommand, documents: campaignCommandDocuments },
  { name: 'parseSubmission', parse: parseSubmission, documents: submissionDocuments },
  { name: 'parseRegistration', parse: parseRegistration, documents: registrationDocuments },
  { name: 'parseCampaign', parse: parseCampaign, documents: campaignDocuments },
  {
    name: 'parsePolicy',
    parse: (input: unknown) => parsePolicy(input as PolicyOptions),
    documents: policyDocuments,
  },
  {
    name: 'parseRegistrationEvent',
    parse: parseRegistrationEvent,
    documents: registrationEventDocuments,
  },
  { name: 'parseCampaignEvent', parse: parseCampaignEvent, documents: campaignEventDocuments },
  { name: 'parseLinkCommand', parse: parseLinkCommand, documents: linkCommandDocuments },
  { name: 'parseCreatorLink', parse: parseCreatorLink, documents: linkDocuments },
  { name: 'parseCreatorLinkEvent', parse: parseCreatorLinkEvent, documents: linkEventDocuments },
  { name: 'parseSampleCommand', parse: parseSampleCommand, documents: sampleCommandDocuments },
  { name: 'parseSampleRequest', parse: parseSampleRequest, documents: sampleRequestDocuments },
  { name: 'parseSampleLedger', parse: parseSampleLedger, documents: sampleLedgerDocuments },
  { name: 'parseSampleEvent', parse: parseSampleEvent, documents: sampleEventDocuments },
  {
    name: 'parseCriteria',
    parse: (input: unknown) => parseCriteria(input, criteriaFields),
    documents: criteriaDocuments,
  },
] as const;
