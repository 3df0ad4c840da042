import type { Actor } from '../core/actor.js';
import type { CampaignId } from '../core/ids.js';
import { laterOf } from '../core/instant.js';
import type { DomainEvent } from '../ports/save.js';
import type { Warning } from '../registration/warnings.js';
import type { Dependencies } from './dependencies.js';
import { type CommandObservation, type ObservedActor, type ObservedOutcome, tell } from './observe.js';
import type { Answer } from './reasons.js';

/** What is known of a command before it is decided. */
export type WatchedCommand = Pick<CommandObservation, 'command' | 'kind' | 'id' | 'campaignId' | 'commandId'>;

/** Results tell where a command belongs, and what is worth telling. */
export interface WatchedAnswerValue {
  readonly campaignId: CampaignId;
  readonly warnings?: readonly Warning[];
}

type WatchedAnswer = Answer<WatchedAnswerValue>;

/** Watches commands that are run together, from when it is made, and tells the observer of each, once. */
export interface Watch<Task> {
  /** All that have no answer yet are decided, for the first time or again. */
  attempt(): void;
  /** A command is on a record of this campaign. */
  found(task: Task, campaignId: CampaignId | undefined): void;
  /** What a command brought about was saved, now and not before. */
  saved(task: Task, events: readonly DomainEvent[]): void;
  /** A command has its answer; only the first counts. */
  answered(task: Task, answer: WatchedAnswer): void;
  /** Waits for the work; when it throws, all that have no answer have failed. */
  over<Done>(work: Promise<Done>): Promise<Done>;
}

/** Begins to watch; does next to nothing when nobody observes. */
export function watch<Task>(
  { observe, clock }: Dependencies,
  actor: Actor,
  tasks: readonly Task[],
  watched: (task: Task) => WatchedCommand,
): Watch<Task> {
  if (observe?.command === undefined) return UNWATCHED;
  const startedAt = clock.now();
  const open = new Map(tasks.map((task) => [task, watched(task)]));
  const saved = new Map<Task, readonly DomainEvent[]>();
  let attempts = 0;

  const end = (task: Task, outcome: ObservedOutcome, known: Partial<WatchedCommand> = {}) => {
    const command = open.get(task);
    if (command === undefined) return;
    open.delete(task);
    tell(() => {
      const endedAt = laterOf(startedAt, clock.now());
      const times = { attempts, startedAt, endedAt, duration: endedAt - startedAt };
      return observe.command?.({ ...command, ...known, actor: observed(actor), outcome, ...times });
    });
  };

  return {
    attempt: () => {
      attempts += 1;
    },
    found: (task, campaignId) => {
      const command = open.get(task);
      if (command !== undefined && campaignId !== undefined) open.set(task, { ...command, campaignId });
    },
    saved: (task, events) => {
      saved.set(task, events);
    },
    answered: (task, answer) => {
      const known = answer.ok ? placeOf(open.get(task), answer.value.campaignId) : {};
      end(task, outcomeOf(answer, saved.get(task)), known);
    },
    over: async (work) => {
      try {
        return await work;
      } catch (error) {
        for (const task of open.keys()) end(task, { kind: 'failed', error });
        throw error;
      }
    },
  };
}

const UNWATCHED: Watch<unknown> = {
  attempt: () => {},
  found: () => {},
  saved: () => {},
  answered: () => {},
  over: (work) => work,
};

/** The result's campaign: of one that was created before, the id is not the one that was made for it this time. */
function placeOf(command: WatchedCommand | undefined, campaignId: CampaignId): Partial<WatchedCommand> {
  return command?.kind === 'campaign' ? { id: campaignId, campaignId } : { campaignId };
}

function outcomeOf(answer: WatchedAnswer, events: readonly DomainEvent[] | undefined): ObservedOutcome {
  if (!answer.ok) return { kind: 'refused', codes: answer.refusal.reasons.map(({ code }) => code) };
  if (events === undefined) return { kind: 'answered_before' };
  const warnings = (answer.value.warnings ?? []).map(({ code }) => code);
  return { kind: 'accepted', events: events.map(({ type }) => type), warnings };
}

function observed(actor: Actor): ObservedActor {
  const { role } = actor;
  switch (actor.role) {
    case 'seller':
      return { role, tenant: actor.shopId };
    case 'agency':
      return { role, tenant: actor.agencyId };
    case 'creator':
      return { role, tenant: actor.creatorId };
    default:
      return { role };
  }
}
