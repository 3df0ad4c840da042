import {
  advance,
  availableActions,
  CLOCK,
  decide,
  evolveCampaign,
  type Instant,
  instant,
  type PolicyOptions,
  type Registration,
  type RegistrationFacts,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { LAST_INSTANT } from '../../src/core/instant.js';
import { advancedFacts } from '../../src/registration/advance.ts';
import {
  aCampaign,
  agency,
  aPolicy,
  aRegistration,
  days,
  hours,
  seller,
  shifted,
  theFacts,
} from '../support/build.ts';
import { inputs, stamped } from '../support/commands.ts';

function factsWith(policy: PolicyOptions, campaign = aCampaign()): RegistrationFacts {
  return theFacts({ policy: aPolicy(policy), campaign });
}

/** The deadline of a registration that was just made, or of a close that was just requested. */
function deadlineFrom(facts: RegistrationFacts, at: Instant, before?: Registration) {
  const command = before === undefined ? 'register' : 'request_close';
  const outcome = decide(before, stamped(inputs[command], at), facts);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return 'deadline' in outcome.registration ? outcome.registration.deadline : undefined;
}

const review = (dueOutcome: 'approve' | 'reject') =>
  aRegistration('pending', { deadline: { dueAt: days(6), dueOutcome } });
const closing = aRegistration('close_requested', {
  deadline: { dueAt: days(6), dueOutcome: 'approve_close' },
});

describe('a deadline is stamped', () => {
  const twoDays = { autoReview: { afterDays: 2, outcome: 'reject' }, autoCloseAfterDays: 3 } as const;

  it('on a new registration', () => {
    expect(deadlineFrom(factsWith(twoDays), days(4))).toEqual({ dueAt: days(6), dueOutcome: 'reject' });
  });

  it('on a new attempt, in the place of everything that was', () => {
    const outcome = decide(
      aRegistration('rejected'),
      stamped(inputs.reregister, days(4)),
      factsWith({ autoReview: { afterDays: 1, outcome: 'approve' } }),
    );
    expect(outcome).toMatchObject({
      registration: { deadline: { dueAt: days(5), dueOutcome: 'approve' } },
      events: [{ deadline: { dueAt: days(5), dueOutcome: 'approve' } }],
    });
  });

  it('on a close request', () => {
    const deadline = deadlineFrom(factsWith(twoDays), days(4), aRegistration('approved'));
    expect(deadline).toEqual({ dueAt: days(7), dueOutcome: 'approve_close' });
  });

  it('not at all without a policy', () => {
    expect(deadlineFrom(factsWith({}), days(4))).toBeUndefined();
    expect(deadlineFrom(factsWith({}), days(4), aRegistration('approved'))).toBeUndefined();
  });

  // Clocks in New York go forward on 2026-03-08: noon comes 23 hours after noon.
  it('in calendar days of the campaign, over a change of clocks', () => {
    const at = instant(Date.UTC(2026, 2, 7, 17));
    const inNewYork = aCampaign({ timeZone: 'America/New_York' });
    expect(deadlineFrom(factsWith(twoDays, inNewYork), at)?.dueAt).toBe(Date.UTC(2026, 2, 9, 16));
    expect(deadlineFrom(factsWith(twoDays, inNewYork), at, aRegistration('approved'))?.dueAt).toBe(
      Date.UTC(2026, 2, 10, 16),
    );
    const inBangkok = aCampaign({ timeZone: 'Asia/Bangkok' });
    expect(deadlineFrom(factsWith(twoDays, inBangkok), at)?.dueAt).toBe(Date.UTC(2026, 2, 9, 17));
  });
});

describe('a deadline beyond the last instant there is', () => {
  it('is never met, and nobody is kept from registering', () => {
    const end = instant(LAST_INSTANT);
    const period = { start: shifted(end, -9 * 86_400_000), end };
    const campaign = aCampaign({ registrationPeriod: period, campaignPeriod: period });
    const facts = factsWith({ autoReview: { afterDays: 3_650, outcome: 'approve' } }, campaign);
    const outcome = decide(undefined, stamped(inputs.register, shifted(end, -1)), facts);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    expect(advance(outcome.registration, facts, end).events).toEqual([]);
  });
});

describe('a deadline that has passed', () => {
  it('approves', () => {
    const { registration, events } = advance(review('approve'), theFacts(), days(9));
    expect(registration).toEqual(aRegistration('approved', { decidedAt: days(6), changedAt: days(6) }));
    expect(events).toMatchObject([{ type: 'registration_approved', at: days(6), actor: CLOCK }]);
  });

  it('rejects, and says why', () => {
    const { registration, events } = advance(review('reject'), theFacts(), days(9));
    const { terms } = registration;
    expect(registration).toEqual(
      aRegistration('rejected', {
        decidedAt: days(6),
        changedAt: days(6),
        lastRejection: { reasons: ['not_reviewed_in_time'], terms, attempt: 1, at: days(6) },
      }),
    );
    expect(events).toMatchObject([{ type: 'registration_rejected', reasons: ['not_reviewed_in_time'] }]);
  });

  it('closes, and says why', () => {
    const { registration, events } = advance(closing, theFacts(), days(9));
    expect(registration).toEqual(
      aRegistration('closed', {
        closure: { because: 'not_answered_in_time' },
        decidedAt: days(6),
        changedAt: days(6),
      }),
    );
    expect(events).toMatchObject([{ type: 'registration_closed', because: 'not_answered_in_time' }]);
  });

  it.each([
    ['a millisecond before it', shifted(days(6), -1), 'pending'],
    ['at it', days(6), 'approved'],
    ['a millisecond after it', shifted(days(6), 1), 'approved'],
  ] as const)('settles %s', (_, at, decision) => {
    expect(advance(review('approve'), theFacts(), at).registration.decision).toBe(decision);
  });

  it('counts from the last write when that came later', () => {
    const written = { ...review('approve'), changedAt: days(7) };
    expect(advance(written, theFacts(), shifted(days(7), -1)).events).toEqual([]);
    expect(advance(written, theFacts(), days(7)).events).toMatchObject([{ at: days(7) }]);
    expect(advance(written, theFacts(), days(9)).events).toMatchObject([{ at: days(7) }]);
  });

  it('is left alone once the registration has moved on', () => {
    const moved = advance(review('approve'), theFacts(), days(9)).registration;
    expect(advance(moved, theFacts(), days(30))).toEqual({ registration: moved, events: [] });
  });
});

describe('the end of the campaign', () => {
  it.each([
    ['a millisecond before the deadline', shifted(days(6), -1), 'pending'],
    ['at the deadline: the end wins', days(6), 'pending'],
    ['a millisecond after the deadline', shifted(days(6), 1), 'approved'],
  ] as const)('%s', (_, endedAt, decision) => {
    for (const campaign of [
      aCampaign({ campaignPeriod: { start: days(1), end: endedAt } }),
      aCampaign({ decision: 'ended_early', endedAt }),
    ]) {
      const { registration } = advance(review('approve'), theFacts({ campaign }), days(30));
      expect(registration.decision).toBe(decision);
    }
  });

  it('comes before a deadline that a late write put off', () => {
    const campaign = aCampaign({ decision: 'ended_early', endedAt: days(7) });
    const written = { ...closing, changedAt: days(7) };
    expect(advance(written, theFacts({ campaign }), days(30)).events).toEqual([]);
  });
});

describe('a later policy', () => {
  it('rewrites no deadline', () => {
    const policy = aPolicy({ autoReview: { afterDays: 1, outcome: 'reject' }, autoCloseAfterDays: 1 });
    for (const later of [policy, aPolicy()]) {
      const facts = theFacts({ policy: later });
      expect(advance(review('approve'), facts, shifted(days(6), -1)).events).toEqual([]);
      expect(advance(review('approve'), facts, days(9)).events).toMatchObject([
        { type: 'registration_approved', at: days(6) },
      ]);
      expect(advance(closing, facts, days(9)).events).toMatchObject([
        { type: 'registration_closed', at: days(6) },
      ]);
    }
  });

  it('gives no deadline to what has none', () => {
    const policy = aPolicy({ autoReview: { afterDays: 1, outcome: 'reject' } });
    expect(advance(aRegistration('pending'), theFacts({ policy }), days(30)).events).toEqual([]);
  });
});

describe('whoever comes after a deadline', () => {
  it('decides on what the clock left', () => {
    const outcome = decide(review('reject'), stamped(inputs.reregister, days(9)), theFacts());
    expect(outcome).toMatchObject({
      ok: true,
      registration: { decision: 'pending', attempt: 2, decidedAt: days(9) },
      events: [
        { type: 'registration_rejected', at: days(6), actor: CLOCK, attempt: 1 },
        { type: 'registration_resubmitted', at: days(9), actor: seller, attempt: 2 },
      ],
    });
  });

  it('comes too late at the deadline itself, and in time a millisecond before', () => {
    const approve = (at: Instant) => decide(review('reject'), stamped(inputs.approve, at), theFacts());
    expect(approve(shifted(days(6), -1))).toMatchObject({ ok: true, registration: { decision: 'approved' } });
    expect(approve(days(6))).toMatchObject({
      ok: false,
      refusal: { reasons: [{ code: 'not_accepted', parameters: { decision: 'rejected' } }] },
    });
  });

  it('sees the actions of what the clock left', () => {
    const offered = (at: Instant) =>
      availableActions(closing, seller, theFacts(), at)
        .filter((action) => action.offered)
        .map((action) => action.command);
    expect(offered(shifted(days(6), -1))).toEqual(['cancel_close_request', 'raise_sample_quantity']);
    expect(offered(days(6))).toEqual(['reregister']);
  });
});

describe('the clock itself', () => {
  const meet = (at: Instant, registration: Registration = review('approve')) =>
    decide(registration, { type: 'meet_deadline', at, actor: CLOCK }, theFacts());

  it('settles once, at the true instant', () => {
    expect(meet(days(9))).toMatchObject({ ok: true, events: [{ at: days(6) }] });
    expect(meet(days(9))).toMatchObject({ ok: true, registration: { changedAt: days(6) }, warnings: [] });
  });

  it('may not come early', () => {
    expect(meet(shifted(days(6), -1))).toEqual({
      ok: false,
      refusal: { reasons: [{ code: 'not_due', parameters: { dueAt: days(6) } }] },
    });
  });

  it('settles after the end what was due before it', () => {
    const campaign = aCampaign({ decision: 'ended_early', endedAt: days(7) });
    const command = { type: 'meet_deadline', at: days(30), actor: CLOCK } as const;
    expect(decide(review('approve'), command, theFacts({ campaign }))).toMatchObject({ ok: true });
  });
});

describe('a close request', () => {
  const facts = factsWith({ autoCloseAfterDays: 3 });
  const closing = () => {
    const requested = decide(aRegistration('approved'), stamped(inputs.request_close, days(4)), facts);
    if (!requested.ok) throw new Error('The close was not requested');
    return requested.registration;
  };

  it('keeps its deadline while samples are added', () => {
    const raised = decide(closing(), stamped(inputs.raise_sample_quantity, days(5)), facts);
    expect(raised).toMatchObject({ registration: { deadline: { dueAt: days(7) }, decidedAt: days(4) } });
  });

  it('loses its deadline with its decision', () => {
    for (const input of [inputs.cancel_close_request, inputs.decline_close]) {
      const outcome = decide(closing(), stamped(input, hours(24 * 4 + 1)), facts);
      if (!outcome.ok) throw new Error('The close was not ended');
      expect(outcome.registration).not.toHaveProperty('deadline');
      expect(advance(outcome.registration, facts, days(30)).events).toEqual([]);
    }
  });
});

describe('advancing in two steps, with the campaign edited in between', () => {
  const edited = (endsAt: Instant, at: Instant) => {
    const changes = { campaignPeriod: { start: days(1), end: endsAt } };
    const about = { v: 1, campaignId: 'campaign-1', agencyId: 'agency-1', at, actor: agency } as const;
    return evolveCampaign(aCampaign(), { ...about, type: 'campaign_edited', changes });
  };

  it.each([
    ['after the deadline', days(8), days(7), 'approved'],
    ['before the deadline, to an end before it', days(6), days(5), 'pending'],
    ['before the deadline, to an end after it', days(8), days(5), 'approved'],
  ] as const)('%s', (_, endsAt, editedAt, decision) => {
    const later = theFacts({ campaign: edited(endsAt, editedAt) });
    const once = advance(review('approve'), later, days(9));
    const first = advance(review('approve'), theFacts(), shifted(editedAt, -1));
    const second = advance(first.registration, later, days(9));
    expect(second.registration).toEqual(once.registration);
    expect([...first.events, ...second.events]).toEqual(once.events);
    expect(once.registration.decision).toBe(decision);
  });
});

describe('what is under a registration', () => {
  const facts = { ...theFacts(), registration: review('approve') };

  it('is judged by the registration as it stands then, of which nothing else changes', () => {
    const before = advancedFacts(facts, shifted(days(6), -1));
    expect(before).toEqual(facts);
    const after = advancedFacts(facts, days(6));
    expect(after).toEqual({
      ...facts,
      registration: advance(facts.registration, facts, days(6)).registration,
    });
    expect(after.registration.decision).toBe('approved');
    expect(facts.registration.decision).toBe('pending');
  });
});
