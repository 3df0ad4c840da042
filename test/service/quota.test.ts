import fc from 'fast-check';
import type { Answer, CampaignResult, PartnerCampaigns, Store } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { codesOf, reasonsOf, unwrapped } from '../support/answers.ts';
import { agency, days, shifted } from '../support/build.ts';
import { interleaved } from '../support/interleaved.ts';
import { recorded } from '../support/recorded.ts';
import { watched } from '../support/watched.ts';
import { createWorld, farAgency, type World } from '../support/world.ts';

// The quota of R14: so many campaigns of an agency may be upcoming or ongoing at once.

const full = (maximum: number, ongoing = maximum) => [
  { code: 'too_many_ongoing_campaigns', parameters: { maximum, ongoing } },
];

function worldOf(maximumOngoingCampaigns: number): World {
  return createWorld({ policy: { maximumOngoingCampaigns } });
}

const publish = (service: PartnerCampaigns, id: string, commandId?: string) =>
  service.campaigns.publish(agency, id, commandId === undefined ? {} : { commandId });

async function drafts(world: World, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push(await world.drafted());
  return ids;
}

async function shownBy(world: World): Promise<number> {
  const query = { statuses: ['upcoming', 'ongoing'] } as const;
  return unwrapped(await world.service.campaigns.list(agency, query)).rows.length;
}

describe('a quota of ongoing campaigns', () => {
  it('refuses the first that is too many, and says how many there are', async () => {
    const world = worldOf(2);
    const [one = '', two = '', three = ''] = await drafts(world, 3);
    unwrapped(await publish(world.service, one));
    unwrapped(await publish(world.service, two));
    const before = await world.events();
    expect(reasonsOf(await publish(world.service, three))).toEqual(full(2));
    expect(await world.events()).toEqual(before);
  });

  it('counts what is upcoming and what is ongoing, and no draft', async () => {
    const world = worldOf(2);
    await world.published({ campaignPeriod: { start: days(10), end: days(40) } });
    await world.published({ campaignPeriod: { start: days(0), end: days(40) } });
    await drafts(world, 5);
    expect(reasonsOf(await publish(world.service, await world.drafted()))).toEqual(full(2));
  });

  it('is each agency’s own', async () => {
    const world = worldOf(1);
    await world.published({}, farAgency);
    const id = await world.drafted();
    expect(unwrapped(await publish(world.service, id)).decision).toBe('published');
  });

  it('has a place again once one is ended early', async () => {
    const world = worldOf(1);
    const first = await world.published();
    const second = await world.drafted();
    expect(reasonsOf(await publish(world.service, second))).toEqual(full(1));
    unwrapped(await world.service.campaigns.endEarly(agency, first));
    expect(unwrapped(await publish(world.service, second)).decision).toBe('published');
  });

  it('has a place again from the instant at which one is over by the clock, with nothing written', async () => {
    const world = worldOf(1);
    await world.published();
    const registrationPeriod = { start: days(30), end: days(50) };
    const campaignPeriod = { start: days(30), end: days(60) };
    const second = await world.drafted({ registrationPeriod, campaignPeriod });
    world.advanceTo(shifted(days(40), -1));
    expect(reasonsOf(await publish(world.service, second))).toEqual(full(1));
    world.advanceTo(days(40));
    expect(unwrapped(await publish(world.service, second)).decision).toBe('published');
  });

  it('that was lowered ends nothing, and takes none more', async () => {
    const world = worldOf(3);
    for (const id of await drafts(world, 3)) unwrapped(await publish(world.service, id));
    const lowered = world.serviceOver(world.store, { maximumOngoingCampaigns: 1 });
    expect(reasonsOf(await publish(lowered, await world.drafted()))).toEqual(full(1, 3));
    expect(await shownBy(world)).toBe(3);
  });

  it('gives a publication that is sent again its first result, though it is full now', async () => {
    const world = worldOf(1);
    const [id = ''] = await drafts(world, 1);
    const first = unwrapped(await publish(world.service, id, 'publish-1'));
    expect(unwrapped(await publish(world.service, id, 'publish-1'))).toEqual(first);
  });

  it('stands beside the other reasons', async () => {
    const world = worldOf(1);
    const late = await world.drafted();
    await world.published({ campaignPeriod: { start: days(10), end: days(100) } });
    world.advanceTo(days(40));
    expect(codesOf(await publish(world.service, late))).toEqual([
      'campaign_over',
      'too_many_ongoing_campaigns',
    ]);
  });

  it('is counted once, however many campaigns there are', async () => {
    const world = worldOf(50);
    for (const id of await drafts(world, 30)) unwrapped(await publish(world.service, id));
    const { store, calls } = recorded(world.store, world.directories);
    unwrapped(await publish(world.serviceOver(store), await world.drafted()));
    expect(calls.filter((call) => /count|query|guards/.test(call))).toEqual([
      'guards.find: 1',
      'campaigns.count: agencyId,at,statuses',
    ]);
  });

  it('that is not set costs nothing: no guard is read or written, and nothing counted', async () => {
    const world = createWorld();
    const { store, calls } = recorded(world.store, world.directories);
    const { store: seen, written } = watched(store, (call) => call());
    const id = await world.drafted();
    unwrapped(await publish(world.serviceOver(seen), id));
    expect(calls).toEqual(['campaigns.find: 1', 'save: 1']);
    expect(written.map(({ group }) => group.guards)).toEqual([[]]);
  });

  it('is of no concern to other commands, and to edits that leave the period', async () => {
    const world = worldOf(1);
    const [id = ''] = await drafts(world, 1);
    const { store, calls } = recorded(world.store, world.directories);
    const { campaigns } = world.serviceOver(store);
    unwrapped(await campaigns.edit(agency, id, { audience: { kind: 'shops', shopIds: ['shop-1'] } }));
    unwrapped(await campaigns.inviteShops(agency, id, ['shop-2']));
    expect(calls.filter((call) => /count|guards/.test(call))).toEqual([]);
  });
});

describe('two who publish at once, with one place left', () => {
  type Answers = readonly Answer<CampaignResult>[];

  /** One wins, the other is told why not; and what is stored keeps the quota. */
  async function expectOneWinner(world: World, maximum: number, answers: Answers): Promise<void> {
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const [lost] = answers.filter(({ ok }) => !ok);
    expect(lost && reasonsOf(lost)).toEqual(full(maximum));
    expect(await shownBy(world)).toBe(maximum);
  }

  it.each([1, 3])('one wins, the other is refused (quota of %i)', async (maximum) => {
    const world = worldOf(maximum);
    for (const id of await drafts(world, maximum - 1)) unwrapped(await publish(world.service, id));
    const ids = await drafts(world, 2);
    const answers = await Promise.all(ids.map((id) => publish(world.service, id)));
    await expectOneWinner(world, maximum, answers);
  });

  it('the one whose count went stale during its save is judged anew', async () => {
    const world = worldOf(1);
    const [mine = '', theirs = ''] = await drafts(world, 2);
    const store = interleaved(world.store, async (save) =>
      save === 1 ? unwrapped(await publish(world.service, theirs)) : undefined,
    );
    expect(reasonsOf(await publish(world.serviceOver(store), mine))).toEqual(full(1));
    expect(await shownBy(world)).toBe(1);
  });

  it('one that lost the race, but for whom there is a place, is published in the end', async () => {
    const world = worldOf(2);
    const [mine = '', theirs = ''] = await drafts(world, 2);
    const store = interleaved(world.store, async (save) =>
      save === 1 ? unwrapped(await publish(world.service, theirs)) : undefined,
    );
    expect(unwrapped(await publish(world.serviceOver(store), mine)).decision).toBe('published');
    expect(await shownBy(world)).toBe(2);
  });

  it('whatever the interleaving of their calls to the storage', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 3 }), async (scheduler, publishers) => {
        const world = worldOf(2);
        for (const id of await drafts(world, 1)) unwrapped(await publish(world.service, id));
        const ids = await drafts(world, publishers);
        const inTurn = <Found>(call: () => Promise<Found>) =>
          scheduler.schedule(Promise.resolve()).then(call);
        const service = world.serviceOver(watched(world.store, inTurn).store);
        const [answers] = await Promise.all([
          Promise.all(ids.map((id) => publish(service, id))),
          scheduler.waitIdle(),
        ]);
        expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
        for (const lost of answers.filter(({ ok }) => !ok)) expect(reasonsOf(lost)).toEqual(full(2));
        expect(await shownBy(world)).toBe(2);
      }),
      { numRuns: 100 },
    );
  });

  it('at two hosts that only share the storage', async () => {
    const world = worldOf(1);
    const ids = await drafts(world, 2);
    const answers = await Promise.all(ids.map((id) => publish(world.serviceOver(world.store), id)));
    await expectOneWinner(world, 1, answers);
  });
});

describe('many who publish at once, with room for all', () => {
  it('all win: only their guard is crowded', async () => {
    const world = worldOf(100);
    const ids: string[] = [];
    for (let index = 0; index < 10; index += 1) ids.push(await world.drafted());
    const answers = await Promise.all(ids.map((id) => world.service.campaigns.publish(agency, id)));
    expect(answers.map(codesOf)).toEqual(ids.map(() => []));
  });
});

describe('an edit that gives the period as it stands', () => {
  it('writes no guard', async () => {
    const world = worldOf(100);
    const id = await world.drafted();
    const { campaignPeriod } = unwrapped(await world.service.campaigns.get(agency, id)).campaign;
    const { store, directories, calls } = recorded(world.store, world.directories);
    const { campaigns } = world.serviceOver(store, undefined, directories);
    unwrapped(await campaigns.edit(agency, id, { name: 'Other', campaignPeriod }));
    expect(calls.filter((call) => call.startsWith('guards'))).toEqual([]);
  });
});

describe('an edit that keeps a campaign going, a moment before it would be over', () => {
  const longer = { campaignPeriod: { start: days(10), end: days(50) } };
  const registrationPeriod = { start: days(30), end: days(50) };

  async function setUp() {
    const world = worldOf(1);
    const running = await world.published();
    const next = await world.drafted({
      registrationPeriod,
      campaignPeriod: { start: days(41), end: days(60) },
    });
    return { world, running, next };
  }

  /** The store, which something else happens behind just before its first save. */
  const behind = (store: Store, happening: () => Promise<unknown>) =>
    interleaved(store, async (save) => (save === 1 ? happening() : undefined));

  it('is found out by who counted it as over meanwhile', async () => {
    const { world, running, next } = await setUp();
    world.advanceTo(days(40));
    const store = behind(world.store, async () => {
      world.advanceTo(shifted(days(40), -1));
      unwrapped(await world.service.campaigns.edit(agency, running, longer));
      world.advanceTo(days(40));
    });
    expect(reasonsOf(await publish(world.serviceOver(store), next))).toEqual(full(1));
  });

  it('finds out that its place was given away meanwhile, and that it is over', async () => {
    const { world, running, next } = await setUp();
    world.advanceTo(shifted(days(40), -1));
    const store = behind(world.store, async () => {
      world.advanceTo(days(40));
      unwrapped(await publish(world.service, next));
    });
    const answer = await world.serviceOver(store).campaigns.edit(agency, running, longer);
    expect(codesOf(answer)).toEqual(['campaign_over']);
    expect(await shownBy(world)).toBe(1);
  });
});
