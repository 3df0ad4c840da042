import type { Caller, RegistrationCommandInput } from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, unwrapped } from '../support/answers.ts';
import { agency, days, seller } from '../support/build.ts';
import { createOpenWorld, platform, type World } from '../support/world.ts';

const hold = { type: 'place_hold', holdId: 'legal', commands: ['approve', 'withdraw'] } as const;
const release = { type: 'release_hold', holdId: 'legal' } as const;

let world: World & { readonly campaignId: string };
let id: string;
beforeEach(async () => {
  world = await createOpenWorld({ policy: { autoReview: { afterDays: 3, outcome: 'approve' } } });
  [id = ''] = await world.submitted(world.campaignId, ['product-1']);
});

function execute(by: Caller, command: RegistrationCommandInput) {
  return world.service.registrations.execute(by, { registrationId: id, command });
}

async function due(until = days(100)) {
  const found = unwrapped(await world.service.deadlines.due(platform, until));
  return found.filter(({ kind }) => kind === 'registration').map(({ at }) => at);
}

describe('a hold of the platform', () => {
  it('stops agency, seller and clock, until the platform releases it', async () => {
    unwrapped(await execute(platform, hold));
    expect(codesOf(await execute(agency, { type: 'approve', seenRevision: 2 }))).toEqual(['held']);
    expect(codesOf(await execute(seller, { type: 'withdraw' }))).toEqual(['held']);
    expect(codesOf(await execute(agency, release))).toEqual(['hold_not_yours']);
    world.advanceTo(days(6));
    expect(unwrapped(await world.service.deadlines.settle(platform))).toEqual({
      settled: 0,
      refused: [],
      more: false,
    });
    expect((await world.record(id)).decision).toBe('pending');
    unwrapped(await execute(platform, release));
    unwrapped(await world.service.deadlines.settle(platform));
    expect(await world.record(id)).toMatchObject({ decision: 'approved', decidedAt: days(6) });
  });

  it('takes its deadline off the list of what is due, and gives it back at the release', async () => {
    expect(await due()).toEqual([days(5)]);
    unwrapped(await execute(platform, hold));
    expect(await due()).toEqual([]);
    expect(unwrapped(await world.service.deadlines.next(platform))).toBe(days(10));
    world.advanceTo(days(7));
    unwrapped(await execute(platform, release));
    expect(await due()).toEqual([days(7)]);
  });

  it('is seen by seller and agency, on the record and in what they may do', async () => {
    unwrapped(await execute(platform, { ...hold, note: 'Under review.' }));
    for (const by of [seller, agency]) {
      const { registration, actions } = unwrapped(await world.service.registrations.get(by, id));
      expect(registration.holds).toMatchObject([
        { id: 'legal', placedBy: 'platform', note: 'Under review.' },
      ]);
      const withheld = actions.filter((action) => !action.offered);
      expect(withheld.flatMap(({ refusal }) => refusal.reasons.map(({ code }) => code))).toContain('held');
    }
  });

  it('raises the revision: who saw the record before it must look again', async () => {
    unwrapped(await execute(platform, { ...hold, commands: ['withdraw'] }));
    expect(codesOf(await execute(agency, { type: 'approve', seenRevision: 1 }))).toEqual(['stale_view']);
    unwrapped(await execute(agency, { type: 'approve', seenRevision: 2 }));
  });
});

describe('a hold of an agency', () => {
  it('is for the agency and the platform to release, and for no seller to place', async () => {
    unwrapped(await execute(agency, { ...hold, commands: ['withdraw'] }));
    expect(codesOf(await execute(seller, { ...hold, holdId: 'mine' }))).toEqual(['role_not_allowed']);
    expect(codesOf(await execute(seller, release))).toEqual(['role_not_allowed']);
    unwrapped(await execute(agency, release));
    unwrapped(await execute(agency, hold));
    unwrapped(await execute(platform, release));
  });
});

describe('a disqualification', () => {
  it('is the platform’s alone, and ends what the seller may do with the product', async () => {
    const out = { type: 'disqualify', reason: 'shop_disqualified' } as const;
    expect(codesOf(await execute(agency, out))).toEqual(['role_not_allowed']);
    unwrapped(await execute(platform, hold));
    unwrapped(await execute(platform, out));
    const { status, tab, actions } = unwrapped(await world.service.registrations.get(seller, id));
    expect([status, tab]).toEqual(['closed', 'closed']);
    expect(actions.filter(({ offered }) => offered)).toEqual([]);
    const form = {
      campaignId: world.campaignId,
      contact: { email: 'seller@shop.example' },
      batches: [{ productIds: ['product-1'], totalRate: 1300 }],
    };
    const { items } = unwrapped(await world.service.registrations.submit(seller, form));
    expect(items.map(codesOf)).toEqual([['not_accepted']]);
  });
});
