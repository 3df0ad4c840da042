import { expectInOrder, expectSame, picked } from '../expect.js';
import { aCampaign, aRegistration } from '../records.js';
import { aReceipt, keep, mustSave, promised, type StoreCaseGroup } from './case.js';
import { findsCampaigns, findsCommands, findsGuards, findsRegistrations } from './promises.js';

/** More than the parameters of one statement in some databases. */
const MANY = 1_200;

/** What is asked for by id. */
export const findCases: StoreCaseGroup = {
  group: 'find',
  cases: [
    promised(
      findsCampaigns,
      'campaigns come in the order asked, one asked for twice twice',
      async (store) => {
        await keep(store, [aCampaign('a'), aCampaign('b'), aCampaign('c')]);
        const found = await store.campaigns.find(['c', 'a', 'b', 'a']);
        expectInOrder(
          'campaigns.find(["c","a","b","a"])',
          picked(found, ({ id }) => id),
          ['c', 'a', 'b', 'a'],
        );
      },
    ),

    promised(findsCampaigns, 'campaigns that are unknown are undefined, in their places', async (store) => {
      await keep(store, [aCampaign('a')]);
      const found = await store.campaigns.find(['nowhere', 'a', '__proto__', 'constructor']);
      expectSame('the number of answers to campaigns.find of four ids', found.length, 4);
      expectInOrder(
        'campaigns.find(["nowhere","a","__proto__","constructor"])',
        picked(found, ({ id }) => id),
        [undefined, 'a', undefined, undefined],
      );
    }),

    promised(
      findsRegistrations,
      'registrations come in the order asked, unknown ones undefined',
      async (store) => {
        const campaign = aCampaign('a');
        const [one, other] = ['one', 'other'].map((productId) =>
          aRegistration(campaign.record, { productId }),
        );
        if (one === undefined || other === undefined) return;
        await keep(store, [campaign], [one, other]);
        const ids = [other.record.id, 'nowhere', one.record.id, other.record.id];
        const found = await store.registrations.find(ids);
        expectInOrder(
          `registrations.find of other, an unknown one, one, and other again`,
          picked(found, ({ productId }) => productId),
          ['other', undefined, 'one', 'other'],
        );
      },
    ),

    promised(findsGuards, 'guards come in the order asked, unknown ones undefined', async (store) => {
      await mustSave(store, {
        guards: [
          { key: 'one', revision: 0 },
          { key: 'other', revision: 0 },
        ],
      });
      const found = await store.guards.find(['other', 'nowhere', 'one', 'other']);
      expectInOrder(
        'guards.find(["other","nowhere","one","other"])',
        picked(found, ({ key }) => key),
        ['other', undefined, 'one', 'other'],
      );
    }),

    promised(findsCommands, 'receipts come in the order asked, unknown ones undefined', async (store) => {
      await mustSave(store, { receipt: aReceipt({ id: 'one' }) });
      await mustSave(store, { receipt: aReceipt({ id: 'other' }) });
      const keys = ['other', 'nowhere', 'one', 'other'].map((id) => aReceipt({ id }));
      const found = await store.findCommands(keys.map(({ tenant, id }) => ({ tenant, id })));
      expectInOrder(
        'findCommands of other, nowhere, one and other again',
        picked(found, ({ id }) => id),
        ['other', undefined, 'one', 'other'],
      );
    }),

    promised(findsCampaigns, 'nothing asked is answered with nothing', async (store) => {
      await keep(store, [aCampaign('a')]);
      expectSame('campaigns.find([])', await store.campaigns.find([]), []);
      expectSame('registrations.find([])', await store.registrations.find([]), []);
      expectSame('guards.find([])', await store.guards.find([]), []);
      expectSame('findCommands([])', await store.findCommands([]), []);
    }),

    promised(findsRegistrations, `${MANY} ids are asked for at once`, async (store) => {
      const campaign = aCampaign('a');
      const kept = Array.from({ length: 40 }, (_, index) =>
        aRegistration(campaign.record, { productId: `p${index}` }),
      );
      await keep(store, [campaign], kept);
      const ids = Array.from({ length: MANY }, (_, index) =>
        index % 30 === 7 ? (kept[(index - 7) / 30]?.record.id ?? '') : `nowhere-${index}`,
      );
      const found = await store.registrations.find(ids);
      expectSame(`the number of answers to registrations.find of ${MANY} ids`, found.length, MANY);
      const wrong = ids.filter(
        (id, index) => found[index]?.id !== (id.startsWith('nowhere') ? undefined : id),
      );
      expectInOrder(`the ids out of ${MANY} that were answered with something else`, wrong, []);
    }),
  ],
};
