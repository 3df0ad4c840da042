import { joinIds } from '../core/ids.js';
import type { DomainEvent, RecordKey } from '../ports/save.js';
import type { EventPage, StoredEvent } from '../ports/store.js';

/** Everything that happened, in the order it was saved, readable as a whole and record by record. */
export interface EventLog {
  append(events: readonly DomainEvent[]): void;
  all(page: EventPage): readonly StoredEvent[];
  of(record: RecordKey, page: EventPage): readonly StoredEvent[];
}

/** Makes an empty log. An entry's cursor is its place in the log, counted from 1. */
export function createEventLog(): EventLog {
  const entries: StoredEvent[] = [];
  const byRecord = new Map<string, StoredEvent[]>();
  return {
    append(events) {
      for (const event of events) {
        const entry = Object.freeze({ cursor: String(entries.length + 1), event });
        entries.push(entry);
        const name = nameOf(subjectOf(event));
        byRecord.set(name, [...(byRecord.get(name) ?? []), entry]);
      }
    },
    all: ({ limit, after }) => {
      const start = placeOf(after);
      return entries.slice(start, start + limit);
    },
    of: (record, { limit, after }) => {
      const start = placeOf(after);
      return (byRecord.get(nameOf(record)) ?? [])
        .filter(({ cursor }) => placeOf(cursor) > start)
        .slice(0, limit);
    },
  };
}

function subjectOf(event: DomainEvent): RecordKey {
  return 'registrationId' in event
    ? { kind: 'registration', id: event.registrationId }
    : { kind: 'campaign', id: event.campaignId };
}

function nameOf({ kind, id }: RecordKey): string {
  return joinIds(kind, id);
}

function placeOf(cursor: string | undefined): number {
  const place = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(place) || place < 0) throw new TypeError(`Not a cursor of this store: ${cursor}`);
  return place;
}
