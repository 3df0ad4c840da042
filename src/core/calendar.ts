import { tzOffset } from '@date-fns/tz/tzOffset';
import { utc } from '@date-fns/utc/utc';
import { addDays } from 'date-fns/addDays';
import { startOfDay } from 'date-fns/startOfDay';
import { type Instant, instant, LAST_INSTANT, ONE_DAY } from './instant.js';

/** An IANA time zone name, such as `Asia/Bangkok`. The host gives it; the process time zone is never read. */
export type TimeZone = string;

const ONE_SECOND = 1000;

/**
 * Names that were found to be zones: asking the runtime costs more than all else that is read of a campaign. There are
 * about 600; the bound is for those who spell them in capitals and small letters by turns.
 */
const knownZones = new Set<string>();
const MAXIMUM_KNOWN_ZONES = 1_000;

/** Tells whether this runtime knows the IANA time zone. An offset (`+07:00`) is none, though newer runtimes take it. */
export function isTimeZone(zone: unknown): zone is TimeZone {
  if (typeof zone !== 'string' || !/^[A-Z]/i.test(zone)) return false;
  if (knownZones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    if (knownZones.size < MAXIMUM_KNOWN_ZONES) knownZones.add(zone);
    return true;
  } catch {
    return false;
  }
}

/** The first instant of the local day that holds `at` (Q33). */
export function startOfLocalDay(at: Instant, zone: TimeZone): Instant {
  return firstShowing(startOfDay(wallClock(at, zone), { in: utc }).getTime(), zone);
}

/** The first instant of the local day after the one that holds `at` (Q15, Q33). */
export function nextLocalMidnight(at: Instant, zone: TimeZone): Instant {
  return firstShowing(addDays(startOfDay(wallClock(at, zone), { in: utc }), 1).getTime(), zone);
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

/** The half-open end of a period whose last second is inclusive: 23:59:59 becomes 00:00:00 of the next day (R6). */
export function endAfterLastSecond(lastSecond: Instant): Instant {
  return instant(Math.floor(lastSecond / ONE_SECOND) * ONE_SECOND + ONE_SECOND);
}

/** The inclusive last second of a period with this half-open end: the inverse of {@link endAfterLastSecond}. */
export function lastSecondBefore(end: Instant): Instant {
  return instant(Math.ceil(end / ONE_SECOND) * ONE_SECOND - ONE_SECOND);
}

// date-fns reckons with what a clock on the wall shows, taken for UTC, where every day has 24 hours. It is not given
// the dates of @date-fns/tz: around clock changes those read the time zone of the process.

function wallClock(at: number, zone: TimeZone): number {
  return at + offsetAt(at, zone);
}

function offsetAt(at: number, zone: TimeZone): number {
  return Math.round(tzOffset(zone, new Date(at)) * 60 * ONE_SECOND);
}

/** The first instant at which the wall clock shows this; if a clock change skips it, as much later as the gap. */
function firstShowing(shown: number, zone: TimeZone): Instant {
  const before = shown - offsetAt(shown - ONE_DAY, zone);
  if (wallClock(before, zone) === shown) return instant(before);
  const after = shown - offsetAt(shown + ONE_DAY, zone);
  return instant(wallClock(after, zone) === shown ? after : before);
}
