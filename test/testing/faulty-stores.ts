import {
  type Campaign,
  type CreatorLink,
  createPartnerCampaigns,
  defaultPolicy,
  instant,
  isRegistrationEvent,
  type PartnerCampaigns,
  type PartnerCampaignsOptions,
  type Registration,
  type SampleLedger,
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
  if (event === undefined || !isRegistrationEvent(event)) return false;
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

type CreatorReaders = NonNullable<Store['creators']>;

/** The store with some of what it answers done otherwise. */
function answering(
  store: Store,
  change: (creators: CreatorReaders, store: Store) => Partial<Omit<Store, 'creators'> & CreatorReaders>,
): Store {
  const { creators } = store;
  if (creators === undefined) throw new Error('The store keeps nothing of creators');
  const { links, samples, ledgers, ...others } = { ...creators, ...change(creators, store) };
  return { ...store, ...others, creators: { links, samples, ledgers } };
}

/** The service, of which one part works over a store that answers otherwise. */
function withPart(
  part: 'links' | 'samples',
  change: Parameters<typeof answering>[1],
): (options: PartnerCampaignsOptions) => PartnerCampaigns {
  return (options) => {
    const service = createPartnerCampaigns(options);
    const faulty = createPartnerCampaigns({ ...options, store: answering(options.store, change) });
    return { ...service, [part]: faulty[part] };
  };
}

/** Every registration as another one. */
function registrationsAs(change: (registration: Registration) => Registration) {
  return (_: CreatorReaders, { registrations }: Store): Partial<Store> => ({
    registrations: {
      ...registrations,
      find: async (ids) => (await registrations.find(ids)).map((one) => one && change(one)),
    },
  });
}

/** A store that shows creators what the terms are now, whenever they added their links. */
function promisesOfToday(): Store {
  return answering(createMemoryStore(), ({ links }, { registrations }) => {
    const today = async (link: CreatorLink): Promise<CreatorLink> => {
      const [registration] = await registrations.find([link.registrationId]);
      const totalRate = registration?.terms.totalRate ?? link.terms.totalRate;
      return { ...link, terms: { ...link.terms, totalRate } };
    };
    return {
      links: {
        find: async (ids) => {
          const found = await links.find(ids);
          return Promise.all(found.map(async (link) => link && today(link)));
        },
        query: async (query, page) => {
          const found = await links.query(query, page);
          return { ...found, items: await Promise.all(found.items.map(today)) };
        },
      },
    };
  });
}

/** A service whose job meets deadlines of samples however long the campaign has been over. */
function settlesAfterTheEnd(options: PartnerCampaignsOptions): PartnerCampaigns {
  const service = createPartnerCampaigns(options);
  const store = answering(options.store, ({ samples }, { campaigns, registrations }) => ({
    campaigns: {
      ...campaigns,
      find: async (ids) => (await campaigns.find(ids)).map((campaign) => campaign && endless(campaign)),
      query: async () => ({ items: [] }),
    },
    registrations: { ...registrations, query: async () => ({ items: [] }) },
    samples: {
      ...samples,
      query: async ({ dueBy: _, ...query }, page) => ({
        ...(await samples.query(query, page)),
        exact: false as const,
      }),
    },
  }));
  const { deadlines } = createPartnerCampaigns({ ...options, store });
  return {
    ...service,
    deadlines: {
      ...service.deadlines,
      settle: async (actor, limit, given) => {
        const settled = await service.deadlines.settle(actor, limit, given);
        const late = settled.ok ? await deadlines.settle(actor, limit, given) : settled;
        if (!settled.ok || !late.ok) return late;
        return { ok: true, value: { ...late.value, settled: settled.value.settled + late.value.settled } };
      },
    },
  };
}

function endless(campaign: Campaign): Campaign {
  const { endedAt: _, ...rest } = { endedAt: undefined, ...campaign };
  const { start, end } = campaign.campaignPeriod;
  const campaignPeriod = { start, end: instant(end + 90 * 86_400_000) };
  return Object.assign({}, rest, { campaignPeriod, decision: 'published' as const });
}

/** A group whose ledgers are changed where something happened to a request. */
function withLedgers(
  group: SaveGroup,
  when: (event: SaveGroup['events'][number]) => boolean,
  change: (ledger: SampleLedger) => SampleLedger,
): SaveGroup {
  const { sampleLedgers = [] } = group;
  return group.events.some(when) ? { ...group, sampleLedgers: sampleLedgers.map(change) } : group;
}

function isReleased(event: SaveGroup['events'][number]): boolean {
  return event.type === 'sample_cancelled' && event.released;
}

/** A service that lists the requests of all creators for each. */
function showsAllCreators(options: PartnerCampaignsOptions): PartnerCampaigns {
  const service = createPartnerCampaigns(options);
  return {
    ...service,
    samples: {
      ...service.samples,
      list: (actor, query, paging) =>
        service.samples.list(
          actor.role === 'creator' ? { role: 'platform' } : actor,
          query ?? {},
          paging ?? {},
        ),
    },
  };
}

/** A service that finds the request of a creator by its id, whoever asks. */
function findsAnyRequest(options: PartnerCampaignsOptions): PartnerCampaigns {
  const service = createPartnerCampaigns(options);
  return {
    ...service,
    samples: {
      ...service.samples,
      get: (actor, id) => service.samples.get(actor.role === 'creator' ? { role: 'platform' } : actor, id),
    },
  };
}

const creatorBugs: readonly PlantedBug[] = [
  {
    bug: 'a service that asks for samples beyond the quota',
    createService: withPart(
      'samples',
      registrationsAs((one) => ({ ...one, terms: { ...one.terms, sampleQuantity: 1_000 } })),
    ),
    foundBy: ['sample_quota_kept', 'figures_are_the_records'],
  },
  {
    bug: 'a store that saves a request without its ledger',
    createStore: saving(({ sampleLedgers: _, ...group }) => group),
    foundBy: ['record_is_its_replay'],
  },
  {
    bug: 'a store that releases a unit twice',
    createStore: saving((group) =>
      withLedgers(group, isReleased, (ledger) => ({
        ...ledger,
        reserved: ledger.reserved - 1,
        released: ledger.released + 1,
      })),
    ),
    foundBy: ['record_is_its_replay'],
  },
  {
    bug: 'a service that releases what was shipped',
    seed: 1,
    createService: withPart('samples', ({ samples }) => ({
      samples: {
        ...samples,
        find: async (ids) =>
          (await samples.find(ids)).map((one) =>
            one?.decision === 'shipped' ? { ...one, decision: 'awaiting_shipment' } : one,
          ),
      },
    })),
    foundBy: ['ledger_is_its_requests', 'events_follow', 'record_is_its_replay'],
  },
  {
    bug: 'a store whose promises go along with the total rate',
    createStore: promisesOfToday,
    foundBy: ['promise_is_kept', 'record_is_its_replay'],
  },
  {
    bug: 'a service that shows a creator the requests of others in a list',
    seed: 1,
    createService: showsAllCreators,
    foundBy: ['answers_name_no_others', 'lists_are_the_records'],
  },
  {
    bug: 'a service that shows a creator the request of another by its id',
    createService: findsAnyRequest,
    foundBy: ['answers_name_no_others'],
  },
  {
    bug: 'a job that meets deadlines of samples after the end',
    createService: settlesAfterTheEnd,
    foundBy: ['nothing_after_the_end', 'ledger_stands_after_the_end'],
  },
  {
    bug: 'a service that adds links to what is closed',
    createService: withPart(
      'links',
      registrationsAs((one) => Object.assign({}, one, { decision: 'approved' as const })),
    ),
    foundBy: ['begun_under_what_runs'],
  },
  {
    bug: 'a service that extends the time for content again and again',
    createService: withPart('samples', ({ samples }) => ({
      samples: {
        ...samples,
        find: async (ids) =>
          (await samples.find(ids)).map((one) =>
            one?.decision === 'content_pending' ? { ...one, extended: false } : one,
          ),
      },
    })),
    foundBy: ['content_duty_extended_once'],
  },
  {
    bug: 'a service that lets creators ask again at once',
    createService: (options) => {
      const { policy = defaultPolicy } = options;
      const hasty = { ...policy, samples: { ...policy.samples, reapplyAfterDays: 0 } };
      const { samples } = createPartnerCampaigns({ ...options, policy: hasty });
      return { ...createPartnerCampaigns(options), samples };
    },
    foundBy: ['one_request_at_a_time'],
  },
];

export const plantedBugs: readonly PlantedBug[] = [
  ...creatorBugs,
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
    seed: 1,
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
