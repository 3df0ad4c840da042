import { type CreatorActor, creatorLinkIdOf, type RegistrationId } from 'partner-campaigns';
import { checkInvariants } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { codesOf, unwrapped } from '../support/answers.ts';
import { agency, aPolicy, days, seller } from '../support/build.ts';
import { createOpenWorld, otherAgency, otherSeller, platform, type World } from '../support/world.ts';

const mali: CreatorActor = { role: 'creator', creatorId: 'mali' };
const nok: CreatorActor = { role: 'creator', creatorId: 'nok' };

/** A world with one product that runs, of which creators get 9 %. */
async function aLinkedWorld() {
  const world = await createOpenWorld({ policy: { totalRateChange: 'free' } });
  const registrationId = await world.approved(world.campaignId);
  await world.done(agency, registrationId, { type: 'set_creator_rate', creatorRate: 900 });
  const add = (by = mali) =>
    world.service.links.execute(by, { registrationId, command: { type: 'add_link' } });
  const remove = (by = mali) =>
    world.service.links.execute(by, { registrationId, command: { type: 'remove_link' } });
  return { ...world, registrationId, add, remove };
}

function linkIdIn(world: { readonly campaignId: string }, creatorId = 'mali'): string {
  return creatorLinkIdOf({
    campaignId: world.campaignId,
    shopId: 'shop-1',
    productId: 'product-1',
    creatorId,
  });
}

async function closed(world: World, registrationId: RegistrationId): Promise<void> {
  await world.done(seller, registrationId, { type: 'request_close' });
  const { revision } = await world.record(registrationId);
  await world.done(agency, registrationId, { type: 'approve_close', seenRevision: revision });
}

describe('a link', () => {
  it('is added by its creator, and tells what was promised', async () => {
    const world = await aLinkedWorld();
    expect(await world.add()).toEqual({
      ok: true,
      value: {
        creatorLinkId: linkIdIn(world),
        registrationId: world.registrationId,
        campaignId: world.campaignId,
        creatorId: 'mali',
        decision: 'added',
        revision: 1,
      },
    });
    const { rows } = unwrapped(await world.service.links.list(mali));
    expect(rows).toMatchObject([
      { link: { creatorId: 'mali' }, promise: { totalRate: 1300, creatorRate: 900 } },
    ]);
  });

  it('is not added twice, and the same command id is answered again', async () => {
    const world = await aLinkedWorld();
    const item = {
      registrationId: world.registrationId,
      command: { type: 'add_link' },
      commandId: 'once',
    } as const;
    const first = await world.service.links.execute(mali, item);
    expect(await world.service.links.execute(mali, item)).toEqual(first);
    expect(codesOf(await world.add())).toEqual(['link_exists']);
    expect((await world.events()).filter(({ type }) => type === 'link_added')).toHaveLength(1);
  });

  it('needs a rate of the agency', async () => {
    const world = await createOpenWorld();
    const registrationId = await world.approved(world.campaignId);
    const answer = await world.service.links.execute(mali, { registrationId, command: { type: 'add_link' } });
    expect(codesOf(answer)).toEqual(['creator_rate_not_set']);
  });

  it('is kept for a creator by the platform, who must say for whom', async () => {
    const world = await aLinkedWorld();
    const { registrationId } = world;
    const command = { type: 'add_link' } as const;
    const nobody = await world.service.links.execute(platform, { registrationId, command });
    expect(codesOf(nobody)).toEqual(['invalid_input']);
    const answer = await world.service.links.execute(platform, { registrationId, creatorId: 'nok', command });
    expect(unwrapped(answer)).toMatchObject({ creatorId: 'nok', decision: 'added' });
  });

  it('is no command of sellers and agencies', async () => {
    const world = await aLinkedWorld();
    const item = {
      registrationId: world.registrationId,
      creatorId: 'mali',
      command: { type: 'add_link' },
    } as const;
    expect(codesOf(await world.service.links.execute(seller, item))).toEqual(['role_not_allowed']);
    expect(codesOf(await world.service.links.execute(agency, item))).toEqual(['role_not_allowed']);
  });

  it('of two that are added at once, one is', async () => {
    const world = await aLinkedWorld();
    const answers = await Promise.all([world.add(), world.add()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('what an actor does not see', () => {
  it('is not found: registrations that do not run, to creators', async () => {
    const world = await createOpenWorld();
    const [registrationId = ''] = await world.submitted(world.campaignId, ['product-1']);
    const answer = await world.service.links.execute(mali, { registrationId, command: { type: 'add_link' } });
    expect(codesOf(answer)).toEqual(['not_found']);
  });

  it.each([
    ['another seller', otherSeller],
    ['another agency', otherAgency],
    ['another creator', nok],
  ])('is not found: a link, to %s', async (_, actor) => {
    const world = await aLinkedWorld();
    await world.add();
    const { registrationId } = world;
    const command = { type: 'remove_link' } as const;
    const asked = { registrationId, creatorId: 'mali' };
    expect(codesOf(await world.service.links.execute(actor, { ...asked, command }))).toEqual(['not_found']);
    expect(codesOf(await world.service.links.spans(actor, asked))).toEqual(['not_found']);
    expect(unwrapped(await world.service.links.list(actor)).rows).toEqual([]);
  });

  it('is not listed: what a creator asks for of another', async () => {
    const world = await aLinkedWorld();
    await world.add();
    await world.add(nok);
    expect(unwrapped(await world.service.links.list(nok, { creatorId: 'mali' })).rows).toEqual([]);
    expect(unwrapped(await world.service.links.list(nok, { creatorId: 'nok' })).rows).toHaveLength(1);
    expect(unwrapped(await world.service.links.list(agency)).rows).toHaveLength(2);
    expect(unwrapped(await world.service.links.list(agency, { creatorId: 'mali' })).rows).toHaveLength(1);
  });
});

describe('what was promised', () => {
  it('stays as it was when the link was added, until it is removed and added again (R68)', async () => {
    const world = await aLinkedWorld();
    const { registrationId } = world;
    world.advanceTo(days(3));
    await world.add();
    world.advanceTo(days(4));
    await world.done(agency, registrationId, { type: 'set_creator_rate', creatorRate: 500 });
    await world.done(seller, registrationId, { type: 'change_total_rate', totalRate: 600 });
    await world.add(nok);
    world.advanceTo(days(5));
    await world.remove();
    world.advanceTo(days(6));
    await world.add();

    const of = (creatorId: string, at: number) =>
      world.service.links.termsAt(platform, { registrationId, creatorId, at: days(at) });
    const first = { totalRate: 1300, creatorRate: 900 };
    const second = { totalRate: 600, creatorRate: 500 };
    expect(unwrapped(await of('mali', 2.9))).toBeNull();
    expect(unwrapped(await of('mali', 3))).toEqual(first);
    expect(unwrapped(await of('mali', 4.9))).toEqual(first);
    expect(unwrapped(await of('mali', 5))).toBeNull();
    expect(unwrapped(await of('mali', 6))).toEqual(second);
    expect(unwrapped(await of('nok', 4))).toEqual(second);
  });

  it('is of a lower total that is due, though nobody has settled it (R72)', async () => {
    const policy = { totalRateChange: 'free', totalRateDecreaseAfterDays: 1 } as const;
    const world = await createOpenWorld({ policy });
    const registrationId = await world.approved(world.campaignId);
    await world.done(agency, registrationId, { type: 'set_creator_rate', creatorRate: 900 });
    await world.done(seller, registrationId, { type: 'change_total_rate', totalRate: 1000 });
    world.advanceTo(days(4));
    unwrapped(await world.service.links.execute(mali, { registrationId, command: { type: 'add_link' } }));
    const { rows } = unwrapped(await world.service.links.list(mali));
    expect(rows).toMatchObject([{ promise: { totalRate: 1000, creatorRate: 900 } }]);
    expect((await world.record(registrationId)).terms.totalRate).toBe(1300);
    expect(await checkInvariants({ store: world.store, at: days(4), policy: aPolicy(policy) })).toEqual([]);
  });

  it('ends with the registration, and does not come back with a later attempt (R69)', async () => {
    const world = await aLinkedWorld();
    const { registrationId } = world;
    await world.add();
    world.advanceTo(days(4));
    await closed(world, registrationId);
    world.advanceTo(days(5));
    await world.done(seller, registrationId, {
      type: 'reregister',
      terms: { totalRate: 2000, sampleQuantity: 1 },
      contact: { email: 'seller@shop.example' },
    });
    const { revision } = await world.record(registrationId);
    await world.done(agency, registrationId, { type: 'approve', seenRevision: revision });
    await world.done(agency, registrationId, { type: 'set_creator_rate', creatorRate: 1000 });
    const spans = unwrapped(await world.service.links.spans(mali, { registrationId }));
    expect(spans).toEqual([
      {
        terms: { totalRate: 1300, creatorRate: 900 },
        from: days(2),
        until: days(4),
        endedBy: 'registration_stopped',
      },
    ]);
    expect(unwrapped(await world.service.links.list(mali)).rows).toMatchObject([{ promise: null }]);
    expect(unwrapped(await world.add())).toMatchObject({ decision: 'added', revision: 2 });
  });

  it('ends with the campaign', async () => {
    const world = await aLinkedWorld();
    await world.add();
    const { registrationId } = world;
    const at = (instant: number) => world.service.links.termsAt(mali, { registrationId, at: days(instant) });
    expect(unwrapped(await at(39.9))).not.toBeNull();
    expect(unwrapped(await at(40))).toBeNull();
    world.advanceTo(days(40));
    expect(codesOf(await world.add(nok))).toEqual(['campaign_over']);
  });

  it.each([null, undefined, 7, 'text', {}, { registrationId: 'a:b:c' }, { at: 'now' }])(
    'is refused where nobody can say which order is meant: %j',
    async (asked) => {
      const { service } = await aLinkedWorld();
      expect(codesOf(await service.links.termsAt(mali, asked as never))).toContain('invalid_input');
    },
  );
});

describe('whose link is meant', () => {
  const must = {
    code: 'invalid_input',
    parameters: { path: 'creatorId', problem: 'Whose it is must be said' },
  };

  it.each([
    ['the seller', seller],
    ['the agency', agency],
    ['the platform', platform],
  ])('must be said by %s, whatever is asked', async (_, actor) => {
    const { service, add, registrationId } = await aLinkedWorld();
    await add();
    const command = { type: 'remove_link' } as const;
    for (const answer of [
      await service.links.execute(actor, { registrationId, command }),
      await service.links.spans(actor, { registrationId }),
      await service.links.termsAt(actor, { registrationId, at: days(3) }),
    ])
      expect(answer).toMatchObject({ ok: false, refusal: { reasons: [must] } });
    const key = { registrationId, creatorId: 'mali' };
    expect(unwrapped(await service.links.spans(actor, key))).toHaveLength(1);
    expect(unwrapped(await service.links.termsAt(actor, { ...key, at: days(3) }))).not.toBeNull();
  });

  it('need not be said by the creator, and may be', async () => {
    const { service, add, registrationId } = await aLinkedWorld();
    await add();
    const own = unwrapped(await service.links.spans(mali, { registrationId }));
    expect(own).toHaveLength(1);
    expect(unwrapped(await service.links.spans(mali, { registrationId, creatorId: 'mali' }))).toEqual(own);
    expect(codesOf(await service.links.spans(nok, { registrationId }))).toEqual(['not_found']);
    expect(codesOf(await service.links.termsAt(nok, { registrationId, at: days(3) }))).toEqual(['not_found']);
  });
});

describe('pages of links', () => {
  it('are turned, newest or oldest first', async () => {
    const world = await aLinkedWorld();
    for (let day = 3; day < 8; day += 1) {
      world.advanceTo(days(day));
      await world.add({ role: 'creator', creatorId: `creator-${day}` });
    }
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = unwrapped(
        await world.service.links.list(
          seller,
          { sort: 'oldest' },
          cursor === undefined ? { limit: 2 } : { limit: 2, cursor },
        ),
      );
      names.push(...page.rows.map(({ link }) => link.creatorId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(names).toEqual(['creator-3', 'creator-4', 'creator-5', 'creator-6', 'creator-7']);
    const newest = unwrapped(await world.service.links.list(seller, {}, { limit: 1 }));
    expect(newest.rows.map(({ link }) => link.creatorId)).toEqual(['creator-7']);
  });
});

describe('many commands at once', () => {
  it('are answered one by one, in order', async () => {
    const world = await aLinkedWorld();
    const { registrationId } = world;
    const answer = unwrapped(
      await world.service.links.executeAll(platform, [
        { registrationId, creatorId: 'a', command: { type: 'add_link' } },
        { registrationId, creatorId: 'a', command: { type: 'remove_link' } },
        { registrationId, creatorId: 'b', command: { type: 'remove_link' } },
        { registrationId, creatorId: 'c', command: { type: 'add_link' } },
      ]),
    );
    expect(answer.accepted).toBe(3);
    expect(answer.items.map((item) => (item.ok ? item.value.decision : codesOf(item)[0]))).toEqual([
      'added',
      'removed',
      'link_command_not_accepted',
      'added',
    ]);
  });
});

describe('a store that keeps nothing of creators', () => {
  it('is told apart from one that has nothing yet', async () => {
    const world = await aLinkedWorld();
    const { creators: _, ...store } = world.store;
    const service = world.serviceOver(store);
    await expect(service.links.list(mali)).rejects.toThrow('keeps no links');
  });
});
