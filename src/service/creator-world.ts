import type { Campaign } from '../campaign/campaign.js';
import type { Actor } from '../core/actor.js';
import type { CreatorId, RegistrationId } from '../core/ids.js';
import { idUnder } from '../core/ids.js';
import { isRunning } from '../creator/running.js';
import type { CommandReceipt } from '../ports/save.js';
import { canSeeRegistration } from '../registration/authority.js';
import type { Registration } from '../registration/registration.js';
import type { Dependencies } from './dependencies.js';
import { itself, lookUp } from './look-up.js';
import { campaignsOf } from './read-registrations.js';
import { commandKey } from './receipts.js';
import type { AnyTask } from './task-kind.js';

/** What a task is for: what one creator has under a registration. */
export interface CreatorPlace extends AnyTask {
  readonly registrationId: RegistrationId;
  readonly creatorId: CreatorId;
}

/** What commands on links, or on sample requests, are decided on: only what the actor sees. */
export interface CreatorWorld<Kept> {
  /** Links, or sample requests, by their ids. */
  readonly kept: ReadonlyMap<string, Kept>;
  /** The registration that each is under, or would be, by the id of what is under it. */
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly receipts: ReadonlyMap<string, CommandReceipt>;
}

/** The id of what a task is for. */
export function placeIdOf({ registrationId, creatorId }: CreatorPlace): string {
  return idUnder(registrationId, creatorId);
}

/** Reads what tasks are decided on; what is not the actor's is as if it were not there. */
export async function readCreatorWorld<Kept>(
  { store }: Pick<Dependencies, 'store'>,
  actor: Actor,
  tasks: readonly CreatorPlace[],
  of: {
    readonly find: (ids: readonly string[]) => Promise<readonly (Kept | undefined)[]>;
    readonly canSee: (actor: Actor, kept: Kept) => boolean;
  },
): Promise<CreatorWorld<Kept>> {
  const [found, all, receipts] = await Promise.all([
    lookUp(tasks.map(placeIdOf), itself, of.find),
    lookUp(
      tasks.map(({ registrationId }) => registrationId),
      itself,
      (ids) => store.registrations.find(ids),
    ),
    lookUp(
      tasks.flatMap(({ commandId }) => commandId ?? []),
      itself,
      (ids) => store.findCommands(ids.map((id) => commandKey(actor, id))),
    ),
  ]);
  const kept = new Map([...found].filter(([, record]) => of.canSee(actor, record)));
  const registrations = new Map<string, Registration>();
  for (const task of tasks) {
    const id = placeIdOf(task);
    const registration = all.get(task.registrationId);
    if (registration !== undefined && (kept.has(id) || mayBeginUnder(registration, task, actor)))
      registrations.set(id, registration);
  }
  const campaigns = await campaignsOf(store, [...registrations.values()]);
  return { kept, registrations, campaigns, receipts };
}

/**
 * Tells whether an actor may know of a registration that a creator has nothing under yet. To a creator, those that run
 * are there, for itself; of all others it learns nothing.
 */
function mayBeginUnder(registration: Registration, { creatorId }: CreatorPlace, actor: Actor): boolean {
  if (actor.role !== 'creator') return canSeeRegistration(actor, registration);
  return actor.creatorId === creatorId && isRunning(registration.decision);
}
