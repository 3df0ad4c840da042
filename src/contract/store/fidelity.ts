import type { Campaign } from '../../campaign/campaign.js';
import { instant, LAST_INSTANT, ONE_DAY } from '../../core/instant.js';
import type { Store } from '../../ports/store.js';
import type { Registration } from '../../registration/registration.js';
import { expectSame } from '../expect.js';
import {
  aCampaign,
  andThen,
  announced,
  aRegistration,
  days,
  edited,
  endedEarly,
  published,
  steps,
} from '../records.js';
import { feedOf } from './ask.js';
import {
  aReceipt,
  campaignIn,
  keep,
  mustSave,
  promised,
  registrationIn,
  type StoreCaseGroup,
} from './case.js';
import { keepsWhatWasSaved } from './promises.js';

/** What databases, drivers and serialisers stumble over, one by one. */
const ODD =
  'é e\u0301 \u{1F30A}\u{1F9F4}\u{1F469}\u{1F3FD}\u200d\u{1F680} \u202eabc\u202c \u200b ﷽ ไทย 商品 \'"`\\ %_ \n\r\t \u2028 <b>&amp;</b> $\u007bx} \ufeff\uffff';

async function expectKept(
  store: Store,
  campaigns: readonly Campaign[],
  registrations: readonly Registration[] = [],
): Promise<void> {
  for (const campaign of campaigns) {
    const kept = await campaignIn(store, campaign.id);
    expectSame(`campaign ${campaign.id.slice(0, 20)}`, kept, { ...campaign, revision: 1 });
  }
  for (const registration of registrations) {
    const kept = await registrationIn(store, registration.id);
    expectSame(`the ${registration.decision} registration`, kept, { ...registration, revision: 1 });
  }
}

/** What is saved and read again. */
export const fidelityCases: StoreCaseGroup = {
  group: 'records',
  cases: [
    promised(
      keepsWhatWasSaved,
      'a campaign of every decision and audience is what was saved',
      async (store) => {
        const lives = [
          aCampaign('draft', { later: [] }),
          aCampaign('published', { draft: { audience: { kind: 'shops', shopIds: ['s-2', 's-1'] } } }),
          aCampaign('started', { later: [published(days(1)), announced(days(10))] }),
          aCampaign('ended', {
            draft: { audience: { kind: 'seller_types', sellerTypes: ['cross_border'] } },
            later: [published(days(1)), endedEarly(days(15))],
          }),
        ];
        await keep(store, lives);
        await expectKept(
          store,
          lives.map(({ record }) => record),
        );
      },
    ),

    promised(keepsWhatWasSaved, 'a registration of every decision is what was saved', async (store) => {
      const campaign = aCampaign('a');
      const deadlines = {
        autoReview: { afterDays: 9, outcome: 'reject' },
        autoCloseAfterDays: 5,
      } as const;
      const at = days(3);
      const approved = steps.approve(at);
      const request = steps.requestClose(days(4), { note: 'Sold out soon.' });
      const wanted = { totalRate: 1_500 };
      const terms = { totalRate: 1_100, sampleQuantity: 0, shopAdsRate: 1_200 };
      const lives = [
        { productId: 'pending', deadlines },
        { productId: 'held', later: [steps.hold(at, { note: 'Under inquiry.' })] },
        { productId: 'approved', later: [approved, steps.raiseSamples(days(4), 9)] },
        { productId: 'close-requested', deadlines, later: [approved, request] },
        { productId: 'rejected', later: [steps.reject(at, { note: 'More.', wanted })] },
        { productId: 'again', later: [steps.reject(at), steps.reregister(days(4), terms)] },
        {
          productId: 'blocked',
          later: [steps.block(at, { reasons: ['product_too_expensive'], note: 'No.' })],
        },
        { productId: 'withdrawn', later: [steps.withdraw(at)] },
        { productId: 'closed', later: [approved, request, steps.approveClose(days(5))] },
      ].map((start) => aRegistration(campaign.record, start));
      await keep(store, [campaign], lives);
      await expectKept(
        store,
        [],
        lives.map(({ record }) => record),
      );
    }),

    promised(keepsWhatWasSaved, 'fields that were not there are not there afterwards', async (store) => {
      const campaign = aCampaign('a', { later: [] });
      const other = aCampaign('b');
      const registration = aRegistration(other.record);
      await keep(store, [campaign, other], [registration]);
      const fields = (record: object) => Object.keys(record).toSorted();
      for (const { record } of [campaign, other])
        expectSame(
          `the names of the fields of campaign ${record.id}`,
          fields(await campaignIn(store, record.id)),
          fields(record),
        );
      const kept = await registrationIn(store, registration.record.id);
      expectSame(
        'the names of the fields of a pending registration',
        fields(kept),
        fields(registration.record),
      );
      expectSame('the names of the fields of its contact', fields(kept.contact), ['email']);
      expectSame(
        'the names of the fields of its terms',
        fields(kept.terms),
        fields(registration.record.terms),
      );
    }),

    promised(
      keepsWhatWasSaved,
      'texts come back character by character, none normalised or trimmed',
      async (store) => {
        const campaign = aCampaign(`id ${'é'} e\u0301 \u{1F30A}`, {
          draft: { name: ` ${ODD} `, description: ODD, message: '' },
        });
        const registration = aRegistration(campaign.record, {
          productId: '商品-Ünï-\u{1F30A}',
          email: "o'neil%_+&=@shop.example",
          later: [steps.approve(days(3)), steps.requestClose(days(4), { note: ODD })],
        });
        await keep(store, [campaign], [registration]);
        await expectKept(store, [campaign.record], [registration.record]);
      },
    ),

    promised(keepsWhatWasSaved, 'texts and ids as long as they may be come back whole', async (store) => {
      const id = (character: string) => character.repeat(200);
      const campaign = aCampaign(id('ก'), {
        agencyId: id('ฮ'),
        draft: {
          name: '\u{1F30A}'.repeat(1_000),
          description: '\u{1F30A}'.repeat(10_000),
          message: 'ก'.repeat(10_000),
          audience: { kind: 'shops', shopIds: Array.from({ length: 1_000 }, (_, shop) => `shop-${shop}`) },
        },
      });
      const open = aCampaign(id('น'), { agencyId: id('ฮ') });
      const registration = aRegistration(open.record, {
        shopId: id('ข'),
        productId: id('ฃ'),
        later: [steps.approve(days(3)), steps.requestClose(days(4), { note: 'ก'.repeat(1_000) })],
      });
      await keep(store, [campaign, open], [registration]);
      await expectKept(store, [campaign.record, open.record], [registration.record]);
      await mustSave(store, { guards: [{ key: 'g'.repeat(5_402), revision: 0 }] });
      const [guard] = await store.guards.find(['g'.repeat(5_402)]);
      expectSame('the revision of a guard with a key of 5,402 characters', guard?.revision, 1);
    }),

    promised(
      keepsWhatWasSaved,
      'numbers come back as numbers, exact up to the last whole one',
      async (store) => {
        const campaign = aCampaign('a');
        const lives = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, 2 ** 31, 2 ** 32 + 1, 0].map(
          (sampleQuantity) =>
            aRegistration(campaign.record, { productId: String(sampleQuantity), terms: { sampleQuantity } }),
        );
        await keep(store, [campaign], lives);
        await expectKept(
          store,
          [],
          lives.map(({ record }) => record),
        );
      },
    ),

    promised(
      keepsWhatWasSaved,
      'instants come back to the millisecond, from the first to the last',
      async (store) => {
        const at = instant(0);
        const last = instant(LAST_INSTANT);
        const close = instant(LAST_INSTANT - 30 * ONE_DAY);
        const lives = [
          aCampaign('first', {
            createdAt: at,
            draft: {
              registrationPeriod: { start: at, end: instant(1) },
              campaignPeriod: { start: at, end: instant(2) },
            },
          }),
          aCampaign('last', {
            createdAt: instant(LAST_INSTANT - 1),
            draft: {
              registrationPeriod: { start: close, end: last },
              campaignPeriod: { start: close, end: last },
            },
          }),
        ];
        const registrations = lives.map(({ record }, index) =>
          aRegistration(record, { at: index === 0 ? at : instant(LAST_INSTANT - 1) }),
        );
        await keep(store, lives, registrations);
        await expectKept(
          store,
          lives.map(({ record }) => record),
          registrations.map(({ record }) => record),
        );
      },
    ),

    promised(keepsWhatWasSaved, 'a list that is empty comes back as one', async (store) => {
      const campaign = aCampaign('a');
      const blocked = aRegistration(campaign.record, { later: [steps.block(days(3))] });
      await keep(store, [campaign], [blocked]);
      const kept = await registrationIn(store, blocked.record.id);
      expectSame('the reasons of a block without reasons', Reflect.get(kept, 'block'), { reasons: [] });
    }),

    promised(
      keepsWhatWasSaved,
      'a changed record comes back with its changes and nothing else',
      async (store) => {
        const long = { description: 'Long.'.repeat(50), message: ODD };
        const before = aCampaign('a', { draft: long });
        await keep(store, [before]);
        const after = andThen(before, edited(days(1), { description: '', proposedRate: 900 })).record;
        await mustSave(store, { campaigns: [{ ...after, revision: 1 }] });
        expectSame('the campaign', await campaignIn(store, 'a'), { ...after, revision: 2 });
      },
    ),

    promised(keepsWhatWasSaved, 'the result of a receipt comes back, whatever JSON it is', async (store) => {
      const results = [
        null,
        false,
        0,
        -1,
        '',
        ODD,
        [],
        {},
        [[null, { a: [] }]],
        { deep: { list: [1, 'x'] } },
      ];
      for (const [index, result] of results.entries()) {
        const receipt = aReceipt({ id: `command-${index}`, fingerprint: ODD, result });
        await mustSave(store, { receipt });
        const [kept] = await store.findCommands([{ tenant: receipt.tenant, id: receipt.id }]);
        expectSame(`the receipt with the result ${JSON.stringify(result)}`, kept, receipt);
      }
    }),

    promised(keepsWhatWasSaved, 'events come back as they were saved', async (store) => {
      const campaign = aCampaign('a', {
        draft: { description: ODD, audience: { kind: 'everyone' } },
        later: [published(days(0)), edited(days(1), { name: 'Another' }), announced(days(10))],
      });
      const registration = aRegistration(aCampaign('a').record, {
        terms: { sampleQuantity: Number.MAX_SAFE_INTEGER },
        later: [
          steps.hold(days(3), { note: ODD }),
          steps.release(days(4)),
          steps.block(days(5), { note: ODD }),
        ],
      });
      await keep(store, [campaign], [registration]);
      const events = (await feedOf(store)).map(({ event }) => event);
      expectSame('the events of the feed', events, [...campaign.events, ...registration.events]);
    }),
  ],
};
