import {
  createPartnerCampaigns,
  type Directories,
  type PartnerCampaigns,
  type Store,
} from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { unwrapped } from '../support/answers.ts';
import { agency, days, seller } from '../support/build.ts';
import { aDraft, aForm, createOpenWorld, platform, type World } from '../support/world.ts';

let world: World & { readonly campaignId: string };
let id: string;
beforeEach(async () => {
  world = await createOpenWorld({ policy: { autoReview: { afterDays: 1, outcome: 'approve' } } });
  [id = ''] = await world.submitted(world.campaignId, ['product-1']);
});

/** What a storage throws when it is out of reach: an object of its own, with whatever it carries. */
const lost = Object.assign(new Error('connection lost'), { code: 'ECONNRESET' });

type Port = 'campaigns' | 'registrations' | 'findCommands' | 'history' | 'save';

async function fails(): Promise<never> {
  throw lost;
}

function without(store: Store, port: Port): Store {
  const { campaigns, registrations } = store;
  const broken = { find: fails, query: fails, count: fails };
  return {
    ...store,
    campaigns: port === 'campaigns' ? broken : campaigns,
    registrations: port === 'registrations' ? broken : registrations,
    ...(port === 'findCommands' || port === 'history' || port === 'save' ? { [port]: fails } : {}),
  };
}

type Call = (service: PartnerCampaigns) => Promise<unknown>;

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
    const { campaigns, registrations } = world.serviceOver(store);
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
    expect(seen).toHaveLength(8);
    for (const one of seen) expect(one).toBe(context);

    unwrapped(await registrations.execute(seller, close));
    expect(seen.at(-1)).toBeUndefined();
  });
});
