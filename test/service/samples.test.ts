import {
  type AgencyActor,
  type Caller,
  type CreatorActor,
  type RegistrationCommandInput,
  type SampleCommandInput,
  type SellerActor,
  sampleRequestIdOf,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { codesOf, unwrapped } from '../support/answers.ts';
import { agency, days, seller, shifted } from '../support/build.ts';
import { createOpenWorld, otherAgency, otherSeller, platform } from '../support/world.ts';

const mali: CreatorActor = { role: 'creator', creatorId: 'mali' };
const nok: CreatorActor = { role: 'creator', creatorId: 'nok' };

/** A world on day 2 with one approved product and five sample units. */
async function aSampleWorld() {
  const world = await createOpenWorld();
  const registrationId = await world.approved(world.campaignId);
  const idOf = (creatorId: string) =>
    sampleRequestIdOf({
      campaignId: world.campaignId,
      shopId: 'shop-1',
      productId: 'product-1',
      creatorId,
    });
  const execute = (by: Caller, creatorId: string, command: SampleCommandInput) =>
    world.service.samples.execute(by, { registrationId, creatorId, command });
  const seen = async (creatorId: string) => {
    const [request] = (await world.store.creators?.samples.find([idOf(creatorId)])) ?? [];
    return request?.revision ?? 0;
  };
  const asked = (creatorId = 'mali') =>
    execute({ role: 'creator', creatorId }, creatorId, { type: 'request_sample' });
  const approvedBy = async (by: AgencyActor | SellerActor, creatorId = 'mali') =>
    execute(by, creatorId, { type: 'approve_sample', seenRevision: await seen(creatorId) });
  /** Asked for, and agreed to by both. */
  const agreed = async (creatorId = 'mali') => {
    unwrapped(await asked(creatorId));
    unwrapped(await approvedBy(agency, creatorId));
    return unwrapped(await approvedBy(seller, creatorId));
  };
  const quota = async () => unwrapped(await world.service.samples.quota(seller, registrationId));
  return { ...world, registrationId, idOf, execute, seen, asked, approvedBy, agreed, quota };
}

describe("a sample's way", () => {
  it('leads from the request to the content, and the ledger goes along', async () => {
    const world = await aSampleWorld();
    expect(await world.quota()).toEqual({ granted: 5, reserved: 0, shipped: 0, released: 0, remaining: 5 });
    expect(unwrapped(await world.asked())).toEqual({
      sampleRequestId: world.idOf('mali'),
      registrationId: world.registrationId,
      campaignId: world.campaignId,
      creatorId: 'mali',
      decision: 'agency_review',
      attempt: 1,
      revision: 1,
    });
    expect(await world.quota()).toEqual({ granted: 5, reserved: 1, shipped: 0, released: 0, remaining: 4 });
    expect(unwrapped(await world.approvedBy(agency)).decision).toBe('seller_review');
    expect(unwrapped(await world.approvedBy(seller)).decision).toBe('awaiting_shipment');
    world.advanceTo(days(4));
    expect(unwrapped(await world.execute(seller, 'mali', { type: 'ship_sample' })).decision).toBe('shipped');
    expect(await world.quota()).toEqual({ granted: 5, reserved: 0, shipped: 1, released: 0, remaining: 4 });
    world.advanceTo(days(6));
    unwrapped(await world.execute(mali, 'mali', { type: 'receive_sample' }));
    const content = { kind: 'video', contentId: 'clip-1', postedAt: days(7), visibleDays: 3 } as const;
    world.advanceTo(days(11));
    const posted = await world.execute(mali, 'mali', { type: 'post_content', content });
    expect(unwrapped(posted).decision).toBe('completed');
    const { rows } = unwrapped(await world.service.samples.history(seller, world.idOf('mali')));
    expect(rows.map(({ type }) => type)).toEqual([
      'sample_requested',
      'sample_endorsed',
      'sample_approved',
      'sample_shipped',
      'sample_received',
      'sample_content_posted',
    ]);
  });

  it('ends where the quota does, however many ask at once', async () => {
    const world = await aSampleWorld();
    const creators = Array.from({ length: 8 }, (_, index) => `creator-${index}`);
    const answers = await Promise.all(creators.map((creatorId) => world.asked(creatorId)));
    const refusals = answers.flatMap(codesOf);
    expect(refusals.every((code) => code === 'no_sample_quota_left' || code === 'lost_race')).toBe(true);
    // Those that lost a race ask again.
    for (const creatorId of creators) await world.asked(creatorId);
    expect(await world.quota()).toMatchObject({ reserved: 5, remaining: 0 });
    expect(codesOf(await world.asked('one-more'))).toEqual(['no_sample_quota_left']);
  });

  it('in one call, is reserved in order', async () => {
    const world = await aSampleWorld();
    const { registrationId } = world;
    const items = Array.from({ length: 7 }, (_, index) => ({
      registrationId,
      creatorId: `creator-${index}`,
      command: { type: 'request_sample' } as const,
    }));
    world.directories.add({
      creators: items.map(({ creatorId }) => ({ creatorId, authorisedAgencies: ['agency-1'] })),
    });
    const answer = unwrapped(await world.service.samples.executeAll(agency, items));
    expect(answer.accepted).toBe(5);
    expect(answer.items.slice(5).flatMap(codesOf)).toEqual(['no_sample_quota_left', 'no_sample_quota_left']);
  });
});

describe('an agency that asks for a creator', () => {
  it('must be known to be authorised (R82)', async () => {
    const world = await aSampleWorld();
    const ask = () => world.execute(agency, 'mali', { type: 'request_sample' });
    expect(codesOf(await ask())).toEqual(['fact_missing']);
    world.directories.add({ creators: [{ creatorId: 'mali', authorisedAgencies: ['agency-9'] }] });
    expect(codesOf(await ask())).toEqual(['agency_not_authorised']);
    world.directories.add({ creators: [{ creatorId: 'mali', authorisedAgencies: ['agency-1'] }] });
    expect(unwrapped(await ask()).decision).toBe('seller_review');
  });

  it('asks for variants that can be sent (R88)', async () => {
    const world = await aSampleWorld();
    world.directories.add({
      skus: [{ shopId: 'shop-1', productId: 'product-1', sku: { skuId: 'red', soldOut: true } }],
    });
    const ask = (skuId: string) => world.execute(mali, 'mali', { type: 'request_sample', skuId });
    expect(codesOf(await ask('red'))).toEqual(['sku_not_samplable']);
  });
});

describe('the end of a product', () => {
  it('cancels what was not shipped without a write, and lets go on what was', async () => {
    const world = await aSampleWorld();
    const { registrationId } = world;
    await world.agreed('mali');
    unwrapped(await world.execute(seller, 'mali', { type: 'ship_sample' }));
    unwrapped(await world.asked('nok'));
    const before = (await world.events()).length;
    await world.done(seller, registrationId, { type: 'request_close' });
    const { revision } = await world.record(registrationId);
    world.advanceTo(days(3));
    await world.done(agency, registrationId, { type: 'approve_close', seenRevision: revision });
    expect((await world.events()).length).toBe(before + 2);

    const row = unwrapped(await world.service.samples.get(nok, world.idOf('nok')));
    expect(row).toMatchObject({ status: 'cancelled', request: { decision: 'agency_review' } });
    expect(codesOf(await world.approvedBy(agency, 'nok'))).toEqual(['registration_not_running']);
    expect(await world.quota()).toEqual({ granted: 5, reserved: 0, shipped: 1, released: 1, remaining: 4 });
    expect(unwrapped(await world.execute(mali, 'mali', { type: 'receive_sample' })).decision).toBe(
      'content_pending',
    );
    expect(unwrapped(await world.service.samples.counts(agency))).toEqual({
      to_review: 0,
      ready_to_ship: 0,
      shipped: 0,
      content_pending: 1,
      completed: 0,
      cancelled: 1,
    });
  });

  it('is the end of the campaign too, to the millisecond', async () => {
    const world = await aSampleWorld();
    unwrapped(await world.asked());
    const status = async () => unwrapped(await world.service.samples.get(mali, world.idOf('mali'))).status;
    world.advanceTo(days(40));
    expect(await status()).toBe('cancelled');
    expect(codesOf(await world.asked('nok'))).toEqual(['campaign_over']);
  });
});

describe('deadlines', () => {
  it('are listed with all others, and settled at their true instant', async () => {
    const world = await aSampleWorld();
    unwrapped(await world.asked());
    const [due] = unwrapped(await world.service.deadlines.due(platform, days(30)));
    expect(due).toMatchObject({ kind: 'sample_request', outcome: 'not_reviewed_in_time', at: days(9) });
    world.advanceTo(days(9.5));
    expect(unwrapped(await world.service.deadlines.settle(platform))).toMatchObject({
      settled: 1,
      refused: [],
    });
    const last = (await world.events()).at(-1);
    expect(last).toMatchObject({ type: 'sample_cancelled', at: days(9), actor: { role: 'clock' } });
    expect(await world.quota()).toMatchObject({ reserved: 0, released: 1, remaining: 5 });
    expect(unwrapped(await world.service.deadlines.settle(platform))).toMatchObject({ settled: 0 });
  });

  const closed = [
    { after: 'a close', registersAgain: false },
    { after: 'a close and a new attempt', registersAgain: true },
  ];
  it.each(closed)('say nothing of $after that came between looking and settling', async (way) => {
    const world = await aSampleWorld();
    const { registrationId, store } = world;
    const { creators } = store;
    if (creators === undefined) throw new Error('The store keeps nothing of creators');
    unwrapped(await world.asked());
    const execute = async (by: Caller, command: RegistrationCommandInput) =>
      unwrapped(await world.service.registrations.execute(by, { registrationId, command }));
    let queries = 0;
    const samples = {
      ...creators.samples,
      query: async (...asked: Parameters<typeof creators.samples.query>) => {
        const found = await creators.samples.query(...asked);
        queries += 1;
        if (queries > 1) return found;
        // By a seller and an agency whose clock is a millisecond behind.
        world.advanceTo(shifted(days(9), -1));
        await execute(seller, { type: 'request_close' });
        const { revision: seenRevision } = await world.record(registrationId);
        await execute(agency, { type: 'approve_close', seenRevision });
        if (way.registersAgain)
          await execute(seller, {
            type: 'reregister',
            terms: { totalRate: 1_200, sampleQuantity: 5 },
            contact: { email: 'seller@shop.example' },
          });
        world.advanceTo(days(9));
        return found;
      },
    };
    world.advanceTo(days(9));
    const late = world.serviceOver({ ...store, creators: { ...creators, samples } });
    expect(unwrapped(await late.deadlines.settle(platform))).toEqual({
      settled: 0,
      refused: [],
      more: false,
    });
  });

  it('are forgotten where the campaign was over first', async () => {
    const world = await aSampleWorld();
    world.advanceTo(days(35));
    unwrapped(await world.asked());
    expect(unwrapped(await world.service.deadlines.due(platform, days(60)))).not.toContainEqual(
      expect.objectContaining({ kind: 'sample_request' }),
    );
  });
});

describe('lists', () => {
  it('show each their own', async () => {
    const world = await aSampleWorld();
    await world.asked('mali');
    await world.asked('nok');
    const rows = async (actor: Caller) => unwrapped(await world.service.samples.list(actor)).rows.length;
    expect(await rows(mali)).toBe(1);
    expect(await rows(seller)).toBe(2);
    expect(await rows(agency)).toBe(2);
    expect(await rows(platform)).toBe(2);
    expect(await rows(otherSeller)).toBe(0);
    expect(await rows(otherAgency)).toBe(0);
    for (const stranger of [otherSeller, otherAgency, nok]) {
      expect(codesOf(await world.service.samples.get(stranger, world.idOf('mali')))).toEqual(['not_found']);
      expect(codesOf(await world.service.samples.history(stranger, world.idOf('mali')))).toEqual([
        'not_found',
      ]);
    }
    expect(codesOf(await world.service.samples.quota(otherSeller, world.registrationId))).toEqual([
      'not_found',
    ]);
    expect(codesOf(await world.service.samples.quota(mali, world.registrationId))).toEqual([
      'role_not_allowed',
    ]);
  });

  it('are cut into tabs (R92)', async () => {
    const world = await aSampleWorld();
    await world.agreed('mali');
    unwrapped(await world.asked('nok'));
    const inTab = async (tab: 'to_review' | 'ready_to_ship') =>
      unwrapped(await world.service.samples.list(agency, { tab })).rows.map(
        ({ request }) => request.creatorId,
      );
    expect(await inTab('to_review')).toEqual(['nok']);
    expect(await inTab('ready_to_ship')).toEqual(['mali']);
    expect(codesOf(await world.service.samples.list(agency, { tab: 'other' as 'to_review' }))).toEqual([
      'invalid_input',
    ]);
  });
});

describe('a reviewer', () => {
  it('approves only what stands', async () => {
    const world = await aSampleWorld();
    unwrapped(await world.asked());
    const stale = await world.execute(agency, 'mali', { type: 'approve_sample', seenRevision: 7 });
    expect(codesOf(stale)).toEqual(['stale_view']);
  });

  it('is told whose review it is', async () => {
    const world = await aSampleWorld();
    unwrapped(await world.asked());
    expect(codesOf(await world.approvedBy(seller))).toEqual(['another_reviewer']);
  });
});
