import type { RecordKey } from '../../ports/save.js';
import { expectSame } from '../expect.js';
import { aCampaign, aRegistration } from '../records.js';
import { campaignIn, keep, mustSave, promised, registrationIn, type StoreCaseGroup, save } from './case.js';
import * as says from './promises.js';
import { campaign, expectConflict, guard, registration, renamed, theCampaign } from './saving.js';

/** What is checked when something is written. */
export const revisionCases: StoreCaseGroup = {
  group: 'revisions',
  cases: [
    promised(says.checksRevisions, 'they begin at 1 and rise by one with each save', async (store) => {
      const [a, one] = [campaign(), registration()];
      await keep(store, [a], [one]);
      expectSame('the revision of a campaign saved once', (await campaignIn(store, 'a')).revision, 1);
      for (const revision of [1, 2]) {
        await mustSave(store, { registrations: [{ ...one.record, revision }] });
        const kept = await registrationIn(store, one.record.id);
        expectSame(
          `the revision of a registration read at ${revision} and saved`,
          kept.revision,
          revision + 1,
        );
      }
      expectSame('the revision of its campaign, saved once', (await campaignIn(store, 'a')).revision, 1);
      await mustSave(store, { campaigns: [renamed(a, 'B', 1)] });
      expectSame('the revision of a campaign saved twice', (await campaignIn(store, 'a')).revision, 2);
    }),

    promised(says.checksRevisions, '0 means that a record must not exist', async (store) => {
      const [a, one] = [campaign(), registration()];
      await keep(store, [a], [one]);
      const again = await save(store, { campaigns: [renamed(a, 'Again', 0)] });
      expectConflict('save of a campaign at revision 0 that exists', again, [theCampaign]);
      const registered = await save(store, { registrations: [one.record] });
      const key = { kind: 'registration', id: one.record.id } as const;
      expectConflict('save of a registration at revision 0 that exists', registered, [key]);
      expectSame('the name of the campaign', (await campaignIn(store, 'a')).name, a.record.name);
    }),

    promised(
      says.checksRevisions,
      'a record that does not exist stands at no other revision',
      async (store) => {
        const [a, one] = [campaign(), registration()];
        for (const revision of [1, 2]) {
          const answer = await save(store, { campaigns: [{ ...a.record, revision }] });
          expectConflict(`save of an absent campaign at revision ${revision}`, answer, [theCampaign]);
        }
        expectSame('the campaign, which was never saved,', await store.campaigns.find(['a']), [undefined]);
        await keep(store, [a]);
        const answer = await save(store, { registrations: [{ ...one.record, revision: 1 }] });
        const key = { kind: 'registration', id: one.record.id } as const;
        expectConflict('save of an absent registration at revision 1', answer, [key]);
        expectSame('the registration, never saved,', await store.registrations.find([key.id]), [undefined]);
      },
    ),

    promised(
      says.checksRevisions,
      'a write at a revision that is past or to come changes nothing',
      async (store) => {
        const [a, one] = [campaign(), registration()];
        await keep(store, [a], [one]);
        await mustSave(store, {
          campaigns: [renamed(a, 'Second', 1)],
          registrations: [{ ...one.record, revision: 1 }],
        });
        for (const revision of [1, 3, 4]) {
          const answer = await save(store, { campaigns: [renamed(a, `Late at ${revision}`, revision)] });
          expectConflict(`save of a campaign at revision ${revision} that stands at 2`, answer, [
            theCampaign,
          ]);
          const kept = await campaignIn(store, 'a');
          expectSame(
            'the campaign',
            { name: kept.name, revision: kept.revision },
            { name: 'Second', revision: 2 },
          );
          const other = await save(store, { registrations: [{ ...one.record, revision }] });
          const key = { kind: 'registration', id: one.record.id } as const;
          expectConflict(`save of a registration at revision ${revision} that stands at 2`, other, [key]);
        }
      },
    ),

    promised(
      says.namesConflicts,
      'a conflict names every record that stands elsewhere, and no other',
      async (store) => {
        const [a, stale] = [campaign(), registration()];
        const fresh = aRegistration(a.record, { productId: 'fresh' });
        await keep(store, [a], [stale]);
        await mustSave(store, { guards: [guard] });
        const answer = await save(store, {
          campaigns: [a.record],
          registrations: [fresh.record, stale.record],
          guards: [guard],
          reads: [
            { kind: 'campaign', id: 'other', revision: 4 },
            { kind: 'guard', id: 'absent', revision: 0 },
          ],
        });
        expectConflict('save with four records that stand elsewhere', answer, [
          theCampaign,
          { kind: 'registration', id: stale.record.id },
          { kind: 'guard', id: guard.key },
          { kind: 'campaign', id: 'other' },
        ]);
      },
    ),

    promised(
      says.namesRecords,
      'campaigns, registrations and guards of one name are different records',
      async (store) => {
        const one = registration();
        const { id } = one.record;
        const namesake = aCampaign(id);
        await keep(store, [campaign(), namesake], [one]);
        await mustSave(store, { guards: [{ key: id, revision: 0 }] });
        await mustSave(store, { guards: [{ key: id, revision: 1 }] });
        const revisions = [
          (await campaignIn(store, id)).revision,
          (await registrationIn(store, id)).revision,
          (await store.guards.find([id]))[0]?.revision,
        ];
        expectSame('the revisions of campaign, registration and guard of one name', revisions, [1, 1, 2]);
        const history = (kind: RecordKey['kind']) => store.history({ kind, id }, { limit: 10 });
        for (const [kind, count] of [
          ['campaign', 2],
          ['registration', 1],
          ['guard', 0],
        ] as const)
          expectSame(
            `the number of entries in the history of the ${kind}`,
            (await history(kind)).length,
            count,
          );
      },
    ),
  ],
};
