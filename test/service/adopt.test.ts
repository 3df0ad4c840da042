import { type AdoptionItem, ERASED_CONTACT, registrationIdOf } from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, pathsOf, unwrapped } from '../support/answers.ts';
import { agency, days, seller, shifted } from '../support/build.ts';
import { anAdoption, createOpenWorld, farAgency, platform, type World } from '../support/world.ts';

let world: World & { readonly campaignId: string };
beforeEach(async () => {
  world = await createOpenWorld();
});

function adopt(items: readonly AdoptionItem[], options = {}) {
  return world.service.registrations.adopt(platform, items, options);
}

async function adopted(...items: readonly AdoptionItem[]) {
  return unwrapped(await adopt(items)).items;
}

function idOf({ campaignId, shopId, productId }: AdoptionItem): string {
  return registrationIdOf({ campaignId, shopId, productId });
}

describe('bringing registrations along', () => {
  it('makes those that are not here, each as it stands there', async () => {
    const items = (['pending', 'approved', 'rejected', 'blocked', 'closed'] as const).map((decision, index) =>
      anAdoption(world.campaignId, { productId: `product-${index + 1}`, observed: { decision } }),
    );
    const answers = await adopted(...items);
    expect(answers.map((answer) => unwrapped(answer).decision)).toEqual(
      items.map(({ observed }) => observed.decision),
    );
    for (const item of items) {
      expect(await world.record(idOf(item))).toMatchObject({
        decision: item.observed.decision,
        contact: ERASED_CONTACT,
        revision: 1,
      });
    }
  });

  it('asks neither the catalogue nor the directory: what happened there has happened', async () => {
    const item = anAdoption(world.campaignId, { shopId: 'unheard-of', productId: 'unheard-of' });
    expect(unwrapped((await adopted(item))[0]!).decision).toBe('approved');
  });

  it('works after the end of the campaign, and not before sellers were shown it', async () => {
    const draft = await world.drafted();
    expect((await adopted(anAdoption(draft))).map(codesOf)).toEqual([['campaign_not_published']]);
    unwrapped(await world.service.campaigns.endEarly(agency, world.campaignId));
    const late = anAdoption(world.campaignId, { registeredAt: days(1), decidedAt: shifted(days(1), 1) });
    unwrapped((await adopted(late))[0]!);
    expect(unwrapped(await world.service.registrations.get(seller, idOf(late))).status).toBe('ended');
  });

  it('is seen by its seller and its agency like any other, and by nobody else', async () => {
    const item = anAdoption(world.campaignId);
    await adopted(item);
    for (const by of [seller, agency])
      expect(unwrapped(await world.service.registrations.get(by, idOf(item))).status).toBe('scheduled');
    expect(codesOf(await world.service.registrations.get(farAgency, idOf(item)))).toEqual(['not_found']);
    const history = unwrapped(await world.service.registrations.history(seller, idOf(item)));
    expect(history.rows.map(({ type }) => type)).toEqual(['registration_adopted']);
  });

  it('needs a campaign that exists, and the terms', async () => {
    const { terms: _, ...bare } = anAdoption(world.campaignId);
    const answers = await adopted(anAdoption('nowhere'), bare);
    expect(answers.map(codesOf)).toEqual([['not_found'], ['fact_missing']]);
  });
});

describe('recording what was decided elsewhere', () => {
  it('moves what is here, and looking again writes nothing', async () => {
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    const { terms: _, ...item } = anAdoption(world.campaignId);
    expect(unwrapped((await adopted(item))[0]!)).toMatchObject({ decision: 'approved', revision: 2 });
    expect(await world.record(id)).toMatchObject({ contact: { email: 'seller@shop.example' } });
    const events = await world.events();
    expect((await adopted(item)).map(codesOf)).toEqual([['nothing_to_adopt']]);
    expect(await world.events()).toEqual(events);
  });

  it('can be one of the commands of a screen, for what is here', async () => {
    const [registrationId = ''] = await world.submitted(world.campaignId, ['product-1']);
    const { campaignId: _, ...rest } = anAdoption(world.campaignId);
    const command = { type: 'adopt', ...rest } as const;
    const { registrations } = world.service;
    expect(codesOf(await registrations.execute(platform, { registrationId: 'a:b:c', command }))).toEqual([
      'not_found',
    ]);
    const other = { ...command, productId: 'product-2' };
    expect(codesOf(await registrations.execute(platform, { registrationId, command: other }))).toEqual([
      'another_product',
    ]);
    unwrapped(await registrations.execute(platform, { registrationId, command }));
  });

  it('is the platform’s alone', async () => {
    for (const by of [seller, agency]) {
      const answer = await world.service.registrations.adopt(by, [anAdoption(world.campaignId)]);
      expect(codesOf(answer)).toEqual(['role_not_allowed']);
    }
  });
});

describe('an observation', () => {
  it('that puts a product up for review again shows what changed since (R31)', async () => {
    const [id = ''] = await world.submitted(world.campaignId, ['product-1']);
    await world.done(agency, id, { type: 'reject', seenRevision: 1, reasons: ['commission_too_low'] });
    const terms = { totalRate: 1500, sampleQuantity: 9 };
    await adopted(anAdoption(world.campaignId, { observed: { decision: 'pending' }, terms }));
    const { rows } = unwrapped(await world.service.registrations.inbox(agency));
    expect(rows[0]).toMatchObject({
      registration: { attempt: 2 },
      changes: [
        { field: 'totalRate', after: 1500 },
        { field: 'sampleQuantity', after: 9 },
      ],
    });
  });

  it('that is too late for what it was compared with is stale, and not tried again', async () => {
    const [registrationId = ''] = await world.submitted(world.campaignId, ['product-1']);
    let saves = 0;
    const store = {
      ...world.store,
      save: async (...args: Parameters<typeof world.store.save>) => {
        saves += 1;
        const command = { type: 'reject', seenRevision: 1, reasons: ['no_suitable_creator'] } as const;
        await world.service.registrations.execute(agency, { registrationId, command });
        return world.store.save(...args);
      },
    };
    const item = anAdoption(world.campaignId, { seenRevision: 1 });
    const answer = unwrapped(await world.serviceOver(store).registrations.adopt(platform, [item]));
    expect(answer.items.map(codesOf)).toEqual([['stale_view']]);
    expect(saves).toBe(1);
    expect((await world.record(registrationId)).decision).toBe('rejected');
  });

  it('never brings back what the platform took out, however late it comes (Q27)', async () => {
    const [registrationId = ''] = await world.submitted(world.campaignId, ['product-1']);
    const command = { type: 'disqualify', reason: 'shop_disqualified' } as const;
    unwrapped(await world.service.registrations.execute(platform, { registrationId, command }));
    expect((await adopted(anAdoption(world.campaignId))).map(codesOf)).toEqual([['disqualified']]);
  });

  it.each([
    ['a rate above the whole price', { terms: { totalRate: 10_001, sampleQuantity: 0 } }, 'terms.totalRate'],
    ['more attempts than anyone could make', { attempt: 1_000_001 }, 'attempt'],
  ] as const)('of %s is none', async (_, fields, path) => {
    expect((await adopted(anAdoption(world.campaignId, fields))).map(pathsOf)).toEqual([[path]]);
  });
});

describe('a call with many', () => {
  const two = () => [
    anAdoption(world.campaignId),
    anAdoption(world.campaignId, { productId: 'product-2', observed: { decision: 'rejected' } }),
  ];

  it('answers each in its place, what cannot be read included', async () => {
    const broken = {
      ...anAdoption(world.campaignId),
      observed: { decision: 'live' },
    } as unknown as AdoptionItem;
    const answers = await adopted(...two(), broken);
    expect(answers.map(codesOf)).toEqual([[], [], ['invalid_input']]);
  });

  it('all or nothing does nothing when one is refused', async () => {
    const { terms: _, ...bare } = anAdoption(world.campaignId, { productId: 'product-3' });
    const { items } = unwrapped(await adopt([...two(), bare], { atomic: true }));
    expect(items.map(codesOf)).toEqual([['other_items_refused'], ['other_items_refused'], ['fact_missing']]);
    expect(await world.store.registrations.find(two().map(idOf))).toEqual([undefined, undefined]);
  });

  it('sent again gives its first results', async () => {
    const once = unwrapped(await adopt(two(), { atomic: true, commandId: 'sync-1' }));
    const again = unwrapped(await adopt(two(), { atomic: true, commandId: 'sync-1' }));
    expect(again).toEqual(once);
    const named = [anAdoption(world.campaignId, { productId: 'product-4', commandId: 'one' })];
    expect(unwrapped(await adopt(named))).toEqual(unwrapped(await adopt(named)));
    expect((await world.events()).filter(({ type }) => type === 'registration_adopted')).toHaveLength(3);
  });

  it('is one and ten thousand at most, and no more', async () => {
    expect(codesOf(await adopt([]))).toEqual(['invalid_input']);
    expect(codesOf(await adopt(Array.from({ length: 10_001 }, () => anAdoption(world.campaignId))))).toEqual([
      'invalid_input',
    ]);
  });
});
