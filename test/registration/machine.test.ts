import fc from 'fast-check';
import {
  type CommandType,
  commandTypes,
  type Decision,
  type Registration,
  type RegistrationCommand,
  type RegistrationEvent,
  type RegistrationFacts,
} from 'partner-campaigns';
import {
  type RegistrationMachineEvent,
  registrationMachine,
  registrationMachineEvent,
  registrationSnapshot,
} from 'partner-campaigns/machine';
import {
  openSettings,
  type Tried as Passage,
  type Walker,
  walkSteps,
  walkWith,
} from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { createActor, initialTransition, transition } from 'xstate';
import { type Moved, move } from '../../src/registration/move.js';
import { readConfig } from '../../src/statechart/config.js';
import { aRegistration } from '../support/build.ts';
import { stamped } from '../support/commands.ts';
import { commandIn, now, type Scene, sceneFor, sceneOf } from './scenes.ts';
import { cells, cellsOf, type From, froms, picks } from './specification.ts';
import { isIn, otherViolations, violations } from './violations.ts';

type Snapshot = ReturnType<typeof registrationSnapshot>;

/** What a command comes to, in the same words for the table and for XState. */
interface Move {
  readonly decision: string;
  readonly registration: Registration;
  readonly events: readonly unknown[];
}

function moveByXState(snapshot: Snapshot, command: RegistrationCommand, facts: RegistrationFacts) {
  const [next, actions] = transition(registrationMachine, snapshot, registrationMachineEvent(command, facts));
  const events = actions.map(emittedBy);
  return { next, move: { decision: next.value, registration: next.context.registration, events } };
}

/** The one thing a move may ask for besides its new context: that the event is told. */
function emittedBy({ type, params }: { readonly type: string; readonly params?: unknown }): unknown {
  const told = typeof params === 'object' && params !== null && 'event' in params;
  return type === 'xstate.emit' && told ? params.event : { unexpected: type };
}

function moveByTable(
  registration: Registration,
  command: RegistrationCommand,
  facts: RegistrationFacts,
): Move {
  const moved = move(registration, { command, facts });
  return moved.ok ? inWords(moved) : { decision: registration.decision, registration, events: [] };
}

function inWords({ registration, event }: Moved): Move {
  return { decision: registration.decision, registration, events: [event] };
}

function expectAgreement(scene: Scene): void {
  const { registration, facts } = scene;
  if (registration === undefined) return;
  const command = commandIn(scene);
  const byXState = moveByXState(registrationSnapshot(registration), command, facts).move;
  expect(byXState).toEqual(moveByTable(registration, command, facts));
}

describe('the machine is written in the subset', () => {
  it('which reads it, and finds a description of every state and every transition', () => {
    expect(readConfig(registrationMachine).id).toBe('registration');
  });

  it('without a function but the one that makes its context', () => {
    expect(functionsIn(registrationMachine.config)).toEqual(['context']);
  });
});

describe('the machine is the table', () => {
  const config = readConfig(registrationMachine);

  it('in its decisions and their commands', () => {
    const written = config.states.map((state) => [
      state.name,
      inOrder(state.transitions.map(({ command, target, rules }) => ({ command, target, rules }))),
    ]);
    const specified = froms
      .filter((from) => from !== 'none')
      .map((from) => [
        from,
        inOrder(
          cells
            .filter((cell) => cell.from === from)
            .map(({ command, to, rules }) => ({ command, target: to, rules })),
        ),
      ]);
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(specified));
  });

  it('in the way a registration comes to be', () => {
    const written = config.creation.map(({ command, target, rules }) => ({ command, target, rules }));
    const specified = cells.filter(({ from }) => from === 'none');
    expect(written).toEqual(specified.map(({ command, to, rules }) => ({ command, target: to, rules })));
    expect(config.initial).toBe(cellsOf('none', 'register')[0]?.to);
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
  const decided = froms.filter((from): from is Exclude<From, 'none'> => from !== 'none');
  const pairings = decided.flatMap((from) => commandTypes.map((command) => ({ from, command })));

  it.each(pairings)('$from: $command', ({ from, command }) => {
    expectAgreement(sceneOf(from, command));
    for (const cell of cellsOf(from, command)) {
      const { registration, input, facts } = sceneFor(cell);
      if (registration === undefined) throw new TypeError('Only what exists has a snapshot');
      const byXState = moveByXState(registrationSnapshot(registration), stamped(input, now), facts).move;
      expect(byXState).toMatchObject({ decision: cell.to, events: [{ type: cell.event }] });
      expectAgreement(sceneFor(cell));
    }
  });

  it.each([...violations, ...otherViolations])('when $rule refuses: $because', (violation) => {
    for (const cell of cells.filter((each) => isIn(violation, each)))
      expectAgreement(violation.break(sceneFor(cell)));
  });

  it('on random walks that hit every cell', () => {
    const hits = new Map<string, number>();
    let tried = 0;
    fc.assert(
      fc.property(openSettings(), walkSteps(), (world, taken) => {
        for (const passage of walkWith(bothWays(), world, taken)) {
          tried += 1;
          if (passage.outcome.ok) hits.set(hitOf(passage), (hits.get(hitOf(passage)) ?? 0) + 1);
        }
      }),
      { numRuns: 600 },
    );
    const accepted = [...hits.values()].reduce((sum, count) => sum + count, 0);
    expect(accepted / tried).toBeGreaterThan(0.3);
    expect(new Set(hits.keys())).toEqual(
      new Set(cells.map(({ from, command, to }) => hitAt(from, command, to))),
    );
  });
});

/** By command; the branches of one stay as they are. */
function inOrder<Transition extends { readonly command: string }>(transitions: readonly Transition[]) {
  return [...transitions].sort((one, other) => one.command.localeCompare(other.command));
}

function functionsIn(value: unknown, path: readonly string[] = []): readonly string[] {
  if (typeof value === 'function') return [path.join('.')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => functionsIn(child, [...path, key]));
}

/** Decides by the table and by XState, whose snapshot lives through the whole walk, and wants them to agree. */
function bothWays(): Walker<ReturnType<typeof move>> {
  let snapshot: Snapshot | undefined;
  return {
    save: (registration) => registration,
    decide(registration, command, facts) {
      const moved = move(registration, { command, facts });
      if (snapshot === undefined) {
        if (moved.ok) snapshot = begun(moved.registration);
        return moved;
      }
      const byXState = moveByXState(snapshot, command, facts);
      if (moved.ok) expect(byXState.move).toEqual(inWords(moved));
      else expect(byXState.next).toBe(snapshot);
      snapshot = byXState.next;
      return moved;
    },
  };
}

/** An actor of a new registration begins where the creation leads. */
function begun(registration: Registration): Snapshot {
  // What was brought along begins where it stands.
  if (registration.decision !== 'pending') return registrationSnapshot(registration);
  const [snapshot] = initialTransition(registrationMachine, { registration });
  expect(snapshot.value).toBe(registration.decision);
  expect(snapshot.context).toEqual({ registration });
  return snapshot;
}

function hitOf({ before, command, after }: Passage<unknown>): string {
  return hitAt(before?.decision ?? 'none', command.type, after?.decision);
}

/** An adoption leads anywhere from anywhere: of its many cells, a walk need not pass through each. */
function hitAt(from: From, command: CommandType, to: Decision | undefined): string {
  return command === 'adopt' ? `${from} adopt` : `${from} ${command} ${to}`;
}

describe('a snapshot of a registration', () => {
  const decided = froms.filter((from): from is Exclude<From, 'none'> => from !== 'none');

  it.each(decided)('is active in its decision and holds its record: %s', (decision) => {
    const registration = aRegistration(decision);
    const snapshot = registrationSnapshot(registration);
    expect(snapshot).toMatchObject({ status: 'active', value: decision });
    expect(snapshot.context).toEqual({ registration });
  });

  it('can take what the table takes', () => {
    for (const cell of cells.filter(({ from }) => from !== 'none')) {
      const { registration, input, facts } = sceneFor(cell);
      if (registration === undefined) continue;
      const snapshot = registrationSnapshot(registration);
      expect(snapshot.can(registrationMachineEvent(stamped(input, now), facts))).toBe(true);
    }
  });
});

describe('a live actor', () => {
  function started(registration: Registration) {
    const actor = createActor(registrationMachine, {
      snapshot: registrationSnapshot(registration),
      input: { registration },
    });
    const events: RegistrationEvent[] = [];
    actor.on('*', (event) => events.push(event));
    return { actor: actor.start(), events };
  }

  it.each(cells.filter(({ from }) => from !== 'none'))('$from: $command to $to', (cell) => {
    const { registration, input, facts } = sceneFor(cell);
    if (registration === undefined) throw new TypeError('Only what exists has an actor');
    const { actor, events } = started(registration);
    actor.send(registrationMachineEvent(stamped(input, now), facts));
    expect(actor.getSnapshot().value).toBe(cell.to);
    expect(actor.getSnapshot().context.registration.decision).toBe(cell.to);
    expect(events.map((event) => event.type)).toEqual([cell.event]);
  });

  it('ignores an event whose type is not that of its command', () => {
    const { registration, input, facts } = sceneFor(cellsOf('pending', 'block')[0] ?? cells[0]!);
    if (registration === undefined) throw new TypeError('Only what exists has an actor');
    const { actor, events } = started(registration);
    const block = registrationMachineEvent(stamped(input, now), facts);
    actor.send({ ...block, type: 'approve' } as RegistrationMachineEvent);
    expect(actor.getSnapshot().context.registration).toBe(registration);
    expect(actor.getSnapshot().value).toBe('pending');
    expect(events).toEqual([]);
  });

  it.each(violations)('obeys $rule', (violation) => {
    for (const cell of cells.filter((each) => each.from !== 'none' && isIn(violation, each))) {
      const scene = violation.break(sceneFor(cell));
      const { registration, facts } = scene;
      if (registration === undefined) continue;
      const { actor, events } = started(registration);
      actor.send(registrationMachineEvent(commandIn(scene), facts));
      expect(actor.getSnapshot().context.registration).toBe(registration);
      expect(events).toEqual([]);
    }
  });
});
