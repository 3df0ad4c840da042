import * as z from 'zod';
import { encodeWith, parseWith } from '../../core/parse.js';
import { type InputReason, invalidInput } from '../../core/refusal.js';
import type { Result } from '../../core/result.js';

/**
 * A translation between the platform's form of something and ours, in both directions. What one direction gives, the other
 * takes back as it was; what has no exact form on the other side is refused, at its place, and never rounded. Neither
 * direction ever throws.
 */
export interface Codec<Wire, Value> {
  /** Reads the platform's form, whatever it is: a value, or every place where it is no such form. */
  readonly decode: (wire: unknown) => Result<Value, InputReason>;
  /** Writes the platform's form. */
  readonly encode: (value: Value) => Result<Wire, InputReason>;
}

/** The codec that a schema of codecs makes. */
export function codecOf<Wire, Value>(schema: z.ZodType<Value, Wire>): Codec<Wire, Value> {
  return Object.freeze({
    decode: (wire: unknown) => parseWith(schema, wire),
    encode: (value: Value) => encodeWith(schema, value),
  });
}

/** Both directions of a translation; either may find that there is no other side. */
interface Directions<Wire, Value> {
  readonly decode: (wire: Wire) => Result<Value, InputReason>;
  readonly encode: (value: Value) => Result<Wire, InputReason>;
}

/** A schema that reads one form and writes it back. */
export function translated<Raw, Wire, Value>(
  wire: z.ZodType<Wire, Raw>,
  value: z.ZodType<Value, Value>,
  { decode, encode }: Directions<Wire, Value>,
): z.ZodType<Value, Raw> {
  return z.codec(wire, value, {
    decode: (given, context) => settled(decode(given), context),
    encode: (given, context) => settled(encode(given), context),
  });
}

function settled<Value>(result: Result<Value, InputReason>, context: z.core.ParsePayload): Value {
  if (result.ok) return result.value;
  for (const { parameters } of result.refusal.reasons) {
    const path = parameters.path === '' ? [] : [parameters.path];
    context.issues.push({ code: 'custom', input: context.value, message: parameters.problem, path });
  }
  return z.NEVER;
}

/** What is wrong with a value, as a whole or in one of its fields. */
export function trouble(problem: string, field = ''): InputReason {
  return invalidInput(field, problem);
}
