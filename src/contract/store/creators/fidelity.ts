import type { DomainEvent } from '../../../ports/save.js';
import type { Store } from '../../../ports/store.js';
import {
  aLink,
  aRunning,
  reaching,
  type SampleStart,
  sampleSteps,
  samplesOf,
} from '../../creator-records.js';
import { expectSame } from '../../expect.js';
import { aCampaign, aRegistration, days, steps } from '../../records.js';
import { feedOf } from '../ask.js';
import { mustSave, type StoreCaseGroup } from '../case.js';
import { keepsWhatWasSaved } from '../promises.js';
import {
  aPlace,
  groupOf,
  type Kept,
  keepIn,
  keepOf,
  ledgerIn,
  linkIn,
  ofCreators,
  sampleIn,
} from './case.js';

const ODD =
  'é e\u0301 \u{1F30A} \u202eabc\u202c \u200b ไทย 商品 \'"`\\ %_ \n\r\t \u2028 <b>&amp;</b> $\u007bx}';

/** Every deadline that a policy can set. */
const deadlines = { reviewDays: 3, shipDays: 5, contentDays: 9, extensionDays: 4 };

async function expectKept(store: Store, { links = [], samples = [] }: Kept): Promise<void> {
  for (const { record } of links)
    expectSame(`the link of ${record.creatorId}`, await linkIn(store, record.id), { ...record, revision: 1 });
  for (const lives of samples) {
    for (const { record } of lives?.samples ?? []) {
      const kept = await sampleIn(store, record.id);
      expectSame(`the sample request of ${record.creatorId}`, kept, { ...record, revision: 1 });
    }
    if (lives !== undefined)
      expectSame('the ledger', await ledgerIn(store, lives.ledger.id), { ...lives.ledger, revision: 1 });
  }
}

/** Sample requests of every decision, by the names of their creators. */
const everyDecision: Readonly<Record<string, SampleStart>> = {
  'agency-review': {},
  'agency-review-due': { deadlines },
  'seller-review': { by: 'agency', skuId: 'red', deadlines },
  'awaiting-shipment': { deadlines, later: reaching.shipment(days(5)) },
  shipped: { deadlines, later: reaching.shipped(days(5)) },
  'content-pending': { later: reaching.received(days(5)) },
  extended: { deadlines, later: [...reaching.received(days(5)), sampleSteps.extend(days(6))] },
  completed: { later: [...reaching.received(days(5)), sampleSteps.post(days(7))] },
  refused: { later: [sampleSteps.refuse(days(5))] },
  'refused-why': { later: [sampleSteps.refuse(days(5), 'offline')] },
  rejected: { later: [...reaching.sellerReview(days(5)), sampleSteps.reject(days(6))] },
  withdrawn: { skuId: 'red', later: [sampleSteps.withdraw(days(5))] },
  again: { later: [sampleSteps.withdraw(days(5)), sampleSteps.ask(days(6))] },
  lapsed: { deadlines, later: [sampleSteps.lapse(days(8))] },
  ended: { later: [...reaching.shipped(days(5)), sampleSteps.cancel(days(6))] },
  'ended-late': { later: [...reaching.received(days(5)), sampleSteps.cancel(days(6), ODD)] },
};

/** What is saved of creators, and read again. */
export const creatorFidelityCases: StoreCaseGroup = {
  group: "creators' records",
  cases: [
    ofCreators(keepsWhatWasSaved, 'a link, added or removed, is what was saved', async (store) => {
      const place = aPlace();
      const ads = aRunning(place.campaign, { productId: 'ads', terms: { shopAdsRate: 1_200 } });
      const links = [
        aLink(place, { creatorId: 'added' }),
        aLink(place, { creatorId: 'removed', later: [days(5)] }),
        aLink(place, { creatorId: 'again', later: [days(5), days(6)] }),
        aLink({ ...place, registration: ads.record }, { creatorId: 'ads' }),
      ];
      await keepIn(store, place, { links });
      await expectKept(store, { links });
    }),

    ofCreators(
      keepsWhatWasSaved,
      'a sample request of every decision, and their ledger, are what was saved',
      async (store) => {
        const place = aPlace();
        const starts = Object.entries(everyDecision).map(([creatorId, start]) => ({ ...start, creatorId }));
        const samples = [samplesOf(place, starts)];
        await keepIn(store, place, { samples });
        await expectKept(store, { samples });
      },
    ),

    ofCreators(
      keepsWhatWasSaved,
      'texts and ids of links and samples come back whole, character by character',
      async (store) => {
        const long = (character: string) => character.repeat(200);
        const campaign = aCampaign(long('ก'), { agencyId: long('ฮ') });
        const start = { shopId: long('ข'), productId: long('ฃ') };
        const place = aPlace(campaign, aRunning(campaign.record, start));
        const creatorIds = [long('ค'), `id ${'é'} e\u0301 \u{1F30A} '"\\%_`];
        const links = creatorIds.map((creatorId) => aLink(place, { creatorId }));
        const samples = [
          samplesOf(place, [
            {
              creatorId: long('ค'),
              skuId: long('ง'),
              later: [...reaching.received(days(5)), sampleSteps.post(days(6), long('จ'))],
            },
            {
              creatorId: `id ${'é'} e\u0301 \u{1F30A} '"\\%_`,
              skuId: ` '"\\%_ é e\u0301`,
              later: [...reaching.sellerReview(days(5)), sampleSteps.reject(days(6), ODD)],
            },
          ]),
        ];
        await keepIn(store, place, { links, samples });
        await expectKept(store, { links, samples });
      },
    ),

    ofCreators(
      keepsWhatWasSaved,
      'a changed link or sample request comes back with its changes and nothing else',
      async (store) => {
        const place = aPlace();
        const before = {
          links: [aLink(place, { later: [days(5)] })],
          samples: [samplesOf(place, [{ deadlines, skuId: 'red', later: reaching.shipment(days(5)) }])],
        };
        await keepIn(store, place, before);
        const after = groupOf({
          links: [aLink(place, { later: [days(5), days(6)] })],
          samples: [samplesOf(place, [{ deadlines, skuId: 'red', later: reaching.shipped(days(5)) }])],
        });
        const raised = <R extends { readonly revision: number }>(records: readonly R[], revision: number) =>
          records.map((record) => ({ ...record, revision }));
        await mustSave(store, {
          creatorLinks: raised(after.creatorLinks, 1),
          sampleRequests: raised(after.sampleRequests, 1),
          sampleLedgers: raised(after.sampleLedgers, 1),
        });
        const [link, request, ledger] = [
          ...raised(after.creatorLinks, 2).slice(0, 1),
          ...raised(after.sampleRequests, 2).slice(0, 1),
          ...raised(after.sampleLedgers, 2).slice(0, 1),
        ];
        expectSame('the link', await linkIn(store, link?.id ?? ''), link);
        expectSame('the sample request', await sampleIn(store, request?.id ?? ''), request);
        expectSame('the ledger', await ledgerIn(store, ledger?.id ?? ''), ledger);
      },
    ),

    ofCreators(
      keepsWhatWasSaved,
      'events of links and samples come back as they were saved',
      async (store) => {
        const place = aPlace();
        const starts = Object.entries(everyDecision).map(([creatorId, start]) => ({ ...start, creatorId }));
        const kept = {
          links: [aLink(place, { later: [days(5), days(6)] })],
          samples: [samplesOf(place, starts)],
        };
        await keepIn(store, place);
        const known = (await feedOf(store)).length;
        await keepOf(store, kept);
        const events: readonly DomainEvent[] = groupOf(kept).events;
        const feed = (await feedOf(store)).map(({ event }) => event);
        expectSame('the events of the feed', feed.slice(known), events);
      },
    ),

    ofCreators(
      keepsWhatWasSaved,
      'campaigns and registrations are listed and counted as if there were no links and samples',
      async (store) => {
        const at = days(5);
        const [a, b] = [aCampaign('a'), aCampaign('b')];
        const place = aPlace(a);
        const pending = aRegistration(b.record, { shopId: 'shop-2' });
        const later = aRegistration(b.record, { productId: 'later', later: [steps.approve(days(3))] });
        await keepOf(store, { campaigns: [a, b], registrations: [place.registrationLife, pending, later] });
        const answers = async () => ({
          'campaigns.query': (await store.campaigns.query({ at, sort: 'newest' }, { limit: 10 })).items,
          'campaigns.count': await store.campaigns.count({ at }),
          'campaigns.count of those that the creator joined': await store.campaigns.count({
            at,
            joinedBy: 'creator-1',
          }),
          'campaigns.count of those that shop-1 joined': await store.campaigns.count({
            at,
            joinedBy: 'shop-1',
          }),
          'registrations.query': (await store.registrations.query({ at, sort: 'newest' }, { limit: 10 }))
            .items,
          'registrations.count': await store.registrations.count({ at }),
          'registrations.countShops': await store.registrations.countShops({ at }),
        });
        const before = await answers();
        const running = aPlace(b, later);
        const creators = ['creator-1', 'creator-2', 'creator-3'];
        await keepOf(store, {
          links: creators.map((creatorId) => aLink(place, { creatorId })),
          samples: [
            samplesOf(
              place,
              creators.map((creatorId) => ({ creatorId })),
            ),
            samplesOf(running, [{ later: reaching.shipped(days(4)) }]),
          ],
        });
        const after: Readonly<Record<string, unknown>> = await answers();
        for (const [what, answer] of Object.entries(before))
          expectSame(`${what}, once there are links and samples,`, after[what], answer);
      },
    ),
  ],
};
