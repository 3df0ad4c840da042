import type { EventfulKey, RecordKey } from '../../../ports/save.js';
import type { Store, StoredEvent } from '../../../ports/store.js';
import { aLink, aRunning, reaching, sampleSteps, samplesOf } from '../../creator-records.js';
import { expectInOrder, expectSame } from '../../expect.js';
import { aCampaign, days } from '../../records.js';
import { eventsOf, feedOf } from '../ask.js';
import { mustSave, type StoreCaseGroup } from '../case.js';
import * as says from '../promises.js';
import { aPlace, groupOf, keepIn, ofCreators } from './case.js';

const types = (entries: readonly StoredEvent[]) => entries.map(({ event }) => event.type);

const ofRegistration = ['registration_submitted', 'registration_approved', 'creator_rate_set'];
const ofLink = ['link_added', 'link_removed'];
const ofSample = ['sample_requested', 'sample_endorsed'];

/** A link and a sample request of creator 1, whose ids, and that of the ledger, are the same. */
async function keepSome(store: Store): Promise<Readonly<Record<EventfulKey['kind'] | 'ledger', string>>> {
  const place = aPlace();
  const creatorId = '1';
  const link = aLink(place, { creatorId, later: [days(5)] });
  const lives = samplesOf(place, [
    { creatorId, later: reaching.sellerReview(days(5)) },
    { creatorId: 'other', at: days(6), later: [sampleSteps.withdraw(days(7))] },
  ]);
  await keepIn(store, place);
  const [added, ...removed] = link.events;
  const group = groupOf({ links: [link], samples: [lives] });
  // What happened to both, mixed.
  const events = [added, ...lives.events.slice(0, 2), ...removed, ...lives.events.slice(2)];
  await mustSave(store, { ...group, events: events.filter((event) => event !== undefined) });
  return {
    campaign: place.campaign.id,
    registration: place.registration.id,
    creator_link: link.record.id,
    sample_request: link.record.id,
    ledger: lives.ledger.id,
  };
}

const ofOther = ['sample_requested', 'sample_cancelled'];

/** What happened to links and samples. */
export const creatorEventCases: StoreCaseGroup = {
  group: "creators' events",
  cases: [
    ofCreators(says.tellsEverything, 'the feed has them in the order they were saved', async (store) => {
      await keepSome(store);
      const place = aPlace(aCampaign('b'));
      await keepIn(store, place, { links: [aLink(place)] });
      expectInOrder('the events of the feed', types(await feedOf(store)), [
        'campaign_created',
        'campaign_published',
        ...ofRegistration,
        'link_added',
        ...ofSample,
        'link_removed',
        ...ofOther,
        'campaign_created',
        'campaign_published',
        ...ofRegistration,
        'link_added',
      ]);
    }),

    ofCreators(
      says.tellsHistory,
      'the histories of a link and of a sample request of one id are their own alone',
      async (store) => {
        const ids = await keepSome(store);
        for (const [kind, expected] of [
          ['creator_link', ofLink],
          ['sample_request', ofSample],
        ] as const) {
          for (const limit of [1, 2, 3]) {
            const entries = await eventsOf(`the history of the ${kind}`, limit, (page) =>
              store.history({ kind, id: ids[kind] }, page),
            );
            expectInOrder(`the history of the ${kind}, read ${limit} at a time,`, types(entries), expected);
          }
          const unknown = await store.history({ kind, id: 'nowhere' }, { limit: 10 });
          expectSame(`the history of an unknown ${kind}`, unknown, []);
          const strange = await store.history({ kind, id: ids[kind] }, { limit: 10, after: 'nonsense' });
          expectSame(`the history of the ${kind} behind "nonsense"`, strange, []);
        }
      },
    ),

    ofCreators(
      says.tellsWhatHappenedTo,
      'the histories of a campaign and of a registration leave links and samples out',
      async (store) => {
        const ids = await keepSome(store);
        const history = async (kind: RecordKey['kind'], id: string) =>
          types(await store.history({ kind, id }, { limit: 100 }));
        expectInOrder(
          'the history of the registration',
          await history('registration', ids.registration),
          ofRegistration,
        );
        expectInOrder('the history of campaign a', await history('campaign', ids.campaign), [
          'campaign_created',
          'campaign_published',
        ]);
      },
    ),

    ofCreators(
      says.keepsLedgersWithoutHistory,
      'a ledger has no history, not that of the link and the sample request of its id either',
      async (store) => {
        const { ledger } = await keepSome(store);
        const entries = await store.history({ kind: 'sample_ledger', id: ledger }, { limit: 10 });
        expectInOrder('the history of the ledger', types(entries), []);
      },
    ),

    ofCreators(
      says.keepsEvents,
      'events of a group with links and samples are stored once, and without records too',
      async (store) => {
        const place = aPlace();
        const second = aRunning(place.campaign, { productId: 'product-2' });
        await keepIn(store, place);
        const lives = samplesOf(place, [{}]);
        const group = groupOf({ links: [aLink(place)], samples: [lives] });
        await mustSave(store, group);
        await mustSave(store, { events: aLink({ ...place, registration: second.record }).events });
        expectInOrder('the end of the feed', types(await feedOf(store)).slice(5), [
          'link_added',
          'sample_requested',
          'link_added',
        ]);
      },
    ),
  ],
};
