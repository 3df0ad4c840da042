import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { campaignCommandRoles, commandRoles } from 'partner-campaigns';
import { campaignMachine, registrationMachine, toMermaid } from 'partner-campaigns/machine';
import { type FlatConfig, readConfig } from '../../src/statechart/config.ts';
import { root } from './source-files.ts';

/** Documents that hold diagrams and tables made from the machines. */
export const documentsWithGeneratedParts = ['README.md', 'docs/reference/lifecycle.md'] as const;

const machines = {
  registration: { machine: registrationMachine, roles: commandRoles },
  campaign: { machine: campaignMachine, roles: campaignCommandRoles },
} as const;

/** A document as it stands, with its generated parts made anew. */
export function regenerated(document: string): string {
  const text = readFileSync(join(root, document), 'utf8');
  return text.replaceAll(
    /(<!-- (diagram|table): (registration|campaign) -->\n).*?(<!-- \/\2 -->)/gs,
    (_, begin: string, part: string, name: keyof typeof machines, end: string) =>
      `${begin}${part === 'diagram' ? diagram(name) : commandTable(name)}\n${end}`,
  );
}

function diagram(name: keyof typeof machines): string {
  return `\`\`\`mermaid\n${toMermaid(machines[name].machine, drawn)}\n\`\`\``;
}

/** Commands that lead from nearly everywhere to the same place or to any; the text says so, and the diagram stays clear. */
const undrawn: readonly string[] = ['adopt', 'place_hold', 'release_hold'];

function drawn(command: string): string | null {
  return undrawn.includes(command) ? null : command;
}

function commandTable(name: keyof typeof machines): string {
  const config = readConfig(machines[name].machine);
  const roles: Readonly<Record<string, readonly string[]>> = machines[name].roles;
  const rows = rowsOf(config).map(({ from, to, command, rules, description }) => {
    const who = (roles[command] ?? []).join(', ');
    return `| \`${command}\` | ${who} | ${from} | \`${to}\` | ${rules.map(code).join(', ')} | ${description} |`;
  });
  return ['| command | who | from | to | rules | |', '|---|---|---|---|---|---|', ...rows].join('\n');
}

function rowsOf({ creation, states }: FlatConfig) {
  return [
    ...creation.map(({ target, ...transition }) => ({ from: '–', to: target, ...transition })),
    ...states.flatMap(({ name, transitions }) =>
      transitions.map(({ target, ...transition }) => ({ from: code(name), to: target, ...transition })),
    ),
  ];
}

function code(name: string): string {
  return `\`${name}\``;
}
