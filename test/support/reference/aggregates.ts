// The things that commands are about, and where their facts stand.

import {
  campaignCommandRoles,
  campaignDecisions,
  commandRoles,
  commandTypes,
  decisions,
  linkCommandRoles,
  linkCommandTypes,
  linkDecisions,
  sampleCommandRoles,
  sampleCommandTypes,
  sampleDecisions,
} from 'partner-campaigns';
import {
  campaignMachine,
  linkMachine,
  registrationMachine,
  sampleMachine,
  toMermaid,
} from 'partner-campaigns/machine';
import type * as z from 'zod';
import { campaignCommandTypes } from '../../../src/campaign/commands.ts';
import { campaignCommandSchema } from '../../../src/campaign/schema.ts';
import { linkCommandSchema } from '../../../src/creator/schema.ts';
import { commandSchema } from '../../../src/registration/command-schema.ts';
import { sampleCommandSchema } from '../../../src/sample/command-schema.ts';
import {
  type FlatConfig,
  type FlatTransition,
  type HasConfig,
  readConfig,
} from '../../../src/statechart/config.ts';

/** What a registration, a campaign, a link or a sample request is, for the pages. */
export interface Aggregate {
  readonly name: 'registration' | 'campaign' | 'link' | 'sample';
  readonly machine: HasConfig;
  readonly config: FlatConfig;
  readonly diagram: string;
  readonly decisions: readonly string[];
  readonly commands: readonly string[];
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly schema: z.ZodType;
  /** Names in the source: the unions of commands and events, what all events share, the rules, their reasons, command to event. */
  readonly source: {
    readonly commands: string;
    readonly events: string;
    readonly eventBase: string;
    readonly rules: string;
    readonly reasons: string;
    readonly eventOf: string;
  };
}

/** What leads from nearly everywhere to the same decision, or to any, would hide the rest of a diagram. */
const undrawn: readonly string[] = ['adopt', 'place_hold', 'release_hold'];

function drawn(command: string): string | null {
  return undrawn.includes(command) ? null : command;
}

/** That a lapsed request may be made anew would draw arrows between nearly all. */
function drawnOfSamples(command: string, from: string): string | null {
  return command === 'request_sample' && from !== '[*]' && from !== 'cancelled' ? null : command;
}

export const aggregates: Readonly<Record<Aggregate['name'], Aggregate>> = {
  registration: {
    name: 'registration',
    machine: registrationMachine,
    config: readConfig(registrationMachine),
    diagram: toMermaid(registrationMachine, drawn),
    decisions,
    commands: commandTypes,
    roles: commandRoles,
    schema: commandSchema,
    source: {
      commands: 'RegistrationCommandInput',
      events: 'RegistrationEvent',
      eventBase: 'RegistrationEventBase',
      rules: 'registrationRules',
      reasons: 'RegistrationReason',
      eventOf: 'registrationEventOf',
    },
  },
  campaign: {
    name: 'campaign',
    machine: campaignMachine,
    config: readConfig(campaignMachine),
    diagram: toMermaid(campaignMachine),
    decisions: campaignDecisions,
    commands: campaignCommandTypes,
    roles: campaignCommandRoles,
    schema: campaignCommandSchema,
    source: {
      commands: 'CampaignCommandInput',
      events: 'CampaignEvent',
      eventBase: 'CampaignEventBase',
      rules: 'campaignRules',
      reasons: 'CampaignReason',
      eventOf: 'campaignEventOf',
    },
  },
  link: {
    name: 'link',
    machine: linkMachine,
    config: readConfig(linkMachine),
    diagram: toMermaid(linkMachine),
    decisions: linkDecisions,
    commands: linkCommandTypes,
    roles: linkCommandRoles,
    schema: linkCommandSchema,
    source: {
      commands: 'LinkCommandInput',
      events: 'CreatorLinkEvent',
      eventBase: 'CreatorLinkEventBase',
      rules: 'linkRules',
      reasons: 'LinkReason',
      eventOf: 'linkEventOf',
    },
  },
  sample: {
    name: 'sample',
    machine: sampleMachine,
    config: readConfig(sampleMachine),
    diagram: toMermaid(sampleMachine, drawnOfSamples),
    decisions: sampleDecisions,
    commands: sampleCommandTypes,
    roles: sampleCommandRoles,
    schema: sampleCommandSchema,
    source: {
      commands: 'SampleCommandInput',
      events: 'SampleEvent',
      eventBase: 'SampleEventBase',
      rules: 'sampleRules',
      reasons: 'SampleReason',
      eventOf: 'sampleEventOf',
    },
  },
};

/** One way that a command leads, with the rules that are asked. */
export interface Way {
  readonly command: string;
  /** `null`: there is nothing yet. */
  readonly from: string | null;
  readonly to: string;
  readonly rules: readonly string[];
  readonly description: string;
}

/** Every way through a machine, in the order in which it is written. */
export function waysOf({ config }: Aggregate): readonly Way[] {
  const moved = config.states.flatMap(({ name, transitions }) =>
    transitions.map((each) => wayFrom(name, each)),
  );
  return [...config.creation.map((each) => wayFrom(null, each)), ...moved];
}

function wayFrom(from: string | null, { target, ...transition }: FlatTransition): Way {
  return { ...transition, from, to: target };
}

/** The ways of one command. */
export function waysOfCommand(aggregate: Aggregate, command: string): readonly Way[] {
  return waysOf(aggregate).filter((way) => way.command === command);
}
