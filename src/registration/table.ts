import { compile } from '../statechart/compile.js';
import { type CommandType, commandTypes } from './commands.js';
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
 * The commands of people that a decision takes, whatever their rules then say; `null` is before the registration
 * exists. The clock's own command is none that anyone could try instead.
 */
export function acceptedCommands(decision: Decision | null): readonly CommandType[] {
  if (decision === null) return ['register'];
  const commands = [...(registrationTable.rows.get(decision)?.keys() ?? [])];
  return commands.filter((command) => command !== 'meet_deadline');
}
