import {
  type AgencyActor,
  type Campaign,
  type CampaignDraft,
  type CreatorLink,
  type CreatorLinkBase,
  creatorLinkIdOf,
  type Decision,
  defaultPolicy,
  type Hold,
  type Instant,
  instant,
  type Policy,
  type PolicyOptions,
  type ProductFacts,
  parsePolicy,
  type Registration,
  type RegistrationBase,
  type RegistrationFacts,
  registrationIdOf,
  type SellerActor,
  type ShopFacts,
} from 'partner-campaigns';

/** Hours after the beginning of the test world, 2026-03-01T00:00:00Z. */
export function hours(count: number): Instant {
  return instant(Date.UTC(2026, 2, 1) + count * 3_600_000);
}

/** Days after the beginning of the test world. */
export function days(count: number): Instant {
  return hours(count * 24);
}

/** An instant some milliseconds before or after another. */
export function shifted(at: Instant, milliseconds: number): Instant {
  return instant(at + milliseconds);
}

export const seller: SellerActor = { role: 'seller', shopId: 'shop-1' };
export const agency: AgencyActor = { role: 'agency', agencyId: 'agency-1' };

/** Registration from day 1 to day 20, campaign from day 10 to day 40; created and published on day 0. */
export function aCampaign(overrides: Partial<Campaign> = {}): Campaign {
  const campaign = {
    v: 1,
    id: 'campaign-1',
    agencyId: 'agency-1',
    agencyCountry: 'TH',
    market: 'TH',
    timeZone: 'Asia/Bangkok',
    name: 'Songkran beauty',
    description: 'Creators show sun care in the water festival weeks.',
    message: 'Samples help.',
    registrationPeriod: { start: days(1), end: days(20) },
    campaignPeriod: { start: days(10), end: days(40) },
    proposedRate: 1200,
    contact: { email: 'hello@agency.example', phone: '+6621234567', line: '@agency' },
    audience: { kind: 'everyone' },
    decision: 'published',
    ...(overrides.decision === 'draft' ? {} : { publishedAt: days(0) }),
    createdAt: days(0),
    changedAt: days(0),
    revision: 1,
    ...overrides,
  };
  // The pieces of a union cannot be put together from parts of it without saying so.
  return campaign as unknown as Campaign;
}

/** What is written in a new campaign: the details, market and time zone of {@link aCampaign}. */
export function aDraft(overrides: Partial<CampaignDraft> = {}): CampaignDraft {
  const { name, description, message, market, timeZone, registrationPeriod, ...rest } = aCampaign();
  const { campaignPeriod, proposedRate, contact, audience } = rest;
  const periods = { registrationPeriod, campaignPeriod };
  return {
    name,
    description,
    message,
    market,
    timeZone,
    ...periods,
    proposedRate,
    contact,
    audience,
    ...overrides,
  };
}

export function aShop(overrides: Partial<ShopFacts> = {}): ShopFacts {
  return {
    id: 'shop-1',
    name: 'Sun and Sea',
    market: 'TH',
    homeCountry: 'TH',
    sellerType: 'local',
    status: 'active',
    ...overrides,
  };
}

export function aProduct(overrides: Partial<ProductFacts> = {}): ProductFacts {
  return {
    id: 'product-1',
    shopId: 'shop-1',
    title: 'Sun cream 50',
    status: 'live',
    stock: 500,
    ...overrides,
  };
}

/** The default policy with some fields set; throws when they are no policy. */
export function aPolicy(options: PolicyOptions = {}): Policy {
  const policy = parsePolicy(options);
  if (!policy.ok) throw new Error(JSON.stringify(policy.refusal));
  return policy.value;
}

/** All the facts of a decision that nothing stands in the way of. */
export function theFacts(overrides: Partial<RegistrationFacts> = {}): RegistrationFacts {
  return { campaign: aCampaign(), policy: defaultPolicy, shop: aShop(), product: aProduct(), ...overrides };
}

/** A hold of the agency on approval and withdrawal, placed on day 3. */
export function aHold(overrides: Partial<Hold> = {}): Hold {
  return {
    id: 'hold-1',
    commands: ['approve', 'withdraw'],
    placedBy: 'agency',
    placedAt: days(3),
    ...overrides,
  };
}

type Extras = {
  [D in Decision]: Omit<Extract<Registration, { decision: D }>, keyof RegistrationBase | 'decision'>;
};

const rejection = {
  reasons: ['commission_too_low'],
  note: 'We look for 15 %.',
  wanted: { totalRate: 1500 },
  terms: { totalRate: 1000, sampleQuantity: 5 },
  attempt: 1,
  at: days(3),
} as const;

const extras: Extras = {
  pending: {},
  approved: {},
  close_requested: { closeNote: 'Out of stock soon.' },
  rejected: {},
  blocked: { block: { reasons: ['product_hard_to_promote'], note: 'Not for our creators.' } },
  withdrawn: {},
  closed: { closure: { because: 'agreed' } },
};

/** A registration of product-1 of shop-1 in campaign-1 with the given decision, last written on day 3, revision 2. */
export function aRegistration<D extends Decision>(
  decision: D,
  overrides: Partial<Extract<Registration, { decision: D }>> = {},
): Extract<Registration, { decision: D }> {
  const ids = { campaignId: 'campaign-1', shopId: 'shop-1', productId: 'product-1' };
  const base: RegistrationBase = {
    v: 2,
    id: registrationIdOf(ids),
    ...ids,
    agencyId: 'agency-1',
    attempt: 1,
    terms: { totalRate: 1000, sampleQuantity: 5 },
    contact: { email: 'seller@shop.example' },
    ...(decision === 'rejected' ? { lastRejection: rejection } : {}),
    registeredAt: days(2),
    decidedAt: days(3),
    changedAt: days(3),
    revision: 2,
  };
  // The pieces of a union cannot be put together generically without saying so.
  return { ...base, decision, ...extras[decision], ...overrides } as unknown as Extract<
    Registration,
    { decision: D }
  >;
}

/** The link of creator-1 to {@link aRegistration}, added on day 3 for 8 % of 10 %, last written then, revision 1. */
export function aLink<D extends CreatorLink['decision']>(
  decision: D,
  overrides: Partial<Extract<CreatorLink, { decision: D }>> = {},
): Extract<CreatorLink, { decision: D }> {
  const ids = {
    campaignId: 'campaign-1',
    shopId: 'shop-1',
    productId: 'product-1',
    creatorId: 'creator-1',
  };
  const base: CreatorLinkBase = {
    v: 1,
    id: creatorLinkIdOf(ids),
    registrationId: registrationIdOf(ids),
    ...ids,
    agencyId: 'agency-1',
    registrationAttempt: 1,
    terms: { totalRate: 1000, creatorRate: 800 },
    addedAt: days(3),
    changedAt: days(3),
    revision: 1,
  };
  const extra = decision === 'removed' ? { removedAt: days(4), changedAt: days(4) } : {};
  // The pieces of a union cannot be put together generically without saying so.
  return { ...base, decision, ...extra, ...overrides } as unknown as Extract<CreatorLink, { decision: D }>;
}
