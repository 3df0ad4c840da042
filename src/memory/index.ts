/**
 * A store and directories that live in the process: the embedded default, and the reference for every other store.
 *
 * @module partner-campaigns/memory
 */

export { createMemoryDirectories, type MemoryDirectories } from './directories.js';
export { createMemoryStore } from './store.js';
