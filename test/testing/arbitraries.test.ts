import fc from 'fast-check';
import {
  type AgencyContact,
  actualBase,
  type CampaignDraft,
  campaignFields,
  decideCampaign,
  defaultPolicy,
  estimatedBase,
  isInstant,
  isTimeZone,
  minorUnitDigits,
  orderRate,
  parseCampaign,
  parseCampaignCommand,
  parseCampaignEvent,
  parseCommand,
  parseCriteria,
  parsePolicy,
  parseRegistration,
  parseRegistrationEvent,
  type RejectReason,
  registrationFields,
  type Terms,
} from 'partner-campaigns';
import * as testing from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { days } from '../support/build.ts';

// What is made must be what it is said to be, told by the parsers and by hand, never by what made it.

const contact = { email: 'seller@shop.example' };
const terms = { totalRate: 1000, sampleQuantity: 0 };
const draft: CampaignDraft = {
  name: 'Songkran',
  description: '',
  message: '',
  market: 'TH',
  timeZone: 'UTC',
  registrationPeriod: { start: days(1), end: days(2) },
  campaignPeriod: { start: days(1), end: days(2) },
  proposedRate: 1000,
  contact: { email: 'a@b.example', line: '@a' },
  audience: { kind: 'everyone' },
};

const readsCommand = (input: unknown) => parseCommand(input).ok;
const readsDraft = (overrides: Partial<CampaignDraft>) =>
  parseCampaignCommand({ type: 'create', campaignId: 'c', draft: { ...draft, ...overrides } }).ok;
const isId = (id: string) => readsCommand({ type: 'release_hold', holdId: id });
const isContact = (given: unknown) => readsCommand({ type: 'reregister', terms, contact: given });
const isReasons = (reasons: readonly RejectReason[]) =>
  readsCommand({ type: 'block', seenRevision: 1, reasons });
const isTerms = (given: Terms) =>
  readsCommand({
    type: 'adopt',
    shopId: 's',
    productId: 'p',
    observed: { decision: 'approved' },
    terms: given,
  }) && (given.creatorRate ?? 0) <= given.totalRate;
/** What the agency writes is accepted under the default policy. */
const isAccepted = (written: CampaignDraft) =>
  decideCampaign(
    undefined,
    {
      type: 'create',
      campaignId: 'c',
      draft: written,
      at: days(0),
      actor: { role: 'agency', agencyId: 'a' },
    },
    { policy: defaultPolicy, agency: { id: 'a', name: 'A', homeCountry: 'TH' } },
  ).ok;
const isAgencyContact = (given: AgencyContact) => isAccepted({ ...draft, contact: given });

interface Kind<Value> {
  readonly make: fc.Arbitrary<Value>;
  readonly isOne: (value: Value) => boolean;
  /** What it shrinks to. */
  readonly plainest?: unknown;
}

/** Keeps together what is made and how it is told, whatever it is. */
function kind<Value>(
  make: fc.Arbitrary<Value>,
  isOne: (value: Value) => boolean,
  plainest?: unknown,
): Kind<unknown> {
  return { make, isOne: (value) => isOne(value as Value), plainest };
}

const kinds: Readonly<Record<string, Kind<unknown>>> = {
  instants: kind(testing.instants(), isInstant, days(0)),
  'any instants': kind(testing.anyInstants(), isInstant, 0),
  durations: kind(testing.durations(), (one) => Number.isInteger(one) && one >= 0, 0),
  periods: kind(testing.periods(), ({ start, end }) => isInstant(start) && isInstant(end) && start < end, {
    start: days(0),
    end: days(0) + 1,
  }),
  'time zones': kind(testing.timeZones(), isTimeZone, 'Asia/Bangkok'),
  rates: kind(testing.rates(), (rate) => Number.isInteger(rate) && rate >= 100 && rate <= 8000, 100),
  'rates on steps': kind(
    testing.rates({ minimum: 500, maximum: 700, step: 100 }),
    (rate) => [500, 600, 700].includes(rate),
    500,
  ),
  'rate bounds': kind(testing.rateBounds(), (totalRate) => parsePolicy({ totalRate }).ok, {
    step: 1,
    minimum: 0,
    maximum: 0,
  }),
  'offered terms': kind(testing.offeredTerms(), isTerms, { totalRate: 100, sampleQuantity: 0 }),
  terms: kind(testing.terms(), isTerms, { totalRate: 100, sampleQuantity: 0 }),
  emails: kind(testing.emails(), (email) => isContact({ email }), 'seller@shop.example'),
  phones: kind(
    testing.phones(),
    (whatsapp) => {
      const read = parseCommand({ type: 'reregister', terms, contact: { ...contact, whatsapp } });
      // Already in the form in which it is kept.
      return read.ok && 'contact' in read.value && read.value.contact?.whatsapp === whatsapp;
    },
    '+66812000000',
  ),
  'contacts of sellers': kind(testing.sellerContacts(), isContact, contact),
  'contacts of agencies': kind(testing.agencyContacts(), isAgencyContact, { ...contact, line: '@agency' }),
  ids: kind(testing.ids(), isId, 'a'),
  places: kind(testing.places(), (place) => Object.values(place).every(isId)),
  names: kind(testing.names(), (name) => isAccepted({ ...draft, name }), 'Songkran'),
  texts: kind(testing.texts(), (message) => isAccepted({ ...draft, message }), ''),
  'long texts': kind(testing.texts({ maximum: 999 }), (message) => readsDraft({ message }), ''),
  'vendor names': kind(testing.vendorNames(), (name) => isReasons([name]), 'a/a'),
  money: kind(
    testing.money(),
    ({ currency, minorUnits }) => /^[A-Z]{3}$/.test(currency) && /^(0|[1-9]\d*)$/.test(minorUnits),
    {
      currency: 'THB',
      minorUnits: '0',
    },
  ),
  currencies: kind(testing.currencies(), (currency) => minorUnitDigits(currency) >= 0, 'THB'),
  'commission rates': kind(testing.commissionRates(), (rates) => orderRate('ads', rates).ok, {
    totalRate: 0,
    creatorRate: 0,
  }),
  'lines of orders': kind(
    testing.orderLines({ currency: 'KWD' }),
    (lines) => estimatedBase(lines).ok && lines.every(({ unitPrice }) => unitPrice.currency === 'KWD'),
    [{ unitPrice: { currency: 'KWD', minorUnits: '0' }, quantity: 1 }],
  ),
  'lines of completed orders': kind(testing.completedOrderLines(), (lines) => actualBase(lines).ok, [
    { unitPrice: { currency: 'THB', minorUnits: '0' }, quantity: 1 },
  ]),
  countries: kind(testing.countries(), (market) => /^[A-Z]{2}$/.test(market), 'TH'),
  'reject reasons': kind(testing.rejectReasonLists(), isReasons, []),
  'one reject reason or more': kind(
    testing.rejectReasonLists({ minimum: 1 }),
    (reasons) => reasons.length > 0 && isReasons(reasons),
    ['commission_too_low'],
  ),
  'disqualification reasons': kind(
    testing.disqualificationReasons(),
    (reason) => readsCommand({ type: 'disqualify', reason }),
    'shop_disqualified',
  ),
  notes: kind(testing.notes(), (note) => readsCommand({ type: 'request_close', note }), ''),
  'wanted terms': kind(
    testing.wantedTerms(),
    (wanted) => readsCommand({ type: 'reject', seenRevision: 1, reasons: [], wanted }),
    { totalRate: 0 },
  ),
  audiences: kind(testing.audiences(), (audience) => isAccepted({ ...draft, audience }), {
    kind: 'everyone',
  }),
  drafts: kind(testing.campaignDrafts(), isAccepted),
  policies: kind(testing.policies(), (policy) => parsePolicy(policy).ok, defaultPolicy),
  'open policies': kind(testing.openPolicies(), (policy) => parsePolicy(policy).ok),
  shops: kind(testing.shops(), ({ id }) => id === 'shop-1', {
    id: 'shop-1',
    name: 'Songkran',
    market: 'TH',
    homeCountry: 'TH',
    sellerType: 'local',
    status: 'active',
  }),
  products: kind(testing.products(), ({ id, shopId }) => id === 'product-1' && shopId === 'shop-1', {
    id: 'product-1',
    shopId: 'shop-1',
    title: 'Songkran',
    status: 'live',
    stock: 0,
  }),
  agencies: kind(testing.agencies(), ({ id }) => id === 'agency-1', {
    id: 'agency-1',
    name: 'Songkran',
    homeCountry: 'TH',
  }),
  campaigns: kind(testing.campaigns(), (one) => parseCampaign(one).ok),
  'campaigns anywhere': kind(testing.campaigns({ places: testing.places() }), (one) => parseCampaign(one).ok),
  registrations: kind(testing.registrations(), (one) => parseRegistration(one).ok),
  'registrations anywhere': kind(
    testing.registrations({ places: testing.places() }),
    (one) => parseRegistration(one).ok,
  ),
  'registration inputs': kind(testing.registrationInputs(), readsCommand, { type: 'withdraw' }),
  'campaign inputs': kind(testing.campaignInputs(), (input) => parseCampaignCommand(input).ok, {
    type: 'publish',
  }),
  'registration events': kind(testing.registrationEvents(), (event) => parseRegistrationEvent(event).ok),
  'campaign events': kind(testing.campaignEvents(), (event) => parseCampaignEvent(event).ok),
  listings: kind(
    testing.listings(),
    ({ campaigns, registrations }) =>
      campaigns.every((one) => parseCampaign(one).ok) &&
      registrations.every((one) => parseRegistration(one).ok),
  ),
  'criteria over campaigns': kind(
    testing.criteria(campaignFields),
    (where) => parseCriteria({ v: 1, where }, campaignFields).ok,
  ),
  'criteria over registrations': kind(
    testing.criteria(registrationFields),
    (where) => parseCriteria({ v: 1, where }, registrationFields).ok,
  ),
  'filters of campaigns': kind(testing.campaignFilters(), ({ at }) => isInstant(at), { at: days(0) }),
  'filters of registrations': kind(testing.registrationFilters(), ({ at }) => isInstant(at), { at: days(0) }),
};

describe.each(Object.entries(kinds))('%s', (_name, { make, isOne, plainest }) => {
  it('are all what they should be, and none is filtered away', () => {
    const details = fc.check(
      fc.property(make, (value) => {
        if (!isOne(value)) throw new Error(fc.stringify(value));
      }),
      { numRuns: 150 },
    );
    expect(details.errorInstance ?? null).toBe(null);
    expect(details.numSkips).toBe(0);
  });

  it('are the same again for the same seed', () => {
    const draw = () => fc.sample(make, { seed: 7, numRuns: 20 });
    expect(draw()).toEqual(draw());
  });

  it.runIf(plainest !== undefined)('shrink towards the plainest', () => {
    for (const seed of [1, 2, 3]) {
      const { counterexample } = fc.check(
        fc.property(make, () => false),
        { seed },
      );
      expect(counterexample).toEqual([plainest]);
    }
  });
});

describe('what a test pins', () => {
  const holdsOf = <Value>(make: fc.Arbitrary<Value>, isSo: (value: Value) => boolean) =>
    fc.assert(fc.property(make, isSo), { numRuns: 100 });

  it('is so in every campaign', () => {
    holdsOf(
      testing.campaigns({ decisions: ['draft'], market: 'VN' }),
      ({ decision, market, contact: given }) => {
        return decision === 'draft' && market === 'VN' && given.zalo !== undefined;
      },
    );
  });

  it('is so in every registration', () => {
    const policy = { ...defaultPolicy, totalRate: { minimum: 1200, maximum: 1300, step: 50 } };
    holdsOf(
      testing.registrations({ decisions: ['approved', 'closed'], policy }),
      ({ decision, terms: stands }) => {
        return ['approved', 'closed'].includes(decision) && [1200, 1250, 1300].includes(stands.totalRate);
      },
    );
  });

  it('is so in every policy', () => {
    holdsOf(testing.policies({ withdraw: false }), ({ withdraw }) => !withdraw);
  });

  it('is so in every input', () => {
    holdsOf(testing.registrationInputs({ types: ['approve', 'block'] }), ({ type, seenRevision }) => {
      return ['approve', 'block'].includes(type) && seenRevision >= 0;
    });
  });

  it('begins when it is said to', () => {
    holdsOf(testing.registrations({ from: days(100) }), ({ registeredAt }) => registeredAt >= days(100));
  });
});
