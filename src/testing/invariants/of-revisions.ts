import type { RecordKey, SaveGroup } from '../../ports/save.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import { savedName } from './world.js';

/** A save raises a revision by one; each save tells of one event at least. */
export const revisionsAreGapless: Invariant = invariant(
  'revisions_are_gapless',
  'Each save raises the revision of a record by one, and of two writers on one record one wins.',
  function* ({ campaigns, registrations, replayed, saves }) {
    for (const { id, revision } of [...campaigns, ...registrations]) {
      const events = replayed.lengths.get(id) ?? 0;
      if (revision < 1) yield [id, `is stored with revision ${revision}`];
      if (revision > events) yield [id, `has revision ${revision} and ${events} events`];
    }
    if (saves === undefined) return;
    const counted = new Map<string, number>();
    const countOf = (name: string) => counted.get(name) ?? saves.before.get(name);
    for (const group of saves.groups) {
      for (const { key, revision } of writtenIn(group)) {
        const name = savedName(key);
        const expected = countOf(name) ?? 0;
        if (revision !== expected)
          yield [name, `was saved at revision ${revision}, and stood at ${expected}`];
        counted.set(name, expected + 1);
      }
    }
    const stored = [
      ...campaigns.map(({ id, revision }) => ({ key: { kind: 'campaign', id }, revision }) as const),
      ...registrations.map(({ id, revision }) => ({ key: { kind: 'registration', id }, revision }) as const),
    ];
    for (const { key, revision } of stored) {
      const count = countOf(savedName(key));
      if (count !== undefined && count !== revision)
        yield [savedName(key), `has revision ${revision}, and was saved ${count} times`];
    }
  },
);

/** What a decision was made on still stood when it was saved. */
export const readsStillStood: Invariant = invariant(
  'reads_still_stood',
  'What a decision was made on has not moved when it is saved: nobody decides on a campaign that has changed since.',
  function* ({ saves }) {
    if (saves === undefined) return;
    const counted = new Map<string, number>();
    const countOf = (name: string) => counted.get(name) ?? saves.before.get(name) ?? 0;
    for (const group of saves.groups) {
      for (const read of group.reads) {
        const stands = countOf(savedName(read));
        if (read.revision !== stands)
          yield [
            savedName(read),
            `was read at revision ${read.revision}, and stood at ${stands} when that was saved`,
          ];
      }
      for (const { key } of writtenIn(group)) counted.set(savedName(key), countOf(savedName(key)) + 1);
    }
  },
);

/** A command id does something once. */
export const commandDoneOnce: Invariant = invariant(
  'command_done_once',
  'A command that is sent again is not done again: a tenant never does two things under one command id.',
  function* ({ saves }) {
    if (saves === undefined) return;
    const done = new Set<string>();
    for (const { receipt } of saves.groups) {
      if (receipt === undefined) continue;
      const name = receiptName(receipt);
      if (done.has(name) || saves.before.has(name)) yield [name, 'was done twice'];
      done.add(name);
    }
  },
);

/** The name under which the saves of a command are counted. */
export function receiptName({ tenant, id }: { readonly tenant: string; readonly id: string }): string {
  return `command ${id} of ${tenant}`;
}

/** The records and guards that a group writes, with the revisions that they were read at. */
export function writtenIn({
  campaigns,
  registrations,
  guards,
}: SaveGroup): readonly { readonly key: RecordKey; readonly revision: number }[] {
  return [
    ...campaigns.map(({ id, revision }) => ({ key: { kind: 'campaign', id }, revision }) as const),
    ...registrations.map(({ id, revision }) => ({ key: { kind: 'registration', id }, revision }) as const),
    ...guards.map(({ key: id, revision }) => ({ key: { kind: 'guard', id }, revision }) as const),
  ];
}

/** Every group tells of something that happened to what it writes, and of nothing else. */
export const writesHaveEvents: Invariant = invariant(
  'writes_have_events',
  'Nothing is written without an event, and no event without what it happened to.',
  function* ({ saves }) {
    for (const [index, group] of (saves?.groups ?? []).entries()) yield* mismatched(group, index);
  },
);

function* mismatched(group: SaveGroup, index: number): Iterable<Finding> {
  const told = new Set(
    group.events.map((event) => ('registrationId' in event ? event.registrationId : event.campaignId)),
  );
  const written = new Set([...group.campaigns, ...group.registrations].map(({ id }) => id));
  for (const id of written) if (!told.has(id)) yield [`group ${index}`, `writes ${id} without an event`];
  for (const id of told) if (!written.has(id)) yield [`group ${index}`, `tells of ${id} without writing it`];
}
