import type { AgencyId, CreatorId, ShopId } from './ids.js';

/** Someone acting for a shop. */
export interface SellerActor {
  readonly role: 'seller';
  readonly shopId: ShopId;
  /** The person, for the audit trail; never used to decide. */
  readonly userId?: string;
}

/** Someone acting for an agency (the partner). */
export interface AgencyActor {
  readonly role: 'agency';
  readonly agencyId: AgencyId;
  /** The person, for the audit trail; never used to decide. */
  readonly userId?: string;
}

/** A creator, or someone acting for one: with links and samples only, a creator sees no campaign and no registration. */
export interface CreatorActor {
  readonly role: 'creator';
  readonly creatorId: CreatorId;
  /** The person, for the audit trail; never used to decide. */
  readonly userId?: string;
}

/** The marketplace itself: its staff and its jobs. */
export interface PlatformActor {
  readonly role: 'platform';
  /** The person, for the audit trail; never used to decide. */
  readonly userId?: string;
}

/** The passing of time: the actor of a met deadline. Never accepted from outside. */
export interface ClockActor {
  readonly role: 'clock';
}

/** Who does something; kept in every event. */
export type Actor = SellerActor | AgencyActor | CreatorActor | PlatformActor | ClockActor;

/** The kind of an actor. */
export type Role = Actor['role'];

/** The actor with the given role. */
export type ActorOf<R extends Role> = Extract<Actor, { readonly role: R }>;

/** Tells whether an actor has one of the roles. */
export function hasRole<R extends Role>(actor: Actor, roles: readonly R[]): actor is ActorOf<R> {
  const given: readonly Role[] = roles;
  return given.includes(actor.role);
}

/** The clock as an actor. */
export const CLOCK: ClockActor = Object.freeze({ role: 'clock' });
