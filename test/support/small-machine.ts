import type { HasConfig } from '../../src/statechart/config.ts';

/** A transition as our machines write it. */
export function to(target: string, ...rules: string[]) {
  return {
    target,
    guard: { type: 'all', params: { rules } },
    actions: ['emit_event', 'apply'],
    description: `Goes to ${target}.`,
  };
}

/** A way in which a record comes to be, as our machines write it. */
export function built(target: string, ...rules: string[]) {
  return { target, guard: { type: 'all', params: { rules } }, description: 'Someone builds a door.' };
}

/** A machine of a door, of which a test overrides the part it is about. */
export function aDoor(on: Readonly<Record<string, unknown>> = {}, root: object = {}): HasConfig {
  return {
    config: {
      id: 'door',
      description: 'A door.',
      initial: 'open',
      context: () => ({}),
      meta: { creation: { build: built('open', 'wood') } },
      states: {
        open: {
          description: 'One can walk through.',
          on: { close: to('shut', 'nobody_inside', 'hands_free'), ...on },
        },
        shut: { description: 'One cannot.' },
      },
      ...root,
    },
  };
}
