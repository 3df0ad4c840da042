import { decide, type Registration } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../support/answers.ts';
import { aCampaign, aPolicy, aRegistration, days, seller, shifted, theFacts } from '../support/build.ts';
import { inputs, offer, stamped } from '../support/commands.ts';
import { sceneFor } from './scenes.ts';
import { cells } from './specification.ts';

describe('a clock that is behind', () => {
  const last = days(3);
  const facts = theFacts({ policy: aPolicy({ clockTolerance: 1_000 }) });
  const approveAt = (behind: number) =>
    decide(aRegistration('pending'), stamped(inputs.approve, shifted(last, -behind)), facts);

  it.each([0, 1, 1_000])('by %i ms counts as the last write', (behind) => {
    const counted = { decidedAt: last, changedAt: last };
    expect(approveAt(behind)).toMatchObject({ ok: true, registration: counted, events: [{ at: last }] });
  });

  it('by more than the tolerance is told so, whatever else is wrong', () => {
    const at = shifted(last, -1_001);
    const parameters = { at, changedAt: last };
    expect(approveAt(1_001)).toEqual({
      ok: false,
      refusal: { reasons: [{ code: 'time_went_back', parameters }] },
    });
    const stale = stamped({ type: 'approve', seenRevision: 1 }, at);
    expect(codesOf(decide(aRegistration('blocked'), stale, facts))).toEqual(['time_went_back']);
  });

  it('without any tolerance may not be behind at all', () => {
    const strict = theFacts({ policy: aPolicy({ clockTolerance: 0 }) });
    const at = (behind: number) => stamped(inputs.withdraw, shifted(last, -behind));
    expect(codesOf(decide(aRegistration('pending'), at(0), strict))).toEqual([]);
    expect(codesOf(decide(aRegistration('pending'), at(1), strict))).toEqual(['time_went_back']);
  });

  it('is judged by the last write when the campaign ended in between', () => {
    const campaign = aCampaign({ decision: 'ended_early', endedAt: last });
    const command = stamped(inputs.approve, shifted(last, -1));
    const outcome = decide(aRegistration('pending'), command, { ...facts, campaign });
    expect(codesOf(outcome)).toEqual(['campaign_over']);
  });
});

describe('a reviewer', () => {
  const review = [
    ['pending', 'approve'],
    ['pending', 'reject'],
    ['pending', 'block'],
    ['close_requested', 'approve_close'],
    ['close_requested', 'decline_close'],
  ] as const;

  it.each(review)('who saw another revision of %s may not %s', (decision, type) => {
    for (const seenRevision of [0, 1, 3]) {
      const command = stamped({ ...inputs[type], seenRevision }, days(4));
      expect(decide(aRegistration(decision), command, theFacts())).toEqual({
        ok: false,
        refusal: { reasons: [{ code: 'stale_view', parameters: { seenRevision, revision: 2 } }] },
      });
    }
  });

  it('never approves terms that came after what was seen', () => {
    const again = decide(aRegistration('rejected'), stamped(inputs.reregister, days(4)), theFacts());
    if (!again.ok) throw new Error('It was not registered again');
    const saved = { ...again.registration, revision: again.registration.revision + 1 };
    expect(codesOf(decide(saved, stamped(inputs.approve, days(5)), theFacts()))).toEqual(['stale_view']);
    const seen = stamped({ type: 'approve', seenRevision: 3 }, days(5));
    expect(codesOf(decide(saved, seen, theFacts()))).toEqual([]);
  });

  it('is told to look again before anything else', () => {
    const stale = stamped({ type: 'approve', seenRevision: 1 }, days(4));
    const over = theFacts({ campaign: aCampaign({ decision: 'ended_early', endedAt: days(3) }) });
    expect(codesOf(decide(aRegistration('blocked'), stale, over))).toEqual(['stale_view']);
  });
});

describe('a decision that does not take the command', () => {
  it('is told before what the rules say', () => {
    const over = theFacts({ campaign: aCampaign({ decision: 'ended_early', endedAt: days(3) }) });
    const outcome = decide(aRegistration('approved'), stamped(inputs.withdraw, days(4)), over);
    expect(codesOf(outcome)).toEqual(['not_accepted']);
  });

  it('names why the product is blocked, and since when', () => {
    const blocked = aRegistration('blocked', {
      block: { reasons: ['acme/counterfeit', 'product_too_expensive'], note: 'Never again.' },
    });
    expect(decide(blocked, stamped(inputs.reregister, days(4)), theFacts())).toEqual({
      ok: false,
      refusal: {
        reasons: [
          { code: 'not_accepted', parameters: { decision: 'blocked', command: 'reregister', accepted: [] } },
          {
            code: 'product_blocked',
            parameters: {
              since: days(3),
              reasons: ['acme/counterfeit', 'product_too_expensive'],
              note: 'Never again.',
            },
          },
        ],
      },
    });
  });

  it('tells no note of a block that has none', () => {
    const blocked = aRegistration('blocked', { block: { reasons: [] } });
    const outcome = decide(blocked, stamped(inputs.register, days(4)), theFacts());
    const parameters = { since: days(3), reasons: [] };
    expect(outcome).toMatchObject({ ok: false });
    expect(outcome.ok ? undefined : outcome.refusal.reasons[1]).toEqual({
      code: 'product_blocked',
      parameters,
    });
  });
});

describe('a registration', () => {
  it('begins with what the seller gave, and with what the campaign says', () => {
    const facts = theFacts({ campaign: aCampaign({ id: 'c:1', agencyId: 'agency-9' }) });
    expect(decide(undefined, stamped(inputs.register, days(4)), facts)).toMatchObject({
      registration: {
        v: 2,
        id: 'c%3A1:shop-1:product-1',
        campaignId: 'c:1',
        agencyId: 'agency-9',
        shopId: 'shop-1',
        productId: 'product-1',
        decision: 'pending',
        attempt: 1,
        ...offer,
        registeredAt: days(4),
        decidedAt: days(4),
        changedAt: days(4),
        revision: 0,
      },
    });
  });

  it.each([
    ['withdrawn', true],
    // An approval has settled what was said before it.
    ['closed', false],
  ] as const)(
    'that was %s is tried anew, and keeps when it first came and what is not settled',
    (from, keeps) => {
      const { lastRejection } = aRegistration('rejected');
      const ended = aRegistration(from, {
        attempt: 3,
        terms: { totalRate: 2000, creatorRate: 900, shopAdsRate: 700, sampleQuantity: 40 },
        contact: { email: 'old@shop.example' },
        lastRejection,
        revision: 8,
      });
      const outcome = decide(ended, stamped(inputs.reregister, days(4)), theFacts());
      if (!outcome.ok) throw new Error('It was not registered again');
      const { id, campaignId, agencyId, shopId, productId } = ended;
      expect(outcome.registration).toEqual({
        v: 2,
        ...{ id, campaignId, agencyId, shopId, productId },
        decision: 'pending',
        attempt: 4,
        ...offer,
        ...(keeps ? { lastRejection } : {}),
        registeredAt: days(2),
        decidedAt: days(4),
        changedAt: days(4),
        revision: 8,
      });
    },
  );
});

describe('the last rejection', () => {
  const reject = (registration: Registration, note: string, day: number) => {
    const { revision: seenRevision } = registration;
    return followedBy(
      registration,
      { type: 'reject', seenRevision, reasons: ['product_too_expensive'], note },
      day,
    );
  };
  const first = reject(aRegistration('pending'), 'Too dear.', 4);

  it('says what was rejected, when, and what was wanted', () => {
    const input = { ...inputs.reject, note: 'More, please.', wanted: { totalRate: 1500 } };
    const pending = aRegistration('pending', { attempt: 2, terms: { totalRate: 900, sampleQuantity: 1 } });
    expect(followedBy(pending, input, 4).lastRejection).toEqual({
      reasons: ['commission_too_low'],
      note: 'More, please.',
      wanted: { totalRate: 1500 },
      terms: { totalRate: 900, sampleQuantity: 1 },
      attempt: 2,
      at: days(4),
    });
  });

  it('stays while the seller tries again, and whatever comes of it', () => {
    const again = followedBy(first, inputs.reregister, 5);
    expect(again.lastRejection).toEqual(first.lastRejection);
    for (const input of [inputs.approve, inputs.block, inputs.withdraw])
      expect(followedBy(again, input, 6).lastRejection).toEqual(first.lastRejection);
  });

  it('gives way to the next', () => {
    const second = reject(followedBy(first, inputs.reregister, 5), 'Still too dear.', 6);
    expect(second.lastRejection).toMatchObject({ note: 'Still too dear.', attempt: 2 });
  });

  it('is not there before the first', () => {
    expect(followedBy(aRegistration('pending'), inputs.approve, 4)).not.toHaveProperty('lastRejection');
  });
});

describe('an event', () => {
  it('never holds the contact', () => {
    for (const [before, input] of [
      [undefined, inputs.register],
      [aRegistration('closed'), inputs.reregister],
    ] as const) {
      const outcome = decide(before, stamped(input, days(4)), theFacts());
      expect(JSON.stringify(outcome.ok && outcome.events)).not.toContain('shop.example');
      expect(JSON.stringify(outcome.ok && outcome.events)).not.toContain('66812345678');
    }
  });

  it('keeps what was said, word for word', () => {
    const note = '  Not now; maybe\nlater. ';
    for (const [decision, input] of [
      ['pending', { ...inputs.reject, note }],
      ['pending', { ...inputs.block, note, reasons: ['acme/colour'] }],
      ['approved', { ...inputs.request_close, note }],
      ['close_requested', { ...inputs.decline_close, note }],
    ] as const) {
      const { type: _, seenRevision: __, ...said } = { seenRevision: 0, ...input };
      expect(decide(aRegistration(decision), stamped(input, days(4)), theFacts())).toMatchObject({
        events: [said],
      });
    }
  });

  it('keeps what stood before', () => {
    const facts = theFacts({ policy: aPolicy({ totalRateChange: 'free' }) });
    for (const [input, previous] of [
      [inputs.raise_sample_quantity, 5],
      [inputs.change_total_rate, 1000],
    ] as const) {
      const { type: _, ...set } = input;
      expect(decide(aRegistration('approved'), stamped(input, days(4)), facts)).toMatchObject({
        events: [{ ...set, previous }],
      });
    }
  });

  it('keeps who acted', () => {
    const actor = { ...seller, userId: 'mai' };
    const command = { ...inputs.withdraw, at: days(4), actor };
    expect(decide(aRegistration('pending'), command, theFacts())).toMatchObject({ events: [{ actor }] });
  });
});

describe('a block', () => {
  it('keeps its reasons and its note, as far as there are any', () => {
    const reasons = ['product_hard_to_promote', 'acme/colour'] as const;
    const blockOf = (said: object) => {
      const { block } = {
        block: undefined,
        ...followedBy(aRegistration('pending'), { ...inputs.block, ...said }, 4),
      };
      return block;
    };
    expect(blockOf({})).toStrictEqual({ reasons: [] });
    expect(blockOf({ reasons })).toStrictEqual({ reasons });
    expect(blockOf({ reasons, note: 'No.' })).toStrictEqual({ reasons, note: 'No.' });
  });
});

describe('what is decided', () => {
  const noted = { note: 'Why not.' };
  const waiting = theFacts({
    policy: aPolicy({
      autoReview: { afterDays: 2, outcome: 'reject' },
      autoCloseAfterDays: 3,
      totalRateChange: 'free',
    }),
  });

  it.each(cells)('survives JSON, key by key: $from: $command to $to', (cell) => {
    const { registration, input } = sceneFor(cell);
    for (const facts of [theFacts({ policy: aPolicy({ totalRateChange: 'free' }) }), waiting])
      for (const said of [input, { ...input, ...noted }]) {
        const outcome = decide(registration, stamped(said, days(4)), facts);
        expect(JSON.parse(JSON.stringify(outcome))).toStrictEqual(outcome);
      }
  });
});

function followedBy(
  registration: Registration,
  input: Parameters<typeof stamped>[0],
  day: number,
): Registration {
  const outcome = decide(registration, stamped(input, days(day)), theFacts());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.registration;
}
