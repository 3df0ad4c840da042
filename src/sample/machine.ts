import { assign, emit, setup } from 'xstate';
import type { CreationMeta, DecisionMachine } from '../statechart/decision-machine.js';
import { frozenMachine } from '../statechart/frozen-machine.js';
import type { SampleCommandOf, SampleCommandType } from './commands.js';
import { sampleEventOf } from './event-of.js';
import type { SampleEvent } from './events.js';
import { evolveSampleRequest } from './evolve.js';
import type { SampleFacts } from './facts.js';
import type { SampleDecision, SampleRequest } from './request.js';
import { type SampleRuleName, sampleRules } from './rules.js';
import {
  cancellation,
  cancellationAfterShipment,
  firstRequest,
  lapse,
  refusal,
  requestAgain,
  requestAnew,
  withdrawal,
} from './shared-transitions.js';

/** What a sample actor is sent: the command and the facts of the moment, under the command's name. */
export type SampleMachineEvent = {
  [Type in SampleCommandType]: {
    readonly type: Type;
    readonly command: SampleCommandOf<Type>;
    readonly facts: SampleFacts;
  };
}[SampleCommandType];

/** What a sample actor holds, and is started with. The ledger is made of the events that the actor tells. */
export interface SampleMachineContext {
  readonly request: SampleRequest;
}

/** What the sample machine says besides its states: how a request comes to be. */
export type SampleMachineMeta = CreationMeta<SampleCommandType, SampleDecision, SampleRuleName>;

/** The type of the sample machine. */
export type SampleMachine = DecisionMachine<
  SampleMachineContext,
  SampleMachineEvent,
  SampleDecision,
  SampleRuleName,
  SampleEvent,
  SampleMachineMeta
>;

/**
 * The sample machine: seven decisions, and the commands that lead from one to the next. Decisions only, so the clock
 * moves nothing by itself: statuses are computed by `sampleStatusAt`. One flat config: it is what hosts run and draw,
 * and what `decideSample` runs on, compiled to a table.
 */
export const sampleMachine: SampleMachine = frozenMachine(createSampleMachine());

function createSampleMachine(): SampleMachine {
  return setup({
    types: {
      context: {} as SampleMachineContext,
      events: {} as SampleMachineEvent,
      input: {} as SampleMachineContext,
      emitted: {} as SampleEvent,
      meta: {} as SampleMachineMeta,
    },
    guards: {
      all: ({ context, event }, params: { readonly rules: readonly SampleRuleName[] }) =>
        // The type of the event leads, the command decides: both must say the same.
        event.type === event.command.type &&
        params.rules.every((rule) => sampleRules[rule](context.request, event) === null),
    },
    actions: {
      emit_event: emit(({ context, event }) => sampleEventOf(context.request, event)),
      apply: assign(({ context, event }) => ({
        request: evolveSampleRequest(context.request, sampleEventOf(context.request, event)),
      })),
    },
  }).createMachine({
    id: 'sample',
    description: 'What became of one request of a creator for a sample of a registered product.',
    initial: 'agency_review',
    context: ({ input }) => ({ ...input }),
    meta: { creation: { request_sample: firstRequest } },
    states: {
      agency_review: {
        description: 'The creator asked, and waits for the agency.',
        on: {
          request_sample: requestAnew,
          approve_sample: [
            {
              target: 'seller_review',
              guard: {
                type: 'all',
                params: {
                  rules: [
                    'campaign_not_over',
                    'registration_runs',
                    'reviewers_turn',
                    'leads_to_seller_review',
                  ],
                },
              },
              actions: ['emit_event', 'apply'],
              description: 'The agency agrees, and the seller reviews it (Q21).',
            },
            {
              target: 'awaiting_shipment',
              guard: {
                type: 'all',
                params: {
                  rules: ['campaign_not_over', 'registration_runs', 'reviewers_turn', 'leads_to_shipment'],
                },
              },
              actions: ['emit_event', 'apply'],
              description: "The agency agrees, and its word counts for the seller's (Q21).",
            },
          ],
          reject_sample: refusal,
          withdraw_sample: withdrawal,
          cancel_sample: cancellation,
          meet_sample_deadline: lapse,
        },
      },
      seller_review: {
        description: 'Waits for the seller.',
        on: {
          request_sample: requestAnew,
          approve_sample: {
            target: 'awaiting_shipment',
            guard: {
              type: 'all',
              params: { rules: ['campaign_not_over', 'registration_runs', 'reviewers_turn'] },
            },
            actions: ['emit_event', 'apply'],
            description: 'The seller agrees to send it.',
          },
          reject_sample: refusal,
          withdraw_sample: withdrawal,
          cancel_sample: cancellation,
          meet_sample_deadline: lapse,
        },
      },
      awaiting_shipment: {
        description: 'All have agreed; the seller has to ship it.',
        on: {
          request_sample: requestAnew,
          withdraw_sample: {
            target: 'cancelled',
            guard: {
              type: 'all',
              params: {
                rules: ['campaign_not_over', 'registration_runs', 'withdrawer_asked', 'withdrawal_in_time'],
              },
            },
            actions: ['emit_event', 'apply'],
            description:
              'The creator, or the agency that asked, takes the request back before the shipment (R89).',
          },
          ship_sample: {
            target: 'shipped',
            guard: { type: 'all', params: { rules: ['campaign_not_over', 'registration_runs'] } },
            actions: ['emit_event', 'apply'],
            description: 'It was handed to the carrier: the unit is used (Q22).',
          },
          cancel_sample: cancellation,
          meet_sample_deadline: lapse,
        },
      },
      shipped: {
        description: 'On its way to the creator, whatever becomes of the product.',
        on: {
          receive_sample: {
            target: 'content_pending',
            guard: { type: 'all', params: { rules: [] } },
            actions: ['emit_event', 'apply'],
            description: 'The creator has it.',
          },
          cancel_sample: cancellationAfterShipment,
        },
      },
      content_pending: {
        description: 'With the creator, who owes content.',
        on: {
          post_content: {
            target: 'completed',
            guard: { type: 'all', params: { rules: ['content_long_enough', 'content_in_time'] } },
            actions: ['emit_event', 'apply'],
            description: 'The creator posted content that counts (R90).',
          },
          extend_content_duty: {
            target: 'content_pending',
            guard: {
              type: 'all',
              params: { rules: ['extension_offered', 'content_has_deadline', 'not_extended_before'] },
            },
            actions: ['emit_event', 'apply'],
            description: 'The creator has longer, once (R87).',
          },
          cancel_sample: cancellationAfterShipment,
          meet_sample_deadline: {
            target: 'cancelled',
            guard: { type: 'all', params: { rules: ['deadline_due'] } },
            actions: ['emit_event', 'apply'],
            description: 'No content came in time (R87).',
          },
        },
      },
      completed: {
        description: 'The creator posted the content.',
      },
      cancelled: {
        description: 'It came to nothing; the creator may ask again.',
        on: { request_sample: requestAgain },
      },
    },
  });
}
