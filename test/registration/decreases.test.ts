import {
  type Adopt,
  addCalendarDays,
  advance,
  availableActions,
  bindHostRules,
  CLOCK,
  decide,
  hostRule,
  type Instant,
  type Policy,
  parseRegistration,
  type Registration,
  type RegistrationCommandInput,
  type RegistrationFacts,
  statusAt,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { localMidnightAfter } from '../../src/core/calendar.ts';
import { settlesAt } from '../../src/registration/advance.ts';
import {
  aCampaign,
  aHold,
  aPolicy,
  aRegistration,
  days,
  hours,
  shifted,
  theFacts,
} from '../support/build.ts';
import { actors, offer, stamped } from '../support/commands.ts';

// The campaign's days begin at 17:00 UTC, for it is in Bangkok: 2026-03-05T00:00+07:00 is 17:00 of day 3.
const now = days(4);
const nextMidnight = hours(4 * 24 + 17);

const policy = aPolicy({
  totalRateChange: 'free',
  totalRateDecreaseAfterDays: 1,
  autoCloseAfterDays: 3,
});
const facts = theFacts({ policy });
const approved = aRegistration('approved', {
  terms: { totalRate: 2000, creatorRate: 800, sampleQuantity: 5 },
});

function factsOf(options: Partial<Policy> = {}): RegistrationFacts {
  return theFacts({ policy: { ...policy, ...options } });
}

/** The registration after an accepted command, saved. */
function done(
  registration: Registration,
  input: RegistrationCommandInput,
  at: Instant = now,
  given: RegistrationFacts = facts,
): Registration {
  const outcome = decide(registration, stamped(input, at), given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.registration;
}

function to(totalRate: number) {
  return { type: 'change_total_rate', totalRate } as const;
}

function codesOf(
  registration: Registration,
  input: RegistrationCommandInput,
  at: Instant = now,
  given = facts,
) {
  const outcome = decide(registration, stamped(input, at), given);
  return outcome.ok ? [] : outcome.refusal.reasons.map(({ code }) => code);
}

const waiting = done(approved, to(1200));

describe('a lower total rate', () => {
  it('waits until the next local midnight, and the one before stands until then', () => {
    const outcome = decide(approved, stamped(to(1200), now), facts);
    expect(outcome.ok && outcome.registration).toStrictEqual({
      ...approved,
      totalRateDecrease: { totalRate: 1200, dueAt: nextMidnight },
      changedAt: now,
    });
    expect(outcome.ok && outcome.events).toEqual([
      {
        v: 1,
        type: 'total_rate_decrease_scheduled',
        registrationId: approved.id,
        campaignId: 'campaign-1',
        agencyId: 'agency-1',
        shopId: 'shop-1',
        productId: 'product-1',
        attempt: 1,
        totalRate: 1200,
        dueAt: nextMidnight,
        current: 2000,
        at: now,
        actor: actors.seller,
      },
    ]);
    expect(parseRegistration(JSON.parse(JSON.stringify(waiting)))).toEqual({ ok: true, value: waiting });
  });

  it.each([
    ['at once, by default', null, null],
    ['at the first midnight', 1, nextMidnight],
    ['at the second', 2, shifted(nextMidnight, 86_400_000)],
    ['at the thirtieth', 30, addCalendarDays(nextMidnight, 29, 'Asia/Bangkok')],
  ])('takes effect %s', (_, totalRateDecreaseAfterDays, dueAt) => {
    const { terms, ...rest } = done(approved, to(1200), now, factsOf({ totalRateDecreaseAfterDays }));
    const decrease = 'totalRateDecrease' in rest ? rest.totalRateDecrease : null;
    expect([terms.totalRate, decrease]).toEqual(
      dueAt === null ? [1200, null] : [2000, { totalRate: 1200, dueAt }],
    );
  });

  it('that is set at midnight waits for the next one', () => {
    const set = done(approved, to(1200), nextMidnight);
    expect(settlesAt(set)).toBe(shifted(nextMidnight, 86_400_000));
    expect(settlesAt(done(approved, to(1200), shifted(nextMidnight, -1)))).toBe(nextMidnight);
  });

  it('takes effect at its true instant, however late that is told', () => {
    expect(advance(waiting, facts, shifted(nextMidnight, -1))).toEqual({ registration: waiting, events: [] });
    const told = advance(waiting, facts, days(9));
    expect(told.registration).toStrictEqual({
      ...approved,
      terms: { ...approved.terms, totalRate: 1200 },
      changedAt: nextMidnight,
    });
    expect(told.events).toMatchObject([
      { type: 'total_rate_changed', totalRate: 1200, previous: 2000, at: nextMidnight, actor: CLOCK },
    ]);
    expect(advance(waiting, facts, nextMidnight)).toEqual(told);
    const met = decide(waiting, stamped({ type: 'meet_deadline' }, days(9)), facts);
    expect(met.ok && [met.registration, met.events]).toEqual([told.registration, told.events]);
    expect(statusAt(waiting, facts.campaign, days(11))).toBe('live');
  });

  it('keeps the policy it was set under', () => {
    const later = factsOf({ totalRateChange: 'locked', totalRateDecreaseAfterDays: null });
    expect(advance(waiting, later, nextMidnight).registration.terms.totalRate).toBe(1200);
  });

  it('never comes where the campaign is over first, or at once', () => {
    const over = theFacts({
      policy,
      campaign: aCampaign({ decision: 'ended_early', endedAt: nextMidnight }),
    });
    expect(advance(waiting, over, days(30)).registration).toEqual(waiting);
    const justAfter = aCampaign({ decision: 'ended_early', endedAt: shifted(nextMidnight, 1) });
    const { registration } = advance(waiting, theFacts({ policy, campaign: justAfter }), days(30));
    expect(registration.terms.totalRate).toBe(1200);
  });

  it('leaves what creators have: whoever sets that meanwhile keeps within what is to come', () => {
    expect(codesOf(approved, to(799))).toEqual(['creator_rate_above_total']);
    expect(codesOf(waiting, { type: 'set_creator_rate', creatorRate: 1201 })).toEqual([
      'creator_rate_above_total',
    ]);
    expect(codesOf(waiting, { type: 'set_creator_rate', creatorRate: 1200 })).toEqual([]);
  });

  it('warns when it is set, and again when it comes', () => {
    const low = decide(approved, stamped(to(1100), now), facts);
    const warning = { code: 'below_proposed_rate', parameters: { rate: 1100, proposedRate: 1200 } };
    expect(low.ok && low.warnings).toEqual([warning]);
    const met = low.ok && decide(low.registration, stamped({ type: 'meet_deadline' }, days(9)), facts);
    expect(met !== false && met.ok && met.warnings).toEqual([warning]);
  });
});

describe('a further change while a decrease waits', () => {
  it('upwards takes its place at once', () => {
    const raised = done(waiting, to(2500));
    expect(raised).toStrictEqual({
      ...approved,
      terms: { ...approved.terms, totalRate: 2500 },
      changedAt: now,
    });
  });

  it('downwards takes its place and waits anew', () => {
    const at = shifted(nextMidnight, -1);
    for (const rate of [1100, 1300]) {
      expect(done(waiting, to(rate), at)).toMatchObject({
        terms: { totalRate: 2000 },
        totalRateDecrease: { totalRate: rate, dueAt: nextMidnight },
      });
    }
    const thirty = factsOf({ totalRateDecreaseAfterDays: 30 });
    const set = done(approved, to(1200), now, thirty);
    expect(settlesAt(done(set, to(1100), days(8), thirty))).toBe(
      addCalendarDays(nextMidnight, 33, 'Asia/Bangkok'),
    );
  });

  it('to what it is takes the decrease back', () => {
    expect(done(waiting, to(2000))).toStrictEqual({ ...approved, changedAt: now });
    const outcome = decide(waiting, stamped(to(2000), now), facts);
    expect(outcome.ok && outcome.events).toMatchObject([
      { type: 'total_rate_changed', totalRate: 2000, previous: 2000 },
    ]);
  });

  it('to what is to come changes nothing, and restarts nothing', () => {
    const outcome = decide(waiting, stamped(to(1200), now), facts);
    expect(outcome.ok ? [] : outcome.refusal.reasons).toEqual([
      { code: 'rate_unchanged', parameters: { rate: 1200, dueAt: nextMidnight } },
    ]);
  });

  it('that comes after its instant is a change of what it came to', () => {
    const outcome = decide(waiting, stamped(to(1500), days(6)), facts);
    expect(outcome.ok && outcome.events).toMatchObject([
      { type: 'total_rate_changed', totalRate: 1200, previous: 2000, at: nextMidnight },
      { type: 'total_rate_changed', totalRate: 1500, previous: 1200, at: days(6) },
    ]);
  });

  it('at once, where the policy has no delay any more, takes its place', () => {
    const set = done(waiting, to(1000), now, factsOf({ totalRateDecreaseAfterDays: null }));
    expect(set).toStrictEqual({ ...approved, terms: { ...approved.terms, totalRate: 1000 }, changedAt: now });
  });
});

it('the highest rate may still be taken back to, where the one below is to come', () => {
  const terms = { totalRate: 8000, sampleQuantity: 0 };
  const totalRateDecrease = { totalRate: 7999, dueAt: nextMidnight };
  const highest = aRegistration('approved', { terms, totalRateDecrease });
  const offered = availableActions(highest, actors.seller, facts, now).filter((action) => action.offered);
  expect(offered.map(({ command }) => command)).toContain('change_total_rate');
});

describe('a close request while a decrease waits', () => {
  const decrease = { totalRate: 1200, dueAt: nextMidnight };
  const requested = done(waiting, { type: 'request_close' });

  it('lets it wait, with a deadline of its own', () => {
    expect(requested).toMatchObject({
      decision: 'close_requested',
      terms: { totalRate: 2000 },
      totalRateDecrease: decrease,
      deadline: { dueAt: days(7), dueOutcome: 'approve_close' },
    });
    expect(settlesAt(requested)).toBe(days(7));
    expect(advance(requested, facts, days(6)).registration).toEqual(requested);
  });

  it.each([
    ['taken back', { type: 'cancel_close_request' }],
    ['declined', { type: 'decline_close', seenRevision: 2 }],
  ] as const)('that is %s in time lets it come when it is due', (_, input) => {
    const going = done(requested, input, shifted(nextMidnight, -1));
    expect(going).toMatchObject({ decision: 'approved', totalRateDecrease: decrease });
    expect(advance(going, facts, days(9)).events).toMatchObject([{ at: nextMidnight, totalRate: 1200 }]);
  });

  it('that is declined after it was due lets it come at once', () => {
    const going = done(requested, { type: 'decline_close', seenRevision: 2 }, days(6));
    expect(going).toMatchObject({ decision: 'approved', totalRateDecrease: decrease });
    const { events } = advance(going, facts, days(6));
    expect(events).toMatchObject([{ type: 'total_rate_changed', at: days(6), totalRate: 1200 }]);
  });

  it('that is agreed to ends it, by the agency or by its deadline', () => {
    const closed = done(requested, { type: 'approve_close', seenRevision: 2 }, days(6));
    expect(closed).not.toHaveProperty('totalRateDecrease');
    const late = advance(requested, facts, days(9));
    expect(late.registration).not.toHaveProperty('totalRateDecrease');
    expect(late.events.map(({ type }) => type)).toEqual(['registration_closed']);
    const again = done(closed, { type: 'reregister', ...offer }, days(7));
    expect(again).not.toHaveProperty('totalRateDecrease');
  });

  it('lets holds, samples and further requests leave it as it is', () => {
    const held = done(requested, { type: 'place_hold', holdId: 'x', commands: ['approve'] });
    const more = done(held, { type: 'raise_sample_quantity', sampleQuantity: 9 });
    const back = done(more, { type: 'cancel_close_request' });
    expect(done(back, { type: 'request_close' })).toMatchObject({ totalRateDecrease: decrease });
  });
});

describe('what stops a decrease', () => {
  const hold = aHold({ commands: ['change_total_rate'], placedAt: now });
  const held: Registration = { ...waiting, holds: [hold] };

  it('is a hold on changes of the total rate, until it is released', () => {
    expect(settlesAt(held)).toBeNull();
    expect(codesOf(held, { type: 'meet_deadline' }, days(6))).toEqual(['held']);
    const released = done(held, { type: 'release_hold', holdId: hold.id }, days(6));
    expect(settlesAt(released)).toBe(days(6));
    expect(settlesAt({ ...waiting, holds: [aHold()] })).toBe(nextMidnight);
  });

  it('is a rule of the host about changes of the total rate, which sees the rate and the clock', () => {
    const seen: unknown[] = [];
    const hostRules = bindHostRules([
      hostRule({
        name: 'acme/not-so-low',
        commands: ['change_total_rate'],
        check: ({ command }) => {
          seen.push([command.totalRate, command.actor.role, command.at]);
          return { message: 'No.' };
        },
      }),
    ]);
    expect(advance(waiting, { ...facts, hostRules }, days(6)).registration).toEqual(waiting);
    expect(seen).toEqual([[1200, 'clock', nextMidnight]]);
  });
});

describe('an adoption while a decrease waits', () => {
  const adopt = (fields: Partial<Adopt>): Adopt => ({
    type: 'adopt',
    shopId: 'shop-1',
    productId: 'product-1',
    observed: { decision: 'approved' },
    ...fields,
  });
  const kept = { totalRate: 1200, dueAt: nextMidnight };
  const contact = { email: 'other@shop.example' };

  it.each<readonly [string, Partial<Adopt>]>([
    ['says nothing of terms', { contact }],
    ['has the same total rate', { terms: { ...approved.terms, sampleQuantity: 9 } }],
    ['leaves creators what is to come', { terms: { ...approved.terms, creatorRate: 1200 } }],
    ['asks for a close', { observed: { decision: 'close_requested' } }],
  ])('keeps it where it %s', (_, fields) => {
    expect(done(waiting, adopt(fields))).toMatchObject({ totalRateDecrease: kept });
  });

  it.each<readonly [string, Partial<Adopt>]>([
    ['has another total rate', { terms: { ...approved.terms, totalRate: 1900 } }],
    ['gives creators more than is to come', { terms: { ...approved.terms, creatorRate: 1201 } }],
    ['is of a later attempt', { attempt: 2 }],
    ['has it withdrawn', { observed: { decision: 'withdrawn' } }],
    ['has it pending', { observed: { decision: 'pending' } }],
    ['has it closed', { observed: { decision: 'closed' } }],
  ])('ends it where it %s', (_, fields) => {
    expect(done(waiting, adopt(fields))).not.toHaveProperty('totalRateDecrease');
  });

  it('of what stands already has nothing to say', () => {
    expect(codesOf(waiting, adopt({ terms: approved.terms }))).toEqual(['nothing_to_adopt']);
  });
});

describe('local midnights', () => {
  it('are counted on the wall clock, across changes of it', () => {
    const zone = 'Europe/Berlin';
    const noon = Date.UTC(2026, 2, 28, 11);
    const at = days((noon - days(0)) / 86_400_000);
    expect(localMidnightAfter(at, 1, zone)).toBe(Date.UTC(2026, 2, 28, 23));
    // The clocks go forward on 29 March: that day has 23 hours.
    expect(localMidnightAfter(at, 2, zone)).toBe(Date.UTC(2026, 2, 29, 22));
  });

  it('end where time does', () => {
    const last = shifted(days(0), 8_640_000_000_000_000 - days(0));
    expect(localMidnightAfter(last, 1, 'Asia/Bangkok')).toBe(last);
  });
});

describe('the creators’ part of the Shop Ads rate', () => {
  const withAds = aRegistration('approved', {
    terms: { totalRate: 2000, creatorRate: 800, shopAdsRate: 1500, sampleQuantity: 5 },
  });
  const set = (creatorRate: number, creatorShopAdsRate?: number): RegistrationCommandInput => ({
    type: 'set_creator_rate',
    creatorRate,
    ...(creatorShopAdsRate === undefined ? {} : { creatorShopAdsRate }),
  });

  it('is set beside theirs of the total, and stays when it is left out', () => {
    const both = done(withAds, set(900, 1500));
    expect(both.terms).toEqual({ ...withAds.terms, creatorRate: 900, creatorShopAdsRate: 1500 });
    expect(done(both, set(700)).terms).toEqual({ ...both.terms, creatorRate: 700 });
    expect(done(both, set(900, 100)).terms).toEqual({ ...both.terms, creatorShopAdsRate: 100 });
  });

  it('must change something', () => {
    const both = done(withAds, set(900, 1500));
    expect(codesOf(both, set(900))).toEqual(['rate_unchanged']);
    expect(codesOf(both, set(900, 1500))).toEqual(['rate_unchanged']);
  });

  it('is within bounds, and refused with all that is wrong', () => {
    const codes = codesOf(withAds, set(9000, 9000));
    expect(codes).toEqual([
      'rate_out_of_bounds',
      'rate_out_of_bounds',
      'creator_rate_above_total',
      'creator_shop_ads_rate_above_total',
    ]);
  });
});
