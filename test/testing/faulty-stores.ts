import {
  createPartnerCampaigns,
  type PartnerCampaigns,
  type PartnerCampaignsOptions,
  type Registration,
  type SaveGroup,
  type StatusCount,
  type Store,
} from 'partner-campaigns';
import { createMemoryStore } from 'partner-campaigns/memory';

/** A bug that is planted to see it found: a store, or a service, that does one thing wrong. */
export interface PlantedBug {
  readonly bug: string;
  readonly createStore?: () => Store;
  readonly createService?: (options: PartnerCampaignsOptions) => PartnerCampaigns;
  /** The seed under which it is found soon; 3 when left out. */
  readonly seed?: number;
  /** What must find it. */
  readonly foundBy: readonly string[];
}

/** A store that changes the groups that it is given before it saves them. */
function saving(change: (group: SaveGroup, store: Store) => SaveGroup | Promise<SaveGroup>) {
  return (): Store => {
    const store = createMemoryStore();
    return {
      ...store,
      save: async (groups, context) => {
        const changed: SaveGroup[] = [];
        for (const group of groups) {
          changed.push(await change(group, store));
        }
        return store.save(changed, context);
      },
    };
  };
}

/** Picks one of about 500 groups, whenever they are saved: by what happened to which record. */
function isOneOf500({ events }: SaveGroup): boolean {
  const [event] = events;
  if (event === undefined || !('registrationId' in event)) return false;
  const text = `${event.registrationId} ${event.type} ${event.attempt}`;
  let hash = 7;
  for (const character of text) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return hash % 500 === 0;
}

async function atTheirRevisions(group: SaveGroup, store: Store): Promise<SaveGroup> {
  const campaigns = await store.campaigns.find(group.campaigns.map(({ id }) => id));
  const registrations = await store.registrations.find(group.registrations.map(({ id }) => id));
  return {
    ...group,
    campaigns: group.campaigns.map((record, index) => ({
      ...record,
      revision: campaigns[index]?.revision ?? 0,
    })),
    registrations: group.registrations.map((record, index) => ({
      ...record,
      revision: registrations[index]?.revision ?? 0,
    })),
  };
}

/** A store that answers lists otherwise than it should. */
function listing(keep: (rows: readonly Registration[]) => readonly Registration[]) {
  return (): Store => {
    const store = createMemoryStore();
    return {
      ...store,
      registrations: {
        ...store.registrations,
        query: async (query, page) => {
          const found = await store.registrations.query(query, page);
          return { ...found, items: keep(found.items) };
        },
      },
    };
  };
}

/** A store whose counts are those of a while ago. */
function staleCounts(): Store {
  const store = createMemoryStore();
  const kept = new Map<string, readonly StatusCount[]>();
  return {
    ...store,
    registrations: {
      ...store.registrations,
      count: async (filter) => {
        const { at: _, ...asked } = filter;
        const key = JSON.stringify(asked);
        const counts = kept.get(key) ?? (await store.registrations.count(filter));
        kept.set(key, counts);
        return counts;
      },
    },
  };
}

/** A service that lists every shop for each seller. */
function seesEverything(options: PartnerCampaignsOptions): PartnerCampaigns {
  const service = createPartnerCampaigns(options);
  return {
    ...service,
    registrations: {
      ...service.registrations,
      list: (actor, query, paging) =>
        service.registrations.list(
          actor.role === 'seller' ? { role: 'platform' } : actor,
          query ?? {},
          paging ?? {},
        ),
    },
  };
}

/** A service that says no, and does it all the same. */
function refusesAndDoes(options: PartnerCampaignsOptions): PartnerCampaigns {
  const service = createPartnerCampaigns(options);
  return {
    ...service,
    registrations: {
      ...service.registrations,
      execute: async (actor, item, given) => {
        const answer = await service.registrations.execute(actor, item, given);
        return answer.ok && answer.value.decision === 'withdrawn'
          ? {
              ok: false,
              refusal: { reasons: [{ code: 'disabled_by_policy', parameters: { command: 'withdraw' } }] },
            }
          : answer;
      },
    },
  };
}

/** A service that trips over what it did not expect. */
function trips(options: PartnerCampaignsOptions): PartnerCampaigns {
  const service = createPartnerCampaigns(options);
  return {
    ...service,
    deadlines: {
      ...service.deadlines,
      settle: async (actor, limit, given) => {
        const settled = await service.deadlines.settle(actor, limit, given);
        if (settled.ok && settled.value.settled > 1) throw new TypeError('Two at once');
        return settled;
      },
    },
  };
}

export const plantedBugs: readonly PlantedBug[] = [
  {
    bug: 'a store that ignores revisions: the last writer wins',
    createStore: saving((group, store) => atTheirRevisions(group, store)),
    foundBy: ['revisions_are_gapless'],
  },
  {
    bug: 'a store that ignores what a decision was made on',
    createStore: saving((group) => ({ ...group, reads: [] })),
    foundBy: ['reads_still_stood'],
  },
  {
    bug: 'a store that drops an event in one of 500 groups',
    createStore: saving((group) => (isOneOf500(group) ? { ...group, events: group.events.slice(1) } : group)),
    seed: 1,
    foundBy: ['feed_holds_everything', 'record_is_its_replay'],
  },
  {
    bug: 'a store that tells an event twice in one of 500 groups',
    createStore: saving((group) =>
      isOneOf500(group) ? { ...group, events: [...group.events, ...group.events] } : group,
    ),
    seed: 1,
    foundBy: ['feed_holds_everything'],
  },
  {
    bug: 'a store that does not know a command again',
    createStore: () => {
      const store = saving(({ receipt: _, ...group }) => group)();
      return { ...store, findCommands: async (keys) => keys.map(() => undefined) };
    },
    foundBy: ['command_done_once', 'receipt_tells_what_is_stored', 'answer_is_what_is_stored'],
  },
  {
    bug: 'a store that saves half of a group of several records',
    createStore: saving((group) =>
      group.registrations.length > 1 ? { ...group, registrations: group.registrations.slice(1) } : group,
    ),
    foundBy: ['record_is_its_replay', 'revisions_are_gapless'],
  },
  {
    bug: 'a store with counts of a while ago',
    createStore: staleCounts,
    foundBy: ['counts_are_the_records', 'totals_are_right'],
  },
  {
    bug: 'a store that loses the last row of a full page',
    createStore: listing((rows) => (rows.length >= 10 ? rows.slice(0, -1) : rows)),
    foundBy: ['lists_are_the_records', 'totals_are_right', 'find_and_query_agree', 'record_is_its_replay'],
  },
  {
    bug: 'a service that shows a seller what is another shop’s',
    createService: seesEverything,
    foundBy: ['answers_name_no_others', 'lists_are_the_records'],
  },
  {
    bug: 'a service that refuses and does it all the same',
    createService: refusesAndDoes,
    foundBy: ['refusals_change_nothing'],
  },
  { bug: 'a service that throws', createService: trips, foundBy: ['nothing_throws'] },
];
