import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { readConfig } from '../../src/statechart/config.ts';
import { aDoor, built, to } from '../support/small-machine.ts';

const open = { description: 'One can walk through.' };
const creation = { build: built('open') };

/** What a wrong part is refused as, by where it stands. */
const outside: readonly [string, ReturnType<typeof aDoor>, string][] = [
  ['a delayed transition', states({ ...open, after: { 1000: 'shut' } }), 'open.after'],
  ['an eventless transition', states({ ...open, always: to('shut') }), 'open.always'],
  ['a transition on done', states({ ...open, onDone: 'shut' }), 'open.onDone'],
  ['an invoked actor', states({ ...open, invoke: { src: 'smith' } }), 'open.invoke'],
  ['an entry action', states({ ...open, entry: 'creak' }), 'open.entry'],
  ['an exit action', states({ ...open, exit: 'creak' }), 'open.exit'],
  ['a nested state', states({ ...open, initial: 'a', states: { a: {} } }), 'open.initial'],
  ['a type of state', states({ ...open, type: 'final' }), 'open.type'],
  ['a tag', states({ ...open, tags: ['wide'] }), 'open.tags'],
  ['a state without a description', states({}), 'open.description'],
  ['a state with an empty description', states({ description: '' }), 'open.description'],
  ['a state that is no object', states('open'), 'open'],
  ['a list of transitions', states({ ...open, on: [to('shut')] }), 'open.on'],
  ['a transition on the whole machine', aDoor({}, { on: { paint: to('open') } }), 'machine.on'],
  ['an entry action of the machine', aDoor({}, { entry: 'creak' }), 'machine.entry'],
  ['an eventless transition of the machine', aDoor({}, { always: to('shut') }), 'machine.always'],
  ['parallel states', aDoor({}, { type: 'parallel' }), 'machine.type'],
  ['a machine without an id', aDoor({}, { id: undefined }), 'id'],
  ['a machine without an initial state', aDoor({}, { initial: undefined }), 'initial'],
  ['an initial transition', aDoor({}, { initial: { target: 'open' } }), 'initial'],
  ['a machine without states', aDoor({}, { states: undefined }), 'states'],
  ['a machine that nothing creates', aDoor({}, { meta: undefined }), 'meta'],
  ['other meta data', aDoor({}, { meta: { creation, colour: 'red' } }), 'meta.colour'],
  ['a creation that is a command', aDoor({}, { meta: { creation: 'build' } }), 'meta.creation'],
  [
    'a creation with actions',
    aDoor({}, { meta: { creation: { build: { ...built('open'), actions: [] } } } }),
    'meta.creation.build.actions',
  ],
  [
    'a creation without a target',
    aDoor({}, { meta: { creation: { build: { ...built('open'), target: undefined } } } }),
    'meta.creation.build.target',
  ],
  [
    'a creation without a guard',
    aDoor({}, { meta: { creation: { build: { ...built('open'), guard: undefined } } } }),
    'meta.creation.build.guard',
  ],
  [
    'a creation without a description',
    aDoor({}, { meta: { creation: { build: { ...built('open'), description: 7 } } } }),
    'meta.creation.build.description',
  ],
  [
    'a transition without actions',
    aDoor({ paint: { ...to('open'), actions: undefined } }),
    'open.on.paint.actions',
  ],
  ['a transition as a mere target', aDoor({ paint: 'open' }), 'open.on.paint'],
  ['a forbidden event', aDoor({ turn: {} }), 'open.on.turn.guard'],
  ['a wildcard', aDoor({ '*': to('open') }), 'open.on.*'],
  ['a partial wildcard', aDoor({ 'paint.*': to('open') }), 'open.on.paint.*'],
  [
    'a transition without a target',
    aDoor({ paint: { ...to('open'), target: undefined } }),
    'open.on.paint.target',
  ],
  ['several targets', aDoor({ paint: { ...to('open'), target: ['open', 'shut'] } }), 'open.on.paint.target'],
  ['re-entering', aDoor({ paint: { ...to('open'), reenter: true } }), 'open.on.paint.reenter'],
  [
    'a transition without a guard',
    aDoor({ paint: { ...to('open'), guard: undefined } }),
    'open.on.paint.guard',
  ],
  ['a guard by its name', aDoor({ paint: { ...to('open'), guard: 'all' } }), 'open.on.paint.guard'],
  ['an inline guard', aDoor({ paint: { ...to('open'), guard: () => true } }), 'open.on.paint.guard'],
  ['another guard', aDoor({ paint: guarded({ type: 'any', params: { rules: [] } }) }), 'open.on.paint.guard'],
  [
    'a guard without rules',
    aDoor({ paint: guarded({ type: 'all', params: {} }) }),
    'open.on.paint.guard.params.rules',
  ],
  ['a guard without parameters', aDoor({ paint: guarded({ type: 'all' }) }), 'open.on.paint.guard.params'],
  [
    'other parameters',
    aDoor({ paint: guarded({ type: 'all', params: { rules: [], not: [] } }) }),
    'open.on.paint.guard.params.not',
  ],
  [
    'computed rules',
    aDoor({ paint: guarded({ type: 'all', params: () => ({ rules: [] }) }) }),
    'open.on.paint.guard.params',
  ],
  [
    'an inline rule',
    aDoor({ paint: guarded({ type: 'all', params: { rules: [() => null] } }) }),
    'open.on.paint.guard.params.rules',
  ],
  [
    'an inline action',
    aDoor({ paint: { ...to('open'), actions: [() => undefined] } }),
    'open.on.paint.actions',
  ],
  ['one action, not a list', aDoor({ paint: { ...to('open'), actions: 'apply' } }), 'open.on.paint.actions'],
  [
    'a transition without a description',
    aDoor({ paint: { ...to('open'), description: '' } }),
    'open.on.paint.description',
  ],
  ['a wrong second branch', aDoor({ paint: [to('open'), 'shut'] }), 'open.on.paint'],
];

describe('reading a config refuses', () => {
  it.each(outside)('%s', (_what, machine, path) => {
    expect(() => readConfig(machine)).toThrow(new RegExp(`^${path.replace(/[.*]/g, '\\$&')}: `));
  });

  it.each([undefined, null, 'machine', []])('the config %j', (config) => {
    expect(() => readConfig({ config })).toThrow('machine: not an object');
  });
});

describe('reading a config', () => {
  it('gives states, transitions and branches in the order they are written', () => {
    const config = readConfig(aDoor({ paint: [to('open', 'wood'), to('shut')] }));
    expect(config).toEqual({
      id: 'door',
      initial: 'open',
      creation: [
        { command: 'build', target: 'open', rules: ['wood'], description: 'Someone builds a door.' },
      ],
      states: [
        {
          name: 'open',
          description: 'One can walk through.',
          transitions: [
            {
              command: 'close',
              target: 'shut',
              rules: ['nobody_inside', 'hands_free'],
              description: 'Goes to shut.',
            },
            { command: 'paint', target: 'open', rules: ['wood'], description: 'Goes to open.' },
            { command: 'paint', target: 'shut', rules: [], description: 'Goes to shut.' },
          ],
        },
        { name: 'shut', description: 'One cannot.', transitions: [] },
      ],
    });
  });

  it('reads what XState makes of a config, with the empty keys it adds', () => {
    const machine = setup({}).createMachine({
      id: 'lamp',
      initial: 'dark',
      meta: { creation },
      states: { dark: { description: 'No light.' } },
    });
    expect(readConfig(machine)).toMatchObject({ id: 'lamp', initial: 'dark', states: [{ name: 'dark' }] });
  });
});

/** A door whose state `open` is something else. */
function states(state: unknown) {
  return aDoor({}, { states: { open: state, shut: { description: 'One cannot.' } } });
}

function guarded(guard: unknown) {
  return { ...to('open'), guard };
}
