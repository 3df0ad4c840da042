import { decide, type Registration, type RegistrationOutcome } from 'partner-campaigns';
import {
  registrationMachine,
  registrationMachineEvent,
  registrationSnapshot,
} from 'partner-campaigns/machine';
import { createMachine, guard, interpret, reduce, transition as robotTransition, state } from 'robot3';
import { createActor, transition } from 'xstate';
import { contactIn } from '../../src/registration/commands.ts';
import { registrationEventOf } from '../../src/registration/event-of.ts';
import { evolveRegistration } from '../../src/registration/evolve.ts';
import type { RegistrationInput } from '../../src/registration/input.ts';
import { registrationRules } from '../../src/registration/rules.ts';
import { cellsOf } from '../../src/registration/table.ts';
import { refusalOf, targetOf } from '../../src/statechart/compile.ts';
import { facts, life, lifeSteps } from './life.ts';

// Everything after registering, which is no transition: each engine keeps the record and gives the next one.

const first = decide(undefined, at(life, 0), facts);
if (!first.ok) throw new Error('The life does not begin');
const begun = first.registration;
const commands = life.slice(1);
const events = commands.map((command) => registrationMachineEvent(command, facts));

/** One engine: where a life begins, and its moves one after the other. */
interface Mover<Held> {
  readonly prepare: () => Held;
  readonly run: (held: Held, index: number) => unknown;
  /** The record after so many moves, the first being 0. */
  readonly moved: (index: number) => Registration | string | null;
}

function mover<Held extends object>(
  prepare: () => Held,
  run: (held: Held, index: number) => unknown,
  recordOf: (held: Held) => Registration | string | null,
): Mover<Held> {
  return {
    prepare,
    run,
    moved: (index) => {
      const held = prepare();
      for (let move = 0; move <= index; move += 1) run(held, move);
      return recordOf(held);
    },
  };
}

const byDecide = mover(
  () => ({ registration: begun as Registration }),
  (held, index) => {
    const outcome: RegistrationOutcome = decide(held.registration, at(commands, index), facts);
    if (outcome.ok) held.registration = outcome.registration;
    return outcome;
  },
  ({ registration }) => registration,
);

const byTransition = mover(
  () => ({ snapshot: registrationSnapshot(begun) }),
  (held, index) => {
    const [next, actions] = transition(registrationMachine, held.snapshot, at(events, index));
    held.snapshot = next;
    return actions;
  },
  ({ snapshot }) => snapshot.context.registration,
);

const byActor = mover(
  () =>
    createActor(registrationMachine, {
      snapshot: registrationSnapshot(begun),
      input: { registration: begun },
    }).start(),
  (actor, index) => actor.send(at(events, index)),
  (actor) => actor.getSnapshot().context.registration,
);

/** The same machine for robot3, made from the config: the same rules as guards, the same record as context. */
function robotMachine() {
  const { states } = registrationMachine.config;
  const entries = Object.entries(states ?? {}).map(([name, { on = {} }]) => {
    const transitions = Object.entries(on).flatMap(([command, written]) => {
      const branches = (Array.isArray(written) ? written : [written]) as readonly Written[];
      return branches.map(({ target = name, guard: asked }) =>
        robotTransition(
          command,
          target,
          guard((context: Registration, input: RegistrationInput) =>
            (asked?.params.rules ?? []).every((rule) => registrationRules[rule](context, input) === null),
          ),
          reduce((context: Registration, input: RegistrationInput) =>
            evolveRegistration(context, registrationEventOf(context, input), contactIn(input.command)),
          ),
        ),
      );
    });
    return [name, state(...transitions)] as const;
  });
  return createMachine('pending', Object.fromEntries(entries), (registration: Registration) => registration);
}

interface Written {
  readonly target?: string;
  readonly guard?: { readonly params: { readonly rules: readonly (keyof typeof registrationRules)[] } };
}

// The types of robot3 know machines that are written out only.
const robot = robotMachine() as never;

interface RobotService {
  readonly context: Registration;
  readonly send: (input: object) => void;
}

const byRobot = mover(
  () => interpret(robot, () => {}, begun as never) as unknown as RobotService,
  (service, index) => service.send(at(events, index)),
  (service) => service.context,
);

const steps = lifeSteps.slice(1);

/** The move alone, by the table: what the rules say, and the decision that it leads to. */
const byTable = mover(
  () => ({ decision: begun.decision as string | null }),
  (held, index) => {
    const { registration, command, known } = at(steps, index);
    const input = { command, facts: known };
    const row = cellsOf(registration?.decision ?? null)?.get(command.type);
    if (row === undefined || refusalOf(row, registration, input) !== null) throw new Error('refused');
    held.decision = targetOf(row, registration, input);
  },
  ({ decision }) => decision,
);

const bare = registrationMachine.provide({ actions: { emit_event: () => {}, apply: () => {} } });
const snapshots = steps.map(({ registration }) => registrationSnapshot(registration ?? begun));

/** The same by XState, with actions that do nothing. */
const byBareTransition = mover(
  () => ({ decision: begun.decision as string | null }),
  (held, index) => {
    const [next] = transition(bare, at(snapshots, index), at(events, index));
    held.decision = next.value;
  },
  ({ decision }) => decision,
);

/** The engines by name. */
export const movers: Readonly<
  Record<'table' | 'bare' | 'decide' | 'transition' | 'actor' | 'robot3', Mover<never>>
> = {
  table: byTable,
  bare: byBareTransition,
  decide: byDecide,
  transition: byTransition,
  actor: byActor,
  robot3: byRobot,
} as never;

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no ${index}`);
  return item;
}
