import { canonicalJson } from '../core/canonical.js';
import { given } from '../core/given.js';
import { adoptedTimes, leastAttempt } from './adoption.js';
import { registrationEventOf } from './event-of.js';
import { evolveRegistration } from './evolve.js';
import type { RegistrationInput as Input } from './input.js';
import type { Decision } from './registration.js';
import { ANOTHER_BRANCH, type RegistrationRule, type Subject, type Verdict } from './rule.js';

/** Takes an adoption for the registration that it names, and no other. */
export function adoptedProductMatches(registration: Subject, { command }: Input): Verdict {
  if (registration === undefined || command.type !== 'adopt') return null;
  const { shopId, productId } = registration;
  if (command.shopId === shopId && command.productId === productId) return null;
  return { code: 'another_product', parameters: { shopId, productId } };
}

/** Asks for the terms of a registration that is brought along. */
export function adoptedTermsGiven(registration: Subject, { command }: Input): Verdict {
  if (registration !== undefined || command.type !== 'adopt' || command.terms !== undefined) return null;
  return { code: 'fact_missing', parameters: { fact: 'terms' } };
}

/** Keeps what was observed in the past, and in its order: no decision before the rejection that it came after. */
export function adoptedInThePast(registration: Subject, { command, facts }: Input): Verdict {
  if (command.type !== 'adopt') return null;
  const { registeredAt, decidedAt } = adoptedTimes(registration, command, facts.policy.clockTolerance);
  const { at, observed } = command;
  const rejectedAt = observed.decision === 'rejected' ? undefined : registration?.lastRejection?.at;
  const between = rejectedAt ?? decidedAt;
  if (registeredAt <= between && between <= decidedAt && decidedAt <= at) return null;
  return {
    code: 'times_out_of_order',
    parameters: { registeredAt, ...given({ rejectedAt }), decidedAt, at },
  };
}

/** Counts attempts only upwards; what waits for review again is in a new one. */
export function adoptedAttemptFollows(registration: Subject, { command }: Input): Verdict {
  if (command.type !== 'adopt' || command.attempt === undefined) return null;
  const minimum = leastAttempt(registration, command);
  const { attempt } = command;
  return attempt >= minimum ? null : { code: 'attempt_too_low', parameters: { attempt, minimum } };
}

/** Refuses to adopt what stands already, so that looking twice writes once. */
export function adoptionChanges(registration: Subject, input: Input): Verdict {
  const { command } = input;
  if (registration === undefined || command.type !== 'adopt') return null;
  const event = registrationEventOf(registration, input);
  const { changedAt } = registration;
  const after = { ...evolveRegistration(registration, event, command.contact), changedAt };
  if (canonicalJson(after) !== canonicalJson(registration)) return null;
  return { code: 'nothing_to_adopt', parameters: { decision: registration.decision } };
}

/** Picks the branch of an adoption: the decision that was observed. */
export function adopts(decision: Decision): RegistrationRule {
  return (_, { command }) => {
    return command.type === 'adopt' && command.observed.decision === decision ? null : ANOTHER_BRANCH;
  };
}
