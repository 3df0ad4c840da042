import type {
  Campaign,
  CampaignFilter,
  CampaignReader,
  Registration,
  RegistrationFilter,
  RegistrationReader,
  SaveAnswer,
  SaveGroup,
  Store,
} from 'partner-campaigns';
import type { StoreCapabilities, StoreCapability } from 'partner-campaigns/contract';

/** A store with one fault, and the cases of the contract that must find it. */
export interface BrokenStore {
  /** What is wrong with it. */
  readonly fault: string;
  readonly breaks: (store: Store) => Store;
  /** The capabilities with which it is broken, instead of the right ones. */
  readonly capabilities?: (right: Required<StoreCapabilities>) => StoreCapabilities;
  /** What it does not declare although it has it. */
  readonly undeclared?: readonly StoreCapability[];
  /** What the message of the first of the cases says of it. */
  readonly says: RegExp;
  /** Cases that fail for it, as `group: name`. */
  readonly caughtBy: readonly [string, ...string[]];
}

/** What a fault replaces; the rest stays right. */
export interface Replaced extends Partial<Omit<Store, 'campaigns' | 'registrations'>> {
  readonly campaigns?: Partial<CampaignReader>;
  readonly registrations?: Partial<RegistrationReader>;
}

/** A store of which some methods are others. */
export function replacing(store: Store, replaced: Replaced): Store {
  return {
    ...store,
    ...replaced,
    campaigns: { ...store.campaigns, ...replaced.campaigns },
    registrations: { ...store.registrations, ...replaced.registrations },
  };
}

/** A store that hears another filter of campaigns than was asked: to list, to count, or both. */
export function hearingCampaigns(
  hears: (filter: CampaignFilter) => CampaignFilter,
  where: 'listed' | 'counted' | 'both' = 'both',
): BrokenStore['breaks'] {
  return (store) =>
    replacing(store, {
      campaigns: {
        ...(where === 'counted'
          ? {}
          : {
              query: ({ sort, ...filter }, page) => store.campaigns.query({ ...hears(filter), sort }, page),
            }),
        ...(where === 'listed' ? {} : { count: (filter) => store.campaigns.count(hears(filter)) }),
      },
    });
}

/** The same of registrations. */
export function hearingRegistrations(
  hears: (filter: RegistrationFilter) => RegistrationFilter,
  where: 'listed' | 'counted' | 'both' = 'both',
): BrokenStore['breaks'] {
  return (store) =>
    replacing(store, {
      registrations: {
        ...(where === 'counted'
          ? {}
          : {
              query: ({ sort, ...filter }, page) =>
                store.registrations.query({ ...hears(filter), sort }, page),
            }),
        ...(where === 'listed'
          ? {}
          : {
              count: (filter) => store.registrations.count(hears(filter)),
              countShops: (filter) => store.registrations.countShops(hears(filter)),
            }),
      },
    });
}

/** A filter without one of its conditions. */
export function without<Filter extends object>(filter: Filter, name: keyof Filter): Filter {
  const { [name]: _, ...rest } = filter;
  return rest as Filter;
}

/** A store that gives records back otherwise than they are. */
export function givingBack({
  campaign = (record) => record,
  registration = (record) => record,
}: {
  readonly campaign?: (record: Campaign) => Campaign;
  readonly registration?: (record: Registration) => Registration;
}): BrokenStore['breaks'] {
  return (store) =>
    replacing(store, {
      campaigns: {
        find: async (ids) => (await store.campaigns.find(ids)).map((one) => one && campaign(one)),
      },
      registrations: {
        find: async (ids) => (await store.registrations.find(ids)).map((one) => one && registration(one)),
      },
    });
}

/** A store that saves group by group, with the way it saves one changed. */
export function savingEach(
  save: (group: SaveGroup, store: Store, rest: readonly SaveGroup[]) => Promise<SaveAnswer>,
): BrokenStore['breaks'] {
  return (store) => ({
    ...store,
    save: async (groups) => {
      const answers: SaveAnswer[] = [];
      for (const [index, group] of groups.entries())
        answers.push(await save(group, store, groups.slice(index + 1)));
      return answers;
    },
  });
}

/** Saves one group as a right store does. */
export async function saveOne(store: Store, group: SaveGroup): Promise<SaveAnswer> {
  const [answer] = await store.save([group]);
  if (answer === undefined) throw new TypeError('No answer');
  return answer;
}

/** The group as if everything in it had been read just now. */
export async function readAnew(store: Store, group: SaveGroup): Promise<SaveGroup> {
  const campaigns = await store.campaigns.find(group.campaigns.map(({ id }) => id));
  const registrations = await store.registrations.find(group.registrations.map(({ id }) => id));
  const guards = await store.guards.find(group.guards.map(({ key }) => key));
  return {
    ...group,
    campaigns: group.campaigns.map((one, index) => ({ ...one, revision: campaigns[index]?.revision ?? 0 })),
    registrations: group.registrations.map((one, index) => ({
      ...one,
      revision: registrations[index]?.revision ?? 0,
    })),
    guards: group.guards.map((one, index) => ({ ...one, revision: guards[index]?.revision ?? 0 })),
  };
}
