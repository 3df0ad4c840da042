import {
  type Adopt,
  decide,
  ERASED_CONTACT,
  type Instant,
  type ObservedDecision,
  type Registration,
  type RegistrationFacts,
  registrationIdOf,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aHold, aPolicy, aRegistration, days, shifted, theFacts } from '../support/build.ts';
import { inputs, stamped } from '../support/commands.ts';

const terms = { totalRate: 1100, creatorRate: 700, sampleQuantity: 6 };
const facts = theFacts();
const strict = theFacts({
  policy: aPolicy({ autoReview: { afterDays: 2, outcome: 'reject' }, autoCloseAfterDays: 3 }),
});

function adopted(
  registration: Registration | undefined,
  observed: ObservedDecision,
  { over = facts, ...fields }: Partial<Adopt> & { readonly over?: RegistrationFacts } = {},
): Registration {
  const input = { ...inputs.adopt, observed, ...fields };
  const outcome = decide(registration, stamped(input, days(4)), over);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.registration;
}

describe('a registration that is brought along', () => {
  const ids = { campaignId: 'campaign-1', shopId: 'shop-1', productId: 'product-1' };
  const plain = {
    v: 2,
    id: registrationIdOf(ids),
    ...ids,
    agencyId: 'agency-1',
    attempt: 1,
    terms,
    contact: ERASED_CONTACT,
    registeredAt: days(4),
    decidedAt: days(4),
    changedAt: days(4),
    revision: 0,
  };

  it.each([
    [{ decision: 'pending' }, {}],
    [{ decision: 'approved' }, {}],
    [{ decision: 'withdrawn' }, {}],
    [{ decision: 'close_requested' }, {}],
    [{ decision: 'close_requested', note: 'Enough.' }, { closeNote: 'Enough.' }],
    [{ decision: 'rejected' }, { lastRejection: { reasons: [], terms, attempt: 1, at: days(4) } }],
    [
      { decision: 'rejected', reasons: ['commission_too_low'], note: 'More.', wanted: { totalRate: 1500 } },
      {
        lastRejection: {
          reasons: ['commission_too_low'],
          note: 'More.',
          wanted: { totalRate: 1500 },
          terms,
          attempt: 1,
          at: days(4),
        },
      },
    ],
    [{ decision: 'blocked' }, { block: { reasons: [] } }],
    [
      { decision: 'blocked', reasons: ['acme/no'], note: 'Never.' },
      { block: { reasons: ['acme/no'], note: 'Never.' } },
    ],
    [{ decision: 'closed' }, { closure: { because: 'unknown' } }],
    [{ decision: 'closed', closure: { because: 'agreed' } }, { closure: { because: 'agreed' } }],
    [
      { decision: 'closed', closure: { because: 'disqualified', reason: 'acme/fake' } },
      { closure: { because: 'disqualified', reason: 'acme/fake' } },
    ],
  ] satisfies readonly (readonly [ObservedDecision, object])[])(
    'stands as it was observed: %j',
    (observed, details) => {
      expect(adopted(undefined, observed)).toEqual({ ...plain, decision: observed.decision, ...details });
    },
  );

  it('keeps its history: attempt, contact and instants', () => {
    const contact = { email: 'seller@shop.example' };
    const given = { attempt: 3, contact, registeredAt: days(1), decidedAt: days(2) };
    const expected = { ...plain, decision: 'approved', ...given };
    expect(adopted(undefined, { decision: 'approved' }, given)).toEqual(expected);
  });

  it('was registered when it was decided, if nobody says when', () => {
    expect(adopted(undefined, { decision: 'approved' }, { decidedAt: days(2) })).toMatchObject({
      registeredAt: days(2),
      decidedAt: days(2),
      changedAt: days(4),
    });
  });

  it.each([
    ['pending', { deadline: { dueAt: days(6), dueOutcome: 'reject' } }],
    ['close_requested', { deadline: { dueAt: days(7), dueOutcome: 'approve_close' } }],
  ] as const)('gets the deadline of the policy: %s', (decision, deadline) => {
    expect(adopted(undefined, { decision }, { over: strict })).toMatchObject(deadline);
  });

  it('has no deadline where nobody waits', () => {
    expect(adopted(undefined, { decision: 'approved' }, { over: strict })).not.toHaveProperty('deadline');
  });
});

describe('what was observed of a registration', () => {
  it('takes the place of what stood, and nothing of that decision stays', () => {
    const closing = aRegistration('close_requested', {
      deadline: { dueAt: days(9), dueOutcome: 'approve_close' },
      holds: [aHold()],
      attempt: 2,
      contact: { email: 'kept@shop.example' },
    });
    const { closeNote: _, deadline: __, decision: ___, ...kept } = closing;
    expect(adopted(closing, { decision: 'approved' }, { terms: kept.terms })).toEqual({
      ...kept,
      decision: 'approved',
      decidedAt: days(4),
      changedAt: days(4),
    });
  });

  it('keeps the last rejection while other decisions come', () => {
    const rejected = aRegistration('rejected');
    expect(adopted(rejected, { decision: 'approved' }).lastRejection).toEqual(rejected.lastRejection);
  });

  it('of the same decision keeps what it does not say', () => {
    const rejected = aRegistration('rejected');
    const { lastRejection } = adopted(rejected, { decision: 'rejected', reasons: ['no_suitable_creator'] });
    expect(lastRejection).toEqual({
      reasons: ['no_suitable_creator'],
      note: 'We look for 15 %.',
      wanted: { totalRate: 1500 },
      terms,
      attempt: 1,
      at: days(3),
    });
    const closing = aRegistration('close_requested', {
      deadline: { dueAt: days(9), dueOutcome: 'approve_close' },
    });
    expect(adopted(closing, { decision: 'close_requested' }, { over: strict })).toEqual({
      ...closing,
      terms,
      changedAt: days(4),
    });
    const pending = aRegistration('pending', { deadline: { dueAt: days(9), dueOutcome: 'approve' } });
    expect(adopted(pending, { decision: 'pending' }, { over: strict })).toMatchObject({
      deadline: pending.deadline,
    });
    const closed = aRegistration('closed');
    expect(adopted(closed, { decision: 'closed' })).toMatchObject({ closure: { because: 'agreed' } });
  });

  it('may be only the terms, up or down', () => {
    const approved = aRegistration('approved');
    const fewer = { totalRate: 900, sampleQuantity: 1 };
    expect(adopted(approved, { decision: 'approved' }, { terms: fewer })).toEqual({
      ...approved,
      terms: fewer,
      changedAt: days(4),
    });
  });

  it('may be only the contact, or the attempt', () => {
    const approved = aRegistration('approved');
    const same = { terms: approved.terms };
    const contact = { email: 'new@shop.example' };
    expect(adopted(approved, { decision: 'approved' }, { ...same, contact }).contact).toEqual(contact);
    expect(adopted(approved, { decision: 'approved' }, { ...same, attempt: 2 }).attempt).toBe(2);
  });

  it('can be that it was decided at this very instant, and later by no more than clocks differ', () => {
    const when = (decidedAt: Instant) =>
      decide(
        aRegistration('pending'),
        stamped({ ...inputs.adopt, observed: { decision: 'approved' }, decidedAt }, days(4)),
        facts,
      ).ok;
    expect([when(shifted(days(4), -1)), when(days(4)), when(shifted(days(4), 5_001))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('cannot be that it was decided before it was registered', () => {
    const input = { ...inputs.adopt, decidedAt: shifted(days(2), -5_001) };
    expect(decide(aRegistration('pending'), stamped(input, days(4)), facts)).toEqual({
      ok: false,
      refusal: {
        reasons: [
          {
            code: 'times_out_of_order',
            parameters: { registeredAt: days(2), decidedAt: shifted(days(2), -5_001), at: days(4) },
          },
        ],
      },
    });
  });

  it('counts as an instant that clocks may differ by', () => {
    const at = (fields: Partial<Adopt>) =>
      adopted(aRegistration('pending'), { decision: 'approved' }, fields);
    expect(at({ decidedAt: shifted(days(4), 5_000) }).decidedAt).toBe(days(4));
    expect(at({ decidedAt: shifted(days(2), -5_000) }).decidedAt).toBe(days(2));
    const both = at({ registeredAt: shifted(days(3), 5_000), decidedAt: days(3) });
    expect([both.registeredAt, both.decidedAt]).toEqual([days(3), days(3)]);
  });

  it('cannot be that it was decided before the rejection it came after', () => {
    const { lastRejection } = aRegistration('rejected');
    const again = aRegistration('pending', { attempt: 2, lastRejection });
    const codes = (fields: Partial<Adopt>) => {
      const outcome = decide(again, stamped({ ...inputs.adopt, ...fields }, days(4)), facts);
      return outcome.ok ? [] : outcome.refusal.reasons;
    };
    expect(codes({ decidedAt: days(3) })).toEqual([]);
    expect(codes({ decidedAt: shifted(days(3), -1) })).toEqual([
      {
        code: 'times_out_of_order',
        parameters: {
          registeredAt: days(2),
          rejectedAt: days(3),
          decidedAt: shifted(days(3), -1),
          at: days(4),
        },
      },
    ]);
    expect(codes({ registeredAt: shifted(days(3), 1), decidedAt: days(4) })).toHaveLength(1);
    expect(codes({ observed: { decision: 'rejected' }, decidedAt: shifted(days(3), -1) })).toEqual([]);
  });

  it.each([
    ['rejected', 2],
    ['withdrawn', 2],
    ['closed', 2],
    ['approved', 1],
    ['close_requested', 1],
  ] as const)('to wait for review again, where it was %s, is attempt %i', (decision, attempt) => {
    const registration = aRegistration(decision);
    expect(adopted(registration, { decision: 'pending' }).attempt).toBe(attempt);
    expect(adopted(registration, { decision: 'pending' }, { attempt: 7 }).attempt).toBe(7);
  });

  it('is not of an attempt before', () => {
    const second = aRegistration('approved', { attempt: 2 });
    const input = { ...inputs.adopt, attempt: 1 };
    expect(decide(second, stamped(input, days(4)), facts)).toMatchObject({
      refusal: { reasons: [{ code: 'attempt_too_low', parameters: { attempt: 1, minimum: 2 } }] },
    });
    expect(adopted(second, { decision: 'withdrawn' }, { attempt: 2 }).attempt).toBe(2);
  });

  it.each([
    ['product', { productId: 'product-2' }],
    ['shop', { shopId: 'shop-2' }],
  ])('is not of another %s', (_, other) => {
    const input = { ...inputs.adopt, ...other };
    expect(decide(aRegistration('pending'), stamped(input, days(4)), facts)).toEqual({
      ok: false,
      refusal: {
        reasons: [{ code: 'another_product', parameters: { shopId: 'shop-1', productId: 'product-1' } }],
      },
    });
  });

  it('waits by the deadline of what it is now, not of what it was', () => {
    const reviewed = aRegistration('pending', { deadline: { dueAt: days(9), dueOutcome: 'approve' } });
    const closing = { decision: 'close_requested' } as const;
    expect(adopted(reviewed, closing)).not.toHaveProperty('deadline');
    expect(adopted(reviewed, closing, { over: strict })).toMatchObject({
      deadline: { dueAt: days(7), dueOutcome: 'approve_close' },
    });
  });

  it('is stale when something else happened since it was compared', () => {
    const at = (seenRevision: number, registration?: Registration) =>
      decide(registration, stamped({ ...inputs.adopt, seenRevision }, days(4)), facts);
    expect(at(2, aRegistration('pending')).ok).toBe(true);
    expect(at(1, aRegistration('pending'))).toMatchObject({
      refusal: { reasons: [{ code: 'stale_view', parameters: { seenRevision: 1, revision: 2 } }] },
    });
    expect(at(0).ok).toBe(true);
    expect(at(1)).toMatchObject({
      refusal: { reasons: [{ code: 'stale_view', parameters: { seenRevision: 1, revision: 0 } }] },
    });
  });

  it('leaves out what was disqualified, whatever it says', () => {
    const closure = { because: 'disqualified', reason: 'shop_disqualified' } as const;
    const out = aRegistration('closed', { closure });
    const reasons = (observed: ObservedDecision) => {
      const outcome = decide(out, stamped({ ...inputs.adopt, observed }, days(4)), facts);
      return outcome.ok ? [] : outcome.refusal.reasons.map(({ code }) => code);
    };
    for (const decision of ['pending', 'approved', 'rejected', 'withdrawn', 'blocked'] as const)
      expect(reasons({ decision })).toEqual(['disqualified']);
    expect(reasons({ decision: 'closed', closure: { because: 'agreed' } })).toEqual(['disqualified']);
    expect(reasons({ decision: 'closed' })).toEqual([]);
    expect(adopted(out, { decision: 'closed' })).toMatchObject({ closure });
  });

  it('settles a deadline that had passed before', () => {
    const pending = aRegistration('pending', {
      deadline: { dueAt: shifted(days(4), -1), dueOutcome: 'approve' },
    });
    const outcome = decide(
      pending,
      stamped({ ...inputs.adopt, observed: { decision: 'closed' } }, days(4)),
      facts,
    );
    expect(outcome.ok && outcome.events.map(({ type }) => type)).toEqual([
      'registration_approved',
      'registration_adopted',
    ]);
  });

  it('tells the whole of what stands since, but for the contact', () => {
    const contact = { email: 'new@shop.example' };
    const input = { ...inputs.adopt, observed: { decision: 'closed' }, contact } as const;
    const outcome = decide(aRegistration('approved'), stamped(input, days(4)), facts);
    expect(outcome.ok && outcome.events).toEqual([
      {
        v: 1,
        type: 'registration_adopted',
        registrationId: 'campaign-1:shop-1:product-1',
        campaignId: 'campaign-1',
        agencyId: 'agency-1',
        shopId: 'shop-1',
        productId: 'product-1',
        attempt: 1,
        at: days(4),
        actor: { role: 'platform' },
        adopted: { decision: 'closed', closure: { because: 'unknown' } },
        terms,
        registeredAt: days(2),
        decidedAt: days(4),
      },
    ]);
  });
});

describe('a disqualification', () => {
  it.each(['pending', 'approved', 'close_requested', 'rejected', 'withdrawn', 'closed'] as const)(
    'closes what is %s, with its reason',
    (decision) => {
      const outcome = decide(aRegistration(decision), stamped(inputs.disqualify, days(4)), facts);
      expect(outcome).toMatchObject({
        registration: {
          decision: 'closed',
          closure: { because: 'disqualified', reason: 'shop_disqualified', note: 'Counterfeits.' },
          decidedAt: days(4),
        },
        events: [{ type: 'registration_disqualified', reason: 'shop_disqualified', note: 'Counterfeits.' }],
      });
    },
  );

  it('comes in time, also when its review was rejected by a deadline just before', () => {
    const due = aRegistration('pending', { deadline: { dueAt: days(4), dueOutcome: 'reject' } });
    const outcome = decide(due, stamped(inputs.disqualify, days(5)), facts);
    expect(outcome).toMatchObject({
      registration: { decision: 'closed', closure: { because: 'disqualified' } },
      events: [{ type: 'registration_rejected' }, { type: 'registration_disqualified' }],
    });
  });

  it('is made once', () => {
    const out = aRegistration('closed', { closure: { because: 'disqualified', reason: 'acme/fake' } });
    expect(decide(out, stamped(inputs.disqualify, days(4)), facts)).toMatchObject({
      refusal: { reasons: [{ code: 'disqualified', parameters: { reason: 'acme/fake' } }] },
    });
  });

  it('without a note has none', () => {
    const input = { type: 'disqualify', reason: 'product_disqualified' } as const;
    const outcome = decide(aRegistration('approved'), stamped(input, days(4)), facts);
    expect(outcome.ok && outcome.registration).toMatchObject({
      closure: { because: 'disqualified', reason: 'product_disqualified' },
    });
    expect(JSON.stringify(outcome)).not.toContain('note');
  });

  it('is told to whoever registers again, beside everything else', () => {
    const out = aRegistration('closed', {
      closure: { because: 'disqualified', reason: 'shop_disqualified' },
    });
    const strictly = theFacts({ policy: aPolicy({ reregisterClosed: false }) });
    expect(decide(out, stamped(inputs.reregister, days(4)), strictly)).toEqual({
      ok: false,
      refusal: {
        reasons: [
          { code: 'disqualified', parameters: { since: days(3), reason: 'shop_disqualified' } },
          { code: 'disabled_by_policy', parameters: { command: 'reregister' } },
        ],
      },
    });
  });
});
