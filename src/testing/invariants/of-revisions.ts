import { happenedTo, isSampleEvent, type RecordKey, type SaveGroup, writtenIn } from '../../ports/save.js';
import { sampleLedgerIdOf } from '../../sample/ledger.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import { savedName } from './saved-name.js';
import type { StoredWorld } from './world.js';

/** A save raises a revision by one; each save tells of one event at least. */
export const revisionsAreGapless: Invariant = invariant(
  'revisions_are_gapless',
  'Each save raises the revision of a record by one, and of two writers on one record one wins.',
  function* (world) {
    const { replayed, saves } = world;
    const stored = standing(world);
    for (const { key, revision } of stored) {
      const events = replayed.lengths.get(savedName(key)) ?? 0;
      if (revision < 1) yield [savedName(key), `is stored with revision ${revision}`];
      if (revision > events) yield [savedName(key), `has revision ${revision} and ${events} events`];
    }
    if (saves === undefined) return;
    const counted = new Map<string, number>();
    const countOf = (name: string) => counted.get(name) ?? saves.before.get(name);
    for (const group of saves.groups) {
      for (const written of writtenIn(group)) {
        const name = savedName(written);
        const expected = countOf(name) ?? 0;
        if (written.revision !== expected)
          yield [name, `was saved at revision ${written.revision}, and stood at ${expected}`];
        counted.set(name, expected + 1);
      }
    }
    for (const { key, revision } of stored) {
      const count = countOf(savedName(key));
      if (count !== undefined && count !== revision)
        yield [savedName(key), `has revision ${revision}, and was saved ${count} times`];
    }
  },
);

/** Every record that is stored, with its revision. */
export function standing({ campaigns, registrations, links, samples, ledgers }: StoredWorld) {
  const of =
    (kind: RecordKey['kind']) =>
    ({ id, revision }: { readonly id: string; readonly revision: number }) => ({
      key: { kind, id },
      revision,
    });
  return [
    ...campaigns.map(of('campaign')),
    ...registrations.map(of('registration')),
    ...links.map(of('creator_link')),
    ...samples.map(of('sample_request')),
    ...ledgers.map(of('sample_ledger')),
  ];
}

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
      for (const key of writtenIn(group)) counted.set(savedName(key), countOf(savedName(key)) + 1);
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

/** Every group tells of something that happened to what it writes, and of nothing else. */
export const writesHaveEvents: Invariant = invariant(
  'writes_have_events',
  'Nothing is written without an event, and no event without what it happened to.',
  function* ({ saves }) {
    for (const [index, group] of (saves?.groups ?? []).entries()) yield* mismatched(group, index);
  },
);

function* mismatched(group: SaveGroup, index: number): Iterable<Finding> {
  const told = new Set(group.events.flatMap((event) => [savedName(happenedTo(event)), ...countedIn(event)]));
  const written = new Set(writtenIn(group).flatMap((key) => (key.kind === 'guard' ? [] : savedName(key))));
  for (const name of written)
    if (!told.has(name)) yield [`group ${index}`, `writes ${name} without an event`];
  for (const name of told)
    if (!written.has(name)) yield [`group ${index}`, `tells of ${name} without writing it`];
}

/** The ledger that an event moves, if it moves one: nothing happens to a ledger but what happens to its requests. */
function countedIn(event: SaveGroup['events'][number]): readonly string[] {
  if (!isSampleEvent(event)) return [];
  const moves =
    event.type === 'sample_requested' ||
    event.type === 'sample_shipped' ||
    (event.type === 'sample_cancelled' && event.released);
  return moves ? [savedName({ kind: 'sample_ledger', id: sampleLedgerIdOf(event) })] : [];
}
