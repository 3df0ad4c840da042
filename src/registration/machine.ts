import { assign, emit, setup } from 'xstate';
import type { CreationMeta, DecisionMachine } from '../statechart/decision-machine.js';
import { frozenMachine } from '../statechart/frozen-machine.js';
import type { CommandOf, CommandType } from './commands.js';
import { contactIn } from './commands.js';
import { registrationEventOf } from './event-of.js';
import type { RegistrationEvent } from './events.js';
import { evolveRegistration } from './evolve.js';
import type { RegistrationFacts } from './input.js';
import type { Decision, Registration } from './registration.js';
import { type RegistrationRuleName, registrationRules } from './rules.js';
import { adoptions, adoptionsOfNew, disqualification, holdsIn } from './shared-transitions.js';

/** What a registration actor is sent: the command and the facts of the moment, under the command's name. */
export type RegistrationMachineEvent = {
  [Type in CommandType]: {
    readonly type: Type;
    readonly command: CommandOf<Type>;
    readonly facts: RegistrationFacts;
  };
}[CommandType];

/** What a registration actor holds, and is started with. */
export interface RegistrationMachineContext {
  readonly registration: Registration;
}

/** What the registration machine says besides its states: how a registration comes to be. */
export type RegistrationMachineMeta = CreationMeta<CommandType, Decision, RegistrationRuleName>;

/** The type of the registration machine. */
export type RegistrationMachine = DecisionMachine<
  RegistrationMachineContext,
  RegistrationMachineEvent,
  Decision,
  RegistrationRuleName,
  RegistrationEvent,
  RegistrationMachineMeta
>;

/**
 * The registration machine: seven decisions, and the commands that lead from one to the next. Decisions only, so the
 * clock moves nothing by itself: statuses are computed by `statusAt`. One flat config: it is what hosts run and
 * draw, and what `decide` runs on, compiled to a table.
 */
export const registrationMachine: RegistrationMachine = frozenMachine(createRegistrationMachine());

function createRegistrationMachine(): RegistrationMachine {
  return setup({
    types: {
      context: {} as RegistrationMachineContext,
      events: {} as RegistrationMachineEvent,
      input: {} as RegistrationMachineContext,
      emitted: {} as RegistrationEvent,
      meta: {} as RegistrationMachineMeta,
    },
    guards: {
      all: ({ context, event }, params: { readonly rules: readonly RegistrationRuleName[] }) =>
        // The type of the event leads, the command decides: both must say the same.
        event.type === event.command.type &&
        params.rules.every((rule) => registrationRules[rule](context.registration, event) === null),
    },
    actions: {
      emit_event: emit(({ context, event }) => registrationEventOf(context.registration, event)),
      apply: assign(({ context, event }) => ({
        registration: evolveRegistration(
          context.registration,
          registrationEventOf(context.registration, event),
          contactIn(event.command),
        ),
      })),
    },
  }).createMachine({
    id: 'registration',
    description: 'What seller and agency decided about one product of one shop in one campaign.',
    initial: 'pending',
    context: ({ input }) => ({ ...input }),
    meta: {
      creation: {
        register: {
          target: 'pending',
          guard: {
            type: 'all',
            params: {
              rules: [
                'campaign_not_over',
                'campaign_published',
                'window_open',
                'shop_known',
                'shop_invited',
                'market_matches',
                'shop_active',
                'added_shop_rules_met',
                'product_known',
                'product_promotable',
                'added_product_rules_met',
                'total_rate_within_bounds',
                'proposed_rate_met',
                'shop_ads_rate_within_bounds',
                'sample_quantity_within_limit',
                'email_valid',
                'whatsapp_valid',
                'no_host_veto',
              ],
            },
          },
          description: 'The seller puts a product up for review (seed steps 5 and 6, R22).',
        },
        adopt: adoptionsOfNew,
      },
    },
    states: {
      pending: {
        description: 'Waits for the review of the agency.',
        on: {
          approve: {
            target: 'approved',
            guard: { type: 'all', params: { rules: ['campaign_not_over', 'not_held', 'no_host_veto'] } },
            actions: ['emit_event', 'apply'],
            description: 'The agency accepts the product with its rate and samples (R40).',
          },
          reject: {
            target: 'rejected',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'campaign_not_over',
                  'reject_reason_given',
                  'wanted_terms_within_bounds',
                  'wanted_terms_above_offer',
                  'not_held',
                  'no_host_veto',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The agency says no with its reasons (R42).',
          },
          block: {
            target: 'blocked',
            guard: { type: 'all', params: { rules: ['campaign_not_over', 'not_held', 'no_host_veto'] } },
            actions: ['emit_event', 'apply'],
            description: 'The agency says no for good (R43).',
          },
          withdraw: {
            target: 'withdrawn',
            guard: {
              type: 'all',
              params: { rules: ['campaign_not_over', 'withdraw_offered', 'not_held', 'no_host_veto'] },
            },
            actions: ['emit_event', 'apply'],
            description: 'The seller takes the registration back before the review (Q9).',
          },
          ...holdsIn('pending'),
          disqualify: disqualification,
          adopt: adoptions,
          meet_deadline: [
            {
              target: 'approved',
              guard: {
                type: 'all',
                params: {
                  rules: ['campaign_not_over', 'deadline_due', 'not_held', 'no_host_veto', 'due_to_approve'],
                },
              },
              actions: ['emit_event', 'apply'],
              description: 'Nobody reviewed in time, and the deadline says approve (Q8).',
            },
            {
              target: 'rejected',
              guard: {
                type: 'all',
                params: {
                  rules: ['campaign_not_over', 'deadline_due', 'not_held', 'no_host_veto', 'due_to_reject'],
                },
              },
              actions: ['emit_event', 'apply'],
              description: 'Nobody reviewed in time, and the deadline says reject (Q8).',
            },
          ],
        },
      },
      approved: {
        description: 'Accepted by the agency: scheduled, live or ended by the clock alone.',
        on: {
          request_close: {
            target: 'close_requested',
            guard: { type: 'all', params: { rules: ['campaign_not_over', 'not_held', 'no_host_veto'] } },
            actions: ['emit_event', 'apply'],
            description: 'The seller asks the agency to end the collaboration (R50).',
          },
          raise_sample_quantity: {
            target: 'approved',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'campaign_not_over',
                  'sample_quantity_raised',
                  'sample_quantity_within_limit',
                  'not_held',
                  'no_host_veto',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The seller gives more samples (R81).',
          },
          set_shop_ads_rate: {
            target: 'approved',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'campaign_not_over',
                  'shop_ads_rate_unset',
                  'shop_ads_rate_within_bounds',
                  'not_held',
                  'no_host_veto',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The seller sets the Shop Ads rate, once (R64, R65).',
          },
          change_total_rate: {
            target: 'approved',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'campaign_not_over',
                  'total_rate_change_offered',
                  'rate_changes',
                  'total_rate_within_bounds',
                  'proposed_rate_met',
                  'creator_within_total',
                  'not_held',
                  'no_host_veto',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description:
              'The seller changes the total rate, as far as the policy lets; a lower one may take effect later (Q17).',
          },
          set_creator_rate: {
            target: 'approved',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'campaign_not_over',
                  'rate_changes',
                  'creator_rate_within_bounds',
                  'creator_within_total',
                  'creator_ads_within_total',
                  'not_held',
                  'no_host_veto',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description:
              "The agency sets the creators' part of the total rate, and of that for ads (R62, Q20).",
          },
          ...holdsIn('approved'),
          disqualify: disqualification,
          adopt: adoptions,
          meet_deadline: {
            target: 'approved',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'campaign_not_over',
                  'deadline_due',
                  'not_held',
                  'no_host_veto',
                  'due_to_change_total_rate',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The lower total rate that the seller set takes effect (R71, R72).',
          },
        },
      },
      close_requested: {
        description: 'Runs on until the agency agrees to close it.',
        on: {
          cancel_close_request: {
            target: 'approved',
            guard: {
              type: 'all',
              params: { rules: ['campaign_not_over', 'cancel_close_offered', 'not_held', 'no_host_veto'] },
            },
            actions: ['emit_event', 'apply'],
            description: 'The seller takes the close request back.',
          },
          approve_close: {
            target: 'closed',
            guard: { type: 'all', params: { rules: ['campaign_not_over', 'not_held', 'no_host_veto'] } },
            actions: ['emit_event', 'apply'],
            description: 'The agency agrees, and the collaboration ends (R51).',
          },
          decline_close: {
            target: 'approved',
            guard: {
              type: 'all',
              params: { rules: ['campaign_not_over', 'decline_close_offered', 'not_held', 'no_host_veto'] },
            },
            actions: ['emit_event', 'apply'],
            description: 'The agency declines, and the collaboration goes on (Q14).',
          },
          raise_sample_quantity: {
            target: 'close_requested',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'campaign_not_over',
                  'sample_quantity_raised',
                  'sample_quantity_within_limit',
                  'not_held',
                  'no_host_veto',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The seller gives more samples (R81).',
          },
          ...holdsIn('close_requested'),
          disqualify: disqualification,
          adopt: adoptions,
          meet_deadline: {
            target: 'closed',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'campaign_not_over',
                  'deadline_due',
                  'not_held',
                  'no_host_veto',
                  'due_to_approve_close',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The agency did not answer in time (Q14).',
          },
        },
      },
      rejected: {
        description: 'Refused with reasons; the seller may adjust and register again.',
        on: {
          reregister: {
            target: 'pending',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'campaign_not_over',
                  'campaign_published',
                  'window_open',
                  'shop_known',
                  'shop_invited',
                  'market_matches',
                  'shop_active',
                  'added_shop_rules_met',
                  'product_known',
                  'product_promotable',
                  'added_product_rules_met',
                  'total_rate_within_bounds',
                  'proposed_rate_met',
                  'wanted_terms_met',
                  'shop_ads_rate_within_bounds',
                  'sample_quantity_within_limit',
                  'email_valid',
                  'whatsapp_valid',
                  'not_held',
                  'no_host_veto',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The seller tries again, with other terms or the same (R42, Q11).',
          },
          ...holdsIn('rejected'),
          disqualify: disqualification,
          adopt: adoptions,
        },
      },
      blocked: {
        description: 'Refused for good.',
      },
      withdrawn: {
        description: 'Taken back by the seller before the review.',
        on: {
          reregister: {
            target: 'pending',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'campaign_not_over',
                  'campaign_published',
                  'window_open',
                  'reregister_offered',
                  'shop_known',
                  'shop_invited',
                  'market_matches',
                  'shop_active',
                  'added_shop_rules_met',
                  'product_known',
                  'product_promotable',
                  'added_product_rules_met',
                  'total_rate_within_bounds',
                  'proposed_rate_met',
                  'wanted_terms_met',
                  'shop_ads_rate_within_bounds',
                  'sample_quantity_within_limit',
                  'email_valid',
                  'whatsapp_valid',
                  'not_held',
                  'no_host_veto',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The seller puts the product up for review after all.',
          },
          ...holdsIn('withdrawn'),
          disqualify: disqualification,
          adopt: adoptions,
        },
      },
      closed: {
        description:
          'Ended before the campaign: the agency agreed to it, or the platform took the product out.',
        on: {
          reregister: {
            target: 'pending',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'campaign_not_over',
                  'campaign_published',
                  'window_open',
                  'not_disqualified',
                  'reregister_offered',
                  'shop_known',
                  'shop_invited',
                  'market_matches',
                  'shop_active',
                  'added_shop_rules_met',
                  'product_known',
                  'product_promotable',
                  'added_product_rules_met',
                  'total_rate_within_bounds',
                  'proposed_rate_met',
                  'shop_ads_rate_within_bounds',
                  'sample_quantity_within_limit',
                  'email_valid',
                  'whatsapp_valid',
                  'not_held',
                  'no_host_veto',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The seller comes back with the product.',
          },
          ...holdsIn('closed'),
          disqualify: {
            target: 'closed',
            guard: { type: 'all', params: { rules: ['not_disqualified'] } },
            actions: ['emit_event', 'apply'],
            description: 'The platform takes the product out for good (R26, R27, Q27).',
          },
          adopt: adoptions,
        },
      },
    },
  });
}
