import { type Actor, hasRole } from '../core/actor.js';
import { compile } from '../statechart/compile.js';
import { type CommandType, commandRoles, commandTypes } from './commands.js';
import { registrationMachine } from './machine.js';
import { type Decision, decisions } from './registration.js';
import type { RegistrationRule } from './rule.js';
import { registrationRules } from './rules.js';

/** The registration machine as a table: what each command does in each decision. */
const registrationTable = compile<Decision, CommandType, RegistrationRule>({
  machine: registrationMachine,
  states: decisions,
  commands: commandTypes,
  rules: registrationRules,
});

/** What each command does in a decision; `null` is before the registration exists. */
export function cellsOf(decision: Decision | null): typeof registrationTable.creation | undefined {
  return decision === null ? registrationTable.creation : registrationTable.rows.get(decision);
}

/**
 * The commands that a decision takes of an actor, whatever their rules then say; `null` is before the registration
 * exists.
 */
export function acceptedCommands(decision: Decision | null, actor: Actor): readonly CommandType[] {
  const accepted: CommandType[] = [];
  for (const command of cellsOf(decision)?.keys() ?? []) {
    if (hasRole(actor, commandRoles[command])) accepted.push(command);
  }
  return accepted;
}
