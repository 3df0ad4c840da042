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

/** A value, unless there are reasons against it: then all of them. The value is made only when there are none. */
export function acceptUnless<Value, Reason>(
  reasons: readonly Reason[],
  value: () => Value,
): Result<Value, Reason> {
  const [first] = reasons;
  return first === undefined ? accept(value()) : refuse(first, ...reasons.slice(1));
}
