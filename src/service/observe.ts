import type { CampaignCommandType } from '../campaign/commands.js';
import type { Role } from '../core/actor.js';
import type { CampaignId, CommandId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import type { LinkCommandType } from '../creator/commands.js';
import type { DomainEvent, EventfulKey } from '../ports/save.js';
import type { CommandType } from '../registration/commands.js';
import type { HostRuleFailure } from '../registration/host-rules.js';
import type { RegistrationWarnings } from '../registration/warnings.js';
import type { SampleCommandType } from '../sample/commands.js';
import type { RefusalCatalogue } from './reasons.js';

/**
 * Is told what the service does, for traces, metrics and logs. Hooks are called at once and not waited for. What one
 * throws, or a promise that it gives rejects with, is dropped: an observer never fails, changes or repeats a command.
 * No hook is told of contacts, notes, terms or people; ids are those that the host chose.
 */
export interface Observer {
  /**
   * A command was run: an item of a submission or of a call with many, a campaign command, a deadline or boundary that
   * was settled. Called when it has its answer, or has failed. What could not be read, or came from an actor whom
   * the method does not serve, is no command, and reading is none.
   */
  command?(observation: CommandObservation): void;
  /**
   * A rule of the host's own threw or answered nonsense, and what it was asked about was refused. Screens that ask what
   * to offer ask the rules too, so one broken rule may be told of often.
   */
  hostRuleFailed?(failure: HostRuleFailure): void;
}

/** One command that was run. */
export interface CommandObservation {
  readonly command: CommandType | CampaignCommandType | LinkCommandType | SampleCommandType;
  /** What the command is for. */
  readonly kind: EventfulKey['kind'];
  readonly id: EventfulKey['id'];
  /** The campaign it belongs to; missing when the registration was not found, or could not be read. */
  readonly campaignId?: CampaignId;
  readonly actor: ObservedActor;
  /** As it was given; for an item of an atomic call, that of the call. */
  readonly commandId?: CommandId;
  readonly outcome: ObservedOutcome;
  /** How many attempts it took, from 1: more than one when others wrote the same records in between. */
  readonly attempts: number;
  /** By the host's clock. Items that are read and saved together begin together. */
  readonly startedAt: Instant;
  /** By the host's clock, and never before it started. */
  readonly endedAt: Instant;
  /** From start to end, in milliseconds. */
  readonly duration: number;
}

/** Who acted: the role and its tenant, not the person. */
export interface ObservedActor {
  readonly role: Role;
  /** The shop, agency or creator; missing for the platform and the clock. */
  readonly tenant?: string;
}

/** What became of a command. */
export type ObservedOutcome =
  /** It was saved. */
  | {
      readonly kind: 'accepted';
      readonly events: readonly DomainEvent['type'][];
      readonly warnings: readonly (keyof RegistrationWarnings)[];
    }
  /** It was refused, and nothing was saved. */
  | { readonly kind: 'refused'; readonly codes: readonly (keyof RefusalCatalogue)[] }
  /** Its command id was used before: it was given the first result, and nothing was saved. */
  | { readonly kind: 'answered_before' }
  /** Storage or a directory threw; the caller gets the same error. Whether it was saved, only the store knows. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** Calls a hook of an observer, so that nothing that it does comes back. */
export function tell(hook: () => unknown): void {
  try {
    // A promise of whatever make: one that rejects must end as quietly as a throw.
    Promise.resolve(hook()).catch(() => {});
  } catch {
    // An observer's failure is its own: the command is done, and its caller must hear so.
  }
}
