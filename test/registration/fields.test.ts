import {
  compileCriterion,
  type Instant,
  type Registration,
  type RegistrationSubject,
  registrationFields,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aRegistration, days } from '../support/build.ts';

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
