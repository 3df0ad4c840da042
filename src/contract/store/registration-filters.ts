import type { Instant } from '../../core/instant.js';
import type { RegistrationFilter } from '../../ports/queries.js';
import type { Store } from '../../ports/store.js';
import type { Status } from '../../registration/status.js';
import {
  aCampaign,
  andThen,
  aRegistration,
  type CampaignLife,
  days,
  edited,
  endedEarly,
  published,
  type RegistrationStart,
  shifted,
  steps,
} from '../records.js';
import { expectProducts } from './ask.js';
import { campaignIn, keep, mustSave, promised, type StoreCaseGroup } from './case.js';
import * as says from './promises.js';

const at = days(5);

/** Keeps a campaign with registrations, by the names of their products. */
async function keepIn(
  store: Store,
  campaign: CampaignLife,
  registrations: Readonly<Record<string, RegistrationStart>>,
): Promise<void> {
  const lives = Object.entries(registrations).map(([productId, start]) =>
    aRegistration(campaign.record, { productId, ...start }),
  );
  await keep(store, [campaign], lives);
}

/** Every decision there is, by the name of the product. */
const everyDecision: Readonly<Record<string, RegistrationStart>> = {
  pending: {},
  approved: { later: [steps.approve(days(3))] },
  requested: { later: [steps.approve(days(3)), steps.requestClose(days(4))] },
  rejected: { later: [steps.reject(days(3))] },
  blocked: { later: [steps.block(days(3))] },
  withdrawn: { later: [steps.withdraw(days(3))] },
  closed: { later: [steps.approve(days(3)), steps.requestClose(days(4)), steps.approveClose(days(4))] },
};

/** Asks which products each status means, at some instants. */
async function expectStatuses(
  store: Store,
  instants: readonly Instant[],
  expected: Readonly<Partial<Record<Status, readonly string[]>>>,
): Promise<void> {
  const all: readonly Status[] = ['pending', 'lapsed', 'scheduled', 'live', 'close_requested', 'ended'];
  for (const moment of instants)
    for (const status of all)
      await expectProducts(store, { at: moment, statuses: [status] }, expected[status] ?? []);
}

/** What each filter of registrations means. The expectations are written by hand. */
export const registrationFilterCases: StoreCaseGroup = {
  group: 'registration filters',
  cases: [
    promised(says.registrationFilter, 'without a condition every registration is meant', async (store) => {
      await expectProducts(store, { at }, []);
      await keepIn(store, aCampaign('a'), everyDecision);
      await expectProducts(store, { at }, Object.keys(everyDecision));
      await expectProducts(store, { at: days(0) }, Object.keys(everyDecision));
      await expectProducts(store, { at: days(9_999) }, Object.keys(everyDecision));
    }),

    promised(says.inCampaigns, 'campaignIds: in one of these, each once, and of none none', async (store) => {
      for (const id of ['a', 'b', 'c']) await keepIn(store, aCampaign(id), { [`in-${id}`]: {} });
      await expectProducts(store, { at, campaignIds: ['a'] }, ['in-a']);
      await expectProducts(store, { at, campaignIds: ['c', 'a', 'c', 'nowhere'] }, ['in-a', 'in-c']);
      await expectProducts(store, { at, campaignIds: ['nowhere'] }, []);
      await expectProducts(store, { at, campaignIds: [] }, []);
    }),

    promised(says.ofAgency, 'agencyId: in campaigns of this agency', async (store) => {
      await keepIn(store, aCampaign('a'), { one: {} });
      await keepIn(store, aCampaign('b', { agencyId: 'agency-2' }), { two: {}, three: {} });
      await expectProducts(store, { at, agencyId: 'agency-1' }, ['one']);
      await expectProducts(store, { at, agencyId: 'agency-2' }, ['three', 'two']);
      await expectProducts(store, { at, agencyId: 'agency-3' }, []);
    }),

    promised(says.ofShop, 'shopId: of this shop', async (store) => {
      await keepIn(store, aCampaign('a'), {
        one: {},
        two: { shopId: 'shop-2' },
        three: { shopId: 'shop-11' },
      });
      await keepIn(store, aCampaign('b'), { four: {} });
      await expectProducts(store, { at, shopId: 'shop-1' }, ['four', 'one']);
      await expectProducts(store, { at, shopId: 'shop-2' }, ['two']);
      await expectProducts(store, { at, shopId: 'shop-3' }, []);
    }),

    promised(says.ofProducts, 'productIds: one of these, of any shop, and of none none', async (store) => {
      const campaign = aCampaign('a');
      const shared = ['shop-1', 'shop-2'].map((shopId) =>
        aRegistration(campaign.record, { shopId, productId: 'shared' }),
      );
      await keep(store, [campaign], [...shared, aRegistration(campaign.record, { productId: 'own' })]);
      await expectProducts(store, { at, productIds: ['shared'] }, ['shared', 'shared']);
      await expectProducts(store, { at, productIds: ['own', 'nowhere', 'own'] }, ['own']);
      await expectProducts(store, { at, productIds: ['shared', 'own'], shopId: 'shop-1' }, ['own', 'shared']);
      await expectProducts(store, { at, productIds: [] }, []);
    }),

    promised(
      says.registrationAt,
      'statuses change with `at`, to the millisecond, and without a write',
      async (store) => {
        await keepIn(store, aCampaign('a'), everyDecision);
        const requested = { pending: ['pending'], close_requested: ['requested'] };
        await expectStatuses(store, [days(3), shifted(days(10), -1)], {
          ...requested,
          scheduled: ['approved'],
        });
        await expectStatuses(store, [days(10), shifted(days(10), 1), shifted(days(40), -1)], {
          ...requested,
          live: ['approved'],
        });
        const over = { lapsed: ['pending'], ended: ['approved', 'requested'] };
        await expectStatuses(store, [days(40), shifted(days(40), 1)], over);
      },
    ),

    promised(
      says.registrationAt,
      'statuses follow the campaign when it is ended or edited',
      async (store) => {
        const campaign = aCampaign('a');
        await keepIn(store, campaign, { pending: {}, approved: { later: [steps.approve(days(3))] } });
        const later = edited(days(6), { campaignPeriod: { start: days(12), end: days(30) } });
        const moved = andThen({ record: await campaignIn(store, 'a'), events: [] }, later);
        await mustSave(store, { campaigns: [moved.record], events: moved.events });
        await expectStatuses(store, [days(10), shifted(days(12), -1)], {
          pending: ['pending'],
          scheduled: ['approved'],
        });
        await expectStatuses(store, [days(12)], { pending: ['pending'], live: ['approved'] });
        const ended = andThen({ record: await campaignIn(store, 'a'), events: [] }, endedEarly(days(15)));
        await mustSave(store, { campaigns: [ended.record], events: ended.events });
        await expectStatuses(store, [shifted(days(15), -1)], { pending: ['pending'], live: ['approved'] });
        await expectStatuses(store, [days(15), days(20)], { lapsed: ['pending'], ended: ['approved'] });
      },
    ),

    promised(
      says.withStatus,
      'statuses: decisions that time does not change, one of several, and of none none',
      async (store) => {
        await keepIn(store, aCampaign('a'), everyDecision);
        for (const moment of [days(3), days(15), days(50)])
          for (const status of ['rejected', 'blocked', 'withdrawn', 'closed'] as const)
            await expectProducts(store, { at: moment, statuses: [status] }, [status]);
        await expectProducts(store, { at, statuses: ['rejected', 'pending'] }, ['pending', 'rejected']);
        await expectProducts(store, { at, statuses: ['lapsed', 'ended'] }, []);
        await expectProducts(store, { at, statuses: [] }, []);
      },
    ),

    promised(
      says.withTotalRate,
      'totalRate: between two rates, both inclusive, or open at one end',
      async (store) => {
        const terms = (totalRate: number) => ({ terms: { totalRate } });
        await keepIn(store, aCampaign('a'), { a: terms(899), b: terms(900), c: terms(901), d: terms(1_000) });
        await expectProducts(store, { at, totalRate: { minimum: 900 } }, ['b', 'c', 'd']);
        await expectProducts(store, { at, totalRate: { maximum: 900 } }, ['a', 'b']);
        await expectProducts(store, { at, totalRate: { minimum: 900, maximum: 901 } }, ['b', 'c']);
        await expectProducts(store, { at, totalRate: {} }, ['a', 'b', 'c', 'd']);
      },
    ),

    promised(says.withSamples, 'samplesAtLeast: so many or more, as they stand now', async (store) => {
      const terms = (sampleQuantity: number) => ({ terms: { sampleQuantity } });
      const raised = { ...terms(1), later: [steps.approve(days(3)), steps.raiseSamples(days(4), 12)] };
      await keepIn(store, aCampaign('a'), { none: terms(0), nine: terms(9), ten: terms(10), raised });
      await expectProducts(store, { at, samplesAtLeast: 0 }, ['nine', 'none', 'raised', 'ten']);
      await expectProducts(store, { at, samplesAtLeast: 1 }, ['nine', 'raised', 'ten']);
      await expectProducts(store, { at, samplesAtLeast: 10 }, ['raised', 'ten']);
      await expectProducts(store, { at, samplesAtLeast: 11 }, ['raised']);
      await expectProducts(store, { at, samplesAtLeast: 13 }, []);
    }),

    promised(says.withDeadline, 'dueBy: a deadline that is reached, unless it is held', async (store) => {
      const review = (afterDays: number) =>
        ({ deadlines: { autoReview: { afterDays, outcome: 'approve' } } }) as const;
      const closing = { deadlines: { autoCloseAfterDays: 4 } };
      await keepIn(store, aCampaign('a'), {
        none: {},
        review: review(3),
        answered: { ...review(3), later: [steps.approve(days(3))] },
        held: { ...review(3), later: [steps.hold(days(3))] },
        'held-otherwise': { ...review(3), later: [steps.hold(days(3), { commands: ['withdraw'] })] },
        released: { ...review(3), later: [steps.hold(days(3)), steps.release(days(8))] },
        closing: { ...closing, later: [steps.approve(days(3)), steps.requestClose(days(6))] },
      });
      const expectDue = (dueBy: Instant, ids: readonly string[]) =>
        expectProducts(store, { at: dueBy, dueBy }, ids);
      const review5 = ['held-otherwise', 'review'];
      await expectDue(shifted(days(5), -1), []);
      for (const moment of [days(5), shifted(days(5), 1), shifted(days(8), -1)])
        await expectDue(moment, review5);
      for (const moment of [days(8), shifted(days(10), -1)])
        await expectDue(moment, [...review5, 'released']);
      for (const moment of [days(10), days(99)]) await expectDue(moment, [...review5, 'closing', 'released']);
    }),

    promised(
      says.withDeadline,
      'dueBy: not where the campaign is over by then, which wins a tie',
      async (store) => {
        const review = (afterDays: number, at: Instant) =>
          ({ at, deadlines: { autoReview: { afterDays, outcome: 'approve' } } }) as const;
        const registrations = {
          before: review(13, shifted(days(2), -1)),
          tie: review(13, days(2)),
          after: review(13, shifted(days(2), 1)),
        };
        await keepIn(store, aCampaign('runs'), registrations);
        const open = aCampaign('ended');
        const lives = Object.entries(registrations).map(([productId, start]) =>
          aRegistration(open.record, { productId, ...start }),
        );
        await keep(store, [aCampaign('ended', { later: [published(days(0)), endedEarly(days(15))] })], lives);
        const dueBy = days(30);
        const inCampaign = (campaignId: string): RegistrationFilter => ({
          at,
          dueBy,
          campaignIds: [campaignId],
        });
        await expectProducts(store, inCampaign('runs'), ['after', 'before', 'tie']);
        await expectProducts(store, inCampaign('ended'), ['before']);
      },
    ),

    promised(
      says.registeredSince,
      'registeredSince: at that instant or later, by the first attempt',
      async (store) => {
        const terms = { totalRate: 1_000, sampleQuantity: 1 };
        await keepIn(store, aCampaign('a'), {
          early: { at: days(2) },
          again: { at: days(2), later: [steps.withdraw(days(3)), steps.reregister(days(4), terms)] },
          late: { at: days(4) },
        });
        const expectSince = (since: Instant, ids: readonly string[]) =>
          expectProducts(store, { at, registeredSince: since }, ids);
        const all = ['again', 'early', 'late'];
        await expectSince(shifted(days(2), -1), all);
        await expectSince(days(2), all);
        await expectSince(shifted(days(2), 1), ['late']);
        await expectSince(days(4), ['late']);
        await expectSince(shifted(days(4), 1), []);
      },
    ),

    promised(says.registrationFilter, 'conditions that are given together must all hold', async (store) => {
      const yes: RegistrationStart = {
        at: days(3),
        terms: { totalRate: 1_000, sampleQuantity: 5 },
        deadlines: { autoReview: { afterDays: 3, outcome: 'reject' } },
      };
      await keepIn(store, aCampaign('a'), {
        yes,
        'other-shop': { ...yes, shopId: 'shop-2' },
        'other-rate': { ...yes, terms: { totalRate: 999 } },
        'other-samples': { ...yes, terms: { sampleQuantity: 4 } },
        'other-decision': { ...yes, later: [steps.approve(days(4))] },
        'other-deadline': { ...yes, deadlines: { autoReview: { afterDays: 9, outcome: 'reject' } } },
        'no-deadline': { ...yes, deadlines: {} },
        'other-day': { ...yes, at: shifted(days(3), -1) },
        'other-product': yes,
      });
      await keepIn(store, aCampaign('b'), { yes });
      await keepIn(store, aCampaign('c', { agencyId: 'agency-2' }), { yes });
      const filter = {
        at: days(6),
        campaignIds: ['a', 'c'],
        agencyId: 'agency-1',
        shopId: 'shop-1',
        productIds: [
          'yes',
          'other-shop',
          'other-rate',
          'other-samples',
          'other-decision',
          'other-deadline',
          'no-deadline',
          'other-day',
        ],
        statuses: ['pending'],
        totalRate: { minimum: 1_000, maximum: 1_000 },
        samplesAtLeast: 5,
        dueBy: days(6),
        registeredSince: days(3),
      } as const;
      await expectProducts(store, filter, ['yes']);
      await expectProducts(store, { ...filter, statuses: ['live'] }, []);
      await expectProducts(store, { ...filter, dueBy: shifted(days(6), -1) }, []);
    }),
  ],
};
