import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, unwrapped } from '../support/answers.ts';
import { agency, days, hours, seller, shifted } from '../support/build.ts';
import { createOpenWorld, farAgency, otherSeller, platform, type World } from '../support/world.ts';

let world: World & { readonly campaignId: string };
beforeEach(async () => {
  world = await createOpenWorld();
});

async function inbox(query = {}, actor = agency) {
  return unwrapped(await world.service.registrations.inbox(actor, query)).rows;
}

async function waiting(query = {}, actor = agency): Promise<readonly string[]> {
  return (await inbox(query, actor)).map(({ registration }) => registration.productId);
}

describe('the inbox', () => {
  it('has what waits for a review or for a close, longest waiting first', async () => {
    const closing = await world.approved(world.campaignId, 'product-1');
    world.advanceTo(days(3));
    await world.submitted(world.campaignId, ['product-2']);
    world.advanceTo(days(4));
    await world.done(seller, closing, { type: 'request_close' });
    world.advanceTo(days(5));
    await world.submitted(world.campaignId, ['product-1'], otherSeller);
    const [rejected = ''] = await world.submitted(world.campaignId, ['product-3']);
    await world.done(agency, rejected, { type: 'reject', seenRevision: 1, reasons: ['no_suitable_creator'] });
    world.advanceTo(hours(5 * 24 + 6));
    const rows = await inbox();
    expect(rows.map((row) => [row.waitingFor, row.waitingSince, row.waitedFor])).toEqual([
      ['review', days(3), 54 * 3_600_000],
      ['close', days(4), 30 * 3_600_000],
      ['review', days(5), 6 * 3_600_000],
    ]);
    expect(rows.map(({ status }) => status)).toEqual(['pending', 'close_requested', 'pending']);
  });

  it('keeps what waits longest in front when terms change, which is no decision', async () => {
    const id = await world.approved(world.campaignId, 'product-1');
    world.advanceTo(days(3));
    await world.done(seller, id, { type: 'request_close' });
    world.advanceTo(days(4));
    await world.submitted(world.campaignId, ['product-2']);
    world.advanceTo(days(5));
    await world.done(seller, id, { type: 'raise_sample_quantity', sampleQuantity: 50 });
    expect(await waiting()).toEqual(['product-1', 'product-2']);
  });

  it('shows the facts of the product, and what the agency may do', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    const [row] = await inbox();
    expect(row?.product).toEqual({
      id: 'product-1',
      shopId: 'shop-1',
      title: 'Sun cream 50',
      status: 'live',
      stock: 500,
    });
    const offered = row?.actions.filter((action) => action.offered).map(({ command }) => command);
    expect(offered).toEqual(['approve', 'reject', 'block', 'place_hold']);
  });

  it('says what the seller changed since the rejected attempt, and nothing on a first attempt', async () => {
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    expect((await inbox())[0]?.changes).toEqual([]);
    await world.done(agency, id, { type: 'reject', seenRevision: 1, reasons: ['commission_too_low'] });
    const { contact } = await world.record(id);
    const terms = { totalRate: 1500, shopAdsRate: 1200, sampleQuantity: 5 };
    await world.done(seller, id, { type: 'reregister', terms, contact });
    expect((await inbox())[0]).toMatchObject({
      registration: { attempt: 2 },
      changes: [
        { field: 'totalRate', before: 1300, after: 1500 },
        { field: 'shopAdsRate', after: 1200 },
      ],
    });
  });

  it('says no change where the last attempt was not the rejected one', async () => {
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    const { contact } = await world.record(id);
    const reregister = async (totalRate: number) => {
      const terms = { totalRate, sampleQuantity: 5 };
      await world.done(seller, id, { type: 'reregister', terms, contact });
    };
    await world.done(agency, id, { type: 'reject', seenRevision: 1, reasons: ['commission_too_low'] });
    await reregister(1500);
    expect((await inbox())[0]?.changes).toHaveLength(1);
    await world.done(agency, id, { type: 'approve', seenRevision: 3 });
    await world.done(seller, id, { type: 'request_close' });
    await world.done(agency, id, { type: 'approve_close', seenRevision: 5 });
    await reregister(1700);
    expect(await inbox()).toMatchObject([{ registration: { attempt: 3, terms: { totalRate: 1700 } } }]);
    expect((await inbox())[0]?.changes).toEqual([]);
  });

  it('compares with what was rejected also where the seller withdrew the second try', async () => {
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    const { contact } = await world.record(id);
    const terms = { totalRate: 1500, sampleQuantity: 5 };
    await world.done(agency, id, { type: 'reject', seenRevision: 1, reasons: ['commission_too_low'] });
    await world.done(seller, id, { type: 'reregister', terms: { ...terms, sampleQuantity: 9 }, contact });
    await world.done(seller, id, { type: 'withdraw' });
    await world.done(seller, id, { type: 'reregister', terms, contact });
    expect((await inbox())[0]?.changes).toEqual([{ field: 'totalRate', before: 1300, after: 1500 }]);
  });

  it.each([
    ['meets', 1500, { missing: 0 }, true],
    ['does not meet', 1499, { missing: 1 }, false],
  ] as const)('says that a new try %s what was wanted', async (_, totalRate, wanted, meetsWanted) => {
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    expect((await inbox())[0]).not.toHaveProperty('sinceRejection');
    const { contact } = await world.record(id);
    const reasons = ['commission_too_low'] as const;
    await world.done(agency, id, { type: 'reject', seenRevision: 1, reasons, wanted: { totalRate: 1500 } });
    await world.done(seller, id, { type: 'reregister', terms: { totalRate, sampleQuantity: 5 }, contact });
    const [row] = await inbox();
    expect(row).toMatchObject({ sinceRejection: { wanted: [wanted], meetsWanted } });
    expect(row?.sinceRejection?.changes).toEqual(row?.changes);
  });

  it('is emptied by the end of the campaign, early or not, with no write', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    await world.done(seller, await world.approved(world.campaignId, 'product-2'), { type: 'request_close' });
    world.advanceTo(shifted(days(40), -1));
    expect(await waiting()).toHaveLength(2);
    world.advanceTo(days(40));
    expect(await waiting()).toEqual([]);

    const other = await createOpenWorld();
    await other.submitted(other.campaignId, ['product-1']);
    unwrapped(await other.service.campaigns.endEarly(agency, other.campaignId));
    expect(unwrapped(await other.service.registrations.inbox(agency)).rows).toEqual([]);
  });

  it('is asked by campaign and by what it waits for', async () => {
    const second = await world.published();
    await world.submitted(world.campaignId, ['product-1']);
    await world.submitted(second, ['product-2']);
    await world.done(seller, await world.approved(second, 'product-3'), { type: 'request_close' });
    expect(await waiting({ waitingFor: 'close' })).toEqual(['product-3']);
    expect(await waiting({ waitingFor: 'review', campaignId: second })).toEqual(['product-2']);
    expect(await waiting({ campaignId: world.campaignId })).toEqual(['product-1']);
  });

  it('is an agency’s own', async () => {
    const theirs = await world.published({}, farAgency);
    await world.submitted(theirs, ['product-1']);
    await world.submitted(world.campaignId, ['product-2']);
    expect(await waiting({}, farAgency)).toEqual(['product-1']);
    expect(await waiting({ campaignId: theirs })).toEqual([]);
    for (const actor of [seller, platform]) {
      expect(codesOf(await world.service.registrations.inbox(actor))).toEqual(['role_not_allowed']);
    }
  });

  it('is read page by page, also while reviews take rows out of it', async () => {
    const ids = await world.submitted(world.campaignId, ['product-1', 'product-2', 'product-3', 'product-4']);
    const read = async (paging: object) =>
      unwrapped(await world.service.registrations.inbox(agency, {}, { limit: 2, ...paging }));
    const first = await read({});
    await world.done(agency, ids[1] ?? '', { type: 'approve', seenRevision: 1 });
    const second = await read({ cursor: first.nextCursor ?? '' });
    const shown = [...first.rows, ...second.rows].map(({ registration }) => registration.productId);
    expect(shown).toEqual(['product-1', 'product-2', 'product-3', 'product-4']);
  });
});
