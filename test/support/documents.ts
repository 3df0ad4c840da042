import {
  type AdoptedDecision,
  type Campaign,
  type CampaignCommandInput,
  type CampaignEvent,
  type Criteria,
  decisions,
  type Fields,
  type PolicyOptions,
  parseCampaign,
  parseCampaignCommand,
  parseCampaignEvent,
  parseCommand,
  parseCriteria,
  parsePolicy,
  parseRegistration,
  parseRegistrationEvent,
  parseSubmission,
  type Registration,
  type RegistrationCommandInput,
  type RegistrationEvent,
  type RegistrationSubject,
  registrationFields,
  type SubmissionForm,
} from 'partner-campaigns';
import { aCampaign, aDraft, aHold, aRegistration, days } from './build.ts';

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
  { type: 'set_creator_rate', creatorRate: 900 },
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
    terms: { ...terms, creatorRate: 900 },
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
    terms: { ...terms, creatorRate: 900 },
    contact,
    lastRejection: rejected.lastRejection,
    deadline: { dueAt: days(10), dueOutcome: 'reject' },
  }),
  aRegistration('close_requested', { deadline: { dueAt: days(10), dueOutcome: 'approve_close' } }),
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
  { decision: 'approved' },
  {
    decision: 'close_requested',
    closeNote: 'Enough.',
    deadline: { dueAt: days(10), dueOutcome: 'approve_close' },
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
  { ...byAgency, type: 'creator_rate_set', creatorRate: 900 },
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

const policyDocuments: readonly PolicyOptions[] = [
  {},
  {
    clockTolerance: 1_000,
    totalRate: { minimum: 500, maximum: 5000, step: 50 },
    shopAdsRate: { step: 1 },
    creatorRate: { minimum: 0 },
    proposedRate: 'minimum',
    maximumSampleQuantity: 100,
    autoReview: { afterDays: 7, outcome: 'approve' },
    autoCloseAfterDays: 7,
    withdraw: false,
    cancelCloseRequest: false,
    declineClose: false,
    reregisterWithdrawn: false,
    reregisterClosed: false,
    totalRateChange: 'free',
    campaign: { nameLength: 20, descriptionLength: 0, messageLength: 0, shops: 10, days: 30 },
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
  {
    name: 'parseCriteria',
    parse: (input: unknown) => parseCriteria(input, criteriaFields),
    documents: criteriaDocuments,
  },
] as const;
