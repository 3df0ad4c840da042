import * as z from 'zod';
import { accept } from '../../core/result.js';
import { translated } from './codec.js';

/** A value of a closed set that this version does not know: kept as it came, so that nothing breaks when one is added. */
export interface Unknown {
  readonly kind: 'unknown';
  /** As the platform has it. */
  readonly raw: string | number | boolean;
}

/** One of the known values, as it is written there, or one that this version does not know. */
export type Open<Value> = Value | Unknown;

/** Tells whether a value is none that this version knows. */
export function isUnknown<Value>(value: Open<Value>): value is Unknown {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'unknown';
}

/** A value of a set that may grow: a known one, or what came instead. */
export function openEnumSchema<const Value extends string>(
  values: readonly Value[],
): z.ZodType<Open<Value>, string | number | boolean> {
  const knownAs = (raw: unknown) => values.find((value) => value === raw);
  const isOpen = (value: unknown) => knownAs(value) !== undefined || isUnknownBut(value, knownAs);
  return translated(
    z.custom<string | number | boolean>(isScalar, 'Neither text, number, true nor false'),
    z.custom<Open<Value>>(isOpen, 'Neither a known value nor an unknown one'),
    {
      decode: (raw) =>
        accept(knownAs(raw) ?? { kind: 'unknown', raw: typeof raw === 'number' ? raw + 0 : raw }),
      encode: (value) => accept(isUnknown(value) ? value.raw : value),
    },
  );
}

/** Only what is really unknown: what is known has its own form. */
function isUnknownBut(value: unknown, knownAs: (raw: unknown) => unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'raw' in value &&
    Object.keys(value).length === 2 &&
    value.kind === 'unknown' &&
    isScalar(value.raw) &&
    knownAs(value.raw) === undefined
  );
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
