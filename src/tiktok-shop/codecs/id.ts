import * as z from 'zod';
import { MAXIMUM_ID_LENGTH } from '../../core/ids.js';
import { accept, refuse } from '../../core/result.js';
import { type Codec, codecOf, translated, trouble } from './codec.js';

const DIGITS = /^\d+$/;

const idValueSchema = z
  .string()
  .max(MAXIMUM_ID_LENGTH, { abort: true })
  .regex(DIGITS, 'Not an id: not of digits only');

/** An id of digits. */
export const digitIdSchema: z.ZodType<string, string | number> = translated(
  z.custom<string | number>(isTextOrNumber, 'Not an id: neither text nor a number'),
  idValueSchema,
  {
    decode: (id) => {
      if (typeof id === 'string') return accept(id);
      if (Number.isSafeInteger(id) && id >= 0) return accept(String(id + 0));
      return refuse(
        trouble(
          Number.isInteger(id)
            ? 'An id as a number beyond 2^53, so it was rounded when the JSON was read: ids are texts'
            : 'Not an id: not of digits only',
        ),
      );
    },
    encode: accept,
  },
);

/**
 * An id of a campaign, product, variant or order: 1 to 200 digits in a text; those of the platform have 18 or 19, beyond
 * 2^53. A number is read as long as it is exact. Beyond that it is refused and never guessed: when the JSON was read, it was
 * rounded to another product's id.
 */
export const digitId: Codec<string | number, string> = codecOf(digitIdSchema);

function isTextOrNumber(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
