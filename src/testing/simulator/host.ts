import { type Instant, instant } from '../../core/instant.js';
import type { Eligibility } from '../../eligibility/eligibility.js';
import type { Policy } from '../../policy/policy.js';
import type { Directories } from '../../ports/directories.js';
import type { CreatorReaders, Store } from '../../ports/store.js';
import type { HostRule } from '../../registration/host-rule.js';
import type { Observer } from '../../service/observe.js';
import type { PartnerCampaigns, PartnerCampaignsOptions } from '../../service/partner-campaigns.js';
import type { Attempt } from './attempt.js';
import type { Turns } from './turns.js';

/** One process of the host: it serves one call at a time. */
export interface Host {
  readonly service: PartnerCampaigns;
  /** The clock of this process, as the attempt that it serves sees it. */
  now(): Instant;
  /** Whatever is called from now on is called for this attempt, and a new campaign gets an id like this. */
  serve(attempt: Attempt, newId: string | undefined): void;
}

/** What processes of one host have in common. */
export interface HostOptions {
  readonly store: Store;
  readonly directories: Directories;
  readonly policy: Policy;
  readonly eligibility?: Eligibility;
  readonly rules?: readonly HostRule[];
  readonly observe: Observer;
  readonly turns: Turns;
  /** An id that was never used, like the one that is wanted. */
  readonly newId: (wanted: string) => string;
  /** The true instant. */
  readonly now: () => Instant;
  readonly createService: (options: PartnerCampaignsOptions) => PartnerCampaigns;
}

/** Starts a process: every call of its service to a port waits for its turn, and may go wrong. */
export function createHost(options: HostOptions): Host {
  const { store, directories, policy, eligibility, rules, observe, turns, newId, createService } = options;
  let serving: Attempt | undefined;
  let wanted = 'campaign';

  function current(): Attempt {
    if (serving === undefined) throw new TypeError('Nobody asked this host anything');
    return serving;
  }

  function read<Found>(of: 'storage' | 'directory', call: () => Promise<Found>): Promise<Found> {
    const attempt = current();
    return turns.inTurn(attempt.caller, attempt.patience, () => attempt.reading(of, call));
  }

  function known<Key, Facts>(
    find: (keys: readonly Key[]) => Promise<readonly (Facts | undefined)[]>,
  ): (keys: readonly Key[]) => Promise<readonly (Facts | undefined)[]> {
    return (keys) => {
      const { isUnknown } = current();
      return read('directory', async () => (isUnknown ? keys.map(() => undefined) : find(keys)));
    };
  }

  function creatorsOf({ links, samples, ledgers }: CreatorReaders): CreatorReaders {
    return {
      links: {
        find: (ids) => read('storage', () => links.find(ids)),
        query: (query, page) => read('storage', () => links.query(query, page)),
      },
      samples: {
        find: (ids) => read('storage', () => samples.find(ids)),
        query: (query, page) => read('storage', () => samples.query(query, page)),
        count: (filter) => read('storage', () => samples.count(filter)),
      },
      ledgers: { find: (ids) => read('storage', () => ledgers.find(ids)) },
    };
  }

  // Times before 1970 are none: a clock that is off that far shows the first instant.
  const now = () =>
    instant(Math.max(0, serving === undefined ? options.now() : serving.reads(options.now())));
  const { campaigns, registrations, guards, creators } = store;
  const service = createService({
    store: {
      campaigns: {
        find: (ids) => read('storage', () => campaigns.find(ids)),
        query: (query, page) => read('storage', () => campaigns.query(query, page)),
        count: (filter) => read('storage', () => campaigns.count(filter)),
      },
      registrations: {
        find: (ids) => read('storage', () => registrations.find(ids)),
        query: (query, page) => read('storage', () => registrations.query(query, page)),
        count: (filter) => read('storage', () => registrations.count(filter)),
        countShops: (filter) => read('storage', () => registrations.countShops(filter)),
      },
      guards: { find: (keys) => read('storage', () => guards.find(keys)) },
      ...(creators === undefined ? {} : { creators: creatorsOf(creators) }),
      findCommands: (keys) => read('storage', () => store.findCommands(keys)),
      history: (of, page) => read('storage', () => store.history(of, page)),
      feed: (page) => read('storage', () => store.feed(page)),
      save: (groups, context) => {
        const attempt = current();
        return turns.inTurn(attempt.caller, attempt.patience, () =>
          attempt.saving(groups, (some) => store.save(some, context)),
        );
      },
    },
    directories: {
      agencies: { find: known((ids) => directories.agencies.find(ids)) },
      shops: { find: known((ids) => directories.shops.find(ids)) },
      products: { find: known((keys) => directories.products.find(keys)) },
      creators: { find: known(async (ids) => directories.creators?.find(ids) ?? []) },
      skus: { find: known(async (keys) => directories.skus?.find(keys) ?? []) },
    },
    clock: { now },
    newId: () => newId(wanted),
    policy,
    observe,
    ...(eligibility === undefined ? {} : { eligibility }),
    ...(rules === undefined ? {} : { rules }),
  });
  return {
    service,
    now,
    serve: (attempt, id) => {
      serving = attempt;
      wanted = id ?? wanted;
    },
  };
}
