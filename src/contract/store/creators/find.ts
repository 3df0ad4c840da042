import type { RecordKey, SaveGroup } from '../../../ports/save.js';
import type { CreatorReaders } from '../../../ports/store.js';
import { aLink, aRunning, samplesOf } from '../../creator-records.js';
import { expectInOrder, expectSame, expectThat, picked } from '../../expect.js';
import { aCampaign } from '../../records.js';
import { campaignIn, mustSave, promised, registrationIn, type StoreCaseGroup, save } from '../case.js';
import * as says from '../promises.js';
import { expectConflict } from '../saving.js';
import { aPlace, groupOf, keepIn, ledgerIn, linkIn, ofCreators, sampleIn } from './case.js';

/** More than the parameters of one statement in some databases. */
const MANY = 1_200;

const names = ['one', 'other'];

/** Reads records of one kind by id. */
type Find = (ids: readonly string[]) => Promise<readonly ({ readonly id: string } | undefined)[]>;

/** The readers of the three kinds, under the names by which they are asked. */
const findOf = ({ links, samples, ledgers }: CreatorReaders): Readonly<Record<string, Find>> => ({
  'creators.links.find': (ids) => links.find(ids),
  'creators.samples.find': (ids) => samples.find(ids),
  'creators.ledgers.find': (ids) => ledgers.find(ids),
});

async function expectInPlace(what: string, find: Find, [one, other]: readonly string[]): Promise<void> {
  const ids = [other, 'nowhere', one, other, '__proto__'].filter((id) => id !== undefined);
  expectInOrder(
    `${what} of other, an unknown one, one, other again, and __proto__`,
    picked(await find(ids), ({ id }) => id),
    [other, undefined, one, other, undefined],
  );
  expectSame(`${what}([])`, await find([]), []);
}

/** What is kept of creators, and read by id. */
export const creatorFindCases: StoreCaseGroup = {
  group: 'creators',
  cases: [
    promised(
      says.keepsCreators,
      'it has creators where it declares them, and nowhere else',
      async (store, capabilities) => {
        const isDeclared = capabilities.creators !== undefined;
        const has = store.creators !== undefined && store.creators !== null;
        expectThat(
          has === isDeclared,
          isDeclared
            ? 'creators of a store that declares them to be there'
            : 'no creators of a store that does not declare them',
          has ? 'they are there' : 'they are not there',
        );
      },
    ),

    ofCreators(
      says.findsLinks,
      'links come in the order asked, unknown ones undefined',
      async (store, { links }) => {
        const place = aPlace();
        const lives = names.map((creatorId) => aLink(place, { creatorId }));
        await keepIn(store, place, { links: lives });
        const ids = lives.map(({ record }) => record.id);
        await expectInPlace('creators.links.find', (asked) => links.find(asked), ids);
      },
    ),

    ofCreators(
      says.findsSamples,
      'sample requests come in the order asked, unknown ones undefined',
      async (store, { samples }) => {
        const place = aPlace();
        const lives = samplesOf(
          place,
          names.map((creatorId) => ({ creatorId })),
        );
        await keepIn(store, place, { samples: [lives] });
        const ids = lives.samples.map(({ record }) => record.id);
        await expectInPlace('creators.samples.find', (asked) => samples.find(asked), ids);
      },
    ),

    ofCreators(
      says.findsLedgers,
      'ledgers come in the order asked, unknown ones undefined',
      async (store, { ledgers }) => {
        const place = aPlace();
        const other = aRunning(place.campaign, { productId: 'product-2' });
        const lives = [place, { ...place, registration: other.record }].map((of) => samplesOf(of, [{}]));
        await keepIn(store, place, { samples: lives });
        const ids = lives.map(({ ledger }) => ledger.id);
        await expectInPlace('creators.ledgers.find', (asked) => ledgers.find(asked), ids);
      },
    ),

    ofCreators(
      says.findsSamples,
      `${MANY} ids of creators' records are asked for at once`,
      async (store, creators) => {
        const place = aPlace();
        await keepIn(store, place, { links: [aLink(place)], samples: [samplesOf(place, [{}])] });
        const { id } = aLink(place).record;
        const { id: ledgerId } = samplesOf(place, [{}]).ledger;
        for (const [what, find] of Object.entries(findOf(creators))) {
          const there = what === 'creators.ledgers.find' ? ledgerId : id;
          const ids = Array.from({ length: MANY }, (_, index) =>
            index % 400 === 7 ? there : `nowhere-${index}`,
          );
          const found = await find(ids);
          expectSame(`the number of answers to ${what} of ${MANY} ids`, found.length, MANY);
          const wrong = ids.filter(
            (asked, index) => found[index]?.id !== (asked === there ? there : undefined),
          );
          expectInOrder(`the ids out of ${MANY} that ${what} answered with something else`, wrong, []);
        }
      },
    ),

    ofCreators(
      says.namesRecords,
      'a link, a sample request, a ledger and what else has their id are different records',
      async (store, creators) => {
        const place = aPlace();
        // The ledger of the first attempt has the id of what creator 1 has.
        const creatorId = '1';
        const [link, lives] = [aLink(place, { creatorId }), samplesOf(place, [{ creatorId }])];
        const { id } = link.record;
        expectSame('the ids that the core gives', lives.ledger.id, id);
        await keepIn(store, place, { samples: [lives] });
        expectSame('the link, which was not saved,', await creators.links.find([id]), [undefined]);
        expectSame('a campaign of its id', await store.campaigns.find([id]), [undefined]);
        expectSame('a registration of its id', await store.registrations.find([id]), [undefined]);
        await mustSave(store, groupOf({ links: [link], campaigns: [aCampaign(id)] }));
        await mustSave(store, { guards: [{ key: id, revision: 0 }] });
        for (const revision of [1, 2])
          await mustSave(store, { sampleLedgers: [{ ...lives.ledger, revision }] });
        await mustSave(store, { creatorLinks: [{ ...link.record, revision: 1 }] });
        const revisions = [
          (await linkIn(store, id)).revision,
          (await sampleIn(store, id)).revision,
          (await ledgerIn(store, id)).revision,
          (await campaignIn(store, id)).revision,
          (await store.guards.find([id]))[0]?.revision,
          (await registrationIn(store, place.registration.id)).revision,
        ];
        expectSame(
          'the revisions of link, sample request, ledger, campaign and guard of one id, and of their registration',
          revisions,
          [2, 1, 3, 1, 1, 1],
        );
      },
    ),

    ofCreators(
      says.namesRecords,
      'conflicts of records of one id name those that stand elsewhere, by their kinds',
      async (store) => {
        const place = aPlace();
        const creatorId = '1';
        const [link, lives] = [aLink(place, { creatorId }), samplesOf(place, [{ creatorId }])];
        const { id } = link.record;
        await keepIn(store, place, { links: [link], samples: [lives] });
        const at1 = {
          creatorLinks: [{ ...link.record, revision: 1 }],
          sampleRequests: lives.samples.map(({ record }) => ({ ...record, revision: 1 })),
          sampleLedgers: [{ ...lives.ledger, revision: 1 }],
        } as const satisfies Partial<SaveGroup>;
        const stale = {
          creator_link: { creatorLinks: [link.record] },
          sample_request: { sampleRequests: lives.samples.map(({ record }) => record) },
          sample_ledger: { sampleLedgers: [lives.ledger] },
        } as const satisfies Partial<Record<RecordKey['kind'], Partial<SaveGroup>>>;
        for (const kind of ['creator_link', 'sample_request', 'sample_ledger'] as const) {
          const answer = await save(store, { ...at1, ...stale[kind] });
          expectConflict(`save of three records of one id, of which the ${kind} is stale`, answer, [
            { kind, id },
          ]);
        }
        await mustSave(store, at1);
      },
    ),
  ],
};
