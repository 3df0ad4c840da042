// The parts of docs/reference/service.md.

import { aggregates } from './aggregates.ts';
import { code, linkTo, sourceLink, table } from './markdown.ts';
import { namedType, pathOf } from './program.ts';
import { type Method, methods } from './service.ts';

/** Every method in one line. */
export function methodOverview(): string {
  return table(
    ['method', 'who', 'what it does'],
    methods().map((method) => [linkTo(method.name), callersOf(method), method.doc]),
  );
}

/** Every method in full. */
export function methodDetails(): string {
  return methods()
    .map((method) =>
      [
        `### ${method.name}`,
        method.doc,
        [
          `- **Who:** ${callersOf(method)}`,
          `- **Takes:** ${method.parameters.map(code).join(', ')}`,
          `- **Answers with:** ${answerOf(method)}`,
          ...(method.commands.length === 0
            ? []
            : [`- **Runs:** ${method.commands.map((name) => linkTo(name, 'commands.md')).join(', ')}`]),
          ...(method.runsAny === undefined
            ? []
            : [`- **Runs:** the ${givenCommands(method.runsAny)} it is given`]),
        ].join('\n'),
      ].join('\n\n'),
    )
    .join('\n\n');
}

/** What is answered, with a link to what it is made of. */
function answerOf({ answer }: Method): string {
  const [list, item = answer] = /^(?:Listed<(\w+)>|\w+\[\])$/.exec(answer) ?? [];
  const name = list === undefined ? answer : item.replace('[]', '');
  const declaration = namedType(name);
  const linked = declaration === undefined ? code(name) : sourceLink(name, pathOf(declaration));
  if (list === undefined) return linked;
  return answer.endsWith('[]') ? `a list of ${linked}` : `a page of ${linked}`;
}

/** The section of commands that a union stands for. */
function givenCommands(union: string): string {
  const sections: Readonly<Record<string, string>> = {
    RegistrationCommandInput: '[commands of registrations](commands.md#registrations)',
    SampleCommandInput: '[commands of sample requests](commands.md#sample-requests)',
    LinkCommandInput: '[commands of links](commands.md#links)',
  };
  const section = sections[union];
  if (section === undefined) throw new TypeError(`No section tells of ${union}`);
  return section;
}

/** Those whom the method lets in, as far as its own command is theirs. */
function callersOf({ name, roles, commands }: Method): string {
  if (roles.length === 0) throw new TypeError(`${name} asks nobody's role`);
  const owners = commands.flatMap((command) =>
    Object.values(aggregates).flatMap((aggregate) => aggregate.roles[command] ?? []),
  );
  const callers = roles.filter((role) => owners.length === 0 || owners.includes(role));
  return (callers.length === 0 ? roles : callers).join(', ');
}
