import type { Clock, NewId } from '../ports/clock.js';
import type { Directories } from '../ports/directories.js';
import type { Store } from '../ports/store.js';
import type { Standards } from '../registration/standards.js';
import type { Observer } from './observe.js';

/** What the service works with: the host's storage, facts, clock and ids, its standards, and who looks on. */
export interface Dependencies<Context = unknown> {
  readonly store: Store<Context>;
  readonly directories: Directories;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly standards: Standards;
  readonly observe?: Observer;
}

/** How often a decision is made anew when others wrote the same records in between. */
export const MAXIMUM_ATTEMPTS = 5;

/** What every write may be given. */
export interface WriteOptions<Context> {
  /** Passed to the store untouched: the host's open transaction, say. */
  readonly context?: Context;
}
