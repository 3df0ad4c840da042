import {
  type SampleCommand,
  type SampleEvent,
  type SampleFacts,
  type SampleRequest,
  sampleCommandTypes,
} from 'partner-campaigns';
import { sampleMachine, sampleMachineEvent, sampleSnapshot } from 'partner-campaigns/machine';
import { describe, expect, it } from 'vitest';
import { createActor, initialTransition, transition } from 'xstate';
import type { SampleMachineEvent } from '../../src/sample/machine.ts';
import { moveSample } from '../../src/sample/move.ts';
import { readConfig } from '../../src/statechart/config.ts';
import { aSample } from '../support/samples.ts';
import { commandIn, type Scene, sceneFor, sceneOf } from './scenes.ts';
import { type Cell, cells, cellsOf, froms, owners, picks } from './specification.ts';
import { isIn, violations } from './violations.ts';

const standing = cells.filter(({ from }) => from !== 'none');

/** What a command comes to, in the same words for the table and for XState. */
function byXState(request: SampleRequest, command: SampleCommand, facts: SampleFacts) {
  const [next, actions] = transition(
    sampleMachine,
    sampleSnapshot(request),
    sampleMachineEvent(command, facts),
  );
  return { decision: next.value, request: next.context.request, events: actions.map(emittedBy) };
}

/** The one thing a move may ask for besides its new context: that the event is told. */
function emittedBy({ type, params }: { readonly type: string; readonly params?: unknown }): unknown {
  const told = typeof params === 'object' && params !== null && 'event' in params;
  return type === 'xstate.emit' && told ? params.event : { unexpected: type };
}

function byTable(request: SampleRequest, command: SampleCommand, facts: SampleFacts) {
  const moved = moveSample(request, { command, facts });
  return moved.ok
    ? { decision: moved.request.decision, request: moved.request, events: [moved.event] }
    : { decision: request.decision, request, events: [] };
}

function expectAgreement(scene: Scene): void {
  const { request, facts } = scene;
  if (request === undefined) return;
  const command = commandIn(scene);
  expect(byXState(request, command, facts)).toEqual(byTable(request, command, facts));
}

describe('the machine is written in the subset', () => {
  const config = readConfig(sampleMachine);

  it('with a description of every state and every transition, and no function but the one that makes its context', () => {
    expect(config.id).toBe('sample');
    expect(functionsIn(sampleMachine.config)).toEqual(['context']);
  });

  it('and says what the table says: in its decisions and their commands', () => {
    for (const from of froms) {
      const transitions =
        from === 'none' ? config.creation : config.states.find(({ name }) => name === from)?.transitions;
      const written = (transitions ?? []).map(({ command, target, rules }) => ({ command, target, rules }));
      const specified = cells
        .filter((cell) => cell.from === from)
        .map(({ command, to, rules }) => ({ command, target: to, rules }));
      expect(distinct(written)).toEqual(distinct(specified));
    }
    expect(config.initial).toBe(cellsOf('none', 'request_sample')[0]?.to);
  });

  it('with the same rules on every branch but the one that picks it', () => {
    for (const { transitions } of config.states) {
      for (const command of new Set(transitions.map((each) => each.command))) {
        const branches = transitions.filter((each) => each.command === command);
        const shared = branches.map(({ rules }) =>
          rules.filter((rule) => !picks.some((pick) => pick === rule)),
        );
        expect(new Set(shared.map((rules) => rules.join()))).toHaveProperty('size', 1);
        if (branches.length > 1) for (const { rules } of branches) expect(picks).toContain(rules.at(-1));
      }
    }
  });
});

describe('XState moves as the table does', () => {
  const pairings = froms
    .filter((from) => from !== 'none')
    .flatMap((from) =>
      sampleCommandTypes.flatMap((command) => owners[command].map((role) => ({ from, command, role }))),
    );

  it.each(pairings)('$from: $command by $role', ({ from, command, role }) => {
    expectAgreement(sceneOf(from, command, role));
    expectAgreement(sceneOf(from, command, role, 'by_agency'));
  });

  it.each(standing.map((cell) => [titleOf(cell), cell] as const))(
    'to where the table says: %s',
    (_, cell) => {
      const scene = sceneFor(cell);
      if (scene.request === undefined) throw new TypeError('Only what exists has a snapshot');
      const moved = byXState(scene.request, commandIn(scene), scene.facts);
      expect(moved).toMatchObject({ decision: cell.to, events: [{ type: cell.event }] });
    },
  );

  it.each(violations)('when $rule refuses: $because', (violation) => {
    for (const cell of standing.filter((each) => isIn(violation, each)))
      expectAgreement(violation.break(sceneFor(cell)));
  });
});

describe('a live actor', () => {
  function started(request: SampleRequest) {
    const actor = createActor(sampleMachine, { snapshot: sampleSnapshot(request), input: { request } });
    const events: SampleEvent[] = [];
    actor.on('*', (event) => events.push(event));
    return { actor: actor.start(), events };
  }

  it('begins with the request that it is given', () => {
    const request = aSample('agency_review');
    const [snapshot] = initialTransition(sampleMachine, { request });
    expect(snapshot.value).toBe('agency_review');
    expect(snapshot.context).toEqual({ request });
  });

  it.each(standing.map((cell) => [titleOf(cell), cell] as const))('%s', (_, cell) => {
    const scene = sceneFor(cell);
    if (scene.request === undefined) throw new TypeError('Only what exists has an actor');
    const { actor, events } = started(scene.request);
    actor.send(sampleMachineEvent(commandIn(scene), scene.facts));
    expect(actor.getSnapshot().value).toBe(cell.to);
    expect(actor.getSnapshot().context.request.decision).toBe(cell.to);
    expect(events.map((event) => event.type)).toEqual([cell.event]);
  });

  it('ignores an event whose type is not that of its command', () => {
    const scene = sceneOf('seller_review', 'reject_sample', 'seller');
    const { actor, events } = started(aSample('seller_review'));
    const reject = sampleMachineEvent(commandIn(scene), scene.facts);
    actor.send({ ...reject, type: 'approve_sample' } as SampleMachineEvent);
    expect(actor.getSnapshot().value).toBe('seller_review');
    expect(events).toEqual([]);
  });

  it.each(violations)('obeys $rule: $because', (violation) => {
    for (const cell of standing.filter((each) => isIn(violation, each))) {
      const scene = violation.break(sceneFor(cell));
      if (scene.request === undefined) continue;
      const { actor, events } = started(scene.request);
      actor.send(sampleMachineEvent(commandIn(scene), scene.facts));
      expect(actor.getSnapshot().context.request).toBe(scene.request);
      expect(events).toEqual([]);
    }
  });
});

function titleOf({ from, command, role, to }: Cell): string {
  return `${from}: ${command} by ${role} to ${to}`;
}

/** In a fixed order, and once what two roles may do. */
function distinct(ways: readonly unknown[]): readonly string[] {
  return [...new Set(ways.map((way) => JSON.stringify(way)))].sort();
}

function functionsIn(value: unknown, path: readonly string[] = []): readonly string[] {
  if (typeof value === 'function') return [path.join('.')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => functionsIn(child, [...path, key]));
}
