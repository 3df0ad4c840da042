import {
  type CreatorLink,
  type CreatorReaders,
  type CreatorSide,
  creatorLinkIdOf,
  type Registration,
  registrationIdOf,
  type SampleRequest,
  type Store,
  sampleDecisions,
} from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCampaign, aLink, aRegistration, days } from '../support/build.ts';
import { mustSave, save } from '../support/groups.ts';
import { aLedger, aSample } from '../support/samples.ts';

const page = { limit: 1_000 };

interface Ids {
  readonly campaignId: string;
  readonly agencyId: string;
  readonly shopId: string;
  readonly productId: string;
}

/** Places that share each of their ids with another one. */
const places: readonly Ids[] = ['campaign-1', 'campaign-2', 'campaign-3'].flatMap((campaignId, campaign) =>
  ['shop-1', 'shop-2'].flatMap((shopId) =>
    ['product-1', 'product-2'].map((productId) => ({
      campaignId,
      agencyId: `agency-${Math.min(campaign, 1)}`,
      shopId,
      productId,
    })),
  ),
);
const creatorIds = ['creator-1', 'creator-2', 'creator-3'];

const registrations = places.map(
  (ids): Registration => ({
    ...aRegistration('approved', { ...ids, revision: 0 }),
    id: registrationIdOf(ids),
  }),
);

const ofPlaces = places.flatMap((ids) =>
  creatorIds.map((creatorId) => {
    const of = { ...ids, creatorId };
    return { ...of, id: creatorLinkIdOf(of), registrationId: registrationIdOf(ids), revision: 0 };
  }),
);
const links = ofPlaces.map(
  (of, index): CreatorLink => aLink('added', { ...of, addedAt: days(4 + (index % 3)) }),
);
const samples = ofPlaces.map(
  (of, index): SampleRequest => ({ ...aSample(sampleDecisions[index % 7] ?? 'shipped'), ...of }),
);

let store: Store;
let creators: CreatorReaders;

beforeEach(async () => {
  store = createMemoryStore();
  if (store.creators === undefined) throw new Error('A memory store has creators');
  creators = store.creators;
  const campaigns = [...new Set(places.map(({ campaignId }) => campaignId))].map((id, index) =>
    aCampaign({ id, agencyId: `agency-${Math.min(index, 1)}`, revision: 0 }),
  );
  await mustSave(store, { campaigns, registrations, creatorLinks: links, sampleRequests: samples });
});

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).toSorted();

/** What each condition may ask for; the first is no condition. */
const choices = {
  registrationIds: [
    undefined,
    [],
    [registrations[0]?.id ?? ''],
    registrations.map(({ id }) => id).slice(2, 9),
  ],
  campaignIds: [undefined, ['campaign-1', 'campaign-3', 'campaign-1']],
  agencyId: [undefined, 'agency-1'],
  shopId: [undefined, 'shop-2', 'nowhere'],
  creatorId: [undefined, 'creator-2'],
} as const;

/** Every side that can be made of them. */
function everySide(): readonly CreatorSide[] {
  return Object.entries(choices).reduce<readonly CreatorSide[]>(
    (sides, [name, values]) =>
      sides.flatMap((side) =>
        values.map((value) => (value === undefined ? side : { ...side, [name]: value })),
      ),
    [{}],
  );
}

/** Whether a record is on a side, said without the code under test. */
function isOn(side: CreatorSide, record: CreatorLink | SampleRequest): boolean {
  const { registrationIds, campaignIds } = side;
  if (registrationIds && !registrationIds.some((id) => id === record.registrationId)) return false;
  if (campaignIds && !campaignIds.some((id) => id === record.campaignId)) return false;
  if (side.agencyId && side.agencyId !== record.agencyId) return false;
  if (side.shopId && side.shopId !== record.shopId) return false;
  return !side.creatorId || side.creatorId === record.creatorId;
}

describe('every combination of whose they are', () => {
  it('is answered from whichever index is narrowest with what it means', async () => {
    const sides = everySide();
    expect(sides.length).toBe(96);
    let meant = 0;
    for (const side of sides) {
      const found = await creators.links.query({ ...side, sort: 'newest' }, page);
      const expected = ids(links.filter((link) => isOn(side, link)));
      expect(ids(found.items)).toEqual(expected);
      const filter = { ...side, at: days(6) };
      const requests = await creators.samples.query({ ...filter, sort: 'newest' }, page);
      expect(ids(requests.items)).toEqual(expected);
      const counts = await creators.samples.count(filter);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
      expect(counts.every(({ count }) => count > 0)).toBe(true);
      meant += expected.length;
    }
    expect(meant).toBeGreaterThan(200);
  });

  it('finds a record once, however often it was saved', async () => {
    const [link, request] = [links[0], samples[0]];
    if (link === undefined || request === undefined) throw new Error('Nothing was saved');
    for (const revision of [1, 2, 3])
      await mustSave(store, {
        creatorLinks: [{ ...link, revision }],
        sampleRequests: [{ ...request, revision }],
      });
    const side = { registrationIds: [link.registrationId, link.registrationId], creatorId: link.creatorId };
    const found = await creators.links.query({ ...side, sort: 'oldest' }, page);
    expect(found.items.map(({ id, revision }) => [id, revision])).toEqual([[link.id, 4]]);
    expect(await creators.samples.count({ ...side, at: days(6) })).toHaveLength(1);
  });
});

describe('what is kept of creators', () => {
  it('is frozen, and not what was given', async () => {
    const ledger = aLedger({ revision: 0 });
    await mustSave(store, { sampleLedgers: [ledger] });
    const [kept] = await creators.ledgers.find([ledger.id]);
    const [link] = await creators.links.find([links[0]?.id ?? '']);
    const [request] = await creators.samples.find([samples[5]?.id ?? '']);
    for (const one of [kept, link, link?.terms, request]) expect(Object.isFrozen(one)).toBe(true);
    expect(Object.isFrozen(ledger)).toBe(false);
    expect(kept).toEqual({ ...ledger, revision: 1 });
  });

  it('has revisions of its own, kind by kind, whatever ids they share', async () => {
    const id = links[0]?.id ?? '';
    const kinds = [
      'creator_link',
      'sample_request',
      'sample_ledger',
      'registration',
      'campaign',
      'guard',
    ] as const;
    const answer = await save(store, { reads: kinds.map((kind) => ({ kind, id, revision: 1 })) });
    expect(answer).toEqual({
      outcome: 'conflict',
      conflicts: kinds.slice(2).map((kind) => ({ kind, id })),
    });
  });

  it('of a sample request without a registration nothing can be told: that is a mistake of the host', async () => {
    const orphan = { ...aSample('agency_review', { revision: 0 }), id: 'x', registrationId: 'nowhere' };
    await mustSave(store, { sampleRequests: [orphan] });
    await expect(creators.samples.count({ at: days(6), registrationIds: ['nowhere'] })).rejects.toThrow(
      'There is no registration nowhere',
    );
  });
});
