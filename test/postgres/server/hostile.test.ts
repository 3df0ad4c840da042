import { sql } from 'kysely';
import {
  type Caller,
  type CampaignDraft,
  type CampaignFilter,
  type CommandItem,
  type Instant,
  instant,
  type PartnerCampaigns,
  type RegistrationFilter,
  registrationIdOf,
  type SampleCommandInput,
  type Store,
  type SubmissionForm,
  sampleRequestIdOf,
} from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { aDraft, agency, days, seller } from '../../support/build.ts';
import { aGroup, aReceipt } from '../../support/groups.ts';
import { drawsOf, hostileDocument, piecesOf } from '../../support/hostile-documents.ts';
import { createDatabase, type OwnDatabase } from '../../support/postgres/databases.ts';
import {
  connectTo,
  emptyTables,
  type HostDatabase,
  migrate,
  storeOver,
} from '../../support/postgres/stores.ts';
import { hostService } from '../../support/postgres/work/service.ts';

// What nobody should send, sent to two services alike, one over PostgreSQL and one in memory, where no text means
// anything: they must answer the same, and have kept the same.

const texts: Readonly<Record<string, string>> = {
  'a quote that ends a text': `'; drop schema hostile cascade; --`,
  'a quoted name': `"; drop schema hostile cascade; --`,
  'a dollar quote': `$function$; drop schema hostile cascade; $$`,
  'a parameter': '$1',
  'a backslash that escapes a quote': `\\'; drop table witness; --`,
  'an escape of Unicode': '\\u0000 \\x00 \\000 U&"\\0441"',
  'a comment': '/* -- */ # comment',
  'an array of PostgreSQL': '{a,NULL,"b"}',
  'an empty array of PostgreSQL': '{}',
  'the word NULL': 'NULL',
  'a row of PostgreSQL': '(1,2)',
  'a document': '{"revision": 7, "a": [1e400]}',
  wildcards: '%_*?.',
  'a number beyond every integer': '9'.repeat(40),
  'a null character': 'a\0b',
  'an unpaired surrogate': 'a\ud800',
  'an unpaired surrogate, low': '\udc00a',
  'surrogates the wrong way round': '\udf0a\ud83c',
  'a character beyond the first plane': '🌊🏄‍♀️',
  'composed and decomposed': '\u00e9 e\u0301',
  'text that runs the other way': '\u202etxt.exe\u202c',
  'line ends of every kind': 'a\r\nb\nc\u2028d',
  'no-break spaces': '\u00a0a\u00a0',
  'letters that change their length in lower case': 'İSTANBUL ẞ ﬁ',
  'a byte order mark': '\ufeffa',
  'a key of prototypes': '__proto__',
  'a million characters': 'x'.repeat(1_000_000),
  'a million characters of three bytes': 'ก'.repeat(1_000_000),
};

/** Numbers that are out of bounds somewhere, up to those that no integer of a database holds. */
const numbers: readonly number[] = [
  -1,
  0.5,
  -0,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63 - 1_024,
  2 ** 63,
  2 ** 64,
  1e308,
  5e-324,
  -(2 ** 63),
  8.64e15,
  8.64e15 + 1,
  -8.64e15,
  Number.NaN,
  Number.POSITIVE_INFINITY,
];

let database: OwnDatabase;
let db: HostDatabase;

beforeAll(async () => {
  database = await createDatabase(inject('postgresUrl'), 'hostile');
  db = connectTo(database.url);
  await migrate(db, { schema: 'hostile' });
  await sql`create table witness as select 7 as seven`.execute(db);
});

afterAll(async () => {
  // Whatever was sent, nothing else in the database has changed.
  const { rows } = await sql<{ seven: number }>`select seven from witness`.execute(db);
  expect(rows).toEqual([{ seven: 7 }]);
  await db.destroy();
  await database.remove();
});

/** A service over each of two stores, with the same clock and the same ids. */
interface Both {
  readonly memory: Store;
  readonly postgres: Store;
  /** Has both services do the same, and gives their answer, which must be the same. */
  ask(what: (service: PartnerCampaigns) => Promise<unknown>, newId?: string): Promise<unknown>;
  /** The same of what they have kept. */
  look(what: (store: Store) => Promise<unknown>): Promise<unknown>;
  now: Instant;
}

let both: Both;

beforeEach(async () => {
  await emptyTables(db, 'hostile');
  both = createBoth();
});

function createBoth(): Both {
  const memory = createMemoryStore();
  // The contexts of the two differ, and nothing is given here.
  const postgres: Store = storeOver(db, 'hostile') as unknown as Store;
  const serviceOver = (store: Store, newId: string) =>
    hostService({ store, now: () => made.now, newId: () => newId });
  const made: Both = {
    memory,
    postgres,
    now: days(2),
    ask: async (what, newId = 'campaign-1') => {
      const [wanted, given] = await Promise.all(
        [memory, postgres].map((store) => answerOf(() => what(serviceOver(store, newId)))),
      );
      expect(given).toEqual(wanted);
      return given;
    },
    look: async (what) => {
      const [wanted, given] = await Promise.all(
        [memory, postgres].map((store) => answerOf(() => what(store))),
      );
      expect(given).toEqual(wanted);
      return given;
    },
  };
  return made;
}

/** What was answered, or the name of what was thrown: a bug of the caller throws, whatever the store. */
async function answerOf(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    return error instanceof TypeError || error instanceof RangeError || error instanceof URIError
      ? { threw: error.name }
      : { threw: String(error) };
  }
}

/** Whether each surrogate of a text has its other half. */
function isPaired(text: string): boolean {
  return Buffer.from(text, 'utf8').toString('utf8') === text;
}

function isAccepted(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== true) return false;
  if (!('value' in answer) || typeof answer.value !== 'object' || answer.value === null) return false;
  const { value } = answer;
  return !('items' in value) || (Array.isArray(value.items) && value.items.every(({ ok }) => ok === true));
}

/** A campaign that registration is open in, with one registration. */
async function begun(): Promise<string> {
  both.now = days(0);
  expect(isAccepted(await both.ask(({ campaigns }) => campaigns.create(agency, aDraft())))).toBe(true);
  expect(isAccepted(await both.ask(({ campaigns }) => campaigns.publish(agency, 'campaign-1')))).toBe(true);
  both.now = days(2);
  const answer = await both.ask(({ registrations }) => registrations.submit(seller, aForm({})));
  expect(isAccepted(answer)).toBe(true);
  return registrationIdOf({ campaignId: 'campaign-1', shopId: 'shop-1', productId: 'product-1' });
}

function aForm(overrides: Partial<SubmissionForm>): SubmissionForm {
  return {
    campaignId: 'campaign-1',
    contact: { email: 'seller@shop.example', whatsapp: '+66812345678' },
    batches: [{ productIds: ['product-1'], totalRate: 1_300, sampleQuantity: 5 }],
    ...overrides,
  };
}

/** Everything that both have kept is the same; so many events are there. */
async function keptTheSame(): Promise<number> {
  const at = days(5);
  const page = { limit: 1_000 };
  await both.look(async (store) => (await store.campaigns.query({ at, sort: 'newest' }, page)).items);
  await both.look(async (store) => (await store.registrations.query({ at, sort: 'newest' }, page)).items);
  await both.look(async (store) => (await store.creators?.links.query({ sort: 'newest' }, page))?.items);
  await both.look(
    async (store) => (await store.creators?.samples.query({ at, sort: 'newest' }, page))?.items,
  );
  const events = await both.look(async (store) => (await store.feed(page)).map(({ event }) => event));
  return Array.isArray(events) ? events.length : 0;
}

describe.each(Object.entries(texts))('%s', (_, text) => {
  const details: Readonly<Record<string, Partial<CampaignDraft>>> = {
    name: { name: text },
    description: { description: text },
    message: { message: text },
    market: { market: text as CampaignDraft['market'] },
    'time zone': { timeZone: text },
    'e-mail': { contact: { ...aDraft().contact, email: text } },
    phone: { contact: { ...aDraft().contact, phone: text } },
    messenger: { contact: { ...aDraft().contact, line: text } },
    audience: { audience: { kind: 'shops', shopIds: [text, 'shop-1'] } },
  };

  it('in a field of a campaign is refused, or kept as it is and found', async () => {
    both.now = days(0);
    for (const [index, [field, part]] of Object.entries(details).entries()) {
      const id = `campaign-${index}`;
      await both.ask(({ campaigns }) => campaigns.create(agency, aDraft(part), { commandId: id }), id);
      await both.ask(({ campaigns }) => campaigns.edit(agency, id, part), id);
      const kept = await both.look((store) => store.campaigns.find([id]));
      const [campaign] = Array.isArray(kept) ? kept : [];
      if (field === 'name' && campaign !== undefined) expect(campaign.name.trim()).toBe(text.trim());
      await both.ask(({ campaigns }) => campaigns.publish(agency, id));
    }
    for (const ask of [
      (service: PartnerCampaigns) => service.campaigns.list(agency, { text }),
      (service: PartnerCampaigns) => service.campaigns.list(agency, { market: text as 'TH' }),
      (service: PartnerCampaigns) => service.marketplace.list(seller, { text }),
      (service: PartnerCampaigns) => service.marketplace.myCampaigns(seller, { text }),
      (service: PartnerCampaigns) => service.campaigns.list(agency, {}, { cursor: text, limit: 5 }),
      (service: PartnerCampaigns) =>
        service.campaigns.list(agency, {
          criteria: { v: 1, where: { type: 'equals', field: 'campaign.name', value: text } },
        }),
      (service: PartnerCampaigns) =>
        service.marketplace.list(seller, {
          criteria: { v: 1, where: { type: 'equals', field: text, value: text } },
        }),
    ])
      await both.ask(ask);
    await keptTheSame();
  });

  it('as an id is refused, or is the id of its own record alone', async () => {
    both.now = days(0);
    const create = (by: Caller, newId: string) =>
      both.ask(({ campaigns }) => campaigns.create(by, aDraft(), { commandId: text }), newId);
    await create(agency, text);
    await create({ role: 'agency', agencyId: text }, 'campaign-2');
    await both.ask(({ campaigns }) => campaigns.get(agency, text));
    await both.ask(({ campaigns }) => campaigns.get({ role: 'agency', agencyId: text }, 'campaign-2'));
    await both.ask(({ campaigns }) => campaigns.publish(agency, text, { commandId: text }));
    await begun();

    const shop = { role: 'seller', shopId: text } as const;
    for (const [by, form] of [
      [seller, aForm({ batches: [{ productIds: [text], totalRate: 1_300, sampleQuantity: 5 }] })],
      [shop, aForm({})],
      [seller, aForm({ campaignId: text })],
      [seller, aForm({ submissionId: text, batches: [{ productIds: ['product-2'], totalRate: 1_300 }] })],
    ] as const) {
      await both.ask(({ registrations }) => registrations.submit(by, form));
      await both.ask(({ registrations }) => registrations.list(by, {}));
    }
    await both.ask(({ registrations }) => registrations.get(seller, text));
    await both.ask(({ registrations }) => registrations.history(seller, text));
    await both.ask(({ registrations }) => registrations.inbox(agency, { productIds: [text] }));
    await both.ask(({ registrations }) => registrations.list(seller, { campaignId: text }));
    await both.ask(({ samples }) => samples.history(seller, text));
    await both.look((store) => store.campaigns.find([text, 'campaign-1']));
    await both.look((store) => store.registrations.find([text]));
    await both.look(async (store) => store.creators?.links.find([text]));
    await both.look(async (store) => store.creators?.samples.find([text]));
    await both.look(async (store) => store.creators?.ledgers.find([text]));
    await both.look((store) => store.guards.find([text]));
    expect(await both.postgres.findCommands([{ tenant: text, id: text }, aReceipt()])).toEqual([
      undefined,
      undefined,
    ]);
    for (const kind of ['campaign', 'registration'] as const) {
      const history = async (store: Store) =>
        (await store.history({ kind, id: text }, { limit: 5 })).map(({ event }) => event);
      // What is no text has no history; the memory store is never asked that, and would throw.
      if (isPaired(text)) await both.look(history);
      else expect(await history(both.postgres)).toEqual([]);
    }
    await both.look((store) => store.feed({ limit: 5, after: text }));
    const at = days(5);
    const filters: readonly CampaignFilter[] = [
      { at, agencyId: text },
      { at, joinedBy: text },
      { at, text },
      { at, market: text as 'TH' },
    ];
    for (const filter of filters) await both.look((store) => store.campaigns.count(filter));
    const others: readonly RegistrationFilter[] = [
      { at, agencyId: text },
      { at, shopId: text },
      { at, campaignIds: [text, 'campaign-1'] },
      { at, productIds: [text] },
    ];
    for (const filter of others) await both.look((store) => store.registrations.count(filter));
    await keptTheSame();
  });

  it('in what is said of a registration and of its samples is refused, or kept as it is', async () => {
    const registrationId = await begun();
    const products = ['note', 'close', 'block', 'hold', 'again'];
    const idOf = (productId: string) =>
      registrationIdOf({ campaignId: 'campaign-1', shopId: 'shop-1', productId });
    await both.ask(({ registrations }) =>
      registrations.submit(seller, aForm({ batches: [{ productIds: products, totalRate: 1_300 }] })),
    );
    for (const contact of [{ email: text }, { whatsapp: text }, { email: 'a@b.example', line: text }])
      await both.ask(({ registrations }) =>
        registrations.submit(
          seller,
          aForm({
            contact: contact as SubmissionForm['contact'],
            batches: [{ productIds: [`product-${Object.keys(contact).join()}`], totalRate: 1_300 }],
          }),
        ),
      );
    const commands: readonly (readonly [Caller, CommandItem])[] = [
      [
        agency,
        {
          registrationId: idOf('note'),
          command: { type: 'reject', seenRevision: 1, reasons: ['commission_too_low'], note: text },
        },
      ],
      [
        agency,
        {
          registrationId: idOf('again'),
          command: { type: 'reject', seenRevision: 1, reasons: [text as 'commission_too_low'] },
        },
      ],
      [agency, { registrationId: idOf('block'), command: { type: 'block', seenRevision: 1, note: text } }],
      [
        agency,
        {
          registrationId: idOf('hold'),
          command: { type: 'place_hold', holdId: text, commands: ['approve'], note: text },
        },
      ],
      [agency, { registrationId: idOf('close'), command: { type: 'approve', seenRevision: 1 } }],
      [seller, { registrationId: idOf('close'), command: { type: 'request_close', note: text } }],
      [
        agency,
        { registrationId: idOf('close'), command: { type: 'decline_close', seenRevision: 3, note: text } },
      ],
      [agency, { registrationId, command: { type: 'approve', seenRevision: 1 }, commandId: text }],
      [seller, { registrationId: text, command: { type: 'withdraw' } }],
    ];
    for (const [by, item] of commands) {
      await both.ask(({ registrations }) => registrations.execute(by, item));
      await both.ask(({ registrations }) => registrations.executeAll(by, [item]));
    }
    await both.ask(({ registrations }) =>
      registrations.execute(agency, {
        registrationId,
        command: { type: 'set_creator_rate', creatorRate: 500 },
      }),
    );

    const creator = { role: 'creator', creatorId: text } as const;
    await both.ask(({ links }) => links.execute(creator, { registrationId, command: { type: 'add_link' } }));
    await both.ask(({ links }) => links.list(creator, { creatorId: text }));
    const request: SampleCommandInput = { type: 'request_sample', skuId: text };
    await both.ask(({ samples }) => samples.execute(creator, { registrationId, command: request }));
    const mali = { role: 'creator', creatorId: 'mali' } as const;
    await both.ask(({ samples }) =>
      samples.execute(mali, { registrationId, command: { type: 'request_sample' } }),
    );
    const ids = { campaignId: 'campaign-1', shopId: 'shop-1', productId: 'product-1', creatorId: 'mali' };
    await both.look(async (store) => store.creators?.samples.find([sampleRequestIdOf(ids)]));
    await both.ask(({ samples }) =>
      samples.execute(agency, {
        registrationId,
        creatorId: 'mali',
        command: { type: 'reject_sample', seenRevision: 1, reason: 'not_match', note: text },
      }),
    );
    await both.ask(({ samples }) => samples.list(seller, { creatorId: text }));
    await both.ask(({ registrations }) => registrations.inbox(agency));
    await both.ask(({ registrations }) => registrations.list(seller));
    await keptTheSame();
  });
});

describe.each(numbers)('the number %d', (number) => {
  it('is refused wherever it is out of bounds, and else kept exactly', async () => {
    const registrationId = await begun();
    const when = number as Instant;
    const drafts: readonly Partial<CampaignDraft>[] = [
      { proposedRate: number },
      { registrationPeriod: { start: when, end: days(20) } },
      { registrationPeriod: { start: days(1), end: when } },
      { campaignPeriod: { start: days(10), end: when } },
    ];
    for (const [index, part] of drafts.entries()) {
      await both.ask(({ campaigns }) => campaigns.create(agency, aDraft(part)), `draft-${index}`);
      await both.ask(({ campaigns }) => campaigns.edit(agency, 'campaign-1', part, { seenRevision: number }));
      await both.ask(({ campaigns }) => campaigns.edit(agency, 'campaign-1', part));
    }
    for (const batch of [
      { totalRate: number },
      { totalRate: 1_300, sampleQuantity: number },
      { totalRate: 1_300, shopAdsRate: number },
    ]) {
      const productIds = [`product-${Object.keys(batch).join('-')}`];
      await both.ask(({ registrations }) =>
        registrations.submit(seller, aForm({ batches: [{ ...batch, productIds }] })),
      );
    }
    const commands: readonly (readonly [Caller, CommandItem['command']])[] = [
      [agency, { type: 'approve', seenRevision: number }],
      [agency, { type: 'approve', seenRevision: 1 }],
      [seller, { type: 'raise_sample_quantity', sampleQuantity: number }],
      [seller, { type: 'change_total_rate', totalRate: number }],
      [seller, { type: 'set_shop_ads_rate', shopAdsRate: number }],
      [agency, { type: 'set_creator_rate', creatorRate: number }],
    ];
    for (const [by, command] of commands)
      await both.ask(({ registrations }) => registrations.execute(by, { registrationId, command }));

    const range = { minimum: number };
    for (const ask of [
      (service: PartnerCampaigns) => service.campaigns.list(agency, { proposedRate: range }),
      (service: PartnerCampaigns) => service.campaigns.list(agency, {}, { limit: number }),
      (service: PartnerCampaigns) => service.campaigns.list(agency, { newSince: when }),
      (service: PartnerCampaigns) =>
        service.campaigns.list(agency, { during: { start: when, end: days(9) } }),
      (service: PartnerCampaigns) => service.marketplace.list(seller, { closesWithinDays: number }),
      (service: PartnerCampaigns) => service.registrations.list(seller, { totalRate: range }),
      (service: PartnerCampaigns) => service.registrations.list(seller, { samplesAtLeast: number }),
      (service: PartnerCampaigns) => service.deadlines.due({ role: 'platform' }, when),
      (service: PartnerCampaigns) => service.deadlines.settle({ role: 'platform' }, number),
    ])
      await both.ask(ask);
    await keptTheSame();
  });

  it('may be when it is asked, if it is an instant', async () => {
    await begun();
    const at = number as Instant;
    if (!Number.isInteger(number) || Math.abs(number) > 8.64e15) return;
    const filters: readonly CampaignFilter[] = [
      { at },
      { at: days(5), during: { start: at, end: instant(8.64e15) } },
      { at: days(5), registrationClosesBy: at },
      { at: days(5), milestoneBy: at },
    ];
    for (const filter of filters) {
      await both.look((store) => store.campaigns.count(filter));
      await both.look((store) => store.campaigns.query({ ...filter, sort: 'milestone' }, { limit: 5 }));
    }
    const others: readonly RegistrationFilter[] = [
      { at },
      { at: days(5), dueBy: at },
      { at: days(5), registeredSince: at },
    ];
    for (const filter of others) {
      await both.look((store) => store.registrations.count(filter));
      await both.look((store) => store.registrations.query({ ...filter, sort: 'due' }, { limit: 5 }));
    }
    const after = { key: number, id: 'campaign-1' };
    await both.look((store) => store.campaigns.query({ at: days(5), sort: 'newest' }, { limit: 5, after }));
    await both.look((store) =>
      store.registrations.query({ at: days(5), sort: 'newest' }, { limit: 5, after }),
    );
  });
});

describe('a save', () => {
  it('keeps a receipt and an event of a megabyte to the character', async () => {
    await begun();
    const note = 'ก\u2028"\\'.repeat(250_000);
    const [entry] = await both.memory.feed({ limit: 1 });
    if (entry === undefined) throw new Error('There is no event');
    const receipt = aReceipt({ result: { note, deep: [[[{ note }]]] } });
    // Longer than any note that the service accepts; a store asks nothing of what it is given.
    const registration = { ...(await both.memory.registrations.find([await idOfFirst()]))[0] };
    const changed = { ...registration, block: { reasons: [], note } } as never;
    await both.look((store) => store.save([aGroup({ registrations: [changed], receipt })]));
    await both.look((store) => store.findCommands([receipt]));
    expect(await both.postgres.findCommands([receipt])).toEqual([receipt]);
  });

  it('rejects what no database keeps, and keeps nothing of it', async () => {
    await begun();
    const before = await keptTheSame();
    const receipts = ['a\0b', 'a\ud800'].map((id) => aReceipt({ id }));
    for (const receipt of receipts) {
      const saved = answerOf(() => both.postgres.save([aGroup({ receipt })]));
      expect(await saved).not.toEqual([{ outcome: 'saved' }]);
    }
    expect(await keptTheSame()).toBe(before);
  });
});

async function idOfFirst(): Promise<string> {
  const { items } = await both.memory.registrations.query({ at: days(5), sort: 'newest' }, { limit: 1 });
  return items[0]?.id ?? '';
}

describe('documents that were changed by chance', () => {
  const id = registrationIdOf({ campaignId: 'campaign-1', shopId: 'shop-1', productId: 'product-1' });
  const documents = {
    drafts: [aDraft()],
    changes: [{ name: 'Another', message: 'New.' }, { audience: { kind: 'shops', shopIds: ['shop-1'] } }],
    forms: [aForm({}), aForm({ submissionId: 'form-1' })],
    items: [
      { registrationId: id, command: { type: 'approve', seenRevision: 1 }, commandId: 'command-1' },
      { registrationId: id, command: { type: 'request_close', note: 'Out of stock.' } },
      { registrationId: id, command: { type: 'withdraw' } },
      {
        registrationId: id,
        command: {
          type: 'reregister',
          terms: { totalRate: 1_500, sampleQuantity: 7 },
          contact: aForm({}).contact,
        },
      },
    ],
    queries: [
      { text: 'songkran', sort: 'newest', market: 'TH' },
      { proposedRate: { minimum: 100, maximum: 2_000 }, during: { start: days(1), end: days(9) } },
      { criteria: { v: 1, where: { type: 'equals', field: 'campaign.market', value: 'TH' } } },
    ],
    listings: [
      { campaignId: 'campaign-1', tab: 'pending', totalRate: { minimum: 100 }, samplesAtLeast: 1 },
      { productIds: ['product-1', 'product-2'], sort: 'oldest' },
    ],
    pagings: [{ limit: 2, cursor: 'eyJ2IjoxfQ', total: true }, { limit: 5 }],
  };
  const pieces = piecesOf(Object.values(documents));

  it.each([1, 2, 3, 4])('are answered alike, drawn by %s', async (seed) => {
    await begun();
    // What was drawn is not of the type it should be, and the compiler is not there to say so.
    // biome-ignore lint/suspicious/noExplicitAny: hostile on purpose
    const drawn = (kind: keyof typeof documents, round: number): any =>
      hostileDocument(documents[kind], pieces, drawsOf(seed * 10_007 + round * 7 + kind.length), 100_000);
    for (let round = 0; round < 60; round += 1) {
      const newId = `drawn-${round}`;
      const asked: readonly ((service: PartnerCampaigns) => Promise<unknown>)[] = [
        ({ campaigns }) => campaigns.create(agency, drawn('drafts', round)),
        ({ campaigns }) => campaigns.edit(agency, 'campaign-1', drawn('changes', round)),
        ({ registrations }) => registrations.submit(seller, drawn('forms', round)),
        ({ registrations }) => registrations.execute(agency, drawn('items', round)),
        ({ registrations }) => registrations.execute(seller, drawn('items', round)),
        ({ registrations }) =>
          registrations.executeAll(agency, [drawn('items', round), drawn('items', -round)], { atomic: true }),
        ({ campaigns }) => campaigns.list(agency, drawn('queries', round), drawn('pagings', round)),
        ({ marketplace }) => marketplace.list(seller, drawn('queries', round), drawn('pagings', round)),
        ({ registrations }) => registrations.list(seller, drawn('listings', round), drawn('pagings', round)),
        ({ registrations }) => registrations.inbox(agency, drawn('listings', round)),
      ];
      for (const ask of asked) await both.ask(ask, newId);
    }
    expect(await keptTheSame()).toBeGreaterThan(5);
  });
});
