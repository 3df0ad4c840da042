import * as z from 'zod';
import { type Instant, instant, isInstant, LAST_INSTANT } from '../../core/instant.js';
import type { InputReason } from '../../core/refusal.js';
import { accept, type Result, refuse } from '../../core/result.js';
import { type Codec, codecOf, translated, trouble } from './codec.js';
import { wholeNumber } from './whole-number.js';

// Which unit a field has is told by the field. The magnitude guards it: seconds from here on would be of the year 5138,
// milliseconds before are of 1973 (U10).
const MAGNITUDE = 100_000_000_000;

const ONE_SECOND = 1_000;

/** An instant of ours, as it is. */
export const instantSchema: z.ZodType<Instant, Instant> = z.custom<Instant>(isInstant, 'Not an instant');

/** A whole number of Unix seconds. */
export const unixSecondsSchema: z.ZodType<Instant, number> = translated(z.int(), instantSchema, {
  decode: fromSeconds,
  encode: toSeconds,
});

/** Unix seconds as a text of digits. */
export const unixSecondsTextSchema: z.ZodType<Instant, string> = translated(z.string(), instantSchema, {
  decode: (text) => {
    const seconds = wholeNumber(text);
    return seconds.ok ? fromSeconds(seconds.value) : seconds;
  },
  encode: (at) => asText(toSeconds(at)),
});

/** Unix milliseconds as a text of digits. */
export const unixMillisecondsTextSchema: z.ZodType<Instant, string> = translated(z.string(), instantSchema, {
  decode: (text) => {
    const milliseconds = wholeNumber(text);
    return milliseconds.ok ? ofMilliseconds(milliseconds.value) : milliseconds;
  },
  encode: (at) => asText(ofMilliseconds(at)),
});

/**
 * An instant as a whole number of Unix seconds, as campaigns have it. Read from 0 to below 100,000,000,000: more are
 * milliseconds, and refused (U10). An instant with a part of a second is refused when it is written.
 */
export const unixSeconds: Codec<number, Instant> = codecOf(unixSecondsSchema);

/** An instant as a text of Unix seconds, as the tracking of a sample has it. As {@link unixSeconds} otherwise. */
export const unixSecondsText: Codec<string, Instant> = codecOf(unixSecondsTextSchema);

/**
 * An instant as a text of Unix milliseconds, as performance has it. `"0"`, or 100,000,000,000 and more: less are seconds,
 * and refused in both directions (U10).
 */
export const unixMillisecondsText: Codec<string, Instant> = codecOf(unixMillisecondsTextSchema);

function fromSeconds(seconds: number): Result<Instant, InputReason> {
  if (seconds < 0) return refuse(trouble('Before 1970'));
  if (seconds >= MAGNITUDE) return refuse(trouble('Too large for seconds: milliseconds, it seems'));
  return accept(instant(seconds * ONE_SECOND));
}

function toSeconds(at: Instant): Result<number, InputReason> {
  if (at % ONE_SECOND !== 0) return refuse(trouble('Not on a whole second'));
  return isBeforeMilliseconds(at) ? accept(at / ONE_SECOND + 0) : refuse(trouble(TOO_LATE));
}

/** What is said of an instant whose seconds would be taken for milliseconds. */
export const TOO_LATE = 'Too late to be told from milliseconds';

/** Tells whether the seconds of an instant are not taken for milliseconds. */
export function isBeforeMilliseconds(at: Instant): boolean {
  return at < MAGNITUDE * ONE_SECOND;
}

function ofMilliseconds(milliseconds: number): Result<Instant, InputReason> {
  if (milliseconds > LAST_INSTANT) return refuse(trouble('After the last instant'));
  if (milliseconds !== 0 && milliseconds < MAGNITUDE)
    return refuse(trouble('Too small for milliseconds: seconds, it seems'));
  return accept(instant(milliseconds));
}

function asText(count: Result<number, InputReason>): Result<string, InputReason> {
  return count.ok ? accept(String(count.value)) : count;
}
