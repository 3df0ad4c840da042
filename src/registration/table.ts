import { type Actor, hasRole } from '../core/actor.js';
import { compile } from '../statechart/compile.js';
import { type CommandType, commandRoles, commandTypes } from './commands.js';
import { registrationMachine } from './machine.js';
import { type Decision, decisions } from './registration.js';
import { type RegistrationRule, registrationRules } from './rules.js';

/** The registration machine as a table: what each command does in each decision. */
export const registrationTable = compile<Decision, CommandType, RegistrationRule>({
  machine: registrationMachine,
  states: decisions,
  commands: commandTypes,
  rules: registrationRules,
});

/**
 * The commands that a decision takes of an actor, whatever their rules then say; `null` is before the registration
 * exists.
 */
export function acceptedCommands(decision: Decision | null, actor: Actor): readonly CommandType[] {
  const taken = decision === null ? CREATION : [...(registrationTable.rows.get(decision)?.keys() ?? [])];
  const accepted: CommandType[] = [];
  for (const command of taken) {
    if (hasRole(actor, commandRoles[command])) accepted.push(command);
  }
  return accepted;
}

const CREATION: readonly CommandType[] = ['register'];
