import { runInNewContext } from 'node:vm';
import {
  type CommandObservation,
  createPartnerCampaigns,
  type Observer,
  type PartnerCampaigns,
  type Store,
  type SubmissionForm,
} from 'partner-campaigns';
import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, unwrapped } from '../support/answers.ts';
import { aDraft, agency, days, seller, shifted } from '../support/build.ts';
import { breakingAfter, interleaved } from '../support/interleaved.ts';
import { aForm, createOpenWorld, otherSeller, platform, type World } from '../support/world.ts';

let world: World & { readonly campaignId: string };
let seen: CommandObservation[];
let service: PartnerCampaigns;
const observer: Observer = { command: (observation) => seen.push(observation) };

beforeEach(async () => {
  world = await createOpenWorld({ policy: { autoReview: { afterDays: 3, outcome: 'approve' } } });
  seen = [];
  service = world.serviceObserved(observer);
});

const second = 1_000;
const bySeller = { role: 'seller', tenant: 'shop-1' };
const byAgency = { role: 'agency', tenant: 'agency-1' };
/** Day 2, when the clock stands still. */
const atOnce = { attempts: 1, startedAt: days(2), endedAt: days(2), duration: 0 };

const idOf = (productId: string, shopId = 'shop-1') => `campaign-1:${shopId}:${productId}`;
const registered = (productId: string) => ({
  command: 'register',
  kind: 'registration',
  id: idOf(productId),
  campaignId: 'campaign-1',
  actor: bySeller,
});
const accepted = (type: string, ...warnings: readonly string[]) => ({
  kind: 'accepted',
  events: [type],
  warnings,
});
const refused = (...codes: readonly string[]) => ({ kind: 'refused', codes });

const formOf = (productIds: readonly string[], rest: Partial<SubmissionForm> = {}) =>
  aForm(world.campaignId, { batches: [{ productIds, totalRate: 1300, sampleQuantity: 5 }], ...rest });

const approve = (seenRevision = 1) => ({
  registrationId: idOf('product-1'),
  command: { type: 'approve', seenRevision } as const,
});

/** The store, in which so much time passes before each save. */
function slow(store: Store, milliseconds: number): Store {
  return interleaved(store, async () => world.advanceTo(shifted(world.now(), milliseconds)));
}

describe('one command', () => {
  it('that is accepted is told with its events and warnings', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    unwrapped(await service.registrations.execute(agency, { ...approve(), commandId: 'cmd-1' }));
    expect(seen).toEqual([
      {
        command: 'approve',
        kind: 'registration',
        id: idOf('product-1'),
        campaignId: 'campaign-1',
        actor: byAgency,
        commandId: 'cmd-1',
        outcome: accepted('registration_approved'),
        ...atOnce,
      },
    ]);
  });

  it('that is refused is told with every code', async () => {
    const contact = { email: 'nobody' };
    const batches = [{ productIds: ['sold-out'], totalRate: 9_000 }];
    await service.registrations.submit(seller, aForm(world.campaignId, { contact, batches }));
    expect(seen).toEqual([
      {
        ...registered('sold-out'),
        outcome: refused('product_not_promotable', 'rate_out_of_bounds', 'contact_invalid'),
        ...atOnce,
      },
    ]);
  });

  it("on what is not there, or not the actor's, is told without a campaign", async () => {
    await world.submitted(world.campaignId, ['product-1']);
    await service.registrations.execute(otherSeller, { ...approve(), command: { type: 'withdraw' } });
    await service.registrations.execute(seller, approve());
    expect(seen).toEqual([
      {
        command: 'withdraw',
        kind: 'registration',
        id: idOf('product-1'),
        actor: { role: 'seller', tenant: 'shop-2' },
        outcome: refused('not_found'),
        ...atOnce,
      },
      {
        command: 'approve',
        kind: 'registration',
        id: idOf('product-1'),
        campaignId: 'campaign-1',
        actor: bySeller,
        outcome: refused('role_not_allowed'),
        ...atOnce,
      },
    ]);
  });

  it('that is sent again is told as answered before, and under another content as refused', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    const item = { ...approve(), commandId: 'cmd-1' };
    await service.registrations.execute(agency, item);
    await service.registrations.execute(agency, item);
    await service.registrations.execute(agency, { ...item, command: { type: 'block', seenRevision: 2 } });
    expect(
      seen.map(({ command, commandId, campaignId, outcome }) => [command, commandId, campaignId, outcome]),
    ).toEqual([
      ['approve', 'cmd-1', 'campaign-1', accepted('registration_approved')],
      ['approve', 'cmd-1', 'campaign-1', { kind: 'answered_before' }],
      ['block', 'cmd-1', 'campaign-1', refused('command_id_reused')],
    ]);
  });

  it('that settles a deadline on its way is told with both events', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    world.advanceTo(days(6));
    const command = { type: 'raise_sample_quantity', sampleQuantity: 900 } as const;
    await service.registrations.execute(seller, { registrationId: idOf('product-1'), command });
    expect(seen.map(({ outcome }) => outcome)).toEqual([
      {
        kind: 'accepted',
        events: ['registration_approved', 'sample_quantity_raised'],
        warnings: ['samples_above_stock'],
      },
    ]);
  });
});

describe('a call with many items', () => {
  it('is told item by item, in order', async () => {
    const batches = [
      { productIds: ['product-1'], totalRate: 1100 },
      { productIds: ['product-2'], totalRate: 9_000, sampleQuantity: 1 },
    ];
    await service.registrations.submit(seller, aForm(world.campaignId, { batches, submissionId: 'form' }));
    expect(seen).toEqual([
      {
        ...registered('product-1'),
        commandId: 'form:product-1',
        outcome: accepted('registration_submitted', 'no_samples', 'below_proposed_rate'),
        ...atOnce,
      },
      {
        ...registered('product-2'),
        commandId: 'form:product-2',
        outcome: refused('rate_out_of_bounds'),
        ...atOnce,
      },
    ]);
  });

  it('with two commands on one registration tells each by its own turn', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    const slowly = world.serviceObserved(observer, slow(world.store, second));
    const withdraw = { registrationId: idOf('product-1'), command: { type: 'withdraw' } } as const;
    await slowly.registrations.executeAll(seller, [withdraw, withdraw]);
    expect(
      seen.map(({ outcome, startedAt, endedAt }) => [outcome, startedAt - days(2), endedAt - days(2)]),
    ).toEqual([
      [accepted('registration_withdrawn'), 0, second],
      [refused('not_accepted'), second, second],
    ]);
  });

  it('says nothing of what could not be read', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    const unreadable = JSON.parse('{"registrationId":"","command":{"type":"fly"}}');
    await service.registrations.executeAll(agency, [unreadable, approve()]);
    await service.registrations.executeAll(agency, [unreadable, approve()], { atomic: true });
    await service.registrations.execute(agency, unreadable);
    expect(seen.map(({ outcome }) => outcome)).toEqual([accepted('registration_approved')]);
  });
});

describe('a call that is all or nothing', () => {
  const ofCall = (productId: string) => ({ ...registered(productId), commandId: 'form', ...atOnce });

  it('is told item by item, under the id of the call', async () => {
    const form = formOf(['product-1', 'product-2'], { submissionId: 'form' });
    await service.registrations.submit(seller, form, { atomic: true });
    const [first, other] = [ofCall('product-1'), ofCall('product-2')];
    expect(seen).toEqual([
      { ...first, outcome: accepted('registration_submitted') },
      { ...other, outcome: accepted('registration_submitted') },
    ]);
    seen = [];
    await service.registrations.submit(seller, form, { atomic: true });
    expect(seen).toEqual([
      { ...first, outcome: { kind: 'answered_before' } },
      { ...other, outcome: { kind: 'answered_before' } },
    ]);
  });

  it('tells of each item why nothing was done', async () => {
    await service.registrations.submit(seller, formOf(['product-1', 'unheard-of']), { atomic: true });
    expect(seen).toEqual([
      { ...registered('product-1'), outcome: refused('other_items_refused'), ...atOnce },
      { ...registered('unheard-of'), outcome: refused('not_found'), ...atOnce },
    ]);
  });

  it('tells of each item its own events, and the campaign of one that was refused', async () => {
    await world.submitted(world.campaignId, ['product-1', 'product-2']);
    const block = { type: 'block', seenRevision: 1 } as const;
    const items = [approve(), { registrationId: idOf('product-2'), command: block }];
    await service.registrations.executeAll(agency, [items[1]!, approve(7)], { atomic: true });
    await service.registrations.executeAll(agency, items, { atomic: true });
    expect(seen.map(({ command, id, campaignId, outcome }) => [command, id, campaignId, outcome])).toEqual([
      ['block', idOf('product-2'), 'campaign-1', refused('other_items_refused')],
      ['approve', idOf('product-1'), 'campaign-1', refused('stale_view')],
      ['approve', idOf('product-1'), 'campaign-1', accepted('registration_approved')],
      ['block', idOf('product-2'), 'campaign-1', accepted('registration_blocked')],
    ]);
  });

  it('counts its attempts when it is raced', async () => {
    let saves = 0;
    const store = interleaved(world.store, async () => {
      saves += 1;
      world.advanceTo(shifted(world.now(), second));
      if (saves === 1) await world.submitted(world.campaignId, ['product-1']);
    });
    await world
      .serviceObserved(observer, store)
      .registrations.submit(seller, formOf(['product-1', 'product-2']), { atomic: true });
    const times = { attempts: 2, startedAt: days(2), endedAt: shifted(days(2), second), duration: second };
    expect(seen).toEqual([
      { ...registered('product-1'), outcome: refused('not_accepted'), ...times },
      { ...registered('product-2'), outcome: refused('other_items_refused'), ...times },
    ]);
  });

  it('is told as failed, item by item, when the storage fails', async () => {
    const error = new Error('The connection broke');
    const failing = world.serviceObserved(observer, breakingAfter(world.store, 0, error));
    const form = formOf(['product-1', 'product-2']);
    await expect(failing.registrations.submit(seller, form, { atomic: true })).rejects.toBe(error);
    expect(seen).toEqual([
      { ...registered('product-1'), outcome: { kind: 'failed', error }, ...atOnce },
      { ...registered('product-2'), outcome: { kind: 'failed', error }, ...atOnce },
    ]);
  });
});

describe('a race', () => {
  const creatorRate = (rate: number) => ({ type: 'set_creator_rate', creatorRate: rate }) as const;

  it('that is won in the end is told once, with its attempts and all its time', async () => {
    await world.submitted(world.campaignId, ['product-1', 'product-2']);
    const store = interleaved(world.store, async (save) => {
      world.advanceTo(shifted(world.now(), save * second));
      if (save < 3) await world.done(agency, idOf('product-1'), creatorRate(900 + save));
    });
    await world.done(agency, idOf('product-1'), { type: 'approve', seenRevision: 1 });
    await world.done(agency, idOf('product-2'), { type: 'approve', seenRevision: 1 });
    const raise = (productId: string) => ({
      registrationId: idOf(productId),
      command: { type: 'raise_sample_quantity', sampleQuantity: 9 } as const,
    });
    const raced = world.serviceObserved(observer, store);
    await raced.registrations.executeAll(seller, [raise('product-1'), raise('product-2')]);
    const told = {
      command: 'raise_sample_quantity',
      kind: 'registration',
      campaignId: 'campaign-1',
      actor: bySeller,
    };
    const outcome = accepted('sample_quantity_raised');
    const startedAt = days(2);
    expect(seen).toEqual([
      {
        ...told,
        id: idOf('product-2'),
        outcome,
        attempts: 1,
        startedAt,
        endedAt: startedAt + second,
        duration: second,
      },
      {
        ...told,
        id: idOf('product-1'),
        outcome,
        attempts: 3,
        startedAt,
        endedAt: startedAt + 6 * second,
        duration: 6 * second,
      },
    ]);
  });

  it('with the same command sent twice is told as answered before', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    const item = { ...approve(), commandId: 'cmd-1' };
    const form = formOf(['product-2'], { submissionId: 'form' });
    const sameFirst = [
      () => world.service.registrations.execute(agency, item),
      () => world.service.registrations.submit(seller, form, { atomic: true }),
      () => world.service.campaigns.create(agency, aDraft(), { commandId: 'new' }),
    ];
    const store = interleaved(world.store, async (save) => sameFirst[save - 1]?.());
    const raced = world.serviceObserved(observer, store);
    await raced.registrations.execute(agency, item);
    await raced.registrations.submit(seller, form, { atomic: true });
    await raced.campaigns.create(agency, aDraft(), { commandId: 'new' });
    const again = { kind: 'answered_before' };
    // The id that was made for the new campaign this time is campaign-2; what stands is campaign-3.
    expect(seen.map(({ command, id, outcome, attempts }) => [command, id, outcome, attempts])).toEqual([
      ['approve', idOf('product-1'), again, 1],
      ['register', idOf('product-2'), again, 1],
      ['create', 'campaign-3', again, 1],
    ]);
  });

  it('that is lost is told as refused, after five attempts', async () => {
    const store = interleaved(world.store, (save) =>
      world.service.campaigns.edit(agency, world.campaignId, { name: `Name ${save}` }),
    );
    const raced = world.serviceObserved(observer, store);
    await raced.registrations.submit(seller, formOf(['product-1']));
    await raced.registrations.submit(seller, formOf(['product-1']), { atomic: true });
    await raced.campaigns.edit(agency, world.campaignId, { message: 'Hello' });
    expect(seen.map(({ command, outcome, attempts }) => [command, outcome, attempts])).toEqual([
      ['register', refused('lost_race'), 5],
      ['register', refused('lost_race'), 5],
      ['edit', refused('lost_race'), 5],
    ]);
  });
});

describe('a storage that fails', () => {
  it('is told of what had no answer yet, once, and not of what was never begun', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    const error = new Error('The connection broke');
    const store = interleaved(world.store, async (save) => {
      if (save === 2) throw error;
      await world.service.campaigns.edit(agency, world.campaignId, { name: `Name ${save}` });
    });
    const items = [
      approve(),
      { registrationId: 'campaign-1:shop-1:nothing', command: { type: 'withdraw' } as const },
      approve(),
    ];
    await expect(world.serviceObserved(observer, store).registrations.executeAll(agency, items)).rejects.toBe(
      error,
    );
    expect(seen.map(({ id, campaignId, outcome, attempts }) => [id, campaignId, outcome, attempts])).toEqual([
      ['campaign-1:shop-1:nothing', undefined, refused('not_found'), 1],
      [idOf('product-1'), 'campaign-1', { kind: 'failed', error }, 2],
    ]);
  });

  it('when it reads is told too, with what the call itself says', async () => {
    const error = new Error('No connection');
    const fail = () => Promise.reject(error);
    const store = {
      ...world.store,
      campaigns: { ...world.store.campaigns, find: fail },
      registrations: { ...world.store.registrations, find: fail },
    };
    const failing = world.serviceObserved(observer, store);
    await expect(failing.registrations.submit(seller, formOf(['product-1']))).rejects.toBe(error);
    await expect(failing.registrations.execute(agency, approve())).rejects.toBe(error);
    await expect(failing.campaigns.publish(agency, 'campaign-1')).rejects.toBe(error);
    expect(seen.map(({ command, id, campaignId, outcome }) => [command, id, campaignId, outcome])).toEqual([
      ['register', idOf('product-1'), 'campaign-1', { kind: 'failed', error }],
      ['approve', idOf('product-1'), undefined, { kind: 'failed', error }],
      ['publish', 'campaign-1', 'campaign-1', { kind: 'failed', error }],
    ]);
  });
});

describe('campaign commands', () => {
  it('are told like others', async () => {
    unwrapped(await service.campaigns.create(agency, aDraft(), { commandId: 'new' }));
    unwrapped(await service.campaigns.create(agency, aDraft(), { commandId: 'new' }));
    await service.campaigns.publish(seller, 'campaign-1');
    await service.campaigns.endEarly({ role: 'agency', agencyId: 'agency-2' }, 'campaign-1');
    expect(seen).toEqual([
      {
        command: 'create',
        kind: 'campaign',
        id: 'campaign-2',
        campaignId: 'campaign-2',
        actor: byAgency,
        commandId: 'new',
        outcome: accepted('campaign_created'),
        ...atOnce,
      },
      {
        // What was created the first time.
        command: 'create',
        kind: 'campaign',
        id: 'campaign-2',
        campaignId: 'campaign-2',
        actor: byAgency,
        commandId: 'new',
        outcome: { kind: 'answered_before' },
        ...atOnce,
      },
      {
        command: 'publish',
        kind: 'campaign',
        id: 'campaign-1',
        campaignId: 'campaign-1',
        actor: bySeller,
        outcome: refused('role_not_allowed'),
        ...atOnce,
      },
      {
        command: 'end_early',
        kind: 'campaign',
        id: 'campaign-1',
        campaignId: 'campaign-1',
        actor: { role: 'agency', tenant: 'agency-2' },
        outcome: refused('not_found'),
        ...atOnce,
      },
    ]);
  });
});

describe('the passing of time', () => {
  it("is told deadline by deadline and boundary by boundary, as the clock's", async () => {
    await world.submitted(world.campaignId, ['product-1']);
    world.advanceTo(days(41));
    await service.deadlines.settle(platform);
    const actor = { role: 'clock' };
    const times = { attempts: 1, startedAt: days(41), endedAt: days(41), duration: 0 };
    const boundary = {
      command: 'announce',
      kind: 'campaign',
      id: 'campaign-1',
      campaignId: 'campaign-1',
      actor,
    };
    expect(seen).toEqual([
      {
        command: 'meet_deadline',
        kind: 'registration',
        id: idOf('product-1'),
        campaignId: 'campaign-1',
        actor,
        outcome: accepted('registration_approved'),
        ...times,
      },
      { ...boundary, outcome: accepted('campaign_started'), ...times },
      { ...boundary, outcome: accepted('campaign_ended'), ...times },
    ]);
  });
});

describe('an observer', () => {
  it('may give anything that rejects, of whatever make: it is dropped', async () => {
    const command = () => runInNewContext('Promise.reject(new Error("The sink is down"))');
    const observed = world.serviceObserved({ command });
    await observed.registrations.execute(agency, { registrationId: 'a:b:c', command: { type: 'withdraw' } });
    // An unhandled rejection would fail the run after this turn.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  });

  it('hears nothing of reading', async () => {
    await world.submitted(world.campaignId, ['product-1']);
    await service.registrations.get(seller, idOf('product-1'));
    await service.registrations.list(seller);
    await service.registrations.inbox(agency);
    await service.registrations.history(seller, idOf('product-1'));
    await service.campaigns.get(agency, world.campaignId);
    await service.campaigns.list(agency);
    await service.marketplace.list(seller);
    await service.deadlines.due(platform, days(90));
    expect(seen).toEqual([]);
  });

  it('hears nothing of people, contacts, notes or terms', async () => {
    const secret = { email: 'secret@shop.example', whatsapp: '+66800000000' };
    const person = { ...seller, userId: 'secret-person' };
    const batches = [{ productIds: ['product-1'], totalRate: 1327, sampleQuantity: 5 }];
    await service.registrations.submit(person, aForm(world.campaignId, { contact: secret, batches }));
    const reject = { type: 'reject', seenRevision: 1, reasons: ['acme/secret'], note: 'secret' } as const;
    await service.registrations.execute({ ...agency, userId: 'secret' }, { ...approve(), command: reject });
    expect(seen).toHaveLength(2);
    expect(JSON.stringify(seen)).not.toMatch(/secret|668|1327/);
  });

  it('may have no hook, or be an object of a class', async () => {
    unwrapped(await world.serviceObserved({}).registrations.submit(seller, formOf(['product-1'])));
    class Counter implements Observer {
      count = 0;
      command() {
        this.count += 1;
      }
    }
    const counter = new Counter();
    unwrapped(await world.serviceObserved(counter).registrations.submit(seller, formOf(['product-2'])));
    expect(counter.count).toBe(1);
  });

  const error = new Error('The observer is broken');
  const broken: readonly (readonly [string, Observer])[] = [
    [
      'throws',
      {
        command: () => {
          throw error;
        },
      },
    ],
    ['rejects', { command: () => Promise.reject(error) }],
    [
      'changes what it is told',
      {
        command: (observation) => {
          for (const key of Object.keys(observation)) Reflect.deleteProperty(observation, key);
        },
      },
    ],
  ];

  it.each(broken)('that %s neither fails, changes nor repeats a command', async (_, observe) => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', listen);
    let saves = 0;
    const store = interleaved(world.store, async () => {
      saves += 1;
    });
    const watched = world.serviceObserved(observe, store);
    const form = formOf(['product-1', 'sold-out']);
    const { items } = unwrapped(await watched.registrations.submit(seller, form));
    expect(items.map(codesOf)).toEqual([[], ['product_not_promotable']]);
    expect(codesOf(await watched.registrations.execute(agency, approve()))).toEqual([]);
    expect(codesOf(await watched.campaigns.publish(agency, 'unheard-of'))).toEqual(['not_found']);
    unwrapped(await watched.registrations.submit(seller, formOf(['product-2']), { atomic: true }));
    expect(saves).toBe(3);

    const broke = new Error('The connection broke');
    const failing = world.serviceObserved(observe, breakingAfter(world.store, 0, broke));
    await expect(failing.registrations.submit(seller, formOf(['product-3']))).rejects.toBe(broke);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listen);
    expect(unhandled).toEqual([]);
  });

  it('has times that never run backwards, and costs no command when the clock breaks', async () => {
    const ticks = [days(2), days(3), days(3), days(1)];
    const { store, directories } = world;
    const now = () => {
      const at = ticks.shift();
      if (at === undefined) throw error;
      return at;
    };
    const newId = () => 'campaign-9';
    const ticking = createPartnerCampaigns({ store, directories, clock: { now }, newId, observe: observer });
    unwrapped(await ticking.registrations.submit(seller, formOf(['product-1'])));
    expect(seen).toMatchObject([{ startedAt: days(2), endedAt: days(2), duration: 0 }]);

    ticks.push(days(2), days(3), days(3));
    unwrapped(await ticking.registrations.submit(seller, formOf(['product-2'])));
    expect(seen).toHaveLength(1);
  });
});
