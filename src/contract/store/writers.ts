import type { SaveAnswer } from '../../ports/save.js';
import type { Store } from '../../ports/store.js';
import { expectInOrder, expectSame, expectThere } from '../expect.js';
import { aCampaign, andThen, aRegistration, days, edited, steps } from '../records.js';
import { feedOf } from './ask.js';
import { aReceipt, campaignIn, keep, promised, promisedBy, type StoreCaseGroup, save } from './case.js';
import * as says from './promises.js';

const ROUNDS = 20;
const WRITERS = 8;

function outcomesOf(answers: readonly SaveAnswer[]): Readonly<Record<string, number>> {
  const count = (outcome: SaveAnswer['outcome']) =>
    answers.filter((answer) => answer.outcome === outcome).length;
  return { saved: count('saved'), conflict: count('conflict'), duplicate: count('duplicate') };
}

/** Rounds of writers who all have read the same, and write at once. */
async function race(store: Store, writers: readonly Store[], id: string): Promise<void> {
  await keep(store, [aCampaign(id)]);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const read = await campaignIn(store, id);
    expectSame('the revision of the campaign', read.revision, round);
    const rivals = writers.map((writer, index) => ({
      writer,
      ...andThen({ record: read, events: [] }, edited(days(1), { name: `round ${round}, writer ${index}` })),
    }));
    const answers = await Promise.all(
      rivals.map(({ writer, record, events }) => save(writer, { campaigns: [record], events })),
    );
    expectSame(`the outcomes of ${writers.length} writers at once on one revision`, outcomesOf(answers), {
      saved: 1,
      conflict: writers.length - 1,
      duplicate: 0,
    });
    const winner = expectThere('the winner', rivals[answers.findIndex(({ outcome }) => outcome === 'saved')]);
    const kept = await campaignIn(store, id);
    expectSame('the campaign, written by the winner,', kept, { ...winner.record, revision: round + 1 });
  }
  const history = await store.history({ kind: 'campaign', id }, { limit: 1_000 });
  expectSame('the number of entries in its history, one for each winner,', history.length, ROUNDS + 2);
}

/** Many at once. */
export const writerCases: StoreCaseGroup = {
  group: 'writers at once',
  cases: [
    promised(says.oneWriterWins, 'of those who write on one revision one wins, every time', async (store) => {
      await race(
        store,
        Array.from({ length: WRITERS }, () => store),
        'a',
      );
    }),

    promised(says.oneWriterWins, 'of those who create one record one wins', async (store) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const answers = await Promise.all(
          Array.from({ length: WRITERS }, (_, index) =>
            save(store, { campaigns: [aCampaign(`c${round}`, { draft: { name: `by ${index}` } }).record] }),
          ),
        );
        expectSame(`the outcomes of ${WRITERS} who create one campaign at once`, outcomesOf(answers), {
          saved: 1,
          conflict: WRITERS - 1,
          duplicate: 0,
        });
        const winner = answers.findIndex(({ outcome }) => outcome === 'saved');
        expectSame('the name of the campaign', (await campaignIn(store, `c${round}`)).name, `by ${winner}`);
      }
    }),

    promised(
      says.answersDuplicates,
      'of those who send one command one does it, and the others hear of it',
      async (store) => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const id = `command-${round}`;
          const answers = await Promise.all(
            Array.from({ length: WRITERS }, (_, index) =>
              save(store, {
                campaigns: [aCampaign(`c${round}-${index}`).record],
                receipt: aReceipt({ id, result: index }),
              }),
            ),
          );
          expectSame(`the outcomes of one command sent ${WRITERS} times at once`, outcomesOf(answers), {
            saved: 1,
            conflict: 0,
            duplicate: WRITERS - 1,
          });
          const winner = answers.findIndex(({ outcome }) => outcome === 'saved');
          const told = answers.flatMap((answer) =>
            answer.outcome === 'duplicate' ? [answer.receipt.result] : [],
          );
          expectSame(
            'the results that the others are given',
            told,
            told.map(() => winner),
          );
        }
      },
    ),

    promised(says.raisesGuards, 'of those who write under one guard one wins', async (store) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const guards = [{ key: 'ongoing', revision: round }];
        const answers = await Promise.all(
          Array.from({ length: WRITERS }, (_, index) =>
            save(store, { campaigns: [aCampaign(`c${round}-${index}`).record], guards }),
          ),
        );
        expectSame(`the outcomes of ${WRITERS} at once under one guard`, outcomesOf(answers), {
          saved: 1,
          conflict: WRITERS - 1,
          duplicate: 0,
        });
      }
    }),

    promised(
      says.checksReads,
      'of two who write what the other has read, not both are saved',
      async (store) => {
        await keep(store, [aCampaign('a'), aCampaign('b')]);
        for (let round = 1; round <= ROUNDS; round += 1) {
          const [a, b] = [await campaignIn(store, 'a'), await campaignIn(store, 'b')];
          const answers = await Promise.all(
            [[a, b] as const, [b, a] as const].map(([written, read]) =>
              save(store, {
                campaigns: [
                  andThen({ record: written, events: [] }, edited(days(1), { name: `round ${round}` }))
                    .record,
                ],
                reads: [{ kind: 'campaign', id: read.id, revision: read.revision }],
              }),
            ),
          );
          expectSame('the outcomes of two who write what the other has read', outcomesOf(answers), {
            saved: 1,
            conflict: 1,
            duplicate: 0,
          });
        }
      },
    ),

    promised(says.savesInOrder, 'those who write on different records are all saved', async (store) => {
      const campaign = aCampaign('a');
      await keep(store, [campaign]);
      const lives = Array.from({ length: 40 }, (_, index) =>
        aRegistration(campaign.record, { productId: `p${index}` }),
      );
      const answers = await Promise.all(
        lives.map(({ record, events }) =>
          save(store, {
            registrations: [record],
            reads: [{ kind: 'campaign', id: 'a', revision: 1 }],
            events,
          }),
        ),
      );
      expectSame('the outcomes of 40 writers at once on different records', outcomesOf(answers), {
        saved: 40,
        conflict: 0,
        duplicate: 0,
      });
    }),

    promised(
      says.missesNothing,
      'a consumer of the feed who reads while others write misses nothing',
      async (store) => {
        const campaign = aCampaign('a');
        await keep(store, [campaign]);
        const seen: string[] = [];
        const read = async () => {
          const after = seen.at(-1);
          seen.push(...(await feedOf(store, 7, after)).map(({ cursor }) => cursor));
        };
        for (let round = 0; round < ROUNDS; round += 1) {
          const writing = [1, 2, 3].map((writer) => {
            const start = { productId: `p${round}-${writer}`, later: [steps.approve(days(3))] };
            const { record, events } = aRegistration(campaign.record, start);
            return save(store, { registrations: [record], events });
          });
          await Promise.all([...writing, read()]);
        }
        await read();
        const all = (await feedOf(store)).map(({ cursor }) => cursor);
        expectInOrder('the cursors that the consumer has seen', seen, all);
        expectSame('the number of entries', all.length, 2 + 6 * ROUNDS);
      },
    ),

    promisedBy(
      'connect',
      says.oneWriterWins,
      'of writers over different connections one wins',
      async (store, { connect }) => {
        const other = await expectThere('connect', connect)(store);
        await race(store, [store, other, store, other], 'a');
      },
    ),

    promisedBy(
      'connect',
      says.keepsForGood,
      'what one connection has saved the other reads at once',
      async (store, { connect }) => {
        const other = await expectThere('connect', connect)(store);
        for (let round = 0; round < ROUNDS; round += 1) {
          const [writer, reader] = round % 2 === 0 ? [store, other] : [other, store];
          await keep(writer, [aCampaign(`c${round}`)]);
          expectSame(
            'the revision that the other reads',
            (await campaignIn(reader, `c${round}`)).revision,
            1,
          );
          expectSame('the number of entries in its feed', (await feedOf(reader)).length, 2 * (round + 1));
        }
      },
    ),
  ],
};
