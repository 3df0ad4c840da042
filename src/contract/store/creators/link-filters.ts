import type { Store } from '../../../ports/store.js';
import { aLink, aRunning, samplesOf } from '../../creator-records.js';
import { aCampaign, days } from '../../records.js';
import type { StoreCaseGroup } from '../case.js';
import * as says from '../promises.js';
import { expectLinks, expectSide } from './ask.js';
import { aPlace, keepOf, ofCreators, type Place } from './case.js';

const at = days(5);

/** Ids that are all different, and that something else than an exact comparison mistakes for each other. */
const LIKE_IDS = [
  'a',
  'A',
  'a ',
  'á',
  'a\u0301',
  '%',
  '_',
  'a%',
  'a:b',
  'a%3Ab',
  "a' OR '1'='1",
  '1',
  '01',
  '商品',
];

/**
 * Products of two shops in the campaigns of two agencies, each with a creator of its own, who is called as the place is;
 * and one who is in two of them.
 */
const placesOf = () => {
  const [a, b] = [aCampaign('a'), aCampaign('b', { agencyId: 'agency-2' })];
  return {
    'a-1-1': aPlace(a),
    'a-1-2': aPlace(a, aRunning(a.record, { productId: 'product-2' })),
    'a-2-1': aPlace(a, aRunning(a.record, { shopId: 'shop-2' })),
    'b-1-1': aPlace(b),
  };
};

const idOf = (name: keyof ReturnType<typeof placesOf>) => placesOf()[name].registration.id;

async function keepPlaces(store: Store): Promise<void> {
  const places = Object.entries(placesOf());
  const creatorsIn = (name: string) => (name.endsWith('-1-1') ? [name, 'both'] : [name]);
  await keepPlacesOf(
    store,
    places.map(([name, place]) => ({ place, creatorIds: creatorsIn(name) })),
  );
}

/** A link and a sample request of each creator in each place. */
async function keepPlacesOf(
  store: Store,
  places: readonly { readonly place: Place; readonly creatorIds: readonly string[] }[],
): Promise<void> {
  await keepOf(store, {
    campaigns: [...new Set(places.map(({ place }) => place.campaignLife))],
    registrations: places.map(({ place }) => place.registrationLife),
    links: places.flatMap(({ place, creatorIds }) =>
      creatorIds.map((creatorId) => aLink(place, { creatorId })),
    ),
    samples: places.map(({ place, creatorIds }) =>
      samplesOf(
        place,
        creatorIds.map((creatorId) => ({ creatorId })),
      ),
    ),
  });
}

/** Whose links and sample requests there are, and which links. */
export const linkFilterCases: StoreCaseGroup = {
  group: 'filters of links and samples',
  cases: [
    ofCreators(
      says.underRegistrations,
      'registrationIds: under one of these, each once, and of none none',
      async (store) => {
        await keepPlaces(store);
        const [one, other] = [idOf('a-1-1'), idOf('a-2-1')];
        await expectSide(store, { registrationIds: [one] }, at, ['a-1-1', 'both']);
        await expectSide(store, { registrationIds: [other, one, one] }, at, ['a-1-1', 'a-2-1', 'both']);
        await expectSide(store, { registrationIds: ['nowhere'] }, at, []);
        await expectSide(store, { registrationIds: [] }, at, []);
      },
    ),

    ofCreators(
      says.insideCampaigns,
      'campaignIds: in one of these, each once, and of none none',
      async (store) => {
        await keepPlaces(store);
        const all = ['a-1-1', 'a-1-2', 'a-2-1', 'both'];
        await expectSide(store, { campaignIds: ['a'] }, at, all);
        await expectSide(store, { campaignIds: ['b'] }, at, ['b-1-1', 'both']);
        await expectSide(store, { campaignIds: ['b', 'a', 'b'] }, at, [...all, 'b-1-1', 'both']);
        await expectSide(store, { campaignIds: ['nowhere'] }, at, []);
        await expectSide(store, { campaignIds: [] }, at, []);
      },
    ),

    ofCreators(says.ofAgencySide, 'agencyId: in campaigns of this agency alone', async (store) => {
      await keepPlaces(store);
      await expectSide(store, { agencyId: 'agency-1' }, at, ['a-1-1', 'a-1-2', 'a-2-1', 'both']);
      await expectSide(store, { agencyId: 'agency-2' }, at, ['b-1-1', 'both']);
      await expectSide(store, { agencyId: 'agency' }, at, []);
    }),

    ofCreators(says.ofShopSide, 'shopId: for products of this shop alone', async (store) => {
      await keepPlaces(store);
      await expectSide(store, { shopId: 'shop-1' }, at, ['a-1-1', 'a-1-2', 'b-1-1', 'both', 'both']);
      await expectSide(store, { shopId: 'shop-2' }, at, ['a-2-1']);
      await expectSide(store, { shopId: 'shop' }, at, []);
    }),

    ofCreators(says.ofCreator, 'creatorId: of this creator alone', async (store) => {
      await keepPlaces(store);
      await expectSide(store, { creatorId: 'a-1-2' }, at, ['a-1-2']);
      await expectSide(store, { creatorId: 'both' }, at, ['both', 'both']);
      await expectSide(store, { creatorId: 'shop-1' }, at, []);
      await expectSide(store, {}, at, ['a-1-1', 'a-1-2', 'a-2-1', 'b-1-1', 'both', 'both']);
    }),

    ofCreators(
      says.comparesExactly,
      'creators, shops and agencies of like ids are told from each other',
      async (store) => {
        const places = LIKE_IDS.map((id) => {
          const campaign = aCampaign(id, { agencyId: id });
          return { place: aPlace(campaign, aRunning(campaign.record, { shopId: id })), creatorIds: [id] };
        });
        await keepPlacesOf(store, places);
        for (const id of LIKE_IDS) {
          const registrationIds = places
            .filter(({ creatorIds }) => creatorIds.includes(id))
            .map(({ place }) => place.registration.id);
          for (const side of [
            { creatorId: id },
            { shopId: id },
            { agencyId: id },
            { campaignIds: [id] },
            { registrationIds },
          ])
            await expectSide(store, side, at, [id]);
        }
      },
    ),

    ofCreators(says.withLinkDecision, 'decision: links that are there, or were removed', async (store) => {
      const place = aPlace();
      await keepOf(store, {
        campaigns: [place.campaignLife],
        registrations: [place.registrationLife],
        links: [
          aLink(place, { creatorId: 'added' }),
          aLink(place, { creatorId: 'removed', later: [days(5)] }),
          aLink(place, { creatorId: 'again', later: [days(5), days(6)] }),
        ],
      });
      await expectLinks(store, { decision: 'added' }, ['added', 'again']);
      await expectLinks(store, { decision: 'removed' }, ['removed']);
      await expectLinks(store, {}, ['added', 'again', 'removed']);
    }),

    ofCreators(says.onSide, 'conditions that are given together must all hold', async (store) => {
      await keepPlaces(store);
      const side = {
        registrationIds: [idOf('a-1-1'), idOf('a-2-1'), idOf('b-1-1')],
        campaignIds: ['a', 'b'],
        agencyId: 'agency-1',
        shopId: 'shop-1',
        creatorId: 'both',
      };
      await expectSide(store, side, at, ['both']);
      await expectLinks(store, { ...side, decision: 'added' }, ['both']);
      await expectLinks(store, { ...side, decision: 'removed' }, []);
      for (const other of [
        { registrationIds: [idOf('a-2-1'), idOf('a-1-2')] },
        { campaignIds: ['b'] },
        { agencyId: 'agency-3' },
        { shopId: 'shop-2' },
        { creatorId: 'a-1-2' },
      ])
        await expectSide(store, { ...side, ...other }, at, []);
    }),
  ],
};
