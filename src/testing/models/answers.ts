import { canonicalJson } from '../../core/canonical.js';
import type { Refusal } from '../../core/refusal.js';
import type { Result } from '../../core/result.js';
import { differences } from '../scenarios/difference.js';

/** What an answer says, in words that a model can foretell: a result, or the codes of its refusal in order. */
export type Told = { readonly done: unknown } | { readonly refused: readonly string[] };

/** What an answer of a service says. */
export function told<Value>(
  answer: Result<Value, { readonly code: string }>,
  inWords: (value: Value) => unknown,
): Told {
  return answer.ok ? { done: inWords(answer.value) } : refusedWith(answer.refusal);
}

/** What a refusal says. */
export function refusedWith({ reasons }: Refusal<{ readonly code: string }>): Told {
  return refusedFor(...reasons.map(({ code }) => code));
}

/** What a refusal with these codes says. How many places of an input are wrong is not foretold. */
export function refusedFor(...codes: readonly string[]): Told {
  return { refused: codes.includes('invalid_input') ? ['invalid_input'] : codes };
}

/** A host does otherwise than its model; the message tells in what, and how it came to that. */
export class ModelError extends Error {
  override readonly name: string = 'ModelError';
}

/** Throws a {@link ModelError} unless what came is what was foretold, wholly. */
export function mustBe(expected: unknown, came: unknown, what: string): void {
  if (canonicalJson(expected) === canonicalJson(came)) return;
  const told = differences(expected, came, what);
  throw new ModelError(told.length > 0 ? told.join('\n') : `${what}: there is more to it than was expected`);
}
