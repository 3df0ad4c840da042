import { freezeThrough } from '../core/frozen.js';
import type { HasConfig } from './config.js';

/**
 * A machine whose config and implementations nobody can change: every host in a process shares it. Hosts that want
 * other guards or actions for their actors make a machine of their own with `provide`.
 */
export function frozenMachine<Machine extends HasConfig & { readonly implementations: unknown }>(
  machine: Machine,
): Machine {
  freezeThrough(machine.config);
  freezeThrough(machine.implementations);
  return Object.freeze(machine);
}
