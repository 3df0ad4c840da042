import fc from 'fast-check';
import {
  createPartnerCampaigns,
  defaultPolicy,
  type Instant,
  type PartnerCampaigns,
  type RegistrationService,
  type SaveGroup,
  type Store,
} from 'partner-campaigns';
import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
import {
  campaignModel,
  creatorModel,
  ModelError,
  type ModelWorld,
  registrationModel,
  type ServiceModel,
  type StartHost,
  scheduledStore,
} from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';

/** How a host is made of our parts, and what is broken on the way. */
interface Making {
  readonly store?: (store: Store) => Store;
  readonly service?: (service: PartnerCampaigns) => PartnerCampaigns;
  readonly policy?: Partial<ModelWorld['policy']>;
}

function hostOf({ store = (same) => same, service = (same) => same, policy = {} }: Making = {}): StartHost {
  return (world) => {
    let now: Instant = world.now;
    let ids = 0;
    const directories = createMemoryDirectories();
    directories.add(world);
    const made = createPartnerCampaigns({
      store: store(createMemoryStore()),
      directories,
      clock: { now: () => now },
      newId: () => {
        ids += 1;
        return `campaign-${ids}`;
      },
      policy: { ...world.policy, ...policy },
      rules: world.rules,
    });
    return {
      service: service(made),
      advanceTo: (at) => {
        now = at;
      },
    };
  };
}

interface Running<Model extends object> {
  readonly model: ServiceModel<Model>;
  readonly making?: Making;
  readonly races: boolean;
  readonly numRuns: number;
}

/** Runs a model against a host, and gives what fast-check found. */
async function found<Model extends object>({ model, making = {}, races, numRuns }: Running<Model>) {
  const { store: broken = (same: Store) => same } = making;
  return fc.check(
    fc.asyncProperty(model.commands({ maxCommands: 25 }), fc.scheduler(), async (commands, scheduler) => {
      const waiting = (store: Store) => broken(races ? scheduledStore(store, scheduler) : store);
      const run = fc.asyncModelRun(model.on(hostOf({ ...making, store: waiting })), commands);
      await (races ? scheduler.waitFor(run) : run);
    }),
    { numRuns, seed: 11 },
  );
}

/** The service with some of its registration methods done otherwise. */
function registrationsWith(
  other: (of: RegistrationService<unknown>) => Partial<RegistrationService<unknown>>,
): Making {
  return {
    service: (service) => ({
      ...service,
      registrations: { ...service.registrations, ...other(service.registrations) },
    }),
  };
}

/** The store with every group changed before it is saved. */
function savedWith(change: (group: SaveGroup, store: Store) => SaveGroup | Promise<SaveGroup>): Making {
  return {
    store: (store) => ({
      ...store,
      save: async (groups, context) =>
        store.save(await Promise.all(groups.map((group) => change(group, store))), context),
    }),
  };
}

/** Whoever writes last wins: nobody asks which revision was read. */
const lastWins = savedWith(async (group, store) => {
  const standing = await store.registrations.find(group.registrations.map(({ id }) => id));
  const registrations = group.registrations.map((one, index) => {
    return { ...one, revision: standing[index]?.revision ?? 0 };
  });
  return { ...group, registrations, reads: [] };
});

describe('the service over the store in memory', () => {
  it.each([
    ['registrations, one at a time', registrationModel(), false],
    ['registrations, several at once', registrationModel(), true],
    ['campaigns, one at a time', campaignModel(), false],
    ['campaigns, several at once', campaignModel(), true],
    ['links and samples, one at a time', creatorModel(), false],
    ['links and samples, several at once', creatorModel(), true],
  ] as const)(
    'does with %s what its model foretells',
    async (_what, model, races) => {
      const details = await found<object>({ model: model as ServiceModel<object>, races, numRuns: 30 });
      expect(details.errorInstance ?? null).toBe(null);
      expect(details.numSkips).toBe(0);
    },
    30_000,
  );
});

describe('a broken host', () => {
  it.each<[string, Making]>([
    [
      'drops what it saves of a withdrawal',
      savedWith((group) => ({
        ...group,
        registrations: group.registrations.filter(({ decision }) => decision !== 'withdrawn'),
      })),
    ],
    ['forgets what happened', savedWith((group) => ({ ...group, events: [] }))],
    [
      'forgets deadlines',
      savedWith((group) => ({
        ...group,
        registrations: group.registrations.map((one) =>
          one.decision === 'pending' ? withoutDeadline(one) : one,
        ),
      })),
    ],
    [
      'tells the first reason only',
      registrationsWith(({ execute }) => ({
        execute: async (...call) => {
          const answer = await execute(...call);
          return answer.ok ? answer : { ok: false, refusal: { reasons: [answer.refusal.reasons[0]] } };
        },
      })),
    ],
    [
      'lets nobody look stale',
      registrationsWith(({ execute, get }) => ({
        execute: async (actor, item, options) => {
          const row = await get({ role: 'platform' }, item.registrationId);
          const seenRevision = row.ok ? row.value.registration.revision : 0;
          const command = 'seenRevision' in item.command ? { ...item.command, seenRevision } : item.command;
          return execute(actor, { ...item, command }, options);
        },
      })),
    ],
    [
      'lets other sellers in',
      registrationsWith(({ execute, get }) => ({
        execute: async (actor, item, options) => {
          const row = await get({ role: 'platform' }, item.registrationId);
          const own =
            row.ok && actor.role === 'seller' ? { ...actor, shopId: row.value.registration.shopId } : actor;
          return execute(own, item, options);
        },
      })),
    ],
    [
      'keeps warnings to itself',
      registrationsWith(({ submit }) => ({
        submit: async (...call) => {
          const answer = await submit(...call);
          if (!answer.ok) return answer;
          const items = answer.value.items.map((item) =>
            item.ok ? { ...item, value: { ...item.value, warnings: [] } } : item,
          );
          return { ...answer, value: { ...answer.value, items } };
        },
      })),
    ],
    [
      'lists the closed among the rejected',
      registrationsWith(({ list }) => ({
        list: async (actor, query, paging) => list(actor, query?.tab === 'rejected' ? {} : query, paging),
      })),
    ],
    [
      'never settles',
      {
        service: (service) => ({
          ...service,
          deadlines: {
            ...service.deadlines,
            settle: async () => ({ ok: true, value: { settled: 0, refused: [], more: false } }),
          },
        }),
      },
    ],
    ['lets samples shrink', { policy: { maximumSampleQuantity: 7 } }],
  ])(
    'is found out when it %s',
    async (_what, making) => {
      const details = await found({ model: registrationModel(), making, races: false, numRuns: 60 });
      expect(details.errorInstance).toBeInstanceOf(ModelError);
    },
    30_000,
  );

  it('is found out only by races when the last writer wins', async () => {
    const run = { model: registrationModel(), making: lastWins };
    expect((await found({ ...run, races: false, numRuns: 10 })).failed).toBe(false);
    const details = await found({ ...run, races: true, numRuns: 100 });
    expect(details.errorInstance).toBeInstanceOf(ModelError);
    expect(String(details.errorInstance)).toContain('answers in every order');
  }, 30_000);

  it.each<[string, Making, boolean]>([
    ['knows no quota', { policy: { maximumOngoingCampaigns: null } }, false],
    ['lets two have the last place of a quota', savedWith((group) => ({ ...group, guards: [] })), true],
    [
      'shows campaigns of others',
      {
        service: (service) => ({
          ...service,
          campaigns: {
            ...service.campaigns,
            get: (_actor, id, options) => service.campaigns.get({ role: 'platform' }, id, options),
          },
        }),
      },
      false,
    ],
    [
      'forgets whom it invited',
      savedWith((group) => ({
        ...group,
        campaigns: group.campaigns.map((one) =>
          one.audience.kind === 'shops' && one.audience.shopIds.length > 2
            ? { ...one, audience: { kind: 'shops', shopIds: one.audience.shopIds.slice(0, 2) } }
            : one,
        ),
      })),
      false,
    ],
  ])(
    'is found out when it %s',
    async (_what, making, races) => {
      const policy = { ...defaultPolicy, maximumOngoingCampaigns: 1 };
      const details = await found({ model: campaignModel({ policy }), making, races, numRuns: 150 });
      expect(details.errorInstance).toBeInstanceOf(ModelError);
    },
    30_000,
  );

  it.each<[string, Making, boolean]>([
    [
      'grants more than the seller',
      {
        store: (store) => ({
          ...store,
          registrations: {
            ...store.registrations,
            find: async (ids) =>
              (await store.registrations.find(ids)).map(
                (one) => one && { ...one, terms: { ...one.terms, sampleQuantity: 9 } },
              ),
          },
        }),
      },
      false,
    ],
    ['forgets ledgers', savedWith(({ sampleLedgers: _, ...group }) => group), false],
    [
      'lets two have the last unit',
      savedWith(async (group, store) => {
        const { sampleLedgers = [] } = group;
        const standing = (await store.creators?.ledgers.find(sampleLedgers.map(({ id }) => id))) ?? [];
        return {
          ...group,
          sampleLedgers: sampleLedgers.map((one, index) => {
            return { ...one, revision: standing[index]?.revision ?? 0 };
          }),
        };
      }),
      true,
    ],
    [
      'pays what the terms say today',
      savedWith(async (group, store) => {
        const { registrations } = group;
        const [one] = registrations;
        const links =
          one === undefined
            ? []
            : (
                (await store.creators?.links.query(
                  { registrationIds: [one.id], sort: 'newest' },
                  { limit: 100 },
                )) ?? { items: [] }
              ).items;
        const creatorLinks = links.map((link) => ({
          ...link,
          terms: { ...link.terms, creatorRate: one?.terms.creatorRate ?? link.terms.creatorRate },
        }));
        return creatorLinks.length === 0 ? group : { ...group, creatorLinks };
      }),
      false,
    ],
    [
      'settles no samples',
      {
        service: (service) => ({
          ...service,
          deadlines: {
            ...service.deadlines,
            settle: async () => ({ ok: true, value: { settled: 0, refused: [], more: false } }),
          },
        }),
      },
      false,
    ],
    [
      'lets creators ask again at once',
      { policy: { samples: { ...defaultPolicy.samples, reapplyAfterDays: 0 } } },
      false,
    ],
  ])(
    'is found out when it %s',
    async (_what, making, races) => {
      const details = await found({ model: creatorModel(), making, races, numRuns: 150 });
      expect(details.errorInstance).toBeInstanceOf(ModelError);
    },
    30_000,
  );

  it('is told with the shortest way there, in words', async () => {
    const making = savedWith((group) => ({ ...group, events: [] }));
    const { counterexample, errorInstance } = await found({
      model: registrationModel(),
      making,
      races: false,
      numRuns: 60,
    });
    expect(fc.stringify(counterexample)).toContain('"asks":"submit"');
    expect(String(errorInstance)).toMatch(/ModelError: .*\nhistory of campaign-1:/);
  }, 30_000);
});

function withoutDeadline<R extends { readonly deadline?: unknown }>({
  deadline: _,
  ...rest
}: R): Omit<R, 'deadline'> {
  return rest;
}
