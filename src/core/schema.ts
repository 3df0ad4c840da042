import * as z from 'zod';
import type { Actor } from './actor.js';
import { E164 } from './e164.js';
import { MAXIMUM_ID_LENGTH } from './ids.js';
import { type Instant, instant, LAST_INSTANT } from './instant.js';
import type { Period } from './period.js';
import { INTERNATIONAL_PHONE, MAXIMUM_PHONE_LENGTH, toE164 } from './phone.js';
import { isBlank, STORABLE } from './text.js';
import { isTimeZone } from './wall-clock.js';

// Text that a database cannot store exactly, or that a screen shows as something else, is refused at the door. What is
// too long is not looked through.
// biome-ignore lint/suspicious/noControlCharactersInRegex: ids with control characters are what it refuses
const ID = /^[^\ud800-\udfff\u0000-\u001f\u007f]*$/u;

const BLANK_OR_PHONE = new RegExp(`^\\s*$|${INTERNATIONAL_PHONE.source}`, 'u');
const NOT_A_PHONE = 'Invalid phone number: write it with + and its country code, such as +14255550100';

/** An instant in epoch milliseconds. */
export const instantSchema: z.ZodType<Instant> = z
  .int()
  .min(0)
  .max(LAST_INSTANT)
  .overwrite(withoutNegativeZero)
  .transform((milliseconds) => instant(milliseconds))
  .meta({ description: 'Epoch milliseconds' });

/** An id of 1 to 200 characters. */
export const idSchema: z.ZodType<string> = z
  .string()
  .min(1)
  .max(MAXIMUM_ID_LENGTH, { abort: true })
  .regex(ID, {
    message: 'Invalid id: control character or unpaired surrogate',
    // Such an id cannot be joined to another, so nothing about the whole is asked after it.
    abort: true,
  });

/** The longest that a host's id becomes in a joined one: 200 characters of up to nine each, and a colon; rounded up. */
const LONGEST_PART = 2_000;

/** An id that is derived from `parts` others: longer than they, and escaped as in a URL. */
export function joinedIdSchema(parts: number, of: string): z.ZodType<string> {
  return z
    .string()
    .min(1)
    .max(parts * LONGEST_PART, { abort: true })
    .regex(/^[\w.!~*'()%:-]+$/, `Invalid id: not of a ${of}`);
}

/** A text of at most `maximum` UTF-16 code units that any database can store exactly. */
export function textSchema(maximum: number): z.ZodString {
  return z
    .string()
    .max(maximum, { abort: true })
    .regex(STORABLE, 'Invalid text: null character or unpaired surrogate');
}

/**
 * A phone number as people write it, with its country code; gives its E.164 form. A field of a form that was left blank
 * is none, and gives `''`.
 */
export const phoneSchema: z.ZodType<string> = z
  .string()
  .max(MAXIMUM_PHONE_LENGTH, { abort: true })
  .regex(BLANK_OR_PHONE, { message: NOT_A_PHONE, abort: true })
  .transform((text, context) => {
    const number = isBlank(text) ? '' : toE164(text);
    if (number !== null) return number;
    context.addIssue({ code: 'custom', message: NOT_A_PHONE });
    return z.NEVER;
  })
  .meta({
    description:
      'A phone number with + and its country code, or blank; spaces, dashes, brackets and dots may stand in it',
  });

/** A phone number as records and events keep it. */
export const e164Schema: z.ZodType<string> = z
  .string()
  .regex(E164, 'Invalid phone number: not in E.164 form')
  .meta({ description: 'A phone number in E.164 form' });

/** A half-open period, neither empty nor reversed. */
export const periodSchema: z.ZodType<Period> = z
  .strictObject({ start: instantSchema, end: instantSchema })
  .refine((period) => period.start < period.end, {
    path: ['end'],
    message: 'Invalid period: end must be after start',
  })
  .meta({ description: 'A half-open period: end is after start' });

/** An IANA time zone that this runtime knows. */
export const timeZoneSchema: z.ZodType<string> = z
  .string()
  .max(64, { abort: true })
  .regex(/^[A-Za-z]/, { message: 'Invalid time zone', abort: true })
  .refine(isTimeZone, 'Invalid time zone')
  .meta({ description: 'An IANA time zone name' });

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
    .refine((items) => new Set(items).size === items.length, 'Invalid list: the same item twice')
    .meta({ uniqueItems: true });
}

const userId = z.exactOptional(idSchema);

/** Who did something, as records and events keep it. */
export const actorSchema: z.ZodType<Actor> = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('seller'), shopId: idSchema, userId }),
  z.strictObject({ role: z.literal('agency'), agencyId: idSchema, userId }),
  z.strictObject({ role: z.literal('creator'), creatorId: idSchema, userId }),
  z.strictObject({ role: z.literal('platform'), userId }),
  z.strictObject({ role: z.literal('clock') }),
]);

/** JSON knows `-0` on the way in and not on the way out; a record must not change by being stored. */
function withoutNegativeZero(count: number): number {
  return count + 0;
}
