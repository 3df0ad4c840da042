import { expectAll, expectInOrder, expectSame } from '../expect.js';
import { aCampaign, aRegistration, days } from '../records.js';
import { campaignsOf, expectCampaigns, expectProducts } from './ask.js';
import { aReceipt, keep, mustSave, promised, type StoreCaseGroup } from './case.js';
import { comparesExactly } from './promises.js';

const at = days(5);

/** Ids that are all different, and that something else than an exact comparison mistakes for each other. */
const ODD_IDS = [
  'a',
  'A',
  'a ',
  ' a',
  'á',
  'a\u0301',
  'ａ',
  '%',
  '_',
  'a%',
  'a_',
  'ab',
  '\\',
  '\\%',
  "'",
  "a' OR '1'='1",
  '"',
  '`',
  '/',
  'a/b',
  'a:b',
  'a%3Ab',
  '..',
  '$1',
  '?',
  '*',
  '1',
  '01',
  '1.0',
  '1e0',
  'null',
  'undefined',
  'true',
  '\u{1F30A}',
  '商品',
  '__proto__',
  'toString',
];

/** What has an unusual name. */
export const idCases: StoreCaseGroup = {
  group: 'ids',
  cases: [
    promised(comparesExactly, 'campaigns of like ids are told from each other', async (store) => {
      await keep(
        store,
        ODD_IDS.map((id) => aCampaign(id, { draft: { name: `named ${id}` } })),
      );
      const found = await store.campaigns.find(ODD_IDS);
      expectInOrder(
        'campaigns.find of like ids',
        found.map((campaign) => campaign?.id),
        ODD_IDS,
      );
      for (const campaign of found)
        expectSame(`the name of campaign ${campaign?.id}`, campaign?.name, `named ${campaign?.id}`);
    }),

    promised(
      comparesExactly,
      'registrations of like shops and products are told from each other',
      async (store) => {
        const campaign = aCampaign('%_');
        const lives = ODD_IDS.map((id) => aRegistration(campaign.record, { shopId: id, productId: id }));
        await keep(store, [campaign], lives);
        const ids = lives.map(({ record }) => record.id);
        const found = await store.registrations.find(ids);
        expectInOrder(
          'the products of registrations.find of like ids',
          found.map((registration) => registration?.productId),
          ODD_IDS,
        );
        for (const id of ODD_IDS) {
          await expectProducts(store, { at, shopId: id }, [id]);
          await expectProducts(store, { at, productIds: [id] }, [id]);
          await expectCampaigns(store, { at, joinedBy: id }, ['%_']);
        }
      },
    ),

    promised(
      comparesExactly,
      'a filter by an agency or a campaign means no other of a like id',
      async (store) => {
        const campaigns = ODD_IDS.map((id) => aCampaign(id, { agencyId: id }));
        const lives = campaigns.map(({ record }) => aRegistration(record, { productId: record.id }));
        await keep(store, campaigns, lives);
        for (const id of ODD_IDS) {
          await expectCampaigns(store, { at, agencyId: id }, [id]);
          await expectProducts(store, { at, agencyId: id }, [id]);
          await expectProducts(store, { at, campaignIds: [id] }, [id]);
        }
        const joined = await campaignsOf(store, { at, sort: 'newest', joinedBy: 'shop-_' });
        expectAll(
          'the campaigns joined by shop-_, which is no shop',
          joined.map(({ id }) => id),
          [],
        );
      },
    ),

    promised(comparesExactly, 'guards and receipts of like keys are told from each other', async (store) => {
      // Keys of guards are ASCII.
      const guardKeys = ODD_IDS.filter((id) => /^[ -~]*$/.test(id));
      await mustSave(store, { guards: guardKeys.map((key) => ({ key, revision: 0 })) });
      const guards = await store.guards.find(guardKeys);
      expectInOrder(
        'guards.find of like keys',
        guards.map((guard) => guard?.key),
        guardKeys,
      );
      const keys = [
        ...ODD_IDS.map((id) => ({ tenant: 'shop:a', id })),
        ...ODD_IDS.map((tenant) => ({ tenant, id: 'c' })),
        { tenant: 'shop:a', id: 'c' },
        { tenant: 'shop', id: 'a:c' },
        { tenant: 'shop:a:c', id: 'a' },
      ];
      for (const [index, key] of keys.entries())
        await mustSave(store, { receipt: aReceipt({ ...key, result: index }) });
      const receipts = await store.findCommands(keys);
      expectInOrder(
        'the results that findCommands gives for like keys',
        receipts.map((receipt) => receipt?.result),
        keys.map((_, index) => index),
      );
    }),

    promised(comparesExactly, 'histories of like ids are told from each other', async (store) => {
      await keep(
        store,
        ODD_IDS.map((id) => aCampaign(id, { later: [] })),
      );
      for (const id of ODD_IDS) {
        const history = await store.history({ kind: 'campaign', id }, { limit: 10 });
        expectInOrder(
          `the campaigns of history({ kind: "campaign", id: ${JSON.stringify(id)} })`,
          history.map(({ event }) => event.campaignId),
          [id],
        );
      }
    }),
  ],
};
