import { type Actor, hasRole } from '../core/actor.js';
import { compile } from '../statechart/compile.js';
import { type SampleCommandType, sampleCommandRoles, sampleCommandTypes } from './commands.js';
import { sampleMachine } from './machine.js';
import { type SampleDecision, sampleDecisions } from './request.js';
import type { SampleRule } from './rule.js';
import { sampleRules } from './rules.js';

/** The sample machine as a table: what each command does in each decision. */
const sampleTable = compile<SampleDecision, SampleCommandType, SampleRule>({
  machine: sampleMachine,
  states: sampleDecisions,
  commands: sampleCommandTypes,
  rules: sampleRules,
});

/** What each command does in a decision; `null` is before the request exists. */
export function cellsOf(decision: SampleDecision | null): typeof sampleTable.creation | undefined {
  return decision === null ? sampleTable.creation : sampleTable.rows.get(decision);
}

/** The commands that a decision takes of an actor, whatever their rules then say; `null` is before the request exists. */
export function acceptedCommands(
  decision: SampleDecision | null,
  actor: Actor,
): readonly SampleCommandType[] {
  return [...(cellsOf(decision)?.keys() ?? [])].filter((type) => hasRole(actor, sampleCommandRoles[type]));
}
