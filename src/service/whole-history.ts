import { given } from '../core/given.js';
import type { DomainEvent, EventfulKey } from '../ports/save.js';
import type { Store } from '../ports/store.js';

const READ_AT_ONCE = 1_000;

/** All that happened to one record, oldest first. */
export async function wholeHistory<Event extends DomainEvent>(
  store: Pick<Store, 'history'>,
  of: EventfulKey,
  isOne: (event: DomainEvent) => event is Event,
): Promise<readonly Event[]> {
  const events: Event[] = [];
  let after: string | undefined;
  for (;;) {
    const entries = await store.history(of, { limit: READ_AT_ONCE, ...given({ after }) });
    for (const { event } of entries) if (isOne(event)) events.push(event);
    const last = entries.at(-1);
    if (last === undefined || entries.length < READ_AT_ONCE) return events;
    after = last.cursor;
  }
}
