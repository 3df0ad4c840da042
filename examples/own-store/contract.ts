// What the kit needs to try the store: an empty one for each case, what it can do besides, and an end.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreContractOptions } from 'partner-campaigns/contract';
import { type FileStore, openFileStore } from './store.ts';

const opened = new Map<unknown, { readonly folder: string; readonly close: () => Promise<void> }>();

async function openIn(folder: string): Promise<FileStore> {
  const store = await openFileStore(folder);
  opened.set(store, { folder, close: store.close });
  return store;
}

export const fileStoreContract: StoreContractOptions = {
  createStore: async () => openIn(await mkdtemp(join(tmpdir(), 'own-store-'))),
  disposeStore: async (store) => {
    const { folder, close } = opened.get(store) ?? {};
    await close?.();
    if (folder !== undefined) await rm(folder, { recursive: true });
  },
  capabilities: {
    exactQueries: true,
    // What was answered is on the disk: whoever opens the folder again finds it.
    reopen: async (store) => {
      const { folder = '', close } = opened.get(store) ?? {};
      await close?.();
      return openIn(folder);
    },
    outage: async (store) => opened.get(store)?.close(),
  },
};
