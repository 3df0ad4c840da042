import type { Instant } from '../../core/instant.js';
import type { Policy } from '../../policy/policy.js';
import {
  type CommandKey,
  type EventfulKey,
  happenedTo,
  type SaveGroup,
  writtenIn,
} from '../../ports/save.js';
import type { Store } from '../../ports/store.js';
import { sampleLedgerIdOf } from '../../sample/ledger.js';
import { receiptName } from '../invariants/of-revisions.js';
import { textsIn } from '../invariants/of-tenants.js';
import type { Passage } from '../invariants/passage.js';
import { savedName } from '../invariants/saved-name.js';
import { createWalk, type Replayed } from '../invariants/walk.js';
import type { StoredWorld } from '../invariants/world.js';
import type { MadeCall } from './perform.js';

/** What is known of a store by watching it: what was saved, and what its feed tells. */
export interface Ledger {
  readonly replayed: Replayed;
  /** How often each record, guard and command was saved. */
  readonly saves: ReadonlyMap<string, number>;
  /** What commands were answered with. */
  readonly receipts: ReadonlyMap<string, { readonly key: CommandKey; readonly result: unknown }>;
  revisionOf(kind: EventfulKey['kind'], id: string): number;
  /** Reads what calls wrote or named: those records as they stand, what happened since, and their answers. */
  touchedBy(made: readonly MadeCall[], groups: readonly SaveGroup[], at: Instant): Promise<StoredWorld>;
  /** What was saved counts from now on. */
  remember(groups: readonly SaveGroup[]): void;
}

/** Entries of the feed that are read at once. */
const ENTRIES_AT_ONCE = 1_000;

/** Begins to watch an empty store. */
export function createLedger(store: Store, policy: Policy): Ledger {
  const walk = createWalk();
  const saves = new Map<string, number>();
  const receipts = new Map<string, { readonly key: CommandKey; readonly result: unknown }>();
  let cursor: string | undefined;

  async function happenedSince(): Promise<readonly Passage[]> {
    const passages: Passage[] = [];
    for (;;) {
      const after = cursor === undefined ? {} : { after: cursor };
      const entries = await store.feed({ limit: ENTRIES_AT_ONCE, ...after });
      cursor = entries.at(-1)?.cursor ?? cursor;
      passages.push(...walk.take(entries));
      if (entries.length < ENTRIES_AT_ONCE) return passages;
    }
  }

  /** What creators have; a store without creators has nothing of it. */
  async function creatorsNamed(
    named: (
      kind: 'creator_link' | 'sample_request' | 'sample_ledger',
      known: ReadonlyMap<string, unknown>,
    ) => readonly string[],
  ) {
    const { creators } = store;
    if (creators === undefined) return { links: [], samples: [], ledgers: [] };
    const samples = await creators.samples.find(named('sample_request', walk.samples));
    const own = samples.flatMap((request) => (request === undefined ? [] : sampleLedgerIdOf(request)));
    return {
      links: await creators.links.find(named('creator_link', walk.links)),
      samples,
      ledgers: await creators.ledgers.find([...new Set([...named('sample_ledger', walk.ledgers), ...own])]),
    };
  }

  return {
    replayed: walk,
    saves,
    receipts,
    revisionOf: (kind, id) => saves.get(savedName({ kind, id })) ?? 0,
    touchedBy: async (made, groups, at) => {
      const passages = await happenedSince();
      const ids = new Set(made.flatMap(({ call }) => [...textsIn(call.asked)]));
      const written = groups.flatMap(writtenIn);
      for (const { kind, id } of written) if (kind !== 'guard') ids.add(id);
      for (const { event } of passages) ids.add(happenedTo(event).id);
      /** Of all that was named, what may be an id of a kind: stored, or written just now. */
      const named = (kind: (typeof written)[number]['kind'], known: ReadonlyMap<string, unknown>) => {
        const own = new Set(written.flatMap((key) => (key.kind === kind ? key.id : [])));
        return [...ids].filter((id) => known.has(id) || own.has(id));
      };
      const campaigns = await store.campaigns.find(named('campaign', walk.campaigns));
      const registrations = await store.registrations.find(named('registration', walk.registrations));
      const { links, samples, ledgers } = await creatorsNamed(named);
      return {
        at,
        policy,
        isWhole: false,
        campaigns: campaigns.flatMap((found) => found ?? []),
        registrations: registrations.flatMap((found) => found ?? []),
        links: links.flatMap((found) => found ?? []),
        samples: samples.flatMap((found) => found ?? []),
        ledgers: ledgers.flatMap((found) => found ?? []),
        found: NOTHING_FOUND,
        passages,
        replayed: walk,
        histories: [],
        lists: [],
        counts: [],
        receipts: [],
        answers: made.flatMap(({ call: { actor, asked }, answer }) =>
          actor === undefined || answer === undefined ? [] : [{ actor, asked, answer }],
        ),
        saves: { before: saves, groups },
      };
    },
    remember: (groups) => {
      for (const group of groups) {
        for (const key of writtenIn(group)) {
          const name = savedName(key);
          saves.set(name, (saves.get(name) ?? 0) + 1);
        }
        if (group.receipt === undefined) continue;
        const { tenant, id, result } = group.receipt;
        const name = receiptName(group.receipt);
        saves.set(name, 1);
        receipts.set(name, { key: { tenant, id }, result });
      }
    },
  };
}

const NOTHING_FOUND = Object.freeze({ campaigns: [], registrations: [], links: [], samples: [] });
