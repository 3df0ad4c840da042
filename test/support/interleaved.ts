import type { SaveGroup, Store } from 'partner-campaigns';

/**
 * A store behind which another writer is at work: `before` runs between a reader's read and its save, with the number
 * of the save, from 1. What it writes is really written.
 */
export function interleaved(store: Store, before: (save: number) => Promise<unknown>): Store {
  let saves = 0;
  return {
    ...store,
    save: async (groups, context) => {
      saves += 1;
      await before(saves);
      return store.save(groups, context);
    },
  };
}

/** A store whose connection breaks in the middle of a save: the first groups are written, then it rejects, once. */
export function breakingAfter(store: Store, groups: number, error: Error): Store {
  let isBroken = false;
  return {
    ...store,
    save: async (asked: readonly SaveGroup[], context) => {
      if (isBroken) return store.save(asked, context);
      isBroken = true;
      await store.save(asked.slice(0, groups), context);
      throw error;
    },
  };
}
