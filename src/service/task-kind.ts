import type * as z from 'zod';
import type { Actor } from '../core/actor.js';
import type { CampaignId, CommandId } from '../core/ids.js';
import type { Instant } from '../core/instant.js';
import { type Refused, refuse } from '../core/result.js';
import type { CommandReceipt, SaveGroup } from '../ports/save.js';
import type { Standards } from '../registration/standards.js';
import type { Dependencies } from './dependencies.js';
import type { RefusalReason } from './reasons.js';
import type { WatchedAnswerValue, WatchedCommand } from './watch.js';

/** What a task comes to in a world: refused, answered before, or accepted and to be saved. */
export type TaskJudgement<Result> =
  | ({ readonly kind: 'refused' } & Refused<RefusalReason>)
  | { readonly kind: 'answered'; readonly receipt: CommandReceipt }
  | { readonly kind: 'accepted'; readonly group: SaveGroup; readonly result: Result };

/** A task that is refused for one reason. */
export function refused(reason: RefusalReason): { readonly kind: 'refused' } & Refused<RefusalReason> {
  return { kind: 'refused', ...refuse(reason) };
}

/** Who asks, when, and by which standards. */
export interface Asking {
  readonly actor: Actor;
  readonly at: Instant;
  readonly standards: Standards;
}

/** A parsed command together with what it is for. */
export interface AnyTask {
  readonly commandId?: CommandId;
}

/** How tasks of one kind are run: what they are decided on, how, and what is remembered of them. */
export interface TaskKind<Task extends AnyTask, World, Result extends WatchedAnswerValue> {
  /** Tasks with the same turn come after each other, so that each is judged on what those before it have left. */
  turnOf(task: Task): string;
  /** Reads what tasks are decided on, in one batch for each kind of record. */
  read(dependencies: Dependencies, actor: Actor, tasks: readonly Task[], at: Instant): Promise<World>;
  /** Is it the actor's to ask, was it asked before, and do the rules accept it? */
  judge(task: Task, world: World, asking: Asking): TaskJudgement<Result>;
  /** The campaign that a task belongs to, if the world knows it. */
  campaignIn(world: World, task: Task): CampaignId | undefined;
  watched(task: Task): WatchedCommand;
  /** What a command id stands for: asked again it must be the same. */
  payloadOf(task: Task): unknown;
  /** Reads a result back from a receipt. */
  readonly resultSchema: z.ZodType<Result>;
}
