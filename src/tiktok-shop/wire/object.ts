import * as z from 'zod';

/** What the platform sends and takes: fields that are named here, and others that it may add, which are kept. */
export interface WireObject {
  readonly [field: string]: unknown;
}

/**
 * The schema of an object of the platform's. Every field may be missing, since nothing there is documented as required; one
 * that is `null` counts as missing. Fields that are not named are kept as they came.
 */
export function wireObject<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodType<z.output<z.ZodObject<Shape, z.core.$loose>>, unknown> {
  const object: z.ZodType<z.output<z.ZodObject<Shape, z.core.$loose>>, unknown> = z.looseObject(shape);
  return z.codec(z.unknown(), object, {
    decode: (raw) => withoutNulls(raw, shape),
    encode: (value) => value,
  });
}

/** A field that may be missing. */
export function maybe<Schema extends z.core.SomeType>(schema: Schema): z.ZodExactOptional<Schema> {
  return z.exactOptional(schema);
}

function withoutNulls(raw: unknown, shape: object): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const told = Object.entries(raw).filter(([key, value]) => value !== null || !Object.hasOwn(shape, key));
  return Object.fromEntries(told);
}
