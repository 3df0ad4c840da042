import type { PolicyOptions } from '../../policy/policy.js';
import type { Step } from './steps.js';

/** What a replay is made of. */
export interface ReplayScript {
  readonly policy: PolicyOptions;
  readonly steps: readonly Step[];
}

/** Writes a replay as text, a line for each step: JSON that stands in a program as it is, within `String.raw`. */
export function writeReplay(policy: PolicyOptions, steps: readonly Step[]): string {
  const lines = steps.map((step) => JSON.stringify(step));
  return `{"policy":${JSON.stringify(policy)},"steps":[\n${lines.join(',\n')}\n]}`;
}

/** Reads it back. What was not written by a simulation has no business here, and is not looked at closely. */
export function readReplay(text: string): ReplayScript {
  return JSON.parse(text);
}
