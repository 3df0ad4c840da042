import type { Campaign, Registration, Store } from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCampaign, days } from '../support/build.ts';
import {
  aGroup,
  aNewRegistration,
  aReceipt,
  eventsIn,
  mustSave,
  save,
  submissionOf,
} from '../support/groups.ts';

const campaign = aCampaign({ revision: 0 });
const registration = aNewRegistration('pending');

let store: Store;
beforeEach(() => {
  store = createMemoryStore();
});

async function campaignIn(id: string): Promise<Campaign | undefined> {
  return (await store.campaigns.find([id]))[0];
}

async function registrationIn(id: string): Promise<Registration | undefined> {
  return (await store.registrations.find([id]))[0];
}

describe('find', () => {
  beforeEach(async () => {
    const others = [aCampaign({ id: 'a', revision: 0 }), aCampaign({ id: 'b', revision: 0 })];
    await mustSave(store, { campaigns: [campaign, ...others], registrations: [registration] });
  });

  it('answers each id in its place: unknown ones with undefined, asked twice twice', async () => {
    const found = await store.campaigns.find(['b', 'nowhere', 'a', 'b', '__proto__']);
    expect(found.map((one) => one?.id)).toEqual(['b', undefined, 'a', 'b', undefined]);
  });

  it('answers registrations the same way', async () => {
    const { id } = registration;
    const found = await store.registrations.find(['nowhere', id, id]);
    expect(found.map((one) => one?.id)).toEqual([undefined, id, id]);
  });

  it('answers nothing with nothing', async () => {
    expect(await store.campaigns.find([])).toEqual([]);
    expect(await store.registrations.find([])).toEqual([]);
    expect(await store.findCommands([])).toEqual([]);
  });
});

describe('revisions', () => {
  it('begin at 1 and rise by exactly one with each save', async () => {
    await mustSave(store, { campaigns: [campaign], registrations: [registration] });
    expect(await campaignIn(campaign.id)).toEqual({ ...campaign, revision: 1 });
    expect(await registrationIn(registration.id)).toEqual({ ...registration, revision: 1 });

    await mustSave(store, { registrations: [{ ...registration, revision: 1 }] });
    expect(await registrationIn(registration.id)).toEqual({ ...registration, revision: 2 });
    expect((await campaignIn(campaign.id))?.revision).toBe(1);
  });

  it('0 means that the record must be absent', async () => {
    await mustSave(store, { campaigns: [campaign] });
    expect(await save(store, { campaigns: [campaign] })).toEqual({
      outcome: 'conflict',
      conflicts: [{ kind: 'campaign', id: campaign.id }],
    });
  });

  it.each([2, 3])('a record that does not exist conflicts with revision %i', async (revision) => {
    const answer = await save(store, { registrations: [{ ...registration, revision }] });
    expect(answer).toEqual({
      outcome: 'conflict',
      conflicts: [{ kind: 'registration', id: registration.id }],
    });
  });

  it.each([0, 1, 3])(
    'revision 2 stands, so a write at %i is a conflict and changes nothing',
    async (revision) => {
      await mustSave(store, { campaigns: [campaign] });
      await mustSave(store, { campaigns: [{ ...campaign, revision: 1 }] });
      const answer = await save(store, { campaigns: [{ ...campaign, name: 'Late', revision }] });
      expect(answer.outcome).toBe('conflict');
      expect(await campaignIn(campaign.id)).toEqual({ ...campaign, revision: 2 });
    },
  );

  it('a conflict names every record that stands elsewhere, and no other', async () => {
    const fresh = aNewRegistration('pending', { productId: 'fresh' });
    const stale = aNewRegistration('pending', { productId: 'stale' });
    await mustSave(store, { campaigns: [campaign], registrations: [stale] });
    const answer = await save(store, {
      campaigns: [campaign],
      registrations: [fresh, stale],
      reads: [{ kind: 'campaign', id: 'other', revision: 4 }],
    });
    expect(answer).toEqual({
      outcome: 'conflict',
      conflicts: [
        { kind: 'campaign', id: campaign.id },
        { kind: 'registration', id: stale.id },
        { kind: 'campaign', id: 'other' },
      ],
    });
  });

  it('of two writers on one revision one wins', async () => {
    await mustSave(store, { campaigns: [campaign] });
    const names = ['first', 'second'];
    const answers = await Promise.all(
      names.map((name) => save(store, { campaigns: [{ ...campaign, name, revision: 1 }] })),
    );
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved']);
    const winner = names[answers.findIndex(({ outcome }) => outcome === 'saved')];
    expect(await campaignIn(campaign.id)).toMatchObject({ name: winner, revision: 2 });
  });
});

describe('the read set', () => {
  const read = { kind: 'campaign', id: campaign.id, revision: 1 } as const;
  beforeEach(() => mustSave(store, { campaigns: [campaign] }));

  it('lets a group pass while what it read stands, and leaves that as it is', async () => {
    await mustSave(store, { registrations: [registration], reads: [read] });
    expect((await campaignIn(campaign.id))?.revision).toBe(1);
  });

  it('stops a group when a campaign that it read has moved', async () => {
    await mustSave(store, { campaigns: [{ ...campaign, revision: 1 }] });
    expect(await save(store, { registrations: [registration], reads: [read] })).toEqual({
      outcome: 'conflict',
      conflicts: [{ kind: 'campaign', id: campaign.id }],
    });
    expect(await registrationIn(registration.id)).toBeUndefined();
  });

  it('stops a group when a registration that it read has moved', async () => {
    await mustSave(store, { registrations: [registration] });
    const seen = { kind: 'registration', id: registration.id, revision: 0 } as const;
    const other = aNewRegistration('pending', { productId: 'other' });
    expect((await save(store, { registrations: [other], reads: [seen] })).outcome).toBe('conflict');
    const standing = { ...seen, revision: 1 };
    expect((await save(store, { registrations: [other], reads: [standing] })).outcome).toBe('saved');
  });
});

describe('a guard', () => {
  const guard = { key: 'ongoing_campaigns:agency-1', revision: 0 };

  it('is unknown until it is saved, and then a key with a revision', async () => {
    expect(await store.guards.find([guard.key])).toEqual([undefined]);
    await mustSave(store, { guards: [guard] });
    expect(await store.guards.find(['other', guard.key])).toEqual([undefined, { ...guard, revision: 1 }]);
    await mustSave(store, { guards: [{ ...guard, revision: 1 }] });
    expect(await store.guards.find([guard.key])).toEqual([{ ...guard, revision: 2 }]);
  });

  it.each([1, 7])('that does not exist is not at revision %i', async (revision) => {
    expect(await save(store, { campaigns: [campaign], guards: [{ ...guard, revision }] })).toEqual({
      outcome: 'conflict',
      conflicts: [{ kind: 'guard', id: guard.key }],
    });
    expect(await campaignIn(campaign.id)).toBeUndefined();
    expect(await store.guards.find([guard.key])).toEqual([undefined]);
  });

  it('that has moved keeps back its whole group, and is named after the records', async () => {
    await mustSave(store, { campaigns: [campaign], guards: [guard] });
    const answer = await save(store, {
      campaigns: [campaign],
      registrations: [registration],
      guards: [guard],
      reads: [{ kind: 'campaign', id: 'other', revision: 4 }],
      receipt: aReceipt(),
    });
    expect(answer).toEqual({
      outcome: 'conflict',
      conflicts: [
        { kind: 'campaign', id: campaign.id },
        { kind: 'guard', id: guard.key },
        { kind: 'campaign', id: 'other' },
      ],
    });
    expect(await registrationIn(registration.id)).toBeUndefined();
    expect(await store.guards.find([guard.key])).toEqual([{ ...guard, revision: 1 }]);
  });

  it('does not move when its group is kept back by something else', async () => {
    await mustSave(store, { campaigns: [campaign] });
    expect((await save(store, { campaigns: [campaign], guards: [guard] })).outcome).toBe('conflict');
    expect(await store.guards.find([guard.key])).toEqual([undefined]);
  });

  it('does not move when its command was answered before', async () => {
    await mustSave(store, { guards: [guard], receipt: aReceipt() });
    const again = { guards: [{ ...guard, revision: 1 }], receipt: aReceipt() };
    expect((await save(store, again)).outcome).toBe('duplicate');
    expect(await store.guards.find([guard.key])).toEqual([{ ...guard, revision: 1 }]);
  });

  it('of two groups in one call passes the first', async () => {
    const answers = await store.save([aGroup({ guards: [guard] }), aGroup({ guards: [guard] })]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['saved', 'conflict']);
  });

  it('can be read only, as a record can', async () => {
    const read = { kind: 'guard', id: guard.key, revision: 0 } as const;
    await mustSave(store, { registrations: [registration], reads: [read] });
    await mustSave(store, { guards: [guard] });
    const other = aNewRegistration('pending', { productId: 'other' });
    expect(await save(store, { registrations: [other], reads: [read] })).toEqual({
      outcome: 'conflict',
      conflicts: [{ kind: 'guard', id: guard.key }],
    });
  });

  it('is no record: a campaign and a registration of its name are others', async () => {
    await mustSave(store, { campaigns: [aCampaign({ id: guard.key, revision: 0 })], guards: [guard] });
    await mustSave(store, { guards: [{ ...guard, revision: 1 }] });
    expect((await campaignIn(guard.key))?.revision).toBe(1);
    expect(await store.history({ kind: 'guard', id: guard.key }, { limit: 10 })).toEqual([]);
  });

  it('does not move when the object that was saved does', async () => {
    const mutable = { ...guard };
    await mustSave(store, { guards: [mutable] });
    mutable.revision = 9;
    expect(await store.guards.find([guard.key])).toEqual([{ ...guard, revision: 1 }]);
  });
});

describe('a group', () => {
  const event = submissionOf(registration);

  it('is all or nothing: one stale record keeps back records, events and receipt', async () => {
    await mustSave(store, { campaigns: [campaign] });
    const answer = await save(store, {
      campaigns: [aCampaign({ id: 'new', revision: 0 })],
      registrations: [registration, { ...registration, id: 'stale', revision: 7 }],
      events: [event],
      receipt: aReceipt(),
    });
    expect(answer.outcome).toBe('conflict');
    expect(await campaignIn('new')).toBeUndefined();
    expect(await registrationIn(registration.id)).toBeUndefined();
    expect(await eventsIn(store)).toEqual([]);
    expect(await store.findCommands([aReceipt()])).toEqual([undefined]);
  });

  it('stands for itself: those before and after a conflict are saved, and each has its own answer', async () => {
    const before = aNewRegistration('pending', { productId: 'before' });
    const after = aNewRegistration('pending', { productId: 'after' });
    const answers = await store.save([
      aGroup({ campaigns: [campaign], registrations: [before] }),
      aGroup({ registrations: [{ ...registration, revision: 3 }] }),
      aGroup({ registrations: [after] }),
    ]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['saved', 'conflict', 'saved']);
    const found = await store.registrations.find([before.id, registration.id, after.id]);
    expect(found.map((one) => one?.revision)).toEqual([1, undefined, 1]);
  });

  it('sees what the groups before it in the call have left', async () => {
    const answers = await store.save([
      aGroup({ campaigns: [campaign] }),
      aGroup({ campaigns: [{ ...campaign, name: 'Second', revision: 1 }] }),
      aGroup({ campaigns: [{ ...campaign, name: 'Third', revision: 1 }] }),
    ]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['saved', 'saved', 'conflict']);
    expect(await campaignIn(campaign.id)).toMatchObject({ name: 'Second', revision: 2 });
  });

  it('nothing asked, nothing answered', async () => {
    expect(await store.save([])).toEqual([]);
  });
});

describe('receipts', () => {
  const first = aReceipt({ result: { revision: 1 } });

  it('are found again by tenant and id, in the order asked', async () => {
    await mustSave(store, { receipt: first });
    const keys = [
      { tenant: first.tenant, id: 'unknown' },
      { tenant: first.tenant, id: first.id },
      { tenant: 'shop:shop-2', id: first.id },
    ];
    expect(await store.findCommands(keys)).toEqual([undefined, first, undefined]);
  });

  it('a second group with the id gives the first result and saves nothing', async () => {
    await mustSave(store, { campaigns: [campaign], receipt: first });
    const answer = await save(store, {
      registrations: [registration],
      events: [submissionOf(registration)],
      receipt: aReceipt({ fingerprint: 'other', result: { revision: 9 } }),
    });
    expect(answer).toEqual({ outcome: 'duplicate', receipt: first });
    expect(await registrationIn(registration.id)).toBeUndefined();
    expect(await eventsIn(store)).toEqual([]);
    expect(await store.findCommands([first])).toEqual([first]);
  });

  it('a repeated command is a duplicate, not a conflict, however its records have moved', async () => {
    await mustSave(store, { campaigns: [campaign], receipt: first });
    const answer = await save(store, { campaigns: [campaign], receipt: first });
    expect(answer.outcome).toBe('duplicate');
  });

  it('count within one call as well', async () => {
    const answers = await store.save([aGroup({ receipt: first }), aGroup({ receipt: first })]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['saved', 'duplicate']);
  });

  it('the same id of another tenant is another command', async () => {
    await mustSave(store, { receipt: first });
    const other = aReceipt({ tenant: 'agency:shop-1', result: 'theirs' });
    expect((await save(store, { receipt: other })).outcome).toBe('saved');
    expect(await store.findCommands([first, other])).toEqual([first, other]);
  });

  it('tenant and id are never confused with each other', async () => {
    await mustSave(store, { receipt: aReceipt({ tenant: 'a:b', id: 'c' }) });
    expect(await store.findCommands([{ tenant: 'a', id: 'b:c' }])).toEqual([undefined]);
  });
});

describe('what is kept', () => {
  it('does not move when the objects that were saved do', async () => {
    const shopIds = ['shop-1'];
    const mutable = aCampaign({ revision: 0, audience: { kind: 'shops', shopIds } });
    await mustSave(store, { campaigns: [mutable] });
    shopIds.push('intruder');
    expect((await campaignIn(mutable.id))?.audience).toEqual({ kind: 'shops', shopIds: ['shop-1'] });
  });

  it('cannot be changed by who reads it: records, receipts and events are frozen through and through', async () => {
    const receipt = aReceipt({ result: { warnings: [{ code: 'no_samples' }] } });
    await mustSave(store, {
      campaigns: [campaign],
      registrations: [registration],
      events: [submissionOf(registration)],
      receipt,
    });
    const [entry] = await store.feed({ limit: 1 });
    const [read] = await store.findCommands([receipt]);
    const page = await store.campaigns.query({ at: days(2), sort: 'newest' }, { limit: 10 });
    const kept = [await campaignIn(campaign.id), await registrationIn(registration.id), entry, read];
    for (const value of [...kept, ...page.items]) expectFrozen(value);
  });

  it('is the JSON that was given: every character, the largest whole number, absent fields absent', async () => {
    const odd = aNewRegistration(
      'close_requested',
      { productId: '商品-Ünï-🌊' },
      {
        contact: { email: '"q\\uote"@ex.example' },
        closeNote: 'zéro\u200bwidth, \u2028 line, 🧴, "quotes", \\ and \t',
        terms: { totalRate: 1000, sampleQuantity: Number.MAX_SAFE_INTEGER },
      },
    );
    await mustSave(store, { registrations: [odd] });
    const read = await registrationIn(odd.id);
    expect(read).toStrictEqual({ ...odd, revision: 1 });
    expect(JSON.parse(JSON.stringify(read))).toStrictEqual(read);
    expect(Object.keys(read?.contact ?? {})).toEqual(['email']);
  });

  it('fields that are undefined are absent', async () => {
    // A caller without exact optional types may well give one.
    const loose: object = { ...aReceipt(), result: { note: undefined, revision: 1 } };
    await mustSave(store, { receipt: { ...aReceipt(), ...loose } });
    const [read] = await store.findCommands([aReceipt()]);
    expect(read).toStrictEqual(aReceipt({ result: { revision: 1 } }));
  });
});

function expectFrozen(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  expect(Object.isFrozen(value)).toBe(true);
  for (const inner of Object.values(value)) expectFrozen(inner);
}
