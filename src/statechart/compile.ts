import type { Refusal } from '../core/refusal.js';
import { type FlatTransition, type HasConfig, readConfig } from './config.js';

/**
 * A rule: total and pure. `null` when it has nothing against the command, else why it refuses: a reason, or a list of
 * one or more, in the order in which they are told.
 */
export type Rule<Subject, Input, Reason> = (subject: Subject, input: Input) => Verdict<Reason>;

/** What a rule says. */
export type Verdict<Reason> = Reason | readonly [Reason, ...Reason[]] | null;

/** One cell of the table: what a command does in a state. */
export interface Row<State, R> {
  /** The rules of every branch, in the order their reasons are reported. */
  readonly rules: readonly R[];
  /** Where it goes: the first branch whose own rules pass. Nearly always there is one, with none of its own. */
  readonly branches: readonly Branch<State, R>[];
}

/** One way out of a cell. */
export interface Branch<State, R> {
  readonly target: State;
  readonly picks: readonly R[];
}

/** A machine as a table of rows: the same moves as XState's, at the cost of a look-up. */
export interface Table<State, Command, R> {
  /** What creates a record, while there is none. */
  readonly creation: ReadonlyMap<Command, Row<State, R>>;
  readonly rows: ReadonlyMap<State, ReadonlyMap<Command, Row<State, R>>>;
}

/**
 * Compiles a machine's public config and a rules table into a {@link Table}, once, when a module loads. Throws on
 * a name it does not know: of a state, a command or a rule.
 */
export function compile<State extends string, Command extends string, R>(definition: {
  readonly machine: HasConfig;
  readonly states: readonly State[];
  readonly commands: readonly Command[];
  readonly rules: Readonly<Record<string, R>>;
}): Table<State, Command, R> {
  const config = readConfig(definition.machine);
  const state = oneOf(definition.states, 'state');
  const command = oneOf(definition.commands, 'command');
  const rule = (name: string) => ruleNamed(definition.rules, name);

  /** The cells of one state, or of none. */
  function cellsOf(transitions: readonly FlatTransition[]): ReadonlyMap<Command, Row<State, R>> {
    const cells = new Map<Command, Row<State, R>>();
    for (const name of new Set(transitions.map((transition) => transition.command))) {
      const branches = transitions.filter((transition) => transition.command === name);
      const shared = sharedRules(branches.map((branch) => branch.rules));
      cells.set(command(name), {
        rules: shared.map(rule),
        branches: branches.map((branch) => ({
          target: state(branch.target),
          picks: branch.rules.slice(shared.length).map(rule),
        })),
      });
    }
    return cells;
  }

  // A machine begins somewhere its table knows.
  state(config.initial);
  return {
    creation: cellsOf(config.creation),
    rows: new Map(config.states.map(({ name, transitions }) => [state(name), cellsOf(transitions)] as const)),
  };
}

/** Every reason a row's rules have against a command, or `null` when it may go ahead. */
export function refusalOf<State, Subject, Input, Reason>(
  row: Row<State, Rule<Subject, Input, Reason>>,
  subject: Subject,
  input: Input,
): Refusal<Reason> | null {
  let reasons: [Reason, ...Reason[]] | null = null;
  for (const rule of row.rules) {
    const verdict = rule(subject, input);
    if (verdict === null) continue;
    if (isList(verdict)) {
      if (reasons === null) reasons = [...verdict];
      else reasons.push(...verdict);
    } else if (reasons === null) reasons = [verdict];
    else reasons.push(verdict);
  }
  return reasons === null ? null : { reasons };
}

function isList<Reason>(
  verdict: Reason | readonly [Reason, ...Reason[]],
): verdict is readonly [Reason, ...Reason[]] {
  return Array.isArray(verdict);
}

/** Where a row that refuses nothing leads, or `null` if no branch applies. */
export function targetOf<State, Subject, Input, Reason>(
  row: Row<State, Rule<Subject, Input, Reason>>,
  subject: Subject,
  input: Input,
): State | null {
  for (const branch of row.branches) {
    if (refusesNothing(branch.picks, subject, input)) return branch.target;
  }
  return null;
}

function refusesNothing<Subject, Input, Reason>(
  rules: readonly Rule<Subject, Input, Reason>[],
  subject: Subject,
  input: Input,
): boolean {
  for (const rule of rules) {
    if (rule(subject, input) !== null) return false;
  }
  return true;
}

/** The rules that all branches start with; a lone branch shares all of its own. */
function sharedRules(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists;
  const length = first.findIndex((name, index) => others.some((other) => other[index] !== name));
  return length === -1 ? first : first.slice(0, length);
}

function oneOf<Name extends string>(names: readonly Name[], kind: string): (name: string) => Name {
  return (name) => {
    const found = names.find((candidate) => candidate === name);
    if (found === undefined) throw new TypeError(`The machine names an unknown ${kind}: ${name}`);
    return found;
  };
}

function ruleNamed<R>(rules: Readonly<Record<string, R>>, name: string): R {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === undefined) throw new TypeError(`The machine names an unknown rule: ${name}`);
  return rule;
}
