import {
  type Actor,
  advance,
  type Deadline,
  decide,
  type Hold,
  type Registration,
  type RegistrationCommandInput,
  statusAt,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { settlesAt } from '../../src/registration/advance.js';
import { codesOf } from '../support/answers.ts';
import {
  aCampaign,
  agency,
  aHold,
  aPolicy,
  aRegistration,
  days,
  shifted,
  theFacts,
} from '../support/build.ts';
import { actors, inputs, stamped } from '../support/commands.ts';

const facts = theFacts();
const due: Deadline<'approve'> = { dueAt: days(5), dueOutcome: 'approve' };
const onApproval = aHold({ id: 'legal', commands: ['approve'], placedBy: 'platform' });

function done(
  registration: Registration,
  input: RegistrationCommandInput,
  at = days(4),
  actor: Actor = actors.platform,
) {
  const outcome = decide(registration, stamped(input, at, actor), facts);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome;
}

function refusalOf(registration: Registration, input: RegistrationCommandInput, at = days(6)) {
  return codesOf(decide(registration, stamped(input, at), facts));
}

describe('a hold', () => {
  it('is kept with who placed it and when, behind those before it', () => {
    const first = done(aRegistration('approved'), inputs.place_hold);
    const input = { type: 'place_hold', holdId: 'legal', commands: ['request_close'] } as const;
    const outcome = decide(first.registration, stamped(input, days(5), agency), facts);
    const holds: readonly Hold[] = [
      {
        id: 'hold-1',
        commands: ['approve', 'withdraw'],
        placedBy: 'platform',
        placedAt: days(4),
        note: 'Under review.',
      },
      { id: 'legal', commands: ['request_close'], placedBy: 'agency', placedAt: days(5) },
    ];
    expect(outcome).toMatchObject({ ok: true, registration: { holds, changedAt: days(5) } });
  });

  it('changes neither the decision nor since when it stands', () => {
    const before = aRegistration('close_requested', {
      deadline: { dueAt: days(9), dueOutcome: 'approve_close' },
    });
    const { registration } = done(before, inputs.place_hold);
    const { holds: _, ...rest } = registration;
    expect(rest).toEqual({ ...before, changedAt: days(4) });
  });

  it('that is released leaves no trace in the record', () => {
    const before = aRegistration('approved');
    const { registration: held } = done(before, inputs.place_hold);
    const { registration } = done(held, inputs.release_hold, days(5));
    expect(registration).toEqual({ ...before, changedAt: days(5) });
    expect(registration).not.toHaveProperty('holds');
  });

  it('leaves the others when it is released, in their order', () => {
    const last = aHold({ id: 'last', commands: ['block'] });
    const three = aRegistration('approved', { holds: [onApproval, aHold(), last] });
    const { registration } = done(three, inputs.release_hold);
    expect(registration.holds).toEqual([onApproval, last]);
    const { registration: again } = done(registration, { type: 'release_hold', holdId: 'last' });
    expect(again.holds).toEqual([onApproval]);
  });

  it('stops what it names, one reason for each hold, and nothing else', () => {
    const held = aRegistration('pending', { holds: [aHold(), onApproval] });
    expect(decide(held, stamped(inputs.approve, days(4)), facts)).toEqual({
      ok: false,
      refusal: {
        reasons: [
          {
            code: 'held',
            parameters: { command: 'approve', holdId: 'hold-1', placedBy: 'agency', placedAt: days(3) },
          },
          {
            code: 'held',
            parameters: { command: 'approve', holdId: 'legal', placedBy: 'platform', placedAt: days(3) },
          },
        ],
      },
    });
    expect(refusalOf(held, inputs.reject)).toEqual([]);
  });

  it('stops neither another hold, nor its release, nor the platform', () => {
    const held = aRegistration('pending', { holds: [aHold()] });
    for (const input of [
      { ...inputs.place_hold, holdId: 'more' },
      inputs.release_hold,
      inputs.disqualify,
      inputs.adopt,
    ])
      expect(refusalOf(held, input)).toEqual([]);
  });

  it('stays while the product is rejected and registered again', () => {
    const onClose = aHold({ commands: ['request_close'] });
    const { registration: rejected } = done(
      aRegistration('pending', { holds: [onClose] }),
      inputs.reject,
      days(4),
      agency,
    );
    const again = decide(rejected, stamped(inputs.reregister, days(5)), facts);
    expect(again).toMatchObject({ ok: true, registration: { decision: 'pending', holds: [onClose] } });
  });

  it('stops the registering again that it names', () => {
    const held = aRegistration('rejected', { holds: [aHold({ commands: ['reregister'] })] });
    expect(refusalOf(held, inputs.reregister)).toEqual(['held']);
  });
});

describe('a deadline that is held', () => {
  const held = aRegistration('pending', { deadline: due, holds: [onApproval] });

  it.each([days(5), days(6), days(30)])('is not met at %d', (at) => {
    expect(advance(held, facts, at)).toEqual({ registration: held, events: [] });
    expect(settlesAt(held)).toBeNull();
    expect(refusalOf(held, { type: 'meet_deadline' }, at)).toEqual(['held']);
  });

  it('is not asked for where there is none', () => {
    const undated = aRegistration('pending', { holds: [onApproval] });
    expect(refusalOf(undated, { type: 'meet_deadline' })).toEqual(['not_due']);
    expect(advance(undated, facts, days(30))).toEqual({ registration: undated, events: [] });
  });

  it('is met when the hold is released, and not before', () => {
    const { registration, events } = done(held, { type: 'release_hold', holdId: 'legal' }, days(7));
    expect(events.map(({ type }) => type)).toEqual(['hold_released']);
    expect(registration.decision).toBe('pending');
    expect(settlesAt(registration)).toBe(days(7));
    expect(advance(registration, facts, shifted(days(7), -1)).events).toEqual([]);
    expect(advance(registration, facts, days(8))).toMatchObject({
      registration: { decision: 'approved', decidedAt: days(7) },
      events: [{ type: 'registration_approved', at: days(7), actor: { role: 'clock' } }],
    });
  });

  it('is met at its own instant when the hold is released before', () => {
    const { registration } = done(held, { type: 'release_hold', holdId: 'legal' }, shifted(days(5), -1));
    expect(advance(registration, facts, days(8)).registration.decidedAt).toBe(days(5));
  });

  it('is not held by a hold on something else', () => {
    const other = aRegistration('pending', {
      deadline: due,
      holds: [aHold({ commands: ['reject', 'withdraw'] })],
    });
    expect(advance(other, facts, days(5)).registration.decision).toBe('approved');
  });

  it('was met before a hold that comes too late', () => {
    const { registration, events } = done(
      aRegistration('pending', { deadline: due }),
      { ...inputs.place_hold, commands: ['approve'] },
      days(6),
    );
    expect(events.map(({ type }) => type)).toEqual(['registration_approved', 'hold_placed']);
    expect(registration).toMatchObject({ decision: 'approved', holds: [{ placedAt: days(6) }] });
  });

  it('lapses when the campaign is over first', () => {
    const campaign = aCampaign({ decision: 'ended_early', endedAt: days(7) });
    const over = { ...facts, campaign };
    const released = decide(held, stamped({ type: 'release_hold', holdId: 'legal' }, days(8)), over);
    if (!released.ok) throw new Error(JSON.stringify(released.refusal));
    expect(advance(released.registration, over, days(9)).registration.decision).toBe('pending');
    expect(statusAt(released.registration, campaign, days(9))).toBe('lapsed');
  });
});

describe('the end of the campaign', () => {
  const over = theFacts({ campaign: aCampaign({ decision: 'ended_early', endedAt: days(4) }) });
  const held = aRegistration('pending', { holds: [aHold()] });

  it('comes before a new hold, and lets an old one go', () => {
    const place = decide(held, stamped({ ...inputs.place_hold, holdId: 'new' }, days(4)), over);
    expect(codesOf(place)).toEqual(['campaign_over']);
    expect(decide(held, stamped(inputs.release_hold, days(4)), over).ok).toBe(true);
  });

  it('does not keep the platform from disqualifying', () => {
    const policy = aPolicy();
    for (const decision of ['pending', 'approved', 'close_requested'] as const) {
      const outcome = decide(aRegistration(decision), stamped(inputs.disqualify, days(9)), {
        ...over,
        policy,
      });
      expect(outcome).toMatchObject({ ok: true, registration: { decision: 'closed' } });
    }
  });
});
