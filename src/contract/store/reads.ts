import { expectInOrder, expectSame } from '../expect.js';
import { aRegistration } from '../records.js';
import { aGroup, campaignIn, keep, mustSave, promised, type StoreCaseGroup, save } from './case.js';
import * as says from './promises.js';
import { campaign, expectConflict, guard, outcomes, registration, renamed, theCampaign } from './saving.js';

/** What a decision was made on without changing it. */
export const readCases: StoreCaseGroup = {
  group: 'reads',
  cases: [
    promised(
      says.checksReads,
      'what was read and stands lets a group pass, and stays as it is',
      async (store) => {
        const [a, one] = [campaign(), registration()];
        await keep(store, [a]);
        await mustSave(store, { registrations: [one.record], reads: [{ ...theCampaign, revision: 1 }] });
        expectSame(
          'the revision of a campaign that was only read',
          (await campaignIn(store, 'a')).revision,
          1,
        );
      },
    ),

    promised(says.checksReads, 'a campaign that has moved since it was read is a conflict', async (store) => {
      const [a, one] = [campaign(), registration()];
      await keep(store, [a]);
      await mustSave(store, { campaigns: [renamed(a, 'Moved', 1)] });
      const reads = [{ ...theCampaign, revision: 1 }];
      const answer = await save(store, { registrations: [one.record], reads });
      expectConflict('save of a registration that read its campaign at 1, which stands at 2', answer, [
        theCampaign,
      ]);
      expectSame('the registration', await store.registrations.find([one.record.id]), [undefined]);
    }),

    promised(
      says.checksReads,
      'a registration or a guard that has moved since it was read is a conflict',
      async (store) => {
        const [a, one] = [campaign(), registration()];
        const other = aRegistration(a.record, { productId: 'other' });
        await keep(store, [a], [one]);
        await mustSave(store, { guards: [guard] });
        for (const key of [
          { kind: 'registration', id: one.record.id },
          { kind: 'guard', id: guard.key },
        ] as const) {
          const answer = await save(store, {
            registrations: [other.record],
            reads: [{ ...key, revision: 0 }],
          });
          expectConflict(`save that read the ${key.kind} at 0, which stands at 1`, answer, [key]);
        }
        const reads = [
          { kind: 'registration', id: one.record.id, revision: 1 },
          { kind: 'guard', id: guard.key, revision: 1 },
        ] as const;
        await mustSave(store, { registrations: [other.record], reads });
      },
    ),

    promised(says.checksReads, 'what was read as absent must still be absent', async (store) => {
      const reads = [{ kind: 'campaign', id: 'a', revision: 0 }] as const;
      await mustSave(store, { guards: [guard], reads });
      await keep(store, [campaign()]);
      const answer = await save(store, { guards: [{ ...guard, revision: 1 }], reads });
      expectConflict('save that read a campaign as absent, which is there', answer, [theCampaign]);
    }),

    promised(
      says.checksReads,
      'a read is checked against the groups before it in the call',
      async (store) => {
        const [a, one] = [campaign(), registration()];
        await keep(store, [a]);
        const moving = aGroup({ campaigns: [renamed(a, 'Moved', 1)] });
        const reading = aGroup({ registrations: [one.record], reads: [{ ...theCampaign, revision: 1 }] });
        expectInOrder(
          'the outcomes of one group that moves a campaign and one that has read it',
          await outcomes(store.save([moving, reading])),
          ['saved', 'conflict'],
        );
      },
    ),
  ],
};
