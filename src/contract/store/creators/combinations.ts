import { type Instant, instant } from '../../../core/instant.js';
import type { CreatorLink } from '../../../creator/link.js';
import { creatorLinkMatcher, type SampleParents, sampleMatcher } from '../../../ports/creator-filters.js';
import type { CreatorLinkQuery, CreatorSide, SampleFilter } from '../../../ports/queries.js';
import type { Store } from '../../../ports/store.js';
import { type SampleRequest, sampleDecisions } from '../../../sample/request.js';
import {
  againAfter,
  aLink,
  aRunning,
  closedAt,
  type LinkStart,
  reaching,
  type SampleStart,
  sampleSteps,
  samplesOf,
} from '../../creator-records.js';
import { expectAll, expectSame, shown } from '../../expect.js';
import { aCampaign, days, endedEarly, published, type RegistrationStep, shifted } from '../../records.js';
import type { StoreCaseGroup } from '../case.js';
import { type Draw, drawing, FILTERS, moments, some } from '../combinations.js';
import { onSide, sampleFilter } from '../promises.js';
import { linksOf, requestsOf } from './ask.js';
import { aPlace, keepOf, ofCreators } from './case.js';

/** What is in a store that has everything. */
interface Filled {
  readonly links: readonly CreatorLink[];
  readonly samples: readonly (SampleParents & { readonly request: SampleRequest })[];
}

/** Fills a store with links and samples of campaigns and registrations of every fate. */
async function filled(store: Store, draw: Draw): Promise<Filled> {
  const links: CreatorLink[] = [];
  const samples: Filled['samples'][number][] = [];
  for (let index = 0; index < 24; index += 1) {
    const start = { agencyId: draw(['agency-1', 'agency-2']) };
    const open = aCampaign(`c${index}`, start);
    const early = { ...start, later: [published(days(0)), endedEarly(draw([days(12), days(15)]))] };
    const campaign = draw([open, open, aCampaign(`c${index}`, early)]);
    const shopId = draw(['shop-1', 'shop-2']);
    const fate = draw<readonly RegistrationStep[]>([[], [], closedAt(days(9)), againAfter(days(9))]);
    const registration = aRunning(open.record, { shopId, later: fate });
    const place = aPlace(open, aRunning(open.record, { shopId }));
    const creatorIds = ['creator-1', 'creator-2', 'creator-3'];
    const linkLives = creatorIds.map((creatorId) => aLink(place, { creatorId, ...drawnLink(draw) }));
    const lives = samplesOf(
      place,
      creatorIds.map((creatorId) => ({ creatorId, ...drawnSample(draw) })),
    );
    await keepOf(store, {
      campaigns: [campaign],
      registrations: [registration],
      links: linkLives,
      samples: [lives],
    });
    links.push(...linkLives.map(({ record }) => record));
    const parents = { campaign: campaign.record, registration: registration.record };
    samples.push(...lives.samples.map(({ record }) => ({ request: record, ...parents })));
  }
  return { links, samples };
}

function drawnLink(draw: Draw): LinkStart {
  return { at: shifted(days(4), draw([-1, 0, 1])), later: draw([[], [days(5)], [days(5), days(6)]]) };
}

function drawnSample(draw: Draw): SampleStart {
  const none = { reviewDays: null, shipDays: null, contentDays: null };
  return {
    at: shifted(days(4), draw([0, 1])),
    deadlines: draw<NonNullable<SampleStart['deadlines']>>([
      none,
      { reviewDays: 5, shipDays: 7, contentDays: 10 },
    ]),
    later: draw([
      [],
      [],
      reaching.sellerReview(days(5)),
      reaching.shipment(days(5)),
      reaching.shipped(days(5)),
      reaching.received(days(5)),
      [...reaching.received(days(5)), sampleSteps.post(days(6))],
      [sampleSteps.withdraw(days(5))],
    ]),
  };
}

/** Each condition with one chance in three. */
function drawnSide(draw: Draw): CreatorSide {
  const ids = Array.from({ length: 24 }, (_, index) => `c${index}`);
  return some(draw, {
    campaignIds: ids.filter(() => draw([true, false])),
    registrationIds: ids.map((id) => `${id}:shop-1:product-1`).filter(() => draw([true, true, false])),
    agencyId: draw(['agency-1', 'agency-2']),
    shopId: draw(['shop-1', 'shop-2']),
    creatorId: draw(['creator-1', 'creator-2']),
  });
}

function drawnMoment(draw: Draw): Instant {
  const [first = days(1), ...others] = [...moments, days(9), days(11)];
  return instant(draw([first, ...others]) + draw([-1, 0, 1]));
}

/** What several conditions mean together. */
export const creatorCombinationCases: StoreCaseGroup = {
  group: 'combined filters of creators',
  cases: [
    ofCreators(onSide, `${FILTERS} queries of links mean what their conditions say`, async (store) => {
      const draw = drawing(7);
      const { links } = await filled(store, draw);
      for (let turn = 0; turn < FILTERS; turn += 1) {
        const query: CreatorLinkQuery = {
          sort: 'oldest',
          ...drawnSide(draw),
          ...some(draw, { decision: draw(['added', 'removed']) }),
        };
        const found = await linksOf(store, query);
        expectAll(
          `creators.links.query(${shown(query)})`,
          found.map(({ id }) => id),
          links.filter(creatorLinkMatcher(query)).map(({ id }) => id),
        );
      }
    }),

    ofCreators(
      sampleFilter,
      `${FILTERS} filters of sample requests mean what their conditions say`,
      async (store, creators) => {
        const draw = drawing(1_789);
        const { samples } = await filled(store, draw);
        for (let turn = 0; turn < FILTERS; turn += 1) {
          const filter: SampleFilter = {
            at: drawnMoment(draw),
            ...drawnSide(draw),
            ...some(draw, {
              statuses: sampleDecisions.filter(() => draw([true, false])),
              dueBy: drawnMoment(draw),
            }),
          };
          const matches = sampleMatcher(filter);
          const meant = samples.filter(({ request, ...parents }) => matches(request, parents));
          const ids = meant.map(({ request }) => request.id);
          const what = shown(filter);
          const found = await requestsOf(store, { ...filter, sort: 'oldest' });
          expectAll(
            `creators.samples.query(${what})`,
            found.map(({ id }) => id),
            ids,
          );
          const counts = await creators.samples.count(filter);
          const counted = counts.reduce((sum, { count }) => sum + count, 0);
          expectSame(`the sum of creators.samples.count(${what})`, counted, ids.length);
        }
      },
    ),
  ],
};
