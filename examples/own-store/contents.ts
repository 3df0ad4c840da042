import {
  type Campaign,
  type CommandReceipt,
  type Guard,
  type RecordKey,
  type Registration,
  type SaveAnswer,
  type SaveGroup,
  type StoredEvent,
  saved,
  writtenIn,
} from 'partner-campaigns';

/** Everything that the store has, as the journal tells it. Nothing in it is given out to be written to. */
export class Contents {
  readonly campaigns = new Map<string, Campaign>();
  readonly registrations = new Map<string, Registration>();
  readonly guards = new Map<string, Guard>();
  readonly receipts = new Map<string, CommandReceipt>();
  readonly events: StoredEvent[] = [];

  /** What a group would be answered; nothing is changed yet. */
  judge(group: SaveGroup): SaveAnswer {
    const answered = group.receipt && this.receipts.get(nameOf(group.receipt));
    if (answered !== undefined) return { outcome: 'duplicate', receipt: answered };
    const conflicts = [...writtenIn(group), ...group.reads].filter(
      (record) => this.revisionOf(record) !== record.revision,
    );
    if (conflicts.length === 0) return { outcome: 'saved' };
    return { outcome: 'conflict', conflicts: conflicts.map(({ kind, id }) => ({ kind, id })) };
  }

  /** Takes a group in that is on the disk. */
  take(group: SaveGroup): void {
    for (const campaign of group.campaigns) this.campaigns.set(campaign.id, saved(campaign));
    for (const one of group.registrations) this.registrations.set(one.id, saved(one));
    for (const guard of group.guards) this.guards.set(guard.key, saved(guard));
    for (const event of group.events) this.events.push({ cursor: String(this.events.length + 1), event });
    if (group.receipt !== undefined) this.receipts.set(nameOf(group.receipt), group.receipt);
  }

  private revisionOf({ kind, id }: RecordKey): number {
    if (kind === 'campaign') return this.campaigns.get(id)?.revision ?? 0;
    if (kind === 'registration') return this.registrations.get(id)?.revision ?? 0;
    // Of creators nothing is kept: this store has no `creators`.
    return kind === 'guard' ? (this.guards.get(id)?.revision ?? 0) : 0;
  }
}

/** JSON keeps the parts apart, whatever they hold. */
export function nameOf({ tenant, id }: { readonly tenant: string; readonly id: string }): string {
  return JSON.stringify([tenant, id]);
}
