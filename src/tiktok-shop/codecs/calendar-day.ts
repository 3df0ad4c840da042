import * as z from 'zod';
import { accept, refuse } from '../../core/result.js';
import { type Codec, codecOf, translated, trouble } from './codec.js';

const daySchema = z.string().refine(isDay, 'Not a day such as 2026-03-01');

/** A calendar day, of no zone. */
export const calendarDaySchema: z.ZodType<string, string> = translated(z.string(), daySchema, {
  decode: (text) => {
    const day = text.length === 10 ? text.replaceAll('_', '-') : '';
    return isDay(day) ? accept(day) : refuse(trouble('Not a day such as 2026-03-01'));
  },
  encode: accept,
});

/**
 * A calendar day such as `2026-03-01`, as the statistics of content have it; the platform does not say of which zone. Read
 * with underscores too, as its text has the form; days that the calendar does not have are refused.
 */
export const calendarDay: Codec<string, string> = codecOf(calendarDaySchema);

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
