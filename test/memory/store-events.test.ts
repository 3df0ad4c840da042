import type { CampaignEvent, Registration, RegistrationEvent, Store, StoredEvent } from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCampaign, agency, days } from '../support/build.ts';
import { aGroup, aNewRegistration, mustSave, submissionOf } from '../support/groups.ts';
import { readToTheEnd } from '../support/pages.ts';

const one = aNewRegistration('pending', { productId: 'one' });
const two = aNewRegistration('pending', { productId: 'two' });

function published(campaignId: string): CampaignEvent {
  return {
    v: 1,
    type: 'campaign_published',
    campaignId,
    agencyId: 'agency-1',
    at: days(0),
    actor: agency,
  };
}

function approvalOf(registration: Registration): RegistrationEvent {
  const { terms: _, ...about } = submissionOf(registration);
  return { ...about, type: 'registration_approved', at: days(3), actor: agency };
}

let store: Store;
beforeEach(async () => {
  store = createMemoryStore();
  await mustSave(store, { campaigns: [aCampaign({ revision: 0 })], events: [published('campaign-1')] });
  await store.save([
    aGroup({ registrations: [one], events: [submissionOf(one), approvalOf(one)] }),
    aGroup({ registrations: [two], events: [submissionOf(two)] }),
  ]);
});

const noCursors = [
  '',
  'nonsense',
  '-1',
  '1.5',
  'NaN',
  'Infinity',
  '1e0',
  '0x1',
  ' 1',
  '\ud800',
  '9'.repeat(400),
];

const everything = [published('campaign-1'), submissionOf(one), approvalOf(one), submissionOf(two)] as const;

describe('the feed', () => {
  it('has everything that happened, in the order it was saved', async () => {
    const entries = await store.feed({ limit: 1_000 });
    expect(entries.map(({ event }) => event)).toEqual(everything);
  });

  it.each([1, 2, 3, 4])('misses nothing and repeats nothing, read %i at a time', async (limit) => {
    const read = await readAll((after) => store.feed({ limit, ...after }));
    expect(read.map(({ event }) => event)).toEqual(everything);
    expect(new Set(read.map(({ cursor }) => cursor)).size).toBe(everything.length);
  });

  it('goes on from a cursor with what was saved since, and says nothing when nothing was', async () => {
    const after = (await store.feed({ limit: 1_000 })).at(-1)?.cursor ?? '';
    expect(await store.feed({ limit: 10, after })).toEqual([]);
    await mustSave(store, { events: [approvalOf(two)] });
    expect((await store.feed({ limit: 10, after })).map(({ event }) => event)).toEqual([approvalOf(two)]);
  });

  it('keeps the cursors of what it had', async () => {
    const before = await store.feed({ limit: 1_000 });
    await mustSave(store, { events: [approvalOf(two)] });
    expect((await store.feed({ limit: 1_000 })).slice(0, before.length)).toEqual(before);
  });

  it.each(noCursors)('has nothing behind %j, which is no cursor', async (after) => {
    expect(await store.feed({ limit: 1_000, after })).toEqual([]);
  });
});

describe('a history', () => {
  it('is that of one record alone, oldest first', async () => {
    const history = await store.history({ kind: 'registration', id: one.id }, { limit: 10 });
    expect(history.map(({ event }) => event)).toEqual([submissionOf(one), approvalOf(one)]);
  });

  it('of a campaign leaves its registrations out', async () => {
    const history = await store.history({ kind: 'campaign', id: 'campaign-1' }, { limit: 10 });
    expect(history.map(({ event }) => event)).toEqual([published('campaign-1')]);
  });

  it('does not mistake a campaign for a registration with the same id', async () => {
    await mustSave(store, { events: [published(one.id)] });
    const history = await store.history({ kind: 'registration', id: one.id }, { limit: 10 });
    expect(history.map(({ event }) => event.type)).not.toContain('campaign_published');
  });

  it('is read on from a cursor', async () => {
    const of = { kind: 'registration', id: one.id } as const;
    const read = await readAll((after) => store.history(of, { limit: 1, ...after }));
    expect(read.map(({ event }) => event)).toEqual([submissionOf(one), approvalOf(one)]);
  });

  it.each(noCursors)('has nothing behind %j, which is no cursor', async (after) => {
    expect(await store.history({ kind: 'registration', id: one.id }, { limit: 1_000, after })).toEqual([]);
  });

  it('has cursors that tell nothing of what happened elsewhere', async () => {
    const of = { kind: 'registration', id: two.id } as const;
    const alone = createMemoryStore();
    await mustSave(alone, { registrations: [two], events: [submissionOf(two)] });
    for (const each of [alone, store]) {
      await mustSave(each, { events: [approvalOf(one), approvalOf(one), approvalOf(two)] });
    }
    expect(await store.history(of, { limit: 10 })).toEqual(await alone.history(of, { limit: 10 }));
    expect(await store.feed({ limit: 10 })).not.toEqual(await alone.feed({ limit: 10 }));
  });

  it('of an unknown record is empty', async () => {
    expect(await store.history({ kind: 'registration', id: 'nowhere' }, { limit: 10 })).toEqual([]);
  });
});

function readAll(
  read: (after: { readonly after?: string }) => Promise<readonly StoredEvent[]>,
): Promise<readonly StoredEvent[]> {
  return readToTheEnd(async (after: string | undefined) => {
    const page = await read(after === undefined ? {} : { after });
    return { rows: page, next: page.at(-1)?.cursor };
  });
}

it('knows nothing of what no parsed id can be, and says so', async () => {
  const id = 'half of a pair: \ud800';
  expect(await store.history({ kind: 'registration', id }, { limit: 10 })).toEqual([]);
  expect(await store.findCommands([{ tenant: id, id }])).toEqual([undefined]);
});
