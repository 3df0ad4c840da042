import type { Violation } from '../invariants/invariant.js';
import type { StageOptions } from './options.js';
import { readReplay } from './replay-text.js';
import { runAgain } from './simulate.js';

/**
 * Does again what a failing simulation wrote down, and says what must not be: nothing, once the bug is gone. The text is
 * the `replay` of a {@link SimulationReport.failure}; pasted into a test it keeps the bug from coming back.
 *
 * @example
 * ```ts
 * import { createMemoryStore } from 'partner-campaigns/memory';
 * import { replay } from 'partner-campaigns/testing';
 *
 * const violations = await replay(
 *   String.raw`{"policy":{},"steps":[
 *     {"at":0,"order":7,"deed":{"does":"settle","limit":100}}
 *   ]}`,
 *   { createStore: createMemoryStore },
 * );
 * ```
 */
export async function replay(text: string, stage: StageOptions): Promise<readonly Violation[]> {
  const { policy, steps } = readReplay(text);
  return runAgain(stage, policy, steps);
}
