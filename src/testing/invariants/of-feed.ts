import { type DomainEvent, happenedTo } from '../../ports/save.js';
import { type Finding, type Invariant, invariant } from './invariant.js';
import { isSame } from './same.js';
import type { StoredWorld } from './world.js';

/** The feed is what was saved, once, in order. */
export const feedHoldsEverything: Invariant = invariant(
  'feed_holds_everything',
  'The feed holds every event once, in the order in which it was saved, and the histories of records are its parts.',
  function* (world) {
    yield* repeatedCursors(world);
    yield* unlikeSaves(world);
    if (world.isWhole) yield* unlikeHistories(world);
  },
);

function* repeatedCursors({ passages }: StoredWorld): Iterable<Finding> {
  const seen = new Set<string>();
  for (const { cursor, event } of passages) {
    if (seen.has(cursor)) yield [`${event.type} at ${cursor} of the feed`, 'has the cursor of another entry'];
    seen.add(cursor);
  }
}

/** Where somebody watched what was saved, the feed ends with just that. */
function* unlikeSaves({ passages, saves, isWhole }: StoredWorld): Iterable<Finding> {
  if (saves === undefined) return;
  const saved = saves.groups.flatMap(({ events }) => events);
  if (!isWhole && passages.length > saved.length)
    yield ['the feed', `has ${passages.length} new events, and ${saved.length} were saved`];
  const last = passages.slice(Math.max(0, passages.length - saved.length)).map(({ event }) => event);
  if (last.length < saved.length)
    yield ['the feed', `has ${last.length} of the last ${saved.length} events that were saved`];
  else {
    const wrong = saved.findIndex((event, index) => !isSame(event, last[index]));
    if (wrong >= 0)
      yield ['the feed', `tells ${typeAt(last, wrong)} where ${typeAt(saved, wrong)} was saved`];
  }
}

function typeAt(events: readonly DomainEvent[], index: number): string {
  const event = events[index];
  if (event === undefined) return 'nothing';
  return `${event.type} of ${happenedTo(event).id}`;
}

function* unlikeHistories({ passages, histories }: StoredWorld): Iterable<Finding> {
  const byRecord = new Map<string, DomainEvent[]>();
  for (const { event } of passages) {
    const { kind, id: recordId } = happenedTo(event);
    const id = `${kind} ${recordId}`;
    const events = byRecord.get(id);
    if (events === undefined) byRecord.set(id, [event]);
    else events.push(event);
  }
  for (const { of, entries } of histories) {
    const name = `${of.kind} ${of.id}`;
    const own = byRecord.get(name) ?? [];
    const told = entries.map(({ event }) => event);
    if (!isSame(own, told))
      yield [name, `has ${told.length} events in its history that are not its ${own.length} in the feed`];
  }
}
