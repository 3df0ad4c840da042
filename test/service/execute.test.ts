import { type CommandItem, registrationIdOf } from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, pathsOf, reasonsOf, unwrapped } from '../support/answers.ts';
import { agency, days, seller } from '../support/build.ts';
import { createOpenWorld, otherAgency, otherSeller, platform, type World } from '../support/world.ts';

let world: World & { readonly campaignId: string };
let ids: readonly string[];
beforeEach(async () => {
  world = await createOpenWorld();
  ids = await world.submitted(world.campaignId, ['product-1', 'product-2', 'product-3']);
});

const approve = (registrationId: string, more: Partial<CommandItem> = {}): CommandItem => ({
  registrationId,
  command: { type: 'approve', seenRevision: 1 },
  ...more,
});

const approveOne = (registrationId: string) => approve(registrationId);

async function decisions(): Promise<readonly string[]> {
  return Promise.all(ids.map(async (id) => (await world.record(id)).decision));
}

describe('one command', () => {
  it('changes the record and answers with what stands now', async () => {
    world.advanceTo(days(3));
    const [id = ''] = ids;
    expect(unwrapped(await world.service.registrations.execute(agency, approve(id)))).toEqual({
      registrationId: id,
      campaignId: world.campaignId,
      productId: 'product-1',
      decision: 'approved',
      attempt: 1,
      revision: 2,
      warnings: [],
    });
    expect(await world.record(id)).toMatchObject({ decision: 'approved', decidedAt: days(3), revision: 2 });
    expect((await world.events()).at(-1)).toMatchObject({
      type: 'registration_approved',
      registrationId: id,
      at: days(3),
      actor: agency,
    });
  });

  it('refused changes nothing', async () => {
    const [id = ''] = ids;
    const before = [await world.record(id), await world.events()];
    const answer = await world.service.registrations.execute(agency, {
      registrationId: id,
      command: { type: 'reject', seenRevision: 1, reasons: [] },
    });
    expect(codesOf(answer)).toEqual(['reason_required']);
    expect([await world.record(id), await world.events()]).toEqual(before);
  });

  it("of another role is refused to who sees the record, and not found for who doesn't", async () => {
    const [id = ''] = ids;
    const ask = (actor: Parameters<typeof world.service.registrations.execute>[0]) =>
      world.service.registrations.execute(actor, approve(id));
    for (const actor of [seller, platform]) {
      expect(reasonsOf(await ask(actor))).toEqual([
        {
          code: 'role_not_allowed',
          parameters: { command: 'approve', role: actor.role, allowed: ['agency'] },
        },
      ]);
    }
    for (const actor of [otherSeller, otherAgency]) {
      expect(reasonsOf(await ask(actor))).toEqual([
        { code: 'not_found', parameters: { kind: 'registration', id } },
      ]);
    }
  });

  it('tells what is worth telling', async () => {
    const [id = ''] = ids;
    await world.done(agency, id, { type: 'approve', seenRevision: 1 });
    const raised = await world.done(seller, id, { type: 'raise_sample_quantity', sampleQuantity: 501 });
    expect(raised.warnings).toEqual([
      { code: 'samples_above_stock', parameters: { sampleQuantity: 501, stock: 500 } },
    ]);
  });
});

describe('the reviews of a screen', () => {
  it('are answered one by one, in their order', async () => {
    const [one = '', two = '', three = ''] = ids;
    const { items, accepted } = unwrapped(
      await world.service.registrations.executeAll(agency, [
        { registrationId: three, command: { type: 'block', seenRevision: 1 } },
        approve('nowhere'),
        {
          registrationId: one,
          command: { type: 'reject', seenRevision: 1, reasons: ['no_suitable_creator'] },
        },
        { registrationId: two, command: { type: 'approve', seenRevision: 2 } },
      ]),
    );
    expect(accepted).toBe(2);
    expect(items.map(codesOf)).toEqual([[], ['not_found'], [], ['stale_view']]);
    expect(await decisions()).toEqual(['rejected', 'pending', 'blocked']);
  });

  it('keep those that cannot be read apart, each with its place', async () => {
    const [one = '', two = ''] = ids;
    const unreadable: object = { registrationId: one, command: { type: 'aprove' } };
    const items = [
      approve(one),
      { ...approve(two), ...unreadable },
      { ...approve(two), note: 'extra' },
      { ...approve(two), command: { ...approve(two).command, at: 5 } },
      approve(two),
    ];
    const answer = unwrapped(await world.service.registrations.executeAll(agency, items));
    expect(answer.items.map(({ ok }) => ok)).toEqual([true, false, false, false, true]);
    expect(answer.items.map(pathsOf)).toEqual([[], ['command.type'], [''], ['command'], []]);
  });

  it('on one registration take effect one after the other, however many', async () => {
    const [id = ''] = ids;
    await world.done(agency, id, { type: 'approve', seenRevision: 1 });
    const items = Array.from({ length: 12 }, (_, index) => ({
      registrationId: id,
      command: { type: 'raise_sample_quantity', sampleQuantity: 6 + index } as const,
    }));
    const answer = unwrapped(await world.service.registrations.executeAll(seller, items));
    expect(answer.items.map(codesOf)).toEqual(items.map(() => []));
    expect(await world.record(id)).toMatchObject({ terms: { sampleQuantity: 17 }, revision: 14 });
  });

  it('are judged on what those before them in the call have left', async () => {
    const [id = ''] = ids;
    await world.done(agency, id, { type: 'approve', seenRevision: 1 });
    const answer = await world.service.registrations.executeAll(seller, [
      { registrationId: id, command: { type: 'request_close' } },
      { registrationId: id, command: { type: 'cancel_close_request' } },
      { registrationId: id, command: { type: 'request_close' } },
    ]);
    expect(unwrapped(answer).items.map((item) => item.ok && item.value.decision)).toEqual([
      'close_requested',
      'approved',
      'close_requested',
    ]);
  });

  it('of one registration twice on one screen: the second has a stale view', async () => {
    const [id = ''] = ids;
    const block = { registrationId: id, command: { type: 'block', seenRevision: 1 } } as const;
    const { items } = unwrapped(await world.service.registrations.executeAll(agency, [approve(id), block]));
    expect(items.map(codesOf)).toEqual([[], ['stale_view']]);
    expect((await world.record(id)).decision).toBe('approved');
  });
});

describe('an atomic call', () => {
  it('chains commands on one registration, in one save with every event', async () => {
    const [id = ''] = ids;
    await world.done(agency, id, { type: 'approve', seenRevision: 1 });
    const events = (await world.events()).length;
    const { items } = unwrapped(
      await world.service.registrations.executeAll(
        seller,
        [
          { registrationId: id, command: { type: 'raise_sample_quantity', sampleQuantity: 8 } },
          { registrationId: id, command: { type: 'set_shop_ads_rate', shopAdsRate: 1400 } },
          { registrationId: id, command: { type: 'request_close' } },
        ],
        { atomic: true },
      ),
    );
    // Each tells what stands: whoever goes on with its revision has seen the whole chain.
    const standing = { decision: 'close_requested', revision: 3 };
    expect(items.map((item) => unwrapped(item))).toMatchObject([standing, standing, standing]);
    expect(await world.record(id)).toMatchObject({
      decision: 'close_requested',
      terms: { totalRate: 1300, shopAdsRate: 1400, sampleQuantity: 8 },
      revision: 3,
    });
    expect((await world.events()).slice(events).map(({ type }) => type)).toEqual([
      'sample_quantity_raised',
      'shop_ads_rate_set',
      'close_requested',
    ]);
  });

  it('does nothing when one item is refused, late in a chain or unreadable', async () => {
    const [one = '', two = ''] = ids;
    const before = [await decisions(), await world.events()];
    const late = [approve(one), approve(two), approve(one)];
    const unreadable = [approve(one), { ...approve(two), surprise: true }];
    for (const [items, codes] of [
      [late, [['other_items_refused'], ['other_items_refused'], ['not_accepted']]],
      [unreadable, [['other_items_refused'], ['invalid_input']]],
    ] as const) {
      const answer = await world.service.registrations.executeAll(agency, items, { atomic: true });
      expect(unwrapped(answer).items.map(codesOf)).toEqual(codes);
      expect(unwrapped(answer).accepted).toBe(0);
    }
    expect([await decisions(), await world.events()]).toEqual(before);
  });

  it('has one command id, and no item has its own', async () => {
    const call = (registrationIds: readonly string[], more: Partial<CommandItem> = {}) =>
      world.service.registrations.executeAll(
        agency,
        registrationIds.map((id) => approve(id, more)),
        { atomic: true, commandId: 'screen-1' },
      );
    const first = unwrapped(await call(ids.slice(0, 2)));
    expect(first.accepted).toBe(2);
    expect(unwrapped(await call(ids.slice(0, 2)))).toEqual(first);
    const other = unwrapped(await call(ids.slice(1)));
    expect(other.items.map(codesOf)).toEqual([['command_id_reused'], ['command_id_reused']]);
    expect(await decisions()).toEqual(['approved', 'approved', 'pending']);
    const own = unwrapped(await call(ids.slice(2), { commandId: 'mine' }));
    expect(own.items.map(pathsOf)).toEqual([['commandId']]);
  });

  it('alone has a command id: where each item stands for itself, the call has none', async () => {
    for (const options of [{ commandId: 'screen-1' }, { commandId: 'screen-1', atomic: false }]) {
      const answer = await world.service.registrations.executeAll(agency, ids.map(approveOne), options);
      expect(pathsOf(answer)).toEqual(['commandId']);
    }
    expect(await decisions()).toEqual(['pending', 'pending', 'pending']);
  });
});

describe('a command id', () => {
  it('gives the first result again, also after the record has moved on', async () => {
    const [id = ''] = ids;
    const send = () => world.service.registrations.execute(agency, approve(id, { commandId: 'c-1' }));
    const first = unwrapped(await send());
    await world.done(seller, id, { type: 'request_close' });
    world.advanceTo(days(39));
    expect(unwrapped(await send())).toEqual(first);
    expect(await world.record(id)).toMatchObject({ decision: 'close_requested', revision: 3 });
  });

  it('used for something else is refused: for another payload, and for another record', async () => {
    const [one = '', two = ''] = ids;
    unwrapped(await world.service.registrations.execute(agency, approve(one, { commandId: 'c-1' })));
    const reused = [{ code: 'command_id_reused', parameters: { commandId: 'c-1' } }];
    const block = {
      registrationId: one,
      command: { type: 'block', seenRevision: 1 },
      commandId: 'c-1',
    } as const;
    expect(reasonsOf(await world.service.registrations.execute(agency, block))).toEqual(reused);
    const elsewhere = approve(two, { commandId: 'c-1' });
    expect(reasonsOf(await world.service.registrations.execute(agency, elsewhere))).toEqual(reused);
    expect(await decisions()).toEqual(['approved', 'pending', 'pending']);
  });

  it('of a refusal is free again', async () => {
    const [id = ''] = ids;
    const stale = {
      registrationId: id,
      command: { type: 'approve', seenRevision: 9 },
      commandId: 'c-1',
    } as const;
    expect(codesOf(await world.service.registrations.execute(agency, stale))).toEqual(['stale_view']);
    expect(
      codesOf(await world.service.registrations.execute(agency, approve(id, { commandId: 'c-1' }))),
    ).toEqual([]);
  });

  it('is asked after authority: who may not see the record learns nothing from it', async () => {
    const [id = ''] = ids;
    unwrapped(await world.service.registrations.execute(agency, approve(id, { commandId: 'c-1' })));
    const stranger = await world.service.registrations.execute(
      otherAgency,
      approve(id, { commandId: 'c-1' }),
    );
    expect(codesOf(stranger)).toEqual(['not_found']);

    const theirs = await world.published({}, otherAgency);
    const [unseen = ''] = await world.submitted(theirs, ['product-1']);
    const elsewhere = await world.service.registrations.execute(
      agency,
      approve(unseen, { commandId: 'c-1' }),
    );
    expect(codesOf(elsewhere)).toEqual(['not_found']);
  });

  it('is a tenant’s own: the same id of another one is another command', async () => {
    const theirs = await world.published({}, otherAgency);
    const [registrationId = ''] = await world.submitted(theirs, ['product-1']);
    unwrapped(await world.service.registrations.execute(agency, approve(ids[0] ?? '', { commandId: 'c-1' })));
    const other = await world.service.registrations.execute(
      otherAgency,
      approve(registrationId, { commandId: 'c-1' }),
    );
    expect(unwrapped(other).decision).toBe('approved');
    const own = { registrationId: ids[1] ?? '', command: { type: 'withdraw' }, commandId: 'c-1' } as const;
    expect(unwrapped(await world.service.registrations.execute(seller, own)).decision).toBe('withdrawn');
  });

  it('of an agency is not that of a shop with the same id', async () => {
    const namesake = { role: 'agency', agencyId: 'shop-1' } as const;
    world.directories.add({ agencies: [{ id: 'shop-1', name: 'Namesake', homeCountry: 'TH' }] });
    const theirs = await world.published({}, namesake);
    const [id = ''] = await world.submitted(theirs, ['product-1']);
    const close = { registrationId: id, command: { type: 'request_close' }, commandId: 'c-1' } as const;
    unwrapped(await world.service.registrations.execute(namesake, approve(id, { commandId: 'c-1' })));
    expect(unwrapped(await world.service.registrations.execute(seller, close)).decision).toBe(
      'close_requested',
    );
  });

  it('twice in one call for different things is refused the second time', async () => {
    const items = ids.slice(0, 2).map((id) => approve(id, { commandId: 'c-1' }));
    const answer = unwrapped(await world.service.registrations.executeAll(agency, items));
    expect(answer.items.map(codesOf)).toEqual([[], ['command_id_reused']]);
    expect(await decisions()).toEqual(['approved', 'pending', 'pending']);
  });

  it('twice in one call is one command', async () => {
    const [id = ''] = ids;
    const item = approve(id, { commandId: 'c-1' });
    const { items } = unwrapped(await world.service.registrations.executeAll(agency, [item, item]));
    expect(items[1]).toEqual(items[0]);
    expect(await world.record(id)).toMatchObject({ decision: 'approved', revision: 2 });
  });
});

describe('a registration', () => {
  it('is not registered but by a form, nor settled by anyone but the clock', async () => {
    const registrationId = registrationIdOf({
      campaignId: world.campaignId,
      shopId: 'shop-1',
      productId: 'product-4',
    });
    const { terms, contact } = await world.record(ids[0] ?? '');
    const register = { type: 'register', productId: 'product-4', terms, contact } as const;
    const answer = await world.service.registrations.execute(seller, { registrationId, command: register });
    expect(pathsOf(answer)).toEqual(['command.type']);
    for (const actor of [seller, agency, platform]) {
      const settle = { registrationId: ids[0] ?? '', command: { type: 'meet_deadline' } } as const;
      expect(codesOf(await world.service.registrations.execute(actor, settle))).toEqual(['invalid_input']);
    }
  });
});
