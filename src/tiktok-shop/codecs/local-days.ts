import * as z from 'zod';
import { type Instant, instant } from '../../core/instant.js';
import type { Period } from '../../core/period.js';
import type { InputReason } from '../../core/refusal.js';
import { accept, type Result, refuse } from '../../core/result.js';
import {
  endOfNamedDay,
  isTimeZone,
  localDayOf,
  startOfNamedDay,
  type TimeZone,
} from '../../core/wall-clock.js';
import { type Codec, codecOf, translated, trouble } from './codec.js';
import { periodSchema } from './period.js';

/** Whole local days, the last one included, as people write the periods of a campaign. */
export interface LocalDays {
  /** Such as `2026-03-01`. */
  readonly firstDay: string;
  /** Such as `2026-03-31`: it ends with 23:59:59. */
  readonly lastDay: string;
}

/**
 * Whole days of a zone of the host's, as a half-open period: `2026-03-01` to `2026-03-31` in Bangkok goes from midnight to
 * midnight there. Campaigns of the platform begin and end so (R6, Q33). Refused are a day that there is not in the zone, a
 * period that does not lie on the edges of days, what lies before 1970-01-03 or after 9999-12-29, and everything in a zone
 * that this runtime does not know.
 */
export function localDays(zone: TimeZone): Codec<LocalDays, Period> {
  return codecOf(
    translated(z.strictObject({ firstDay: z.string(), lastDay: z.string() }), periodSchema, {
      decode: (days) => (isTimeZone(zone) ? periodOf(days, zone) : refuse(NO_ZONE)),
      encode: (period) => (isTimeZone(zone) ? daysOf(period, zone) : refuse(NO_ZONE)),
    }),
  );
}

const NO_ZONE = Object.freeze(trouble('Not a time zone'));

function periodOf({ firstDay, lastDay }: LocalDays, zone: TimeZone): Result<Period, InputReason> {
  const start = startOfNamedDay(firstDay, zone);
  const end = endOfNamedDay(lastDay, zone);
  if (start === null) return refuse(trouble('No such day', 'firstDay'));
  if (end === null) return refuse(trouble('No such day', 'lastDay'));
  return end > start ? accept({ start, end }) : refuse(trouble('Ends before it starts', 'lastDay'));
}

function daysOf({ start, end }: Period, zone: TimeZone): Result<LocalDays, InputReason> {
  const firstDay = dayBeginning(start, zone);
  if (firstDay === null) return refuse(trouble('Not at the beginning of a local day', 'start'));
  const lastDay = localDayOf(instant(end - 1), zone);
  if (lastDay === null || endOfNamedDay(lastDay, zone) !== end)
    return refuse(trouble('Not at the end of a local day', 'end'));
  return accept({ firstDay, lastDay });
}

/** The local day that begins at an instant; `null` when none does. */
function dayBeginning(at: Instant, zone: TimeZone): string | null {
  const day = localDayOf(at, zone);
  return day !== null && startOfNamedDay(day, zone) === at ? day : null;
}
