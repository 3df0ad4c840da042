import { expectInOrder, expectSame, picked } from '../expect.js';
import { aCampaign, aRegistration } from '../records.js';
import { feedOf } from './ask.js';
import { aGroup, aReceipt, campaignIn, keep, mustSave, promised, type StoreCaseGroup, save } from './case.js';
import * as says from './promises.js';
import {
  campaign,
  expectConflict,
  guard,
  guardRevision,
  outcomes,
  registration,
  renamed,
  theCampaign,
} from './saving.js';

/** Writes that belong together. */
export const groupCases: StoreCaseGroup = {
  group: 'groups',
  cases: [
    promised(
      says.allOrNothing,
      'one record that stands elsewhere keeps back records and guards',
      async (store) => {
        const [a, one] = [campaign(), registration()];
        await keep(store, [a]);
        const fresh = aCampaign('fresh');
        for (const campaigns of [
          [fresh.record, a.record],
          [a.record, fresh.record],
        ]) {
          const answer = await save(store, { campaigns, registrations: [one.record], guards: [guard] });
          expectConflict('save of a group with one stale record', answer, [theCampaign]);
          expectSame('the other campaign of the group', await store.campaigns.find(['fresh']), [undefined]);
          expectSame('its registration', await store.registrations.find([one.record.id]), [undefined]);
          expectSame('the revision of its guard', await guardRevision(store), 0);
        }
        expectSame('the revision of the stale record', (await campaignIn(store, 'a')).revision, 1);
      },
    ),

    promised(says.keepsEvents, 'of a group that was not saved there is no event', async (store) => {
      const a = campaign();
      await keep(store, [a]);
      await mustSave(store, { receipt: aReceipt() });
      await save(store, { campaigns: [a.record], events: a.events });
      await save(store, { campaigns: [aCampaign('b').record], events: a.events, receipt: aReceipt() });
      const feed = await feedOf(store);
      expectInOrder(
        'the feed after a conflict and a duplicate',
        feed.map(({ event }) => event.type),
        a.events.map(({ type }) => type),
      );
      const history = await store.history(theCampaign, { limit: 10 });
      expectSame('the number of entries in the history', history.length, a.events.length);
    }),

    promised(
      says.allOrNothing,
      'of a conflict there is no receipt: the command may be sent again',
      async (store) => {
        const a = campaign();
        await keep(store, [a]);
        const receipt = aReceipt();
        const answer = await save(store, { campaigns: [a.record], receipt });
        expectConflict('save of a campaign at 0 that exists', answer, [theCampaign]);
        expectSame('the receipt of the conflict', await store.findCommands([receipt]), [undefined]);
        await mustSave(store, { campaigns: [renamed(a, 'Again', 1)], receipt });
        expectSame('the receipt of the second attempt', await store.findCommands([receipt]), [receipt]);
      },
    ),

    promised(says.savesInOrder, 'a group that fails stops none of the others', async (store) => {
      const a = campaign();
      const [before, stale, after] = ['before', 'stale', 'after'].map((productId) =>
        aRegistration(a.record, { productId }),
      );
      if (before === undefined || stale === undefined || after === undefined) return;
      const groups = [
        aGroup({ campaigns: [a.record], registrations: [before.record] }),
        aGroup({ registrations: [{ ...stale.record, revision: 3 }] }),
        aGroup({ registrations: [after.record] }),
      ];
      expectInOrder('the outcomes of three groups, the second stale', await outcomes(store.save(groups)), [
        'saved',
        'conflict',
        'saved',
      ]);
      const found = await store.registrations.find([before, stale, after].map(({ record }) => record.id));
      expectInOrder(
        'the registrations of the three groups',
        picked(found, ({ productId }) => productId),
        ['before', undefined, 'after'],
      );
    }),

    promised(says.savesInOrder, 'a group sees what those before it in the call have left', async (store) => {
      const a = campaign();
      const groups = [
        aGroup({ campaigns: [a.record] }),
        aGroup({ campaigns: [renamed(a, 'Second', 1)] }),
        aGroup({ campaigns: [renamed(a, 'Third', 1)] }),
      ];
      expectInOrder('the outcomes of groups on one campaign', await outcomes(store.save(groups)), [
        'saved',
        'saved',
        'conflict',
      ]);
      expectSame('the name of the campaign', (await campaignIn(store, 'a')).name, 'Second');
    }),

    promised(says.savesInOrder, 'each of hundreds of groups has its answer, in order', async (store) => {
      const a = campaign();
      await keep(store, [a]);
      const groups = Array.from({ length: 400 }, (_, index) => {
        const { record } = aRegistration(a.record, { productId: `p${index}` });
        return aGroup({ registrations: [{ ...record, revision: index % 5 === 0 ? 9 : 0 }] });
      });
      expectInOrder(
        'the outcomes of 400 groups, every fifth stale',
        await outcomes(store.save(groups)),
        groups.map((_, index) => (index % 5 === 0 ? 'conflict' : 'saved')),
      );
      expectSame('the answers to no group', await store.save([]), []);
    }),
  ],
};
