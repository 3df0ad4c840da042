import type { Caller, PartnerCampaigns } from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, reasonsOf, unwrapped } from '../support/answers.ts';
import { agency, days, seller } from '../support/build.ts';
import { interleaved } from '../support/interleaved.ts';
import { aForm, createWorld, otherSeller, platform, type World } from '../support/world.ts';

// Shops 1 and 2 sell in the market of the campaign; it is open for registration on day 2, and shop 1 is invited.

let world: World;
let id: string;
beforeEach(async () => {
  world = createWorld();
  id = await world.published({ audience: { kind: 'shops', shopIds: ['shop-1'] } });
  world.advanceTo(days(2));
});

const invite = (shopIds: readonly string[], options = {}, service: PartnerCampaigns = world.service) =>
  service.campaigns.inviteShops(agency, id, shopIds, options);

const uninvite = (shopIds: readonly string[], options = {}, service: PartnerCampaigns = world.service) =>
  service.campaigns.uninviteShops(agency, id, shopIds, options);

async function invitedShops(): Promise<readonly string[]> {
  const { audience } = unwrapped(await world.service.campaigns.get(agency, id)).campaign;
  return audience.kind === 'shops' ? audience.shopIds : [];
}

async function finds(actor: Caller): Promise<boolean> {
  const { rows } = unwrapped(await world.service.marketplace.list(actor, { tab: 'target' }));
  const opened = await world.service.marketplace.open(actor, id);
  const listed = rows.some(({ campaignId }) => campaignId === id);
  if (!opened.ok) expect(codesOf(opened)).toEqual(['not_found']);
  return listed && opened.ok;
}

/** What each item of a form with one product is refused with. */
const register = async (actor: Caller, productId: string) => {
  const batches = [{ productIds: [productId], totalRate: 1300, sampleQuantity: 5 }];
  const answer = await world.service.registrations.submit(actor, aForm(id, { batches }));
  return unwrapped(answer).items.flatMap(codesOf);
};

describe('a shop that is invited', () => {
  it('sees the campaign from then on, and may register', async () => {
    expect(await finds(otherSeller)).toBe(false);
    expect(await register(otherSeller, 'product-1')).toEqual(['not_found']);
    expect(unwrapped(await invite(['shop-2']))).toEqual({
      campaignId: id,
      decision: 'published',
      revision: 3,
    });
    expect(await finds(otherSeller)).toBe(true);
    expect(await finds(seller)).toBe(true);
    expect(await register(otherSeller, 'product-1')).toEqual([]);
  });

  it('in a draft sees it once it is published', async () => {
    const draft = await world.drafted({ audience: { kind: 'shops', shopIds: ['shop-1'] } });
    unwrapped(await world.service.campaigns.inviteShops(agency, draft, ['shop-2']));
    expect(codesOf(await world.service.marketplace.open(otherSeller, draft))).toEqual(['not_found']);
    unwrapped(await world.service.campaigns.publish(agency, draft));
    expect(unwrapped(await world.service.marketplace.open(otherSeller, draft)).invited).toBe(true);
  });

  it('is told of to consumers, and who was invited before is not', async () => {
    unwrapped(await invite(['shop-2', 'shop-1', 'shop-3']));
    expect((await world.events()).at(-1)).toEqual({
      v: 1,
      type: 'shops_invited',
      campaignId: id,
      agencyId: 'agency-1',
      shopIds: ['shop-2', 'shop-3'],
      at: days(2),
      actor: agency,
    });
    expect(await invitedShops()).toEqual(['shop-1', 'shop-2', 'shop-3']);
  });
});

describe('a shop that is uninvited', () => {
  beforeEach(async () => {
    unwrapped(await invite(['shop-2']));
  });

  it('no longer finds the campaign, nor may it register', async () => {
    unwrapped(await uninvite(['shop-2']));
    expect(await finds(otherSeller)).toBe(false);
    expect(await register(otherSeller, 'product-1')).toEqual(['not_found']);
    expect((await world.events()).at(-1)).toMatchObject({ type: 'shops_uninvited', shopIds: ['shop-2'] });
    expect(await invitedShops()).toEqual(['shop-1']);
  });

  it('keeps sight of it once it has joined, and its registrations go on (R11)', async () => {
    const [registration = ''] = await world.submitted(id, ['product-1'], otherSeller);
    const before = await world.record(registration);
    unwrapped(await uninvite(['shop-2']));
    expect(await world.record(registration)).toEqual(before);
    expect(unwrapped(await world.service.marketplace.open(otherSeller, id)).obstacles).toEqual([
      { code: 'shop_not_invited', parameters: {} },
    ]);
    const { rows } = unwrapped(await world.service.marketplace.myCampaigns(otherSeller));
    expect(rows.map(({ campaign }) => campaign.campaignId)).toEqual([id]);
    expect(unwrapped(await world.service.marketplace.list(otherSeller, { tab: 'target' })).rows).toEqual([]);

    await world.done(agency, registration, { type: 'approve', seenRevision: 1 });
    await world.done(otherSeller, registration, { type: 'raise_sample_quantity', sampleQuantity: 9 });
    expect(await world.record(registration)).toMatchObject({ decision: 'approved', revision: 3 });
    expect(await register(otherSeller, 'product-2')).toEqual(['shop_not_invited']);
  });

  it('may be invited again, and comes last then', async () => {
    unwrapped(await uninvite(['shop-1']));
    unwrapped(await invite(['shop-1']));
    expect(await invitedShops()).toEqual(['shop-2', 'shop-1']);
    expect(await finds(seller)).toBe(true);
  });

  it('is not the last one', async () => {
    expect(reasonsOf(await uninvite(['shop-1', 'shop-2']))).toEqual([
      { code: 'audience_empty', parameters: {} },
    ]);
    expect(await invitedShops()).toEqual(['shop-1', 'shop-2']);
  });
});

describe('two colleagues who invite at once', () => {
  it.each([
    { name: 'one after the other', raced: false },
    { name: 'at the same moment', raced: true },
  ])('$name lose none of the other’s shops', async ({ raced }) => {
    const answers = raced
      ? await Promise.all([invite(['shop-2']), invite(['shop-3'])])
      : [await invite(['shop-2']), await invite(['shop-3'])];
    expect(answers.map(codesOf)).toEqual([[], []]);
    expect([...(await invitedShops())].toSorted()).toEqual(['shop-1', 'shop-2', 'shop-3']);
  });

  it('of the same shop: one does, the other hears that nothing would change', async () => {
    const answers = await Promise.all([invite(['shop-2']), invite(['shop-2'])]);
    expect(answers.map(codesOf).toSorted()).toEqual([[], ['nothing_changes']]);
    expect(await invitedShops()).toEqual(['shop-1', 'shop-2']);
  });

  it('and one who uninvites meanwhile: both happen', async () => {
    unwrapped(await invite(['shop-2']));
    const store = interleaved(world.store, async (save) =>
      save === 1 ? unwrapped(await uninvite(['shop-1'])) : undefined,
    );
    unwrapped(await invite(['shop-3'], {}, world.serviceOver(store)));
    expect(await invitedShops()).toEqual(['shop-2', 'shop-3']);
  });

  it('two who uninvite all but one each leave one', async () => {
    unwrapped(await invite(['shop-2']));
    const answers = await Promise.all([uninvite(['shop-1']), uninvite(['shop-2'])]);
    expect(answers.map(codesOf).toSorted()).toEqual([[], ['audience_empty']]);
    expect(await invitedShops()).toHaveLength(1);
  });

  it('up to the limit: the one who comes second is refused', async () => {
    const policy = { campaign: { shops: 2 } };
    const answers = await Promise.all(
      ['shop-2', 'shop-3'].map((shopId) => invite([shopId], {}, world.serviceOver(world.store, policy))),
    );
    expect(answers.map(codesOf).toSorted()).toEqual([[], ['audience_too_large']]);
    expect(await invitedShops()).toHaveLength(2);
  });

  it('and one who opens the campaign to everyone: the invitation is judged anew', async () => {
    const store = interleaved(world.store, async (save) =>
      save === 1
        ? unwrapped(await world.service.campaigns.edit(agency, id, { audience: { kind: 'everyone' } }))
        : undefined,
    );
    expect(reasonsOf(await invite(['shop-3'], {}, world.serviceOver(store)))).toEqual([
      { code: 'audience_not_shops', parameters: { audience: 'everyone' } },
    ]);
  });
});

describe('an invitation', () => {
  it('sent again under its command id happens once', async () => {
    const first = unwrapped(await invite(['shop-2'], { commandId: 'invite-1' }));
    unwrapped(await uninvite(['shop-2']));
    expect(unwrapped(await invite(['shop-2'], { commandId: 'invite-1' }))).toEqual(first);
    expect(await invitedShops()).toEqual(['shop-1']);
    expect(codesOf(await invite(['shop-3'], { commandId: 'invite-1' }))).toEqual(['command_id_reused']);
    expect(codesOf(await uninvite(['shop-2'], { commandId: 'invite-1' }))).toEqual(['command_id_reused']);
  });

  it('is the agency’s to make and to take back, of those who see the campaign', async () => {
    for (const actor of [seller, platform]) {
      for (const method of ['inviteShops', 'uninviteShops'] as const) {
        const command = method === 'inviteShops' ? 'invite_shops' : 'uninvite_shops';
        expect(reasonsOf(await world.service.campaigns[method](actor, id, ['shop-2']))).toEqual([
          {
            code: 'role_not_allowed',
            parameters: { command, role: actor.role, allowed: ['agency'] },
          },
        ]);
      }
    }
  });

  it('is no more possible once the campaign is over, by the clock or early', async () => {
    const other = await world.published({ audience: { kind: 'shops', shopIds: ['shop-1'] } });
    unwrapped(await world.service.campaigns.endEarly(agency, other));
    const { inviteShops, uninviteShops } = world.service.campaigns;
    for (const method of [inviteShops, uninviteShops]) {
      expect(codesOf(await method(agency, other, ['shop-2']))).toEqual(['campaign_command_not_accepted']);
    }
    world.advanceTo(days(40));
    expect(codesOf(await invite(['shop-2']))).toEqual(['campaign_over']);
  });
});
