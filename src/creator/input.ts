import type { RegistrationFacts } from '../registration/input.js';
import type { Registration } from '../registration/registration.js';
import type { LinkCommand } from './commands.js';

/** What a command on a creator's link is decided on, besides the link itself. */
export interface LinkFacts extends RegistrationFacts {
  /** The registration that the link is to. A deadline of it that has passed is reckoned with. */
  readonly registration: Registration;
}

/** A command together with the facts it is decided on. */
export interface LinkInput {
  readonly command: LinkCommand;
  readonly facts: LinkFacts;
}
