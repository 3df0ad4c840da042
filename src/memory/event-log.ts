import { mapKeyOf } from '../core/ids.js';
import { type DomainEvent, happenedTo, type RecordKey } from '../ports/save.js';
import type { EventPage, StoredEvent } from '../ports/store.js';

/** Everything that happened, in the order it was saved, readable as a whole and record by record. */
export interface EventLog {
  append(events: readonly DomainEvent[]): void;
  all(page: EventPage): readonly StoredEvent[];
  of(record: RecordKey, page: EventPage): readonly StoredEvent[];
}

/**
 * Makes an empty log. An entry's cursor is its place, counted from 1: in the whole log, or among the entries of its
 * record, where it tells nothing of how much happened elsewhere.
 */
export function createEventLog(): EventLog {
  const everything: DomainEvent[] = [];
  const byRecord = new Map<string, DomainEvent[]>();
  return {
    append(events) {
      for (const event of events) {
        const name = nameOf(happenedTo(event));
        const own = byRecord.get(name);
        if (own === undefined) byRecord.set(name, [event]);
        else own.push(event);
        everything.push(event);
      }
    },
    all: (page) => partOf(everything, page),
    of: (record, page) => partOf(byRecord.get(nameOf(record)) ?? [], page),
  };
}

/** The entries behind a cursor; none behind what is no cursor of this log. */
function partOf(events: readonly DomainEvent[], { limit, after = '0' }: EventPage): readonly StoredEvent[] {
  if (!/^\d{1,15}$/.test(after)) return [];
  const before = Number(after);
  return events
    .slice(before, before + limit)
    .map((event, index) => Object.freeze({ cursor: String(before + index + 1), event }));
}

function nameOf({ kind, id }: RecordKey): string {
  return mapKeyOf(kind, id);
}
