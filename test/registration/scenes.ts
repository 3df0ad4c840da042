import type {
  CommandType,
  DueOutcome,
  Registration,
  RegistrationCommandInput,
  RegistrationFacts,
} from 'partner-campaigns';
import { aPolicy, aRegistration, days, theFacts } from '../support/build.ts';
import { inputs } from '../support/commands.ts';
import type { Cell, From } from './specification.ts';

/** When everything in a scene happens: a day after the registration's last write. */
export const now = days(4);

/** Everything a command is decided on. */
export interface Scene {
  readonly registration: Registration | undefined;
  readonly input: RegistrationCommandInput;
  readonly facts: RegistrationFacts;
}

/** A scene in which nothing stands in the way of the command. */
export function sceneOf(from: From, command: CommandType, due?: DueOutcome): Scene {
  const facts = theFacts({ policy: aPolicy({ totalRateChange: 'free' }) });
  return { registration: startingFrom(from, due), input: inputs[command], facts };
}

/** A scene in which nothing stands in the way of a cell's command. */
export function sceneFor(cell: Cell): Scene {
  return sceneOf(cell.from, cell.command, cell.due);
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
  return aRegistration(from);
}
