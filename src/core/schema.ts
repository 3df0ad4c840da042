import * as z from 'zod';
import type { Actor } from './actor.js';
import { isTimeZone } from './calendar.js';
import { MAXIMUM_ID_LENGTH } from './ids.js';
import { type Instant, instant, LAST_INSTANT } from './instant.js';
import type { Period } from './period.js';

// Text that a database cannot store exactly, or that a screen shows as something else, is refused at the door.
const UNSTORABLE = /[\p{Surrogate}\0]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ids with control characters are what it refuses
const NOT_IN_AN_ID = /[\p{Surrogate}\u0000-\u001f\u007f]/u;

/** An instant in epoch milliseconds. */
export const instantSchema: z.ZodType<Instant> = z
  .int()
  .min(0)
  .max(LAST_INSTANT)
  .overwrite(withoutNegativeZero)
  .transform((milliseconds) => instant(milliseconds));

/** An id of 1 to 200 characters. */
export const idSchema: z.ZodType<string> = z
  .string()
  .min(1)
  .max(MAXIMUM_ID_LENGTH)
  .refine((id) => !NOT_IN_AN_ID.test(id), {
    message: 'Invalid id: control character or unpaired surrogate',
    // Such an id cannot be joined to another, so nothing about the whole is asked after it.
    abort: true,
  });

/** A text of at most `maximum` UTF-16 code units that any database can store exactly. */
export function textSchema(maximum: number): z.ZodType<string> {
  return z
    .string()
    .max(maximum)
    .refine((text) => !UNSTORABLE.test(text), 'Invalid text: null character or unpaired surrogate');
}

/** A half-open period, neither empty nor reversed. */
export const periodSchema: z.ZodType<Period> = z
  .strictObject({ start: instantSchema, end: instantSchema })
  .refine((period) => period.start < period.end, {
    path: ['end'],
    message: 'Invalid period: end must be after start',
  });

/** An IANA time zone that this runtime knows. */
export const timeZoneSchema: z.ZodType<string> = z.string().max(64).refine(isTimeZone, 'Invalid time zone');

/** An ISO 3166-1 alpha-2 country code in capitals: a market, or a home country. */
export const countrySchema: z.ZodType<string> = z.string().regex(/^[A-Z]{2}$/, 'Invalid country code');

/** A whole number within bounds, both inclusive. */
export function wholeNumberSchema(minimum: number, maximum: number): z.ZodType<number> {
  return z.int().min(minimum).max(maximum).overwrite(withoutNegativeZero);
}

/** A whole number of 0 or more, exactly representable. */
export const countSchema: z.ZodType<number> = z.int().min(0).overwrite(withoutNegativeZero);

/** A list of at most `maximum` items, all different. */
export function distinctSchema<Item>(item: z.ZodType<Item>, maximum: number): z.ZodArray<z.ZodType<Item>> {
  return z
    .array(item)
    .max(maximum)
    .refine((items) => new Set(items).size === items.length, 'Invalid list: the same item twice');
}

const userId = z.exactOptional(idSchema);

/** Who did something, as records and events keep it. */
export const actorSchema: z.ZodType<Actor> = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('seller'), shopId: idSchema, userId }),
  z.strictObject({ role: z.literal('agency'), agencyId: idSchema, userId }),
  z.strictObject({ role: z.literal('platform'), userId }),
  z.strictObject({ role: z.literal('clock') }),
]);

/** JSON knows `-0` on the way in and not on the way out; a record must not change by being stored. */
function withoutNegativeZero(count: number): number {
  return count + 0;
}
