import { type HasConfig, readConfig } from './config.js';

/**
 * Draws a machine as a Mermaid `stateDiagram-v2`: every state, and every command as an arrow, labelled by `label`
 * (the command's name when left out).
 */
export function toMermaid(
  machine: HasConfig,
  label: (command: string) => string = (command) => command,
): string {
  const config = readConfig(machine);
  const arrows = config.states.flatMap((state) => {
    const targets = new Map<string, string[]>();
    for (const { target, command } of state.transitions) {
      targets.set(target, [...(targets.get(target) ?? []), label(command)]);
    }
    return [...targets].map(
      ([target, labels]) => `  ${state.name} --> ${target}: ${[...new Set(labels)].join(', ')}`,
    );
  });
  const ends = config.states.filter((state) => state.transitions.length === 0);
  return [
    'stateDiagram-v2',
    `  [*] --> ${config.initial}: ${label(config.creation.command)}`,
    ...arrows,
    ...ends.map((state) => `  ${state.name} --> [*]`),
  ].join('\n');
}
