import * as z from 'zod';
import { endAfterLastSecond, lastSecondBefore } from '../../core/last-second.js';
import type { Period } from '../../core/period.js';
import { accept, refuse } from '../../core/result.js';
import { type Codec, codecOf, translated, trouble } from './codec.js';
import { instantSchema, isBeforeMilliseconds, TOO_LATE, unixSecondsSchema } from './instant.js';

/** A period as the platform has it: Unix seconds, and the last one belongs to it (R6). */
export interface InclusivePeriod {
  readonly start: number;
  /** The last second of it: a day ends with 23:59:59. */
  readonly lastSecond: number;
}

/** A half-open period of ours, neither empty nor reversed. */
export const periodSchema: z.ZodType<Period, Period> = z
  .strictObject({ start: instantSchema, end: instantSchema })
  .refine(({ start, end }) => start < end, { path: ['end'], message: 'Ends before it starts' });

/**
 * A period whose last second belongs to it, as a half-open one: `start` to 23:59:59 is `start` to 00:00:00 of the next day
 * (R6). Refused when it ends before it starts, and when one that is written does not start and end on whole seconds.
 */
export const inclusivePeriod: Codec<InclusivePeriod, Period> = codecOf(
  translated(z.strictObject({ start: unixSecondsSchema, lastSecond: unixSecondsSchema }), periodSchema, {
    decode: ({ start, lastSecond }) =>
      start <= lastSecond
        ? accept({ start, end: endAfterLastSecond(lastSecond) })
        : refuse(trouble('Ends before it starts', 'lastSecond')),
    encode: ({ start, end }) => {
      if (end % 1_000 !== 0) return refuse(trouble('Not on a whole second', 'end'));
      const lastSecond = lastSecondBefore(end);
      return isBeforeMilliseconds(lastSecond)
        ? accept({ start, lastSecond })
        : refuse(trouble(TOO_LATE, 'end'));
    },
  }),
);
