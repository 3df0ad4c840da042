import { expectInOrder, expectSame } from '../expect.js';
import { aCampaign } from '../records.js';
import { aGroup, aReceipt, keep, mustSave, promised, type StoreCaseGroup, save } from './case.js';
import * as says from './promises.js';
import {
  campaign,
  expectConflict,
  guard,
  guardRevision,
  outcomes,
  registration,
  theCampaign,
} from './saving.js';

/** Limits that are wider than one record. */
export const guardCases: StoreCaseGroup = {
  group: 'guards',
  cases: [
    promised(
      says.raisesGuards,
      'they are there from the first save on, and rise by one with each',
      async (store) => {
        for (const revision of [0, 1, 2]) {
          expectSame(`the revision of a guard saved ${revision} times`, await guardRevision(store), revision);
          await mustSave(store, { guards: [{ ...guard, revision }] });
        }
        expectSame('the guard, saved three times,', await store.guards.find([guard.key]), [
          { ...guard, revision: 3 },
        ]);
      },
    ),

    promised(says.raisesGuards, 'one that has moved keeps its whole group back', async (store) => {
      const [a, one] = [campaign(), registration()];
      await mustSave(store, { guards: [guard] });
      const answer = await save(store, {
        campaigns: [a.record],
        registrations: [one.record],
        guards: [guard],
        events: a.events,
        receipt: aReceipt(),
      });
      expectConflict('save under a guard at 0 that stands at 1', answer, [{ kind: 'guard', id: guard.key }]);
      expectSame('the campaign of the group', await store.campaigns.find(['a']), [undefined]);
      expectSame('the revision of the guard', await guardRevision(store), 1);
      const absent = await save(store, { campaigns: [a.record], guards: [{ key: 'absent', revision: 7 }] });
      expectConflict('save under an absent guard at 7', absent, [{ kind: 'guard', id: 'absent' }]);
    }),

    promised(
      says.raisesGuards,
      'one does not rise when its group is kept back by something else',
      async (store) => {
        const a = campaign();
        await keep(store, [a]);
        const answer = await save(store, { campaigns: [a.record], guards: [guard] });
        expectConflict('save of a campaign at 0 that exists', answer, [theCampaign]);
        expectSame('the revision of the guard', await guardRevision(store), 0);
        await mustSave(store, { receipt: aReceipt() });
        await save(store, { guards: [guard], receipt: aReceipt() });
        expectSame('the revision of the guard, after a duplicate,', await guardRevision(store), 0);
      },
    ),

    promised(
      says.raisesGuards,
      'of two groups in one call under one guard the first passes',
      async (store) => {
        const groups = ['a', 'b'].map((id) => aGroup({ campaigns: [aCampaign(id).record], guards: [guard] }));
        expectInOrder('the outcomes of two groups under one guard', await outcomes(store.save(groups)), [
          'saved',
          'conflict',
        ]);
        expectSame('the campaign of the second', await store.campaigns.find(['b']), [undefined]);
      },
    ),
  ],
};
