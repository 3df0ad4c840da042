import type { RegistrationCommand } from './commands.js';
import type { KnownFacts } from './facts.js';
import type { Standards } from './standards.js';

/** What a registration command is decided on, besides the registration itself. */
export interface RegistrationFacts extends KnownFacts, Standards {}

/** A command together with the facts it is decided on. */
export interface RegistrationInput {
  readonly command: RegistrationCommand;
  readonly facts: RegistrationFacts;
}
