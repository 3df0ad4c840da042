import type { RecordKey, SaveGroup } from '../../../ports/save.js';
import type { Store } from '../../../ports/store.js';
import { aLink, aRunning, reaching, samplesOf } from '../../creator-records.js';
import { expectInOrder, expectSame, expectThere } from '../../expect.js';
import { days } from '../../records.js';
import { feedOf } from '../ask.js';
import { aGroup, aReceipt, mustSave, type StoreCaseGroup, save } from '../case.js';
import * as says from '../promises.js';
import { expectConflict, guard, guardRevision, outcomes } from '../saving.js';
import { aPlace, creatorsOf, groupOf, keepIn, ledgerIn, linkIn, ofCreators, sampleIn } from './case.js';

const link = () => aLink(aPlace());
const lives = () => samplesOf(aPlace(), [{}]);

/** The kinds of records that there are of creators. */
type Kind = Extract<RecordKey['kind'], 'creator_link' | 'sample_request' | 'sample_ledger'>;

/** One record of each kind, as it is written at a revision, and how to look it up. */
interface OneOf {
  readonly kind: Kind;
  readonly key: RecordKey;
  readonly at: (revision: number) => Partial<SaveGroup>;
  readonly revisionIn: (store: Store) => Promise<number>;
  readonly isIn: (store: Store) => Promise<boolean>;
}

/** A link, a sample request and a ledger of product-1. */
function oneOfEach(): readonly OneOf[] {
  const { record } = link();
  const { ledger, samples } = lives();
  const { id } = record;
  return [
    {
      kind: 'creator_link',
      key: { kind: 'creator_link', id },
      at: (revision) => ({ creatorLinks: [{ ...record, revision }] }),
      revisionIn: async (store) => (await linkIn(store, id)).revision,
      isIn: async (store) => (await creatorsOf(store).links.find([id]))[0] !== undefined,
    },
    {
      kind: 'sample_request',
      key: { kind: 'sample_request', id },
      at: (revision) => ({ sampleRequests: samples.map((one) => ({ ...one.record, revision })) }),
      revisionIn: async (store) => (await sampleIn(store, id)).revision,
      isIn: async (store) => (await creatorsOf(store).samples.find([id]))[0] !== undefined,
    },
    {
      kind: 'sample_ledger',
      key: { kind: 'sample_ledger', id: ledger.id },
      at: (revision) => ({ sampleLedgers: [{ ...ledger, revision }] }),
      revisionIn: async (store) => (await ledgerIn(store, ledger.id)).revision,
      isIn: async (store) => (await creatorsOf(store).ledgers.find([ledger.id]))[0] !== undefined,
    },
  ];
}

/** What is checked when something of creators is written. */
export const creatorSavingCases: StoreCaseGroup = {
  group: "creators' revisions",
  cases: [
    ofCreators(says.checksRevisions, 'they begin at 1 and rise by one, kind by kind', async (store) => {
      await keepIn(store, aPlace());
      for (const { kind, at, revisionIn } of oneOfEach()) {
        for (const revision of [0, 1, 2]) {
          await mustSave(store, at(revision));
          expectSame(
            `the revision of a ${kind} read at ${revision} and saved`,
            await revisionIn(store),
            revision + 1,
          );
        }
      }
    }),

    ofCreators(
      says.checksRevisions,
      'a write at another revision than the one that stands changes nothing',
      async (store) => {
        await keepIn(store, aPlace());
        for (const { kind, key, at, isIn } of oneOfEach()) {
          for (const revision of [1, 2]) {
            const answer = await save(store, at(revision));
            expectConflict(`save of an absent ${kind} at revision ${revision}`, answer, [key]);
          }
          expectSame(`whether there is the ${kind}, which was never saved,`, await isIn(store), false);
        }
        for (const { kind, key, at, revisionIn } of oneOfEach()) {
          for (const revision of [0, 1]) await mustSave(store, at(revision));
          for (const revision of [0, 1, 3]) {
            const answer = await save(store, at(revision));
            expectConflict(`save of a ${kind} at revision ${revision} that stands at 2`, answer, [key]);
          }
          expectSame(`the revision of the ${kind}`, await revisionIn(store), 2);
        }
      },
    ),

    ofCreators(
      says.namesConflicts,
      'a conflict names every link, sample request and ledger that stands elsewhere',
      async (store) => {
        const place = aPlace();
        await keepIn(store, place, { links: [link()], samples: [lives()] });
        const other = groupOf({
          links: [aLink(place, { creatorId: 'creator-2' })],
          samples: [samplesOf(place, [{ creatorId: 'creator-2' }])],
        });
        const stale = groupOf({ links: [link()], samples: [lives()] });
        const answer = await save(store, {
          registrations: [place.registration],
          creatorLinks: [...other.creatorLinks, ...stale.creatorLinks],
          sampleRequests: [...other.sampleRequests, ...stale.sampleRequests],
          sampleLedgers: stale.sampleLedgers,
          reads: [{ kind: 'sample_request', id: 'nowhere', revision: 3 }],
        });
        expectConflict('save of four stale records, and of two that are new', answer, [
          { kind: 'registration', id: place.registration.id },
          ...oneOfEach().map(({ key }) => key),
          { kind: 'sample_request', id: 'nowhere' },
        ]);
      },
    ),

    ofCreators(
      says.checksReads,
      'a link, a sample request or a ledger that has moved since it was read is a conflict',
      async (store) => {
        await keepIn(store, aPlace(), { links: [link()], samples: [lives()] });
        const records = oneOfEach();
        for (const [index, { kind, key, at }] of records.entries()) {
          const reading = (revision: number) => save(store, { reads: [{ ...key, revision }] });
          const written = { guards: [{ key: kind, revision: 0 }] };
          await mustSave(store, { ...written, reads: [{ ...key, revision: 1 }] });
          await mustSave(store, at(1));
          expectConflict(`save that read the ${kind} at 1, which stands at 2`, await reading(1), [key]);
          expectConflict(`save that read the ${kind} as absent, which is there`, await reading(0), [key]);
          // What was only read stays as it is, and so do the others.
          await mustSave(store, { reads: [{ ...key, revision: 2 }] });
          for (const other of records.slice(index + 1))
            expectSame(`the revision of the ${other.kind}`, await other.revisionIn(store), 1);
        }
        await mustSave(store, { reads: [{ kind: 'sample_ledger', id: 'nowhere', revision: 0 }] });
      },
    ),

    ofCreators(
      says.allOrNothing,
      'one record that stands elsewhere keeps registration, link, sample request and ledger back',
      async (store) => {
        const place = aPlace();
        const other = aRunning(place.campaign, { productId: 'product-2' });
        await keepIn(store, place, {});
        const before = await feedOf(store);
        const fresh = groupOf({ registrations: [other], links: [link()], samples: [lives()] });
        const stale: Readonly<Record<string, Partial<SaveGroup>>> = {
          registration: { registrations: [other.record, place.registration] },
          creator_link: { creatorLinks: fresh.creatorLinks.map((one) => ({ ...one, revision: 4 })) },
          sample_request: { sampleRequests: fresh.sampleRequests.map((one) => ({ ...one, revision: 4 })) },
          sample_ledger: { sampleLedgers: fresh.sampleLedgers.map((one) => ({ ...one, revision: 4 })) },
          guard: { guards: [{ ...guard, revision: 4 }] },
          read: { reads: [{ kind: 'sample_ledger', id: 'nowhere', revision: 4 }] },
        };
        for (const [what, part] of Object.entries(stale)) {
          const answer = await save(store, { guards: [guard], ...fresh, ...part });
          expectSame(`the outcome of a group with a stale ${what}`, answer.outcome, 'conflict');
          for (const { kind, isIn } of oneOfEach())
            expectSame(`whether its ${kind} was saved beside a stale ${what}`, await isIn(store), false);
          const found = await store.registrations.find([other.record.id]);
          expectSame(`its registration beside a stale ${what}`, found, [undefined]);
          expectSame(`the revision of its guard beside a stale ${what}`, await guardRevision(store), 0);
          expectSame(`the feed after a group with a stale ${what}`, await feedOf(store), before);
        }
        const reads = [{ kind: 'registration', id: place.registration.id, revision: 1 }] as const;
        await mustSave(store, { guards: [guard], ...fresh, reads });
        for (const { kind, isIn } of oneOfEach())
          expectSame(`whether the ${kind} was saved with nothing stale`, await isIn(store), true);
      },
    ),

    ofCreators(
      says.answersDuplicates,
      'of a command that was answered before no link, sample request or ledger is saved',
      async (store) => {
        await keepIn(store, aPlace());
        const receipt = aReceipt();
        await mustSave(store, { receipt });
        const before = await feedOf(store);
        const answer = await save(store, { ...groupOf({ links: [link()], samples: [lives()] }), receipt });
        expectSame('the outcome of a command that was answered before', answer.outcome, 'duplicate');
        for (const { kind, isIn } of oneOfEach())
          expectSame(`whether its ${kind} was saved`, await isIn(store), false);
        expectSame('the feed after a duplicate', await feedOf(store), before);
      },
    ),

    ofCreators(
      says.savesInOrder,
      'a group sees the ledger that those before it in the call have left',
      async (store) => {
        await keepIn(store, aPlace());
        const creators = ['creator-1', 'creator-2', 'creator-3'];
        const { samples, ledger } = samplesOf(
          aPlace(),
          creators.map((creatorId) => ({ creatorId })),
        );
        // The third has not seen the second.
        const revisions = [0, 1, 1];
        const groups = samples.map(({ record, events }, index) =>
          aGroup({
            sampleRequests: [record],
            sampleLedgers: [{ ...ledger, reserved: index + 1, revision: revisions[index] ?? 0 }],
            events,
          }),
        );
        expectInOrder('the outcomes of three groups on one ledger', await outcomes(store.save(groups)), [
          'saved',
          'saved',
          'conflict',
        ]);
        const kept = await ledgerIn(store, ledger.id);
        expectSame(
          'the ledger',
          { reserved: kept.reserved, revision: kept.revision },
          { reserved: 2, revision: 2 },
        );
        const found = await creatorsOf(store).samples.find(samples.map(({ record }) => record.id));
        expectInOrder(
          'the sample requests of the three groups',
          found.map((request) => request?.creatorId),
          ['creator-1', 'creator-2', undefined],
        );
      },
    ),

    ofCreators(
      says.oneWriterWins,
      'of those who reserve from one ledger at once one wins, every time',
      async (store) => {
        await keepIn(store, aPlace());
        await raceForUnits(store, [store, store, store, store]);
      },
    ),

    ofCreators(
      says.oneWriterWins,
      'of those who reserve over different connections one wins',
      async (store, _, { connect }) => {
        await keepIn(store, aPlace());
        const other = await expectThere('connect', connect)(store);
        await raceForUnits(store, [store, other, store, other]);
      },
      'connect',
    ),

    ofCreators(
      says.keepsForGood,
      'what one connection has saved of creators the other reads at once',
      async (store, _, { connect }) => {
        const place = aPlace();
        await keepIn(store, place);
        const other = await expectThere('connect', connect)(store);
        for (let round = 0; round < 6; round += 1) {
          const [writer, reader] = round % 2 === 0 ? [store, other] : [other, store];
          const start = { creatorId: `creator-${round}` };
          const { samples, ledger, events } = samplesOf(place, [
            { ...start, later: reaching.shipment(days(5)) },
          ]);
          const before = round === 0 ? 0 : (await ledgerIn(reader, ledger.id)).revision;
          expectSame('the revision of the ledger that both read', before, round);
          const written = { ...groupOf({ links: [aLink(place, start)] }), sampleLedgers: [] };
          await mustSave(writer, {
            ...written,
            sampleRequests: samples.map(({ record }) => record),
            sampleLedgers: [{ ...ledger, revision: before }],
            events,
          });
          const { id } = aLink(place, start).record;
          expectSame('the revision of the link that the other reads', (await linkIn(reader, id)).revision, 1);
          expectSame('that of the sample request', (await sampleIn(reader, id)).revision, 1);
        }
      },
      'connect',
    ),
  ],
};

const ROUNDS = 12;

/** Rounds of writers who all have read one ledger, and reserve a unit each. */
async function raceForUnits(store: Store, writers: readonly Store[]): Promise<void> {
  const place = aPlace();
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await Promise.all(
      writers.map((writer, index) => {
        const { samples, ledger, events } = samplesOf(place, [{ creatorId: `${round}-${index}` }]);
        return save(writer, {
          sampleRequests: samples.map(({ record }) => record),
          sampleLedgers: [{ ...ledger, reserved: round + 1, revision: round }],
          events,
        });
      }),
    );
    const won = answers.filter(({ outcome }) => outcome === 'saved').length;
    const lost = answers.filter(({ outcome }) => outcome === 'conflict').length;
    expectSame(
      `the outcomes of ${writers.length} writers at once on one ledger`,
      { saved: won, conflict: lost },
      { saved: 1, conflict: writers.length - 1 },
    );
    const { id } = lives().ledger;
    expectSame('the revision of the ledger', (await ledgerIn(store, id)).revision, round + 1);
    const counted = await creatorsOf(store).samples.count({ at: days(5) });
    const count = counted.reduce((sum, one) => sum + one.count, 0);
    expectSame('the number of sample requests, one for each winner,', count, round + 1);
  }
}
