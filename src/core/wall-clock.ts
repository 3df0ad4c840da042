import { tzOffset } from '@date-fns/tz/tzOffset';
import { type Instant, instant, ONE_DAY } from './instant.js';

/** An IANA time zone name, such as `Asia/Bangkok`. The host gives it; the process time zone is never read. */
export type TimeZone = string;

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

/** 9999-12-31, the last day whose year has four digits: no zone is so far ahead that the day before it has more. */
const LAST_NAMED_DAY = 253_402_214_400_000;

/** The local day that holds `at`, as `2026-03-01`; `null` from 9999-12-31 on (UTC). */
export function localDayOf(at: Instant, zone: TimeZone): string | null {
  return at < LAST_NAMED_DAY ? new Date(wallClock(at, zone)).toISOString().slice(0, 10) : null;
}

/**
 * The first instant of a local day that is written as `2026-03-01`; `null` for what is none: another form, a day that the
 * calendar does not have or that a change of the zone skipped, and what lies before 1970-01-03 or after
 * 9999-12-29.
 */
export function startOfNamedDay(day: string, zone: TimeZone): Instant | null {
  const shown = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN;
  // Two days of room: no zone is further from UTC.
  if (!(shown >= 2 * ONE_DAY && shown < LAST_NAMED_DAY - ONE_DAY)) return null;
  const start = firstShowing(shown, zone);
  return localDayOf(start, zone) === day ? start : null;
}

/** The first instant after a local day that is written as `2026-03-01`; `null` for what is none, see {@link startOfNamedDay}. */
export function endOfNamedDay(day: string, zone: TimeZone): Instant | null {
  return startOfNamedDay(day, zone) === null ? null : firstShowing(Date.parse(day) + ONE_DAY, zone);
}

/** What a clock on the wall shows in a zone, taken for UTC, where every day has 24 hours. */
export function wallClock(at: number, zone: TimeZone): number {
  return at + offsetAt(at, zone);
}

function offsetAt(at: number, zone: TimeZone): number {
  return Math.round(tzOffset(zone, new Date(at)) * 60_000);
}

/** The first instant at which the wall clock shows this; if a clock change skips it, as much later as the gap. */
export function firstShowing(shown: number, zone: TimeZone): Instant {
  const before = shown - offsetAt(shown - ONE_DAY, zone);
  if (wallClock(before, zone) === shown) return instant(before);
  const after = shown - offsetAt(shown + ONE_DAY, zone);
  return instant(wallClock(after, zone) === shown ? after : before);
}
