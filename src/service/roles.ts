import type { Actor, ActorOf, Role } from '../core/actor.js';
import { accept, refuse } from '../core/result.js';
import type { Answer } from './reasons.js';

/** The actor if it has one of the roles that a method serves. */
export function actingAs<R extends Role>(
  actor: Actor,
  method: string,
  ...allowed: readonly R[]
): Answer<ActorOf<R>> {
  return hasRole(actor, allowed)
    ? accept(actor)
    : refuse({ code: 'role_not_allowed', parameters: { command: method, role: actor.role, allowed } });
}

function hasRole<R extends Role>(actor: Actor, allowed: readonly R[]): actor is ActorOf<R> {
  const roles: readonly Role[] = allowed;
  return roles.includes(actor.role);
}
