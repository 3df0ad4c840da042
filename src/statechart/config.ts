/**
 * The subset of an XState machine config that our machines are written in: one flat level, every transition with a
 * target, the one guard `all` naming its rules, and named actions. Time, nesting and hidden code are not in it.
 */
export interface FlatConfig {
  readonly id: string;
  readonly initial: string;
  /**
   * How a record comes to be, before it has a state. XState has no transition for it, so the machine's root `meta`
   * holds them, written as those of a state are.
   */
  readonly creation: readonly FlatTransition[];
  readonly states: readonly FlatState[];
}

/** A state and its transitions, in the order they are written. */
export interface FlatState {
  readonly name: string;
  readonly description: string;
  readonly transitions: readonly FlatTransition[];
}

/** One branch of a transition. */
export interface FlatTransition {
  readonly command: string;
  readonly target: string;
  readonly rules: readonly string[];
  readonly description: string;
}

/** Anything with a public config: an XState machine. */
export interface HasConfig {
  readonly config: unknown;
}

/**
 * Reads the config of a machine, failing loudly on anything outside the subset: a construct that the compiled table
 * would silently ignore must never get into a machine.
 */
export function readConfig(machine: HasConfig): FlatConfig {
  const root = record(machine.config, 'machine', [
    'id',
    'initial',
    'context',
    'description',
    'meta',
    'states',
  ]);
  const creation = record(record(root['meta'], 'meta', ['creation'])['creation'], 'meta.creation');
  const states = Object.entries(record(root['states'], 'states')).map(([name, state]) =>
    readState(name, state),
  );
  return {
    id: text(root['id'], 'id'),
    initial: text(root['initial'], 'initial'),
    creation: readTransitions(creation, 'meta.creation', CREATION_KEYS),
    states,
  };
}

function readState(name: string, state: unknown): FlatState {
  const node = record(state, name, ['description', 'on']);
  const on = node['on'] === undefined ? {} : record(node['on'], `${name}.on`);
  return {
    name,
    description: text(node['description'], `${name}.description`),
    transitions: readTransitions(on, `${name}.on`, TRANSITION_KEYS),
  };
}

const CREATION_KEYS = ['target', 'guard', 'description'];
const TRANSITION_KEYS = [...CREATION_KEYS, 'actions'];

function readTransitions(
  on: Readonly<Record<string, unknown>>,
  path: string,
  keys: readonly string[],
): readonly FlatTransition[] {
  return Object.entries(on).flatMap(([command, transition]) =>
    branchesOf(transition).map((branch) => readTransition(`${path}.${command}`, command, branch, keys)),
  );
}

function branchesOf(transition: unknown): readonly unknown[] {
  return Array.isArray(transition) ? transition : [transition];
}

function readTransition(
  path: string,
  command: string,
  transition: unknown,
  keys: readonly string[],
): FlatTransition {
  if (command.includes('*')) throw new TypeError(`${path}: a wildcard is outside the subset`);
  const branch = record(transition, path, keys);
  const guard = record(branch['guard'], `${path}.guard`, ['type', 'params']);
  if (guard['type'] !== 'all') throw new TypeError(`${path}.guard: the one guard is 'all'`);
  if (keys.includes('actions')) names(branch['actions'], `${path}.actions`);
  return {
    command,
    target: text(branch['target'], `${path}.target`),
    rules: names(
      record(guard['params'], `${path}.guard.params`, ['rules'])['rules'],
      `${path}.guard.params.rules`,
    ),
    description: text(branch['description'], `${path}.description`),
  };
}

function record(value: unknown, path: string, keys?: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${path}: not an object`);
  }
  // XState itself adds keys without a value (`schemas`); they say nothing.
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  const unknown = entries.find(([key]) => keys !== undefined && !keys.includes(key));
  if (unknown !== undefined) throw new TypeError(`${path}.${unknown[0]}: outside the subset`);
  return Object.fromEntries(entries);
}

function text(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw new TypeError(`${path}: not a text`);
  return value;
}

function names(value: unknown, path: string): readonly string[] {
  if (!Array.isArray(value)) throw new TypeError(`${path}: not a list of names`);
  return value.map((name) => text(name, path));
}
