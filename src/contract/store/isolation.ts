import type { SaveGroup } from '../../ports/save.js';
import type { Store } from '../../ports/store.js';
import { expectSame } from '../expect.js';
import { aCampaign, aRegistration, days, steps } from '../records.js';
import { aGroup, aReceipt, promised, type StoreCaseGroup } from './case.js';
import { keepsApart } from './promises.js';

const campaign = () =>
  aCampaign('a', { draft: { audience: { kind: 'seller_types', sellerTypes: ['local'] } } });

/** A group in which everything can be written to. */
function openGroup(): SaveGroup {
  const life = campaign();
  const rejected = aRegistration(life.record, { later: [steps.reject(days(3))] });
  const group = aGroup({
    campaigns: [life.record],
    registrations: [rejected.record],
    guards: [{ key: 'guard', revision: 0 }],
    events: [...life.events, ...rejected.events],
    receipt: aReceipt({ result: { nested: { list: [1] } } }),
  });
  return openCopy(group);
}

/** A deep copy; what the core decided may be frozen. */
export function openCopy<Data>(data: Data): Data;
export function openCopy(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((item: unknown) => openCopy(item));
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, openCopy(value)]));
}

/** Everything that a store answers, by what was asked. */
async function answersOf(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const at = days(5);
  const { id } = aRegistration(campaign().record).record;
  const receipt = aReceipt();
  return {
    'campaigns.find': await store.campaigns.find(['a']),
    'campaigns.query': (await store.campaigns.query({ at, sort: 'newest' }, { limit: 10 })).items,
    'registrations.find': await store.registrations.find([id]),
    'registrations.query': (await store.registrations.query({ at, sort: 'newest' }, { limit: 10 })).items,
    'registrations.count': await store.registrations.count({ at }),
    'registrations.countShops': await store.registrations.countShops({ at }),
    'guards.find': await store.guards.find(['guard']),
    findCommands: await store.findCommands([receipt]),
    'history of a campaign': await store.history({ kind: 'campaign', id: 'a' }, { limit: 10 }),
    'history of a registration': await store.history({ kind: 'registration', id }, { limit: 10 }),
    feed: await store.feed({ limit: 10 }),
    'save of a command that was answered before': await store.save([aGroup({ receipt })]),
  };
}

/** Writes to everything in a value that lets itself be written to. */
export function scribbleOn(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const field of Object.values(value)) scribbleOn(field);
  for (const name of Object.keys(value)) Reflect.set(value, name, 'changed by a caller');
  Reflect.set(value, 'added', 'by a caller');
}

/** What is kept, when callers change what is theirs. */
export const isolationCases: StoreCaseGroup = {
  group: 'isolation',
  cases: [
    promised(
      keepsApart,
      'what was saved may be changed afterwards without changing what is kept',
      async (store) => {
        const group = openGroup();
        await store.save([group]);
        const before = openCopy(await answersOf(store));
        scribbleOn(group);
        for (const [what, answer] of Object.entries(await answersOf(store)))
          expectSame(`${what}, after the objects that were saved have changed`, answer, before[what]);
      },
    ),

    promised(
      keepsApart,
      'what was given back may be changed without changing what is kept',
      async (store) => {
        await store.save([openGroup()]);
        const before = openCopy(await answersOf(store));
        for (const what of Object.keys(before)) {
          scribbleOn((await answersOf(store))[what]);
          for (const [other, answer] of Object.entries(await answersOf(store)))
            expectSame(`${other}, after a caller has changed what ${what} gave`, answer, before[other]);
        }
      },
    ),
  ],
};
