import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays } from 'date-fns/addDays';
import { startOfDay } from 'date-fns/startOfDay';
import { type Instant, instant, LAST_INSTANT, ONE_DAY } from './instant.js';
import { firstShowing, type TimeZone, wallClock } from './wall-clock.js';

/** The first instant of the local day that holds `at` (Q33). */
export function startOfLocalDay(at: Instant, zone: TimeZone): Instant {
  return firstShowing(startOfDay(shownAt(at, zone)).getTime(), zone);
}

/** The first instant of the local day after the one that holds `at` (Q15, Q33). */
export function nextLocalMidnight(at: Instant, zone: TimeZone): Instant {
  return firstShowing(addDays(startOfDay(shownAt(at, zone)), 1).getTime(), zone);
}

/**
 * The same local time `days` calendar days later. A day with a clock change has 23 or 25 hours; a local time that
 * the change skips moves forward by the gap, and of one that comes twice it is the first. Where time ends before, it
 * is the last instant.
 */
export function addCalendarDays(at: Instant, days: number, zone: TimeZone): Instant {
  // Two days of room: no zone is further from UTC.
  if (at + (days + 2) * ONE_DAY > LAST_INSTANT) return instant(LAST_INSTANT);
  return days === 0 ? at : firstShowing(wallClock(at, zone) + Math.trunc(days) * ONE_DAY, zone);
}

/**
 * The local midnight that comes after `at` as the `days`-th, from 1: the first instant of the local day so many days
 * later. Where time ends before, it is the last instant.
 */
export function localMidnightAfter(at: Instant, days: number, zone: TimeZone): Instant {
  if (at + (days + 2) * ONE_DAY > LAST_INSTANT) return instant(LAST_INSTANT);
  return nextLocalMidnight(addCalendarDays(at, days - 1, zone), zone);
}

/**
 * What a clock on the wall shows, taken for UTC, where every day has 24 hours: date-fns reckons with that. It is not given
 * the dates of @date-fns/tz: around clock changes those read the time zone of the process. The date is the small one, as
 * the other makes formats for texts when it is loaded.
 */
function shownAt(at: Instant, zone: TimeZone): Date {
  return new UTCDateMini(wallClock(at, zone));
}
