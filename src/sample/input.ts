import type { SampleCommand } from './commands.js';
import type { SampleFacts } from './facts.js';

/** A command together with the facts it is decided on. */
export interface SampleInput {
  readonly command: SampleCommand;
  readonly facts: SampleFacts;
}
