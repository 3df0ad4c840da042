import { type Instant, instant } from '../../core/instant.js';
import type { MarketplaceTab } from '../../eligibility/marketplace.js';
import type { ShopFacts } from '../../eligibility/shop.js';
import {
  aCampaign,
  andThen,
  announced,
  aRegistration,
  aShop,
  days,
  edited,
  endedEarly,
  published,
  shifted,
  steps,
} from '../records.js';
import { expectCampaigns } from './ask.js';
import { campaignIn, keep, mustSave, promised, type StoreCaseGroup } from './case.js';
import * as says from './promises.js';

const at = days(5);

/** A millisecond before, at and after an instant, with what is meant there. */
async function around(
  boundary: Instant,
  expected: { readonly before: readonly string[]; readonly from: readonly string[] },
  ask: (instant: Instant, ids: readonly string[]) => Promise<void>,
): Promise<void> {
  await ask(shifted(boundary, -1), expected.before);
  await ask(boundary, expected.from);
  await ask(shifted(boundary, 1), expected.from);
}

/** What each filter of campaigns means. The expectations are written by hand, from the documentation of the filters. */
export const campaignFilterCases: StoreCaseGroup = {
  group: 'campaign filters',
  cases: [
    promised(says.campaignFilter, 'without a condition every campaign is meant', async (store) => {
      await expectCampaigns(store, { at }, []);
      await keep(store, [aCampaign('a'), aCampaign('draft', { later: [] }), aCampaign('b')]);
      await expectCampaigns(store, { at }, ['a', 'b', 'draft']);
      await expectCampaigns(store, { at: days(0) }, ['a', 'b', 'draft']);
      await expectCampaigns(store, { at: days(9_999) }, ['a', 'b', 'draft']);
    }),

    promised(says.byAgency, 'agencyId: campaigns of this agency alone', async (store) => {
      const ids = { a: 'agency-1', b: 'agency-2', c: 'agency-1', d: 'agency-10' };
      await keep(
        store,
        Object.entries(ids).map(([id, agencyId]) => aCampaign(id, { agencyId })),
      );
      await expectCampaigns(store, { at, agencyId: 'agency-1' }, ['a', 'c']);
      await expectCampaigns(store, { at, agencyId: 'agency-2' }, ['b']);
      await expectCampaigns(store, { at, agencyId: 'agency-3' }, []);
    }),

    promised(says.byMarket, 'market: campaigns that sell there', async (store) => {
      const markets = { a: 'TH', b: 'VN', c: 'TH' };
      await keep(
        store,
        Object.entries(markets).map(([id, market]) => aCampaign(id, { draft: { market } })),
      );
      await expectCampaigns(store, { at, market: 'TH' }, ['a', 'c']);
      await expectCampaigns(store, { at, market: 'VN' }, ['b']);
      await expectCampaigns(store, { at, market: 'US' }, []);
    }),

    promised(says.byStatus, 'statuses: one of several, and of none no campaign', async (store) => {
      await keep(store, [
        aCampaign('draft', { later: [] }),
        aCampaign('upcoming'),
        aCampaign('ongoing', { draft: { campaignPeriod: { start: days(2), end: days(40) } } }),
        aCampaign('closed', { later: [published(days(0)), endedEarly(days(3))] }),
      ]);
      await expectCampaigns(store, { at, statuses: ['draft'] }, ['draft']);
      await expectCampaigns(store, { at, statuses: ['ongoing', 'upcoming'] }, ['ongoing', 'upcoming']);
      await expectCampaigns(store, { at, statuses: ['closed', 'draft'] }, ['closed', 'draft']);
      await expectCampaigns(store, { at, statuses: [] }, []);
    }),

    promised(
      says.campaignAt,
      'statuses change with `at`, to the millisecond, and without a write',
      async (store) => {
        await keep(store, [
          aCampaign('runs'),
          aCampaign('draft', { later: [] }),
          aCampaign('ended', { later: [published(days(0)), endedEarly(days(15))] }),
        ]);
        const statuses = ['draft', 'upcoming', 'ongoing', 'closed'] as const;
        const expectAt = async (instants: readonly Instant[], expected: readonly (readonly string[])[]) => {
          for (const moment of instants)
            for (const [index, status] of statuses.entries())
              await expectCampaigns(store, { at: moment, statuses: [status] }, expected[index] ?? []);
        };
        const sides = (boundary: Instant) =>
          [[shifted(boundary, -1)], [boundary, shifted(boundary, 1)]] as const;
        const [beforeStart, fromStart] = sides(days(10));
        await expectAt(beforeStart, [['draft'], ['runs', 'ended'], [], []]);
        await expectAt(fromStart, [['draft'], [], ['runs', 'ended'], []]);
        const [beforeEarlyEnd, fromEarlyEnd] = sides(days(15));
        await expectAt(beforeEarlyEnd, [['draft'], [], ['runs', 'ended'], []]);
        await expectAt(fromEarlyEnd, [['draft'], [], ['runs'], ['ended']]);
        const [beforeEnd, fromEnd] = sides(days(40));
        await expectAt(beforeEnd, [['draft'], [], ['runs'], ['ended']]);
        await expectAt(fromEnd, [[], [], [], ['draft', 'runs', 'ended']]);
      },
    ),

    promised(says.byStatus, 'statuses follow an edit at once', async (store) => {
      const before = aCampaign('a');
      await keep(store, [before]);
      await expectCampaigns(store, { at: days(12), statuses: ['ongoing'] }, ['a']);
      const later = edited(days(1), { campaignPeriod: { start: days(14), end: days(40) } });
      const after = andThen({ ...before, record: await campaignIn(store, 'a') }, later);
      await mustSave(store, { campaigns: [after.record], events: after.events.slice(-1) });
      await expectCampaigns(store, { at: days(12), statuses: ['ongoing'] }, []);
      await expectCampaigns(store, { at: days(12), statuses: ['upcoming'] }, ['a']);
    }),

    promised(
      says.byJoinedShop,
      'joinedBy: campaigns with any registration of the shop, whatever became of it',
      async (store) => {
        const [a, b, c] = [aCampaign('a'), aCampaign('b'), aCampaign('c')];
        await keep(
          store,
          [a, b, c],
          [
            aRegistration(a.record, { productId: 'one' }),
            aRegistration(a.record, { productId: 'two' }),
            aRegistration(b.record, { later: [steps.withdraw(days(3))] }),
            aRegistration(c.record, { shopId: 'shop-2' }),
          ],
        );
        await expectCampaigns(store, { at, joinedBy: 'shop-1' }, ['a', 'b']);
        await expectCampaigns(store, { at, joinedBy: 'shop-2' }, ['c']);
        await expectCampaigns(store, { at, joinedBy: 'shop-3' }, []);
        await expectCampaigns(store, { at: days(100), joinedBy: 'shop-1' }, ['a', 'b']);
      },
    ),

    promised(
      says.byTab,
      'marketplace: what is published, in the market of the shop, and for it',
      async (store) => {
        const invited = (shopIds: readonly string[]) => ({ audience: { kind: 'shops', shopIds } }) as const;
        const types = (...sellerTypes: readonly ('local' | 'cross_border')[]) =>
          ({ audience: { kind: 'seller_types', sellerTypes } }) as const;
        await keep(store, [
          aCampaign('everyone'),
          aCampaign('draft', { later: [] }),
          aCampaign('far-agency', { agencyCountry: 'US' }),
          aCampaign('named', { agencyCountry: 'US', draft: invited(['shop-2', 'shop-1']) }),
          aCampaign('others', { draft: invited(['shop-2', 'shop-11']) }),
          aCampaign('cross-border', { draft: types('cross_border') }),
          aCampaign('both-types', { draft: types('local', 'cross_border') }),
          aCampaign('other-market', { draft: { market: 'US' } }),
        ]);
        const expectTab = (tab: MarketplaceTab, shop: ShopFacts, ids: readonly string[]) =>
          expectCampaigns(store, { at, marketplace: { tab, shop } }, ids);
        await expectTab('all', aShop(), ['both-types', 'everyone', 'far-agency', 'named']);
        await expectTab('target', aShop(), ['named']);
        await expectTab('local_agency', aShop(), ['both-types', 'everyone']);
        const foreign = aShop({ homeCountry: 'US', sellerType: 'cross_border' });
        await expectTab('all', foreign, ['both-types', 'cross-border', 'everyone', 'far-agency', 'named']);
        await expectTab('local_agency', foreign, ['far-agency', 'named']);
        await expectTab('all', aShop({ market: 'US' }), ['other-market']);
        for (const tab of ['all', 'target', 'local_agency'] as const)
          for (const status of ['restricted', 'deactivated'] as const)
            await expectTab(tab, aShop({ status }), []);
      },
    ),

    promised(
      says.byTab,
      'marketplace: until registration closes, to the millisecond, also before it opens',
      async (store) => {
        await keep(store, [
          aCampaign('runs'),
          aCampaign('ended', { later: [published(days(0)), endedEarly(days(15))] }),
        ]);
        const marketplace = { tab: 'all', shop: aShop() } as const;
        const ask = (moment: Instant, ids: readonly string[]) =>
          expectCampaigns(store, { at: moment, marketplace }, ids);
        await around(days(1), { before: ['ended', 'runs'], from: ['ended', 'runs'] }, ask);
        await around(days(15), { before: ['ended', 'runs'], from: ['runs'] }, ask);
        await around(days(20), { before: ['runs'], from: [] }, ask);
      },
    ),

    promised(
      says.byProposedRate,
      'proposedRate: between two rates, both inclusive, or open at one end',
      async (store) => {
        const rates = { a: 899, b: 900, c: 901, d: 1_000 };
        await keep(
          store,
          Object.entries(rates).map(([id, proposedRate]) => aCampaign(id, { draft: { proposedRate } })),
        );
        await expectCampaigns(store, { at, proposedRate: { minimum: 900 } }, ['b', 'c', 'd']);
        await expectCampaigns(store, { at, proposedRate: { maximum: 900 } }, ['a', 'b']);
        await expectCampaigns(store, { at, proposedRate: { minimum: 900, maximum: 901 } }, ['b', 'c']);
        await expectCampaigns(store, { at, proposedRate: { minimum: 901, maximum: 900 } }, []);
        await expectCampaigns(store, { at, proposedRate: {} }, ['a', 'b', 'c', 'd']);
      },
    ),

    promised(says.byPeriod, 'during: half-open periods that share an instant', async (store) => {
      await keep(store, [
        aCampaign('runs'),
        aCampaign('ended', { later: [published(days(0)), endedEarly(days(15))] }),
      ]);
      const expectDuring = (start: Instant, end: Instant, ids: readonly string[]) =>
        expectCampaigns(store, { at, during: { start, end } }, ids);
      await expectDuring(days(0), days(10), []);
      await expectDuring(days(0), shifted(days(10), 1), ['ended', 'runs']);
      await expectDuring(days(12), days(13), ['ended', 'runs']);
      await expectDuring(shifted(days(15), -1), days(16), ['ended', 'runs']);
      await expectDuring(days(15), days(16), ['runs']);
      await expectDuring(shifted(days(40), -1), days(50), ['runs']);
      await expectDuring(days(40), days(50), []);
      await expectDuring(days(0), days(99), ['ended', 'runs']);
    }),

    promised(
      says.byClosing,
      'registrationClosesBy: at or before that instant, and not closed yet',
      async (store) => {
        await keep(store, [
          aCampaign('runs'),
          aCampaign('ended', { later: [published(days(0)), endedEarly(days(15))] }),
        ]);
        const ask = (moment: Instant) => (registrationClosesBy: Instant, ids: readonly string[]) =>
          expectCampaigns(store, { at: moment, registrationClosesBy }, ids);
        await around(days(15), { before: [], from: ['ended'] }, ask(at));
        await around(days(20), { before: ['ended'], from: ['ended', 'runs'] }, ask(at));
        const by = days(30);
        const askAt = (moment: Instant, ids: readonly string[]) => ask(moment)(by, ids);
        await around(days(15), { before: ['ended', 'runs'], from: ['runs'] }, askAt);
        await around(days(20), { before: ['runs'], from: [] }, askAt);
      },
    ),

    promised(
      says.byMilestone,
      'milestoneBy: the next boundary that was not told, and none of a draft',
      async (store) => {
        const told = (...instants: readonly Instant[]) => [published(days(0)), ...instants.map(announced)];
        await keep(store, [
          aCampaign('draft', { later: [] }),
          aCampaign('untold'),
          aCampaign('started', { later: told(days(10)) }),
          aCampaign('over', { later: told(days(10), days(40)) }),
          aCampaign('never-started', { later: [published(days(0)), endedEarly(days(5))] }),
          aCampaign('ended-untold', { later: [published(days(0)), endedEarly(days(15))] }),
          aCampaign('late', {
            draft: { campaignPeriod: { start: days(1), end: days(50) } },
            later: [published(days(12))],
          }),
        ]);
        const ask = (milestoneBy: Instant, ids: readonly string[]) =>
          expectCampaigns(store, { at: milestoneBy, milestoneBy }, ids);
        await around(days(5), { before: [], from: ['never-started'] }, ask);
        const started = ['ended-untold', 'never-started', 'untold'];
        await around(days(10), { before: ['never-started'], from: started }, ask);
        await around(days(12), { before: started, from: [...started, 'late'] }, ask);
        await around(days(40), { before: [...started, 'late'], from: [...started, 'late', 'started'] }, ask);
      },
    ),

    promised(says.campaignFilter, 'conditions that are given together must all hold', async (store) => {
      const draft = { name: 'Sun cream week', proposedRate: 1_000 };
      const lives = [
        aCampaign('yes', { draft }),
        aCampaign('other-name', { draft: { ...draft, name: 'Lanterns' } }),
        aCampaign('other-agency', { agencyId: 'agency-2', draft }),
        aCampaign('other-market', { draft: { ...draft, market: 'VN' } }),
        aCampaign('other-rate', { draft: { ...draft, proposedRate: 999 } }),
        aCampaign('other-status', { draft, later: [published(days(0)), endedEarly(days(4))] }),
        aCampaign('not-joined', { draft }),
        aCampaign('others-only', { draft: { ...draft, audience: { kind: 'shops', shopIds: ['shop-9'] } } }),
      ];
      const joined = lives
        .filter(({ record }) => record.id !== 'not-joined')
        .map(({ record }) =>
          aRegistration(record.id === 'other-status' ? aCampaign('other-status', { draft }).record : record, {
            shopId: record.id === 'others-only' ? 'shop-9' : 'shop-1',
          }),
        );
      const also = aRegistration(aCampaign('others-only', { draft }).record, { productId: 'other' });
      await keep(store, lives, [...joined, also]);
      const filter = {
        at,
        text: 'CREAM',
        agencyId: 'agency-1',
        market: 'TH',
        proposedRate: { minimum: 1_000 },
        statuses: ['upcoming', 'ongoing'],
        joinedBy: 'shop-1',
        marketplace: { tab: 'all', shop: aShop() },
        during: { start: days(39), end: days(60) },
        registrationClosesBy: days(20),
        milestoneBy: days(10),
      } as const;
      await expectCampaigns(store, filter, ['yes']);
      await expectCampaigns(store, { ...filter, milestoneBy: days(9) }, []);
      await expectCampaigns(store, { ...filter, registrationClosesBy: days(19) }, []);
      await expectCampaigns(store, { ...filter, during: { start: days(40), end: days(60) } }, []);
    }),

    promised(
      says.campaignAt,
      'instants are compared as numbers, however many digits they have',
      async (store) => {
        const early = { start: instant(1_000), end: instant(99_999) };
        await keep(store, [
          aCampaign('early', {
            createdAt: instant(1),
            draft: { registrationPeriod: early, campaignPeriod: early },
          }),
          aCampaign('late'),
        ]);
        await expectCampaigns(store, { at: instant(20_000), statuses: ['ongoing'] }, ['early']);
        await expectCampaigns(store, { at: instant(20_000), statuses: ['upcoming'] }, ['late']);
        await expectCampaigns(store, { at: instant(200_000), statuses: ['closed'] }, ['early']);
      },
    ),
  ],
};
