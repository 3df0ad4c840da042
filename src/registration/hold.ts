import { frozenCopy } from '../core/frozen.js';
import type { Instant } from '../core/instant.js';

/** Id of a hold, unique among those of its registration: 1 to 200 characters, chosen by whoever places it. */
export type HoldId = string;

/** Most holds that a registration may have at once: a technical bound, so that its record stays small. */
export const MAXIMUM_HOLDS = 20;

/** What may be held: every command of people but those of holds themselves, and those of the platform. */
export const holdableCommands = /* @__PURE__ */ frozenCopy([
  'approve',
  'reject',
  'block',
  'withdraw',
  'reregister',
  'request_close',
  'cancel_close_request',
  'approve_close',
  'decline_close',
  'raise_sample_quantity',
  'set_shop_ads_rate',
  'change_total_rate',
  'set_creator_rate',
] as const);

/** A command that may be held. */
export type HoldableCommand = (typeof holdableCommands)[number];

/** Who may place a hold. */
export const holders = /* @__PURE__ */ frozenCopy(['platform', 'agency'] as const);

/** Who may place a hold. */
export type Holder = (typeof holders)[number];

/**
 * Stops the commands that it names until it is released, those that a deadline stands in for included. It outlives the
 * decision: a registration that is registered again is held as before.
 */
export interface Hold {
  readonly id: HoldId;
  /** One or more, each once. */
  readonly commands: readonly HoldableCommand[];
  /** Whose it is: the platform releases every hold, an agency its own side's. */
  readonly placedBy: Holder;
  readonly placedAt: Instant;
  /** Why; the seller sees it too. */
  readonly note?: string;
}

/** The holds that stop a command, in the order in which they were placed. */
export function holdsOn(holds: readonly Hold[], command: string): readonly Hold[] {
  return holds.filter((hold) => hold.commands.some((held) => held === command));
}

/** The hold with an id, if there is one. */
export function findHold(holds: readonly Hold[] | undefined, id: HoldId): Hold | undefined {
  return holds?.find((hold) => hold.id === id);
}
