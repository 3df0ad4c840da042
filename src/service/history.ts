import type { Actor } from '../core/actor.js';
import { accept } from '../core/result.js';
import type { DomainEvent, EventfulKey } from '../ports/save.js';
import { sealed } from './cursor.js';
import type { Dependencies } from './dependencies.js';
import { type Listed, type Paging, readEventPaging } from './paging.js';
import type { Answer } from './reasons.js';

/**
 * What happened to a record, as the actor may know it: who of another side it was, person by person, is that side's own
 * affair.
 */
export async function historyOf<Event extends DomainEvent>(
  { store }: Dependencies,
  actor: Actor,
  { of, isOne }: { readonly of: EventfulKey; readonly isOne: (event: DomainEvent) => event is Event },
  paging: Paging,
): Promise<Answer<Listed<Event>>> {
  const query = { history: of };
  const page = readEventPaging(paging, query);
  if (!page.ok) return page;
  const { limit } = page.value;
  const found = await store.history(of, { ...page.value, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const rows = shown.flatMap(({ event }) => (isOne(event) ? [shownTo(actor, event)] : []));
  const last = shown.at(-1);
  if (last === undefined || found.length <= limit) return accept({ rows });
  return accept({ rows, nextCursor: sealed(last.cursor, query) });
}

function shownTo<Event extends DomainEvent>(viewer: Actor, event: Event): Event {
  const { actor } = event;
  if (viewer.role === 'platform' || viewer.role === actor.role || !('userId' in actor)) return event;
  const { userId: _, ...anyone } = actor;
  return { ...event, actor: anyone };
}
