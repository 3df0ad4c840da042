import type { Stamped } from '../core/command.js';
import { frozenCopy } from '../core/frozen.js';
import type { CreatorId } from '../core/ids.js';

/** Adds the link: from now on the orders that it brings count under the terms of this moment (R62, R68). */
export interface AddLink {
  readonly type: 'add_link';
  /** Whose link it is; needed where the platform speaks for a creator, and else the one who acts. */
  readonly creatorId?: CreatorId;
}

/** Takes the link out of the showcase; to add it again takes the terms of that moment (R68). */
export interface RemoveLink {
  readonly type: 'remove_link';
}

/** A command on a creator's link as it comes from outside. */
export type LinkCommandInput = AddLink | RemoveLink;

/** The name of a command on a creator's link. */
export type LinkCommandType = LinkCommandInput['type'];

/** Who may issue which command on a creator's link. */
export const linkCommandRoles = /* @__PURE__ */ frozenCopy({
  add_link: ['creator', 'platform'],
  remove_link: ['creator', 'platform'],
} as const);

/** Every command on a creator's link. */
export const linkCommandTypes = /* @__PURE__ */ frozenCopy([
  'add_link',
  'remove_link',
] as const satisfies readonly LinkCommandType[]);

/** A command on a creator's link with its actor and instant, ready to be decided. */
export type LinkCommand = Stamped<LinkCommandInput, typeof linkCommandRoles>;
