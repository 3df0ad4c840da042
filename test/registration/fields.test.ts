import {
  compileCriterion,
  type Instant,
  type Registration,
  type RegistrationSubject,
  registrationFields,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aHold, aRegistration, days, shifted } from '../support/build.ts';

// Campaign from day 10 to day 40.
const campaign = aCampaign();

/** When the answer to whether a field has a value turns by time alone, asked on day 5 unless said. */
function turnOf(field: string, value: string, subject: RegistrationSubject, at: Instant = days(5)) {
  const explained = compileCriterion({ type: 'equals', field, value }, registrationFields).explain(
    subject,
    at,
  );
  return 'turnsAt' in explained ? explained.turnsAt : undefined;
}

describe('status and tab of a registration, as fields', () => {
  it.each<readonly [string, string, Registration, Instant, Instant | undefined]>([
    ['status', 'live', aRegistration('approved'), days(5), days(10)],
    ['status', 'live', aRegistration('approved'), days(10), days(40)],
    ['status', 'scheduled', aRegistration('approved'), days(5), days(10)],
    ['status', 'ended', aRegistration('approved'), days(5), days(40)],
    ['status', 'lapsed', aRegistration('pending'), days(5), days(40)],
    ['status', 'lapsed', aRegistration('pending'), days(40), undefined],
    ['status', 'blocked', aRegistration('blocked'), days(5), undefined],
    ['tab', 'ongoing', aRegistration('approved'), days(5), days(40)],
    ['tab', 'pending', aRegistration('pending'), days(5), days(40)],
    ['tab', 'rejected', aRegistration('rejected'), days(5), undefined],
  ])('%s: tells when being %s turns', (field, value, registration, at, turnsAt) => {
    expect(turnOf(`registration.${field}`, value, { registration, campaign }, at)).toBe(turnsAt);
  });

  it('tell nothing of when without the campaign', () => {
    expect(
      turnOf('registration.status', 'live', { registration: aRegistration('approved') }),
    ).toBeUndefined();
  });
});

const full = aRegistration('approved', {
  attempt: 3,
  terms: { totalRate: 1400, shopAdsRate: 900, creatorRate: 800, creatorShopAdsRate: 600, sampleQuantity: 7 },
});
const due = (dueAt: Instant) => aRegistration('pending', { deadline: { dueAt, dueOutcome: 'approve' } });
const held = aRegistration('pending', {
  deadline: { dueAt: days(6), dueOutcome: 'approve' },
  holds: [aHold({ commands: ['approve'] })],
});

describe('what is read of a registration', () => {
  it.each<readonly [string, Registration, unknown]>([
    ['id', full, 'campaign-1:shop-1:product-1'],
    ['campaignId', full, 'campaign-1'],
    ['agencyId', full, 'agency-1'],
    ['shopId', full, 'shop-1'],
    ['productId', full, 'product-1'],
    ['decision', full, 'approved'],
    ['status', full, 'scheduled'],
    ['tab', full, 'ongoing'],
    ['attempt', full, 3],
    ['totalRate', full, 1400],
    ['shopAdsRate', full, 900],
    ['shopAdsRate', aRegistration('approved'), null],
    ['creatorRate', full, 800],
    ['creatorRate', aRegistration('approved'), null],
    ['creatorShopAdsRate', full, 600],
    ['creatorShopAdsRate', aRegistration('approved'), null],
    ['sampleQuantity', full, 7],
    ['registeredAt', full, days(2)],
    ['decidedAt', full, days(3)],
    ['dueAt', due(days(6)), days(6)],
    ['dueAt', aRegistration('approved', { totalRateDecrease: { totalRate: 900, dueAt: days(6) } }), days(6)],
    [
      'dueAt',
      aRegistration('close_requested', { totalRateDecrease: { totalRate: 900, dueAt: days(6) } }),
      null,
    ],
    // What is due before the last write counts from that.
    ['dueAt', due(days(2)), days(3)],
    ['dueAt', due(shifted(days(40), -1)), shifted(days(40), -1)],
    ['dueAt', due(days(40)), null],
    ['dueAt', held, null],
    ['dueAt', full, null],
  ])('as registration.%s', (name, registration, content) => {
    const field = registrationFields[`registration.${name}`];
    expect(field?.read({ registration, campaign }, days(5))).toEqual(content);
  });

  const own = Object.entries(registrationFields).filter(([, field]) => field.of === 'registration');

  it('is not known without the registration, of any field', () => {
    expect(own).toHaveLength(17);
    for (const [name, field] of own)
      expect([name, field.read({ campaign }, days(5))]).toEqual([name, undefined]);
  });

  it('is not known without the campaign, where that has a say', () => {
    const unknown = own.filter(([, field]) => field.read({ registration: full }, days(5)) === undefined);
    expect(unknown.map(([name]) => name)).toEqual([
      'registration.status',
      'registration.tab',
      'registration.dueAt',
    ]);
  });
});
