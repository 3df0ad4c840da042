import type { Instant } from '../../../core/instant.js';
import type { SampleFilter } from '../../../ports/queries.js';
import type { Store } from '../../../ports/store.js';
import type { SampleStatus } from '../../../sample/status.js';
import {
  againAfter,
  aRunning,
  closedAt,
  reaching,
  type SampleStart,
  sampleSteps,
  samplesOf,
} from '../../creator-records.js';
import { expectSame, shown } from '../../expect.js';
import { aCampaign, type CampaignLife, days, endedEarly, published, shifted } from '../../records.js';
import type { StoreCaseGroup } from '../case.js';
import * as says from '../promises.js';
import { expectSamples } from './ask.js';
import { aPlace, creatorsOf, keepIn, keepOf, ofCreators, type Place } from './case.js';

const later = (at: Instant) => ({ later: reaching.shipped(at) });

/** Four that wait, and four for which it is too late to be cancelled by time; called as their decisions are. */
const waiting = {
  agency_review: {},
  seller_review: { later: reaching.sellerReview(days(5)) },
  awaiting_shipment: { later: reaching.shipment(days(5)) },
} as const satisfies Readonly<Record<string, SampleStart>>;
const beyond = {
  shipped: later(days(5)),
  content_pending: { later: reaching.received(days(5)) },
  completed: { later: [...reaching.received(days(5)), sampleSteps.post(days(6))] },
  cancelled: { later: [sampleSteps.withdraw(days(5))] },
} as const satisfies Readonly<Record<string, SampleStart>>;

const names = (starts: object) => Object.keys(starts);

/** The sample requests that these starts make, each of a creator who is called as it is. */
const named = (place: Place, starts: Readonly<Record<string, SampleStart>>) =>
  samplesOf(
    place,
    Object.entries(starts).map(([creatorId, start]) => ({ ...start, creatorId })),
  );

/** Counts as `status: count`, in the order of the texts: they come in no order. */
async function expectCounts(store: Store, filter: SampleFilter, expected: readonly string[]): Promise<void> {
  const counts = await creatorsOf(store).samples.count(filter);
  expectSame(
    `creators.samples.count(${shown(filter)}), as texts`,
    counts.map(({ status, count }) => `${status}: ${count}`).toSorted(),
    expected.toSorted(),
  );
}

const all: readonly SampleStatus[] = [
  'agency_review',
  'seller_review',
  'awaiting_shipment',
  'shipped',
  'content_pending',
  'completed',
  'cancelled',
];

/** Asks which of them have which status: those of `gone` are cancelled, the others are what they are called. */
async function expectStatuses(store: Store, at: Instant, gone: readonly string[], side = {}): Promise<void> {
  for (const status of all) {
    const own = gone.includes(status) ? [] : [status];
    const expected = status === 'cancelled' ? [...new Set([...own, ...gone])] : own;
    await expectSamples(store, { at, statuses: [status], ...side }, expected);
  }
}

/** A deadline of so many days for whoever has to do something next. */
const due = (inDays: number) => ({
  deadlines: { reviewDays: inDays, shipDays: inDays, contentDays: inDays, extensionDays: inDays },
});

/** Which sample requests a filter means at which instant. */
export const sampleFilterCases: StoreCaseGroup = {
  group: 'sample filters',
  cases: [
    ofCreators(
      says.withSampleStatus,
      'statuses: decisions that time does not change, one of several, and of none none',
      async (store) => {
        const place = aPlace();
        await keepIn(store, place, { samples: [named(place, { ...waiting, ...beyond })] });
        const at = days(8);
        await expectStatuses(store, at, []);
        const open = names(waiting);
        await expectSamples(
          store,
          { at, statuses: ['agency_review', 'seller_review', 'awaiting_shipment'] },
          open,
        );
        await expectSamples(store, { at, statuses: ['cancelled', 'shipped'] }, ['cancelled', 'shipped']);
        await expectSamples(store, { at, statuses: [...all, ...all] }, [...open, ...names(beyond)]);
        await expectSamples(store, { at, statuses: [] }, []);
        await expectSamples(store, { at }, [...open, ...names(beyond)]);
      },
    ),

    ofCreators(
      says.withSampleStatus,
      'statuses: what waits is cancelled from the end of the campaign on, and what was sent goes on',
      async (store) => {
        const place = aPlace();
        await keepIn(store, place, { samples: [named(place, { ...waiting, ...beyond })] });
        for (const at of [days(8), shifted(days(40), -1)]) await expectStatuses(store, at, []);
        for (const at of [days(40), shifted(days(40), 1), days(99)])
          await expectStatuses(store, at, names(waiting));
      },
    ),

    ofCreators(
      says.withSampleStatus,
      'statuses: an early end cancels what waits from then on',
      async (store) => {
        const ended = aCampaign('a', { later: [published(days(0)), endedEarly(days(15))] });
        const place = aPlace();
        await keepOf(store, {
          campaigns: [ended],
          registrations: [place.registrationLife],
          samples: [named(place, { ...waiting, ...beyond })],
        });
        await expectStatuses(store, shifted(days(15), -1), []);
        for (const at of [days(15), shifted(days(15), 1), days(99)])
          await expectStatuses(store, at, names(waiting));
      },
    ),

    ofCreators(
      says.withSampleStatus,
      'statuses: a close cancels what waits from then on, and a close that is asked for nothing',
      async (store) => {
        const place = aPlace();
        const closing = aRunning(place.campaign, { later: closedAt(days(8)).slice(0, 1) });
        const closed = aRunning(place.campaign, { shopId: 'shop-2', later: closedAt(days(8)) });
        const open = aRunning(place.campaign, { shopId: 'shop-2' });
        await keepOf(store, {
          campaigns: [place.campaignLife],
          registrations: [closing, closed],
          samples: [
            named(place, { ...waiting, ...beyond }),
            named(aPlace(place.campaignLife, open), { ...waiting, ...beyond }),
          ],
        });
        await expectStatuses(store, shifted(days(8), -1), [], { shopId: 'shop-2' });
        for (const at of [days(8), shifted(days(8), 1), days(99)])
          await expectStatuses(store, at, names(waiting), { shopId: 'shop-2' });
        for (const at of [days(8), shifted(days(8), 1)])
          await expectStatuses(store, at, [], { shopId: 'shop-1' });
      },
    ),

    ofCreators(
      says.withSampleStatus,
      'statuses: what waits since an earlier attempt of the registration stays cancelled',
      async (store) => {
        const place = aPlace();
        const again = aRunning(place.campaign, { later: againAfter(days(8)) });
        const now = aPlace(place.campaignLife, again);
        await keepOf(store, {
          campaigns: [place.campaignLife],
          registrations: [again],
          samples: [
            named(place, { ...waiting, ...beyond }),
            named(now, { now: { at: days(9) }, 'now-shipped': { at: days(9), ...later(days(9)) } }),
          ],
        });
        const gone = [...names(waiting), 'cancelled'];
        for (const at of [days(9), days(10), shifted(days(40), -1)]) {
          await expectSamples(store, { at, statuses: ['cancelled'] }, gone);
          await expectSamples(store, { at, statuses: ['agency_review'] }, ['now']);
          await expectSamples(store, { at, statuses: ['seller_review', 'awaiting_shipment'] }, []);
          await expectSamples(store, { at, statuses: ['shipped'] }, ['now-shipped', 'shipped']);
        }
        await expectSamples(store, { at: days(40), statuses: ['cancelled'] }, [...gone, 'now']);
      },
    ),

    ofCreators(says.withSampleDeadline, 'dueBy: a deadline that is reached', async (store) => {
      const place = aPlace();
      await keepIn(store, place, {
        samples: [
          named(place, {
            none: {},
            review: due(3),
            'seller-review': { by: 'agency', ...due(3) },
            answered: { ...due(3), later: [sampleSteps.withdraw(days(5))] },
            shipment: { ...due(4), later: reaching.shipment(days(5)) },
            shipped: { ...due(4), ...later(days(5)) },
            content: { ...due(5), later: reaching.received(days(5)) },
            extended: { ...due(5), later: [...reaching.received(days(5)), sampleSteps.extend(days(6))] },
          }),
        ],
      });
      const expectDue = (dueBy: Instant, ids: readonly string[]) =>
        expectSamples(store, { at: dueBy, dueBy }, ids);
      const reviews = ['review', 'seller-review'];
      await expectDue(shifted(days(7), -1), []);
      for (const at of [days(7), shifted(days(7), 1), shifted(days(9), -1)]) await expectDue(at, reviews);
      for (const at of [days(9), shifted(days(10), -1)]) await expectDue(at, [...reviews, 'shipment']);
      for (const at of [days(10), shifted(days(15), -1)])
        await expectDue(at, [...reviews, 'content', 'shipment']);
      for (const at of [days(15), days(99)])
        await expectDue(at, [...reviews, 'content', 'extended', 'shipment']);
      await expectSamples(store, { at: days(5), dueBy: days(9) }, [...reviews, 'shipment']);
    }),

    ofCreators(
      says.withSampleDeadline,
      'dueBy: not where campaign or product have ended by then, which wins a tie, unless it was sent',
      async (store) => {
        const starts = {
          before: { at: shifted(days(5), -1), ...due(10) },
          tie: { at: days(5), ...due(10) },
          after: { at: shifted(days(5), 1), ...due(10) },
          sent: { ...due(20), later: reaching.received(days(5)) },
        };
        const ends = [published(days(0)), endedEarly(days(15))];
        const lifeOf = (id: string, end: CampaignLife) => {
          const open = aPlace(aCampaign(id));
          return { campaign: end, registration: open.registrationLife, samples: named(open, starts) };
        };
        const runs = lifeOf('runs', aCampaign('runs'));
        const ended = lifeOf('ended', aCampaign('ended', { later: ends }));
        const out = lifeOf('closed', aCampaign('closed'));
        const closed = aRunning(out.campaign.record, { later: closedAt(days(15)) });
        await keepOf(store, {
          campaigns: [runs.campaign, ended.campaign, out.campaign],
          registrations: [runs.registration, ended.registration, closed],
          samples: [runs.samples, ended.samples, out.samples],
        });
        for (const at of [days(6), days(30)]) {
          const inCampaign = (id: string): SampleFilter => ({ at, dueBy: days(30), campaignIds: [id] });
          await expectSamples(store, inCampaign('runs'), names(starts));
          await expectSamples(store, inCampaign('ended'), ['before', 'sent']);
          await expectSamples(store, inCampaign('closed'), ['before', 'sent']);
        }
      },
    ),

    ofCreators(
      says.withSampleDeadline,
      'dueBy: of an earlier attempt of the registration only what was sent',
      async (store) => {
        const place = aPlace();
        const again = aRunning(place.campaign, { later: againAfter(days(6)) });
        await keepOf(store, {
          campaigns: [place.campaignLife],
          registrations: [again],
          samples: [
            named(place, { review: due(9), sent: { ...due(9), later: reaching.received(days(5)) } }),
            named(aPlace(place.campaignLife, again), { now: { at: days(7), ...due(9) } }),
          ],
        });
        await expectSamples(store, { at: days(8), dueBy: days(30) }, ['now', 'sent']);
      },
    ),

    ofCreators(says.sampleFilter, 'conditions that are given together must all hold', async (store) => {
      const place = aPlace();
      const other = aRunning(place.campaign, { shopId: 'shop-2' });
      await keepIn(store, place, {
        registrations: [],
        samples: [
          named(place, {
            yes: due(3),
            'no-deadline': {},
            'other-decision': { ...due(3), later: reaching.shipment(days(4)) },
            'other-deadline': due(9),
          }),
        ],
      });
      await keepOf(store, {
        registrations: [other],
        samples: [named(aPlace(place.campaignLife, other), { yes: due(3) })],
      });
      const filter = {
        at: days(7),
        registrationIds: [place.registration.id],
        campaignIds: ['a'],
        agencyId: 'agency-1',
        shopId: 'shop-1',
        statuses: ['agency_review'],
        dueBy: days(7),
      } as const;
      await expectSamples(store, filter, ['yes']);
      await expectSamples(store, { ...filter, creatorId: 'yes' }, ['yes']);
      for (const strange of [
        { creatorId: 'other-deadline' },
        { statuses: ['seller_review'] },
        { dueBy: shifted(days(7), -1) },
        { shopId: 'shop-2' },
        { registrationIds: [other.record.id] },
        { at: days(40) },
      ] as const)
        await expectSamples(store, { ...filter, ...strange }, []);
    }),

    ofCreators(
      says.countsSamples,
      'sample requests are counted by the status that they have at that instant',
      async (store) => {
        const place = aPlace();
        const other = aPlace(aCampaign('b', { agencyId: 'agency-2' }));
        await keepIn(store, place, {
          samples: [named(place, { ...waiting, ...beyond, more: {}, 'shipped-too': later(days(5)) })],
        });
        await keepIn(store, other, { samples: [named(other, { one: {}, two: {} })] });
        const sent = ['shipped: 2', 'content_pending: 1', 'completed: 1'];
        const waits = ['seller_review: 1', 'awaiting_shipment: 1', 'cancelled: 1', ...sent];
        const before = shifted(days(40), -1);
        await expectCounts(store, { at: before }, ['agency_review: 4', ...waits]);
        await expectCounts(store, { at: before, agencyId: 'agency-1' }, ['agency_review: 2', ...waits]);
        await expectCounts(store, { at: days(40) }, ['cancelled: 7', ...sent]);
      },
    ),

    ofCreators(
      says.countsNoZeroOfSamples,
      'a status that no sample request has is not counted',
      async (store) => {
        await expectCounts(store, { at: days(8) }, []);
        const place = aPlace();
        await keepIn(store, place, { samples: [named(place, waiting)] });
        const at = days(8);
        await expectCounts(store, { at, creatorId: 'seller_review' }, ['seller_review: 1']);
        await expectCounts(store, { at, statuses: ['shipped'] }, []);
        await expectCounts(store, { at, statuses: ['shipped', 'agency_review'] }, ['agency_review: 1']);
        await expectCounts(store, { at, statuses: [] }, []);
      },
    ),
  ],
};
