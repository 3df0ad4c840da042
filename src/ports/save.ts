import type { Campaign } from '../campaign/campaign.js';
import type { CampaignEvent } from '../campaign/events.js';
import type {
  CampaignId,
  CommandId,
  CreatorLinkId,
  RegistrationId,
  SampleLedgerId,
  SampleRequestId,
} from '../core/ids.js';
import type { CreatorLinkEvent } from '../creator/events.js';
import type { CreatorLink } from '../creator/link.js';
import type { RegistrationEvent } from '../registration/events.js';
import type { Registration } from '../registration/registration.js';
import type { SampleEvent } from '../sample/events.js';
import type { SampleLedger } from '../sample/ledger.js';
import type { SampleRequest } from '../sample/request.js';

/** What happened, to a campaign, a registration, a creator's link or a sample request. */
export type DomainEvent = CampaignEvent | RegistrationEvent | CreatorLinkEvent | SampleEvent;

/** Names a record that things happen to. */
export type EventfulKey =
  | { readonly kind: 'campaign'; readonly id: CampaignId }
  | { readonly kind: 'registration'; readonly id: RegistrationId }
  | { readonly kind: 'creator_link'; readonly id: CreatorLinkId }
  | { readonly kind: 'sample_request'; readonly id: SampleRequestId };

/**
 * Names a record, or a guard by its key; nothing happens to a guard, so it has no history. Neither has a ledger: what
 * happens to it is told of its sample requests.
 */
export type RecordKey =
  | EventfulKey
  | { readonly kind: 'sample_ledger'; readonly id: SampleLedgerId }
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
  /** Links of creators; never there for a store without {@link Store.creators}. */
  readonly creatorLinks?: readonly CreatorLink[];
  /** Sample requests; never there for a store without {@link Store.creators}. */
  readonly sampleRequests?: readonly SampleRequest[];
  /** Ledgers of sample quotas; never there for a store without {@link Store.creators}. */
  readonly sampleLedgers?: readonly SampleLedger[];
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

/** What a group writes: the name of each record and guard, with the revision it was read at. */
export function writtenIn(group: SaveGroup): readonly ReadRecord[] {
  const { creatorLinks = [], sampleRequests = [], sampleLedgers = [] } = group;
  return [
    ...group.campaigns.map(({ id, revision }) => ({ kind: 'campaign', id, revision }) as const),
    ...group.registrations.map(({ id, revision }) => ({ kind: 'registration', id, revision }) as const),
    ...creatorLinks.map(({ id, revision }) => ({ kind: 'creator_link', id, revision }) as const),
    ...sampleRequests.map(({ id, revision }) => ({ kind: 'sample_request', id, revision }) as const),
    ...sampleLedgers.map(({ id, revision }) => ({ kind: 'sample_ledger', id, revision }) as const),
    ...group.guards.map(({ key, revision }) => ({ kind: 'guard', id: key, revision }) as const),
  ];
}

/** The record that an event happened to. */
export function happenedTo(event: DomainEvent): EventfulKey {
  if ('sampleRequestId' in event) return { kind: 'sample_request', id: event.sampleRequestId };
  if ('creatorLinkId' in event) return { kind: 'creator_link', id: event.creatorLinkId };
  if ('registrationId' in event) return { kind: 'registration', id: event.registrationId };
  return { kind: 'campaign', id: event.campaignId };
}

/** Tells whether an event happened to a campaign itself. */
export function isCampaignEvent(event: DomainEvent): event is CampaignEvent {
  return happenedTo(event).kind === 'campaign';
}

/** Tells whether an event happened to a registration itself, not to a link or a sample request under it. */
export function isRegistrationEvent(event: DomainEvent): event is RegistrationEvent {
  return happenedTo(event).kind === 'registration';
}

/** Tells whether an event happened to a creator's link. */
export function isLinkEvent(event: DomainEvent): event is CreatorLinkEvent {
  return happenedTo(event).kind === 'creator_link';
}

/** Tells whether an event happened to a sample request. */
export function isSampleEvent(event: DomainEvent): event is SampleEvent {
  return happenedTo(event).kind === 'sample_request';
}

/** A record or a guard as the store keeps it: its revision one higher than the one it was read at. */
export function saved<R extends { readonly revision: number }>(written: R): R {
  return { ...written, revision: written.revision + 1 };
}
