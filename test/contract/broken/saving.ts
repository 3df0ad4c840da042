import type { CommandKey, SaveAnswer, SaveGroup } from 'partner-campaigns';
import { aGroup } from '../../support/groups.ts';
import { type BrokenStore, readAnew, replacing, saveOne, savingEach } from './broken-store.ts';

/** Lets everybody else have a turn, as a round to a database does. */
const aMoment = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** Keys as text, joined without care. */
const joined = ({ tenant, id }: CommandKey) => ({ tenant: 'all', id: `${tenant}:${id}` });

/** Names commands otherwise inside, and as they were asked for outside. */
const renamingCommands =
  (rename: (key: CommandKey) => CommandKey): BrokenStore['breaks'] =>
  (store) => ({
    ...store,
    findCommands: async (keys) =>
      (await store.findCommands(keys.map(rename))).map((receipt, index) => {
        const key = keys[index];
        return receipt && key && { ...receipt, tenant: key.tenant, id: key.id };
      }),
    save: async (groups) => {
      const answers = await store.save(
        groups.map((group) =>
          group.receipt === undefined
            ? group
            : { ...group, receipt: { ...group.receipt, ...rename(group.receipt) } },
        ),
      );
      return answers.map((answer, index) => {
        const key = groups[index]?.receipt;
        return answer.outcome === 'duplicate' && key !== undefined
          ? { ...answer, receipt: { ...answer.receipt, tenant: key.tenant, id: key.id } }
          : answer;
      });
    },
  });

/** The parts of a group as groups of their own. */
function partsOf(group: SaveGroup): readonly SaveGroup[] {
  return [
    ...group.campaigns.map((one) => aGroup({ campaigns: [one] })),
    ...group.registrations.map((one) => aGroup({ registrations: [one], reads: group.reads })),
    ...group.guards.map((one) => aGroup({ guards: [one] })),
    aGroup({ events: group.events, ...(group.receipt === undefined ? {} : { receipt: group.receipt }) }),
  ];
}

const recordsOf = ({ campaigns, registrations, guards }: SaveGroup) => [
  ...campaigns,
  ...registrations,
  ...guards,
];

/** A store that checks before it writes, and lets others write in between. */
const checkingEarly = (blind: (group: SaveGroup) => SaveGroup) =>
  savingEach(async (group, store) => {
    const known = group.receipt && (await store.findCommands([group.receipt]))[0];
    const now = await readAnew(store, group);
    await aMoment();
    const standing = recordsOf(now);
    const isStale = recordsOf(group).some(({ revision }, index) => standing[index]?.revision !== revision);
    if (isStale || known !== undefined) return saveOne(store, group);
    const part = blind(group);
    if (part === group) return saveOne(store, group);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await saveOne(store, await readAnew(store, part));
      if (answer.outcome !== 'conflict' || attempt === 20) return answer;
    }
  });

/** Faults of saving. */
export const savingFaults: readonly BrokenStore[] = [
  {
    fault: 'revisions are not checked',
    breaks: savingEach(async (group, store) => saveOne(store, await readAnew(store, group))),
    says: /at revision 0 that exists, at outcome, to be "conflict".*it is "saved"/s,
    caughtBy: ['revisions: 0 means that a record must not exist'],
  },
  {
    fault: 'revisions are not raised',
    breaks: (store) =>
      replacing(
        {
          ...store,
          save: (groups) =>
            store.save(
              groups.map((group) => ({
                ...group,
                campaigns: group.campaigns.map((one) => ({
                  ...one,
                  revision: one.revision && one.revision + 1,
                })),
              })),
            ),
        },
        {
          campaigns: {
            find: async (ids) =>
              (await store.campaigns.find(ids)).map((one) => one && { ...one, revision: one.revision - 1 }),
          },
        },
      ),
    says: /revision/,
    caughtBy: ['revisions: they begin at 1 and rise by one with each save'],
  },
  {
    fault: 'a record that does not exist is made at any revision',
    breaks: savingEach(async (group, store) => {
      const now = await readAnew(store, group);
      const absentAt0 = <R extends { readonly revision: number }>(one: R, standing: R | undefined) =>
        standing?.revision === 0 ? { ...one, revision: 0 } : one;
      return saveOne(store, {
        ...group,
        campaigns: group.campaigns.map((one, index) => absentAt0(one, now.campaigns[index])),
        registrations: group.registrations.map((one, index) => absentAt0(one, now.registrations[index])),
      });
    }),
    says: /save of an absent campaign at revision 1, at outcome/,
    caughtBy: ['revisions: a record that does not exist stands at no other revision'],
  },
  {
    fault: 'a revision to come is taken for the one that stands',
    breaks: savingEach(async (group, store) => {
      const now = await readAnew(store, group);
      const campaigns = group.campaigns.map((one, index) => {
        const standing = now.campaigns[index]?.revision ?? 0;
        return standing > 0 && one.revision > standing ? { ...one, revision: standing } : one;
      });
      return saveOne(store, { ...group, campaigns });
    }),
    says: /save of a campaign at revision 3 that stands at 2/,
    caughtBy: ['revisions: a write at a revision that is past or to come changes nothing'],
  },
  {
    fault: 'a conflict names the first record only',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      return answer.outcome === 'conflict' ? { ...answer, conflicts: answer.conflicts.slice(0, 1) } : answer;
    }),
    says: /save with four records that stand elsewhere, at conflicts/,
    caughtBy: ['revisions: a conflict names every record that stands elsewhere, and no other'],
  },
  {
    fault: 'guards are taken for campaigns in histories',
    breaks: (store) => ({
      ...store,
      history: ({ kind, id }, page) =>
        store.history(kind === 'guard' ? { kind: 'campaign', id } : { kind, id }, page),
    }),
    says: /history of the guard to be 0.*it is 2/s,
    caughtBy: ['revisions: campaigns, registrations and guards of one name are different records'],
  },
  {
    fault: 'what was read is not checked',
    breaks: savingEach((group, store) => saveOne(store, { ...group, reads: [] })),
    says: /read its campaign at 1, which stands at 2/,
    caughtBy: ['reads: a campaign that has moved since it was read is a conflict'],
  },
  {
    fault: 'of what was read only campaigns are checked',
    breaks: savingEach((group, store) =>
      saveOne(store, { ...group, reads: group.reads.filter(({ kind }) => kind === 'campaign') }),
    ),
    says: /save that read the (registration|guard) at 0/,
    caughtBy: ['reads: a registration or a guard that has moved since it was read is a conflict'],
  },
  {
    fault: 'what was read as absent is not checked',
    breaks: savingEach((group, store) =>
      saveOne(store, { ...group, reads: group.reads.filter(({ revision }) => revision > 0) }),
    ),
    says: /read a campaign as absent/,
    caughtBy: ['reads: what was read as absent must still be absent'],
  },
  {
    fault: 'what was read is checked once, before the first group',
    breaks: (store) => ({
      ...store,
      save: async (groups) => {
        const ids = groups.map(({ reads }) =>
          reads.flatMap(({ kind, id }) => (kind === 'campaign' ? [id] : [])),
        );
        const stands = await Promise.all(ids.map((each) => store.campaigns.find(each)));
        return store.save(
          groups.map((group, index) => {
            const found = stands[index]?.map((one) => one?.revision ?? 0) ?? [];
            const isStale = group.reads.some(({ revision }, read) => found[read] !== revision);
            return isStale ? group : { ...group, reads: [] };
          }),
        );
      },
    }),
    says: /one group that moves a campaign and one that has read it/,
    caughtBy: ['reads: a read is checked against the groups before it in the call'],
  },
  {
    fault: 'what was read is written too',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      const ids = group.reads.flatMap(({ kind, id }) => (kind === 'campaign' ? [id] : []));
      const read = (await store.campaigns.find(ids)).filter((one) => one !== undefined);
      if (answer.outcome === 'saved') await store.save([aGroup({ campaigns: read })]);
      return answer;
    }),
    says: /revision of a campaign that was only read to be 1.*it is 2/s,
    caughtBy: ['reads: what was read and stands lets a group pass, and stays as it is'],
  },
  {
    fault: 'guards are ignored',
    breaks: savingEach((group, store) => saveOne(store, { ...group, guards: [] })),
    says: /guard/,
    caughtBy: [
      'guards: they are there from the first save on, and rise by one with each',
      'writers at once: of those who write under one guard one wins',
    ],
  },
  {
    fault: 'guards are raised and not checked',
    breaks: savingEach(async (group, store) =>
      saveOne(store, { ...group, guards: (await readAnew(store, group)).guards }),
    ),
    says: /guard/,
    caughtBy: ['revisions: a conflict names every record that stands elsewhere, and no other'],
  },
  {
    fault: 'guards are raised though their group is kept back',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      if (answer.outcome !== 'saved' && group.guards.length > 0)
        await store.save([aGroup({ guards: group.guards })]);
      return answer;
    }),
    says: /the revision of the guard to be 0.*it is 1/s,
    caughtBy: ['guards: one does not rise when its group is kept back by something else'],
  },
  {
    fault: 'of a group that is kept back the first part is saved',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      const [first, ...rest] = partsOf(group);
      if (answer.outcome === 'conflict' && first !== undefined && rest.length > 1) await store.save([first]);
      return answer;
    }),
    says: /the (other campaign|campaign) of the group/,
    caughtBy: [
      'guards: one that has moved keeps its whole group back',
      'guards: of two groups in one call under one guard the first passes',
    ],
  },
  {
    fault: 'a group is saved record by record',
    breaks: savingEach(async (group, store) => {
      const known = group.receipt && (await store.findCommands([group.receipt]))[0];
      if (known !== undefined) return saveOne(store, group);
      const answers: SaveAnswer[] = [];
      for (const part of partsOf(group)) answers.push(await saveOne(store, part));
      const conflicts = answers.flatMap((answer) => (answer.outcome === 'conflict' ? answer.conflicts : []));
      return conflicts.length === 0 ? { outcome: 'saved' } : { outcome: 'conflict', conflicts };
    }),
    says: /the other campaign of the group/,
    caughtBy: ['groups: one record that stands elsewhere keeps back records and guards'],
  },
  {
    fault: 'events are kept though their group is not',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      if (answer.outcome !== 'saved') await store.save([aGroup({ events: group.events })]);
      return answer;
    }),
    says: /the feed after a conflict and a duplicate/,
    caughtBy: [
      'groups: of a group that was not saved there is no event',
      'writers at once: of those who write on one revision one wins, every time',
    ],
  },
  {
    fault: 'a conflict leaves a receipt',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      const { receipt } = group;
      if (answer.outcome === 'conflict' && receipt !== undefined) await store.save([aGroup({ receipt })]);
      return answer;
    }),
    says: /the receipt of the conflict/,
    caughtBy: ['groups: of a conflict there is no receipt: the command may be sent again'],
  },
  {
    fault: 'one group that fails stops those behind it',
    breaks: (store) => ({
      ...store,
      save: async (groups) => {
        const answers: SaveAnswer[] = [];
        for (const group of groups) {
          const hasFailed = answers.some(({ outcome }) => outcome !== 'saved');
          answers.push(hasFailed ? { outcome: 'conflict', conflicts: [] } : await saveOne(store, group));
        }
        return answers;
      },
    }),
    says: /outcomes of three groups, the second stale.*"saved","conflict","conflict"/s,
    caughtBy: ['groups: a group that fails stops none of the others'],
  },
  {
    fault: 'groups are saved last first',
    breaks: (store) => ({
      ...store,
      save: async (groups) => (await store.save(groups.toReversed())).toReversed(),
    }),
    says: /outcomes of groups on one campaign/,
    caughtBy: ['groups: a group sees what those before it in the call have left'],
  },
  {
    fault: 'only a hundred groups are answered',
    breaks: (store) => ({
      ...store,
      save: async (groups) => (await store.save(groups)).slice(0, 100),
    }),
    says: /400 groups/,
    caughtBy: ['groups: each of hundreds of groups has its answer, in order'],
  },
  {
    fault: 'what is saved comes before what is not in the answers',
    breaks: (store) => ({
      ...store,
      save: async (groups) =>
        (await store.save(groups)).toSorted(
          (one, other) => Number(other.outcome === 'saved') - Number(one.outcome === 'saved'),
        ),
    }),
    says: /in this order/,
    caughtBy: ['groups: a group that fails stops none of the others'],
  },
  {
    fault: 'a duplicate is answered as saved',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      return answer.outcome === 'duplicate' ? { outcome: 'saved' } : answer;
    }),
    says: /second group of the command.*it is "saved"/s,
    caughtBy: ['receipts: a second group of a command gives the first receipt and saves nothing'],
  },
  {
    fault: 'a duplicate is given its own receipt back',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      const { receipt } = group;
      return answer.outcome === 'duplicate' && receipt !== undefined ? { ...answer, receipt } : answer;
    }),
    says: /second group of the command, at receipt/,
    caughtBy: ['receipts: a second group of a command gives the first receipt and saves nothing'],
  },
  {
    fault: 'records are checked before receipts',
    breaks: savingEach(async (group, store) => {
      const { receipt: _, ...unnamed } = group;
      const now = await readAnew(store, group);
      const isStale = group.campaigns.some(
        ({ revision }, index) => now.campaigns[index]?.revision !== revision,
      );
      return saveOne(store, isStale ? unnamed : group);
    }),
    says: /command sent twice, with a record that has moved/,
    caughtBy: ['receipts: a repeated command is a duplicate, however its records have moved'],
  },
  {
    fault: 'receipts are compared without their tenants',
    breaks: renamingCommands(({ id }) => ({ tenant: 'all', id })),
    says: /receipt of another tenant/,
    caughtBy: ['receipts: the same id of another tenant is another command'],
  },
  {
    fault: 'receipts are kept under tenant and id joined without care',
    breaks: renamingCommands(joined),
    says: /nothing stands in the way|results that findCommands gives/,
    caughtBy: ['ids: guards and receipts of like keys are told from each other'],
  },
  {
    fault: 'receipts are not kept',
    breaks: savingEach((group, store) => {
      const { receipt: _, ...rest } = group;
      return saveOne(store, rest);
    }),
    says: /findCommands|receipt/,
    caughtBy: ['find: receipts come in the order asked, unknown ones undefined'],
  },
  {
    fault: 'of two commands in one call neither knows of the other',
    breaks: (store) => ({
      ...store,
      save: async (groups) => {
        const known = await store.findCommands(groups.flatMap(({ receipt }) => receipt ?? []));
        const first = groups.findIndex(({ receipt }) => receipt !== undefined);
        return store.save(
          groups.map((group, index) => {
            const { receipt, ...rest } = group;
            return known.some((one) => one !== undefined) || index === first || receipt === undefined
              ? group
              : rest;
          }),
        );
      },
    }),
    says: /outcomes of two groups of one command/,
    caughtBy: ['receipts: a command twice in one call is a duplicate the second time'],
  },
  {
    fault: 'revisions are checked before, not while, it writes',
    breaks: checkingEarly((group) => ({ ...group })),
    says: /8 writers at once on one revision, at saved, to be 1/,
    caughtBy: ['writers at once: of those who write on one revision one wins, every time'],
  },
  {
    fault: 'receipts are looked up before, not while, it writes',
    breaks: checkingEarly((group) => {
      const { receipt: _, ...rest } = group;
      return group.receipt === undefined ? group : rest;
    }),
    says: /one command sent 8 times at once/,
    caughtBy: ['writers at once: of those who send one command one does it, and the others hear of it'],
  },
  {
    fault: 'what was read is checked before, not while, it writes',
    breaks: savingEach(async (group, store) => {
      const ids = group.reads.flatMap(({ kind, id }) => (kind === 'campaign' ? [id] : []));
      const found = await store.campaigns.find(ids);
      const isStale = group.reads.some(({ revision }, index) => (found[index]?.revision ?? 0) !== revision);
      await aMoment();
      return saveOne(store, isStale ? group : { ...group, reads: [] });
    }),
    says: /two who write what the other has read, at saved, to be 1.*it is 2/s,
    caughtBy: ['writers at once: of two who write what the other has read, not both are saved'],
  },
  {
    fault: 'whoever comes while another writes is turned away',
    breaks: (store) => {
      let isBusy = false;
      return {
        ...store,
        save: async (groups) => {
          if (isBusy) return groups.map(() => ({ outcome: 'conflict', conflicts: [] }) as const);
          isBusy = true;
          await aMoment();
          const answers = await store.save(groups);
          isBusy = false;
          return answers;
        },
      };
    },
    says: /40 writers at once on different records/,
    caughtBy: ['writers at once: those who write on different records are all saved'],
  },
];
