// Entry `partner-campaigns/memory`: a store and directories that live in the process, the embedded default and the
// reference for every other store.

export { createMemoryDirectories, type MemoryDirectories } from './directories.js';
export { createMemoryStore } from './store.js';
