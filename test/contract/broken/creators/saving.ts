import {
  type DomainEvent,
  happenedTo,
  type RecordKey,
  type SaveAnswer,
  type SaveGroup,
  type Store,
} from 'partner-campaigns';
import { aGroup } from '../../../support/groups.ts';
import { type BrokenStore, saveOne, savingEach } from '../broken-store.ts';
import { creatorsOf, reading } from './broken-creators.ts';

/** Lets everybody else have a turn, as a round to a database does. */
const aMoment = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

type Part = 'creatorLinks' | 'sampleRequests' | 'sampleLedgers';

/** The group as if its links, sample requests or ledgers had been read just now. */
async function readAnew(
  store: Store,
  group: SaveGroup,
  parts: readonly Part[] = ['creatorLinks', 'sampleRequests', 'sampleLedgers'],
): Promise<SaveGroup> {
  const { links, samples, ledgers } = creatorsOf(store);
  const { creatorLinks = [], sampleRequests = [], sampleLedgers = [] } = group;
  const standing = {
    creatorLinks: await links.find(creatorLinks.map(({ id }) => id)),
    sampleRequests: await samples.find(sampleRequests.map(({ id }) => id)),
    sampleLedgers: await ledgers.find(sampleLedgers.map(({ id }) => id)),
  };
  const anew = <R extends { readonly revision: number }>(records: readonly R[], part: Part) =>
    parts.includes(part)
      ? records.map((one, index) => ({ ...one, revision: standing[part][index]?.revision ?? 0 }))
      : records;
  return {
    ...group,
    creatorLinks: anew(creatorLinks, 'creatorLinks'),
    sampleRequests: anew(sampleRequests, 'sampleRequests'),
    sampleLedgers: anew(sampleLedgers, 'sampleLedgers'),
  };
}

const without = (group: SaveGroup, part: Part): SaveGroup => ({ ...group, [part]: [] });

/** A store that calls what stands elsewhere by another kind. */
const renamingConflicts = (rename: (key: RecordKey) => RecordKey) =>
  savingEach(async (group, store) => {
    const answer = await saveOne(store, group);
    return answer.outcome === 'conflict' ? { ...answer, conflicts: answer.conflicts.map(rename) } : answer;
  });

/** A store that does not check what was read of one kind. */
const notReading = (kind: RecordKey['kind']) =>
  savingEach((group, store) =>
    saveOne(store, { ...group, reads: group.reads.filter((read) => read.kind !== kind) }),
  );

const TOGETHER =
  "creators' revisions: one record that stands elsewhere keeps registration, link, sample request and ledger back";
const STANDS = "creators' revisions: a write at another revision than the one that stands changes nothing";
const READS =
  "creators' revisions: a link, a sample request or a ledger that has moved since it was read is a conflict";

/** Faults of saving what is kept of creators, and what happened to it. */
export const creatorSavingFaults: readonly BrokenStore[] = [
  {
    fault: 'a ledger that is saved raises the link of its id',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      const ids = (group.sampleLedgers ?? []).map(({ id }) => id);
      const found = (await creatorsOf(store).links.find(ids)).filter((one) => one !== undefined);
      if (answer.outcome === 'saved') await store.save([aGroup({ creatorLinks: found })]);
      return answer;
    }),
    says: /creator_link \S+ at revision 1, which nothing stands in the way of/,
    caughtBy: [
      'creators: a link, a sample request, a ledger and what else has their id are different records',
    ],
  },
  {
    fault: 'sample requests that stand elsewhere are called links',
    breaks: renamingConflicts((key) =>
      key.kind === 'sample_request' ? { kind: 'creator_link', id: key.id } : key,
    ),
    says: /of which the sample_request is stale/,
    caughtBy: ['creators: conflicts of records of one id name those that stand elsewhere, by their kinds'],
  },
  {
    fault: 'all records of an id that stands elsewhere are conflicts',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      if (answer.outcome !== 'conflict') return answer;
      const { creatorLinks = [], sampleRequests = [] } = group;
      const stale = new Set(answer.conflicts.map(({ id }) => id));
      const links = creatorLinks.map(({ id }) => ({ kind: 'creator_link', id }) as const);
      const requests = sampleRequests.map(({ id }) => ({ kind: 'sample_request', id }) as const);
      const all = [...answer.conflicts, ...links, ...requests].filter(({ id }) => stale.has(id));
      return { ...answer, conflicts: all };
    }),
    says: /save of three records of one id/,
    caughtBy: ['creators: conflicts of records of one id name those that stand elsewhere, by their kinds'],
  },
  {
    fault: 'revisions of ledgers are raised by two',
    breaks: reading(({ ledgers }) => ({
      ledgers: {
        find: async (ids) =>
          (await ledgers.find(ids)).map((one) => one && { ...one, revision: one.revision * 2 }),
      },
    })),
    says: /the revision of a sample_ledger read at 0 and saved to be 1.*it is 2/s,
    caughtBy: ["creators' revisions: they begin at 1 and rise by one, kind by kind"],
  },
  ...(['creatorLinks', 'sampleRequests', 'sampleLedgers'] as const).map(
    (part): BrokenStore => ({
      fault: `revisions of ${part} are not checked`,
      breaks: savingEach(async (group, store) => saveOne(store, await readAnew(store, group, [part]))),
      says: /save of an absent (creator_link|sample_request|sample_ledger) at revision 1/,
      caughtBy: [
        STANDS,
        "creators' revisions: a conflict names every link, sample request and ledger that stands elsewhere",
      ],
    }),
  ),
  {
    fault: 'a ledger at a revision to come is taken for the one that stands',
    breaks: savingEach(async (group, store) => {
      const anew = (await readAnew(store, group)).sampleLedgers ?? [];
      const sampleLedgers = group.sampleLedgers?.map((one, index) => {
        const standing = anew[index]?.revision ?? 0;
        return standing > 0 && one.revision > standing ? { ...one, revision: standing } : one;
      });
      return saveOne(store, sampleLedgers === undefined ? group : { ...group, sampleLedgers });
    }),
    says: /save of a sample_ledger at revision 3 that stands at 2/,
    caughtBy: [STANDS],
  },
  {
    fault: 'a conflict leaves ledgers out',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      if (answer.outcome !== 'conflict' || answer.conflicts.length === 1) return answer;
      return { ...answer, conflicts: answer.conflicts.filter(({ kind }) => kind !== 'sample_ledger') };
    }),
    says: /save of four stale records, and of two that are new/,
    caughtBy: [
      "creators' revisions: a conflict names every link, sample request and ledger that stands elsewhere",
    ],
  },
  ...(['creator_link', 'sample_request', 'sample_ledger'] as const).map(
    (kind): BrokenStore => ({
      fault: `what was read of a ${kind} is not checked`,
      breaks: notReading(kind),
      says: new RegExp(`save that read the ${kind} at 1, which stands at 2`),
      caughtBy: [READS],
    }),
  ),
  {
    fault: 'the sample request of the id of a link that was read is written too',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      const ids = group.reads.flatMap(({ kind, id }) => (kind === 'creator_link' ? [id] : []));
      const { samples } = creatorsOf(store);
      const found = (await samples.find(ids)).filter((one) => one !== undefined);
      if (answer.outcome === 'saved') await store.save([aGroup({ sampleRequests: found })]);
      return answer;
    }),
    says: /the revision of the sample_request to be 1|which nothing stands in the way of/,
    caughtBy: [READS],
  },
  ...(['creatorLinks', 'sampleRequests', 'sampleLedgers'] as const).map(
    (part): BrokenStore => ({
      fault: `${part} are saved though their group is kept back`,
      breaks: savingEach(async (group, store) => {
        const answer = await saveOne(store, group);
        if (answer.outcome === 'conflict') await saveOne(store, aGroup({ [part]: group[part] ?? [] }));
        return answer;
      }),
      says: /was saved beside a stale/,
      caughtBy: [TOGETHER],
    }),
  ),
  {
    fault: 'of a group whose ledger is stale the registration is saved',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      if (answer.outcome === 'conflict' && answer.conflicts.every(({ kind }) => kind === 'sample_ledger'))
        await saveOne(store, aGroup({ registrations: group.registrations }));
      return answer;
    }),
    says: /its registration beside a stale sample_ledger/,
    caughtBy: [TOGETHER],
  },
  {
    fault: 'events of a group whose link is stale are kept',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      if (answer.outcome === 'conflict' && answer.conflicts.some(({ kind }) => kind === 'creator_link'))
        await saveOne(store, aGroup({ events: group.events }));
      return answer;
    }),
    says: /the feed after a group with a stale creator_link/,
    caughtBy: [TOGETHER],
  },
  {
    fault: 'what creators have is not saved by who has read something',
    breaks: savingEach((group, store) =>
      saveOne(
        store,
        group.reads.length === 0
          ? group
          : without(without(without(group, 'creatorLinks'), 'sampleRequests'), 'sampleLedgers'),
      ),
    ),
    says: /whether the creator_link was saved with nothing stale/,
    caughtBy: [TOGETHER],
  },
  {
    fault: 'a unit is reserved again when its command is sent again',
    breaks: savingEach(async (group, store) => {
      const answer = await saveOne(store, group);
      const { sampleLedgers = [] } = group;
      if (answer.outcome === 'duplicate') await saveOne(store, aGroup({ sampleLedgers }));
      return answer;
    }),
    says: /whether its sample_ledger was saved/,
    caughtBy: [
      "creators' revisions: of a command that was answered before no link, sample request or ledger is saved",
    ],
  },
  {
    fault: 'a ledger that a group of the call has written is not checked for the others',
    breaks: (store) => ({
      ...store,
      save: async (groups, context) => {
        const answers: SaveAnswer[] = [];
        const written = new Set<string>();
        for (const group of groups) {
          const ids = (group.sampleLedgers ?? []).map(({ id }) => id);
          const isWritten = ids.some((id) => written.has(id));
          const asked = isWritten ? await readAnew(store, group, ['sampleLedgers']) : group;
          answers.push(...(await store.save([asked], context)));
          for (const id of ids) written.add(id);
        }
        return answers;
      },
    }),
    says: /the outcomes of three groups on one ledger/,
    caughtBy: ["creators' revisions: a group sees the ledger that those before it in the call have left"],
  },
  {
    fault: 'a ledger is compared first and written later',
    breaks: savingEach(async (group, store) => {
      const now = await readAnew(store, group);
      await aMoment();
      const isStale = (group.sampleLedgers ?? []).some(
        ({ revision }, index) => now.sampleLedgers?.[index]?.revision !== revision,
      );
      if (isStale) return saveOne(store, group);
      for (let attempt = 1; ; attempt += 1) {
        const answer = await saveOne(store, await readAnew(store, group, ['sampleLedgers']));
        if (answer.outcome !== 'conflict' || attempt === 20) return answer;
      }
    }),
    says: /4 writers at once on one ledger/,
    caughtBy: ["creators' revisions: of those who reserve from one ledger at once one wins, every time"],
  },
  {
    fault: 'events of sample requests are kept last in their group',
    breaks: savingEach((group, store) => {
      const isOfSample = (event: SaveGroup['events'][number]) => happenedTo(event).kind === 'sample_request';
      const events = [
        ...group.events.filter((event) => !isOfSample(event)),
        ...group.events.filter((event) => isOfSample(event)),
      ];
      return saveOne(store, { ...group, events });
    }),
    says: /the events of the feed to give, in this order/,
    caughtBy: ["creators' events: the feed has them in the order they were saved"],
  },
  {
    fault: 'events of links are told twice: for the link, and for the registration',
    breaks: savingEach((group, store) => {
      const events = group.events.flatMap((event): readonly DomainEvent[] =>
        event.type === 'link_added' ? [event, event] : [event],
      );
      return saveOne(store, { ...group, events });
    }),
    says: /the end of the feed/,
    caughtBy: [
      "creators' events: events of a group with links and samples are stored once, and without records too",
    ],
  },
  {
    fault: 'events of links are kept with links only',
    breaks: savingEach((group, store) => {
      const { creatorLinks = [] } = group;
      const events = group.events.filter(
        (event) => happenedTo(event).kind !== 'creator_link' || creatorLinks.length > 0,
      );
      return saveOne(store, { ...group, events });
    }),
    says: /the end of the feed/,
    caughtBy: [
      "creators' events: events of a group with links and samples are stored once, and without records too",
    ],
  },
  {
    fault: 'a link and a sample request of one id have one history',
    breaks: (store) => ({
      ...store,
      history: async (of, page) => {
        if (of.kind !== 'creator_link' && of.kind !== 'sample_request') return store.history(of, page);
        const links = await store.history({ kind: 'creator_link', id: of.id }, { limit: 100 });
        const samples = await store.history({ kind: 'sample_request', id: of.id }, { limit: 100 });
        return [...links, ...samples].slice(Number(page.after ?? 0), Number(page.after ?? 0) + page.limit);
      },
    }),
    says: /the history of the creator_link/,
    caughtBy: [
      "creators' events: the histories of a link and of a sample request of one id are their own alone",
    ],
  },
  {
    fault: 'the history of a sample request has those of all creators',
    breaks: (store) => ({
      ...store,
      history: async (of, page) => {
        if (of.kind !== 'sample_request') return store.history(of, page);
        const all = await store.feed({ limit: 1_000 });
        const from = Number(page.after ?? 0);
        return all
          .filter(({ event }) => happenedTo(event).kind === 'sample_request' && of.id !== 'nowhere')
          .map(({ event }, index) => ({ event, cursor: String(index + 1) }))
          .slice(from, from + page.limit);
      },
    }),
    says: /the history of the sample_request/,
    caughtBy: [
      "creators' events: the histories of a link and of a sample request of one id are their own alone",
    ],
  },
  ...(['registration', 'campaign'] as const).map(
    (kind): BrokenStore => ({
      fault: `the history of a ${kind} has its links and samples`,
      breaks: (store) => ({
        ...store,
        history: async (of, page) => {
          if (of.kind !== kind) return store.history(of, page);
          const own = await store.history(of, page);
          const all = await store.feed({ limit: 1_000 });
          const under = all.filter(
            ({ event }) =>
              'creatorId' in event &&
              (kind === 'campaign' ? event.campaignId : event.registrationId) === of.id,
          );
          return [...own, ...under];
        },
      }),
      says: new RegExp(`the history of (the )?${kind}`),
      caughtBy: [
        "creators' events: the histories of a campaign and of a registration leave links and samples out",
      ],
    }),
  ),
  {
    fault: 'a ledger has the history of the sample request of its id',
    breaks: (store) => ({
      ...store,
      history: ({ kind, id }, page) =>
        store.history(kind === 'sample_ledger' ? { kind: 'sample_request', id } : { kind, id }, page),
    }),
    says: /the history of the ledger to give, in this order, \[\]/,
    caughtBy: [
      "creators' events: a ledger has no history, not that of the link and the sample request of its id either",
    ],
  },
  {
    fault: 'links are not saved',
    breaks: savingEach((group, store) => saveOne(store, without(group, 'creatorLinks'))),
    says: /link .* to be there/,
    caughtBy: [
      "creators' records: a link, added or removed, is what was saved",
      "creators' revisions: they begin at 1 and rise by one, kind by kind",
    ],
  },
];
