import { invariants as everyInvariant } from './all.js';
import type { Invariant, Violation } from './invariant.js';
import { readWorld, type WorldOptions } from './read-world.js';
import type { StoredWorld } from './world.js';

/** What is checked, and against what. */
export interface CheckOptions extends WorldOptions {
  /** All of them when left out. */
  readonly invariants?: readonly Invariant[];
}

/**
 * Reads what a store holds through its port and says what must not be: nothing, if all is well. It changes nothing, and
 * keeps everything it reads in memory; nothing may be written meanwhile, so check a quiet store or a copy.
 *
 * @example
 * ```ts
 * import { instant } from 'partner-campaigns';
 * import { createMemoryStore } from 'partner-campaigns/memory';
 * import { checkInvariants } from 'partner-campaigns/testing';
 *
 * const violations = await checkInvariants({ store: createMemoryStore(), at: instant(Date.UTC(2026, 2, 1)) });
 * for (const { invariant, subject, problem } of violations) console.error(`${invariant}: ${subject} ${problem}`);
 * ```
 */
export async function checkInvariants({
  invariants = everyInvariant,
  ...options
}: CheckOptions): Promise<readonly Violation[]> {
  return violationsIn(await readWorld(options), invariants);
}

/** What does not hold of a world that was read. */
export function violationsIn(
  world: StoredWorld,
  invariants: readonly Invariant[] = everyInvariant,
): readonly Violation[] {
  return invariants.flatMap((invariant) => invariant.check(world));
}
