import type { Campaign, Registration, Store } from 'partner-campaigns';
import { type BrokenStore, givingBack, replacing, saveOne, savingEach } from './broken-store.ts';

/** A copy of JSON data in which every value of a kind is another. */
function mapped<Data>(data: Data, map: (value: unknown, name: string) => unknown, name = ''): Data {
  const value = map(data, name);
  if (typeof value !== 'object' || value === null) return value as Data;
  if (Array.isArray(value)) return value.map((item) => mapped(item, map, name)) as Data;
  const fields = Object.entries(value).map(([key, field]) => [key, mapped(field, map, key)] as const);
  return Object.fromEntries(fields.filter(([, field]) => field !== DROPPED)) as Data;
}

const DROPPED = Symbol('dropped');

/** Every record with some of its values changed. */
const changing = (map: (value: unknown, name: string) => unknown) =>
  givingBack({
    campaign: (record: Campaign) => mapped(record, map),
    registration: (record: Registration) => mapped(record, map),
  });

const texts = (change: (text: string) => string) =>
  changing((value, name) => (typeof value === 'string' && !/id$/i.test(name) ? change(value) : value));

const numbers = (change: (value: number, name: string) => unknown) =>
  changing((value, name) => (typeof value === 'number' && name !== 'revision' ? change(value, name) : value));

/** A store that keeps what it gave, and gives the same objects again. */
function sharing(store: Store): Store {
  const given = new Map<string, Campaign>();
  return replacing(store, {
    campaigns: {
      find: async (ids) => {
        const found = await store.campaigns.find(ids);
        return found.map((one) => {
          if (one === undefined) return one;
          const name = `${one.id} ${one.revision}`;
          const shared = given.get(name) ?? structuredClone(one);
          given.set(name, shared);
          return shared;
        });
      },
    },
  });
}

/** A store that keeps the very objects that it is given. */
function keepingReferences(store: Store): Store {
  const kept = new Map<string, Campaign>();
  return replacing(
    {
      ...store,
      save: async (groups) => {
        const answers = await store.save(groups);
        for (const { campaigns } of groups) for (const one of campaigns) kept.set(one.id, one);
        return answers;
      },
    },
    {
      campaigns: {
        find: async (ids) =>
          (await store.campaigns.find(ids)).map((one) => {
            const reference = one && kept.get(one.id);
            return one && reference ? ({ ...reference, revision: one.revision } as Campaign) : one;
          }),
      },
    },
  );
}

/** Faults of reading by id, and of what is given back. */
export const readingFaults: readonly BrokenStore[] = [
  {
    fault: 'campaigns come in the order of their ids, each once',
    breaks: (store) =>
      replacing(store, { campaigns: { find: (ids) => store.campaigns.find([...new Set(ids)].toSorted()) } }),
    says: /campaigns\.find\(\["c","a","b","a"\]\) to give, in this order.*it gives \["a","b","c"\]/s,
    caughtBy: ['find: campaigns come in the order asked, one asked for twice twice'],
  },
  {
    fault: 'unknown campaigns are left out',
    breaks: (store) =>
      replacing(store, {
        campaigns: {
          find: async (ids) => (await store.campaigns.find(ids)).filter((one) => one !== undefined),
        },
      }),
    says: /number of answers to campaigns\.find/,
    caughtBy: ['find: campaigns that are unknown are undefined, in their places'],
  },
  {
    fault: 'unknown campaigns are null',
    breaks: (store) =>
      replacing(store, {
        campaigns: {
          // What many drivers give, past the compiler.
          find: async (ids) => (await store.campaigns.find(ids)).map((one) => one ?? (null as never)),
        },
      }),
    says: /campaigns\.find.*undefined.*it gives \[null/s,
    caughtBy: ['find: campaigns that are unknown are undefined, in their places'],
  },
  {
    fault: 'registrations come last asked first',
    breaks: (store) =>
      replacing(store, {
        registrations: { find: async (ids) => (await store.registrations.find(ids)).toReversed() },
      }),
    says: /registrations\.find of other/,
    caughtBy: ['find: registrations come in the order asked, unknown ones undefined'],
  },
  {
    fault: 'only a thousand ids are asked for at once',
    breaks: (store) =>
      replacing(store, {
        registrations: { find: (ids) => store.registrations.find(ids.slice(0, 1_000)) },
      }),
    says: /number of answers to registrations\.find of 1200 ids to be 1200.*it is 1000/s,
    caughtBy: ['find: 1200 ids are asked for at once'],
  },
  {
    fault: 'unknown guards are left out',
    breaks: (store) => ({
      ...store,
      guards: { find: async (keys) => (await store.guards.find(keys)).filter((one) => one !== undefined) },
    }),
    says: /guards\.find/,
    caughtBy: ['find: guards come in the order asked, unknown ones undefined'],
  },
  {
    fault: 'receipts come each once',
    breaks: (store) => ({
      ...store,
      findCommands: async (keys) => [...new Set(await store.findCommands(keys))],
    }),
    says: /findCommands of other, nowhere, one and other again/,
    caughtBy: ['find: receipts come in the order asked, unknown ones undefined'],
  },
  {
    fault: 'no ids are taken for all campaigns',
    breaks: (store) =>
      replacing(store, {
        campaigns: { find: (ids) => store.campaigns.find(ids.length === 0 ? ['a'] : ids) },
      }),
    says: /campaigns\.find\(\[\]\)/,
    caughtBy: ['find: nothing asked is answered with nothing'],
  },
  {
    fault: 'ids are trimmed',
    breaks: (store) =>
      replacing(store, { campaigns: { find: (ids) => store.campaigns.find(ids.map((id) => id.trim())) } }),
    says: /campaigns\.find of like ids/,
    caughtBy: ['ids: campaigns of like ids are told from each other'],
  },
  {
    fault: 'ids of registrations are compared without regard to case',
    breaks: (store) =>
      replacing(store, {
        registrations: {
          find: async (ids) => store.registrations.find(ids.map((id) => id.replace(':A:A', ':a:a'))),
        },
      }),
    says: /products of registrations\.find of like ids/,
    caughtBy: ['ids: registrations of like shops and products are told from each other'],
  },
  {
    fault: 'absent fields become null',
    breaks: givingBack({
      registration: (record) => ({ deadline: null, holds: null, ...record }) as unknown as Registration,
    }),
    says: /at (deadline|holds), to be "absent.*it is null/s,
    caughtBy: [
      'records: a registration of every decision is what was saved',
      'records: fields that were not there are not there afterwards',
    ],
  },
  {
    fault: 'absent fields become undefined',
    breaks: givingBack({
      campaign: (record) => ({ endedAt: undefined, ...record }) as unknown as Campaign,
    }),
    says: /endedAt, to be "absent.*it is undefined/s,
    caughtBy: ['records: a campaign of every decision and audience is what was saved'],
  },
  {
    fault: 'numbers are given as strings',
    breaks: numbers((value) => String(value)),
    says: /to be \d+.*it is "\d+"/s,
    caughtBy: ['records: a registration of every decision is what was saved'],
  },
  {
    fault: 'numbers are kept in 32 bits',
    breaks: numbers((value, name) => (name === 'sampleQuantity' ? Math.trunc(value) | 0 : value)),
    says: /at terms\.sampleQuantity, to be 9007199254740991.*it is -1/s,
    caughtBy: ['records: numbers come back as numbers, exact up to the last whole one'],
  },
  {
    fault: 'instants are kept in seconds',
    breaks: numbers((value) => (value > 1_000_000 ? value - (value % 1_000) : value)),
    says: /to be \d+999.*it is \d+000|to be 8640000000000000|to be 8639999999999999/s,
    caughtBy: ['records: instants come back to the millisecond, from the first to the last'],
  },
  {
    fault: 'instants are dates',
    breaks: changing((value, name) => (name === 'createdAt' ? new Date(Number(value)).toISOString() : value)),
    says: /at createdAt, to be \d+.*it is "2026/s,
    caughtBy: ['records: a campaign of every decision and audience is what was saved'],
  },
  {
    fault: 'texts are normalised',
    breaks: texts((text) => text.normalize('NFC')),
    says: /at (name|description)/,
    caughtBy: ['records: texts come back character by character, none normalised or trimmed'],
  },
  {
    fault: 'texts are trimmed',
    breaks: texts((text) => text.trim()),
    says: /at name/,
    caughtBy: ['records: texts come back character by character, none normalised or trimmed'],
  },
  {
    fault: 'texts are cut after 255 characters',
    breaks: texts((text) => text.slice(0, 255)),
    says: /to be ".*it is "/s,
    caughtBy: ['records: texts and ids as long as they may be come back whole'],
  },
  {
    fault: 'empty lists are left out',
    breaks: changing((value) => (Array.isArray(value) && value.length === 0 ? DROPPED : value)),
    says: /reasons of a block without reasons, at reasons, to be \[\].*absent/s,
    caughtBy: ['records: a list that is empty comes back as one'],
  },
  {
    fault: 'named shops come in the order of their ids',
    breaks: changing((value, name) =>
      name === 'shopIds' && Array.isArray(value) ? value.toSorted() : value,
    ),
    says: /audience\.shopIds/,
    caughtBy: ['records: a campaign of every decision and audience is what was saved'],
  },
  {
    fault: 'the last rejection is forgotten',
    breaks: changing((value, name) => (name === 'lastRejection' ? DROPPED : value)),
    says: /lastRejection/,
    caughtBy: ['records: a registration of every decision is what was saved'],
  },
  {
    fault: 'a text that was emptied stays as it was',
    breaks: savingEach(async (group, store) => {
      const before = await store.campaigns.find(group.campaigns.map(({ id }) => id));
      const campaigns = group.campaigns.map((one, index) => ({
        ...one,
        description: one.description || (before[index]?.description ?? ''),
      }));
      return saveOne(store, { ...group, campaigns });
    }),
    says: /at description, to be "".*it is "Long/s,
    caughtBy: ['records: a changed record comes back with its changes and nothing else'],
  },
  {
    fault: 'results that are falsy are null',
    breaks: (store) => ({
      ...store,
      findCommands: async (keys) =>
        (await store.findCommands(keys)).map((one) => one && { ...one, result: one.result || null }),
    }),
    says: /the result false, at result, to be false.*it is null/s,
    caughtBy: ['records: the result of a receipt comes back, whatever JSON it is'],
  },
  {
    fault: 'events lose their notes',
    breaks: (store) => ({
      ...store,
      feed: async (page) =>
        (await store.feed(page)).map((entry) =>
          mapped(entry, (value, name) => (name === 'note' ? DROPPED : value)),
        ),
    }),
    says: /the events of the feed, at \d\.note/,
    caughtBy: ['records: events come back as they were saved'],
  },
  {
    fault: 'what it gives is what it keeps, and can be written to',
    breaks: sharing,
    says: /after a caller has changed what campaigns\.find gave/,
    caughtBy: ['isolation: what was given back may be changed without changing what is kept'],
  },
  {
    fault: 'what it is given is what it keeps',
    breaks: keepingReferences,
    says: /after the objects that were saved have changed/,
    caughtBy: [
      'isolation: what was saved may be changed afterwards without changing what is kept',
      'writers at once: of those who create one record one wins',
    ],
  },
];
