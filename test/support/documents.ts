import {
  type Campaign,
  type CampaignCommandInput,
  decisions,
  type PolicyOptions,
  parseCampaign,
  parseCampaignCommand,
  parseCommand,
  parsePolicy,
  parseRegistration,
  parseSubmission,
  type Registration,
  type RegistrationCommandInput,
  type SubmissionForm,
} from 'partner-campaigns';
import { aCampaign, aDraft, aRegistration, days } from './build.ts';

const terms = { totalRate: 1250, shopAdsRate: 1500, sampleQuantity: 20 };
const contact = { email: 'seller@shop.example', whatsapp: '+14255550100' };

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
] as const;
