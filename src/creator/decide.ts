import { effectiveInstant } from '../core/effective-instant.js';
import { type Instant, laterOf } from '../core/instant.js';
import { type Refused, refuse } from '../core/result.js';
import { advancedFacts } from '../registration/advance.js';
import { compile, refusalOf, targetOf } from '../statechart/compile.js';
import { type LinkCommand, type LinkCommandType, linkCommandTypes } from './commands.js';
import { linkEventOf } from './event-of.js';
import type { CreatorLinkEvent } from './events.js';
import { evolveLink } from './evolve.js';
import type { LinkFacts } from './input.js';
import { type CreatorLink, type LinkDecision, linkDecisions } from './link.js';
import { linkMachine } from './machine.js';
import type { LinkReason } from './refusals.js';
import { type LinkRule, linkRules } from './rules.js';

/** The answer to a command on a creator's link: the next record and what happened, or every reason why not. */
export type LinkOutcome =
  | { readonly ok: true; readonly link: CreatorLink; readonly events: readonly CreatorLinkEvent[] }
  | Refused<LinkReason>;

const table = compile<LinkDecision, LinkCommandType, LinkRule>({
  machine: linkMachine,
  states: linkDecisions,
  commands: linkCommandTypes,
  rules: linkRules,
});

/**
 * Decides a command on a creator's link; on none, `add_link`. Pure: records are never changed, and a refusal changes
 * nothing. The registration is only read: where its deadline has passed, the link is decided on what that leads to,
 * and the registration is left for its own command to settle. Whether the link is the actor's at all is asked before,
 * by whoever looked it up.
 */
export function decideLink(
  link: CreatorLink | undefined,
  command: LinkCommand,
  facts: LinkFacts,
): LinkOutcome {
  const changedAt = lastWrite(link, facts);
  const at = effectiveInstant(command.at, changedAt, facts.policy.clockTolerance);
  if (at === null) return refuse({ code: 'time_went_back', parameters: { at: command.at, changedAt } });

  const row = cellsOf(link)?.get(command.type);
  if (row === undefined) return refuse(notAccepted(link, command.type));

  const input = {
    command: at === command.at ? command : { ...command, at },
    facts: advancedFacts(facts, at),
  };
  const refusal = refusalOf(row, link, input);
  if (refusal !== null) return { ok: false, refusal };

  const target = targetOf(row, link, input);
  const event = linkEventOf(link, input);
  const next = evolveLink(link, event);
  if (next.decision !== target)
    throw new TypeError(`${event.type} leads to ${next.decision}, the machine to ${target}`);
  return { ok: true, link: next, events: [event] };
}

/** The last write of the records that the decision is made on: nothing is decided before what is known has happened. */
function lastWrite(link: CreatorLink | undefined, { registration, campaign }: LinkFacts): Instant {
  const known = laterOf(registration.changedAt, campaign.changedAt);
  return link === undefined ? known : laterOf(link.changedAt, known);
}

/** What each command does in the link's decision, or while there is no link. */
function cellsOf(link: CreatorLink | undefined) {
  return link === undefined ? table.creation : table.rows.get(link.decision);
}

function notAccepted(link: CreatorLink | undefined, command: LinkCommandType): LinkReason {
  const accepted = [...(cellsOf(link)?.keys() ?? [])];
  return {
    code: 'link_command_not_accepted',
    parameters: { decision: link?.decision ?? null, command, accepted },
  };
}
