import { CLOCK } from '../core/actor.js';
import { assertNever } from '../core/assert-never.js';
import { frozenCopy } from '../core/frozen.js';
import { given } from '../core/given.js';
import type { Instant } from '../core/instant.js';
import { isVendorName } from '../core/vendor-name.js';
import { commandTypes, type RegistrationCommand } from './commands.js';
import type { DueOutcome } from './deadline.js';
import type {
  BoundCommand,
  HostParameters,
  HostRule,
  HostRuleInput,
  HostVeto,
  VetoableCommand,
} from './host-rule.js';
import { deadlineOf, decreaseOf, type Registration } from './registration.js';
import { NOT_REVIEWED_IN_TIME } from './rejection.js';

/** A host rule that threw, or answered with what is neither a veto nor `null`. */
export interface HostRuleFailure {
  readonly rule: string;
  readonly command: VetoableCommand;
  /** What it threw, or what says that it gave no answer. */
  readonly error: unknown;
}

/** A host rule that stands in the way: its veto, or none when it could not be asked. */
export interface HostObjection {
  readonly rule: string;
  readonly veto?: HostVeto;
}

/** A host's rules, checked and sorted by command: made by {@link bindHostRules} only. */
export interface HostRules {
  /** What the rules bound to the command have against it, in the order in which they were given. */
  objections(input: HostRuleInput): readonly HostObjection[];
}

/**
 * Registers a host's rules, once, for every decision to come. A rule that throws or answers nonsense refuses the command
 * with `host_rule_failed`; what it threw goes to `report`, if there is one, and nowhere else. Throws a `TypeError` for rules that are none: a name that is not
 * `vendor/name` or is given twice, no command, or one that no rule is asked about.
 *
 * @example
 * ```ts
 * import { bindHostRules, decide, hostRule, type Registration, type RegistrationCommand } from 'partner-campaigns';
 * import type { RegistrationFacts } from 'partner-campaigns';
 *
 * const hostRules = bindHostRules([
 *   hostRule({
 *     name: 'acme/samples-wanted',
 *     commands: ['approve'],
 *     check: ({ registration }) =>
 *       registration.terms.sampleQuantity === 0 ? { message: 'We approve nothing without samples.' } : null,
 *   }),
 * ]);
 *
 * export function decideWithOurs(record: Registration, command: RegistrationCommand, facts: RegistrationFacts) {
 *   return decide(record, command, { ...facts, hostRules });
 * }
 * ```
 */
export function bindHostRules(
  rules: readonly HostRule[],
  report: (failure: HostRuleFailure) => void = () => {},
): HostRules {
  const problems = problemsOf(rules);
  if (problems.length > 0) throw new TypeError(`Not host rules: ${problems.join('; ')}`);

  const byCommand = new Map<string, HostRule[]>();
  for (const rule of rules) {
    for (const command of new Set(rule.commands)) {
      byCommand.set(command, [...(byCommand.get(command) ?? []), rule]);
    }
  }
  return Object.freeze({
    objections: (input: HostRuleInput) => {
      const bound = byCommand.get(input.command.type) ?? [];
      if (bound.length === 0) return NO_OBJECTIONS;
      // A copy that nobody can change: what a rule is shown is decided on and stored afterwards.
      const shown = shownTo(input);
      return bound.flatMap((rule) => objectionOf(rule, shown, report) ?? []);
    },
  });
}

const NO_OBJECTIONS: readonly HostObjection[] = Object.freeze([]);

function shownTo({ registration, command, facts }: HostRuleInput): HostRuleInput {
  const { campaign, policy, shop, product } = facts;
  const known = { campaign, policy, ...given({ shop, product }) };
  return frozenCopy({ registration, command, facts: known });
}

/** The command that host rules are asked about, or `null` for one that none is asked about. */
export function boundCommand(
  registration: Registration | undefined,
  command: RegistrationCommand,
): BoundCommand<VetoableCommand> | null {
  switch (command.type) {
    case 'release_hold':
    case 'disqualify':
    case 'adopt':
      return null;
    case 'meet_deadline': {
      const outcome = deadlineOf(registration)?.dueOutcome;
      return outcome === undefined ? null : standIn(outcome, registration, command.at);
    }
    default:
      return command;
  }
}

/** The command of agency or seller that a deadline stands in for; `null` where nothing is to come. */
function standIn(
  type: DueOutcome,
  registration: Registration | undefined,
  at: Instant,
): BoundCommand<DueOutcome> | null {
  switch (type) {
    case 'approve':
    case 'approve_close':
      return { type, at, actor: CLOCK };
    case 'reject':
      return { type, reasons: NOT_REVIEWED_IN_TIME, at, actor: CLOCK };
    case 'change_total_rate': {
      const decrease = decreaseOf(registration);
      return decrease === undefined ? null : { type, totalRate: decrease.totalRate, at, actor: CLOCK };
    }
    default:
      return assertNever(type);
  }
}

function objectionOf(
  rule: HostRule,
  input: HostRuleInput,
  report: (failure: HostRuleFailure) => void,
): HostObjection | null {
  const { name } = rule;
  try {
    const answer: unknown = rule.check(input);
    if (answer === null) return null;
    const veto = vetoIn(answer);
    if (answer instanceof Promise) answer.catch(() => {});
    if (veto === null) throw new TypeError(`Host rule ${name} answered with neither a veto nor null`);
    return { rule: name, veto };
  } catch (error) {
    report({ rule: name, command: input.command.type, error });
    return { rule: name };
  }
}

const MOST_PARAMETERS = 50;
const LONGEST_MESSAGE = 1_000;

/** A copy of a veto, checked as copied: the host may change its own afterwards, or answer twice differently. */
function vetoIn(answer: unknown): HostVeto | null {
  // Not a promise, nor anything else that only looks like an object without fields.
  if (!isPlainObject(answer)) return null;
  const { message, parameters, ...others } = { message: undefined, parameters: undefined, ...answer };
  const copied = parametersIn(parameters);
  const isVeto =
    Object.keys(others).length === 0 && (message === undefined || isMessage(message)) && copied !== null;
  return isVeto ? { parameters: copied, ...given({ message }) } : null;
}

function parametersIn(parameters: unknown): HostParameters | null {
  if (parameters === undefined) return {};
  if (!isPlainObject(parameters)) return null;
  const copy: Readonly<Record<string, unknown>> = { ...parameters };
  return Object.keys(copy).length <= MOST_PARAMETERS && arePlain(copy) ? copy : null;
}

function arePlain(fields: Readonly<Record<string, unknown>>): fields is HostParameters {
  return Object.values(fields).every(isPlain);
}

function isPlainObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]';
}

function isMessage(message: unknown): message is string {
  return typeof message === 'string' && message.length <= LONGEST_MESSAGE;
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

const NOT_VETOABLE: readonly string[] = [
  'release_hold',
  'disqualify',
  'adopt',
  'meet_deadline',
] satisfies readonly Exclude<RegistrationCommand['type'], VetoableCommand>[];

function problemsOf(rules: readonly HostRule[]): readonly string[] {
  const names = new Set<string>();
  return rules.flatMap(({ name, commands, check }, index) => {
    const isRepeated = names.has(name);
    names.add(name);
    const bound: readonly string[] = commands;
    const unknown = bound.filter((command) => !isVetoable(command));
    return [
      ...(isVendorName(name) ? [] : [`rule ${index} is not named vendor/name`]),
      ...(isRepeated ? [`${name} is given twice`] : []),
      ...(bound.length > 0 ? [] : [`${name} is bound to no command`]),
      ...unknown.map((command) => `${name} cannot be bound to ${command}`),
      ...(typeof check === 'function' ? [] : [`${name} has no check`]),
    ];
  });
}

function isVetoable(command: string): boolean {
  return commandTypes.some((type) => type === command) && !NOT_VETOABLE.includes(command);
}
