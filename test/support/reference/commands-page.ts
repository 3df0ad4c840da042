// The parts of docs/reference/commands.md.

import { type Aggregate, type Way, waysOfCommand } from './aggregates.ts';
import { memberShape, shapeOf } from './bounds.ts';
import { eventsOf } from './events.ts';
import { fieldTable } from './field-tables.ts';
import { fieldsOf, membersByType } from './fields.ts';
import { code, linkTo, table } from './markdown.ts';
import { ruleNamed } from './rules.ts';
import { methodsOf } from './service.ts';

/** Every command in one line. */
export function commandOverview(aggregate: Aggregate): string {
  const rows = aggregate.commands.map((command) => [
    linkTo(command),
    rolesOf(aggregate, command),
    pathsOf(aggregate, command).join('<br>'),
    eventLinks(aggregate, command),
  ]);
  return table(['command', 'who', 'from → to', 'event'], rows);
}

/** Every command in full. */
export function commandDetails(aggregate: Aggregate): string {
  const shapes = shapeOf(aggregate.schema);
  const members = membersByType(aggregate.source.commands);
  const unknown = [...members.keys()].filter((command) => !aggregate.commands.includes(command));
  if (unknown.length > 0) throw new TypeError(`Not in the list of commands: ${unknown.join(', ')}`);
  return aggregate.commands
    .map((command) => {
      const member = members.get(command);
      if (member === undefined)
        throw new TypeError(`${command} is no member of ${aggregate.source.commands}`);
      const shape = memberShape(shapes, command);
      const fields = fieldsOf(member.name).filter(({ name }) => name !== 'type');
      return [
        `### ${command}`,
        member.doc,
        [
          `- **Who:** ${rolesOf(aggregate, command)}`,
          `- **From → to:** ${pathsOf(aggregate, command).join('; ')}`,
          `- **Event:** ${eventLinks(aggregate, command)}`,
          ...runBy(command, shape !== undefined),
        ].join('\n'),
        ...(fields.length === 0 ? [] : [fieldTable(fields, shape ?? {})]),
        ruleTable(aggregate, command),
      ].join('\n\n');
    })
    .join('\n\n');
}

/** The methods of the service that run a command. */
function runBy(command: string, isRead: boolean): readonly string[] {
  const methods = methodsOf(command, isRead);
  return [`- **Run by:** ${methods.map((method) => linkTo(method.name, 'service.md')).join(', ')}`];
}

function ruleTable(aggregate: Aggregate, command: string): string {
  const ways = waysOfCommand(aggregate, command);
  const rules = inOrder(ways);
  const rows = rules.map((name) => {
    const rule = ruleNamed(aggregate, name);
    const where = ways.filter((way) => way.rules.includes(name));
    const only = where.length === ways.length ? '' : ` *Only ${placesOf(where, ways)}.*`;
    return [
      code(name),
      `${rule.doc}${only}`,
      rule.codes.map((given) => linkTo(given, 'refusals.md')).join(', '),
    ];
  });
  return rows.length === 0 ? 'No rules.' : table(['rule', 'what it does', 'refuses with'], rows);
}

/** Some of the ways of a command, as short as can be: by where they lead, or where they come from, or one by one. */
function placesOf(where: readonly Way[], all: readonly Way[]): string {
  const targets = new Set(where.map(({ to }) => to));
  if (all.filter(({ to }) => targets.has(to)).length === where.length)
    return `to ${[...targets].map(code).join(', ')}`;
  const origins = new Set(where.map(({ from }) => from));
  if (all.filter(({ from }) => origins.has(from)).length === where.length)
    return `from ${[...origins].map(decision).join(', ')}`;
  return where.map(pathOfWay).join(', ');
}

/** The rules of all ways, each once, and each before those that it stands before on every way. */
function inOrder(ways: readonly Way[]): readonly string[] {
  const rules: string[] = [];
  for (const way of ways) {
    let place = 0;
    for (const rule of way.rules) {
      const at = rules.indexOf(rule);
      if (at === -1) rules.splice(place, 0, rule);
      place = (at === -1 ? place : at) + 1;
    }
  }
  return rules;
}

function rolesOf({ roles }: Aggregate, command: string): string {
  const allowed = roles[command];
  if (allowed === undefined || allowed.length === 0) throw new TypeError(`Nobody may issue ${command}`);
  return allowed.join(', ');
}

/** From which decisions to which: those that lead to the same one stand together. */
function pathsOf(aggregate: Aggregate, command: string): readonly string[] {
  const ways = waysOfCommand(aggregate, command);
  if (ways.length === 0) throw new TypeError(`The machine takes ${command} nowhere`);
  if (ways.length > 1 && ways.every(({ from, to }) => from === to))
    return [`${ways.map(({ from }) => decision(from)).join(', ')} → the same`];
  const targets = new Set(ways.map(({ to }) => to));
  const origins = new Set(ways.map(({ from }) => from));
  if (targets.size === aggregate.decisions.length && ways.length === targets.size * origins.size)
    return [`${[...origins].map(decision).join(', ')} → any`];
  return [...targets].map((to) => {
    const from = new Set(ways.filter((way) => way.to === to).map((way) => way.from));
    return `${[...from].map(decision).join(', ')} → ${code(to)}`;
  });
}

function pathOfWay({ from, to }: Way): string {
  return `${decision(from)} → ${code(to)}`;
}

function decision(name: string | null): string {
  return name === null ? 'nothing' : code(name);
}

function eventLinks(aggregate: Aggregate, command: string): string {
  return eventsOf(aggregate, command)
    .map((event) => linkTo(event, 'events.md'))
    .join(' or ');
}
