import { createPartnerCampaigns, defaultPolicy, type SaveGroup } from 'partner-campaigns';
import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
import { describe, expect, it } from 'vitest';
import { codesOf, unwrapped } from '../support/answers.ts';
import { aCampaign, aPolicy, aProduct, aRegistration, aShop, days } from '../support/build.ts';
import { registrationEventDocuments } from '../support/documents.ts';
import { aForm, createWorld } from '../support/world.ts';

const key = { tenant: 'agency:agency-1', id: 'command-1' };

function aGroup(): SaveGroup {
  const [event] = registrationEventDocuments;
  if (event === undefined) throw new Error('No event');
  // A copy: what builders make has parts that other tests use too.
  return structuredClone({
    campaigns: [aCampaign({ revision: 0, audience: { kind: 'shops', shopIds: ['shop-1'] } })],
    registrations: [aRegistration('rejected', { revision: 0 })],
    reads: [],
    guards: [{ key: 'ongoing', revision: 0 }],
    events: [event],
    receipt: { ...key, fingerprint: 'f', result: { nested: { list: [1] } } },
  });
}

/** Everything that a store answers, by the method that answers. */
async function readAll(store: ReturnType<typeof createMemoryStore>) {
  const page = { limit: 10 };
  const at = days(5);
  const { id } = aRegistration('rejected');
  return {
    'campaigns.find': await store.campaigns.find(['campaign-1']),
    'campaigns.query': await store.campaigns.query({ at, sort: 'newest' }, page),
    'registrations.find': await store.registrations.find([id]),
    'registrations.query': await store.registrations.query({ at, sort: 'newest' }, page),
    'campaigns.count': await store.campaigns.count({ at }),
    'registrations.count': await store.registrations.count({ at }),
    'registrations.countShops': await store.registrations.countShops({ at }),
    'guards.find': await store.guards.find(['ongoing']),
    findCommands: await store.findCommands([key]),
    history: await store.history({ kind: 'registration', id }, page),
    feed: await store.feed(page),
  };
}

// A count is a number, which nobody can write to.
const methods = Object.keys(await readAll(createMemoryStore())).filter((name) => name !== 'campaigns.count');

/** Writes to every object in a value, as far as it lets itself be written to. */
function vandalise(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const field of Object.values(value)) vandalise(field);
  for (const name of Object.keys(value)) Reflect.set(value, name, 'changed');
  Reflect.set(value, 'added', true);
}

describe.each(methods)('what %s of the memory store answers', (method) => {
  it('can be written to without changing what is stored', async () => {
    const store = createMemoryStore();
    await store.save([aGroup()]);
    const before = structuredClone(await readAll(store));
    const answers = new Map(Object.entries(await readAll(store)));
    expect(JSON.stringify(answers.get(method)).length).toBeGreaterThan(10);
    vandalise(answers.get(method));
    expect(await readAll(store)).toEqual(before);
  });
});

describe('what was given to the library', () => {
  it('can be written to after a save', async () => {
    const store = createMemoryStore();
    const group = aGroup();
    await store.save([group]);
    const before = structuredClone(await readAll(store));
    vandalise(group);
    expect(await readAll(store)).toEqual(before);
  });

  it('as facts can be written to after they were added', async () => {
    const directories = createMemoryDirectories();
    const facts = {
      agencies: [{ id: 'agency-1', name: 'Bright Partners', homeCountry: 'TH' }],
      shops: [aShop()],
      products: [aProduct({ lowestPrice: { currency: 'THB', minorUnits: '100' } })],
    };
    directories.add(facts);
    const read = async () => [
      await directories.agencies.find(['agency-1']),
      await directories.shops.find(['shop-1']),
      await directories.products.find([{ shopId: 'shop-1', productId: 'product-1' }]),
    ];
    const before = structuredClone(await read());
    vandalise(facts);
    vandalise(await read());
    expect(await read()).toEqual(before);
  });

  it('as a policy can be written to after the service was made', async () => {
    const world = createWorld();
    const policy = structuredClone(aPolicy({ totalRate: { minimum: 500 } }));
    const service = createPartnerCampaigns({
      store: world.store,
      directories: world.directories,
      clock: { now: world.now },
      newId: () => 'campaign-2',
      policy,
    });
    const campaignId = await world.published();
    world.advanceTo(days(2));
    Reflect.set(policy.totalRate, 'minimum', 0);
    const form = { ...aForm(campaignId), batches: [{ productIds: ['product-1'], totalRate: 400 }] };
    const seller = { role: 'seller', shopId: 'shop-1' } as const;
    const [item] = unwrapped(await service.registrations.submit(seller, form)).items;
    expect(item && codesOf(item)).toEqual(['rate_out_of_bounds']);
  });

  it('as a policy is the default one, which cannot be written to', () => {
    expect(Reflect.set(defaultPolicy.totalRate, 'minimum', 0)).toBe(false);
  });
});
