// Which command leads to which event, read from the function that makes the events.

import ts from 'typescript';
import type { Aggregate } from './aggregates.ts';
import { membersByType } from './fields.ts';
import { sources } from './program.ts';
import { textsOf } from './reach.ts';

const known = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** The events that a command may lead to: one, or one of several. */
export function eventsOf(aggregate: Aggregate, command: string): readonly string[] {
  const all = known.get(aggregate.name) ?? readEvents(aggregate);
  known.set(aggregate.name, all);
  return all.get(command) ?? [];
}

/** The commands that may lead to an event. */
export function commandsOf(aggregate: Aggregate, event: string): readonly string[] {
  return aggregate.commands.filter((command) => eventsOf(aggregate, command).includes(event));
}

/** Every command must lead to an event, and every event come from a command. */
function readEvents({ name, commands, source }: Aggregate): ReadonlyMap<string, readonly string[]> {
  const events = [...membersByType(source.events).keys()];
  const found = new Map<string, readonly string[]>();
  for (const [command, node] of branchesOf(functionNamed(source.eventOf), commands)) {
    const texts = textsOf(node, 'type');
    found.set(
      command,
      events.filter((event) => texts.has(event) || found.get(command)?.includes(event)),
    );
  }
  const silent = commands.filter((command) => (found.get(command) ?? []).length === 0);
  const unheard = events.filter((event) => ![...found.values()].some((list) => list.includes(event)));
  if (silent.length + unheard.length > 0)
    throw new TypeError(`${name}: no event of ${silent.join(', ')}; no command of ${unheard.join(', ')}`);
  return found;
}

/** The parts of a function that are for one command each: `case 'approve':` or `if (command.type === 'register')`. */
function branchesOf(start: ts.Node, commands: readonly string[]): readonly (readonly [string, ts.Node])[] {
  const branches: (readonly [string, ts.Node])[] = [];
  function visit(node: ts.Node): void {
    if (
      ts.isCaseClause(node) &&
      ts.isStringLiteral(node.expression) &&
      commands.includes(node.expression.text)
    )
      branches.push([node.expression.text, bodyOf(node)]);
    if (ts.isIfStatement(node)) {
      const command = comparedTo(node.expression, commands);
      if (command !== undefined) branches.push([command, node.thenStatement]);
    }
    ts.forEachChild(node, visit);
  }
  visit(start);
  return branches;
}

/** A case without statements falls through to the next. */
function bodyOf(clause: ts.CaseClause): ts.Node {
  const clauses = clause.parent.clauses;
  return clauses.slice(clauses.indexOf(clause)).find(({ statements }) => statements.length > 0) ?? clause;
}

function comparedTo(condition: ts.Expression, commands: readonly string[]): string | undefined {
  if (!ts.isBinaryExpression(condition)) return undefined;
  if (condition.operatorToken.kind !== ts.SyntaxKind.EqualsEqualsEqualsToken) return undefined;
  const { right } = condition;
  return ts.isStringLiteral(right) && commands.includes(right.text) ? right.text : undefined;
}

function functionNamed(name: string): ts.FunctionDeclaration {
  const found = sources
    .flatMap(({ statements }) => [...statements])
    .filter(ts.isFunctionDeclaration)
    .find((declaration) => declaration.name?.text === name && declaration.body !== undefined);
  if (found === undefined) throw new TypeError(`src has no function ${name}`);
  return found;
}
