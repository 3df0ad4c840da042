import type { Eligibility } from '../eligibility/eligibility.js';
import type { Policy } from '../policy/policy.js';
import type { Clock, NewId } from '../ports/clock.js';
import type { Directories } from '../ports/directories.js';
import type { Store } from '../ports/store.js';
import type { HostRules } from '../registration/host-rules.js';
import type { Observer } from './observe.js';

/** What the host set once, and every command is judged by. */
export interface Standards {
  readonly policy: Policy;
  readonly hostRules?: HostRules;
  readonly eligibility?: Eligibility;
}

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
