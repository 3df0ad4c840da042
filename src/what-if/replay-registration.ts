import { type Refused, refuse } from '../core/result.js';
import { saved } from '../ports/save.js';
import type { RegistrationCommand } from '../registration/commands.js';
import { decide, type RegistrationOutcome } from '../registration/decide.js';
import type { HandlingReason } from '../registration/handle.js';
import type { RegistrationFacts } from '../registration/input.js';
import { type Registration, registrationIdOf } from '../registration/registration.js';
import type { Standards } from '../registration/standards.js';
import type { LoggedRegistrationCommand } from './log.js';
import type { World } from './world.js';

/** A command on a registration as it came in one world. Of the rest, `decide` gives the same outcome. */
export interface RegistrationReplay {
  /** The registration as it stood; `undefined` while there was none. */
  readonly before: Registration | undefined;
  /** The command; a reviewer has seen what stood. */
  readonly command: RegistrationCommand;
  /** `undefined` where there was no campaign: then nothing was decided, and the outcome is `not_found`. */
  readonly facts: RegistrationFacts | undefined;
  readonly outcome: RegistrationOutcome | Refused<HandlingReason>;
}

/** Puts a command on a registration to a world, and keeps there what comes of it. */
export function replayRegistration(world: World, logged: LoggedRegistrationCommand): RegistrationReplay {
  const id = registrationIdOf(logged);
  const before = world.registrations.get(id);
  const command = seeing(logged.command, before);
  const campaign = world.campaigns.get(logged.campaignId);
  if (campaign === undefined) {
    const parameters = { kind: 'campaign', id: logged.campaignId } as const;
    return { before, command, facts: undefined, outcome: refuse({ code: 'not_found', parameters }) };
  }
  const facts = { ...logged.facts, campaign, ...world.standards };
  const outcome = decide(before, command, facts);
  if (outcome.ok) world.registrations.set(id, saved(outcome.registration));
  return { before, command, facts, outcome };
}

/** The same command on the same registration, judged by these standards. */
export function judgeRegistration(replay: RegistrationReplay, standards: Standards): RegistrationReplay {
  const { before, command, facts: known } = replay;
  if (known === undefined) return replay;
  const { campaign, shop, product } = known;
  const facts = { campaign, ...(shop && { shop }), ...(product && { product }), ...standards };
  return { before, command, facts, outcome: decide(before, command, facts) };
}

/** Whoever reviews is taken to have seen what stands: what they saw in another world says nothing here. */
function seeing(command: RegistrationCommand, before: Registration | undefined): RegistrationCommand {
  if (!('seenRevision' in command)) return command;
  return { ...command, seenRevision: before?.revision ?? 0 };
}
