import type { Role } from '../../core/actor.js';
import { type CommandType, commandRoles, commandTypes } from '../../registration/commands.js';
import { type Decision, decisions } from '../../registration/registration.js';
import { cellsOf } from '../../registration/table.js';

/** Where a registration stands; `none` is before it exists. */
export type From = Decision | 'none';

/** One pairing of decision, command and role that the rules have an answer to. */
export interface Cell {
  readonly from: From;
  readonly command: CommandType;
  readonly role: Role;
  /** Whether the decision takes the command at all; where it does not, it is refused always. */
  readonly taken: boolean;
}

/** Every cell there is: each decision with each command, by each role whose command it is. */
export const cells: readonly Cell[] = (['none', ...decisions] as const).flatMap((from) =>
  commandTypes.flatMap((command) =>
    commandRoles[command].map((role) => ({ from, command, role, taken: takes(from, command) })),
  ),
);

/** Tells whether a decision takes a command, whatever its rules then say. */
export function takes(from: From, command: CommandType): boolean {
  return cellsOf(from === 'none' ? null : from)?.has(command) ?? false;
}
