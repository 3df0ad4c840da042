import type { Actor } from '../core/actor.js';
import type { RegistrationId } from '../core/ids.js';
import { accept } from '../core/result.js';
import type { DomainEvent } from '../ports/save.js';
import type { RegistrationEvent } from '../registration/events.js';
import { sealed } from './cursor.js';
import type { Dependencies } from './dependencies.js';
import { type Listed, type Paging, readEventPaging } from './paging.js';
import type { Answer } from './reasons.js';

/**
 * What happened to a registration, as the actor may know it: who of the other side it was, person by person, is that
 * side's own affair.
 */
export async function historyOf(
  { store }: Dependencies,
  actor: Actor,
  registrationId: RegistrationId,
  paging: Paging,
): Promise<Answer<Listed<RegistrationEvent>>> {
  const query = { history: registrationId };
  const page = readEventPaging(paging, query);
  if (!page.ok) return page;
  const { limit } = page.value;
  const found = await store.history(
    { kind: 'registration', id: registrationId },
    { ...page.value, limit: limit + 1 },
  );
  const shown = found.slice(0, limit);
  const rows = shown.flatMap(({ event }) => (isAboutRegistration(event) ? [shownTo(actor, event)] : []));
  const last = shown.at(-1);
  if (last === undefined || found.length <= limit) return accept({ rows });
  return accept({ rows, nextCursor: sealed(last.cursor, query) });
}

function isAboutRegistration(event: DomainEvent): event is RegistrationEvent {
  return 'registrationId' in event;
}

function shownTo(viewer: Actor, event: RegistrationEvent): RegistrationEvent {
  const { actor } = event;
  if (viewer.role === 'platform' || viewer.role === actor.role || !('userId' in actor)) return event;
  const { userId: _, ...anyone } = actor;
  return { ...event, actor: anyone };
}
