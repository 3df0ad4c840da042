import type { PolicyOptions, Store } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { codesOf, reasonsOf, unwrapped } from '../support/answers.ts';
import { agency, days, seller, shifted } from '../support/build.ts';
import { interleaved } from '../support/interleaved.ts';
import { createOpenWorld, createWorld, platform, type World } from '../support/world.ts';

const autoApprove: PolicyOptions = { autoReview: { afterDays: 3, outcome: 'approve' } };
const autoReject: PolicyOptions = { autoReview: { afterDays: 3, outcome: 'reject' } };
const autoClose: PolicyOptions = { autoCloseAfterDays: 7 };

async function settle(world: World, limit?: number) {
  return unwrapped(await world.service.deadlines.settle(platform, limit));
}

/** Settles until nothing is left, as a host's job does. */
async function settleAll(world: World): Promise<void> {
  for (let times = 0; times < 20; times += 1) {
    if (!(await settle(world)).more) return;
  }
  throw new Error('There is always more to settle');
}

async function milestones(world: World) {
  return (await world.events()).flatMap(({ type, at }) =>
    type === 'campaign_started' || type === 'campaign_ended' ? [[type, at]] : [],
  );
}

/** A store in which one registration is always written by another first. */
function neverSaving(store: Store, id: string): Store {
  return {
    ...store,
    save: (groups, context) =>
      Promise.all(
        groups.map(async (group) => {
          const isStuck = group.registrations.some((registration) => registration.id === id);
          if (isStuck) return { outcome: 'conflict', conflicts: [{ kind: 'registration', id }] } as const;
          const [answer] = await store.save([group], context);
          if (answer === undefined) throw new Error('The store left the group unanswered');
          return answer;
        }),
      ),
  };
}

describe('settling', () => {
  it('approves what nobody reviewed, at the instant it was due, however late', async () => {
    const world = await createOpenWorld({ policy: autoApprove });
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    world.advanceTo(shifted(days(5), -1));
    expect(await settle(world)).toEqual({ settled: 0, refused: [], more: false });

    world.advanceTo(days(8));
    expect(await settle(world)).toEqual({ settled: 1, refused: [], more: false });
    expect(await world.record(id)).toMatchObject({ decision: 'approved', decidedAt: days(5), revision: 2 });
    expect((await world.events()).at(-1)).toMatchObject({
      type: 'registration_approved',
      at: days(5),
      actor: { role: 'clock' },
    });
  });

  it('rejects with a reason of its own, where the policy says so', async () => {
    const world = await createOpenWorld({ policy: autoReject });
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    world.advanceTo(days(5));
    await settleAll(world);
    expect(await world.record(id)).toMatchObject({
      decision: 'rejected',
      lastRejection: { reasons: ['not_reviewed_in_time'], at: days(5) },
    });
  });

  it('closes what the agency did not answer', async () => {
    const world = await createOpenWorld({ policy: autoClose });
    const id = await world.approved(world.campaignId);
    world.advanceTo(days(11));
    await world.done(seller, id, { type: 'request_close' });
    world.advanceTo(days(18));
    await settleAll(world);
    expect(await world.record(id)).toMatchObject({
      decision: 'closed',
      closure: { because: 'not_answered_in_time' },
      decidedAt: days(18),
    });
  });

  it('leaves alone what the end of the campaign settled before', async () => {
    const world = await createOpenWorld({ policy: autoClose });
    const id = await world.approved(world.campaignId);
    world.advanceTo(days(33));
    await world.done(seller, id, { type: 'request_close' });
    world.advanceTo(days(50));
    await settleAll(world);
    expect((await world.record(id)).decision).toBe('close_requested');
    expect(unwrapped(await world.service.registrations.get(seller, id)).status).toBe('ended');
  });

  it('keeps a deadline that was stamped, whatever the policy says since', async () => {
    const world = await createOpenWorld({ policy: autoApprove });
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    const later = world.serviceOver(world.store, {});
    world.advanceTo(days(5));
    unwrapped(await later.deadlines.settle(platform));
    expect((await world.record(id)).decision).toBe('approved');
  });

  it('is harmless a second time, and by two jobs at once', async () => {
    const world = await createOpenWorld({ policy: autoApprove });
    await world.submitted(world.campaignId, ['product-1', 'product-2']);
    world.advanceTo(days(12));
    const [one, other] = await Promise.all([settle(world), settle(world)]);
    expect(one.settled + other.settled).toBe(3);
    await settleAll(world);
    const events = await world.events();
    expect(events.map(({ type }) => type).toSorted()).toEqual([
      'campaign_created',
      'campaign_published',
      'campaign_started',
      'registration_approved',
      'registration_approved',
      'registration_submitted',
      'registration_submitted',
    ]);
    expect(await settle(world)).toEqual({ settled: 0, refused: [], more: false });
    expect(await world.events()).toEqual(events);
  });

  it('of what another job settled meanwhile refuses nothing, and goes on with the rest', async () => {
    const world = await createOpenWorld({ policy: autoApprove });
    const ids = await world.submitted(world.campaignId, ['product-1', 'product-2', 'product-3']);
    world.advanceTo(days(6));
    const other = interleaved(world.store, async (save) => {
      if (save === 1) expect(await settle(world, 2)).toMatchObject({ settled: 2, more: true });
    });
    const late = unwrapped(await world.serviceOver(other).deadlines.settle(platform, 2));
    expect(late).toEqual({ settled: 1, refused: [], more: false });
    for (const id of ids) expect(await world.record(id)).toMatchObject({ decision: 'approved', revision: 2 });
  });

  it('of what another job announced meanwhile refuses nothing', async () => {
    const world = await createOpenWorld();
    world.advanceTo(days(12));
    const other = interleaved(world.store, async (save) => (save === 1 ? settle(world) : undefined));
    const late = unwrapped(await world.serviceOver(other).deadlines.settle(platform));
    expect(late).toEqual({ settled: 0, refused: [], more: false });
    expect(await milestones(world)).toEqual([['campaign_started', days(10)]]);
  });

  it('goes past what cannot be settled, and says what that is and why', async () => {
    const world = await createOpenWorld({ policy: autoApprove });
    const [stuck = ''] = await world.submitted(world.campaignId, ['product-1']);
    world.advanceTo(days(3));
    const [free = ''] = await world.submitted(world.campaignId, ['product-2']);
    world.advanceTo(days(12));
    const { deadlines } = world.serviceOver(neverSaving(world.store, stuck));
    const due = { kind: 'registration', id: stuck, at: days(5), outcome: 'approve' };
    const reasons = [{ code: 'lost_race', parameters: { attempts: 5 } }];
    const refused = [{ due, reasons }];
    expect(unwrapped(await deadlines.settle(platform, 1))).toEqual({ settled: 1, refused, more: true });
    expect((await world.record(free)).decision).toBe('approved');
    expect(unwrapped(await deadlines.settle(platform, 1))).toEqual({ settled: 1, refused, more: false });
    expect(await milestones(world)).toEqual([['campaign_started', days(10)]]);
    expect(unwrapped(await deadlines.settle(platform))).toEqual({ settled: 0, refused, more: false });
    expect((await world.record(stuck)).decision).toBe('pending');
  });

  it('says that more is left when the limit was reached while more is due, and only then', async () => {
    const world = await createOpenWorld({ policy: autoApprove });
    await world.submitted(world.campaignId, ['product-1', 'product-2', 'product-3']);
    world.advanceTo(days(6));
    expect(await settle(world, 2)).toEqual({ settled: 2, refused: [], more: true });
    expect(await settle(world, 1)).toEqual({ settled: 1, refused: [], more: false });
    world.advanceTo(days(12));
    await world.submitted(world.campaignId, ['product-4']);
    world.advanceTo(days(16));
    expect(await settle(world, 1)).toEqual({ settled: 1, refused: [], more: true });
    expect(await settle(world, 1)).toEqual({ settled: 1, refused: [], more: false });
  });

  it('takes no more than the limit, earliest first, and says that more is left', async () => {
    const world = await createOpenWorld({ policy: autoApprove });
    const [early = ''] = await world.submitted(world.campaignId, ['product-2']);
    world.advanceTo(days(3));
    const [late = ''] = await world.submitted(world.campaignId, ['product-1']);
    world.advanceTo(days(6));
    expect(await settle(world, 1)).toEqual({ settled: 1, refused: [], more: true });
    expect((await world.record(early)).decision).toBe('approved');
    expect((await world.record(late)).decision).toBe('pending');
    expect(await settle(world, 1)).toEqual({ settled: 1, refused: [], more: false });
  });
});

describe('a hold that comes between looking and settling', () => {
  it('is nothing to report: the deadline is not due any more', async () => {
    const world = await createOpenWorld({ policy: autoApprove });
    const [registrationId = ''] = await world.submitted(world.campaignId, ['product-1']);
    const { registrations } = world.store;
    const command = { type: 'place_hold', holdId: 'legal', commands: ['approve'] } as const;
    const store = {
      ...world.store,
      registrations: {
        ...registrations,
        query: async (...asked: Parameters<typeof registrations.query>) => {
          const found = await registrations.query(...asked);
          // By a colleague whose clock is a millisecond behind.
          world.advanceTo(shifted(days(5), -1));
          unwrapped(await world.service.registrations.execute(platform, { registrationId, command }));
          world.advanceTo(days(5));
          return found;
        },
      },
    };
    world.advanceTo(days(5));
    const settlement = unwrapped(await world.serviceOver(store).deadlines.settle(platform));
    expect(settlement).toEqual({ settled: 0, refused: [], more: false });
    expect((await world.record(registrationId)).decision).toBe('pending');
  });
});

describe('a campaign', () => {
  it('starts and ends once each in the feed, at the true instants, however late the job runs', async () => {
    const world = await createOpenWorld();
    world.advanceTo(days(55));
    await settleAll(world);
    await settleAll(world);
    expect(await milestones(world)).toEqual([
      ['campaign_started', days(10)],
      ['campaign_ended', days(40)],
    ]);
  });

  it('that started and ended since the job last ran is told of in one run', async () => {
    const world = await createOpenWorld();
    await world.published();
    world.advanceTo(days(55));
    expect(await settle(world)).toEqual({ settled: 4, refused: [], more: false });
    expect(await milestones(world)).toEqual([
      ['campaign_started', days(10)],
      ['campaign_started', days(10)],
      ['campaign_ended', days(40)],
      ['campaign_ended', days(40)],
    ]);
    expect(await settle(world)).toEqual({ settled: 0, refused: [], more: false });
  });

  it('starts at its boundary and not a millisecond before', async () => {
    const world = await createOpenWorld();
    world.advanceTo(shifted(days(10), -1));
    await settleAll(world);
    expect(await milestones(world)).toEqual([]);
    world.advanceTo(days(10));
    await settleAll(world);
    expect(await milestones(world)).toEqual([['campaign_started', days(10)]]);
  });

  it('ended early ends when it was ended, and never starts if it had not', async () => {
    const world = createWorld();
    const running = await world.published();
    const upcoming = await world.published();
    world.advanceTo(days(9));
    unwrapped(await world.service.campaigns.endEarly(agency, upcoming));
    world.advanceTo(days(15));
    unwrapped(await world.service.campaigns.endEarly(agency, running));
    world.advanceTo(days(60));
    await settleAll(world);
    const told = (await world.events()).filter(({ type }) => /campaign_(started|ended)$/.test(type));
    expect(told.map(({ type, campaignId, at }) => [type, campaignId, at])).toEqual([
      ['campaign_ended', upcoming, days(9)],
      ['campaign_started', running, days(10)],
      ['campaign_ended', running, days(15)],
    ]);
  });

  it('that was never published, or whose end was moved, is told of accordingly', async () => {
    const world = createWorld();
    await world.drafted();
    const extended = await world.published();
    world.advanceTo(days(20));
    await settleAll(world);
    const campaignPeriod = { start: days(10), end: days(50) };
    unwrapped(await world.service.campaigns.edit(agency, extended, { campaignPeriod }));
    world.advanceTo(days(45));
    await settleAll(world);
    expect(await milestones(world)).toEqual([['campaign_started', days(10)]]);
    world.advanceTo(days(50));
    await settleAll(world);
    expect(await milestones(world)).toEqual([
      ['campaign_started', days(10)],
      ['campaign_ended', days(50)],
    ]);
  });

  it('announced while a review is on its way does not stop the review', async () => {
    const world = await createOpenWorld();
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    world.advanceTo(days(10));
    await settleAll(world);
    expect((await world.done(agency, id, { type: 'approve', seenRevision: 1 })).decision).toBe('approved');
  });
});

describe('what is due', () => {
  it('is told in its order: registrations and campaigns', async () => {
    const world = await createOpenWorld({ policy: autoApprove });
    const { deadlines } = world.service;
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    expect(unwrapped(await deadlines.next(platform))).toBe(days(5));
    expect(unwrapped(await deadlines.due(platform, shifted(days(5), -1)))).toEqual([]);
    const registration = { kind: 'registration', id, at: days(5), outcome: 'approve' };
    const campaign = { kind: 'campaign', id: world.campaignId, at: days(10), outcome: 'start' };
    expect(unwrapped(await deadlines.due(platform, days(5)))).toEqual([registration]);
    expect(unwrapped(await deadlines.due(platform, days(10)))).toEqual([registration, campaign]);
    expect(unwrapped(await deadlines.due(platform, days(10), 1))).toEqual([registration]);
  });

  it('is told earliest first, whatever it is', async () => {
    const world = await createOpenWorld({ policy: autoApprove });
    world.advanceTo(days(9));
    await world.submitted(world.campaignId, ['product-1']);
    const due = unwrapped(await world.service.deadlines.due(platform, days(40)));
    expect(due.map(({ kind, at }) => [kind, at])).toEqual([
      ['campaign', days(10)],
      ['registration', days(12)],
    ]);
    const [first] = unwrapped(await world.service.deadlines.due(platform, days(40), 1));
    expect(first).toMatchObject({ kind: 'campaign', outcome: 'start' });
  });

  it('next is the late one first, and nothing when nothing is', async () => {
    const world = await createOpenWorld();
    const next = async () => unwrapped(await world.service.deadlines.next(platform));
    world.advanceTo(days(39));
    expect(await next()).toBe(days(10));
    await settleAll(world);
    expect(await next()).toBe(days(40));
    world.advanceTo(days(40));
    await settleAll(world);
    expect(await next()).toBeNull();
    expect(unwrapped(await createWorld().service.deadlines.next(platform))).toBeNull();
  });

  it.each([seller, agency])('is not for a $role', async (actor) => {
    const { deadlines } = createWorld().service;
    const answers = [
      await deadlines.next(actor),
      await deadlines.due(actor, days(1)),
      await deadlines.settle(actor),
    ];
    expect(answers.map(codesOf)).toEqual([['role_not_allowed'], ['role_not_allowed'], ['role_not_allowed']]);
    expect(answers.flatMap(reasonsOf)[0]).toMatchObject({ parameters: { allowed: ['platform'] } });
  });
});
