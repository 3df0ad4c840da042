import fc from 'fast-check';
import type { Role } from '../../core/actor.js';
import type { Policy } from '../../policy/policy.js';
import type { CommandType, RegistrationCommand } from '../../registration/commands.js';
import type { DueOutcome } from '../../registration/deadline.js';
import type { VetoableCommand } from '../../registration/host-rule.js';
import { acceptedCommands } from '../arbitraries/accepted-commands.js';
import { mostlyOf } from '../arbitraries/combinators.js';
import { actorAt } from '../arbitraries/place.js';
import { policies } from '../arbitraries/policies.js';
import { registrationInputs } from '../arbitraries/registration-inputs.js';
import { type Situation, type SituationOptions, situations } from '../arbitraries/situations.js';
import { stamp } from '../arbitraries/stamp.js';
import { cells, type From } from '../reached/cells.js';

/** In what a rule is asked: a decision that takes a command, by a role; `clock` for a deadline that stands in for it. */
export interface RuleCell {
  readonly from: From;
  readonly command: VetoableCommand;
  readonly role: Role;
}

/** One question to a rule: a command in a situation. */
export interface Question {
  readonly cell: RuleCell;
  readonly situation: Situation;
  readonly command: RegistrationCommand;
}

/** What may be pinned of the situations in which a rule is asked. */
export type QuestionOptions = Pick<
  SituationOptions,
  'from' | 'market' | 'policy' | 'shops' | 'products' | 'places'
>;

const standsInFor: { readonly [Outcome in DueOutcome]: From } = {
  approve: 'pending',
  reject: 'pending',
  approve_close: 'close_requested',
  change_total_rate: 'approved',
};

/** The cells in which a rule that is bound to these commands is asked, deadlines included. */
export function cellsBoundTo(bound: readonly VetoableCommand[]): readonly RuleCell[] {
  return bound.flatMap((command) => [
    ...cells
      .filter((cell) => cell.taken && cell.command === command)
      .map(({ from, role }) => ({ from, command, role })),
    ...(isDueOutcome(command) ? [{ from: standsInFor[command], command, role: 'clock' } as const] : []),
  ]);
}

function isDueOutcome(command: CommandType): command is DueOutcome {
  return Object.hasOwn(standsInFor, command);
}

/** Questions to a rule, of each of its cells as often; most of them about commands that are accepted without it. */
export function questionsIn(among: readonly RuleCell[], options: QuestionOptions): fc.Arbitrary<Question> {
  return fc.oneof(
    ...among.map((cell) => (cell.role === 'clock' ? deadlinesIn(cell, options) : commandsIn(cell, options))),
  );
}

function commandsIn(cell: RuleCell, options: QuestionOptions): fc.Arbitrary<Question> {
  const { command: type, role } = cell;
  const inputs = registrationInputs({ types: [type] });
  const some = (deadlines: 'any' | 'ahead') => situations({ ...options, deadlines, decisions: [cell.from] });
  return mostlyOf(some('ahead'), some('any')).chain((situation) => {
    const any = inputs.map((input) => stamp(input, situation.at, actorAt(role, situation.place)));
    const accepted = acceptedCommands(situation, { types: [type], roles: [role] });
    const commands = accepted === null ? any : mostlyOf(accepted, any);
    return commands.map((command) => ({ cell, situation, command }));
  });
}

/** A deadline that has passed, and the clock that meets it. */
function deadlinesIn(cell: RuleCell, options: QuestionOptions): fc.Arbitrary<Question> {
  const policy = policiesWithDeadline(cell, options.policy);
  return situations({ ...options, policy, decisions: [cell.from], deadlines: 'due' }).map((situation) => {
    const command = stamp({ type: 'meet_deadline' }, situation.at, actorAt('clock', situation.place));
    return { cell, situation, command };
  });
}

/** Policies that stamp the deadline: as they are pinned, if these do. */
function policiesWithDeadline(
  { command }: RuleCell,
  pinned: QuestionOptions['policy'],
): fc.Arbitrary<Policy> {
  const all =
    pinned === undefined ? policies() : pinned instanceof fc.Arbitrary ? pinned : fc.constant(pinned);
  return fc.tuple(all, fc.integer({ min: 1, max: 5 })).map(([policy, days]): Policy => {
    if (command === 'approve_close')
      return { ...policy, autoCloseAfterDays: policy.autoCloseAfterDays ?? days };
    if (command === 'change_total_rate')
      return { ...policy, totalRateDecreaseAfterDays: policy.totalRateDecreaseAfterDays ?? days };
    const outcome = command === 'reject' ? 'reject' : 'approve';
    return policy.autoReview?.outcome === outcome
      ? policy
      : { ...policy, autoReview: { afterDays: days, outcome } };
  });
}
