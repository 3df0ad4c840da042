import {
  type Answer,
  type BulkAnswer,
  createPartnerCampaigns,
  type Directories,
  type Instant,
  type PartnerCampaigns,
  type Store,
} from 'partner-campaigns';
import { createMemoryDirectories } from 'partner-campaigns/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, unwrapped } from '../support/answers.ts';
import { aDraft, agency, days, seller } from '../support/build.ts';
import { aForm, createOpenWorld, platform, type World } from '../support/world.ts';

let world: World & { readonly campaignId: string };
let id: string;
beforeEach(async () => {
  world = await createOpenWorld({
    policy: { autoReview: { afterDays: 1, outcome: 'approve' }, maximumOngoingCampaigns: 5 },
    draft: { audience: { kind: 'shops', shopIds: ['shop-1', 'shop-2'] } },
  });
  [id = ''] = await world.submitted(world.campaignId, ['product-1']);
});

/** What a storage throws when it is out of reach: an object of its own, with whatever it carries. */
const lost = Object.assign(new Error('connection lost'), { code: 'ECONNRESET' });

type Port = 'campaigns' | 'registrations' | 'guards' | 'findCommands' | 'history' | 'save';

async function fails(): Promise<never> {
  throw lost;
}

function without(store: Store, port: Port): Store {
  const { campaigns, registrations, guards } = store;
  const broken = { find: fails, query: fails, count: fails, countShops: fails };
  return {
    ...store,
    campaigns: port === 'campaigns' ? broken : campaigns,
    registrations: port === 'registrations' ? broken : registrations,
    guards: port === 'guards' ? broken : guards,
    ...(port === 'findCommands' || port === 'history' || port === 'save' ? { [port]: fails } : {}),
  };
}

type Call = (service: PartnerCampaigns) => Promise<Answer<unknown>>;

const approve = () => ({
  registrationId: id,
  command: { type: 'approve', seenRevision: 1 } as const,
  commandId: 'c-1',
});
const withSubmission = () =>
  aForm(world.campaignId, {
    submissionId: 's-1',
    batches: [{ productIds: ['product-2'], totalRate: 1300 }],
  });

const calls: Readonly<Record<string, { readonly call: Call; readonly needs: readonly Port[] }>> = {
  'campaigns.create': {
    call: ({ campaigns }) => campaigns.create(agency, aDraft(), { commandId: 'c-1' }),
    needs: ['campaigns', 'findCommands', 'save'],
  },
  'campaigns.edit': {
    call: ({ campaigns }) => campaigns.edit(agency, world.campaignId, { name: 'New' }),
    needs: ['campaigns', 'save'],
  },
  'campaigns.publish': {
    call: async ({ campaigns }) => campaigns.publish(agency, await world.drafted()),
    needs: ['campaigns', 'guards', 'save'],
  },
  'campaigns.inviteShops': {
    call: ({ campaigns }) => campaigns.inviteShops(agency, world.campaignId, ['shop-3']),
    needs: ['campaigns', 'save'],
  },
  'campaigns.uninviteShops': {
    call: ({ campaigns }) => campaigns.uninviteShops(agency, world.campaignId, ['shop-2']),
    needs: ['campaigns', 'save'],
  },
  'campaigns.endEarly': {
    call: ({ campaigns }) => campaigns.endEarly(agency, world.campaignId),
    needs: ['campaigns', 'save'],
  },
  'campaigns.get': {
    call: ({ campaigns }) => campaigns.get(agency, world.campaignId),
    needs: ['campaigns', 'registrations'],
  },
  'campaigns.list': {
    call: ({ campaigns }) => campaigns.list(agency),
    needs: ['campaigns', 'registrations'],
  },
  'marketplace.list': { call: ({ marketplace }) => marketplace.list(seller), needs: ['campaigns'] },
  'marketplace.open': {
    call: ({ marketplace }) => marketplace.open(seller, world.campaignId),
    needs: ['campaigns'],
  },
  'marketplace.myCampaigns': {
    call: ({ marketplace }) => marketplace.myCampaigns(seller),
    needs: ['campaigns', 'registrations'],
  },
  'marketplace.viewData': {
    call: ({ marketplace }) => marketplace.viewData(seller, world.campaignId),
    needs: ['campaigns', 'registrations'],
  },
  'registrations.submit': {
    call: ({ registrations }) => registrations.submit(seller, withSubmission()),
    needs: ['campaigns', 'registrations', 'findCommands', 'save'],
  },
  'registrations.submit, atomic': {
    call: ({ registrations }) => registrations.submit(seller, withSubmission(), { atomic: true }),
    needs: ['campaigns', 'registrations', 'findCommands', 'save'],
  },
  'registrations.execute': {
    call: ({ registrations }) => registrations.execute(agency, approve()),
    needs: ['campaigns', 'registrations', 'findCommands', 'save'],
  },
  'registrations.executeAll': {
    call: ({ registrations }) => registrations.executeAll(agency, [approve()]),
    needs: ['campaigns', 'registrations', 'findCommands', 'save'],
  },
  'registrations.get': {
    call: ({ registrations }) => registrations.get(seller, id),
    needs: ['campaigns', 'registrations'],
  },
  'registrations.list': {
    call: ({ registrations }) => registrations.list(seller),
    needs: ['campaigns', 'registrations'],
  },
  'registrations.inbox': {
    call: ({ registrations }) => registrations.inbox(agency),
    needs: ['campaigns', 'registrations'],
  },
  'registrations.history': {
    call: ({ registrations }) => registrations.history(seller, id),
    needs: ['registrations', 'history'],
  },
  'deadlines.next': {
    call: ({ deadlines }) => deadlines.next(platform),
    needs: ['campaigns', 'registrations'],
  },
  'deadlines.due': {
    call: ({ deadlines }) => deadlines.due(platform, days(3)),
    needs: ['campaigns', 'registrations'],
  },
  'deadlines.settle': {
    call: async ({ deadlines }) => {
      world.advanceTo(days(4));
      return deadlines.settle(platform);
    },
    needs: ['campaigns', 'registrations', 'save'],
  },
};

const failures = Object.entries(calls).flatMap(([name, { call, needs }]) =>
  needs.map((port) => ({ name, call, port })),
);

describe('a storage that fails', () => {
  it.each(failures)('in $port rejects $name with the very error it threw', async ({ call, port }) => {
    await expect(call(world.serviceOver(without(world.store, port)))).rejects.toBe(lost);
  });

  it('leaves nothing half done: the same command afterwards does all of it', async () => {
    const before = await world.events();
    await expect(
      world.serviceOver(without(world.store, 'save')).registrations.execute(agency, approve()),
    ).rejects.toBe(lost);
    expect(await world.events()).toEqual(before);
    expect(unwrapped(await world.service.registrations.execute(agency, approve())).decision).toBe('approved');
  });
});

describe('a directory that fails', () => {
  const asking: readonly { readonly directory: keyof Directories; readonly name: string }[] = [
    { directory: 'agencies', name: 'campaigns.create' },
    { directory: 'agencies', name: 'marketplace.open' },
    { directory: 'agencies', name: 'marketplace.list' },
    { directory: 'shops', name: 'marketplace.list' },
    { directory: 'shops', name: 'registrations.submit' },
    { directory: 'products', name: 'registrations.submit' },
    { directory: 'products', name: 'registrations.inbox' },
  ];

  it.each(asking)('$directory rejects $name with the very error it threw', async ({ directory, name }) => {
    const { agencies, shops, products } = world.directories;
    const service = createPartnerCampaigns({
      store: world.store,
      directories: { agencies, shops, products, [directory]: { find: fails } },
      clock: { now: () => world.now() },
      newId: () => 'never-used',
    });
    await expect(calls[name]?.call(service)).rejects.toBe(lost);
  });
});

describe('a directory that answers null', () => {
  it.each([
    { directory: 'agencies', name: 'campaigns.create', codes: ['fact_missing'] },
    { directory: 'shops', name: 'registrations.submit', codes: ['fact_missing'] },
    { directory: 'products', name: 'registrations.submit', codes: ['not_found'] },
  ])('$directory knows nobody for $name', async ({ directory, name, codes }) => {
    const known = { ...world.directories, [directory]: { find: nulls } };
    const answer = await calls[name]?.call(world.serviceOver(world.store, undefined, known));
    expect(codesIn(answer)).toEqual(codes);
  });

  it.each(['registrations.inbox', 'registrations.get', 'registrations.list'])(
    'is as one that answers nothing, to %s',
    async (name) => {
      const ask = (directories: Directories) =>
        calls[name]?.call(world.serviceOver(world.store, undefined, directories));
      const answer = await ask({
        agencies: { find: nulls },
        shops: { find: nulls },
        products: { find: nulls },
      });
      expect(answer).toMatchObject({ ok: true });
      expect(answer).toEqual(await ask(createMemoryDirectories()));
    },
  );
});

describe('a directory that answers null', () => {
  it.each(['marketplace.list', 'marketplace.open', 'marketplace.myCampaigns', 'marketplace.viewData'])(
    'knows neither shops nor agencies, to %s',
    async (name) => {
      const ask = (directories: Partial<Directories>) =>
        calls[name]?.call(
          world.serviceOver(world.store, undefined, { ...world.directories, ...directories }),
        );
      const empty = createMemoryDirectories();
      expect(codesIn(await ask({ shops: { find: nulls } }))).toEqual(['not_found']);
      expect(await ask({ agencies: { find: nulls } })).toEqual(await ask({ agencies: empty.agencies }));
    },
  );
});

describe('a clock that is none', () => {
  it.each([1.5, Number.NaN, -1, Number.POSITIVE_INFINITY, 8_640_000_000_000_001])(
    'and says %d throws wherever it is read, and gets into no record',
    async (now) => {
      const { store, directories } = world;
      const service = createPartnerCampaigns({
        store,
        directories,
        // A host that counts otherwise, past the compiler.
        clock: { now: () => now as Instant },
        newId: () => 'never-used',
      });
      // These ask for no time. To publish there must be a draft, which is made under the clock that is one.
      const clockless = new Set(['registrations.history', 'deadlines.next', 'deadlines.due']);
      const written = async () => (await world.events()).filter(({ type }) => type !== 'campaign_created');
      const before = await written();
      for (const [name, { call }] of Object.entries(calls)) {
        if (clockless.has(name)) continue;
        await expect(call(service), name).rejects.toThrow(RangeError);
      }
      expect(await written()).toEqual(before);
      expect(await store.campaigns.find(['never-used'])).toEqual([undefined]);
    },
  );
});

describe('the context of the host', () => {
  it('reaches every save untouched, and is absent where none is given', async () => {
    const seen: unknown[] = [];
    const store: Store = {
      ...world.store,
      save: (groups, context) => {
        seen.push(context);
        return world.store.save(groups, context);
      },
    };
    const context = { transaction: Symbol('open') };
    const { campaigns, registrations, deadlines } = world.serviceOver(store);
    const { campaignId } = unwrapped(await campaigns.create(agency, aDraft(), { context }));
    unwrapped(await campaigns.edit(agency, campaignId, { name: 'New' }, { context }));
    unwrapped(await campaigns.publish(agency, campaignId, { context }));
    unwrapped(await campaigns.endEarly(agency, campaignId, { context }));
    unwrapped(await registrations.submit(seller, withSubmission(), { context }));
    unwrapped(await registrations.execute(agency, approve(), { context }));
    const close = { registrationId: id, command: { type: 'request_close' } as const };
    const cancel = { registrationId: id, command: { type: 'cancel_close_request' } as const };
    unwrapped(await registrations.executeAll(seller, [close], { context }));
    unwrapped(await registrations.executeAll(seller, [cancel], { context, atomic: true }));
    const [late = ''] = await world.submitted(world.campaignId, ['product-3']);
    world.advanceTo(days(41));
    unwrapped(await deadlines.settle(platform, 100, { context }));
    expect((await world.record(late)).decision).toBe('approved');
    expect(await milestones()).toEqual(['campaign_ended', 'campaign_started', 'campaign_ended']);
    expect(seen).toHaveLength(12);
    for (const one of seen) expect(one).toBe(context);

    const other = await world.published({
      registrationPeriod: { start: days(42), end: days(50) },
      campaignPeriod: { start: days(50), end: days(60) },
    });
    unwrapped(await campaigns.edit(agency, other, { name: 'New' }));
    expect(seen.at(-1)).toBeUndefined();
    world.advanceTo(days(60));
    unwrapped(await deadlines.settle(platform));
    expect(seen).toHaveLength(15);
    expect(seen.at(-1)).toBeUndefined();
  });
});

async function nulls(keys: readonly unknown[]): Promise<never[]> {
  // What many drivers give for no row, past the compiler.
  return keys.map(() => null as never);
}

function codesIn(answer: Answer<unknown> | undefined): readonly string[] {
  if (answer?.ok !== true) return answer === undefined ? [] : codesOf(answer);
  const { items } = answer.value as BulkAnswer;
  return items.flatMap(codesOf);
}

async function milestones(): Promise<readonly string[]> {
  const types = (await world.events()).map(({ type }) => type);
  return types.filter((type) => type === 'campaign_started' || type === 'campaign_ended');
}
