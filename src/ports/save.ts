import type { Campaign } from '../campaign/campaign.js';
import type { CampaignEvent } from '../campaign/events.js';
import type { CampaignId, CommandId, RegistrationId } from '../core/ids.js';
import type { RegistrationEvent } from '../registration/events.js';
import type { Registration } from '../registration/registration.js';

/** What happened, to a campaign or to a registration. */
export type DomainEvent = CampaignEvent | RegistrationEvent;

/** Names a record, or a guard by its key; nothing happens to a guard, so it has no history. */
export type RecordKey =
  | { readonly kind: 'campaign'; readonly id: CampaignId }
  | { readonly kind: 'registration'; readonly id: RegistrationId }
  | { readonly kind: 'guard'; readonly id: string };

/**
 * A key with a revision, for limits wider than one record: how many campaigns of an agency are ongoing (R14), say.
 * Whoever decides under such a limit reads the guard before it counts, and writes it with what it decided; of two who
 * counted the same, one finds the revision moved and counts anew.
 */
export interface Guard {
  /** Opaque; ASCII, and no longer than the id of a registration may be. */
  readonly key: string;
  /** How often it was saved; 0 before the first time. The store raises it. */
  readonly revision: number;
}

/** A record that a decision was made on without changing it, at the revision that was read. */
export type ReadRecord = RecordKey & { readonly revision: number };

/** Names a command under which a tenant must not do two things. */
export interface CommandKey {
  /** Whose command it is: ids of commands are unique within a tenant only. */
  readonly tenant: string;
  readonly id: CommandId;
}

/** What a command, or a call that is all or nothing, was answered with; JSON data. */
export interface CommandReceipt extends CommandKey {
  /** Tells the same payload from another: opaque, compared exactly. */
  readonly fingerprint: string;
  readonly result: unknown;
}

/**
 * Writes that belong together: all or nothing. A changed record carries the revision it was read at (0: it must not
 * exist yet), and the store keeps it with a revision one higher. So does a guard.
 */
export interface SaveGroup {
  readonly campaigns: readonly Campaign[];
  readonly registrations: readonly Registration[];
  /** Guards of limits that this was decided under: checked and raised like records, without anything else in them. */
  readonly guards: readonly Guard[];
  /** What was only read; a revision that has moved since is a conflict. */
  readonly reads: readonly ReadRecord[];
  /** What happened, in order; stored with the records, never without them. */
  readonly events: readonly DomainEvent[];
  readonly receipt?: CommandReceipt;
}

/**
 * What became of a group: saved; not saved, because other records stand than those it was decided on; or not saved,
 * because its command was answered before.
 */
export type SaveAnswer =
  | { readonly outcome: 'saved' }
  | { readonly outcome: 'conflict'; readonly conflicts: readonly RecordKey[] }
  | { readonly outcome: 'duplicate'; readonly receipt: CommandReceipt };

/** A record or a guard as the store keeps it: its revision one higher than the one it was read at. */
export function saved<R extends { readonly revision: number }>(written: R): R {
  return { ...written, revision: written.revision + 1 };
}
