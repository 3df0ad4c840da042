import type { Actor, LinkCommand, LinkCommandInput, LinkFacts } from 'partner-campaigns';
import { isOwnLinkCommand } from '../../src/creator/authority.js';
import { aRegistration, days, theFacts } from '../support/build.ts';
import { actors } from '../support/commands.ts';

/** When everything happens that is decided: a day after the last write of all records. */
export const now = days(5);

/** The terms of a registration whose creators' rate is set. */
export const terms = { totalRate: 1000, creatorRate: 800, sampleQuantity: 5 } as const;

/** Facts that stand in the way of nothing: an approved registration with a creators' rate. */
export function linkFacts(overrides: Partial<LinkFacts> = {}): LinkFacts {
  return { ...theFacts(), registration: aRegistration('approved', { terms }), ...overrides };
}

/** A command on a link as it is decided, of creator-1 unless another acts. */
export function linkCommand(
  input: LinkCommandInput,
  { at = now, actor = actors.creator }: { readonly at?: typeof now; readonly actor?: Actor } = {},
): LinkCommand {
  const command = { ...input, at, actor };
  if (!isOwnLinkCommand(command)) throw new TypeError(`${input.type} is not of role ${actor.role}`);
  return command;
}
