import { assign, emit, setup } from 'xstate';
import type { CreationMeta, DecisionMachine } from '../statechart/decision-machine.js';
import { frozenMachine } from '../statechart/frozen-machine.js';
import type { LinkCommand, LinkCommandType } from './commands.js';
import { linkEventOf } from './event-of.js';
import type { CreatorLinkEvent } from './events.js';
import { evolveLink } from './evolve.js';
import type { LinkFacts } from './input.js';
import type { CreatorLink, LinkDecision } from './link.js';
import { type LinkRuleName, linkRules } from './rules.js';

/** What a link actor is sent: the command and the facts of the moment, under the command's name. */
export type LinkMachineEvent = {
  [Type in LinkCommandType]: {
    readonly type: Type;
    readonly command: Extract<LinkCommand, { readonly type: Type }>;
    readonly facts: LinkFacts;
  };
}[LinkCommandType];

/** What a link actor holds, and is started with. */
export interface LinkMachineContext {
  readonly link: CreatorLink;
}

/** What the link machine says besides its states: how a link comes to be. */
export type LinkMachineMeta = CreationMeta<LinkCommandType, LinkDecision, LinkRuleName>;

/** The type of the link machine. */
export type LinkMachine = DecisionMachine<
  LinkMachineContext,
  LinkMachineEvent,
  LinkDecision,
  LinkRuleName,
  CreatorLinkEvent,
  LinkMachineMeta
>;

/**
 * The link machine: a creator adds a link and removes it. What was promised ends by itself too, with the registration or
 * the campaign; that is computed, and moves nothing. One literal config: it is what hosts run and draw, and what
 * `decideLink` runs on, compiled to a table.
 */
export const linkMachine: LinkMachine = frozenMachine(createLinkMachine());

function createLinkMachine(): LinkMachine {
  return setup({
    types: {
      context: {} as LinkMachineContext,
      events: {} as LinkMachineEvent,
      input: {} as LinkMachineContext,
      emitted: {} as CreatorLinkEvent,
      meta: {} as LinkMachineMeta,
    },
    guards: {
      all: ({ context, event }, params: { readonly rules: readonly LinkRuleName[] }) =>
        // The type of the event leads, the command decides: both must say the same.
        event.type === event.command.type &&
        params.rules.every((rule) => linkRules[rule](context.link, event) === null),
    },
    actions: {
      emit_event: emit(({ context, event }) => linkEventOf(context.link, event)),
      apply: assign(({ context, event }) => ({
        link: evolveLink(context.link, linkEventOf(context.link, event)),
      })),
    },
  }).createMachine({
    id: 'creator_link',
    description: 'What a creator decided about the link to one registered product.',
    initial: 'added',
    context: ({ input }) => ({ ...input }),
    meta: {
      creation: {
        add_link: {
          target: 'added',
          guard: {
            type: 'all',
            params: {
              rules: [
                'creator_named',
                'creator_matches',
                'campaign_not_over',
                'registration_running',
                'creator_rate_set',
              ],
            },
          },
          description: 'The creator adds the link, and is promised the terms of that moment (R62, R68).',
        },
      },
    },
    states: {
      added: {
        description: 'In the showcase of the creator.',
        on: {
          add_link: {
            target: 'added',
            guard: {
              type: 'all',
              params: {
                rules: [
                  'creator_matches',
                  'promise_ended',
                  'campaign_not_over',
                  'registration_running',
                  'creator_rate_set',
                ],
              },
            },
            actions: ['emit_event', 'apply'],
            description:
              'The creator adds it to a later attempt of the registration, for the terms of that moment.',
          },
          remove_link: {
            target: 'removed',
            guard: { type: 'all', params: { rules: [] } },
            actions: ['emit_event', 'apply'],
            description: 'The creator takes the link out, and the promise ends (R68).',
          },
        },
      },
      removed: {
        description: 'Taken out of the showcase.',
        on: {
          add_link: {
            target: 'added',
            guard: {
              type: 'all',
              params: {
                rules: ['creator_matches', 'campaign_not_over', 'registration_running', 'creator_rate_set'],
              },
            },
            actions: ['emit_event', 'apply'],
            description: 'The creator adds the link again, for the terms of that moment (R68).',
          },
        },
      },
    },
  });
}
