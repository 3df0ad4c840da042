import type { AgencyFacts } from '../../campaign/agency.js';
import type { Campaign } from '../../campaign/campaign.js';
import type { CampaignCommand, CampaignCommandInput } from '../../campaign/commands.js';
import { type CampaignOutcome, decideCampaign } from '../../campaign/decide.js';
import type { CampaignEvent } from '../../campaign/events.js';
import { evolveCampaign } from '../../campaign/evolve.js';
import type { CampaignFacts } from '../../campaign/input.js';
import type { CampaignReason } from '../../campaign/refusals.js';
import { type CampaignStatus, campaignStatusAt } from '../../campaign/status.js';
import { CLOCK } from '../../core/actor.js';
import type { Instant } from '../../core/instant.js';
import { defaultPolicy } from '../../policy/policy.js';
import { BEGINNING } from '../arbitraries/instants.js';
import { plainPlace } from '../arbitraries/place.js';
import { asCode, asType, differences, type EachPart, ScenarioError, shown } from './difference.js';

/** What a scenario of a campaign begins with. What is left out is the default policy and a plain agency. */
export interface CampaignBackground extends Partial<CampaignFacts> {
  /** The record as it is stored; or its events. Neither: there is no campaign yet. */
  readonly campaign?: Campaign;
  /** What happened so far, oldest first; it counts as saved once for each. */
  readonly events?: readonly CampaignEvent[];
}

/** What a campaign command must come to. */
export type CampaignExpected =
  | {
      /** What happened, all of it and in order: the types of the events, or what they say. */
      readonly events?: readonly (CampaignEvent['type'] | EachPart<CampaignEvent>)[];
      /** What must stand in the record then. */
      readonly campaign?: EachPart<Campaign>;
      /** The status at the instant of the command. */
      readonly status?: CampaignStatus;
      readonly refused?: never;
    }
  | {
      /** Every reason, in order: the codes, or the reasons with their parameters. */
      readonly refused: readonly (CampaignReason['code'] | EachPart<CampaignReason>)[];
      readonly events?: never;
      readonly campaign?: never;
      readonly status?: never;
    };

/** A scenario in which a campaign is given. */
export interface GivenCampaign {
  /** Has the agency do something, or the clock what is the clock's; at once after what was done before when no instant is given. */
  when(input: CampaignCommandInput, doing?: { readonly at?: Instant }): WhenCampaign;
}

/** A scenario in which something was done to a campaign. */
export interface WhenCampaign {
  readonly command: CampaignCommand;
  readonly outcome: CampaignOutcome;
  /** Throws a {@link ScenarioError} unless it came to this. Gives what stands then, to go on from. */
  then(expected: CampaignExpected): GivenCampaign;
}

/**
 * The same as {@link given} for campaigns.
 *
 * @example
 * ```ts
 * import { fixtures, givenCampaign } from 'partner-campaigns/testing';
 *
 * givenCampaign({ campaign: fixtures.campaign.draft })
 *   .when({ type: 'publish' })
 *   .then({ events: ['campaign_published'], status: 'upcoming' })
 *   .when({ type: 'publish' })
 *   .then({ refused: ['campaign_command_not_accepted'] });
 * ```
 */
export function givenCampaign(background: CampaignBackground = {}): GivenCampaign {
  return from(background);
}

/** A scenario from an instant on, if it has come to one. */
function from(background: CampaignBackground, since?: Instant): GivenCampaign {
  const { campaign: record, events = [], policy = defaultPolicy, ...rest } = background;
  if (record !== undefined && events.length > 0)
    throw new TypeError('A scenario is given a campaign or its events, not both');
  const campaign = record ?? rebuilt(events);
  const agencyId = campaign?.agencyId ?? plainPlace.agencyId;
  const agency: AgencyFacts = { id: agencyId, name: 'Agency', homeCountry: 'TH' };
  const facts: CampaignFacts = { policy, agency, ...rest };
  return {
    when: (input, { at = since ?? campaign?.changedAt ?? BEGINNING } = {}) => {
      const command = stamped(input, at, facts.agency?.id ?? agencyId);
      const outcome = decideCampaign(campaign, command, facts);
      return {
        command,
        outcome,
        // biome-ignore lint/suspicious/noThenProperty: the word of such scenarios; who awaits one is told so
        then: (expected) => {
          if (typeof expected === 'function')
            throw new TypeError('A scenario is no promise: do not await it');
          const told = differencesIn(expected, outcome, command.at);
          if (told.length > 0) throw new ScenarioError(messageOf(command, outcome, told));
          const standing = outcome.ok ? savedAs(campaign, outcome.campaign) : campaign;
          return from({ ...facts, ...(standing === undefined ? {} : { campaign: standing }) }, command.at);
        },
      };
    },
  };
}

function stamped(input: CampaignCommandInput, at: Instant, agencyId: string): CampaignCommand {
  return input.type === 'announce'
    ? { ...input, at, actor: CLOCK }
    : { ...input, at, actor: { role: 'agency', agencyId } };
}

function rebuilt(events: readonly CampaignEvent[]): Campaign | undefined {
  let campaign: Campaign | undefined;
  for (const event of events) campaign = evolveCampaign(campaign, event);
  return campaign === undefined ? undefined : { ...campaign, revision: events.length };
}

function savedAs(before: Campaign | undefined, decided: Campaign): Campaign {
  return { ...decided, revision: (before?.revision ?? 0) + 1 };
}

function differencesIn(expected: CampaignExpected, outcome: CampaignOutcome, at: Instant): readonly string[] {
  if (!outcome.ok) {
    const { reasons } = outcome.refusal;
    if (expected.refused === undefined) return [`it was refused: ${shown(reasons)}`];
    return differences(expected.refused.map(asCode), reasons, 'refused');
  }
  const { campaign, events } = outcome;
  if (expected.refused !== undefined)
    return [`it was accepted, and expected to be refused: ${shown(expected.refused)}`];
  return [
    ...(expected.events === undefined ? [] : differences(expected.events.map(asType), events, 'events')),
    ...(expected.campaign === undefined ? [] : differences(expected.campaign, campaign, 'campaign')),
    ...(expected.status === undefined
      ? []
      : differences(expected.status, campaignStatusAt(campaign, at), 'status')),
  ];
}

function messageOf(command: CampaignCommand, outcome: CampaignOutcome, told: readonly string[]): string {
  const { type, actor, at } = command;
  const came = outcome.ok
    ? `accepted: ${outcome.events.map((event) => event.type).join(', ')}`
    : `refused: ${outcome.refusal.reasons.map(({ code }) => code).join(', ')}`;
  const when = new Date(at).toISOString();
  return [`${type} by ${actor.role} at ${when} was ${came}`, ...told.map((one) => `  ${one}`)].join('\n');
}
