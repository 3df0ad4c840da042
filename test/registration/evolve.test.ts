import {
  ERASED_CONTACT,
  evolveRegistration,
  type Registration,
  type RegistrationEvent,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { agency, aRegistration, days, seller } from '../support/build.ts';

const about = {
  v: 1,
  registrationId: 'campaign-1:shop-1:product-1',
  campaignId: 'campaign-1',
  agencyId: 'agency-1',
  shopId: 'shop-1',
  productId: 'product-1',
  attempt: 1,
} as const;
const terms = { totalRate: 1000, sampleQuantity: 5 };

const submitted: RegistrationEvent = {
  ...about,
  type: 'registration_submitted',
  at: days(2),
  actor: seller,
  terms,
  deadline: { dueAt: days(9), dueOutcome: 'approve' },
};

function replay(...events: readonly RegistrationEvent[]): Registration {
  const begun = evolveRegistration(undefined, submitted);
  return events.reduce<Registration>((registration, event) => evolveRegistration(registration, event), begun);
}

describe('a record from its events', () => {
  it('has no contact, since no event tells it', () => {
    expect(replay()).toEqual({
      ...aRegistration('pending', { decidedAt: days(2), changedAt: days(2), revision: 0 }),
      contact: ERASED_CONTACT,
      deadline: { dueAt: days(9), dueOutcome: 'approve' },
    });
    expect(ERASED_CONTACT).toEqual({ email: '' });
  });

  it('has the contact that is given', () => {
    const contact = { email: 'new@shop.example' };
    expect(evolveRegistration(undefined, submitted, contact).contact).toEqual(contact);
    expect(evolveRegistration(aRegistration('closed'), submitted, contact).contact).toEqual(contact);
  });

  it('keeps terms that were set under the decision that stands', () => {
    const events: readonly RegistrationEvent[] = [
      { ...about, type: 'registration_approved', at: days(3), actor: agency },
      { ...about, type: 'creator_rate_set', at: days(4), actor: agency, creatorRate: 700 },
      { ...about, type: 'total_rate_changed', at: days(5), actor: seller, totalRate: 1100, previous: 1000 },
      { ...about, type: 'shop_ads_rate_set', at: days(6), actor: seller, shopAdsRate: 1200 },
      {
        ...about,
        type: 'sample_quantity_raised',
        at: days(7),
        actor: seller,
        sampleQuantity: 6,
        previous: 5,
      },
    ];
    expect(replay(...events)).toEqual(
      aRegistration('approved', {
        contact: ERASED_CONTACT,
        terms: { totalRate: 1100, creatorRate: 700, shopAdsRate: 1200, sampleQuantity: 6 },
        changedAt: days(7),
        revision: 0,
      }),
    );
  });

  it('keeps nothing of a decision that is over', () => {
    const request: RegistrationEvent = {
      ...about,
      type: 'close_requested',
      at: days(4),
      actor: seller,
      note: 'Sold out.',
      deadline: { dueAt: days(8), dueOutcome: 'approve_close' },
    };
    expect(replay(request)).toMatchObject({ closeNote: 'Sold out.', deadline: { dueAt: days(8) } });
    for (const type of ['close_declined', 'close_request_cancelled'] as const) {
      const back = replay(request, { ...about, type, at: days(5), actor: agency });
      expect(back).not.toHaveProperty('deadline');
      expect(back).not.toHaveProperty('closeNote');
    }
  });

  it('throws where there is nothing that could have happened', () => {
    const approved: RegistrationEvent = {
      ...about,
      type: 'registration_approved',
      at: days(3),
      actor: agency,
    };
    expect(() => evolveRegistration(undefined, approved)).toThrow(
      'registration_approved before there is a registration',
    );
  });

  it('takes a decrease of the rate only where it runs', () => {
    const scheduled: RegistrationEvent = {
      ...about,
      type: 'total_rate_decrease_scheduled',
      at: days(3),
      actor: seller,
      totalRate: 900,
      current: 1000,
      dueAt: days(6),
    };
    expect(() => replay(scheduled)).toThrow(
      'total_rate_decrease_scheduled where the registration is pending',
    );
  });

  it.each([undefined, 'Seen twice.'])('keeps the note of a hold and of a disqualification: %s', (note) => {
    const noted = note === undefined ? {} : { note };
    const held = replay({
      ...about,
      type: 'hold_placed',
      at: days(3),
      actor: agency,
      holdId: 'hold-1',
      commands: ['approve'],
      ...noted,
    });
    const hold = { id: 'hold-1', commands: ['approve'], placedBy: 'agency', placedAt: days(3) };
    expect(held.holds).toStrictEqual([{ ...hold, ...noted }]);
    const out = replay({
      ...about,
      type: 'registration_disqualified',
      at: days(3),
      actor: { role: 'platform' },
      reason: 'product_disqualified',
      ...noted,
    });
    expect(out.decision === 'closed' && out.closure).toStrictEqual({
      because: 'disqualified',
      reason: 'product_disqualified',
      ...noted,
    });
  });

  it('has no holds where one is released that was never placed', () => {
    const released: RegistrationEvent = {
      ...about,
      type: 'hold_released',
      at: days(3),
      actor: agency,
      holdId: 'hold-1',
    };
    expect(replay(released)).toStrictEqual({ ...replay(), changedAt: days(3) });
  });
});
