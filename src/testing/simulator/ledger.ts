import type { Instant } from '../../core/instant.js';
import type { Policy } from '../../policy/policy.js';
import type { CommandKey, SaveGroup } from '../../ports/save.js';
import type { Store } from '../../ports/store.js';
import { receiptName, writtenIn } from '../invariants/of-revisions.js';
import { textsIn } from '../invariants/of-tenants.js';
import type { Passage } from '../invariants/passage.js';
import { createWalk, type Replayed } from '../invariants/walk.js';
import { type StoredWorld, savedName } from '../invariants/world.js';
import type { MadeCall } from './perform.js';

/** What is known of a store by watching it: what was saved, and what its feed tells. */
export interface Ledger {
  readonly replayed: Replayed;
  /** How often each record, guard and command was saved. */
  readonly saves: ReadonlyMap<string, number>;
  /** What commands were answered with. */
  readonly receipts: ReadonlyMap<string, { readonly key: CommandKey; readonly result: unknown }>;
  revisionOf(kind: 'campaign' | 'registration', id: string): number;
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

  return {
    replayed: walk,
    saves,
    receipts,
    revisionOf: (kind, id) => saves.get(savedName({ kind, id })) ?? 0,
    touchedBy: async (made, groups, at) => {
      const passages = await happenedSince();
      const ids = new Set(made.flatMap(({ call }) => [...textsIn(call.asked)]));
      for (const { key } of groups.flatMap(writtenIn)) if (key.kind !== 'guard') ids.add(key.id);
      for (const { event } of passages)
        ids.add('registrationId' in event ? event.registrationId : event.campaignId);
      const campaigns = await store.campaigns.find([...ids].filter((id) => isCampaign(id)));
      const registrations = await store.registrations.find([...ids].filter((id) => isRegistration(id)));
      return {
        at,
        policy,
        isWhole: false,
        campaigns: campaigns.flatMap((found) => found ?? []),
        registrations: registrations.flatMap((found) => found ?? []),
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

      /** Of all that was named, what may be an id of either kind: stored, or written just now. */
      function isCampaign(id: string): boolean {
        return walk.campaigns.has(id) || groups.some((group) => group.campaigns.some((one) => one.id === id));
      }
      function isRegistration(id: string): boolean {
        return (
          walk.registrations.has(id) ||
          groups.some((group) => group.registrations.some((one) => one.id === id))
        );
      }
    },
    remember: (groups) => {
      for (const group of groups) {
        for (const { key } of writtenIn(group)) {
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

const NOTHING_FOUND = Object.freeze({ campaigns: [], registrations: [] });
