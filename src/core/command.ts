import type { Actor, ActorOf, Role } from './actor.js';
import type { Instant } from './instant.js';
import type { VendorName } from './vendor-name.js';

/** Which roles may issue each command. */
export type Roles<Type extends string> = { readonly [T in Type]: readonly Role[] };

/**
 * A command as it is decided: its parsed input, with the instant and the actor that the host vouches for. Neither
 * ever comes from the input.
 */
export type Stamped<Input extends { readonly type: string }, R extends Roles<Input['type']>> = {
  [T in Input['type']]: Extract<Input, { readonly type: T }> & {
    readonly at: Instant;
    readonly actor: ActorOf<R[T][number]>;
  };
}[Input['type']];

/** Codes of a command that is turned away before any rule is asked. */
export interface CommandRefusals {
  /** There is no such thing, or it is not this actor's to see. */
  readonly not_found: {
    /** What was asked for. */
    readonly kind: 'campaign' | 'registration' | 'product' | 'shop' | 'creator_link' | 'sample_request';
    /** The id that was asked for. */
    readonly id: string;
  };
  /** The actor sees it, but this command is another role's. */
  readonly role_not_allowed: {
    /** The command, or the method of the service. */
    readonly command: string;
    /** The role of the actor. */
    readonly role: Role;
    /** The roles that may. */
    readonly allowed: readonly Role[];
  };
  /** The instant lies before the last write of what it is decided on, by more than the policy's tolerance. */
  readonly time_went_back: {
    /** The instant of the command. */
    readonly at: Instant;
    /** The last write. */
    readonly changedAt: Instant;
  };
  /** The actor saw another revision than the one that stands; look again. */
  readonly stale_view: {
    /** The revision that the actor saw. */
    readonly seenRevision: number;
    /** The revision that stands. */
    readonly revision: number;
  };
  /** A fact that a rule needs was not supplied. */
  readonly fact_missing: {
    /**
     * What is not known: the shop, product, variant, agency or creator as a whole, one of its facts (`shop.rating`,
     * `creator.authorisedAgencies`, or a host's own `acme/tier`), the terms, or how many campaigns are ongoing.
     */
    readonly fact:
      | 'shop'
      | 'product'
      | 'sku'
      | 'agency'
      | 'creator'
      | 'terms'
      | 'ongoing_campaigns'
      | `${string}.${string}`
      | VendorName;
  };
}

/** Who acts, and when: what the host adds to an input. */
export interface Stamp {
  readonly at: Instant;
  readonly actor: Actor;
}
