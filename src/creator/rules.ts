import type { CreatorId } from '../core/ids.js';
import { type Because, objectionOf } from '../eligibility/rule.js';
import { eligibilityRules } from '../eligibility/rules.js';
import type { Rule, Verdict } from '../statechart/compile.js';
import type { LinkInput } from './input.js';
import type { CreatorLink } from './link.js';
import { promiseOf } from './promise.js';
import type { LinkReason } from './refusals.js';
import { isRunning } from './running.js';

/** A rule of commands on a creator's link; the link is absent while it was never added. */
export type LinkRule = Rule<CreatorLink | undefined, LinkInput, LinkReason>;

type Subject = CreatorLink | undefined;

/** Whose link it is, or would be; unknown where the platform does not say. */
export function creatorOf(link: Subject, { command }: LinkInput): CreatorId | undefined {
  if (link !== undefined) return link.creatorId;
  if (command.actor.role === 'creator') return command.actor.creatorId;
  return namedIn(command);
}

function namedIn(command: LinkInput['command']): CreatorId | undefined {
  return command.type === 'add_link' ? command.creatorId : undefined;
}

/** Asks for the creator, where the platform speaks for one. */
function creatorNamed(link: Subject, input: LinkInput): LinkReason | null {
  if (creatorOf(link, input) !== undefined) return null;
  return { code: 'fact_missing', parameters: { fact: 'creator' } };
}

/** Lets a command speak of the creator whose link it is, and of no other. */
function creatorMatches(link: Subject, input: LinkInput): LinkReason | null {
  const named = namedIn(input.command);
  const creatorId = creatorOf(link, input);
  if (named === undefined || creatorId === undefined || named === creatorId) return null;
  return { code: 'another_creator', parameters: { creatorId } };
}

/** Adds no link to a campaign that is over (R69). Before its period begins is fine: so products can be prepared. */
function campaignNotOver(
  _: Subject,
  { command, facts }: LinkInput,
): Verdict<Because<'campaign_over' | 'fact_missing'>> {
  return objectionOf(eligibilityRules.campaign_not_over, facts, command.at, facts.policy);
}

/** Adds links to what runs only (R62, R69). */
function registrationRunning(_: Subject, { facts }: LinkInput): LinkReason | null {
  const { decision, decidedAt } = facts.registration;
  if (isRunning(decision)) return null;
  return { code: 'registration_not_running', parameters: { decision, since: decidedAt } };
}

/** Asks for the creators' rate: without one there is nothing to promise (R62). */
function creatorRateSet(_: Subject, { facts }: LinkInput): LinkReason | null {
  return promiseOf(facts.registration.terms) === null
    ? { code: 'creator_rate_not_set', parameters: {} }
    : null;
}

/** Adds a link that is there only once its promise is gone with an earlier attempt of the registration (R68). */
function promiseEnded(link: Subject, { facts }: LinkInput): LinkReason | null {
  if (link === undefined || link.registrationAttempt !== facts.registration.attempt) return null;
  return { code: 'link_exists', parameters: { addedAt: link.addedAt } };
}

/** The rules of commands on a creator's link, by the names under which the machine asks for them. */
export const linkRules = {
  creator_named: creatorNamed,
  creator_matches: creatorMatches,
  campaign_not_over: campaignNotOver,
  registration_running: registrationRunning,
  creator_rate_set: creatorRateSet,
  promise_ended: promiseEnded,
} as const satisfies Readonly<Record<string, LinkRule>>;

/** The name of a rule of commands on a creator's link. */
export type LinkRuleName = keyof typeof linkRules;
