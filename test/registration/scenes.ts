import type {
  Actor,
  CommandType,
  DueOutcome,
  Registration,
  RegistrationCommand,
  RegistrationCommandInput,
  RegistrationFacts,
} from 'partner-campaigns';
import { aHold, aPolicy, aRegistration, days, theFacts } from '../support/build.ts';
import { inputs, stamped } from '../support/commands.ts';
import type { Cell, From } from './specification.ts';

/** When everything in a scene happens: a day after the registration's last write. */
export const now = days(4);

/** Everything a command is decided on. */
export interface Scene {
  readonly registration: Registration | undefined;
  readonly input: RegistrationCommandInput;
  readonly facts: RegistrationFacts;
  /** Who acts, where it is not the first role whose command it is. */
  readonly actor?: Actor;
}

/** The command of a scene. */
export function commandIn({ input, actor }: Scene): RegistrationCommand {
  return actor === undefined ? stamped(input, now) : stamped(input, now, actor);
}

/** A scene in which nothing stands in the way of the command. */
export function sceneOf(from: From, command: CommandType, due?: DueOutcome): Scene {
  const facts = theFacts({ policy: aPolicy({ totalRateChange: 'free' }) });
  const registration = startingFrom(from, due);
  return { registration: prepared(registration, command), input: inputs[command], facts };
}

/** A scene in which nothing stands in the way of a cell's command. */
export function sceneFor(cell: Cell): Scene {
  const scene = sceneOf(cell.from, cell.command, cell.due);
  if (scene.input.type !== 'adopt') return scene;
  return { ...scene, input: { ...scene.input, observed: { decision: cell.to } } };
}

/** There must be a hold to release one. */
function prepared(registration: Registration | undefined, command: CommandType): Registration | undefined {
  if (registration === undefined || command !== 'release_hold') return registration;
  return { ...registration, holds: [aHold()] };
}

/** `from` as a message names it. */
export function decisionOf(from: From) {
  return from === 'none' ? null : from;
}

function startingFrom(from: From, due: DueOutcome | undefined): Registration | undefined {
  if (from === 'none') return undefined;
  if (from === 'pending' && (due === 'approve' || due === 'reject'))
    return aRegistration('pending', { deadline: { dueAt: now, dueOutcome: due } });
  if (from === 'close_requested' && due === 'approve_close')
    return aRegistration('close_requested', { deadline: { dueAt: now, dueOutcome: due } });
  if (from === 'approved' && due === 'change_total_rate')
    return aRegistration('approved', { totalRateDecrease: { totalRate: 700, dueAt: now } });
  return aRegistration(from);
}
