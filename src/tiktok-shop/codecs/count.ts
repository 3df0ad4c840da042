import * as z from 'zod';
import { accept } from '../../core/result.js';
import { translated } from './codec.js';
import { wholeNumber } from './whole-number.js';

const countValueSchema: z.ZodType<number, number> = z.int().min(0);

/** A whole number of 0 or more. */
export const countSchema: z.ZodType<number, number> = translated(z.int(), countValueSchema, {
  decode: (count) => accept(count + 0),
  encode: (count) => accept(count + 0),
});

/** A whole number of 0 or more as a text, exact as a number. */
export const countTextSchema: z.ZodType<number, string> = translated(z.string(), countValueSchema, {
  decode: wholeNumber,
  encode: (count) => accept(String(count)),
});
