// The parts of docs/reference/lifecycle.md, and the diagram of the README.

import { type Aggregate, type Way, waysOf } from './aggregates.ts';
import { code, linkTo, table } from './markdown.ts';

export function diagram(aggregate: Aggregate): string {
  return `\`\`\`mermaid\n${aggregate.diagram}\n\`\`\``;
}

/** Decision × command: where each leads. */
export function moves(aggregate: Aggregate): string {
  const ways = waysOf(aggregate);
  const columns = [null, ...aggregate.decisions];
  const rows = aggregate.commands.map((command) => [
    linkTo(command, 'commands.md'),
    ...columns.map((from) => {
      const led = ways.filter((way) => way.command === command && way.from === from).map(({ to }) => to);
      const targets = [...new Set(led)];
      return targets.length === aggregate.decisions.length ? 'any' : targets.map(code).join(' or ');
    }),
  ]);
  return table(['', 'nothing', ...aggregate.decisions.map(code)], rows);
}

/** What the decisions mean. */
export function decisionTable({ config, decisions }: Aggregate): string {
  const described = new Map(config.states.map(({ name, description }) => [name, description]));
  return table(
    ['decision', 'meaning'],
    decisions.map((decision) => {
      const description = described.get(decision);
      if (description === undefined) throw new TypeError(`The machine has no state ${decision}`);
      return [code(decision), description];
    }),
  );
}

/** Where ways lead: each where it came from, or to a few. */
function targetsOf(ways: readonly Way[]): string {
  if (ways.length > 1 && ways.every(({ from, to }) => from === to)) return 'the same';
  return [...new Set(ways.map(({ to }) => code(to)))].join(' or ');
}

/** What each move is for; what is the same from several decisions stands once. */
export function moveTable(aggregate: Aggregate): string {
  const ways = new Map<string, readonly Way[]>();
  for (const way of waysOf(aggregate)) {
    const name = JSON.stringify([way.command, way.description]);
    ways.set(name, [...(ways.get(name) ?? []), way]);
  }
  return table(
    ['command', 'from', 'to', 'what it is for'],
    [...ways.values()].flatMap((together) => {
      const [first] = together;
      if (first === undefined) return [];
      const from = together.map((way) => (way.from === null ? 'nothing' : code(way.from))).join(', ');
      return [[linkTo(first.command, 'commands.md'), from, targetsOf(together), first.description]];
    }),
  );
}
