import { assign, emit, setup } from 'xstate';
import type { CreationMeta, DecisionMachine } from '../statechart/decision-machine.js';
import { frozenMachine } from '../statechart/frozen-machine.js';
import type { Campaign, CampaignDecision } from './campaign.js';
import type { CampaignCommand, CampaignCommandType } from './commands.js';
import { campaignEventOf } from './event-of.js';
import type { CampaignEvent } from './events.js';
import { evolveCampaign } from './evolve.js';
import type { CampaignFacts } from './input.js';
import { type CampaignRuleName, campaignRules } from './rules.js';

/** What a campaign actor is sent: the command and the facts of the moment, under the command's name. */
export type CampaignMachineEvent = {
  [Type in CampaignCommandType]: {
    readonly type: Type;
    readonly command: Extract<CampaignCommand, { readonly type: Type }>;
    readonly facts: CampaignFacts;
  };
}[CampaignCommandType];

/** What a campaign actor holds, and is started with. */
export interface CampaignMachineContext {
  readonly campaign: Campaign;
}

/** What the campaign machine says besides its states: how a campaign comes to be. */
export type CampaignMachineMeta = CreationMeta<CampaignCommandType, CampaignDecision, CampaignRuleName>;

/** The type of the campaign machine. */
export type CampaignMachine = DecisionMachine<
  CampaignMachineContext,
  CampaignMachineEvent,
  CampaignDecision,
  CampaignRuleName,
  CampaignEvent,
  CampaignMachineMeta
>;

/**
 * The campaign machine: decisions only, so the clock moves nothing. Statuses are computed by `campaignStatusAt`.
 * One literal config: it is what hosts run and draw, and what `decideCampaign` runs on, compiled to a table.
 */
export const campaignMachine: CampaignMachine = frozenMachine(createCampaignMachine());

function createCampaignMachine(): CampaignMachine {
  return setup({
    types: {
      context: {} as CampaignMachineContext,
      events: {} as CampaignMachineEvent,
      input: {} as CampaignMachineContext,
      emitted: {} as CampaignEvent,
      meta: {} as CampaignMachineMeta,
    },
    guards: {
      all: ({ context, event }, params: { readonly rules: readonly CampaignRuleName[] }) =>
        // The type of the event leads, the command decides: both must say the same.
        event.type === event.command.type &&
        params.rules.every((rule) => campaignRules[rule](context.campaign, event) === null),
    },
    actions: {
      emit_event: emit(({ context, event }) => campaignEventOf(context.campaign, event)),
      apply: assign(({ context, event }) => ({
        campaign: evolveCampaign(context.campaign, campaignEventOf(context.campaign, event)),
      })),
    },
  }).createMachine({
    id: 'campaign',
    description: 'What an agency decided about a partner campaign.',
    initial: 'draft',
    context: ({ input }) => ({ ...input }),
    meta: {
      creation: {
        create: {
          target: 'draft',
          guard: {
            type: 'all',
            params: {
              rules: [
                'agency_known',
                'boundaries_ahead',
                'registration_within_campaign',
                'length_within_limit',
                'texts_within_limits',
                'proposed_rate_within_bounds',
                'audience_within_limit',
                'contact_valid',
                'required_messenger_given',
                'messengers_applicable',
              ],
            },
          },
          description: 'The agency writes a campaign that sellers do not see yet (R2).',
        },
      },
    },
    states: {
      draft: {
        description: 'Written, not shown to sellers.',
        on: {
          edit: {
            target: 'draft',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'not_over',
                  'something_changes',
                  'starts_editable',
                  'boundaries_ahead',
                  'registration_within_campaign',
                  'length_within_limit',
                  'texts_within_limits',
                  'proposed_rate_within_bounds',
                  'audience_within_limit',
                  'contact_valid',
                  'required_messenger_given',
                  'messengers_applicable',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The agency changes some details (R8, R9).',
          },
          invite_shops: {
            target: 'draft',
            guard: {
              type: 'all',
              params: {
                rules: ['not_over', 'audience_of_shops', 'something_changes', 'audience_within_limit'],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The agency invites more shops to a campaign for named shops (R11).',
          },
          uninvite_shops: {
            target: 'draft',
            guard: {
              type: 'all',
              params: {
                rules: ['not_over', 'audience_of_shops', 'something_changes', 'audience_not_emptied'],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The agency takes shops off the list; their registrations stay (R11).',
          },
          publish: {
            target: 'published',
            guard: { type: 'all', params: { rules: ['not_over', 'quota_left'] } },
            actions: ['emit_event', 'apply'],
            description: 'The agency shows the campaign to sellers (R3, R14).',
          },
        },
      },
      published: {
        description: 'Shown to sellers; upcoming, ongoing or closed by the clock alone.',
        on: {
          edit: {
            target: 'published',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'not_over',
                  'something_changes',
                  'starts_editable',
                  'boundaries_ahead',
                  'registration_within_campaign',
                  'length_within_limit',
                  'texts_within_limits',
                  'proposed_rate_within_bounds',
                  'audience_within_limit',
                  'contact_valid',
                  'required_messenger_given',
                  'messengers_applicable',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description:
              'The agency changes some details: starts until the campaign begins, ends until it is over (R8, R9).',
          },
          invite_shops: {
            target: 'published',
            guard: {
              type: 'all',
              params: {
                rules: ['not_over', 'audience_of_shops', 'something_changes', 'audience_within_limit'],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The agency invites more shops to a campaign for named shops (R11).',
          },
          uninvite_shops: {
            target: 'published',
            guard: {
              type: 'all',
              params: {
                rules: ['not_over', 'audience_of_shops', 'something_changes', 'audience_not_emptied'],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The agency takes shops off the list; their registrations stay (R11).',
          },
          end_early: {
            target: 'ended_early',
            guard: { type: 'all', params: { rules: ['not_over'] } },
            actions: ['emit_event', 'apply'],
            description: 'The agency ends the campaign before the end of its period (Q16).',
          },
          announce: {
            target: 'published',
            guard: { type: 'all', params: { rules: ['milestone_reached'] } },
            actions: ['emit_event', 'apply'],
            description: 'The clock tells consumers, once, that the campaign started or ended.',
          },
        },
      },
      ended_early: {
        description: 'Ended by the agency before the end of its period.',
        on: {
          announce: {
            target: 'ended_early',
            guard: { type: 'all', params: { rules: ['milestone_reached'] } },
            actions: ['emit_event', 'apply'],
            description: 'The clock tells consumers, once, that the campaign ended.',
          },
        },
      },
    },
  });
}
