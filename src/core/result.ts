import type { Refusal } from './refusal.js';

/**
 * The answer of everything that may be refused: a value, or a refusal with all its reasons.
 * Storage failures and bugs are exceptions; a `Result` is only ever about the domain.
 */
export type Result<Value, Reason> = Accepted<Value> | Refused<Reason>;

/** The accepted half of a {@link Result}. */
export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** The refused half of a {@link Result}. */
export interface Refused<Reason> {
  readonly ok: false;
  readonly refusal: Refusal<Reason>;
}

/** Wraps a value as an accepted result. */
export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

/** Builds a refusal from one reason or more, in the order given. */
export function refuse<Reason>(...reasons: readonly [Reason, ...Reason[]]): Refused<Reason> {
  return { ok: false, refusal: { reasons } };
}

/** The reasons of two lists, in order. Nearly always there are none, and nothing is copied then. */
export function bothReasons<One, Other>(
  first: readonly One[],
  second: readonly Other[],
): readonly (One | Other)[] {
  return first.length === 0 ? second : [...first, ...second];
}

/** A refusal for reasons, if there are any: for what is asked so often that a function that makes its value would be felt. */
export function refuseFor<Reason>(reasons: readonly Reason[]): Refused<Reason> | null {
  const [first] = reasons;
  return first === undefined ? null : refuse(first, ...reasons.slice(1));
}

/** A value, unless there are reasons against it: then all of them. The value is made only when there are none. */
export function acceptUnless<Value, Reason>(
  reasons: readonly Reason[],
  value: () => Value,
): Result<Value, Reason> {
  return refuseFor(reasons) ?? accept(value());
}
