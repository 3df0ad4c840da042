import type { ActorOf, ClockActor } from '../core/actor.js';
import type { Instant } from '../core/instant.js';
import type { VendorName } from '../core/vendor-name.js';
import type { CommandType, commandRoles, RegistrationCommandInput } from './commands.js';
import type { DueOutcome } from './deadline.js';
import type { KnownFacts } from './facts.js';
import type { Registration } from './registration.js';

/** Commands that a host rule may be bound to: every one that rules are asked about. */
export type VetoableCommand = Exclude<CommandType, 'release_hold' | 'disqualify' | 'adopt' | 'meet_deadline'>;

/**
 * A command as a host rule sees it. Where a deadline stands in for agency or seller, it is their command with the clock as
 * its actor.
 */
export type BoundCommand<Type extends VetoableCommand> = {
  [T in Type]: Omit<Extract<RegistrationCommandInput, { readonly type: T }>, 'seenRevision'> & {
    readonly at: Instant;
    readonly actor: ActorOf<(typeof commandRoles)[T][number]> | (T extends DueOutcome ? ClockActor : never);
  };
}[Type];

/** What a host rule is asked about. */
export interface HostRuleInput<Type extends VetoableCommand = VetoableCommand> {
  /** Absent while it is being registered, so a rule that is not bound to `register` always has it. */
  readonly registration: { [T in Type]: T extends 'register' ? undefined : Registration }[Type];
  readonly command: BoundCommand<Type>;
  readonly facts: KnownFacts;
}

/** A host rule's no. */
export interface HostVeto {
  /** Whatever a screen needs to say why: at most 50, passed on as they are. */
  readonly parameters?: HostParameters;
  /** One sentence for people, of at most 1,000 characters. */
  readonly message?: string;
}

/** Parameters of a host rule's no: plain values only. */
export type HostParameters = Readonly<Record<string, string | number | boolean | null>>;

/**
 * A rule of the host's own. It can only veto: what our rules refuse, it cannot allow. Pure and synchronous: facts from
 * elsewhere are fetched before, and it answers the same when asked again, since screens ask it to know what to offer.
 * They ask with the payload that is easiest to accept.
 */
export interface HostRule<Type extends VetoableCommand = VetoableCommand> {
  /** `vendor/name`, each 1 to 50 of a-z, 0-9, _ and -; told in every refusal of the rule. */
  readonly name: VendorName;
  /** The commands it is asked about; one or more. A deadline that stands in for one of them asks too. */
  readonly commands: readonly Type[];
  /** `null` when it has nothing against the command. Anything else that is no veto, or a throw, is a bug of the host. */
  check(input: HostRuleInput<Type>): HostVeto | null;
}

/**
 * Gives a host rule its type: `check` sees only the commands that the rule is bound to.
 *
 * @example
 * ```ts
 * import { hostRule } from 'partner-campaigns';
 *
 * export const noNightApprovals = hostRule({
 *   name: 'acme/office-hours',
 *   commands: ['approve'],
 *   check: ({ command }) =>
 *     new Date(command.at).getUTCHours() < 6 ? { message: 'Nobody approves at night.' } : null,
 * });
 * ```
 */
export function hostRule<const Type extends VetoableCommand>(rule: HostRule<Type>): HostRule<Type> {
  return rule;
}
