import type { Actor } from '../core/actor.js';
import type { RegistrationId } from '../core/ids.js';
import { accept, refuse } from '../core/result.js';
import type { DomainEvent } from '../ports/save.js';
import type { RegistrationEvent } from '../registration/events.js';
import type { Dependencies } from './dependencies.js';
import { type Listed, NOT_A_CURSOR, type Paging, readLimit, sealed, unsealed } from './paging.js';
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
  const limit = readLimit(paging);
  if (!limit.ok) return limit;
  const after = paging.cursor === undefined ? undefined : unsealed(paging.cursor, query);
  if (after === null) return refuse(NOT_A_CURSOR);
  const found = await store.history(
    { kind: 'registration', id: registrationId },
    { limit: limit.value + 1, ...(after === undefined ? {} : { after }) },
  );
  const shown = found.slice(0, limit.value);
  const rows = shown.flatMap(({ event }) => (isAboutRegistration(event) ? [shownTo(actor, event)] : []));
  const last = shown.at(-1);
  return accept(
    last === undefined || found.length <= limit.value
      ? { rows }
      : { rows, nextCursor: sealed(last.cursor, query) },
  );
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
