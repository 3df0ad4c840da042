import { tz } from '@date-fns/tz/tz';
import { addDays } from 'date-fns/addDays';
import { startOfDay } from 'date-fns/startOfDay';
import { type Instant, instant } from './instant.js';

/** An IANA time zone name, such as `Asia/Bangkok`. The host gives it; the process time zone is never read. */
export type TimeZone = string;

const ONE_SECOND = 1000;

/** Tells whether this runtime knows the IANA time zone. An offset (`+07:00`) is none, though newer runtimes take it. */
export function isTimeZone(zone: unknown): zone is TimeZone {
  if (typeof zone !== 'string' || !/^[A-Z]/i.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The first instant of the local day that holds `at` (Q33). */
export function startOfLocalDay(at: Instant, zone: TimeZone): Instant {
  return instant(startOfDay(at, { in: tz(zone) }).getTime());
}

/** The first instant of the local day after the one that holds `at` (Q15, Q33). */
export function nextLocalMidnight(at: Instant, zone: TimeZone): Instant {
  return startOfLocalDay(addCalendarDays(startOfLocalDay(at, zone), 1, zone), zone);
}

/**
 * The same local time `days` calendar days later. A day with a clock change has 23 or 25 hours; a local time that
 * the change skips moves forward by the gap.
 */
export function addCalendarDays(at: Instant, days: number, zone: TimeZone): Instant {
  return instant(addDays(at, days, { in: tz(zone) }).getTime());
}

/** The half-open end of a period whose last second is inclusive: 23:59:59 becomes 00:00:00 of the next day (R6). */
export function endAfterLastSecond(lastSecond: Instant): Instant {
  return instant(Math.floor(lastSecond / ONE_SECOND) * ONE_SECOND + ONE_SECOND);
}

/** The inclusive last second of a period with this half-open end: the inverse of {@link endAfterLastSecond}. */
export function lastSecondBefore(end: Instant): Instant {
  return instant(Math.ceil(end / ONE_SECOND) * ONE_SECOND - ONE_SECOND);
}
