import { type Actor, hasRole } from '../core/actor.js';
import type { Stamp } from '../core/command.js';
import { type LinkCommand, type LinkCommandInput, linkCommandRoles } from './commands.js';
import type { CreatorLink } from './link.js';
import type { LinkReason } from './refusals.js';

/**
 * Tells whether an actor sees a link: a creator its own, a seller those to its shop's products, an agency those in its
 * campaigns, platform and clock all.
 */
export function canSeeLink(actor: Actor, link: CreatorLink): boolean {
  switch (actor.role) {
    case 'creator':
      return link.creatorId === actor.creatorId;
    case 'seller':
      return link.shopId === actor.shopId;
    case 'agency':
      return link.agencyId === actor.agencyId;
    default:
      return true;
  }
}

/** Tells whether a stamped command on a link is one that its actor's role may issue. */
export function isOwnLinkCommand(command: LinkCommandInput & Stamp): command is LinkCommand {
  return hasRole(command.actor, linkCommandRoles[command.type]);
}

/** Says whose command it is. */
export function linkRoleNotAllowed({ type: command }: LinkCommandInput, { role }: Actor): LinkReason {
  return { code: 'role_not_allowed', parameters: { command, role, allowed: linkCommandRoles[command] } };
}
