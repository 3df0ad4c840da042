import type { Campaign } from '../../campaign/campaign.js';
import type { Actor } from '../../core/actor.js';
import { given as present } from '../../core/given.js';
import type { Instant } from '../../core/instant.js';
import { laterOf } from '../../core/instant.js';
import type { Refusal } from '../../core/refusal.js';
import { defaultPolicy } from '../../policy/policy.js';
import {
  commandRoles,
  type RegistrationCommand,
  type RegistrationCommandInput,
} from '../../registration/commands.js';
import type { SellerContact } from '../../registration/contact.js';
import { decide, type RegistrationOutcome } from '../../registration/decide.js';
import type { RegistrationEvent } from '../../registration/events.js';
import { evolveRegistration } from '../../registration/evolve.js';
import type { KnownFacts } from '../../registration/facts.js';
import type { HostRule } from '../../registration/host-rule.js';
import { bindHostRules } from '../../registration/host-rules.js';
import type { RegistrationReason } from '../../registration/refusals.js';
import type { Registration } from '../../registration/registration.js';
import { type Status, statusAt } from '../../registration/status.js';
import type { RegistrationWarnings } from '../../registration/warnings.js';
import { actorAt } from '../arbitraries/place.js';
import { stamp } from '../arbitraries/stamp.js';
import { fixtures } from '../fixtures/fixtures.js';
import { asCode, asType, differences, type EachPart, ScenarioError, shown } from './difference.js';

/** What a scenario begins with. What is left out is as in the fixtures, and nothing stands in the way. */
export interface Background extends Partial<KnownFacts> {
  /** The record as it is stored; or its events. Neither: there is no registration yet. */
  readonly registration?: Registration;
  /** What happened so far, oldest first; it counts as saved once for each. */
  readonly events?: readonly RegistrationEvent[];
  /** The contact of a record that is given by its events, which hold none. */
  readonly contact?: SellerContact;
  /** The host's own rules. */
  readonly rules?: readonly HostRule[];
}

/** Who gives a command, and when. */
export interface Doing {
  /** When left out: at once after what was done before; first, after the last write or when registration opens. */
  readonly at?: Instant;
  /** When left out: whoever may first, at home in the registration. */
  readonly actor?: Actor;
}

/** What a command must come to. */
export type Expected =
  | {
      /** What happened, all of it and in order: the types of the events, or what they say. */
      readonly events?: readonly (RegistrationEvent['type'] | EachPart<RegistrationEvent>)[];
      /** What must stand in the record then. */
      readonly registration?: EachPart<Registration>;
      /** The status at the instant of the command. */
      readonly status?: Status;
      /** The codes of the warnings, all of them and in order. */
      readonly warnings?: readonly (keyof RegistrationWarnings)[];
      readonly refused?: never;
    }
  | {
      /** Every reason, in order: the codes, or the reasons with their parameters. */
      readonly refused: readonly (RegistrationReason['code'] | EachPart<RegistrationReason>)[];
      readonly events?: never;
      readonly registration?: never;
      readonly status?: never;
      readonly warnings?: never;
    };

/** A scenario in which something is given. */
export interface Given {
  /** Has somebody do something. */
  when(input: RegistrationCommandInput, doing?: Doing): When;
}

/** A scenario in which something was done. */
export interface When {
  readonly command: RegistrationCommand;
  readonly outcome: RegistrationOutcome;
  /**
   * Throws a {@link ScenarioError} that tells every difference unless it came to this. Gives what stands then, to go on
   * from; after a refusal, what stood before.
   */
  then(expected: Expected): Given;
}

/**
 * Begins a scenario of the pure core: given what is, when somebody does something, then this must come of it. It is tied
 * to no test runner: what is not so throws.
 *
 * @example
 * ```ts
 * import { fixtures, given } from 'partner-campaigns/testing';
 *
 * const { pending } = fixtures.registration;
 *
 * given({ registration: pending })
 *   .when({ type: 'approve', seenRevision: pending.revision })
 *   .then({ events: ['registration_approved'], status: 'scheduled' })
 *   .when({ type: 'withdraw' })
 *   .then({ refused: ['not_accepted'] });
 * ```
 */
export function given(background: Background = {}): Given {
  return from(background);
}

/** A scenario from an instant on, if it has come to one. */
function from(background: Background, since?: Instant): Given {
  const { registration: record, events = [], contact, rules = [], ...known } = background;
  if (record !== undefined && events.length > 0)
    throw new TypeError('A scenario is given a registration or its events, not both');
  const registration = record ?? rebuilt(events, contact);
  const facts = { ...factsAround(registration, known), ...ruled(rules) };
  return {
    when: (input, { at = since ?? earliest(registration, facts.campaign), actor } = {}) => {
      const by = actor ?? actorAt(commandRoles[input.type][0], registration ?? PLACE);
      const command = stamp(input, at, by);
      const outcome = decide(registration, command, facts);
      return {
        command,
        outcome,
        // biome-ignore lint/suspicious/noThenProperty: the word of such scenarios; who awaits one is told so
        then: (expected) => {
          if (typeof expected === 'function')
            throw new TypeError('A scenario is no promise: do not await it');
          const told = differencesIn(expected, outcome, facts.campaign, command.at);
          if (told.length > 0) throw new ScenarioError(messageOf(command, outcome, told));
          const standing = outcome.ok ? savedAs(registration, outcome.registration) : registration;
          const next = { ...known, campaign: facts.campaign, rules, ...present({ registration: standing }) };
          return from(next, command.at);
        },
      };
    },
  };
}

const PLACE = fixtures.registration.pending;

/** Facts that nothing in the way is among, around a registration if there is one. */
function factsAround(registration: Registration | undefined, known: Partial<KnownFacts>): KnownFacts {
  const { campaignId, agencyId, shopId, productId } = registration ?? PLACE;
  return {
    campaign: { ...fixtures.campaign.published, id: campaignId, agencyId },
    policy: defaultPolicy,
    shop: { ...fixtures.shop, id: shopId },
    product: { ...fixtures.product, id: productId, shopId },
    ...known,
  };
}

function ruled(rules: readonly HostRule[]) {
  return rules.length === 0 ? {} : { hostRules: bindHostRules(rules, rethrow) };
}

/** A rule that throws is a mistake that a scenario must not hide behind a refusal. */
function rethrow({ error }: { readonly error: unknown }): never {
  throw error;
}

function rebuilt(
  events: readonly RegistrationEvent[],
  contact: SellerContact | undefined,
): Registration | undefined {
  let registration: Registration | undefined;
  for (const event of events) registration = evolveRegistration(registration, event, contact);
  return registration === undefined ? undefined : { ...registration, revision: events.length };
}

function savedAs(before: Registration | undefined, decided: Registration): Registration {
  return { ...decided, revision: (before?.revision ?? 0) + 1 };
}

function earliest(registration: Registration | undefined, campaign: Campaign): Instant {
  return laterOf(registration?.changedAt ?? campaign.registrationPeriod.start, campaign.changedAt);
}

function differencesIn(
  expected: Expected,
  outcome: RegistrationOutcome,
  campaign: Campaign,
  at: Instant,
): readonly string[] {
  if (!outcome.ok) {
    const { reasons } = outcome.refusal;
    if (expected.refused === undefined) return [`it was refused: ${shown(reasons)}`];
    return differences(expected.refused.map(asCode), reasons, 'refused');
  }
  const { registration, events, warnings } = outcome;
  if (expected.refused !== undefined)
    return [`it was accepted, and expected to be refused: ${shown(expected.refused)}`];
  return [
    ...(expected.events === undefined ? [] : differences(expected.events.map(asType), events, 'events')),
    ...(expected.registration === undefined
      ? []
      : differences(expected.registration, registration, 'registration')),
    ...(expected.status === undefined
      ? []
      : differences(expected.status, statusAt(registration, campaign, at), 'status')),
    ...(expected.warnings === undefined
      ? []
      : differences(expected.warnings.map(asCode), warnings, 'warnings')),
  ];
}

function messageOf(
  command: RegistrationCommand,
  outcome: RegistrationOutcome,
  told: readonly string[],
): string {
  const { type, actor, at } = command;
  const came = outcome.ok
    ? `accepted: ${outcome.events.map((event) => event.type).join(', ')}`
    : `refused: ${codesOf(outcome.refusal)}`;
  const when = new Date(at).toISOString();
  return [`${type} by ${actor.role} at ${when} was ${came}`, ...told.map((one) => `  ${one}`)].join('\n');
}

function codesOf({ reasons }: Refusal<RegistrationReason>): string {
  return reasons.map(({ code }) => code).join(', ');
}
