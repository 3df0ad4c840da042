import type { SaveGroup } from '../../../ports/save.js';
import type { Store } from '../../../ports/store.js';
import { aLink, reaching, samplesOf } from '../../creator-records.js';
import { expectSame, expectThere } from '../../expect.js';
import { days } from '../../records.js';
import { feedOf } from '../ask.js';
import { aGroup, mustSave, type StoreCaseGroup, save } from '../case.js';
import { openCopy, scribbleOn } from '../isolation.js';
import { joinsTransactions, keepsApart, keepsForGood, rejectsFailures } from '../promises.js';
import { expectRejected, rolledBack } from '../storage.js';
import { aPlace, creatorsOf, groupOf, keepIn, ofCreators } from './case.js';

const at = days(8);
const page = { limit: 100 };
const sort = 'oldest';

const linkOf = () => aLink(aPlace());
const livesOf = () =>
  samplesOf(aPlace(), [{ later: reaching.received(days(5)) }, { creatorId: 'creator-2' }]);

/** Everything that is kept of creators, by what was asked. */
async function answersOf(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const { links, samples, ledgers } = creatorsOf(store);
  const { id } = linkOf().record;
  const history = async (kind: 'creator_link' | 'sample_request') => store.history({ kind, id }, page);
  return {
    'creators.links.find': await links.find([id]),
    'creators.links.query': (await links.query({ sort, creatorId: 'creator-1' }, page)).items,
    'creators.samples.find': await samples.find([id]),
    'creators.samples.query': (await samples.query({ at, sort, shopId: 'shop-1' }, page)).items,
    'creators.samples.count': await samples.count({ at }),
    'creators.ledgers.find': await ledgers.find([livesOf().ledger.id]),
    'the history of the link': await history('creator_link'),
    'the history of the sample request': await history('sample_request'),
    'the feed': await feedOf(store),
  };
}

/** Asks that everything is answered as it was. */
async function expectAsBefore(
  store: Store,
  before: Readonly<Record<string, unknown>>,
  when: string,
): Promise<void> {
  for (const [what, answer] of Object.entries(await answersOf(store)))
    expectSame(`${what}, ${when},`, answer, before[what]);
}

/** A link and two sample requests, in a campaign and a registration that are there. */
async function keepSome(store: Store): Promise<void> {
  await keepIn(store, aPlace(), { links: [linkOf()], samples: [livesOf()] });
}

/** What is written next: the link is removed, one more unit is reserved. */
function nextGroup(): SaveGroup {
  const { samples, ledger, events } = samplesOf(aPlace(), [{ creatorId: 'creator-3', at: days(6) }]);
  const removed = aLink(aPlace(), { later: [days(5)] });
  return aGroup({
    creatorLinks: [{ ...removed.record, revision: 1 }],
    sampleRequests: samples.map(({ record }) => record),
    sampleLedgers: [{ ...livesOf().ledger, ...ledger, reserved: 2, shipped: 1, revision: 1 }],
    events: [...removed.events.slice(-1), ...events],
  });
}

/** What becomes of what is kept of creators, when callers change theirs and when something happens to the storage. */
export const creatorStorageCases: StoreCaseGroup = {
  group: 'links and samples in storage',
  cases: [
    ofCreators(
      keepsApart,
      'links, sample requests and ledgers do not change with the objects that were saved',
      async (store) => {
        await keepIn(store, aPlace());
        const group = openCopy(aGroup(groupOf({ links: [linkOf()], samples: [livesOf()] })));
        await store.save([group]);
        const before = openCopy(await answersOf(store));
        scribbleOn(group);
        await expectAsBefore(store, before, 'after the objects that were saved have changed');
      },
    ),

    ofCreators(
      keepsApart,
      'links, sample requests and ledgers do not change with the objects that were given back',
      async (store) => {
        await keepSome(store);
        const before = openCopy(await answersOf(store));
        for (const what of Object.keys(before)) {
          scribbleOn((await answersOf(store))[what]);
          await expectAsBefore(store, before, `after a caller has changed what ${what} gave`);
        }
      },
    ),

    ofCreators(
      keepsForGood,
      're-opened, it has every link, sample request and ledger, and goes on',
      async (store, _, { reopen }) => {
        await keepSome(store);
        const before = await answersOf(store);
        const opened = await expectThere('reopen', reopen)(store);
        await expectAsBefore(opened, before, 're-opened');
        const stale = await save(opened, groupOf({ links: [linkOf()] }));
        expectSame('the outcome of a link at 0 that exists', stale.outcome, 'conflict');
        await mustSave(opened, nextGroup());
      },
      'reopen',
    ),

    ofCreators(
      joinsTransactions,
      'links and samples that were saved in a transaction stand when it commits',
      async (store, _, { transaction }) => {
        await keepSome(store);
        await expectThere('transaction', transaction)(store, async (context) => {
          const answers = await store.save([nextGroup()], context);
          expectSame('the answers to save in a transaction', answers, [{ outcome: 'saved' }]);
        });
        const { links, samples, ledgers } = creatorsOf(store);
        const { id } = linkOf().record;
        const [link] = await links.find([id]);
        expectSame('the decision of the link', link?.decision, 'removed');
        expectSame('the revision of the link', link?.revision, 2);
        const { items } = await samples.query({ at, sort, creatorId: 'creator-3' }, page);
        expectSame('the number of sample requests that were added', items.length, 1);
        const [ledger] = await ledgers.find([livesOf().ledger.id]);
        expectSame('the revision of the ledger', ledger?.revision, 2);
      },
      'transaction',
    ),

    ofCreators(
      joinsTransactions,
      'links and samples that were saved in a transaction were never saved when it rolls back',
      async (store, _, { transaction }) => {
        await keepSome(store);
        const before = await answersOf(store);
        await rolledBack(expectThere('transaction', transaction), store, async (context) => {
          const answers = await store.save([nextGroup()], context);
          expectSame('the answers to save in a transaction', answers, [{ outcome: 'saved' }]);
        });
        await expectAsBefore(store, before, 'rolled back');
      },
      'transaction',
    ),

    ofCreators(
      rejectsFailures,
      'out of reach, it rejects every question about links and samples',
      async (store, { links, samples, ledgers }, { outage }) => {
        await keepSome(store);
        await expectThere('outage', outage)(store);
        const calls: Readonly<Record<string, () => Promise<unknown>>> = {
          'creators.links.find': () => links.find(['a']),
          'creators.links.query': () => links.query({ sort }, page),
          'creators.samples.find': () => samples.find(['a']),
          'creators.samples.query': () => samples.query({ at, sort }, page),
          'creators.samples.count': () => samples.count({ at }),
          'creators.ledgers.find': () => ledgers.find(['a']),
        };
        for (const [what, call] of Object.entries(calls)) await expectRejected(what, call);
        await expectRejected('save of a link', () => store.save([nextGroup()]));
      },
      'outage',
    ),
  ],
};
