import {
  decide,
  defaultPolicy,
  type Instant,
  type Registration,
  type RegistrationFacts,
} from 'partner-campaigns';
import {
  aCampaign,
  agency,
  aHold,
  aPolicy,
  aProduct,
  aRegistration,
  aShop,
  days,
  seller,
} from '../support/build.ts';
import type { HandCommand } from './hand-switch.ts';

const terms = { totalRate: 1200, shopAdsRate: 500, sampleQuantity: 10 };
const contact = { email: 'seller@shop.example', whatsapp: '+66815550147' };

/** What a life is decided on: nothing stands in its way. */
export const facts: RegistrationFacts = {
  campaign: aCampaign(),
  policy: defaultPolicy,
  shop: aShop(),
  product: aProduct({ openCollaborationRate: 800 }),
};

/** The commands of one life, all accepted: two attempts, a close taken back and one agreed. */
function lifeAt(at: Instant): readonly HandCommand[] {
  const byAgency = { at, actor: agency, seenRevision: 0 };
  const bySeller = { at, actor: seller };
  return [
    { ...bySeller, type: 'register', productId: 'product-1', terms, contact },
    {
      ...byAgency,
      type: 'reject',
      reasons: ['commission_too_low'],
      note: 'More.',
      wanted: { totalRate: 1500 },
    },
    { ...bySeller, type: 'reregister', terms: { ...terms, totalRate: 1500 }, contact },
    { ...byAgency, type: 'approve' },
    { ...byAgency, type: 'set_creator_rate', creatorRate: 1000, creatorShopAdsRate: 300 },
    { ...bySeller, type: 'raise_sample_quantity', sampleQuantity: 20 },
    { ...bySeller, type: 'request_close' },
    { ...bySeller, type: 'cancel_close_request' },
    { ...bySeller, type: 'request_close', note: 'Sold out soon.' },
    { ...byAgency, type: 'approve_close' },
  ];
}

/** The commands of one life, all on day 5. */
export const life = lifeAt(days(5));

/** A command, and what it is decided on. */
export interface Step {
  readonly registration: Registration | undefined;
  readonly command: HandCommand;
  readonly known: RegistrationFacts;
}

/** The commands of a life, each with the record that it finds. */
export const lifeSteps: readonly Step[] = stepsOf(life);

function stepsOf(commands: readonly HandCommand[]): readonly Step[] {
  const steps: Step[] = [];
  let registration: Registration | undefined;
  for (const command of commands) {
    const outcome = decide(registration, command, facts);
    if (!outcome.ok) throw new Error(`${command.type} was refused`);
    steps.push({ registration, command, known: facts });
    registration = outcome.registration;
  }
  return steps;
}

const at = days(5);
const strict = {
  ...facts,
  policy: aPolicy({ proposedRate: 'minimum', wantedTerms: 'minimum', maximumSampleQuantity: 50 }),
};
const unwelcome = {
  ...strict,
  campaign: aCampaign({ audience: { kind: 'seller_types', sellerTypes: ['cross_border'] }, market: 'VN' }),
  shop: aShop({ status: 'restricted' }),
  product: aProduct({ status: 'out_of_stock' }),
};
const seen = { at, actor: agency, seenRevision: 2 };

/** Refused commands: for one reason, for several, by the decision, by a stale view, and by everything at once. */
export const refusedSteps: readonly Step[] = [
  {
    registration: undefined,
    command: {
      type: 'register',
      at: days(25),
      actor: seller,
      productId: 'product-1',
      terms: { totalRate: 9000, shopAdsRate: 550, sampleQuantity: 60 },
      contact: { email: 'nobody', whatsapp: '5550147' },
    },
    known: unwelcome,
  },
  {
    registration: undefined,
    command: {
      type: 'register',
      at,
      actor: seller,
      productId: 'product-1',
      terms: { ...terms, totalRate: 9000 },
      contact,
    },
    known: facts,
  },
  {
    registration: aRegistration('pending'),
    command: { ...seen, type: 'approve', seenRevision: 7 },
    known: facts,
  },
  {
    registration: aRegistration('pending', { holds: [aHold()] }),
    command: { ...seen, type: 'approve' },
    known: facts,
  },
  { registration: aRegistration('pending'), command: { ...seen, type: 'reject', reasons: [] }, known: facts },
  { registration: aRegistration('approved'), command: { ...seen, type: 'approve' }, known: facts },
  {
    registration: aRegistration('approved'),
    command: { type: 'change_total_rate', at, actor: seller, totalRate: 1100 },
    known: strict,
  },
  {
    registration: aRegistration('rejected'),
    command: {
      type: 'reregister',
      at,
      actor: seller,
      terms: { totalRate: 1300, sampleQuantity: 5 },
      contact,
    },
    known: strict,
  },
  { registration: aRegistration('blocked'), command: { ...seen, type: 'approve' }, known: facts },
  {
    registration: aRegistration('approved'),
    command: { type: 'request_close', at: days(45), actor: seller },
    known: facts,
  },
];
