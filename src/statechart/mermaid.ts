import { type FlatTransition, type HasConfig, readConfig } from './config.js';

/**
 * Draws a machine as a Mermaid `stateDiagram-v2`: every state, and every command as an arrow, labelled by `label`
 * (the command's name when left out), which is told where the arrow begins: `[*]` before there is a record. One for
 * which it gives `null` is not drawn: what leads from everywhere to everywhere would hide the others.
 */
export function toMermaid(
  machine: HasConfig,
  label: (command: string, from: string) => string | null = (command) => command,
): string {
  const config = readConfig(machine);
  const drawn = config.states.map(({ name, transitions }) => arrowsFrom(name, transitions, label));
  const ends = config.states.filter((_, index) => drawn[index]?.length === 0);
  return [
    'stateDiagram-v2',
    ...arrowsFrom('[*]', config.creation, label),
    ...drawn.flat(),
    ...ends.map((state) => `  ${state.name} --> [*]`),
  ].join('\n');
}

/** One arrow to each target, labelled with every command that leads there. */
function arrowsFrom(
  from: string,
  transitions: readonly FlatTransition[],
  label: (command: string, from: string) => string | null,
): readonly string[] {
  const labelsByTarget = new Map<string, Set<string>>();
  for (const { target, command } of transitions) {
    const text = label(command, from);
    if (text === null) continue;
    labelsByTarget.set(target, (labelsByTarget.get(target) ?? new Set()).add(text));
  }
  return [...labelsByTarget].map(([target, labels]) => `  ${from} --> ${target}: ${[...labels].join(', ')}`);
}
